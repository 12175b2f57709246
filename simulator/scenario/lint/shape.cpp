// The shape of a talk: what can be reached, what leads on, and how soon it is over.
#include <deque>
#include <limits>

#include "scenario/lint/rules.h"

namespace riposte::scenario::lint {
namespace {

using Node = Graph::Node;

std::string pointer_of(const View& view, Node node) {
  return view.graph.is_turn(node) ? turn_pointer(view.scenario, node)
                                  : ending_pointer(view.scenario, node - view.graph.turns);
}

const std::string& id_of(const View& view, Node node) {
  return view.graph.is_turn(node) ? view.scenario.turns[node].id
                                  : view.scenario.endings[node - view.graph.turns].id;
}

/// Per component: whether a way from it ends at a node that counts.
template <class Counts>
std::vector<bool> leading_to(const View& view, const Counts& counts) {
  std::vector<bool> leads(view.components.count);
  // By component, lowest first: what a component leads to is decided before it.
  std::vector<std::vector<Node>::size_type> start(view.components.count + 1);
  for (const std::uint32_t component : view.components.of) ++start[component + 1];
  for (std::size_t i = 1; i < start.size(); ++i) start[i] += start[i - 1];
  std::vector<Node> by_component(view.graph.nodes);
  auto next_free = start;
  for (Node node = 0; node < view.graph.nodes; ++node)
    by_component[next_free[view.components.of[node]]++] = node;
  for (const Node node : by_component) {
    const std::uint32_t own = view.components.of[node];
    if (counts(node)) leads[own] = true;
    for (const Node next : view.graph.ways(node))
      if (leads[view.components.of[next]]) leads[own] = true;
  }
  return leads;
}

/// The first turn of each component for which `wanted` holds, in file order.
template <class Wanted>
std::vector<Node> first_nodes(const View& view, const Wanted& wanted) {
  std::vector<bool> named(view.components.count);
  std::vector<Node> first;
  for (Node node = 0; node < view.graph.nodes; ++node) {
    const std::uint32_t component = view.components.of[node];
    if (node == view.graph.rules || named[component] || !wanted(node, component)) continue;
    named[component] = true;
    first.push_back(node);
  }
  return first;
}

/// What nothing leads to, and what only that leads to is not named again.
std::vector<Node> unreachable_heads(const View& view) {
  std::vector<bool> led_to(view.components.count); // by something that cannot be reached itself
  for (Node node = 0; node < view.graph.nodes; ++node) {
    if (view.reached[node]) continue;
    for (const Node next : view.graph.ways(node))
      if (view.components.of[next] != view.components.of[node]) led_to[view.components.of[next]] = true;
  }
  return first_nodes(view, [&](Node node, std::uint32_t c) { return !view.reached[node] && !led_to[c]; });
}

void report_unreachable(const View& view, const std::vector<Node>& heads, Remarks& remarks) {
  for (const Node node : heads)
    remarks.push_back(
        {"graph-unreachable", pointer_of(view, node),
         view.graph.is_turn(node)
             ? phrase("no reply, silence, \"next\" or rule leads to the turn '{}'; let one lead there, or "
                      "remove it",
                      id_of(view, node))
             : phrase("no reply, silence, \"next\" or rule leads to the ending '{}'; let one lead there, or "
                      "remove it",
                      id_of(view, node))});
}

void report_traps(const View& view, const std::vector<bool>& to_an_ending, Remarks& remarks) {
  // Of all that leads to no ending, the loops at its end are the cause: nothing leads out of them.
  std::vector<bool> leads_out(view.components.count);
  for (Node node = 0; node < view.graph.nodes; ++node)
    for (const Node next : view.graph.ways(node))
      if (view.components.of[next] != view.components.of[node]) leads_out[view.components.of[node]] = true;
  const auto trap = [&](Node node, std::uint32_t component) {
    return view.reached[node] && !to_an_ending[component] && !leads_out[component];
  };
  for (const Node node : first_nodes(view, trap))
    remarks.push_back(
        {"graph-trap-loop", pointer_of(view, node),
         phrase("from the turn '{}' no ending can be reached: every way leads back; let one reply or "
                "\"next\" of the loop lead out of it",
                id_of(view, node))});
}

void report_no_good_ending(const View& view, const std::vector<Node>& cut_off, Remarks& remarks) {
  if (!cut_off.empty()) {
    for (const Node node : cut_off)
      remarks.push_back(
          {"graph-no-good-ending", pointer_of(view, node),
           phrase("no good ending can be reached, because nothing leads to '{}'; let a reply lead there",
                  id_of(view, node))});
    return;
  }
  remarks.push_back(
      {"graph-no-good-ending", "/endings",
       phrase("no ending is \"good\": true, so that nobody can do well; mark what a good talk ends "
              "with, a courteous and justified no included")});
}

/// Endings and what can be reached: each cause is told once.
void lint_reach(const View& view, Remarks& remarks) {
  const auto good = [&](Node node) {
    return view.graph.is_ending(node) && view.scenario.endings[node - view.graph.turns].good;
  };
  const std::vector<bool> to_an_ending =
      leading_to(view, [&](Node node) { return view.graph.is_ending(node); });
  const std::vector<bool> to_good = leading_to(view, good);
  const auto from_start = [&](const std::vector<bool>& leads) {
    return static_cast<bool>(leads[view.components.of[view.graph.node_of(view.scenario.start)]]);
  };
  const bool ends = from_start(to_an_ending), ends_well = from_start(to_good);
  std::vector<Node> unreachable, cut_off;
  for (const Node head : unreachable_heads(view)) {
    const std::uint32_t component = view.components.of[head];
    if (!ends && to_an_ending[component]) continue; // the loop at the start is the cause
    (ends && !ends_well && to_good[component] ? cut_off : unreachable).push_back(head);
  }
  report_unreachable(view, unreachable, remarks);
  report_traps(view, to_an_ending, remarks);
  if (ends && !ends_well) report_no_good_ending(view, cut_off, remarks);
}

/// Whether the reply is among the best of its turn: none that is always on offer scores higher.
std::vector<bool> best_replies(const View& view) {
  std::vector<bool> best(view.scenario.replies.size());
  const auto mean = [&](std::size_t reply) { return view.mean[reply].value_or(kMeanWithoutLevels); };
  for (const Turn& turn : view.scenario.turns) {
    double highest = -1;
    const std::size_t end = turn.first_reply + turn.reply_count;
    for (std::size_t i = turn.first_reply; i < end; ++i)
      if (view.scenario.replies[i].when.always()) highest = std::max(highest, mean(i));
    for (std::size_t i = turn.first_reply; i < end; ++i) best[i] = mean(i) >= highest;
  }
  return best;
}

/// The fewest replies from the start to a good ending, choosing the best reply everywhere. Rules are left
/// out: whether one fires hangs on the state, and most of them end a talk that goes badly.
void lint_short_path(const View& view, Remarks& remarks) {
  constexpr std::size_t kFar = std::numeric_limits<std::size_t>::max();
  const Scenario& scenario = view.scenario;
  const std::size_t fewest = scenario.kind == Kind::drill ? 2 : 4;
  const std::vector<bool> best = best_replies(view);
  std::vector<std::size_t> replies(view.graph.nodes, kFar); // to get there
  std::deque<Node> waiting{view.graph.node_of(scenario.start)};
  replies[waiting.front()] = 0;
  const auto go = [&](const std::vector<Alternative>& next, std::size_t count, bool reply) {
    for (const Alternative& way : next) {
      const Node to = view.graph.node_of(way.to);
      if (count >= replies[to]) continue;
      replies[to] = count;
      reply ? waiting.push_back(to) : waiting.push_front(to);
    }
  };
  while (!waiting.empty()) {
    const Node node = waiting.front();
    waiting.pop_front();
    if (replies[node] >= fewest) return;
    if (view.graph.is_ending(node)) {
      if (!scenario.endings[node - view.graph.turns].good) continue;
      remarks.push_back({"graph-short-path", pointer_of(view, node),
                         phrase("with the best replies this good ending is reached after {} decisions; a "
                                "talk needs at least 4, a "
                                "drill 2, or there is too little to practise",
                                replies[node])});
      return;
    }
    const Turn& turn = scenario.turns[node];
    for (std::size_t i = turn.first_reply; i < turn.first_reply + turn.reply_count; ++i)
      if (best[i]) go(scenario.replies[i].consequence.next, replies[node] + 1, true);
    if (turn.reply_count == 0) go(turn.next, replies[node], false);
  }
}

} // namespace

void lint_graph(const View& view, Remarks& remarks) {
  lint_reach(view, remarks);
  lint_short_path(view, remarks);
}

} // namespace riposte::scenario::lint
