// Best play: in each pair the reply that leaves the most worth, for ever after.
#pragma once

#include <vector>

#include "analysis/chain.h"
#include "analysis/components.h"
#include "analysis/space.h"

namespace riposte::analysis {

/// Highest chance to come to an ending, each counted by its worth (0–1), from each pair. Going round for ever
/// is worth nothing. Policy iteration inside a component, from a policy under which the component is left:
/// each change is then a gain, and the last policy is the best (Puterman, Markov Decision Processes, 7.2).
std::vector<double> best_worth_of(const Space& space, const Components& components,
                                  const std::vector<double>& worth, double& error, const Kept& kept = {});

} // namespace riposte::analysis
