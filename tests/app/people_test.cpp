// Who is practising, settings and overrides, and actions that name what is not there.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "world.h"

namespace riposte::app::test {
namespace {

using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;

training::Person person(const std::string& id) {
  return {id, "Bob " + id, "closer", "ru", "dark", 120, true};
}

TEST(People, TheFirstStartAsksWhoYouAre) {
  World world;
  EXPECT_EQ(world.state.screen, Screen::starting);
  ASSERT_EQ(world.count<OpenData>(), 1u);
  world.answer();
  EXPECT_EQ(world.state.screen, Screen::first_start);
  world.act(CreatePerson{"", "hunter", "en"});
  world.act(CreatePerson{std::string(81, 'a'), "hunter", "en"});
  EXPECT_THAT(world.asked, IsEmpty());
  world.act(CreatePerson{"Ann", "hunter", "ru"});
  world.act(CreatePerson{"Ann", "hunter", "ru"});
  EXPECT_EQ(world.count<SavePerson>(), 1u);
  EXPECT_EQ(world.state.screen, Screen::first_start) << "home is shown once the person is stored";
  world.answer();
  EXPECT_EQ(world.state.screen, Screen::home);
  EXPECT_EQ(world.only<RememberPerson>().id, world.state.person->id);
  EXPECT_EQ(language_of(world.state, "en"), "ru");
}

TEST(People, APersonWhoCouldNotBeSavedMayTryAgain) {
  World world;
  world.answer();
  world.act(CreatePerson{"Ann", "hunter", "en"});
  world.fail();
  EXPECT_EQ(world.state.screen, Screen::first_start);
  EXPECT_THAT(world.state.notices, SizeIs(1));
  world.act(CreatePerson{"Ann", "hunter", "en"});
  EXPECT_EQ(world.count<SavePerson>(), 1u);
}

TEST(People, TheLastOneIsAtHomeAndOthersAreAskedFor) {
  World world;
  world.people = {person("b"), person("c")};
  world.answer();
  EXPECT_EQ(world.state.screen, Screen::home);
  EXPECT_EQ(world.state.person->id, "b");
  world.act(ShowPeople{});
  EXPECT_EQ(world.state.screen, Screen::people);
  world.act(ChoosePerson{"c"});
  EXPECT_EQ(world.state.person->id, "c");
  World unknown;
  unknown.people = {person("b")};
  unknown.act(Opened{std::make_shared<catalogue::Catalogue>(), {}, unknown.people, "gone", ""});
  EXPECT_EQ(unknown.state.screen, Screen::people);
}

TEST(People, ADataFolderThatCannotBeUsedIsSaid) {
  World world;
  world.fail();
  EXPECT_EQ(world.state.screen, Screen::failure);
  EXPECT_EQ(world.state.failure, Error{"disk full"});
  world.act(LeaveSettings{});
  EXPECT_EQ(world.state.screen, Screen::failure) << "there are no settings to leave";
}

TEST(People, ADatabaseKeptAsideIsSaid) {
  World world;
  world.act(Opened{std::make_shared<catalogue::Catalogue>(), {}, {}, "", "/data/old.db"});
  ASSERT_THAT(world.state.notices, SizeIs(1));
  EXPECT_EQ(world.state.notices[0].detail, "/data/old.db");
}

TEST(People, WhatBelongsToAnotherPersonIsNotShown) {
  World world;
  world.people = {person("b"), person("c")};
  world.answer_all();
  world.act(StartTalk{"made-up"});
  world.act(ChoosePerson{"c"});
  world.answer_all();
  EXPECT_EQ(world.state.person->id, "c");
  EXPECT_EQ(world.state.screen, Screen::home) << "b's talk does not open for c";
  EXPECT_FALSE(world.state.talk);
  EXPECT_THAT(world.state.history, IsEmpty());
  world.act(HistoryLoaded{"b", {{"x", "made-up", "", {}, 0, {}}}});
  EXPECT_THAT(world.state.history, IsEmpty());
  world.act(AttemptLoaded{world.attempts.at(0), world.content});
  EXPECT_EQ(world.state.screen, Screen::home);
}

TEST(Settings, AnOverrideHoldsUntilThePersonChangesThatVeryThing) {
  World world;
  world.people = {person("b")};
  world.state.overrides = {"en", "light", 150};
  world.answer_all();
  EXPECT_EQ(language_of(world.state, "de"), "en");
  EXPECT_EQ(theme_of(world.state), "light");
  EXPECT_EQ(text_size_of(world.state), 150);
  EXPECT_TRUE(reduced_motion_of(world.state));
  training::Person changed = *world.state.person;
  changed.theme = "contrast";
  world.act(ShowSettings{});
  world.act(ChangeSettings{changed});
  EXPECT_EQ(theme_of(world.state), "contrast");
  EXPECT_EQ(language_of(world.state, "de"), "en");
  EXPECT_EQ(text_size_of(world.state), 150);
  EXPECT_EQ(world.only<SavePerson>().person.language, "ru") << "an override is not saved";
  EXPECT_FALSE(world.only<SavePerson>().created);
  world.answer_all();
  EXPECT_EQ(world.state.screen, Screen::settings);
  world.act(LeaveSettings{});
  EXPECT_EQ(world.state.screen, Screen::home);
}

TEST(Settings, TheTextSizeStaysWithinItsBounds) {
  World world;
  world.begin();
  for (const auto& [asked, got] :
       std::vector<std::pair<int, int>>{{10, 80}, {80, 80}, {200, 200}, {900, 200}}) {
    training::Person changed = *world.state.person;
    changed.text_size = asked;
    world.act(ChangeSettings{changed});
    EXPECT_EQ(text_size_of(world.state), got);
  }
}

TEST(Settings, WithoutAPersonTheFallbacksHold) {
  const World world;
  EXPECT_EQ(language_of(world.state, "ru"), "ru");
  EXPECT_EQ(theme_of(world.state), "system");
  EXPECT_EQ(text_size_of(world.state), 100);
  EXPECT_FALSE(reduced_motion_of(world.state));
}

TEST(Unknown, IdsAndCardsThatAreNotThereAreIgnored) {
  World world;
  world.begin_talk();
  training::Person other = person("other");
  const std::vector<Action> actions{ChoosePerson{"x"}, ShowBriefing{"x"},     StartTalk{"x"},
                                    SelectReply{99},   ChooseReply{99},       ChangeSettings{other},
                                    DismissNotice{99}, TimePassed{0},         TimePassed{-5},
                                    HintStored{"x"},   HistoryLoaded{"x", {}}};
  for (const Action& action : actions) {
    world.act(action);
    EXPECT_THAT(world.asked, IsEmpty()) << action.index();
    EXPECT_EQ(world.state.screen, Screen::talk) << action.index();
    EXPECT_FALSE(world.state.talk->pending);
    EXPECT_EQ(world.state.talk->turn_ms, 0);
  }
  training::Attempt gone = world.attempts[0];
  gone.scenario = "gone";
  gone.id = "new";
  world.act(TalkBegun{gone, nullptr});
  EXPECT_EQ(world.state.talk->attempt.id, world.attempts[0].id);
}

} // namespace
} // namespace riposte::app::test
