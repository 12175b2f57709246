#include "analysis/box_moves.h"

#include <algorithm>
#include <cassert>
#include <map>

#include "scenario/reads.h"

namespace riposte::analysis {
namespace {

using scenario::Condition;
using scenario::Consequence;
using scenario::Instruction;
using scenario::Operation;
using scenario::Scenario;
using Kind = Quantity::Kind;

std::optional<Quantity> quantity_read(const Instruction& instruction) {
  const auto index = static_cast<std::size_t>(instruction.argument);
  switch (instruction.operation) {
  case Operation::variable: return Quantity{Kind::variable, index};
  case Operation::replies: return Quantity{Kind::replies, 0};
  case Operation::visited: return Quantity{Kind::visited, index};
  case Operation::said: return Quantity{Kind::said, index};
  case Operation::chosen: return Quantity{Kind::chosen, index};
  default: return std::nullopt;
  }
}

constexpr std::size_t kMostConstants = 16; // of one condition that are noted as steps; a hint, no more

class Builder {
public:
  Builder(const Scenario& scenario, const Ways& ways, std::size_t most)
      : scenario_(scenario), ways_(ways), most_(most) {}

  BoxMoves build() {
    moves_.scenario = &scenario_;
    choose_quantities();
    moves_.conditions = condition_places(scenario_);
    moves_.steps.resize(moves_.bounds.size());
    for (const scenario::Turn& turn : scenario_.turns) moves_.places.push_back(place(turn));
    for (const scenario::Rule& rule : scenario_.rules)
      moves_.rules.push_back({test(rule.when), rule.to, false});
    assert(moves_.tests.size() == moves_.conditions.size());
    for (std::vector<std::int64_t>& steps : moves_.steps) {
      std::sort(steps.begin(), steps.end());
      steps.erase(std::unique(steps.begin(), steps.end()), steps.end());
    }
    return std::move(moves_);
  }

private:
  void choose_quantities() {
    Interval texts{0, 0}; // the empty text's number, where there are no variants
    for (std::size_t i = 0; i < scenario_.variants.size(); ++i) {
      const std::int64_t text = scenario_.variants[i].text_number;
      texts = i == 0 ? Interval{text, text} : hull(texts, {text, text});
    }
    moves_.bounds.push_back(texts);
    moves_.replies_slot = moves_.bounds.size();
    follow({Kind::replies, 0});
    const auto follow_read = [&](bool variables) {
      scenario::for_each_condition(scenario_, [&](const Condition& condition) {
        for (const Instruction& instruction : condition.code)
          if (const auto quantity = quantity_read(instruction))
            if ((quantity->kind == Kind::variable) == variables) follow_once(*quantity);
      });
    };
    follow_read(true);
    for (std::size_t i = 0; i < scenario_.variables.size(); ++i) follow_once({Kind::variable, i});
    for (std::size_t i = 0; i < scenario_.variables.size(); ++i)
      moves_.variable_slots.push_back(slot({Kind::variable, i}));
    follow_read(false);
    for (std::size_t i = 0; i < scenario_.replies.size(); ++i)
      if (can_be_used_up(scenario_.replies[i])) follow_once({Kind::chosen, i});
  }

  bool can_be_used_up(const scenario::Reply& reply) const { return reply.once && ways_.circular[reply.turn]; }

  void follow(const Quantity& quantity) {
    slots_[{quantity.kind, quantity.index}] = moves_.bounds.size();
    moves_.quantities.push_back(quantity);
    moves_.bounds.push_back(known(quantity));
  }

  void follow_once(const Quantity& quantity) {
    if (moves_.quantities.size() >= most_ || slot(quantity)) return;
    follow(quantity);
  }

  std::optional<std::size_t> slot(const Quantity& quantity) const {
    const auto found = slots_.find({quantity.kind, quantity.index});
    return found == slots_.end() ? std::nullopt : std::optional(found->second);
  }

  // Whatever the play.
  Interval known(const Quantity& quantity) const {
    const auto times = [&](std::size_t turn) -> std::int64_t {
      if (!ways_.linked[turn]) return 0;
      return ways_.circular[turn] ? kUnbounded : 1;
    };
    switch (quantity.kind) {
    case Kind::variable: {
      const scenario::Variable& variable = scenario_.variables[quantity.index];
      return {variable.min, variable.max};
    }
    case Kind::visited: return {0, times(quantity.index)};
    case Kind::chosen: {
      const scenario::Reply& reply = scenario_.replies[quantity.index];
      return {0, std::min<std::int64_t>(times(reply.turn), reply.once ? 1 : kUnbounded)};
    }
    case Kind::replies:
    case Kind::said: break;
    }
    return {0, kUnbounded};
  }

  // The conditions come in the order of condition_places(); the number of one is how many came before.
  BoxMoves::Test test(const Condition& condition) {
    if (condition.always()) return BoxMoves::kAlways;
    assert(&condition_at(scenario_, moves_.conditions[moves_.tests.size()]) == &condition);
    note_steps(condition);
    moves_.tests.emplace_back(condition, [&](const Instruction& instruction) -> BoxCondition::Source {
      const auto quantity = quantity_read(instruction);
      if (!quantity) return {BoxMoves::kVariantSlot, {}};
      const auto found = slot(*quantity);
      return {found, found ? Interval{} : known(*quantity)};
    });
    return static_cast<BoxMoves::Test>(moves_.tests.size() - 1);
  }

  // A comparison with a constant changes at it or next to it.
  void note_steps(const Condition& condition) {
    std::vector<std::int64_t> constants;
    for (const Instruction& instruction : condition.code)
      if (instruction.operation == Operation::constant && constants.size() < kMostConstants)
        constants.push_back(instruction.argument);
    for (const Instruction& instruction : condition.code) {
      const auto quantity = quantity_read(instruction);
      const auto found = quantity ? slot(*quantity) : std::nullopt;
      if (!found || condition.code.size() > BoxCondition::kLongest) continue;
      for (const std::int64_t constant : constants)
        for (const std::int64_t step : {constant - 1, constant, constant + 1})
          moves_.steps[*found].push_back(step);
    }
  }

  std::vector<BoxMoves::Way> ways(const std::vector<scenario::Alternative>& next) {
    std::vector<BoxMoves::Way> out;
    out.reserve(next.size());
    for (const scenario::Alternative& entry : next)
      out.push_back({test(entry.when), entry.to, entry.weight > 0});
    return out;
  }

  BoxMoves::Effects effects(const Consequence& consequence) {
    BoxMoves::Effects out;
    out.consequence = &consequence;
    if (consequence.reaction) out.reaction = test(consequence.reaction->when);
    out.next = ways(consequence.next);
    return out;
  }

  BoxMoves::Place place(const scenario::Turn& turn) {
    BoxMoves::Place out;
    for (const scenario::Line& line : turn.says)
      if (!line.when.always()) out.says.push_back(test(line.when));
    if (turn.objection) {
      for (const scenario::Cause& cause : turn.objection->causes) out.causes.push_back(test(cause.when));
      out.objections = slot({Kind::said, turn.objection->number});
    }
    out.visits = slot({Kind::visited, static_cast<std::size_t>(&turn - scenario_.turns.data())});
    if (turn.silence) out.silence = effects(*turn.silence);
    for (std::size_t i = turn.first_reply; i < turn.first_reply + turn.reply_count; ++i) {
      const scenario::Reply& reply = scenario_.replies[i];
      BoxMoves::Offer offer;
      offer.when = test(reply.when);
      offer.reply = i;
      offer.once = can_be_used_up(reply);
      offer.count = slot({Kind::chosen, i});
      offer.effects = effects(reply.consequence);
      out.offers.push_back(std::move(offer));
    }
    out.next = ways(turn.next);
    return out;
  }

  const Scenario& scenario_;
  const Ways& ways_;
  std::size_t most_;
  BoxMoves moves_;
  std::map<std::pair<Kind, std::size_t>, std::size_t> slots_;
};

} // namespace

Ways ways_of(const Scenario& scenario) {
  Ways ways{scenario::lint::graph_of(scenario), {}, {}, {}, {}};
  const scenario::lint::Graph& graph = ways.graph;
  ways.components = scenario::lint::components_of(graph);
  ways.linked = scenario::lint::reached_from_start(scenario, graph);
  std::vector<std::size_t> size(ways.components.count);
  for (const std::uint32_t component : ways.components.of) ++size[component];
  // No component leads to one of a higher number, so a rising walk meets the targets first.
  std::vector<bool> leads_on(ways.components.count);
  std::vector<std::vector<scenario::lint::Graph::Node>> members(ways.components.count);
  for (scenario::lint::Graph::Node node = 0; node < graph.nodes; ++node)
    members[ways.components.of[node]].push_back(node);
  for (std::size_t component = 0; component < members.size(); ++component)
    for (const auto node : members[component]) {
      if (graph.is_ending(node)) leads_on[component] = true;
      for (const auto next : graph.ways(node))
        if (leads_on[ways.components.of[next]]) leads_on[component] = true;
    }
  ways.leads_on.resize(graph.nodes);
  ways.circular.resize(graph.turns);
  for (scenario::lint::Graph::Node node = 0; node < graph.nodes; ++node) {
    ways.leads_on[node] = leads_on[ways.components.of[node]];
    if (!graph.is_turn(node)) continue;
    const auto out = graph.ways(node);
    ways.circular[node] =
        size[ways.components.of[node]] > 1 || std::find(out.begin(), out.end(), node) != out.end();
  }
  return ways;
}

BoxMoves box_moves_of(const Scenario& scenario, const Ways& ways, std::size_t most) {
  return Builder(scenario, ways, most).build();
}

} // namespace riposte::analysis
