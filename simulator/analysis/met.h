// In how many plays each objection and each skill is met.
#pragma once

#include <vector>

#include "analysis/components.h"
#include "analysis/space.h"

namespace riposte::analysis {

/// Shares of typical plays, 0–1.
struct Met {
  std::vector<double> objections; // by Scenario::said: a turn that carries it is entered
  std::vector<double> skills;     // by Scenario::skills: a reply that carries a level of it is chosen
};

/// `components` are those without silence.
Met met_in(const scenario::Scenario& scenario, const Space& space, const Components& components,
           unsigned threads);

} // namespace riposte::analysis
