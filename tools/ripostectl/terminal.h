// Text for a terminal: wrapped by words, and input that can be waited for with a limit.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace riposte::ctl {

/// Columns of the terminal on standard output, 80 where there is none, at most 100 for reading.
int terminal_width();

/// Wrapped by words to `width` columns; the first line begins with `lead`, the others with as many spaces.
std::string wrapped(std::string_view text, std::string_view lead, int width);

struct Answer {
  enum class Kind { line, timeout, end };
  Kind kind = Kind::end;
  std::string line;
};

/// Reads one line of standard input; gives up after `seconds` (0: never). Longer lines than 1 KiB are cut.
Answer read_line(int seconds);

} // namespace riposte::ctl
