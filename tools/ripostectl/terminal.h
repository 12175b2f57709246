// Text for a terminal: wrapped by words, and input that can be waited for with a limit.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace riposte::ctl {

/// Columns of the terminal on standard output, 80 where there is none, at most 100 for reading.
int terminal_width();

/// The text without control characters other than line feeds: a scenario cannot steer the terminal that shows
/// it.
std::string printable(std::string_view text);

/// The same on one line.
std::string one_line(std::string_view text);

/// Wrapped by words to `width` columns; the first line begins with `lead`, the others with as many spaces.
std::string wrapped(std::string_view raw, std::string_view lead, int width);

struct Answer {
  enum class Kind { line, timeout, end };
  Kind kind = Kind::end;
  std::string line;
};

using Deadline = std::optional<std::chrono::steady_clock::time_point>;

/// Reads one line of standard input, without white space around it; gives up at the deadline, if there is
/// one. Lines longer than 1 KiB are cut.
Answer read_line(Deadline deadline);

} // namespace riposte::ctl
