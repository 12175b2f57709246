// Writes the probe's map of the screen as JSON.
#include "desktop/probe.h"

#include <nlohmann/json.hpp>

#include <cmath>
#include <fstream>
#include <system_error>

namespace riposte::desktop {

std::string probe_map(const Probe& probe) {
  nlohmann::ordered_json map = nlohmann::ordered_json::object();
  for (const ProbeItem& item : probe.items) {
    if (!item.visible) continue;
    const auto whole = [](float v) { return static_cast<int>(std::lround(v)); };
    map[item.id] = {{"text", item.text},
                    {"rectangle",
                     {whole(item.min.x), whole(item.min.y), whole(item.max.x - item.min.x),
                      whole(item.max.y - item.min.y)}},
                    {"enabled", item.enabled},
                    {"focused", item.focused}};
  }
  // Text that isn't valid UTF-8 is shown with U+FFFD: a map with a flaw is of more use than none.
  return map.dump(1, ' ', false, nlohmann::ordered_json::error_handler_t::replace) + "\n";
}

bool write_probe_map(const Probe& probe, const std::filesystem::path& path) {
  std::filesystem::path part = path;
  part += ".part";
  {
    std::ofstream file(part, std::ios::binary | std::ios::trunc);
    file << probe_map(probe);
    file.close();
    if (!file) return false;
  }
  std::error_code error;
  std::filesystem::rename(part, path, error);
  return !error;
}

} // namespace riposte::desktop
