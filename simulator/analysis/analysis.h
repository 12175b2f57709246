// The analysis of a scenario as a whole: what authors, the checker and the review stand on (section 10 of the
// format).
#pragma once

#include <string>
#include <vector>

#include "analysis/components.h"
#include "analysis/met.h"
#include "analysis/progress.h"
#include "analysis/score_range.h"
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

} // namespace riposte::analysis
