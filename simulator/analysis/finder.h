// Which pair a play stands in.
#pragma once

#include <optional>
#include <vector>

#include "analysis/space.h"
#include "scenario/session.h"

namespace riposte::analysis {

/// Of one space, which it refers to. Safe to ask from several threads.
class PairFinder {
public:
  PairFinder(const scenario::Scenario& scenario, const Space& space);

  /// Empty where the play is over, or its position is none of the space.
  std::optional<Pair> find(const scenario::Session& session) const;

private:
  std::vector<std::int64_t> row_of(const scenario::Session& session) const;
  std::optional<Pair> find(std::size_t turn, const std::vector<std::int64_t>& row) const;

  const scenario::Scenario& scenario_;
  const Space& space_;
};

/// Best play as a trainee who knows all that is hidden: of the replies on offer, the place of the one that
/// leaves the highest of `best_win` (by pair), the first of equals.
std::size_t best_place(const scenario::Scenario& scenario, const Space& space, const PairFinder& finder,
                       const std::vector<double>& best_win, const scenario::Session& session);

} // namespace riposte::analysis
