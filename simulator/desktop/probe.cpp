#include "desktop/probe.h"

#include <algorithm>

namespace riposte::desktop {

namespace {

bool center_visible(ImVec2 min, ImVec2 max) {
  const ImVec2 center{(min.x + max.x) * 0.5f, (min.y + max.y) * 0.5f};
  return ImGui::IsRectVisible({center.x - 2, center.y - 2}, {center.x - 1, center.y - 1}) &&
         ImGui::IsRectVisible({center.x + 1, center.y + 1}, {center.x + 2, center.y + 2});
}

} // namespace

void begin_frame(Probe& probe) {
  probe.items.clear();
}

void announce(Probe& probe, std::string_view id, std::string_view text, ProbeState state) {
  announce_rect(probe, id, ImGui::GetItemRectMin(), ImGui::GetItemRectMax(), text, state);
}

void announce_rect(Probe& probe, std::string_view id, ImVec2 min, ImVec2 max, std::string_view text,
                   ProbeState state) {
  if (!probe.on || id.empty()) return;
  const ImVec2 position = ImGui::GetWindowPos(), size = ImGui::GetWindowSize();
  probe.items.push_back({std::string(id),
                         std::string(text),
                         min,
                         max,
                         center_visible(min, max),
                         state.enabled,
                         state.focused,
                         {position.x + size.x * 0.5f, position.y + size.y * 0.5f}});
}

const ProbeItem* find(const Probe& probe, std::string_view id) {
  const auto found = std::ranges::find(probe.items, id, &ProbeItem::id);
  return found == probe.items.end() ? nullptr : &*found;
}

} // namespace riposte::desktop
