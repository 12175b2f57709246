#include "desktop/focus.h"

#include "desktop/imx.h"

#include <algorithm>
#include <utility>

namespace riposte::desktop {

#if IMGUI_VERSION_NUM < 18900
namespace {

void choose_next(FocusOrder& order) {
  const ImGuiIO& io = ImGui::GetIO();
  const auto& ring = order.previous;
  const int key = ImGui::GetKeyIndex(ImGuiKey_Tab);
  if (ring.empty() || key < 0 || io.KeyCtrl || io.KeyAlt || !ImGui::IsKeyPressed(key, true)) return;
  const ImGuiContext& context = *ImGui::GetCurrentContext();
  // On a new window ImGui quietly stands on the first item; nobody has been there yet, so Tab goes to it.
  const bool visited = io.NavVisible || context.LastActiveId == context.NavId;
  const ImGuiID now = context.ActiveId != 0 ? context.ActiveId : visited ? context.NavId : 0;
  const auto at = std::ranges::find(ring, now);
  if (at == ring.end())
    order.wanted = io.KeyShift ? ring.back() : ring.front();
  else if (io.KeyShift)
    order.wanted = at == ring.begin() ? ring.back() : *std::prev(at);
  else
    order.wanted = std::next(at) == ring.end() ? ring.front() : *std::next(at);
}

} // namespace

void begin_frame(FocusOrder& order) {
  std::swap(order.current, order.previous);
  order.current.clear();
  order.asked = false;
}

bool take_tab_focus(FocusOrder& order, ImGuiID id) {
  if (!std::exchange(order.asked, true)) choose_next(order);
  // Behind a dialog nothing can be reached.
  const ImGuiWindow* modal = ImGui::GetTopMostPopupModal();
  if (modal != nullptr && ImGui::GetCurrentWindow()->RootWindow != modal) return false;
  order.current.push_back(id);
  if (order.wanted != id) return false;
  order.wanted = 0;
  return true;
}
#else
void begin_frame(FocusOrder&) {}
bool take_tab_focus(FocusOrder&, ImGuiID) {
  return false;
}
#endif

} // namespace riposte::desktop
