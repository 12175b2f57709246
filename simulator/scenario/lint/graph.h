// The ways of a scenario as a graph, conditions and chances left aside.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "scenario/model.h"

namespace riposte::scenario::lint {

/// Nodes are the turns, then the endings, then one for the rules: every turn with replies leads there, and it
/// leads wherever a rule does.
struct Graph {
  using Node = std::uint32_t;

  std::size_t turns = 0, nodes = 0;
  Node rules = 0; // == nodes where no rule can ever fire
  std::vector<Node> to;
  std::vector<std::size_t> first; // the ways out of node n: to[first[n]] … to[first[n + 1] - 1]

  std::span<const Node> ways(Node node) const {
    return {to.data() + first[node], first[node + 1] - first[node]};
  }
  Node node_of(Target target) const {
    return static_cast<Node>(target.kind == Target::Kind::turn ? target.index : turns + target.index);
  }
  bool is_turn(Node node) const { return node < turns; }
  bool is_ending(Node node) const { return node >= turns && node != rules; }
};

enum class Rules { followed, left_out };

/// Whether a way is there, of this reply, or of a silence or a turn's own `next` where it is null.
using IsOpen = bool (*)(const Scenario&, const Reply*, const Alternative&);

/// Ways that are not open are left out.
Graph graph_of(const Scenario& scenario, Rules rules = Rules::followed, IsOpen open = nullptr);

/// Per node: whether a way leads there from the start.
std::vector<bool> reached_from_start(const Scenario& scenario, const Graph& graph);

/// Nodes that lead to each other, by Tarjan's algorithm. No component leads to one of a higher number.
struct Components {
  std::vector<std::uint32_t> of; // by node
  std::uint32_t count = 0;
};
Components components_of(const Graph& graph);

} // namespace riposte::scenario::lint
