// An open talk carried over to another edition of its scenario, as far as that edition takes what was said.
#pragma once

#include <cstddef>
#include <vector>

#include "base/error.h"
#include "training/attempt.h"
#include "training/library.h"

namespace riposte::training {

/// Nothing that a play or a reader could notice differs: the same scenario with the same texts in the same
/// languages. White space in the files does not count.
bool same_edition(const Content& a, const Content& b);

/// A play is decided by (scenario, seed, inputs) alone, so a place can only be kept by inputs that lead
/// there.
struct TakenUp {
  /// The attempt of the new edition: the same seed, the longest beginning of the inputs that the edition
  /// takes and after which the talk still goes on, and the hints taken on that way. Its id is the old one's.
  Attempt attempt;
  Talk talk;                      // where they lead; it awaits an input
  std::vector<std::size_t> marks; // number of events after the start and after each step
  std::size_t steps = 0;          // of the old attempt; attempt.steps.size() of them fit
  bool same_place = false;        // all fit, and the talk stands in the turn of the same id
};

/// A silence fits only in the turn in which it was kept; a reply wherever the edition offers it.
/// Errors: `attempt` was not made with `played`; the edition is of another scenario, or offers no reply at
/// its start.
Result<TakenUp> take_up(const scenario::Scenario& edition, const scenario::Scenario& played,
                        const Attempt& attempt);

} // namespace riposte::training
