// What an edit of a scenario changes for its analysis, turn by turn.
#pragma once

#include <vector>

#include "analysis/fields.h"
#include "scenario/model.h"

namespace riposte::analysis {

/// True where at most wording differs: all that the analysis and its findings say is the same. A review is
/// not meant: it tells positions apart by what lines say.
bool plays_alike(const scenario::Scenario& before, const scenario::Scenario& now);

/// By turn of the scenario now. Empty rows where turns, slots or what holds everywhere has changed: then
/// nothing is certain.
struct Edit {
  std::vector<bool> same;   // its own replies and ways on are what they were
  std::vector<bool> ahead;  // and so is all that can follow it: what a play is worth there has not changed
  std::vector<bool> behind; // all that can lead to it is what it was: plays come there as they did
};

Edit edit_between(const scenario::Scenario& before, const Slots& slots_before, const scenario::Scenario& now,
                  const Slots& slots_now);

} // namespace riposte::analysis
