#include "scenario/reads.h"

namespace riposte::scenario {

void mark_what_is_counted(Scenario& scenario) {
  std::vector<bool> said(scenario.said.size());
  std::vector<std::size_t> turns, replies;
  for_each_condition(scenario, [&](const Condition& condition) {
    for (const Instruction& instruction : condition.code) {
      const auto number = static_cast<std::size_t>(instruction.argument);
      if (instruction.operation == Operation::visited) turns.push_back(number);
      if (instruction.operation == Operation::chosen) replies.push_back(number);
      if (instruction.operation == Operation::said) said[number] = true;
    }
  });
  for (std::size_t turn : turns) scenario.turns[turn].counted = true;
  for (std::size_t reply : replies) scenario.replies[reply].counted = true;
  for (Reply& reply : scenario.replies) reply.counted = reply.counted || reply.once;
  for (Turn& turn : scenario.turns)
    if (turn.objection) turn.objection->counted = said[turn.objection->number];
}

} // namespace riposte::scenario
