// The linear system of one component of a chain.
#pragma once

#include <cstdint>
#include <vector>

#include "analysis/chain.h"

namespace riposte::analysis {

/// The component's pairs by their place in it. Reused from component to component.
struct Block {
  std::vector<std::uint32_t> first; // by place: where its ways begin; one more at the end
  std::vector<std::uint32_t> to;    // places, none of them the place itself
  std::vector<double> chance;       // of each way
  std::vector<double> leave;        // by place: chance to leave the component
  std::size_t size() const { return leave.size(); }
  void clear();
};

/// x with x = P x + right, or its transpose. `error` becomes what may be missing at most, if it is more.
/// The block must have a place that can be left.
std::vector<double> solve(const Block& block, std::vector<double> right, double& error);
std::vector<double> solve_transposed(const Block& block, std::vector<double> right, double& error);

} // namespace riposte::analysis
