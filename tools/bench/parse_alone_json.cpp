#include "parse_alone.h"

#include <nlohmann/json.hpp>

namespace riposte::bench {

std::size_t parse_alone(const std::string& text) {
  return nlohmann::json::parse(text).size();
}

} // namespace riposte::bench
