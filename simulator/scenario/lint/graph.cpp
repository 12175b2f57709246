#include "scenario/lint/graph.h"

#include <algorithm>
#include <limits>

namespace riposte::scenario::lint {
namespace {

using Node = Graph::Node;

} // namespace

Graph graph_of(const Scenario& scenario, Rules rules, IsOpen open) {
  Graph graph;
  const auto add = [&](const Reply* reply, const std::vector<Alternative>& next) {
    for (const Alternative& way : next)
      if (open == nullptr || open(scenario, reply, way)) graph.to.push_back(graph.node_of(way.to));
  };
  graph.turns = scenario.turns.size();
  graph.nodes = graph.turns + scenario.endings.size();
  graph.rules = static_cast<Node>(graph.nodes);
  const bool follows = rules == Rules::followed && !scenario.rules.empty() && !scenario.replies.empty();
  if (follows) ++graph.nodes;
  graph.first.reserve(graph.nodes + 1);
  for (const Turn& turn : scenario.turns) {
    graph.first.push_back(graph.to.size());
    for (std::size_t i = 0; i < turn.reply_count; ++i) {
      const Reply& reply = scenario.reply_of(turn, i);
      add(&reply, reply.consequence.next);
    }
    if (turn.silence && turn.reply_count > 0) add(nullptr, turn.silence->next);
    add(nullptr, turn.next);
    if (follows && turn.reply_count > 0) graph.to.push_back(graph.rules);
  }
  graph.first.insert(graph.first.end(), scenario.endings.size(), graph.to.size());
  if (follows) {
    graph.first.push_back(graph.to.size());
    for (const Rule& rule : scenario.rules) graph.to.push_back(graph.node_of(rule.to));
  }
  graph.first.push_back(graph.to.size());
  return graph;
}

std::vector<bool> reached_from_start(const Scenario& scenario, const Graph& graph) {
  std::vector<bool> reached(graph.nodes);
  if (graph.nodes == 0) return reached;
  std::vector<Node> waiting{graph.node_of(scenario.start)};
  reached[waiting.front()] = true;
  while (!waiting.empty()) {
    const Node node = waiting.back();
    waiting.pop_back();
    for (const Node next : graph.ways(node)) {
      if (reached[next]) continue;
      reached[next] = true;
      waiting.push_back(next);
    }
  }
  return reached;
}

Components components_of(const Graph& graph) {
  constexpr std::uint32_t kUnseen = std::numeric_limits<std::uint32_t>::max();
  struct Visit {
    Node node;
    std::size_t way; // the next way out to follow
  };
  Components components;
  components.of.assign(graph.nodes, kUnseen);
  std::vector<std::uint32_t> number(graph.nodes, kUnseen), lowest(graph.nodes, 0);
  std::vector<Node> open;    // seen and in no component yet
  std::vector<Visit> visits; // in place of the call stack: a talk may be a hundred thousand turns long
  std::uint32_t seen = 0;
  for (Node root = 0; root < graph.nodes; ++root) {
    if (number[root] != kUnseen) continue;
    visits.push_back({root, graph.first[root]});
    while (!visits.empty()) {
      const auto [node, way] = visits.back();
      if (number[node] == kUnseen) {
        number[node] = lowest[node] = seen++;
        open.push_back(node);
      }
      if (way < graph.first[node + 1]) {
        ++visits.back().way;
        const Node next = graph.to[way];
        if (number[next] == kUnseen)
          visits.push_back({next, graph.first[next]});
        else if (components.of[next] == kUnseen)
          lowest[node] = std::min(lowest[node], number[next]);
        continue;
      }
      visits.pop_back();
      if (!visits.empty()) lowest[visits.back().node] = std::min(lowest[visits.back().node], lowest[node]);
      if (lowest[node] != number[node]) continue;
      for (Node member = kUnseen; member != node; open.pop_back()) {
        member = open.back();
        components.of[member] = components.count;
      }
      ++components.count;
    }
  }
  return components;
}

} // namespace riposte::scenario::lint
