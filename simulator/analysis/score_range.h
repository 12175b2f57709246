// The lowest and the highest overall score that a play can end with.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "analysis/components.h"
#include "analysis/paths.h"
#include "analysis/progress.h"
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
/// none does. `components` are those with silence; `before`, which may be left out, is the range of a
/// scenario much like this one, to begin with. Cancelled: nothing is found.
ScoreRange score_range(const scenario::Scenario& scenario, const Space& space, const Components& components,
                       unsigned threads, const Progress* progress = nullptr,
                       const ScoreRange* before = nullptr);

/// Which plays count.
struct PlayFilter {
  std::vector<bool> taken;              // by Space::actions: those that may be taken; empty: all
  std::vector<bool> endings;            // by ending: those that count; empty: all, and the limit of replies
  std::optional<std::uint64_t> replies; // at most so many
  std::optional<std::size_t> start;     // into Space::starts; empty: any
};

/// A play that records a level and ends with an overall score of at least `level`.
struct PassingPlay {
  std::optional<Path> path; // empty: there is none
  bool found = true;        // false: too many positions times replies to look through
};
PassingPlay passing_play(const scenario::Scenario& scenario, const Space& space, const Components& components,
                         const PlayFilter& filter, double level, const Progress* progress = nullptr);

} // namespace riposte::analysis
