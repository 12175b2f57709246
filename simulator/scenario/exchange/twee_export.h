// A scenario as a Twine story: one passage per turn and ending, one link per way on.
#pragma once

#include <string>

#include "base/error.h"
#include "base/located_json.h"

namespace riposte::scenario::exchange {

/// `scenario` is the JSON of a file that loads without errors; `layout` that of its riposte.layout/1, or
/// null. import_twee() gives the same scenario back: every key, in order. Fails where the Twee would be
/// larger than what can be read again.
Result<std::string> export_twee(const json::Value& scenario, const json::Value& layout);

} // namespace riposte::scenario::exchange
