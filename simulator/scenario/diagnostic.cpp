#include "scenario/diagnostic.h"

#include <algorithm>

#include <fmt/format.h>

namespace riposte::scenario {

std::string_view name_of(Severity severity) {
  switch (severity) {
  case Severity::error: return "error";
  case Severity::warning: return "warning";
  case Severity::info: return "info";
  }
  return "";
}

bool has_errors(const Diagnostics& diagnostics) {
  return std::any_of(diagnostics.begin(), diagnostics.end(),
                     [](const Diagnostic& d) { return d.severity == Severity::error; });
}

std::string to_line(const std::string& file, const Diagnostic& d, std::string_view message) {
  // A name in the file cannot forge a finding: a line feed in it starts no line of its own.
  std::string line = fmt::format("{}:{}:{}: {} {} {}: {}", file, d.position.line, d.position.column,
                                 name_of(d.severity), d.code, d.pointer, message);
  for (std::size_t at = line.find('\n'); at != std::string::npos; at = line.find('\n', at + 1))
    if (line.compare(at + 1, 2, "  ") != 0) line.insert(at + 1, "  ");
  return line;
}

std::string to_line(const std::string& file, const Diagnostic& d) {
  return to_line(file, d, d.message.message);
}

} // namespace riposte::scenario
