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

std::string to_line(const std::string& file, const Diagnostic& d) {
  return fmt::format("{}:{}:{}: {} {} {}: {}", file, d.position.line, d.position.column, name_of(d.severity),
                     d.code, d.pointer, d.message);
}

} // namespace riposte::scenario
