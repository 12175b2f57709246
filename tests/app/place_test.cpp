// The program comes back to where it was closed; a talk waits there, paused.
#include "app/place.h"

#include <gtest/gtest.h>

#include "world.h"

namespace riposte::app::test {
namespace {

// A new run over the same store.
void restart(World& world, const Place& place) {
  const State before = world.state;
  world.state = {};
  world.state.catalogue = before.catalogue;
  world.act(Opened{before.catalogue, before.library, before.people, before.person->id, "", place});
  world.answer_all();
}

TEST(Place, ATalkIsThereAgainAndWaits) {
  World world;
  world.begin_talk();
  world.act(ShowAllLines{});
  const std::string attempt = world.state.talk->attempt.id;
  const Place place = place_of(world.state);
  EXPECT_EQ(place, (Place{"talk", attempt}));
  restart(world, place);
  ASSERT_EQ(world.state.screen, Screen::talk);
  EXPECT_EQ(world.state.talk->attempt.id, attempt);
  EXPECT_TRUE(world.state.talk->paused);
  world.act(PauseTalk{false});
  EXPECT_FALSE(world.state.talk->paused);
  // Taken up by hand it does not wait.
  world.act(LeaveTalk{});
  world.answer_all();
  world.act(ResumeTalk{attempt});
  world.answer_all();
  ASSERT_TRUE(world.state.talk);
  EXPECT_FALSE(world.state.talk->paused);
}

TEST(Place, OtherScreensAreThereAgain) {
  World world;
  world.begin();
  EXPECT_EQ(place_of(world.state), (Place{"home", ""}));
  world.act(ShowSettings{});
  EXPECT_EQ(place_of(world.state), (Place{"settings", ""}));
  restart(world, place_of(world.state));
  EXPECT_EQ(world.state.screen, Screen::settings);
  world.act(LeaveSettings{});
  EXPECT_EQ(world.state.screen, Screen::home);
  world.act(ShowBriefing{"made-up"});
  const Place briefing = place_of(world.state);
  restart(world, briefing);
  EXPECT_EQ(world.state.screen, Screen::briefing);
  EXPECT_EQ(world.state.briefing, "made-up");
}

TEST(Place, WhatIsGoneIsNotMissed) {
  World world;
  world.begin();
  const Place gone[] = {{"talk", "gone"}, {"debrief", "gone"}, {"briefing", "gone"},
                        {"talk", ""},     {"nowhere", "x"},    {"", ""}};
  for (const Place& place : gone) {
    restart(world, place);
    EXPECT_EQ(world.state.screen, Screen::home) << place.screen;
    EXPECT_FALSE(world.state.busy) << place.screen;
    EXPECT_TRUE(world.state.notices.empty()) << place.screen;
    EXPECT_FALSE(world.state.reopening) << place.screen;
  }
  EXPECT_EQ(place_of(State{}), Place{});
}

} // namespace
} // namespace riposte::app::test
