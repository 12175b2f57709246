#include "desktop/screens/keys.h"

#include "desktop/imx.h"

namespace riposte::desktop {

int digit_pressed() {
  const ImGuiIO& io = ImGui::GetIO();
  if (io.WantTextInput || io.KeyCtrl || io.KeyAlt) return 0;
  for (int digit = 1; digit <= 9; ++digit) {
#if IMGUI_VERSION_NUM >= 18700
    const auto main = static_cast<ImGuiKey>(ImGuiKey_0 + digit),
               pad = static_cast<ImGuiKey>(ImGuiKey_Keypad0 + digit);
#else
    // Before 1.87 only a few keys have names: these are the numbers that GLFW gives the keys.
    const int main = '0' + digit, pad = 320 + digit;
#endif
    if (ImGui::IsKeyPressed(main, false) || ImGui::IsKeyPressed(pad, false)) return digit;
  }
  return 0;
}

Arrow take_arrow() {
  Arrow arrow;
  if (imx::key_pressed(ImGuiKey_LeftArrow))
    arrow.x = -1;
  else if (imx::key_pressed(ImGuiKey_RightArrow))
    arrow.x = 1;
  else if (imx::key_pressed(ImGuiKey_UpArrow))
    arrow.y = -1;
  else if (imx::key_pressed(ImGuiKey_DownArrow))
    arrow.y = 1;
  if (arrow.x == 0 && arrow.y == 0) return arrow;
  ImGuiContext& context = *ImGui::GetCurrentContext();
  ImGui::NavMoveRequestCancel();
  context.NavInitRequest = false;
  hide_focus();
  return arrow;
}

void hide_focus() {
#if IMGUI_VERSION_NUM >= 19140
  ImGui::GetCurrentContext()->NavCursorVisible = false;
#else
  ImGui::GetCurrentContext()->NavDisableHighlight = true;
#endif
}

bool control_focused() {
  return ImGui::GetIO().NavVisible && ImGui::IsAnyItemFocused();
}

} // namespace riposte::desktop
