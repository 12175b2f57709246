// The lowest and the highest overall score that a play can end with.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "analysis/components.h"
#include "analysis/paths.h"
#include "analysis/space.h"

namespace riposte::analysis {

struct ExtremeScore {
  double score = 0; // 0–4, before the cap for a breach
  Path path;        // a play that reaches it
};

struct ScoreRange {
  std::optional<ExtremeScore> lowest, highest; // empty: no play that ends records a level
  bool found = true;                           // false: too many positions times replies to look through
};

/// Over plays that end, at an ending or at the scenario's limit of replies; silence and any outcome of chance
/// are taken where they help. The score is a ratio of sums: Dinkelbach's method (Management Science 13(7),
/// 1967) asks, for a score once reached, whether some play does better by weighted levels above it, until
/// none does. `components` are those with silence.
ScoreRange score_range(const scenario::Scenario& scenario, const Space& space, const Components& components,
                       unsigned threads);

} // namespace riposte::analysis
