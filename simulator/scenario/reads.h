// What the conditions of a scenario can read.
#pragma once

#include "scenario/model.h"

namespace riposte::scenario {

/// Calls `visit(const Condition&)` for every condition that can change how a play goes or sounds.
template <class Visit>
void for_each_condition(const Scenario& scenario, Visit visit) {
  const auto alternatives = [&](const std::vector<Alternative>& next) {
    for (const Alternative& entry : next) visit(entry.when);
  };
  const auto consequence = [&](const Consequence& c) {
    if (c.reaction) visit(c.reaction->when);
    alternatives(c.next);
  };
  for (const Turn& turn : scenario.turns) {
    for (const Line& line : turn.says) visit(line.when);
    if (turn.objection)
      for (const Cause& cause : turn.objection->causes) visit(cause.when);
    if (turn.silence) consequence(*turn.silence);
    alternatives(turn.next);
  }
  for (const Reply& reply : scenario.replies) {
    visit(reply.when);
    consequence(reply.consequence);
  }
  for (const Rule& rule : scenario.rules) visit(rule.when);
}

/// Marks the turns, replies and objections whose counts a condition or a `once` reads: a session keeps those
/// only.
void mark_what_is_counted(Scenario& scenario);

} // namespace riposte::scenario
