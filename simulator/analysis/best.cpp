#include "analysis/best.h"

#include <algorithm>

#include "analysis/block.h"

namespace riposte::analysis {
namespace {

constexpr double kGain = 1e-13; // a change of policy must win more than rounding can pretend
constexpr int kMostPolicies = 1'000;
constexpr std::uint32_t kOutside = static_cast<std::uint32_t>(-1);

/// One way to act in a pair of the component, chances of equal targets not joined.
struct Option {
  double outside = 0;                 // worth of all that leads out of the component
  double leave = 0;                   // chance of that
  std::uint32_t first = 0, count = 0; // its ways to pairs of the component, itself among them
};

class Component {
public:
  Component(const Space& space, const std::vector<double>& ending_worth, std::vector<double>& worth,
            std::vector<std::uint32_t>& place)
      : space_(space), ending_worth_(ending_worth), worth_(worth), place_(place) {}

  void solve(std::span<const Pair> pairs, double& error) {
    load(pairs);
    if (pairs.size() == 1)
      alone();
    else
      together(error);
    for (std::size_t i = 0; i < pairs.size(); ++i) worth_[pairs[i]] = value_[i];
  }

private:
  void load(std::span<const Pair> pairs) {
    for (std::size_t i = 0; i < pairs.size(); ++i) place_[pairs[i]] = static_cast<std::uint32_t>(i);
    options_.clear();
    to_.clear();
    chance_.clear();
    first_option_.assign(1, 0);
    for (const Pair pair : pairs) {
      const Action* of = nullptr;
      for_each_outcome(space_, pair, [&](const Action& action, const Outcome& outcome, Pair to) {
        if (action.kind == Action::Kind::silence) return;
        if (&action != of) options_.push_back({0, 0, static_cast<std::uint32_t>(to_.size()), 0});
        of = &action;
        add(options_.back(), outcome, to);
      });
      first_option_.push_back(static_cast<std::uint32_t>(options_.size()));
    }
    for (const Pair pair : pairs) place_[pair] = kOutside;
    value_.assign(pairs.size(), 0);
  }

  void add(Option& option, const Outcome& outcome, Pair to) {
    if (outcome.kind == Outcome::Kind::pair && place_[to] != kOutside) {
      to_.push_back(place_[to]);
      chance_.push_back(outcome.chance);
      ++option.count;
      return;
    }
    option.leave += outcome.chance;
    if (outcome.kind == Outcome::Kind::ending)
      option.outside += outcome.chance * ending_worth_[outcome.ending];
    if (outcome.kind == Outcome::Kind::pair) option.outside += outcome.chance * worth_[to];
  }

  std::span<const Option> options_of(std::size_t place) const {
    return {options_.data() + first_option_[place], first_option_[place + 1] - first_option_[place]};
  }

  void alone() {
    for (const Option& option : options_of(0))
      if (option.leave > 0) value_[0] = std::max(value_[0], option.outside / option.leave);
  }

  void together(double& error) {
    choose_first();
    for (int round = 0; round < kMostPolicies; ++round) {
      evaluate(error);
      if (!improve()) return;
    }
    error = std::max(error, kGain * kMostPolicies);
  }

  /// From each pair that can win anything, an option that leads nearer to it.
  void choose_first() {
    const std::size_t size = value_.size();
    policy_.assign(size, kOutside);
    std::vector<std::vector<std::pair<std::uint32_t, std::uint32_t>>> before(size); // place and option
    std::vector<std::uint32_t> reached;
    const auto choose = [&](std::uint32_t place, std::uint32_t option) {
      if (policy_[place] != kOutside) return;
      policy_[place] = option;
      reached.push_back(place);
    };
    for (std::uint32_t place = 0; place < size; ++place)
      for (std::uint32_t o = first_option_[place]; o < first_option_[place + 1]; ++o) {
        if (options_[o].outside > 0) choose(place, o);
        for (std::uint32_t i = 0; i < options_[o].count; ++i)
          before[to_[options_[o].first + i]].emplace_back(place, o);
      }
    for (std::size_t next = 0; next < reached.size(); ++next)
      for (const auto& [place, option] : before[reached[next]]) choose(place, option);
  }

  void evaluate(double& error) {
    block_.clear();
    block_.first.push_back(0);
    std::vector<double> right;
    std::vector<std::uint32_t> row(value_.size(), kOutside), places;
    for (std::uint32_t place = 0; place < value_.size(); ++place)
      if (policy_[place] != kOutside) {
        row[place] = static_cast<std::uint32_t>(places.size());
        places.push_back(place);
      }
    for (const std::uint32_t place : places) {
      const Option& option = options_[policy_[place]];
      double leave = option.leave;
      for (std::uint32_t i = option.first; i < option.first + option.count; ++i) {
        if (row[to_[i]] == kOutside) { // where nothing can be won
          leave += chance_[i];
        } else if (to_[i] != place) {
          block_.to.push_back(row[to_[i]]);
          block_.chance.push_back(chance_[i]);
        }
      }
      block_.leave.push_back(leave);
      block_.first.push_back(static_cast<std::uint32_t>(block_.to.size()));
      right.push_back(option.outside);
    }
    if (places.empty()) return;
    const std::vector<double> solved = analysis::solve(block_, std::move(right), error);
    for (std::size_t i = 0; i < places.size(); ++i) value_[places[i]] = solved[i];
  }

  bool improve() {
    bool changed = false;
    for (std::uint32_t place = 0; place < value_.size(); ++place) {
      if (policy_[place] == kOutside) continue;
      double best = value_[place] + kGain;
      for (std::uint32_t o = first_option_[place]; o < first_option_[place + 1]; ++o) {
        double sum = options_[o].outside;
        for (std::uint32_t i = options_[o].first; i < options_[o].first + options_[o].count; ++i)
          sum += chance_[i] * value_[to_[i]];
        if (sum <= best) continue;
        best = sum;
        policy_[place] = o;
        changed = true;
      }
    }
    return changed;
  }

  const Space& space_;
  const std::vector<double>& ending_worth_;
  std::vector<double>& worth_;
  std::vector<std::uint32_t>& place_; // by pair, while its component is loaded
  std::vector<Option> options_;
  std::vector<std::uint32_t> first_option_; // by place; one more at the end
  std::vector<std::uint32_t> to_;
  std::vector<double> chance_;
  std::vector<double> value_;         // by place
  std::vector<std::uint32_t> policy_; // by place, into options_; kOutside where nothing can be won
  Block block_;
};

} // namespace

std::vector<double> best_worth_of(const Space& space, const Components& components,
                                  const std::vector<double>& ending_worth, double& error, const Kept& kept) {
  std::vector<double> worth(space.size());
  std::vector<std::uint32_t> place(space.size(), kOutside);
  Component component(space, ending_worth, worth, place);
  for_each_component(components, [&](std::span<const Pair> pairs) {
    if (!is_kept(kept, pairs[0])) return component.solve(pairs, error);
    for (const Pair pair : pairs) worth[pair] = kept[pair];
  });
  return worth;
}

} // namespace riposte::analysis
