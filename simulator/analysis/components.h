// Pairs in an order in which a chain can be solved: strongly connected components, each after all that it
// leads to.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "analysis/space.h"

namespace riposte::analysis {

/// Which ways count: silence is no part of typical, best and random play, but of what can be reached.
enum class Edges { without_silence, all };

struct Components {
  std::vector<Pair> order; // every pair once
  std::vector<bool> last;  // by place in `order`: the last pair of its component
  bool acyclic = true;     // no component has two pairs or a way from a pair to itself
};

/// Tarjan's algorithm (SIAM J. Comput. 1(2), 1972), without recursion.
Components components_of(const Space& space, Edges edges);

/// The pairs that the pair leads to.
std::span<const Pair> targets_of(const Space& space, Pair pair, Edges edges);

/// Calls `visit(pairs)` for each component, those first to which the others lead.
template <class Visit>
void for_each_component(const Components& components, Visit visit) {
  std::size_t first = 0;
  for (std::size_t i = 0; i < components.order.size(); ++i) {
    if (!components.last[i]) continue;
    visit(std::span<const Pair>(components.order).subspan(first, i + 1 - first));
    first = i + 1;
  }
}

/// The same the other way round: each component after all that lead to it.
template <class Visit>
void for_each_component_from_start(const Components& components, Visit visit) {
  std::size_t end = components.order.size();
  for (std::size_t i = components.order.size(); i-- > 0;) {
    if (i > 0 && !components.last[i - 1]) continue;
    visit(std::span<const Pair>(components.order).subspan(i, end - i));
    end = i;
  }
}

} // namespace riposte::analysis
