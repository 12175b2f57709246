// A played talk looked at again: what each reply was worth, what went on inside the customer, where it
// turned.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "analysis/review.h"
#include "training/attempt.h"

namespace riposte::training {

/// One reply, or silence, with where the talk stood when it was given.
struct ReviewedStep {
  analysis::Reviewed worth;
  std::size_t turn = 0;                    // in which it was given
  std::vector<std::int64_t> before, after; // values of the scenario's variables
};

struct TalkReview {
  std::vector<ReviewedStep> steps; // one of each of the attempt
  /// The line of best replies under the same seed, for all that could be known, and its score.
  std::vector<ReviewedStep> best_line;
  std::optional<double> best_overall;
  /// The step that cost the most, of those that cost something; where none did, the one that won the most.
  std::optional<std::size_t> key_moment;
  /// The step after which the talk stood better than before it by the most.
  std::optional<std::size_t> best_moment;
};

/// Of a talk that is over or not. Errors: as replay().
Result<TalkReview> review_talk(const scenario::Scenario& scenario, const analysis::ReviewGround& ground,
                               const Attempt& attempt);

} // namespace riposte::training
