// A pack that is opened while the program runs: the library changes, what is under way does not.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "world.h"

namespace riposte::app::test {
namespace {

using testing::IsEmpty;
using testing::SizeIs;

PackInstalled report(const World& world, int talks = 2) {
  return {{{"en", "Extra talks"}, {"ru", "Ещё разговоры"}}, talks, false, false, {}, {{world.content}, {}}};
}

TEST(Packs, OpeningOneAsksForItAndSaysWhatCameOfIt) {
  World world;
  world.begin();
  world.act(OpenPack{""});
  EXPECT_THAT(world.asked, IsEmpty());
  world.act(OpenPack{"/tmp/extra.riposte"});
  EXPECT_EQ(world.only<InstallPack>().path, "/tmp/extra.riposte");
  EXPECT_FALSE(world.state.busy) << "the person goes on meanwhile";
  world.state.library = {};
  world.act(report(world));
  EXPECT_EQ(world.state.library.talks, std::vector{world.content});
  EXPECT_EQ(world.state.suggestion->scenario, "made-up") << "suggested from the new library";
  EXPECT_EQ(world.state.screen, Screen::home);
  ASSERT_THAT(world.state.notices, SizeIs(1));
  EXPECT_EQ(world.state.notices[0].kind, Notice::Kind::info);
  EXPECT_EQ(world.state.notices[0].text, "The pack “Extra talks” was added: 2 talks.");
}

TEST(Packs, EachOutcomeHasItsWords) {
  World world;
  world.begin();
  PackInstalled renewed = report(world, 1), there = report(world), collides = report(world, 0),
                untitled = report(world);
  renewed.replaced = true;
  there.was_there = true;
  collides.problem = Error{"talk.json: taken"};
  untitled.title = {{"de", "Mehr"}};
  for (const PackInstalled& r : {renewed, there, collides, untitled}) world.act(r);
  ASSERT_THAT(world.state.notices, SizeIs(4));
  EXPECT_EQ(world.state.notices[0].text, "The pack “Extra talks” was renewed: 1 talk.");
  EXPECT_EQ(world.state.notices[1].text, "The pack “Extra talks” had been added before.");
  EXPECT_EQ(world.state.notices[2].text, "The pack “Extra talks” was added: 0 talks.");
  EXPECT_EQ(world.state.notices[2].kind, Notice::Kind::warning);
  EXPECT_EQ(world.state.notices[2].detail, "talk.json: taken");
  EXPECT_EQ(world.state.notices[3].text, "The pack “Mehr” was added: 2 talks.");
}

TEST(Packs, InRussianWithItsPlurals) {
  World world;
  world.begin();
  const text::Translator russian(RIPOSTE_BINARY_DIR "/share/riposte/locale", "ru");
  const std::pair<int, std::string> rows[] = {{1, "Набор «Ещё разговоры» добавлен: 1 разговор."},
                                              {2, "Набор «Ещё разговоры» добавлен: 2 разговора."},
                                              {5, "Набор «Ещё разговоры» добавлен: 5 разговоров."},
                                              {11, "Набор «Ещё разговоры» добавлен: 11 разговоров."},
                                              {21, "Набор «Ещё разговоры» добавлен: 21 разговор."}};
  for (const auto& [talks, words] : rows) {
    Updated updated = update(world.state, report(world, talks), {world.now, &russian, {}, {}});
    ASSERT_FALSE(updated.state.notices.empty());
    EXPECT_EQ(updated.state.notices.back().text, words);
  }
}

TEST(Packs, AnOpenTalkIsNotDisturbed) {
  World world;
  world.begin_talk();
  world.act(TimePassed{1500});
  world.asked.clear();
  const TalkState before = *world.state.talk;
  world.act(OpenPack{"/tmp/extra.riposte"});
  PackInstalled other = report(world);
  other.library = {}; // without the talk that is being held
  world.act(other);
  EXPECT_EQ(world.state.screen, Screen::talk);
  EXPECT_EQ(world.state.talk->session, before.session);
  EXPECT_EQ(world.state.talk->content, before.content);
  EXPECT_EQ(world.state.talk->countdown->left_ms(), before.countdown->left_ms());
  world.asked.clear();
  world.choose("ask");
  world.answer_all();
  EXPECT_EQ(world.state.talk->session.replies, 1);
}

TEST(Packs, ATalkThatIsJustBeginningKeepsItsEdition) {
  World world;
  world.begin();
  world.act(StartTalk{"made-up"});
  PackInstalled other = report(world);
  other.library = {};
  world.act(other);
  world.answer_all();
  EXPECT_EQ(world.state.screen, Screen::talk);
  EXPECT_EQ(world.state.talk->content, world.content);
}

TEST(Packs, ABriefingOfATalkThatIsGoneLeadsHome) {
  World world;
  world.begin();
  world.act(ShowBriefing{"made-up"});
  world.act(report(world));
  EXPECT_EQ(world.state.screen, Screen::briefing);
  PackInstalled other = report(world);
  other.library = {};
  world.act(other);
  EXPECT_EQ(world.state.screen, Screen::home);
}

TEST(Packs, WhatCannotBeAddedIsSaidAndChangesNothing) {
  World world;
  world.begin_talk();
  world.asked.clear();
  const std::size_t talks = world.state.library.talks.size();
  world.act(OpenPack{"/tmp/evil.riposte"});
  world.fail();
  ASSERT_THAT(world.state.notices, SizeIs(1));
  EXPECT_EQ(world.state.notices[0].kind, Notice::Kind::error);
  EXPECT_EQ(world.state.notices[0].text, "This pack could not be added to the library.");
  EXPECT_EQ(world.state.library.talks.size(), talks);
  EXPECT_EQ(world.state.screen, Screen::talk);
}

} // namespace
} // namespace riposte::app::test
