// One finding about a file: what, where, and what would be right.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/error.h"
#include "base/utf8.h"

namespace riposte::scenario {

enum class Severity { error, warning, info };

struct Diagnostic {
  Severity severity = Severity::error;
  std::string code;    // stable, kebab-case
  std::string pointer; // RFC 6901
  TextPosition position;
  Error message; // in parts, so that a screen can say it in the language of the interface
};

using Diagnostics = std::vector<Diagnostic>;

/// More findings about one file than these teach nothing: the loader stops adding to them.
inline constexpr std::size_t kMostFindings = 10'000;

std::string_view name_of(Severity severity);

/// True where a rule of the format is broken: such a file is not played.
bool has_errors(const Diagnostics& diagnostics);

/// `file:line:col: severity CODE /pointer: message`, the message as it is given, or in English.
std::string to_line(const std::string& file, const Diagnostic& diagnostic, std::string_view message);
std::string to_line(const std::string& file, const Diagnostic& diagnostic);

} // namespace riposte::scenario
