// Modes, lines that leave a talk for another way, the trainee's notes and ratings, results by skill.
#include <algorithm>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "store/store.h"
#include "support/seed.h"
#include "support/talks.h"
#include "support/temporary_folder.h"

namespace riposte {
namespace {

using ::testing::HasSubstr;
using training::Mode, training::SelfReview;

class PracticeTest : public ::testing::Test {
protected:
  void SetUp() override { ASSERT_TRUE(store_.save_person(person_)); }

  const scenario::Scenario& talk() const { return content_->in("ru"); }

  /// Plays at random until the end, or `most` steps, every step stored.
  training::Attempt play(Mode mode, std::size_t most = 1000) {
    training::Attempt attempt = test::new_attempt(person_, content_, random_.next());
    attempt.mode = mode;
    attempt.timer_percent = 150;
    scenario::Step step = scenario::start(talk(), attempt.seed);
    EXPECT_TRUE(store_.begin(attempt, *content_, test::as_json(talk(), step.events)));
    while (step.session.phase == scenario::Phase::awaiting && attempt.steps.size() < most) {
      const scenario::Input input = test::random_input(talk(), step.session, random_);
      std::vector<scenario::Event> events;
      EXPECT_TRUE(scenario::advance(talk(), step.session, input, events));
      step.events.insert(step.events.end(), events.begin(), events.end());
      attempt.steps.push_back({scenario::to_text(talk(), input), Instant{5}, 10});
      EXPECT_TRUE(store_.store_step({attempt.id, static_cast<int>(attempt.steps.size()), attempt.steps.back(),
                                     test::as_json(talk(), events),
                                     training::result_of(talk(), step.session, step.events, Instant{5})}));
    }
    return attempt;
  }

  training::AttemptSummary listed(const std::string& id) {
    const auto history = store_.history(person_.id).value();
    return *std::find_if(history.begin(), history.end(),
                         [&](const auto& summary) { return summary.id == id; });
  }

  /// What the program stores to go another way after that many steps.
  store::Continuation way_from(const training::Attempt& attempt, std::size_t steps) {
    store::Continuation way{
        attempt.id, static_cast<int>(attempt.steps.size()), training::branch_of(attempt, steps), {}};
    way.attempt.id = attempt.id + "-" + std::to_string(steps);
    way.events.assign(way.attempt.steps.size() + 1, {R"({"type":"line"})"});
    return way;
  }

  SplitMix64 random_ = test::test_random();
  test::TemporaryFolder folder_;
  store::Store store_ = std::move(store::open(folder_.path())->store);
  training::Person person_ = test::ann();
  training::ContentPtr content_ = test::long_talk();
};

TEST_F(PracticeTest, HistoryKnowsModeSkillsAndObjectionsOfEveryTalk) {
  for (const Mode mode : {Mode::guided, Mode::practice, Mode::assessment}) {
    const training::Attempt attempt = play(mode);
    const auto loaded = store_.load_attempt(attempt.id).value();
    EXPECT_EQ(loaded.attempt, attempt);
    const training::AttemptSummary summary = listed(attempt.id);
    EXPECT_EQ(summary.mode, mode);
    const training::Talk played = training::replay(talk(), attempt).value();
    const auto expected = training::result_of(talk(), played.session, played.events, Instant{5});
    EXPECT_EQ(summary.result, expected);
    EXPECT_EQ(loaded.result, expected);
    EXPECT_FALSE(expected->skills.empty());
  }
}

TEST_F(PracticeTest, AWayFromAnyTurnLeavesTheTalkAsItWas) {
  const training::Attempt first = play(Mode::practice);
  const auto before = store_.load_attempt(first.id).value();
  for (std::size_t steps = 0; steps <= first.steps.size(); ++steps) {
    const store::Continuation way = way_from(first, steps);
    const auto branched = store_.branch(way, *content_);
    ASSERT_TRUE(branched) << branched.error().message;
    EXPECT_EQ(store_.load_attempt(way.attempt.id).value().attempt, way.attempt);
    EXPECT_FALSE(store_.branch(way, *content_)); // once
  }
  const auto after = store_.load_attempt(first.id).value();
  EXPECT_EQ(after.attempt, before.attempt);
  EXPECT_EQ(after.result, before.result);
  EXPECT_EQ(store_.history(person_.id)->size(), first.steps.size() + 2);
  EXPECT_EQ(listed(way_from(first, 1).attempt.id).branch_of, first.id);
}

TEST_F(PracticeTest, RefusesWaysThatAreNone) {
  const training::Attempt first = play(Mode::practice), graded = play(Mode::assessment);
  ASSERT_GE(first.steps.size(), 2u);
  EXPECT_THAT(store_.branch(way_from(graded, 1), *content_).error().message, HasSubstr("assessment"));
  store::Continuation other = way_from(first, 2);
  other.attempt.steps[1].input += "x";
  EXPECT_THAT(store_.branch(other, *content_).error().message, HasSubstr("step 2"));
  store::Continuation seed = way_from(first, 2);
  ++seed.attempt.seed;
  EXPECT_THAT(store_.branch(seed, *content_).error().message, HasSubstr("seed"));
  store::Continuation nothing = way_from(first, 1);
  nothing.of = nothing.attempt.branch_of = "gone";
  EXPECT_THAT(store_.branch(nothing, *content_).error().message, HasSubstr("gone"));
  EXPECT_EQ(store_.history(person_.id)->size(), 2u);
}

TEST_F(PracticeTest, KeepsTheNoteAndOneRatingOfOnesOwn) {
  const training::Attempt open = play(Mode::practice, 1), done = play(Mode::practice);
  ASSERT_TRUE(store_.save_note(open.id, "Ask first."));
  ASSERT_TRUE(store_.save_note(open.id, "Ask first; then listen."));
  EXPECT_EQ(store_.load_attempt(open.id)->attempt.note, "Ask first; then listen.");
  EXPECT_FALSE(store_.save_note(open.id, std::string(store::kLongestNote + 1, 'x')));
  EXPECT_FALSE(store_.save_note("gone", "x"));

  const SelfReview given{SelfReview::State::given, {{"clarify", 1}, {"listen", 3}}};
  EXPECT_FALSE(store_.save_self_review(open.id, given)); // not finished
  EXPECT_FALSE(store_.save_self_review(done.id, {SelfReview::State::given, {{"listen", 5}}}));
  EXPECT_FALSE(store_.save_self_review(done.id, {SelfReview::State::given, {}}));
  ASSERT_TRUE(store_.save_self_review(done.id, given));
  EXPECT_FALSE(store_.save_self_review(done.id, {SelfReview::State::skipped, {}})); // once
  EXPECT_EQ(store_.load_attempt(done.id)->attempt.self, given);
}

} // namespace
} // namespace riposte
