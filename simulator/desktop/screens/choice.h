// Cards of which one is chosen, in as many columns as there is room for: roles, languages, themes, text
// sizes.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "desktop/ui.h"

namespace riposte::desktop {

struct Choice {
  std::string key; // its id is `<id>.<key>`
  std::string label;
  std::string detail; // smaller, below; may be empty
  const char* icon = nullptr;
};

struct ChoiceGrid {
  float min_width = 120.0f; // units of one card; fewer columns rather than narrower cards
  int max_columns = 8;
};

/// The key that was chosen in this frame, else empty.
std::string_view choice_grid(Ui& ui, std::string_view id, std::span<const Choice> choices,
                             std::string_view selected, const ChoiceGrid& grid = {});

} // namespace riposte::desktop
