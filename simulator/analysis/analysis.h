// The analysis of a scenario as a whole: what authors, the checker and the review stand on (section 10 of the
// format).
#pragma once

#include <string>
#include <vector>

#include "analysis/components.h"
#include "analysis/met.h"
#include "analysis/progress.h"
#include "analysis/score_range.h"
#include "analysis/simulate.h"
#include "analysis/space.h"
#include "analysis/values.h"

namespace riposte::analysis {

struct Options {
  std::uint64_t most_pairs = 4'000'000;
  unsigned threads = 2;
  Progress* progress = nullptr; // may be left out
};

/// The exact layer. `space` is kept for who wants to look closer.
struct Exact {
  Space space;
  Components components; // without silence
  Values values;
  ScoreRange score;
  Met met;
};

/// Errors: more pairs than the bound, too wide a key, cancelled: then `exact` holds nothing.
Explored analyse_exactly(const scenario::Scenario& scenario, const Options& options, Exact& exact);

/// The same after an edit of the scenario `before`, of which `known` is the exact layer: positions and values
/// that the edit cannot reach are taken over, and all where nothing but wording differs. What is found does
/// not depend on it.
Explored analyse_again(const scenario::Scenario& before, const Exact& known,
                       const scenario::Scenario& scenario, const Options& options, Exact& exact);

/// What stands in for the exact layer where there are too many positions: estimates, each with an interval.
/// What was not seen in them is not impossible.
struct Sampled {
  Simulation typical, random;
};

inline constexpr std::uint64_t kSampledTalks = 200'000; // of each policy

/// The same for the same scenario, on any number of threads. Empty where it was cancelled.
std::optional<Sampled> analyse_by_sampling(const scenario::Scenario& scenario, const Options& options);

} // namespace riposte::analysis
