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

bool pressed(std::string_view key) {
  constexpr std::string_view kControl = "Ctrl+";
  const ImGuiIO& io = ImGui::GetIO();
  const bool control = key.starts_with(kControl);
  const std::string_view name = control ? key.substr(kControl.size()) : key;
  const bool of_the_text = !control && name != "F1" && (io.WantTextInput || io.KeyShift);
  if (name.empty() || io.KeyCtrl != control || io.KeyAlt || of_the_text) return false;
  if (name == "Esc") return imx::key_pressed(ImGuiKey_Escape);
  if (name == "Enter") return imx::enter_pressed() && !control_focused();
  if (name == "Space") return imx::key_pressed(ImGuiKey_Space) && !control_focused();
  if (name == "Backspace") return imx::key_pressed(ImGuiKey_Backspace);
#if IMGUI_VERSION_NUM >= 18700
  if (name == "F1") return imx::key_pressed(ImGuiKey_F1);
  if (name == ",") return imx::key_pressed(ImGuiKey_Comma);
  if (name == "-") return imx::key_pressed(ImGuiKey_Minus);
  if (name == "=") return imx::key_pressed(ImGuiKey_Equal);
  const char c = name.front();
  return imx::key_pressed(static_cast<ImGuiKey>(c >= 'A' ? ImGuiKey_A + (c - 'A') : ImGuiKey_0 + (c - '0')));
#else
  constexpr int kF1 = 290; // GLFW's numbers: those of printed keys are their characters
  return ImGui::IsKeyPressed(name == "F1" ? kF1 : name.front(), false);
#endif
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
