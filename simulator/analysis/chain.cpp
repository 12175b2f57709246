#include "analysis/chain.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "analysis/block.h"

namespace riposte::analysis {
namespace {

/// A component as a block, where it has more than one pair. Keeps the places of pairs for the whole space.
class Blocks {
public:
  Blocks(const Space& space, const Rows& rows) : space_(space), rows_(rows) {}

  const Block& of(std::span<const Pair> pairs) {
    if (place_.empty()) place_.assign(space_.size(), kOutside);
    for (std::size_t i = 0; i < pairs.size(); ++i) place_[pairs[i]] = static_cast<std::uint32_t>(i);
    block_.clear();
    block_.first.push_back(0);
    for (const Pair pair : pairs) {
      const std::uint32_t shape = space_.shape_of[pair];
      double leave = rows_.stop[shape];
      const double* chance = rows_.chance.data() + rows_.first[shape];
      for (const Pair to : targets_of(space_, pair, Edges::without_silence)) {
        const double p = *chance++;
        if (place_[to] == kOutside)
          leave += p;
        else if (to != pair && p > 0) {
          block_.to.push_back(place_[to]);
          block_.chance.push_back(p);
        }
      }
      block_.leave.push_back(leave);
      block_.first.push_back(static_cast<std::uint32_t>(block_.to.size()));
    }
    for (const Pair pair : pairs) place_[pair] = kOutside;
    return block_;
  }

private:
  static constexpr std::uint32_t kOutside = static_cast<std::uint32_t>(-1);
  const Space& space_;
  const Rows& rows_;
  std::vector<std::uint32_t> place_;
  Block block_;
};

bool is_left(const Block& block) {
  return std::any_of(block.leave.begin(), block.leave.end(), [](double chance) { return chance > 0; });
}

/// Gain and the worth of what the pair leads to; `self` becomes the chance that it leads to itself.
double ahead(const Space& space, const Rows& rows, const std::vector<double>& worth, Pair pair, double& leave,
             bool& self) {
  const std::uint32_t shape = space.shape_of[pair];
  double sum = rows.gain[shape];
  leave = rows.stop[shape];
  const double* chance = rows.chance.data() + rows.first[shape];
  for (const Pair to : targets_of(space, pair, Edges::without_silence)) {
    const double p = *chance++;
    if (to == pair) {
      self = self || p > 0;
      continue;
    }
    sum += p * worth[to];
    leave += p;
  }
  return sum;
}

} // namespace

double typical_chance(const Action& action) {
  return action.typical;
}

double random_chance(const Action& action) {
  return action.random;
}

Rows rows_of(const Space& space, ChanceOf chance_of, const std::vector<double>& worth) {
  Rows rows;
  for (const Shape& shape : space.shapes) {
    rows.first.push_back(static_cast<std::uint32_t>(rows.chance.size()));
    double gain = 0, stop = shape.actions == 0 ? 1 : 0;
    for (const Action& action : space.actions_of(shape))
      for (const Outcome& outcome : space.outcomes_of(action)) {
        const double chance = chance_of(action) * outcome.chance;
        if (outcome.kind == Outcome::Kind::pair) {
          rows.chance.push_back(chance);
          continue;
        }
        stop += chance;
        if (outcome.kind == Outcome::Kind::ending && !worth.empty()) gain += chance * worth[outcome.ending];
      }
    rows.gain.push_back(gain);
    rows.stop.push_back(stop);
  }
  return rows;
}

bool is_kept(const Kept& kept, Pair pair) {
  return !kept.empty() && !std::isnan(kept[pair]);
}

Solved worth_of(const Space& space, const Components& components, const Rows& rows, const Kept& kept) {
  Solved solved{std::vector<double>(space.size()), 0};
  std::vector<double>& worth = solved.values;
  Blocks blocks(space, rows);
  for_each_component(components, [&](std::span<const Pair> pairs) {
    if (is_kept(kept, pairs[0])) {
      for (const Pair pair : pairs) worth[pair] = kept[pair];
      return;
    }
    if (pairs.size() == 1) {
      double leave = 0;
      bool self = false;
      const double sum = ahead(space, rows, worth, pairs[0], leave, self);
      worth[pairs[0]] = !self ? sum : leave > 0 ? sum / leave : 0;
      return;
    }
    const Block& block = blocks.of(pairs);
    if (!is_left(block)) return; // nothing is gained in a circle that is never left
    // The component's own pairs are worth 0 so far: what is ahead of each is what lies outside.
    std::vector<double> right;
    for (const Pair pair : pairs) {
      double leave = 0;
      bool self = false;
      right.push_back(ahead(space, rows, worth, pair, leave, self));
    }
    const std::vector<double> inside = solve(block, std::move(right), solved.error);
    for (std::size_t i = 0; i < pairs.size(); ++i) worth[pairs[i]] = inside[i];
  });
  return solved;
}

std::vector<bool> can_stop(const Space& space, const Components& components, const Rows& rows) {
  std::vector<bool> can(space.size());
  for_each_component(components, [&](std::span<const Pair> pairs) {
    const bool any = std::any_of(pairs.begin(), pairs.end(), [&](Pair pair) {
      const std::uint32_t shape = space.shape_of[pair];
      if (rows.stop[shape] > 0) return true;
      const double* chance = rows.chance.data() + rows.first[shape];
      for (const Pair to : targets_of(space, pair, Edges::without_silence))
        if (*chance++ > 0 && can[to]) return true;
      return false;
    });
    if (any)
      for (const Pair pair : pairs) can[pair] = true;
  });
  return can;
}

Solved visits_of(const Space& space, const Components& components, const Rows& rows, const Kept& kept) {
  Solved solved{std::vector<double>(space.size()), 0};
  std::vector<double>& visits = solved.values; // until its component is solved: what flows in
  for (const Start& start : space.starts) visits[start.pair] += start.chance;
  Blocks blocks(space, rows);
  const auto flow_on = [&](Pair pair, auto inside) {
    const double* chance = rows.chance.data() + rows.first[space.shape_of[pair]];
    for (const Pair to : targets_of(space, pair, Edges::without_silence)) {
      const double p = *chance++;
      if (p > 0 && !inside(to)) visits[to] += visits[pair] * p;
    }
  };
  std::vector<bool> member;
  for_each_component_from_start(components, [&](std::span<const Pair> pairs) {
    // What flows among kept pairs is written over when their turn comes.
    if (is_kept(kept, pairs[0])) {
      for (const Pair pair : pairs) visits[pair] = kept[pair];
      for (const Pair pair : pairs) flow_on(pair, [&](Pair to) { return is_kept(kept, to); });
      return;
    }
    if (std::all_of(pairs.begin(), pairs.end(), [&](Pair pair) { return visits[pair] == 0; })) return;
    if (pairs.size() == 1) {
      double leave = 0;
      bool self = false;
      ahead(space, rows, visits, pairs[0], leave, self);
      if (self) visits[pairs[0]] /= leave; // without end where it is never left
      return flow_on(pairs[0], [&](Pair to) { return to == pairs[0]; });
    }
    const Block& block = blocks.of(pairs);
    if (!is_left(block)) {
      for (const Pair pair : pairs) visits[pair] = std::numeric_limits<double>::infinity();
      return;
    }
    std::vector<double> in;
    for (const Pair pair : pairs) in.push_back(visits[pair]);
    const std::vector<double> times = solve_transposed(block, std::move(in), solved.error);
    if (member.empty()) member.resize(space.size());
    for (std::size_t i = 0; i < pairs.size(); ++i) {
      visits[pairs[i]] = times[i];
      member[pairs[i]] = true;
    }
    for (const Pair pair : pairs) flow_on(pair, [&](Pair to) { return member[to]; });
    for (const Pair pair : pairs) member[pair] = false;
  });
  return solved;
}

} // namespace riposte::analysis
