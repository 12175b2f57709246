// Every code a finding can bear: how grave it is, and what it means in a line. The page of a code is
// content/diagnostics/<language>/<code>.md.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "scenario/diagnostic.h"

namespace riposte::scenario {

struct Code {
  std::string_view id; // stable: never renamed, never used for another fault
  Severity severity = Severity::error;
  std::string_view summary; // one line, English
  bool remark = false;      // of the linter: it never stops a play
};

/// All of them, by group and in the order of the documentation.
std::span<const Code> codes();

/// The code of that id, or null.
const Code* find_code(std::string_view id);

/// What "did you mean" chooses from.
std::vector<std::string> code_ids();

} // namespace riposte::scenario
