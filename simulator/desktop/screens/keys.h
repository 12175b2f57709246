// Keys that a screen takes for itself, before Dear ImGui moves its own keyboard focus with them.
#pragma once

#include <string_view>

namespace riposte::desktop {

/// 1–9 pressed in this frame on the main row or the keypad, else 0. A key held down counts once.
int digit_pressed();

struct Arrow {
  int x = 0, y = 0;
};
/// The arrow pressed in this frame; Dear ImGui then leaves its focus where it is and hides the ring.
Arrow take_arrow();

/// Whether that key was pressed in this frame, written as in "H", "Ctrl+K", "F1", "Esc". Keys without Ctrl
/// are none while a text field has the focus.
bool pressed(std::string_view key);

/// Takes the keyboard ring off until a key moves the focus again: a new screen begins without one.
void hide_focus();

/// A control reached by Tab has the focus: Enter belongs to it.
bool control_focused();

} // namespace riposte::desktop
