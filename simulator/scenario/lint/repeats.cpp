// Replies that can be chosen again for the same score.
#include <algorithm>

#include "scenario/lint/rules.h"

namespace riposte::scenario::lint {
namespace {

bool changes(const Consequence& consequence, std::int64_t variable) {
  const auto touches = [&](const Change& change) {
    return static_cast<std::int64_t>(change.variable) == variable;
  };
  return std::any_of(consequence.set.begin(), consequence.set.end(), touches) ||
         std::any_of(consequence.add.begin(), consequence.add.end(), touches);
}

bool counts(const Instruction& step) {
  return step.operation == Operation::visited || step.operation == Operation::chosen ||
         step.operation == Operation::said || step.operation == Operation::replies;
}

/// The reply's own condition can take it away once it was chosen.
bool can_stop(const Reply& reply) {
  return reply.once ||
         std::any_of(reply.when.code.begin(), reply.when.code.end(), [&](const Instruction& step) {
           return counts(step) ||
                  (step.operation == Operation::variable && changes(reply.consequence, step.argument));
         });
}

/// Not where the condition asks what has happened or reads a flag: there the author may well have cut the
/// circle.
bool is_open(const Scenario& scenario, const Alternative& way) {
  return std::none_of(way.when.code.begin(), way.when.code.end(), [&](const Instruction& step) {
    return counts(step) || (step.operation == Operation::variable &&
                            scenario.variables[static_cast<std::size_t>(step.argument)].flag);
  });
}

} // namespace

void lint_repeats(const View& view, Remarks& remarks) {
  const Scenario& scenario = view.scenario;
  // Without rules and guarded ways: a circle of what is left can surely be gone round twice.
  const Graph graph = graph_of(scenario, Rules::left_out, is_open);
  const Components components = components_of(graph);
  for (std::size_t i = 0; i < scenario.replies.size(); ++i) {
    const Reply& reply = scenario.replies[i];
    if (!view.mean[i] || can_stop(reply)) continue;
    const auto own = components.of[reply.turn];
    const bool leads_back = std::any_of(
        reply.consequence.next.begin(), reply.consequence.next.end(), [&](const Alternative& way) {
          return components.of[graph.node_of(way.to)] == own && is_open(scenario, way);
        });
    if (!leads_back) continue;
    remarks.push_back({"score-repeatable", reply_pointer(scenario, i),
                       phrase("'{}' leads back to its own turn and is scored each time it is chosen; write "
                              "\"once\": true, or let a \"when\" take it away",
                              reply.id)});
  }
}

} // namespace riposte::scenario::lint
