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

/// Not where the reply goes away or the condition asks what has happened or reads a flag: there the author
/// may well have cut the circle.
bool is_open(const Scenario& scenario, const Reply* reply, const Alternative& way) {
  if (reply != nullptr && can_stop(*reply)) return false;
  return std::none_of(way.when.code.begin(), way.when.code.end(), [&](const Instruction& step) {
    return counts(step) || (step.operation == Operation::variable &&
                            scenario.variables[static_cast<std::size_t>(step.argument)].flag);
  });
}

enum class Leads { out, on, back }; // of the circle; to a later turn of it; to the same or an earlier one

Leads leads_of(const Scenario& scenario, const Graph& graph, const Components& components,
               const Reply& reply) {
  Leads leads = Leads::out;
  for (const Alternative& way : reply.consequence.next) {
    const Graph::Node to = graph.node_of(way.to);
    if (components.of[to] != components.of[reply.turn] || !is_open(scenario, &reply, way)) continue;
    if (to <= reply.turn) return Leads::back;
    leads = Leads::on;
  }
  return leads;
}

} // namespace

void lint_repeats(const View& view, Remarks& remarks) {
  const Scenario& scenario = view.scenario;
  // Without rules and guarded ways: a circle of what is left can be gone round as often as one likes.
  const Graph graph = graph_of(scenario, Rules::left_out, is_open);
  const Components components = components_of(graph);
  // Of a circle only the replies that lead back are named; where it is closed by other means, the first of
  // it.
  std::vector<std::size_t> named(components.count, npos);
  const auto report = [&](std::size_t index) {
    const Reply& reply = scenario.replies[index];
    remarks.push_back({"score-repeatable", reply_pointer(scenario, index),
                       phrase("'{}' leads back to its own turn and is scored each time it is chosen; write "
                              "\"once\": true, or let a \"when\" take it away",
                              reply.id)});
  };
  std::vector<std::size_t> on;
  for (std::size_t i = 0; i < scenario.replies.size(); ++i) {
    const Reply& reply = scenario.replies[i];
    if (!view.mean[i]) continue;
    const Leads leads = leads_of(scenario, graph, components, reply);
    if (leads == Leads::out) continue;
    if (leads == Leads::on) {
      on.push_back(i);
      continue;
    }
    named[components.of[reply.turn]] = i;
    report(i);
  }
  for (const std::size_t i : on) {
    std::size_t& other = named[components.of[scenario.replies[i].turn]];
    if (other == npos) report(other = i);
  }
}

} // namespace riposte::scenario::lint
