// A finished talk that is read: reviewed, rated by its trainee, played on from a turn, compared.
#include <gtest/gtest.h>

#include "app/debrief.h"
#include "world.h"

namespace riposte::app::test {
namespace {

/// A talk of made-up, played to its end and opened for reading.
class DebriefTest : public ::testing::Test {
protected:
  void SetUp() override {
    world_.begin_talk();
    while (world_.state.talk->session.phase == scenario::Phase::awaiting) {
      world_.act(ChooseReply{0});
      world_.answer_all();
    }
    id_ = world_.state.talk->attempt.id;
    world_.act(ShowDebrief{id_});
    world_.answer(); // the attempt is loaded; the review is asked for
    ASSERT_EQ(world_.state.screen, Screen::debrief);
  }

  DebriefState& debrief() { return *world_.state.debrief; }

  World world_;
  std::string id_;
};

TEST_F(DebriefTest, IsReviewedAfterItIsShown) {
  EXPECT_EQ(debrief().review.state, Reviewing::State::under_way);
  EXPECT_EQ(world_.only<ReviewTalk>().attempt.id, id_);
  world_.answer_all();
  ASSERT_EQ(debrief().review.state, Reviewing::State::done);
  const training::TalkReview& review = *debrief().review.review;
  ASSERT_EQ(review.steps.size(), debrief().attempt.steps.size());
  // Forward against the play itself: the state after the last step is that of the session.
  EXPECT_EQ(review.steps.back().after, debrief().session.variables);
  for (std::size_t i = 0; i + 1 < review.steps.size(); ++i)
    EXPECT_EQ(review.steps[i].after, review.steps[i + 1].before);
  for (const training::ReviewedStep& step : review.steps) {
    EXPECT_GE(step.worth.before, 0);
    EXPECT_LE(step.worth.before, 1);
  }
}

TEST_F(DebriefTest, AReviewOfAnotherTalkIsNotShown) {
  world_.act(TalkReviewed{"other", {Reviewing::State::failed, nullptr}});
  EXPECT_EQ(debrief().review.state, Reviewing::State::under_way);
}

TEST_F(DebriefTest, ShowsOneStepOrTheWhole) {
  world_.act(ShowStep{0});
  EXPECT_EQ(debrief().step, 0u);
  world_.act(ShowStep{std::nullopt});
  EXPECT_FALSE(debrief().step);
  world_.act(ShowStep{99});
  EXPECT_FALSE(debrief().step);
}

TEST_F(DebriefTest, GoesAnotherWayFromATurnAndLeavesTheTalkAsItWas) {
  world_.answer_all();
  const std::vector<training::Attempt> before = world_.attempts;
  const auto standing = training::standing(world_.state.history, "made-up");
  world_.act(PlayOnFrom{0});
  EXPECT_TRUE(world_.state.busy);
  EXPECT_EQ(world_.state.screen, Screen::debrief); // not before it is stored
  world_.answer_all();
  ASSERT_EQ(world_.state.screen, Screen::talk);
  EXPECT_EQ(world_.state.talk->attempt.branch_of, id_);
  EXPECT_EQ(world_.state.talk->attempt.seed, before.back().seed);
  EXPECT_EQ(world_.attempts.front(), before.front());
  const auto after = training::standing(world_.state.history, "made-up");
  EXPECT_EQ(after.finished, standing.finished);
  EXPECT_EQ(after.open_attempt, standing.open_attempt);
  // Its end is read beside the line it left.
  while (world_.state.talk->session.phase == scenario::Phase::awaiting) {
    world_.act(ChooseReply{world_.state.talk->session.offered.size() - 1});
    world_.answer_all();
  }
  const std::string branch = world_.state.talk->attempt.id;
  world_.act(ShowDebrief{branch});
  world_.answer_all();
  ASSERT_TRUE(debrief().compared);
  EXPECT_EQ(debrief().compared->attempt.id, id_);
  EXPECT_EQ(common_steps(debrief().attempt, debrief().compared->attempt), 0u);
  EXPECT_EQ(training::standing(world_.state.history, "made-up").finished, standing.finished);
}

TEST_F(DebriefTest, AnAssessmentIsNotPlayedOn) {
  world_.answer_all();
  debrief().attempt.mode = training::Mode::assessment;
  world_.act(PlayOnFrom{0});
  EXPECT_EQ(world_.count<BeginBranch>(), 0u);
  EXPECT_FALSE(world_.state.busy);
}

TEST_F(DebriefTest, ThatCannotBePlayedOnSaysSo) {
  world_.answer_all();
  world_.act(PlayOnFrom{0});
  world_.fail();
  EXPECT_FALSE(world_.state.busy);
  EXPECT_EQ(world_.state.screen, Screen::debrief);
  EXPECT_FALSE(world_.state.notices.empty());
}

TEST_F(DebriefTest, IsRatedOnce) {
  world_.answer_all();
  const training::SelfReview given{training::SelfReview::State::given, {{"listen", 3}}};
  world_.act(RateOneself{given});
  world_.act(RateOneself{{training::SelfReview::State::skipped, {}}});
  EXPECT_EQ(world_.only<StoreSelfReview>().review, given);
  world_.answer_all();
  EXPECT_EQ(debrief().attempt.self, given);
}

TEST_F(DebriefTest, IsSavedAsAPageAndSaysWhere) {
  world_.answer_all();
  world_.act(ExportAttempt{});
  EXPECT_EQ(world_.state.screen, Screen::debrief);
  EXPECT_TRUE(world_.state.notices.empty()); // not before it is written
  world_.answer_all();
  ASSERT_EQ(world_.files.size(), 1u);
  EXPECT_EQ(world_.files[0].name, "riposte-made-up-1970-01-01");
  EXPECT_NE(world_.files[0].bytes.find("Ann"), std::string::npos);
  EXPECT_NE(world_.files[0].bytes.find("<polyline"), std::string::npos); // the review is there
  ASSERT_EQ(world_.state.notices.size(), 1u);
  EXPECT_EQ(world_.state.notices[0].kind, Notice::Kind::info);
  EXPECT_EQ(world_.state.notices[0].detail, "/documents/riposte-made-up-1970-01-01.html");
}

TEST_F(DebriefTest, ThatCannotBeSavedAsAPageSaysSo) {
  world_.answer_all();
  world_.act(ExportAttempt{});
  world_.fail();
  ASSERT_EQ(world_.state.notices.size(), 1u);
  EXPECT_EQ(world_.state.notices[0].kind, Notice::Kind::error);
  world_.act(ShowHome{});
  world_.act(ExportAttempt{}); // nothing is read
  EXPECT_EQ(world_.count<WriteFile>(), 0u);
}

} // namespace
} // namespace riposte::app::test
