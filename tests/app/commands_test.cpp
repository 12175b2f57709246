// The table of commands: each does what it says where it is possible, and no key means two things at once.
#include "app/commands.h"

#include <algorithm>
#include <set>

#include <gtest/gtest.h>

#include "world.h"

namespace riposte::app::test {
namespace {

const text::Translator& english() {
  static const text::Translator kWords("/nowhere", "en");
  return kWords;
}

bool is_possible(const World& world, std::string_view id) {
  const Command* command = find_command(id);
  EXPECT_NE(command, nullptr) << id;
  return command != nullptr && command->action(world.state).has_value();
}

void run(World& world, std::string_view id) {
  const Command* command = find_command(id);
  ASSERT_NE(command, nullptr) << id;
  const auto action = command->action(world.state);
  ASSERT_TRUE(action) << id << " is not possible";
  world.act(*action);
}

std::vector<std::string> ids_of(const std::vector<Offered>& lines) {
  std::vector<std::string> ids;
  for (const Offered& line : lines) ids.push_back(line.id);
  return ids;
}

void expect_no_key_twice(const World& world) {
  std::set<std::string_view> keys;
  for (const Command& command : commands()) {
    if (command.key.empty() || !command.action(world.state)) continue;
    EXPECT_TRUE(keys.insert(command.key).second)
        << command.id << ": " << command.key << " has another meaning on screen "
        << static_cast<int>(world.state.screen);
  }
}

void finish_talk(World& world) {
  for (int i = 0; i < 50 && world.state.talk->session.phase == scenario::Phase::awaiting; ++i) {
    world.act(ShowAllLines{});
    world.act(ChooseReply{0});
    world.answer_all();
  }
  world.act(ShowAllLines{});
}

TEST(Commands, HaveIdsAndLabelsOfTheirOwn) {
  std::set<std::string> ids, labels;
  for (const Command& command : commands()) {
    EXPECT_TRUE(ids.insert(std::string(command.id)).second) << command.id;
    EXPECT_TRUE(labels.insert(command.label(english())).second) << command.id;
  }
  EXPECT_EQ(find_command("no.such"), nullptr);
}

TEST(Commands, NothingIsPossibleBeforeSomebodyPractises) {
  World world;
  for (const Command& command : commands()) EXPECT_FALSE(command.action(world.state)) << command.id;
  EXPECT_TRUE(offered(world.state, english(), "").empty());
}

TEST(Commands, OneKeyMeansOneThingThroughAWholeTalk) {
  World world;
  world.begin();
  expect_no_key_twice(world);
  run(world, "talk.begin"); // the suggestion's briefing
  EXPECT_EQ(world.state.screen, Screen::briefing);
  expect_no_key_twice(world);
  run(world, "talk.begin");
  world.answer_all();
  ASSERT_EQ(world.state.screen, Screen::talk);
  expect_no_key_twice(world);
  world.act(ShowAllLines{});
  expect_no_key_twice(world);
  run(world, "talk.leave");
  ASSERT_TRUE(world.state.talk->confirm_leave);
  EXPECT_FALSE(is_possible(world, "program.palette")) << "a question is open";
  world.act(StayInTalk{});
  finish_talk(world);
  expect_no_key_twice(world);
  run(world, "talk.debrief");
  world.answer_all();
  ASSERT_EQ(world.state.screen, Screen::debrief);
  if (world.state.debrief->attempt.self.state == training::SelfReview::State::open) {
    EXPECT_FALSE(is_possible(world, "debrief.export")) << "figures before the own rating";
    world.act(RateOneself{{training::SelfReview::State::skipped, {}}});
    world.answer_all();
  }
  EXPECT_FALSE(is_possible(world, "debrief.play_on")) << "no reply is chosen";
  world.act(ShowStep{0});
  EXPECT_TRUE(is_possible(world, "debrief.play_on"));
  expect_no_key_twice(world);
  run(world, "debrief.whole");
  EXPECT_FALSE(world.state.debrief->step);
  run(world, "debrief.export");
  EXPECT_EQ(world.count<WriteFile>(), 1u);
  run(world, "go.back");
  EXPECT_EQ(world.state.screen, Screen::home);
}

TEST(Commands, SettingsAreChangedAndOnlyOfferedWhereTheyChangeSomething) {
  World world;
  world.begin();
  run(world, "theme.dark");
  EXPECT_EQ(world.state.person->theme, "dark");
  EXPECT_FALSE(is_possible(world, "theme.dark"));
  run(world, "text.larger");
  EXPECT_EQ(world.state.person->text_size, 110);
  run(world, "text.plain");
  EXPECT_EQ(world.state.person->text_size, 100);
  for (int i = 0; i < 2; ++i) run(world, "text.smaller");
  EXPECT_EQ(world.state.person->text_size, 80);
  EXPECT_FALSE(is_possible(world, "text.smaller"));
  run(world, "motion.less");
  EXPECT_TRUE(world.state.person->reduced_motion);
  run(world, "motion.less");
  EXPECT_FALSE(world.state.person->reduced_motion);
}

TEST(Palette, FindsCommandsAndTalksByTheBeginningsOfTheirWords) {
  World world;
  world.begin();
  EXPECT_EQ(ids_of(offered(world.state, english(), "dar app")), std::vector<std::string>{"theme.dark"});
  EXPECT_EQ(ids_of(offered(world.state, english(), "ark")), std::vector<std::string>{});
  const auto talks = offered(world.state, english(), "talk made");
  const auto all = offered(world.state, english(), "");
  EXPECT_TRUE(std::any_of(all.begin(), all.end(), [](const Offered& l) { return l.id == "talk:made-up"; }));
  for (const Offered& line : talks) EXPECT_TRUE(line.id.starts_with("talk:")) << line.id;
  EXPECT_TRUE(
      std::none_of(all.begin(), all.end(), [](const Offered& l) { return l.id == "program.palette"; }));
  // The talks are no way out of a talk.
  world.act(StartTalk{"made-up"});
  world.answer_all();
  for (const Offered& line : offered(world.state, english(), ""))
    EXPECT_FALSE(line.id.starts_with("talk:") || line.id == "go.home") << line.id;
}

TEST(Palette, IsPutAwayWhenTheScreenChanges) {
  World world;
  world.begin();
  run(world, "program.palette");
  EXPECT_EQ(world.state.overlay, Overlay::palette);
  world.act(ShowSettings{});
  EXPECT_EQ(world.state.overlay, Overlay::none);
}

} // namespace
} // namespace riposte::app::test
