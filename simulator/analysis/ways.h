// A scenario as exploring reads it: conditions as guards, effects by slot, all in flat rows.
#pragma once

#include <cstdint>
#include <vector>

#include "analysis/fields.h"
#include "scenario/model.h"

namespace riposte::analysis {

struct WayOn {
  Guard when;
  scenario::Target to;
  std::int64_t weight = 0; // 0: none given
  friend bool operator==(const WayOn&, const WayOn&) = default;
};

struct Effects {
  std::vector<scenario::Change> set, add;
  std::vector<Slot> changed; // by either, each once
  std::vector<WayOn> next;
  friend bool operator==(const Effects&, const Effects&) = default;
};

struct Choice {
  std::uint32_t reply = 0;
  Guard when;
  Slot chosen = kNoSlot; // its counter
  bool once = false;
  double weight = 1; // in typical play
  Effects effects;
};

struct Place {
  std::vector<Choice> choices;
  std::vector<Effects> silence; // none or one
  std::vector<WayOn> next;
  Slot visited = kNoSlot, said = kNoSlot; // counters that entering raises
};

struct Ways {
  std::vector<Place> places; // by turn
  std::vector<WayOn> rules;
};

/// Counts rise, then `set`, `add` and one clamp, in a row of values by slot. `chosen`: the reply's counter.
void apply(const Slots& slots, const Effects& effects, Slot chosen, std::vector<std::int64_t>& row);

Ways ways_of(const scenario::Scenario& scenario, const Slots& slots);

} // namespace riposte::analysis
