// One turn walked with a box of values: where that can lead, with which boxes, and what was asked on the way.
#pragma once

#include <functional>
#include <optional>
#include <vector>

#include "analysis/box.h"
#include "analysis/box_moves.h"

namespace riposte::analysis {

/// What boxes showed of one condition: a false says that they never showed it.
struct Shown {
  bool asked_true = false, asked_false = false; // once the entries before left it to be asked
  bool alone_true = false, alone_false = false; // whatever they did
};

struct Sightings {
  std::vector<Shown> conditions; // by BoxMoves::Test
  std::vector<bool> offered;     // by reply
  std::vector<bool> can_lock;    // by turn
};

/// The box after the turn is entered: its visit and its objection are counted. Nothing where no play gets so
/// far, because of the limit.
std::optional<Box> entered(const BoxMoves& moves, std::size_t turn, Box box, bool within_limit);

/// Boxes at endings are as they were before; those at turns as entered() leaves them.
using Arrive = std::function<void(scenario::Target to, const Box& box)>;

/// Everything that a play in this turn can do next. `sightings` may be null.
void walk_turn(const BoxMoves& moves, std::size_t turn, const Box& box, bool within_limit,
               const Arrive& arrive, Sightings* sightings);

} // namespace riposte::analysis
