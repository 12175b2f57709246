// Buttons: with text, with an icon only, and the invisible one beneath every drawn control.
#pragma once

#include "desktop/ui.h"

#include <string_view>

namespace riposte::desktop {

enum class ButtonKind { primary, secondary, ghost, danger };

struct ButtonOptions {
  ButtonKind kind = ButtonKind::secondary;
  const char* icon = nullptr;          // before the label
  const char* trailing_icon = nullptr; // after it
  bool enabled = true;
  bool large = false; // 44 units high instead of 36
  float width = 0.0f; // pixels; 0: as wide as the label
  bool focus = false; // take the keyboard focus in this frame
  std::string_view tooltip = {};
};
bool button(Ui& ui, std::string_view id, std::string_view label, const ButtonOptions& options = {});
float button_width(const Ui& ui, std::string_view label,
                   const ButtonOptions& options = {}); // to align to the right

struct IconButtonOptions {
  bool enabled = true;
  bool selected = false;
  float size = 36.0f; // units
};
// `tooltip` is also its name for the probe.
bool icon_button(Ui& ui, std::string_view id, const char* icon, std::string_view tooltip,
                 const IconButtonOptions& options = {});

// --- for widgets of our own: a real, transparent ImGui::Button, so that mouse, keys and focus work as ever
// ---
struct Press {
  bool pressed = false, hovered = false, held = false, focused = false, enabled = true;
  ImVec2 min, max;
  ImGuiID id = 0;
};
// `focused` means: has the keyboard focus and the keyboard is in use. Enter and Space press it.
Press press_area(Ui& ui, std::string_view id, ImVec2 size, bool enabled = true, bool focus = false);

// Call after the widget: shows `text` after a short hover, or at once with the keyboard focus.
void tooltip(Ui& ui, const Press& press, std::string_view text);

} // namespace riposte::desktop
