// The rail at the left of the window and its items.
#pragma once

#include "desktop/ui.h"

#include <string_view>

namespace riposte::desktop {

inline constexpr float kRailWidth = 88.0f; // units

void draw_rail(ImDrawList& draw, const Ui& ui, ImVec2 a, ImVec2 b);

struct NavItem {
  const char* icon = nullptr;
  std::string_view label = {};
  bool selected = false;
  int count = 0;            // a small number on the icon, e.g. open tasks; 0: none
  float width = kRailWidth; // units
};
bool nav_item(Ui& ui, std::string_view id, const NavItem& item);

} // namespace riposte::desktop
