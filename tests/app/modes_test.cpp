// How a talk is played: its mode, its time, its pace, its pauses.
#include <gtest/gtest.h>

#include "app/talk.h"
#include "world.h"

namespace riposte::app::test {
namespace {

using training::Mode;

/// A talk of made-up with these preferences; its first turn gives 20 seconds.
World begun(Mode mode, int timer_percent, int pace_percent) {
  World world;
  world.begin();
  training::Person person = *world.state.person;
  person.mode = mode;
  person.timer_percent = timer_percent;
  person.pace_percent = pace_percent;
  world.act(ChangeSettings{person});
  world.act(StartTalk{"made-up"});
  world.answer_all();
  return world;
}

TEST(Modes, AreKeptWithTheAttempt) {
  for (const Mode mode : {Mode::guided, Mode::practice, Mode::assessment}) {
    const World world = begun(mode, 100, 0);
    EXPECT_EQ(world.attempts.back().mode, mode);
    EXPECT_EQ(world.state.talk->attempt.mode, mode);
  }
}

TEST(Modes, AnAssessmentGivesNoHintsAndItsOwnTime) {
  World world = begun(Mode::assessment, 0, 0);
  ASSERT_TRUE(world.state.talk->countdown);
  EXPECT_EQ(world.state.talk->countdown->total_ms, 20'000);
  world.act(TakeHint{});
  EXPECT_EQ(world.count<StoreHint>(), 0u);
  EXPECT_TRUE(world.state.talk->attempt.hints.empty());
}

TEST(Modes, TheTimeIsAsLongAsChosenAndKept) {
  EXPECT_EQ(begun(Mode::practice, 150, 0).state.talk->countdown->total_ms, 30'000);
  EXPECT_EQ(begun(Mode::practice, 200, 0).state.talk->countdown->total_ms, 40'000);
  World without = begun(Mode::practice, 0, 0);
  EXPECT_FALSE(without.state.talk->countdown);
  without.act(TimePassed{10'000'000});
  EXPECT_EQ(without.count<StoreStep>(), 0u) << "no silence is ever kept for somebody without a limit";
  EXPECT_EQ(without.attempts.back().timer_percent, 0);
}

TEST(Modes, ATalkTakenUpAgainKeepsItsOwnTime) {
  World world = begun(Mode::practice, 200, 0);
  world.act(TimePassed{5'000});
  world.answer_all();
  training::Person person = *world.state.person;
  person.timer_percent = 100;
  world.act(ChangeSettings{person});
  const std::string id = world.state.talk->attempt.id;
  world.act(LeaveTalk{});
  world.act(ResumeTalk{id});
  world.answer_all();
  EXPECT_EQ(world.state.talk->countdown->total_ms, 40'000);
  EXPECT_EQ(world.state.talk->countdown->left_ms(), 35'000);
}

TEST(Pace, LinesComeOneAfterTheOtherAndTimeRunsOnlyThen) {
  World world = begun(Mode::practice, 100, 100);
  ASSERT_FALSE(is_told(*world.state.talk));
  world.choose("ask");
  EXPECT_EQ(world.count<StoreStep>(), 0u) << "nobody answers what has not been said";
  std::size_t shown = world.state.talk->shown, grown = 0;
  for (int i = 0; i < 200 && !is_told(*world.state.talk); ++i) {
    world.act(TimePassed{100});
    EXPECT_GE(world.state.talk->shown, shown);
    grown += world.state.talk->shown > shown ? 1 : 0;
    shown = world.state.talk->shown;
    EXPECT_EQ(world.state.talk->turn_ms, 0);
    EXPECT_EQ(world.state.talk->countdown->used_ms, 0);
  }
  ASSERT_TRUE(is_told(*world.state.talk));
  EXPECT_GE(grown, 1u);
  world.act(TimePassed{700});
  EXPECT_EQ(world.state.talk->countdown->used_ms, 700);
  world.choose("ask");
  EXPECT_EQ(world.count<StoreStep>(), 1u);
}

TEST(Pace, IsTwiceAsFastAtTwiceThePace) {
  const auto took = [](int pace) {
    World world = begun(Mode::practice, 100, pace);
    int ms = 0;
    for (; !is_told(*world.state.talk); ms += 10) world.act(TimePassed{10});
    return ms;
  };
  EXPECT_GT(took(100), 400);
  EXPECT_NEAR(took(100), 2 * took(200), 40);
  EXPECT_EQ(took(0), 0);
}

TEST(Pace, WhoDoesNotWaitSeesAllAtOnce) {
  World world = begun(Mode::practice, 100, 100);
  world.act(ShowAllLines{});
  EXPECT_TRUE(is_told(*world.state.talk));
  World still = begun(Mode::practice, 100, 100);
  training::Person person = *still.state.person;
  person.reduced_motion = true;
  still.act(ChangeSettings{person});
  EXPECT_TRUE(is_told(*still.state.talk));
}

TEST(Pause, StopsTimeAndReplies) {
  World world = begun(Mode::practice, 100, 0);
  world.act(TimePassed{3'000});
  world.act(PauseTalk{true});
  world.act(TimePassed{100'000});
  world.choose("ask");
  EXPECT_EQ(world.count<StoreStep>(), 0u);
  EXPECT_EQ(world.state.talk->countdown->left_ms(), 17'000);
  world.act(PauseTalk{false});
  world.choose("ask");
  EXPECT_EQ(world.count<StoreStep>(), 1u);
}

} // namespace
} // namespace riposte::app::test
