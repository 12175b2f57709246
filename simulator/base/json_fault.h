// What is wrong with a text that is no JSON, in the words of this program.
#pragma once

#include <cstddef>
#include <string_view>

#include "base/error.h"

namespace riposte::json {

/// Says why the reading of `text` stopped at byte `offset` (its size: the text ends too early), and what
/// would be right there. Takes time in proportion to `offset`.
Error syntax_fault(std::string_view text, std::size_t offset);

} // namespace riposte::json
