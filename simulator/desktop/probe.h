// The probe: each widget announces its stable id, text and rectangle, for tests and for screen-reading tools.
#pragma once

#include <imgui.h>

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace riposte::desktop {

struct ProbeItem {
  std::string id = {};
  std::string text = {};
  ImVec2 min{};
  ImVec2 max{};
  bool visible = false; // a click in its middle would land on it; it may still be cut at an edge
  bool enabled = true;
  bool focused = false;
  ImVec2 window_center{}; // where to turn the wheel to bring it into view
};

struct Probe {
  bool on = false; // off costs one branch per widget
  std::vector<ProbeItem> items;
};

struct ProbeState {
  bool enabled = true;
  bool focused = false;
};

void begin_frame(Probe& probe);
// Announces the rectangle of the last ImGui item.
void announce(Probe& probe, std::string_view id, std::string_view text, ProbeState state = {});
void announce_rect(Probe& probe, std::string_view id, ImVec2 min, ImVec2 max, std::string_view text,
                   ProbeState state = {});
const ProbeItem* find(const Probe& probe, std::string_view id);

// {"<id>":{"text":"…","rectangle":[x,y,w,h],"enabled":true,"focused":false}, …} of the visible widgets.
std::string probe_map(const Probe& probe);
// Writes the map beside `path` and renames it, so that a reader never sees half a file; false when it can't.
bool write_probe_map(const Probe& probe, const std::filesystem::path& path);

} // namespace riposte::desktop
