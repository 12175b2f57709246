#include "terminal.h"

#include <algorithm>
#include <cerrno>
#include <chrono>

#include <poll.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "base/utf8.h"

namespace riposte::ctl {

namespace {

std::string trimmed(const std::string& line) {
  const std::size_t first = line.find_first_not_of(" \t\r");
  return first == std::string::npos ? "" : line.substr(first, line.find_last_not_of(" \t\r") - first + 1);
}

} // namespace

int terminal_width() {
  winsize size{};
  if (::ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) != 0 || size.ws_col < 20) return 80;
  return std::min<int>(size.ws_col, 100);
}

std::string printable(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = next_code_point(text, at);
    const bool control = (c < 0x20 && c != U'\n') || (c >= 0x7F && c < 0xA0);
    const bool turns = (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
    append_utf8(out, control || turns ? kReplacementCharacter : c);
  }
  return out;
}

std::string one_line(std::string_view text) {
  std::string out = printable(text);
  std::replace(out.begin(), out.end(), '\n', ' ');
  return out;
}

std::string wrapped(std::string_view raw, std::string_view lead, int width) {
  const std::string text = printable(raw);
  const std::size_t indent = count_code_points(lead);
  std::string out(lead);
  std::size_t column = indent;
  std::size_t at = 0;
  bool first = true;
  while (at < text.size()) {
    const std::size_t end = std::min(text.find_first_of(" \n", at), text.size());
    const std::string_view word = std::string_view(text).substr(at, end - at);
    const std::size_t length = count_code_points(word);
    const bool newline = at > 0 && text[at - 1] == '\n';
    if (newline || (!first && column + 1 + length > static_cast<std::size_t>(width))) {
      out += '\n' + std::string(indent, ' ');
      column = indent;
    } else if (!first) {
      out += ' ';
      ++column;
    }
    out += word;
    column += length;
    first = false;
    at = end + 1;
  }
  return out;
}

Answer read_line(Deadline deadline) {
  using Clock = std::chrono::steady_clock;
  constexpr std::size_t kLongest = 1024;
  std::string line;
  for (;;) {
    int wait = -1;
    if (deadline) {
      const auto left =
          std::chrono::duration_cast<std::chrono::milliseconds>(*deadline - Clock::now()).count();
      if (left <= 0) return {Answer::Kind::timeout, {}};
      wait = static_cast<int>(left);
    }
    pollfd input{STDIN_FILENO, POLLIN, 0};
    const int ready = ::poll(&input, 1, wait);
    if (ready < 0 && errno == EINTR) continue;
    if (ready == 0) return {Answer::Kind::timeout, {}};
    char c = 0;
    // One byte at a time: what follows the line stays for the next question.
    const ssize_t got = ::read(STDIN_FILENO, &c, 1);
    if (got < 0 && errno == EINTR) continue;
    if (got <= 0) return line.empty() ? Answer{} : Answer{Answer::Kind::line, trimmed(line)};
    if (c == '\n') return {Answer::Kind::line, trimmed(line)};
    if (line.size() < kLongest) line.push_back(c);
  }
}

} // namespace riposte::ctl
