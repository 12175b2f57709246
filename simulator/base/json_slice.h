// The very bytes of a JSON value in its text: for changing one part of a file and leaving the rest as it is.
#pragma once

#include <string_view>

#include "base/located_json.h"

namespace riposte::json {

/// From the first byte of the value to its last. `value` comes from parse(text) without problems, which is
/// what makes this safe to call; for any other text the slice is somewhere in it, or empty.
std::string_view slice(std::string_view text, const Value& value);

} // namespace riposte::json
