#include "analysis/score_range.h"

#include <algorithm>
#include <limits>

#include "scenario/score.h"

namespace riposte::analysis {
namespace {

constexpr double kNone = -std::numeric_limits<double>::infinity();
constexpr double kNoGain = 1e-12;
constexpr std::uint64_t kMostChoices = 128'000'000; // pairs times replies

/// What an action adds to the sum of weighted levels and to the sum of their weights.
struct Levels {
  double sum = 0, weight = 0;
};

std::vector<Levels> levels_by_action(const scenario::Scenario& scenario, const Space& space) {
  std::vector<Levels> rows(space.actions.size());
  for (const Shape& shape : space.shapes)
    for (std::uint32_t a = shape.first_action; a < shape.first_action + shape.actions; ++a) {
      const Action& action = space.actions[a];
      if (action.kind == Action::Kind::by_itself) continue;
      const scenario::Consequence& consequence = action.kind == Action::Kind::silence
                                                     ? *scenario.turns[shape.turn].silence
                                                     : scenario.replies[action.reply].consequence;
      for (const scenario::Level& level : consequence.levels) {
        rows[a].weight += scenario.skills[level.skill].weight;
        rows[a].sum += scenario.skills[level.skill].weight * level.level;
      }
    }
  return rows;
}

/// The play that gains the most, where each action gains its levels above `score`, times `sign`.
class Search {
public:
  Search(const scenario::Scenario& scenario, const Space& space, const Components& components, double sign,
         const PlayFilter& filter)
      : space_(space), components_(components), sign_(sign), filter_(filter),
        limit_(std::min(static_cast<std::uint64_t>(std::max<std::int64_t>(scenario.limit, 1)),
                        filter.replies.value_or(std::numeric_limits<std::uint64_t>::max()))),
        levels_(levels_by_action(scenario, space)) {
    straight_ = components.acyclic && longest() < limit_;
    if (!straight_) order_runs();
  }

  bool fits() const { return straight_ || space_.size() * limit_ <= kMostChoices; }

  std::optional<ExtremeScore> find() {
    // Worse than any play, so that the first one found has a level in it.
    double score = sign_ > 0 ? -1 : scenario::kHighestLevel + 1;
    std::optional<ExtremeScore> best;
    for (;;) {
      const double gain = straight_ ? follow_straight(score) : follow_layers(score);
      if (!(gain > kNoGain)) return best;
      Path path = straight_ ? path_straight(score) : path_layers();
      const double reached = score_of(path);
      if (best && sign_ * (reached - score) <= 0) return best;
      score = reached;
      best = ExtremeScore{score, std::move(path)};
    }
  }

  /// Any play of at least that score.
  std::optional<Path> reaching(double level) {
    // A play without levels gains nothing, one that just reaches the level a little.
    constexpr double kBelow = 1e-7, kExact = 1e-9;
    const double score = level - kBelow;
    const double gain = straight_ ? follow_straight(score) : follow_layers(score);
    if (!(gain > kNoGain)) return std::nullopt;
    Path path = straight_ ? path_straight(score) : path_layers();
    if (score_of(path) < level - kExact) return std::nullopt;
    return path;
  }

private:
  double gain(const Action& action, double score) const {
    const Levels& levels = levels_[static_cast<std::size_t>(&action - space_.actions.data())];
    return sign_ * (levels.sum - score * levels.weight);
  }

  double score_of(const Path& path) const {
    Levels all;
    for (const PathStep& step : path.steps) {
      const Levels& levels = levels_[space_.shape(step.pair).first_action + step.action];
      all.sum += levels.sum;
      all.weight += levels.weight;
    }
    return all.sum / all.weight;
  }

  bool by_itself(Pair pair) const {
    const Shape& shape = space_.shape(pair);
    return shape.actions > 0 && space_.actions_of(shape).front().kind == Action::Kind::by_itself;
  }

  /// Replies on the longest way to a pair; without circles only.
  std::uint64_t longest() const {
    std::vector<std::uint32_t> replies(space_.size());
    std::uint32_t most = 0;
    for_each_component_from_start(components_, [&](std::span<const Pair> pairs) {
      for_each_outcome(space_, pairs[0], [&](const Action& action, const Outcome& outcome, Pair to) {
        if (outcome.kind != Outcome::Kind::pair) return;
        const std::uint32_t there = replies[pairs[0]] + (action.kind == Action::Kind::by_itself ? 0 : 1);
        replies[to] = std::max(replies[to], there);
        most = std::max(most, there);
      });
    });
    return most;
  }

  /// Best of all outcomes of all actions: `ahead(action, outcome, to)` is what an outcome still gains.
  /// Returns the gain and the number of the outcome among all of the pair.
  template <class Ahead>
  std::pair<double, std::uint16_t> best_of(Pair pair, double score, Ahead ahead) const {
    std::pair<double, std::uint16_t> best{kNone, 0};
    std::uint16_t number = 0;
    for_each_outcome(space_, pair, [&](const Action& action, const Outcome& outcome, Pair to) {
      const double more = !counts(action, outcome)                ? kNone
                          : outcome.kind == Outcome::Kind::ending ? 0
                                                                  : ahead(action, to);
      if (const double sum = gain(action, score) + more; sum > best.first) best = {sum, number};
      ++number;
    });
    return best;
  }

  bool counts(const Action& action, const Outcome& outcome) const {
    if (outcome.kind == Outcome::Kind::halt) return false;
    if (!filter_.taken.empty() && !filter_.taken[static_cast<std::size_t>(&action - space_.actions.data())])
      return false;
    return outcome.kind != Outcome::Kind::ending || filter_.endings.empty() ||
           filter_.endings[outcome.ending];
  }

  double best_start(const std::vector<double>& ahead) {
    double best = kNone;
    for (std::size_t i = 0; i < space_.starts.size(); ++i)
      if (filter_.start && *filter_.start != i) {
        continue;
      } else if (const double value = ahead[space_.starts[i].pair]; value > best) {
        best = value;
        start_ = i;
      }
    return best;
  }

  /// The step by the number of its outcome, and where it leads.
  std::pair<PathStep, std::optional<Pair>> step(Pair pair, std::uint16_t wanted) const {
    std::pair<PathStep, std::optional<Pair>> found{{pair, 0, 0}, std::nullopt};
    std::uint16_t number = 0;
    const Shape& shape = space_.shape(pair);
    for_each_outcome(space_, pair, [&](const Action& action, const Outcome& outcome, Pair to) {
      if (number++ != wanted) return;
      found.first.action = static_cast<std::uint32_t>(&action - space_.actions_of(shape).data());
      found.first.outcome = static_cast<std::uint32_t>(&outcome - space_.outcomes_of(action).data());
      if (outcome.kind == Outcome::Kind::pair) found.second = to;
    });
    return found;
  }

  // ---- no circles, and no play comes to the limit
  double follow_straight(double score) {
    value_.resize(space_.size());
    for_each_component(components_, [&](std::span<const Pair> pairs) {
      value_[pairs[0]] = best_of(pairs[0], score, [&](const Action&, Pair to) { return value_[to]; }).first;
    });
    return best_start(value_);
  }

  Path path_straight(double score) const {
    Path path;
    path.start = start_;
    for (std::optional<Pair> pair = space_.starts[start_].pair; pair;) {
      const auto best = best_of(*pair, score, [&](const Action&, Pair to) { return value_[to]; });
      const auto [taken, to] = step(*pair, best.second);
      path.steps.push_back(taken);
      pair = to;
    }
    return path;
  }

  // ---- in general: by the number of replies that are left
  /// Pairs that go on by themselves, each after those it leads to: such runs are at most a hundred long.
  void order_runs() {
    std::vector<bool> done(space_.size());
    const auto visit = [&](auto self, Pair pair) -> void {
      if (done[pair] || !by_itself(pair)) return;
      done[pair] = true;
      for (const Pair to : space_.targets_of(pair)) self(self, to);
      runs_.push_back(pair);
    };
    for (Pair pair = 0; pair < space_.size(); ++pair) visit(visit, pair);
  }

  double follow_layers(double score) {
    const std::size_t size = space_.size();
    choices_.resize(size * limit_);
    // With one reply less; with none left a play ends where it would go on.
    std::vector<double> shorter(size, filter_.endings.empty() ? 0 : kNone);
    value_.assign(size, kNone);
    for (std::uint64_t left = 1; left <= limit_; ++left) {
      std::uint16_t* choice = choices_.data() + (left - 1) * size;
      for (Pair pair = 0; pair < size; ++pair) {
        if (by_itself(pair)) continue;
        const auto best = best_of(pair, score, [&](const Action&, Pair to) { return shorter[to]; });
        value_[pair] = best.first;
        choice[pair] = best.second;
      }
      for (const Pair pair : runs_) {
        const auto best = best_of(pair, score, [&](const Action&, Pair to) { return value_[to]; });
        value_[pair] = best.first;
        choice[pair] = best.second;
      }
      std::swap(shorter, value_);
    }
    std::swap(shorter, value_);
    return best_start(value_);
  }

  Path path_layers() const {
    Path path;
    path.start = start_;
    std::optional<Pair> pair = space_.starts[start_].pair;
    for (std::uint64_t left = limit_; pair && left > 0;) {
      const auto [taken, to] = step(*pair, choices_[(left - 1) * space_.size() + *pair]);
      if (!by_itself(*pair)) --left;
      path.steps.push_back(taken);
      pair = to;
    }
    return path;
  }

  const Space& space_;
  const Components& components_;
  const double sign_;
  const PlayFilter& filter_;
  const std::uint64_t limit_;
  const std::vector<Levels> levels_;
  bool straight_ = false;
  std::vector<Pair> runs_;
  std::vector<double> value_;          // by pair
  std::vector<std::uint16_t> choices_; // by replies left and pair
  std::size_t start_ = 0;
};

} // namespace

ScoreRange score_range(const scenario::Scenario& scenario, const Space& space, const Components& components,
                       unsigned threads) {
  ScoreRange range;
  const PlayFilter all;
  in_parallel(2, threads, [&](std::size_t part) {
    Search search(scenario, space, components, part == 0 ? -1 : 1, all);
    if (search.fits())
      (part == 0 ? range.lowest : range.highest) = search.find();
    else if (part == 0)
      range.found = false;
  });
  return range;
}

PassingPlay passing_play(const scenario::Scenario& scenario, const Space& space, const Components& components,
                         const PlayFilter& filter, double level) {
  Search search(scenario, space, components, 1, filter);
  if (!search.fits()) return {std::nullopt, false};
  return {search.reaching(level), true};
}

} // namespace riposte::analysis
