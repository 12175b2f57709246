// What is taken over after an edit is what would have been found without it.
#include <cmath>

#include <gtest/gtest.h>

#include "analysis/analysis.h"
#include "analysis/edit.h"
#include "analysis/edited_json.h"
#include "analysis/made_talks.h"
#include "made.h"

namespace riposte::analysis {
namespace {

using scenario::Scenario;
using scenario::test::loaded;
using scenario::test::talk;

constexpr Options kOptions{20'000, 1, nullptr};

bool near(double one, double other) {
  return one == other || std::abs(one - other) <= 1e-12 * std::max(1.0, std::abs(one));
}

bool near(const std::vector<double>& one, const std::vector<double>& other) {
  return std::equal(one.begin(), one.end(), other.begin(), other.end(),
                    [](double a, double b) { return near(a, b); });
}

void expect_same(const Exact& one, const Exact& other) {
  EXPECT_EQ(one.space.keys, other.space.keys);
  EXPECT_EQ(one.space.targets, other.space.targets);
  EXPECT_EQ(one.space.shape_of, other.space.shape_of);
  EXPECT_EQ(one.space.first_target, other.space.first_target);
  EXPECT_TRUE(near(one.values.win, other.values.win));
  EXPECT_TRUE(near(one.values.best_win, other.values.best_win));
  EXPECT_TRUE(near(one.values.visits, other.values.visits));
  EXPECT_TRUE(near(one.values.random_visits, other.values.random_visits));
  EXPECT_TRUE(near(one.values.typical.endings, other.values.typical.endings));
  EXPECT_TRUE(near(one.values.random.endings, other.values.random.endings));
  ASSERT_EQ(one.values.replies.size(), other.values.replies.size());
  for (std::size_t i = 0; i < one.values.replies.size(); ++i) {
    EXPECT_EQ(one.values.replies[i].offered.has_value(), other.values.replies[i].offered.has_value());
    EXPECT_TRUE(near(one.values.replies[i].loss.value_or(-1), other.values.replies[i].loss.value_or(-1)));
  }
  ASSERT_EQ(one.score.highest.has_value(), other.score.highest.has_value());
  if (one.score.highest) {
    EXPECT_TRUE(near(one.score.highest->score, other.score.highest->score));
  }
  EXPECT_TRUE(near(one.met.skills, other.met.skills));
}

TEST(Again, ChainsOfEditsEndWhereANewAnalysisDoes) {
  SplitMix64 random{11};
  int chains = 0, taken_over = 0, kept_values = 0, wordings = 0;
  for (int round = 0; round < 120; ++round) {
    std::string text = test::made_talk(random, test::random_shape(random));
    Scenario before = loaded(text);
    Exact known;
    if (analyse_exactly(before, kOptions, known) != Explored::whole) continue;
    ++chains;
    for (int edit = 0; edit < 6; ++edit) {
      SCOPED_TRACE(text);
      const test::EditedTalk next = test::edited(text, random);
      SCOPED_TRACE(next.text);
      Scenario now = loaded(next.text);
      Exact again, anew;
      const Explored explored = analyse_exactly(now, kOptions, anew);
      ASSERT_EQ(analyse_again(before, known, now, kOptions, again), explored);
      if (explored != Explored::whole) break;
      expect_same(again, anew);
      if (HasFailure()) return;
      EXPECT_TRUE(!next.wording || plays_alike(before, now));
      wordings += next.wording ? 1 : 0;
      const Edit between = edit_between(before, known.space.slots, now, again.space.slots);
      for (const bool same : between.same) taken_over += same ? 1 : 0;
      for (const bool same : between.ahead) kept_values += same ? 1 : 0;
      text = next.text;
      before = std::move(now);
      known = std::move(again);
    }
  }
  EXPECT_GT(chains, 60);
  EXPECT_GT(wordings, 10);
  EXPECT_GT(taken_over, 500); // turns
  EXPECT_GT(kept_values, 200);
}

TEST(Again, AnEditReachesWhatLeadsToItAndWhatItLeadsTo) {
  const auto of = [](const char* amount) {
    return loaded(talk(std::string(R"("a":{"says":["1"],"replies":[{"id":"x","text":"x","next":"b"},
                                        {"id":"y","text":"y","next":"c"}]},
         "b":{"says":["2"],"replies":[{"id":"z","text":"z","add":{"v":)") +
                           amount + R"(},"next":"d"}]},
         "c":{"says":["3"],"replies":[{"id":"u","text":"u","next":"d"}]},
         "d":{"says":["4"],"replies":[{"id":"w","text":"w","next":[{"to":"won","when":"v > 3"},{"to":"lost"}]}]})",
                       R"("state":{"v":{"start":2}},)"));
  };
  const Scenario before = of("1"), now = of("2");
  const Slots slots = slots_of(before, Readers::ways);
  const Edit edit = edit_between(before, slots, now, slots_of(now, Readers::ways));
  EXPECT_EQ(edit.same, (std::vector<bool>{true, false, true, true}));
  EXPECT_EQ(edit.ahead, (std::vector<bool>{false, false, true, true}));
  EXPECT_EQ(edit.behind, (std::vector<bool>{true, true, true, false}));
  EXPECT_FALSE(plays_alike(before, now));
  EXPECT_TRUE(plays_alike(before, of("1")));
}

} // namespace
} // namespace riposte::analysis
