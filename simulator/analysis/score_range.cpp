#include "analysis/score_range.h"

#include <algorithm>
#include <limits>

#include "scenario/score.h"

namespace riposte::analysis {
namespace {

constexpr double kNone = -std::numeric_limits<double>::infinity();
constexpr double kNoGain = 1e-12;
constexpr std::uint32_t kEndless = std::numeric_limits<std::uint32_t>::max();
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
         const PlayFilter& filter, const Progress* progress)
      : space_(space), components_(components), sign_(sign), filter_(filter), progress_(progress),
        limit_(std::min(static_cast<std::uint64_t>(std::max<std::int64_t>(scenario.limit, 1)),
                        filter.replies.value_or(std::numeric_limits<std::uint64_t>::max()))),
        levels_(levels_by_action(scenario, space)) {
    look_ahead();
    straight_ = std::all_of(space.starts.begin(), space.starts.end(),
                            [&](const Start& start) { return ahead_[start.pair] <= limit_; });
    if (straight_) return;
    look_back();
    order_runs();
  }

  bool fits() const { return straight_ || space_.size() * limit_ <= kMostChoices; }

  /// `near`: a score that may be the one, to begin with.
  std::optional<ExtremeScore> find(std::optional<double> near) {
    // Worse than any play, so that the first one found has a level in it.
    double score = sign_ > 0 ? -1 : scenario::kHighestLevel + 1;
    std::optional<ExtremeScore> best;
    const auto better = [&](double than) {
      if (is_cancelled(progress_) || !(follow(than) > kNoGain)) return false;
      Path path = this->path(than);
      const double reached = score_of(path);
      if (best && sign_ * (reached - score) <= 0) return false;
      score = reached;
      best = ExtremeScore{score, std::move(path)};
      return true;
    };
    constexpr double kJustWorse = 1e-6;
    if (near) better(*near - sign_ * kJustWorse);
    if (!best && !straight_ && ahead_[space_.starts.front().pair] != kEndless)
      begin_without_limit(score, best);
    while (better(score)) {
    }
    if (is_cancelled(progress_)) return std::nullopt;
    return best;
  }

  /// Any play of at least that score.
  std::optional<Path> reaching(double level) {
    // A play without levels gains nothing, one that just reaches the level a little.
    constexpr double kBelow = 1e-7, kExact = 1e-9;
    const double score = level - kBelow;
    if (is_cancelled(progress_) || !(follow(score) > kNoGain)) return std::nullopt;
    Path path = this->path(score);
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

  // ---- how long plays are
  /// How many replies must be left on entering each pair for no play from there to be cut off.
  void look_ahead() {
    ahead_.assign(space_.size(), 0);
    for_each_component(components_, [&](std::span<const Pair> pairs) {
      std::uint32_t most = 1;
      for (const Pair pair : pairs)
        for_each_outcome(space_, pair, [&](const Action& action, const Outcome& outcome, Pair to) {
          if (outcome.kind != Outcome::Kind::pair) return;
          if (ahead_[to] == 0 || ahead_[to] == kEndless) // of this component, or leads into a circle
            most = kEndless;
          else if (most != kEndless)
            most = std::max(most, ahead_[to] + (action.kind == Action::Kind::by_itself ? 0 : 1));
        });
      for (const Pair pair : pairs) ahead_[pair] = most;
    });
  }

  /// With how many replies a pair can be entered, at least and at most.
  void look_back() {
    const Shortest shortest(space_);
    soonest_.resize(space_.size());
    for (Pair pair = 0; pair < space_.size(); ++pair) soonest_[pair] = shortest.replies(pair);
    latest_.assign(space_.size(), 0);
    for_each_component_from_start(components_, [&](std::span<const Pair> pairs) {
      std::uint32_t most = 0;
      for (const Pair pair : pairs) most = std::max(most, latest_[pair]);
      if (pairs.size() > 1 || leads_to_itself(pairs[0])) most = kEndless;
      for (const Pair pair : pairs) {
        latest_[pair] = most;
        for_each_outcome(space_, pair, [&](const Action& action, const Outcome& outcome, Pair to) {
          if (outcome.kind != Outcome::Kind::pair) return;
          const std::uint32_t more = action.kind == Action::Kind::by_itself ? 0 : 1;
          latest_[to] = std::max(latest_[to], most == kEndless ? kEndless : most + more);
        });
      }
    });
  }

  bool leads_to_itself(Pair pair) const {
    const std::span<const Pair> targets = space_.targets_of(pair);
    return std::find(targets.begin(), targets.end(), pair) != targets.end();
  }

  /// The best play of a talk that ends by itself, if the limit lets it be: hardly any other is better then.
  void begin_without_limit(double& score, std::optional<ExtremeScore>& best) {
    for (double from = score; !is_cancelled(progress_);) {
      follow_straight(from, kEndless);
      if (!(best_start(straight_value_) > kNoGain)) return;
      Path path = this->path(from, kEndless);
      const double reached = score_of(path);
      if (sign_ * (reached - from) <= 0) return;
      from = reached;
      if (!is_within_limit(path)) continue;
      score = reached;
      best = ExtremeScore{reached, std::move(path)};
    }
  }

  bool is_within_limit(const Path& path) const {
    std::uint64_t left = limit_;
    for (const PathStep& step : path.steps) {
      if (left == 0) return false;
      if (!by_itself(step.pair)) --left;
    }
    return true;
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

  double follow(double score) {
    follow_straight(score, limit_);
    if (straight_) return best_start(straight_value_);
    follow_layers(score);
    return best_start(value_);
  }

  /// Step by step: as without a limit where `left` replies are enough for all that can follow.
  Path path(double score, std::uint64_t left) const {
    Path path;
    path.start = start_;
    std::optional<Pair> pair = space_.starts[start_].pair;
    while (pair && left > 0) {
      const bool enough = left >= ahead_[*pair];
      const std::uint16_t outcome =
          enough ? best_of(*pair, score, [&](const Action&, Pair to) { return straight_value_[to]; }).second
                 : choices_[(left - 1) * space_.size() + *pair];
      const auto [taken, to] = step(*pair, outcome);
      if (!by_itself(*pair) && left != kEndless) --left;
      path.steps.push_back(taken);
      pair = to;
    }
    return path;
  }
  Path path(double score) const { return path(score, limit_); }

  // ---- where no play comes to the limit
  /// Values of all pairs from which no more than `most` replies can follow.
  void follow_straight(double score, std::uint64_t most) {
    straight_value_.resize(space_.size());
    for_each_component(components_, [&](std::span<const Pair> pairs) {
      if (ahead_[pairs[0]] > most || ahead_[pairs[0]] == kEndless) return;
      straight_value_[pairs[0]] =
          best_of(pairs[0], score, [&](const Action&, Pair to) { return straight_value_[to]; }).first;
    });
  }

  // ---- in general: by the number of replies that are left
  /// Pairs that go on by themselves, each after those it leads to: such runs are at most a hundred long.
  void order_runs() {
    passes_.assign(space_.size(), false);
    const auto visit = [&](auto self, Pair pair) -> void {
      if (passes_[pair] || !by_itself(pair)) return;
      passes_[pair] = true;
      for (const Pair to : space_.targets_of(pair)) self(self, to);
      runs_.push_back(pair);
    };
    for (Pair pair = 0; pair < space_.size(); ++pair) visit(visit, pair);
  }

  /// Only pairs that can be entered with so many replies left, and in which that matters.
  void follow_layers(double score) {
    const std::size_t size = space_.size();
    choices_.resize(size * limit_);
    // With one reply less; with none left a play ends where it would go on.
    std::vector<double> shorter(size, filter_.endings.empty() ? 0 : kNone);
    value_.assign(size, kNone);
    for (std::uint64_t left = 1; left <= limit_ && !is_cancelled(progress_); ++left) {
      std::uint16_t* choice = choices_.data() + (left - 1) * size;
      const std::uint64_t used = limit_ - left;
      const auto choose = [&](Pair pair, const std::vector<double>& ahead) {
        if (left >= ahead_[pair]) {
          value_[pair] = straight_value_[pair];
          return;
        }
        if (used < soonest_[pair] || used > latest_[pair]) return;
        const auto best = best_of(pair, score, [&](const Action&, Pair to) { return ahead[to]; });
        value_[pair] = best.first;
        choice[pair] = best.second;
      };
      for (Pair pair = 0; pair < size; ++pair)
        if (!passes_[pair]) choose(pair, shorter);
      for (const Pair pair : runs_) choose(pair, value_);
      std::swap(shorter, value_);
    }
    std::swap(shorter, value_);
  }

  const Space& space_;
  const Components& components_;
  const double sign_;
  const PlayFilter& filter_;
  const Progress* progress_;
  const std::uint64_t limit_;
  const std::vector<Levels> levels_;
  bool straight_ = false;                               // no play comes to the limit
  std::vector<std::uint32_t> ahead_, soonest_, latest_; // by pair
  std::vector<Pair> runs_;
  std::vector<bool> passes_;           // by pair: it goes on by itself
  std::vector<double> straight_value_; // by pair
  std::vector<double> value_;          // by pair, with as many replies left as are looked at
  std::vector<std::uint16_t> choices_; // by replies left and pair
  std::size_t start_ = 0;
};

} // namespace

ScoreRange score_range(const scenario::Scenario& scenario, const Space& space, const Components& components,
                       unsigned threads, const Progress* progress, const ScoreRange* before) {
  ScoreRange range;
  const PlayFilter all;
  in_parallel(2, threads, [&](std::size_t part) {
    Search search(scenario, space, components, part == 0 ? -1 : 1, all, progress);
    const auto side = part == 0 ? &ScoreRange::lowest : &ScoreRange::highest;
    std::optional<double> near;
    if (before != nullptr && before->*side) near = (before->*side)->score;
    if (search.fits())
      range.*side = search.find(near);
    else if (part == 0)
      range.found = false;
  });
  return range;
}

PassingPlay passing_play(const scenario::Scenario& scenario, const Space& space, const Components& components,
                         const PlayFilter& filter, double level, const Progress* progress) {
  Search search(scenario, space, components, 1, filter, progress);
  if (!search.fits()) return {std::nullopt, false};
  return {search.reaching(level), true};
}

} // namespace riposte::analysis
