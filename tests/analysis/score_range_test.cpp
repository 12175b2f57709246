// The range of scores and passing plays against a plain table of every pair by every number of replies left.
#include "analysis/score_range.h"

#include <algorithm>
#include <limits>

#include <gtest/gtest.h>

#include "made.h"
#include "made_talks.h"

namespace riposte::analysis {
namespace {

using scenario::Scenario;
using scenario::test::loaded;

constexpr double kNone = -std::numeric_limits<double>::infinity();
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
constexpr int kRounds = 60;
#else
constexpr int kRounds = 2'000;
#endif

struct Talk {
  Scenario scenario;
  Space space;
  Components components;
};

std::optional<Talk> made(SplitMix64& random, int loops) {
  test::TalkShape shape = test::random_shape(random);
  shape.loops = loops;
  Talk talk{loaded(test::made_talk(random, shape)), {}, {}};
  if (explore(talk.scenario, {2'000}, talk.space) != Explored::whole) return std::nullopt;
  talk.components = components_of(talk.space, Edges::all);
  return talk;
}

struct Sums {
  double levels = 0, weights = 0;
};

Sums sums_of(const Scenario& scenario, const Space& space, Pair pair, const Action& action) {
  Sums sums;
  if (action.kind == Action::Kind::by_itself) return sums;
  const auto& consequence = action.kind == Action::Kind::silence ? *scenario.turns[space.turn(pair)].silence
                                                                 : scenario.replies[action.reply].consequence;
  for (const scenario::Level& level : consequence.levels) {
    sums.levels += scenario.skills[level.skill].weight * level.level;
    sums.weights += scenario.skills[level.skill].weight;
  }
  return sums;
}

bool may(const Space& space, const PlayFilter& filter, const Action& action) {
  return filter.taken.empty() || filter.taken[static_cast<std::size_t>(&action - space.actions.data())];
}

std::uint64_t limit_of(const Scenario& scenario, const PlayFilter& filter) {
  const auto limit = static_cast<std::uint64_t>(scenario.limit);
  return filter.replies ? std::min(limit, *filter.replies) : limit;
}

/// The most that a play gains where each level gains what it is above the score, times the sign.
double most_gained(const Talk& talk, const PlayFilter& filter, double score, double sign) {
  const Space& space = talk.space;
  std::vector<double> shorter(space.size(), filter.endings.empty() ? 0 : kNone), row;
  const auto best_of = [&](Pair pair) {
    double best = kNone;
    for_each_outcome(space, pair, [&](const Action& action, const Outcome& outcome, Pair to) {
      if (outcome.kind == Outcome::Kind::halt || !may(space, filter, action)) return;
      const Sums sums = sums_of(talk.scenario, space, pair, action);
      const bool ending = outcome.kind == Outcome::Kind::ending;
      if (ending && !filter.endings.empty() && !filter.endings[outcome.ending]) return;
      const double more = ending ? 0 : (action.kind == Action::Kind::by_itself ? row : shorter)[to];
      best = std::max(best, sign * (sums.levels - score * sums.weights) + more);
    });
    return best;
  };
  for (std::uint64_t left = 1; left <= limit_of(talk.scenario, filter); ++left) {
    row.assign(space.size(), kNone);
    for (bool changed = true; changed;) {
      changed = false;
      for (Pair pair = 0; pair < space.size(); ++pair)
        if (const double best = best_of(pair); best > row[pair]) {
          row[pair] = best;
          changed = true;
        }
    }
    shorter = row;
  }
  double best = kNone;
  for (std::size_t i = 0; i < space.starts.size(); ++i)
    if (!filter.start || *filter.start == i) best = std::max(best, shorter[space.starts[i].pair]);
  return best;
}

/// The score of the path; fails where it is no play that counts.
double score_of(const Talk& talk, const PlayFilter& filter, const Path& path) {
  const Space& space = talk.space;
  EXPECT_EQ(path.start, filter.start.value_or(path.start));
  std::optional<Pair> at = space.starts[path.start].pair;
  Sums all;
  std::uint64_t replies = 0;
  const std::uint64_t limit = limit_of(talk.scenario, filter);
  bool ended = false;
  for (const PathStep& step : path.steps) {
    EXPECT_TRUE(at && *at == step.pair && replies < limit && !ended);
    const Action& action = space.actions_of(space.shape(step.pair))[step.action];
    const Outcome& wanted = space.outcomes_of(action)[step.outcome];
    EXPECT_TRUE(may(space, filter, action));
    EXPECT_NE(wanted.kind, Outcome::Kind::halt);
    const Sums sums = sums_of(talk.scenario, space, step.pair, action);
    all.levels += sums.levels;
    all.weights += sums.weights;
    replies += action.kind == Action::Kind::by_itself ? 0 : 1;
    ended = wanted.kind == Outcome::Kind::ending;
    EXPECT_TRUE(!ended || filter.endings.empty() || filter.endings[wanted.ending]);
    for_each_outcome(space, step.pair, [&](const Action&, const Outcome& outcome, Pair to) {
      if (&outcome == &wanted) at = to;
    });
  }
  EXPECT_TRUE(ended || (filter.endings.empty() && replies == limit));
  return all.levels / all.weights;
}

/// Whether the score is reached and none is better.
void expect_extreme(const Talk& talk, const std::optional<ExtremeScore>& extreme, double sign) {
  if (!extreme) {
    EXPECT_LE(most_gained(talk, {}, sign > 0 ? -1 : 5, sign), 0);
    return;
  }
  EXPECT_NEAR(score_of(talk, {}, extreme->path), extreme->score, 1e-12);
  EXPECT_LE(most_gained(talk, {}, extreme->score, sign), 1e-10);
}

/// Replies on the longest play; empty with circles.
std::optional<std::int64_t> longest_of(const Talk& talk) {
  if (!talk.components.acyclic) return std::nullopt;
  std::vector<std::int64_t> ahead(talk.space.size());
  for_each_component(talk.components, [&](std::span<const Pair> pairs) {
    for_each_outcome(talk.space, pairs[0], [&](const Action& action, const Outcome& outcome, Pair to) {
      const std::int64_t more = outcome.kind == Outcome::Kind::pair ? ahead[to] : 0;
      ahead[pairs[0]] = std::max(ahead[pairs[0]], more + (action.kind == Action::Kind::by_itself ? 0 : 1));
    });
  });
  std::int64_t longest = 0;
  for (const Start& start : talk.space.starts) longest = std::max(longest, ahead[start.pair]);
  return longest;
}

/// Limits below, at and above the longest play; those of a talk with circles as they come.
std::vector<std::int64_t> limits_of(const std::optional<std::int64_t>& longest) {
  if (!longest) return {1, 2, 3, 5, 8, 21};
  std::vector<std::int64_t> limits{1, 2};
  for (int d = -2; d <= 2; ++d)
    if (const std::int64_t limit = *longest + d; limit > 2) limits.push_back(limit);
  return limits;
}

TEST(ScoreRange, IsThatOfAPlainTableOfEveryPairByEveryNumberOfReplies) {
  SplitMix64 random{20};
  int with_circles = 0, without = 0, ranges = 0;
  for (int round = 0; round < kRounds; ++round) {
    std::optional<Talk> talk = made(random, round % 2 == 0 ? 0 : 40);
    if (!talk) continue;
    const auto longest = longest_of(*talk);
    (longest ? without : with_circles) += 1;
    ScoreRange before; // of another limit: where it begins does not change what is found
    for (const std::int64_t limit : limits_of(longest)) {
      talk->scenario.limit = limit;
      const ScoreRange range =
          score_range(talk->scenario, talk->space, talk->components, 1, nullptr, &before);
      ASSERT_TRUE(range.found);
      expect_extreme(*talk, range.lowest, -1);
      expect_extreme(*talk, range.highest, 1);
      ranges += range.lowest && range.highest && range.lowest->score < range.highest->score ? 1 : 0;
      if (testing::Test::HasFailure()) FAIL() << "round " << round << ", limit " << limit;
      if (round % 3 == 0) before = range;
    }
  }
  EXPECT_GT(with_circles, kRounds / 10);
  EXPECT_GT(without, kRounds / 10);
  EXPECT_GT(ranges, kRounds);
}

TEST(PassingPlay, IsFoundWhereThePlainTableHasOne) {
  SplitMix64 random{21};
  int found = 0, none = 0;
  for (int round = 0; round < kRounds * 2; ++round) {
    std::optional<Talk> talk = made(random, round % 2 == 0 ? 0 : 40);
    if (!talk) continue;
    talk->scenario.limit = 1 + static_cast<std::int64_t>(random.next() % 12);
    PlayFilter filter;
    for (std::size_t i = 0; i < talk->space.actions.size(); ++i)
      filter.taken.push_back(random.next() % 8 > 0);
    if (round % 5 > 0)
      for (std::size_t i = 0; i < talk->scenario.endings.size(); ++i)
        filter.endings.push_back(random.next() % 3 > 0);
    if (random.next() % 2 == 0) filter.replies = 1 + random.next() % 8;
    if (random.next() % 2 == 0) filter.start = random.next() % talk->space.starts.size();
    const double level = static_cast<double>(random.next() % 17) / 4;
    const PassingPlay play = passing_play(talk->scenario, talk->space, talk->components, filter, level);
    ASSERT_TRUE(play.found);
    EXPECT_EQ(play.path.has_value(), most_gained(*talk, filter, level - 1e-7, 1) > 1e-10) << round;
    EXPECT_TRUE(!play.path || score_of(*talk, filter, *play.path) >= level - 1e-9) << round;
    ++(play.path ? found : none);
  }
  EXPECT_GT(found, kRounds / 4);
  EXPECT_GT(none, kRounds / 4);
}

} // namespace
} // namespace riposte::analysis
