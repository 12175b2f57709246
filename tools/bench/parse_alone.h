// The yardstick: a text read by nlohmann/json alone.
#pragma once

#include <string>

namespace riposte::bench {

/// Parses the text into nlohmann's own tree and drops it; how many values the root has.
std::size_t parse_alone(const std::string& text);

} // namespace riposte::bench
