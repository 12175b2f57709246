// All positions that plays of a scenario can reach, and the ways between them.
//
// A pair is a turn and the state a play has there, just entered. What can be done in a pair, and with which
// chances, is its shape; pairs share shapes, so that a pair itself is a packed key and the numbers of the
// pairs it leads to.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "analysis/fields.h"
#include "analysis/numbering.h"
#include "analysis/progress.h"
#include "scenario/model.h"

namespace riposte::analysis {

using Pair = std::uint32_t;
inline constexpr Pair kNoPair = static_cast<Pair>(-1);

/// Where one outcome of an action leads.
struct Outcome {
  enum class Kind : std::uint8_t {
    pair, // the next of the pair's row of targets
    ending,
    halt, // a soft lock, or too long a run of turns
  };
  Kind kind = Kind::pair;
  std::uint32_t ending = 0; // where it is one
  double chance = 1;        // among the outcomes of its action
  std::int32_t rule = -1;   // the rule that decided, or none
};

/// What a trainee or the talk itself does in a pair.
struct Action {
  enum class Kind : std::uint8_t { reply, silence, by_itself };
  Kind kind = Kind::reply;
  std::uint32_t reply = 0; // index into Scenario::replies, of a reply
  std::uint32_t first_outcome = 0, outcomes = 0;
  double typical = 0, random = 0; // chance to be taken; none for silence
};

struct Shape {
  std::uint32_t turn = 0;
  std::uint32_t first_action = 0, actions = 0; // none: the play halts here
  std::uint32_t targets = 0;                   // pairs that it leads to
  std::uint32_t spoken_targets = 0;            // the same without those of silence, which come last
};

struct Start {
  Pair pair = 0;
  double chance = 1;
  std::size_t variant = scenario::npos;
};

struct Space;

/// The space of the scenario before an edit. Nothing of it is taken over where positions are packed in
/// another way now.
struct KnownSpace {
  const Space* space = nullptr;
  std::vector<bool> same; // by turn: its replies and ways on are what they were; empty: none are
};

struct SpaceOptions {
  std::uint64_t most_pairs = 4'000'000;
  Readers readers = Readers::ways;
  Progress* progress = nullptr;      // may be left out
  const KnownSpace* known = nullptr; // may be left out; the space found is the same
};

/// Pairs are numbered in the order in which they were found.
struct Space {
  Slots slots;
  Layout layout;
  std::vector<std::uint64_t> keys;         // `layout.words` a pair
  std::vector<std::uint32_t> shape_of;     // by pair
  std::vector<std::uint32_t> first_target; // by pair, into `targets`
  std::vector<Pair> targets;               // in the order of actions and outcomes
  std::vector<Shape> shapes;
  std::vector<Action> actions;
  std::vector<Outcome> outcomes;
  std::vector<Start> starts;  // by variant; one where there are none
  Numbering numbers;          // of the keys
  std::vector<Pair> known;    // by pair: the same in SpaceOptions::known, or kNoPair; empty without
  std::size_t peak_bytes = 0; // of all tables, the hash table included

  std::size_t size() const { return shape_of.size(); }
  const Shape& shape(Pair pair) const { return shapes[shape_of[pair]]; }
  std::size_t turn(Pair pair) const { return shape(pair).turn; }
  std::span<const Action> actions_of(const Shape& shape) const {
    return {actions.data() + shape.first_action, shape.actions};
  }
  std::span<const Outcome> outcomes_of(const Action& action) const {
    return {outcomes.data() + action.first_outcome, action.outcomes};
  }
  std::span<const Pair> targets_of(Pair pair) const {
    return {targets.data() + first_target[pair], shape(pair).targets};
  }
};

enum class Explored { whole, too_many_pairs, key_too_wide, cancelled };

/// Words of a key at most; 2 048 bits.
inline constexpr std::uint32_t kMostWords = 32;

/// Finds all pairs. Where the answer is not `whole`, the space holds what was found until then and is good
/// for nothing but its size.
Explored explore(const scenario::Scenario& scenario, const SpaceOptions& options, Space& space);

/// The pair of a packed key of `layout.words` words.
std::optional<Pair> find_pair(const Space& space, const std::uint64_t* key);

/// The row of values of a pair, by slot; slots that are no part of its state stand at their start.
std::vector<std::int64_t> values_of(const Space& space, Pair pair);

/// exp(mean of the levels), 2 for the mean where there are none: how likely typical play takes the reply.
double typical_weight(const scenario::Reply& reply);

/// Calls `visit(action, outcome, pair)` for every outcome in order; `pair` means something only where the
/// outcome is one.
template <class Visit>
void for_each_outcome(const Space& space, Pair pair, Visit visit) {
  const Pair* target = space.targets.data() + space.first_target[pair];
  for (const Action& action : space.actions_of(space.shape(pair)))
    for (const Outcome& outcome : space.outcomes_of(action))
      visit(action, outcome, outcome.kind == Outcome::Kind::pair ? *target++ : Pair{0});
}

} // namespace riposte::analysis
