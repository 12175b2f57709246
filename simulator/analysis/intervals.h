// What can be proved of a scenario without following its states one by one: which values each quantity can
// have in each turn, and which conditions never or always hold. Time grows with the turns, not with the
// states.
#pragma once

#include <cstddef>
#include <vector>

#include "analysis/box.h"
#include "analysis/condition_places.h"
#include "scenario/model.h"

namespace riposte::analysis {

/// Something that a condition can read.
struct Quantity {
  enum class Kind { variable, replies, visited, said, chosen };
  Kind kind = Kind::variable;
  std::size_t index = 0; // of the variable, turn, Scenario::said or reply
  friend bool operator==(const Quantity&, const Quantity&) = default;
};

/// `never` and `always` are proofs, and so is `not_asked`: no play comes to where the condition stands.
enum class Verdict { not_asked, never, always, sometimes };

struct JudgedCondition {
  ConditionPlace place;
  /// Whenever a play comes to the condition: in a list, only once the pick rule or the rules before have left
  /// it to be asked.
  Verdict asked = Verdict::not_asked;
  /// Whenever a play comes to the list, whatever the entries before did: `always` here says that the
  /// condition says nothing at all, `always` above may only say that it is the last of a complete set.
  Verdict alone = Verdict::not_asked;
};

/// Each false is a proof; a true says only that nothing speaks against it. `linked` and `leads_on` know the
/// ways alone (the first layer), the others all that the intervals know.
struct TurnIntervals {
  bool linked = false;    // some way leads there from the start
  bool leads_on = false;  // some way leads from there to an ending
  bool reachable = false; // a play can be there
  bool can_end = false;   // a play that is there can come to an ending
  bool can_lock = false;  // no reply may be available and no way on, or a reply may leave no way on
  std::vector<std::size_t> variants;         // in which it is reachable; empty where the scenario has none
  std::vector<std::size_t> endless_variants; // of these, in which no ending can be reached from there
  Box values; // by Intervals::quantities, once the turn is entered; empty where it is not reachable
};

struct EndingIntervals {
  bool linked = false, reachable = false;
  std::vector<std::size_t> variants; // in which it is reachable
};

struct Intervals {
  /// `replies`, every state variable, and the counts that something reads, as far as memory allows.
  std::vector<Quantity> quantities;
  std::vector<TurnIntervals> turns;
  std::vector<EndingIntervals> endings;
  std::vector<bool> offered;               // by reply; false: in no play
  std::vector<JudgedCondition> conditions; // as condition_places() has them
};

struct IntervalOptions {
  /// Section 10 leaves `limit` aside; with it, `replies` stays below it and more can be proved of plays.
  bool within_limit = false;
  /// Memory and time for large talks: turns × quantities that are followed. What is beyond that is known by
  /// its bounds, or by how often the ways alone let it happen.
  std::size_t most_values = std::size_t{1} << 21;
};

Intervals intervals_of(const scenario::Scenario& scenario, const IntervalOptions& options = {});

} // namespace riposte::analysis
