// The moves of a scenario as boxes make them: sections 5 and 6 of the format over intervals.
#pragma once

#include <cstdint>
#include <limits>
#include <optional>
#include <vector>

#include "analysis/box.h"
#include "analysis/intervals.h"
#include "scenario/lint/graph.h"
#include "scenario/model.h"

namespace riposte::analysis {

/// The graph of the ways, and what it alone can tell.
struct Ways {
  scenario::lint::Graph graph;
  scenario::lint::Components components;
  std::vector<bool> linked;   // by node: from the start
  std::vector<bool> leads_on; // by node: to an ending
  std::vector<bool> circular; // by turn: some way leads back
};
Ways ways_of(const scenario::Scenario& scenario);

/// A scenario with its conditions ready for boxes. Slot 0 of every box is the variant's text, slot 1 + n the
/// n-th of `quantities`.
struct BoxMoves {
  using Test = std::uint32_t; // index into `tests`, or kAlways
  static constexpr Test kAlways = std::numeric_limits<Test>::max();
  static constexpr std::size_t kVariantSlot = 0;

  struct Way {
    Test when = kAlways;
    scenario::Target to;
    bool weighted = false;
  };
  struct Effects {
    const scenario::Consequence* consequence = nullptr; // what is set and added
    Test reaction = kAlways;
    std::vector<Way> next;
  };
  struct Offer {
    Test when = kAlways;
    std::size_t reply = 0;
    bool once = false;                // and more than one visit is possible
    std::optional<std::size_t> count; // slot of how often it was chosen
    Effects effects;
  };
  struct Place {
    std::vector<Test> says, causes;                // those with a condition; causes with kAlways, too
    std::optional<std::size_t> visits, objections; // slots
    std::vector<Offer> offers;
    std::optional<Effects> silence;
    std::vector<Way> next;
  };

  const scenario::Scenario* scenario = nullptr;
  std::vector<Quantity> quantities;
  Box bounds; // the widest that each slot can be
  std::size_t replies_slot = 0;
  std::vector<std::optional<std::size_t>> variable_slots;
  std::vector<ConditionPlace> conditions; // by Test
  std::vector<BoxCondition> tests;
  std::vector<std::vector<std::int64_t>> steps; // by slot, rising: values at which some condition turns over
  std::vector<Place> places;                    // by turn
  std::vector<Way> rules;
};

/// Follows at most `most` quantities, and `replies` in any case: first the variables that conditions read,
/// then the others, then what conditions count, then `once` replies. The scenario has to outlive it.
BoxMoves box_moves_of(const scenario::Scenario& scenario, const Ways& ways, std::size_t most);

} // namespace riposte::analysis
