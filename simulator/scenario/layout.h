// Where the boxes of a scenario's drawing stand: the sidecar file of the editor.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/located_json.h"
#include "scenario/diagnostic.h"
#include "scenario/model.h"

namespace riposte::scenario {

/// The place of one turn or ending; the unit is the drawing's, y goes down.
struct Box {
  std::string id;
  double x = 0, y = 0;
  TextPosition position; // in the file
};

/// `riposte.layout/1`
struct Layout {
  std::string of;
  std::vector<Box> boxes; // in file order
};

inline constexpr double kFarthestBox = 1e6; // either way; keeps a drawing within what can be shown

struct LoadedLayout {
  std::optional<Layout> layout; // empty where the file breaks a rule
  Diagnostics diagnostics;
};

LoadedLayout load_layout(std::string_view text);
LoadedLayout load_layout(std::string_view text, json::Document& document);

/// Boxes of what the scenario does not have (layout-unknown, a warning), and a file that belongs to another
/// scenario (layout-of).
Diagnostics check_layout(const Scenario& scenario, const Layout& layout);

} // namespace riposte::scenario
