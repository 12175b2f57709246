// The talk on the screen: nothing is shown that is not stored, and nothing stored is lost.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "world.h"

namespace riposte::app::test {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;

TEST(Talk, BeginsFromHomeThroughItsBriefing) {
  World world;
  world.begin();
  EXPECT_EQ(world.state.screen, Screen::home);
  EXPECT_EQ(world.state.suggestion->scenario, "made-up");
  world.act(ShowBriefing{"made-up"});
  EXPECT_EQ(world.state.screen, Screen::briefing);
  EXPECT_EQ(world.state.briefing, "made-up");
  world.act(StartTalk{"made-up"});
  EXPECT_EQ(world.state.screen, Screen::briefing) << "the talk is shown once it is stored";
  EXPECT_TRUE(world.state.busy);
  const BeginTalk begin = world.only<BeginTalk>();
  EXPECT_EQ(begin.attempt.person, world.state.person->id);
  EXPECT_EQ(begin.attempt.seed, 5u);
  EXPECT_EQ(begin.attempt.started, world.now);
  EXPECT_EQ(begin.attempt.scenario_hash, world.content->hash());
  ASSERT_FALSE(begin.events.empty());
  EXPECT_EQ(begin.events[0], R"({"type":"turn","turn":"opening"})");
  world.act(StartTalk{"made-up"});
  EXPECT_EQ(world.count<BeginTalk>(), 1u) << "a second click begins no second talk";
  world.answer_all();
  EXPECT_EQ(world.state.screen, Screen::talk);
  EXPECT_FALSE(world.state.busy);
  EXPECT_EQ(world.state.history.size(), 1u);
  EXPECT_EQ(world.state.talk->countdown->total_ms, 20'000);
}

TEST(Talk, AStepIsShownOnceItIsStored) {
  World world;
  world.begin_talk();
  const TalkState before = *world.state.talk;
  world.act(TimePassed{1500});
  world.asked.clear();
  world.choose("ask");
  EXPECT_EQ(world.state.talk->session, before.session);
  EXPECT_EQ(world.state.talk->events, before.events);
  EXPECT_TRUE(world.state.talk->pending);
  const StoreStep effect = world.only<StoreStep>();
  EXPECT_EQ(effect.step, 1);
  EXPECT_EQ(effect.input, (training::StoredStep{"ask", world.now, 1500}));
  EXPECT_FALSE(effect.result);
  ASSERT_FALSE(effect.events.empty());
  EXPECT_EQ(effect.events[0], R"({"type":"reply","reply":"ask"})");
  world.act(ChooseReply{0});
  world.act(TimePassed{60'000});
  world.act(TakeHint{});
  EXPECT_THAT(world.asked, SizeIs(1)) << "nothing else happens while a step is being stored";
  world.answer();
  EXPECT_FALSE(world.state.talk->pending);
  EXPECT_EQ(world.state.talk->session.replies, 1);
  EXPECT_EQ(world.state.talk->turn_ms, 0);
  EXPECT_EQ(world.state.history[0].steps, 1);
}

TEST(Talk, AFailedStoreKeepsTheTurnAndLetsTheSameReplyBeChosenAgain) {
  World world;
  world.begin_talk();
  const scenario::Session before = world.state.talk->session;
  world.choose("leave");
  const StoreStep first = world.only<StoreStep>();
  world.fail();
  EXPECT_EQ(world.state.talk->session, before);
  EXPECT_FALSE(world.state.talk->pending);
  ASSERT_THAT(world.state.notices, SizeIs(1));
  EXPECT_THAT(world.state.notices[0].text, HasSubstr("could not be saved"));
  EXPECT_EQ(world.state.notices[0].detail, "disk full");
  world.choose("leave");
  const StoreStep second = world.only<StoreStep>();
  EXPECT_EQ(second.step, first.step);
  EXPECT_EQ(second.events, first.events);
  world.fail();
  EXPECT_THAT(world.state.notices, SizeIs(1)) << "the same message stands once";
  world.act(DismissNotice{world.state.notices[0].id});
  EXPECT_THAT(world.state.notices, IsEmpty());
}

TEST(Talk, TheLastStepCarriesItsResultAndTheListShowsTheSame) {
  World world;
  world.begin_talk();
  world.choose("leave");
  const auto result = world.only<StoreStep>().result;
  ASSERT_TRUE(result);
  EXPECT_EQ(result->ending, "left");
  EXPECT_EQ(result->finished, world.now);
  world.now.ms += 40; // the disk takes its time
  world.answer();
  EXPECT_EQ(world.state.history[0].result, result) << "what the list says is what was stored";
  EXPECT_EQ(world.state.screen, Screen::talk);
  EXPECT_FALSE(world.state.talk->countdown);
  world.act(AskLeave{});
  EXPECT_EQ(world.state.screen, Screen::home) << "a talk that is over is left without a question";
  world.act(ShowDebrief{world.state.history[0].id});
  world.answer_all();
  EXPECT_EQ(world.state.screen, Screen::debrief);
  EXPECT_EQ(world.state.debrief->session.phase, scenario::Phase::ended);
}

TEST(Talk, WhenTheTimeIsOverSilenceIsTheStep) {
  World world;
  world.begin_talk();
  world.act(TimePassed{19'999});
  EXPECT_EQ(world.count<StoreStep>(), 0u);
  EXPECT_EQ(world.state.talk->countdown->left_ms(), 1);
  world.act(TimePassed{1});
  EXPECT_EQ(world.only<StoreStep>().input.input, "~");
  EXPECT_EQ(world.only<StoreStep>().input.took_ms, 20'000);
  world.answer_all();
  EXPECT_FALSE(world.state.talk->countdown) << "the next turn has no time limit";
  world.act(TimePassed{1'000'000});
  EXPECT_THAT(world.asked, IsEmpty());
  EXPECT_EQ(world.state.talk->turn_ms, 1'000'000);
}

TEST(Talk, ASilenceThatCouldNotBeStoredIsTriedAgainALittleLater) {
  World world;
  world.begin_talk();
  world.act(TimePassed{20'000});
  world.fail();
  EXPECT_EQ(world.state.talk->countdown->left_ms(), 5'000);
  world.act(TimePassed{4'999});
  EXPECT_EQ(world.count<StoreStep>(), 0u);
  world.act(TimePassed{1});
  EXPECT_EQ(world.only<StoreStep>().input.input, "~");
}

TEST(Talk, TheTimeUsedIsKeptOnceASecondAndComesBackWithTheTalk) {
  World world;
  world.begin_talk();
  for (int i = 0; i < 25; ++i) world.act(TimePassed{100});
  EXPECT_EQ(world.count<SaveTimer>(), 2u);
  world.act(AskLeave{});
  EXPECT_TRUE(world.state.talk->confirm_leave);
  world.act(TimePassed{90'000});
  EXPECT_EQ(world.state.talk->countdown->used_ms, 2'500) << "the question stops the clock";
  world.act(ChooseReply{0});
  EXPECT_FALSE(world.state.talk->pending) << "nothing is chosen behind the question";
  world.act(StayInTalk{});
  EXPECT_FALSE(world.state.talk->confirm_leave);
  world.act(LeaveTalk{});
  EXPECT_EQ(world.state.screen, Screen::home);
  EXPECT_FALSE(world.state.talk);
  EXPECT_EQ(world.state.suggestion->reason, training::Reason::open_talk);
  world.answer_all();
  world.act(ResumeTalk{world.state.suggestion->attempt});
  EXPECT_EQ(world.state.screen, Screen::home);
  world.answer_all();
  ASSERT_EQ(world.state.screen, Screen::talk);
  EXPECT_EQ(world.state.talk->countdown->used_ms, 2'500);
  EXPECT_EQ(world.state.talk->turn_ms, 2'500);
}

TEST(Talk, AHintIsCountedAgainstTheStepItWasTakenAt) {
  World world;
  world.begin_talk();
  world.act(TakeHint{});
  EXPECT_EQ(world.only<StoreHint>().after_step, 0);
  EXPECT_EQ(world.state.talk->hints_shown, 1u);
  world.act(TakeHint{});
  EXPECT_EQ(world.count<StoreHint>(), 1u) << "the turn has one hint";
  world.answer_all();
  world.act(LeaveTalk{});
  world.answer_all();
  world.act(ResumeTalk{world.attempts[0].id});
  world.answer_all();
  EXPECT_EQ(world.state.talk->hints_shown, 1u) << "a hint taken is still shown";
  world.choose("ask");
  world.answer_all();
  EXPECT_EQ(world.state.talk->hints_shown, 0u);
  EXPECT_THAT(world.state.talk->attempt.hints, ElementsAre(0));
}

TEST(Talk, LeftWhileAStepIsBeingStoredLosesNothing) {
  World world;
  world.begin_talk();
  world.choose("ask");
  world.act(LeaveTalk{});
  EXPECT_EQ(world.state.screen, Screen::home);
  world.answer_all();
  EXPECT_EQ(world.state.history[0].steps, 1) << "the list learns of it";
  world.act(ResumeTalk{world.attempts[0].id});
  world.answer_all();
  EXPECT_EQ(world.state.talk->session.replies, 1);
}

TEST(Talk, AStepOfAnotherTalkIsNotShownInThisOne) {
  World world;
  world.begin_talk();
  world.choose("ask");
  world.act(StepStored{"another", 1});
  EXPECT_TRUE(world.state.talk->pending);
  EXPECT_EQ(world.state.talk->session.replies, 0);
  world.act(StepStored{world.state.talk->attempt.id, 2});
  EXPECT_TRUE(world.state.talk->pending);
}

TEST(Talk, StandsStillBehindTheSettings) {
  World world;
  world.begin_talk();
  world.act(TimePassed{500});
  world.act(ShowSettings{});
  world.act(TimePassed{60'000});
  world.act(ChooseReply{0});
  EXPECT_FALSE(world.state.talk->pending);
  EXPECT_EQ(world.state.talk->countdown->used_ms, 500);
  world.act(LeaveSettings{});
  EXPECT_EQ(world.state.screen, Screen::talk);
}

TEST(Talk, ThatCannotBeBegunOrOpenedSaysSo) {
  World world;
  world.begin();
  world.act(StartTalk{"made-up"});
  world.fail();
  EXPECT_FALSE(world.state.busy);
  EXPECT_EQ(world.state.screen, Screen::home);
  world.act(ResumeTalk{"no-such"});
  world.answer_all();
  EXPECT_FALSE(world.state.busy);
  EXPECT_THAT(world.state.notices, SizeIs(2));
  EXPECT_EQ(world.state.screen, Screen::home);
}

TEST(Talk, NothingIsChosenWhileAnAttemptIsBeingOpened) {
  World world;
  world.begin_talk();
  world.act(ResumeTalk{
      world.attempts[0].id}); // opens the same attempt anew, without the step that would be made now
  world.choose("ask");
  EXPECT_EQ(world.count<StoreStep>(), 0u);
  world.answer_all();
  world.choose("ask");
  world.answer_all();
  EXPECT_EQ(world.state.talk->session.replies, 1);
}

TEST(Talk, AFailedStepDoesNotEndTheWaitForSomethingElse) {
  World world;
  world.begin_talk();
  world.choose("ask");
  world.act(LeaveTalk{});
  world.act(StartTalk{"made-up"});
  world.fail();
  EXPECT_TRUE(world.state.busy) << "the new talk is still being stored";
  world.act(StartTalk{"made-up"});
  EXPECT_EQ(world.count<BeginTalk>(), 1u);
}

TEST(Talk, AnAttemptOfAnotherEditionIsNotPlayed) {
  World world;
  world.begin_talk();
  training::Attempt attempt = world.attempts[0];
  attempt.scenario_hash = "other";
  world.act(LeaveTalk{});
  world.act(AttemptLoaded{attempt, world.content});
  EXPECT_EQ(world.state.screen, Screen::home);
  EXPECT_THAT(world.state.notices, SizeIs(1));
}

} // namespace
} // namespace riposte::app::test
