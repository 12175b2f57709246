#include "analysis/met.h"

#include <algorithm>

#include "analysis/chain.h"

namespace riposte::analysis {
namespace {

/// Typical play that stops, worth 1, as soon as it is in a turn or takes an action of which `met` says so.
template <class MetTurn, class MetAction>
double share(const Space& space, const Components& components, MetTurn met_turn, MetAction met_action) {
  Rows rows = rows_of(space, typical_chance, {});
  for (std::size_t i = 0; i < space.shapes.size(); ++i) {
    const Shape& shape = space.shapes[i];
    double* chance = rows.chance.data() + rows.first[i];
    if (met_turn(shape.turn)) {
      std::fill_n(chance, shape.targets, 0.0);
      rows.gain[i] = rows.stop[i] = 1;
      continue;
    }
    for (const Action& action : space.actions_of(shape)) {
      const bool met = met_action(action);
      for (const Outcome& outcome : space.outcomes_of(action)) {
        const double p = action.typical * outcome.chance;
        if (outcome.kind == Outcome::Kind::pair) {
          if (met) {
            rows.stop[i] += p;
            *chance = 0;
          }
          ++chance;
        }
        if (met) rows.gain[i] += p;
      }
    }
  }
  const std::vector<double> worth = worth_of(space, components, rows).values;
  double sum = 0;
  for (const Start& start : space.starts) sum += start.chance * worth[start.pair];
  return sum;
}

} // namespace

Met met_in(const scenario::Scenario& scenario, const Space& space, const Components& components,
           unsigned threads) {
  Met met;
  met.objections.resize(scenario.said.size());
  met.skills.resize(scenario.skills.size());
  const auto no_turn = [](std::size_t) { return false; };
  const auto no_action = [](const Action&) { return false; };
  in_parallel(met.objections.size() + met.skills.size(), threads, [&](std::size_t i) {
    if (i < met.objections.size()) {
      const auto carries = [&](std::size_t turn) {
        const auto& objection = scenario.turns[turn].objection;
        return objection && objection->number == i;
      };
      met.objections[i] = share(space, components, carries, no_action);
      return;
    }
    const std::size_t skill = i - met.objections.size();
    const auto carries = [&](const Action& action) {
      if (action.kind != Action::Kind::reply) return false;
      const auto& levels = scenario.replies[action.reply].consequence.levels;
      return std::any_of(levels.begin(), levels.end(),
                         [&](const scenario::Level& level) { return level.skill == skill; });
    };
    met.skills[skill] = share(space, components, no_turn, carries);
  });
  return met;
}

} // namespace riposte::analysis
