// What positions and replies are worth: win chances, reach, loss (section 10 of the format).
#pragma once

#include <optional>
#include <vector>

#include "analysis/chain.h"
#include "analysis/components.h"
#include "analysis/space.h"

namespace riposte::analysis {

/// Of plays in which each reply is chosen with a fixed chance.
struct PolicyFigures {
  double win = 0;                         // chance of a good ending
  std::vector<double> endings;            // chance by Scenario::endings
  double unending = 0;                    // chance to come where nothing ends any more
  std::optional<double> expected_replies; // empty where `unending` is above 0
};

/// Of one reply in typical play. Empty `offered` and `chosen`: without end.
struct ReplyFigures {
  std::optional<double> offered, chosen; // times a play
  std::optional<double> loss;            // mean over the times offered; empty: never offered
};

struct Values {
  PolicyFigures typical, random;
  double best = 0;                   // chance of a good ending in best play
  std::vector<ReplyFigures> replies; // by Scenario::replies
  std::vector<double> win;           // by pair, typical play
  std::vector<double> best_win;      // by pair
  std::vector<double> visits;        // by pair, typical play; infinite in a circle that is never left
  std::vector<double> random_visits; // the same in random play
  double error = 0;                  // no chance above is further than this from the exact one
};

/// What an edit has left of the values before it.
struct KeptValues {
  Kept win, best_win, visits, random_visits;
  double error = 0;
};

/// `components` are those without silence.
Values values_of(const scenario::Scenario& scenario, const Space& space, const Components& components,
                 unsigned threads, const KeptValues& kept = {});

/// What choosing each reply leaves of the win chance in a pair, in the order of its actions.
struct ReplyWorth {
  std::uint32_t reply = 0;
  double win = 0;
};
std::vector<ReplyWorth> reply_worths(const scenario::Scenario& scenario, const Space& space,
                                     const std::vector<double>& win, Pair pair);

/// Worth by ending: 1 for a good one.
std::vector<double> good_endings(const scenario::Scenario& scenario);

} // namespace riposte::analysis
