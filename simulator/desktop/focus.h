// Tab and Shift+Tab through every control: Dear ImGui before 1.89 stops at text fields only.
#pragma once

#include <imgui.h>

#include <vector>

namespace riposte::desktop {

struct FocusOrder {
  std::vector<ImGuiID> current, previous; // controls in the order of drawing, this frame and the last
  ImGuiID wanted = 0;                     // the control that Tab moves to, until it is drawn
  bool asked = false;                     // Tab has been looked at in this frame
};

void begin_frame(FocusOrder& order);
// Call right before a control with the id it will have; true when it has to take the focus
// (SetKeyboardFocusHere).
bool take_tab_focus(FocusOrder& order, ImGuiID id);

} // namespace riposte::desktop
