// Scenario files that change while the program runs: what is offered, taken up, said, and never lost.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "world.h"

namespace riposte::app::test {
namespace {

using scenario::test::full_with;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;

std::string new_texts() {
  return full_with("Shall we?", "Shall we meet?");
}
/// What was said before is no longer on offer.
std::string without_ask() {
  return full_with(R"("id": "ask")", R"("id": "enquire")");
}
/// It starts in a turn where nobody can say anything.
std::string mute_at_the_start() {
  std::string text = full_with(R"("start": "opening")", R"("start": "mute")");
  return text.insert(text.find(R"("opening": {)"), R"("mute": {"next": "left"}, )");
}

std::vector<std::string> said(const World& world) {
  std::vector<std::string> texts;
  for (const Notice& notice : world.state.notices) texts.push_back(notice.text);
  return texts;
}

const std::string& text_of_reply(const World& world, const std::string& reply) {
  const scenario::Scenario& scenario = world.state.talk->content->in("en");
  return scenario.replies[scenario::find_reply(scenario, reply)].text;
}

/// A talk that stands in the turn "closing".
void play_to_closing(World& world) {
  world.begin_talk();
  world.choose("ask");
  world.answer_all();
  const TalkState& talk = *world.state.talk;
  ASSERT_EQ(talk.content->in("en").turns[talk.session.turn].id, "closing");
}

TEST(Reload, AnOpenTalkIsOfferedTheNewEditionAndTakesItUp) {
  World world;
  play_to_closing(world);
  world.save_and_read(new_texts());
  ASSERT_TRUE(world.state.talk->offer);
  EXPECT_EQ(world.state.talk->offer->kept, 1u);
  EXPECT_EQ(world.state.talk->offer->of, 1u);
  EXPECT_TRUE(world.state.talk->offer->same_place);
  EXPECT_THAT(world.state.notices, IsEmpty()) << "the offer says it";
  const TalkState before = *world.state.talk;

  world.act(TakeUpEdition{});
  EXPECT_EQ(world.state.talk->attempt, before.attempt) << "shown once it is stored";
  const TakeUpTalk effect = world.only<TakeUpTalk>();
  EXPECT_EQ(effect.before, before.attempt.id);
  EXPECT_EQ(effect.events[1][0], R"({"type":"reply","reply":"ask"})");
  world.act(TakeUpEdition{});
  EXPECT_EQ(world.count<TakeUpTalk>(), 1u) << "a second click changes nothing";
  world.answer_all();

  const TalkState& after = *world.state.talk;
  EXPECT_NE(after.attempt.id, before.attempt.id);
  EXPECT_EQ(after.attempt.steps, before.attempt.steps);
  EXPECT_EQ(after.attempt.seed, before.attempt.seed);
  EXPECT_EQ(after.session, before.session);
  EXPECT_FALSE(after.offer);
  EXPECT_EQ(text_of_reply(world, "close"), "Shall we meet?");
  ASSERT_THAT(world.state.history, SizeIs(1)) << "the list shows the talk once";
  EXPECT_EQ(world.state.history[0].id, after.attempt.id);
  EXPECT_EQ(world.state.history[0].steps, 1);
  EXPECT_THAT(world.attempts, SizeIs(2)) << "the old attempt is not lost";

  world.choose("close");
  world.answer_all();
  EXPECT_EQ(world.state.talk->session.phase, scenario::Phase::ended);
  EXPECT_EQ(world.attempts[0].steps.size(), 1u);
  EXPECT_EQ(world.attempts[1].steps.size(), 2u);
}

TEST(Reload, FewerRepliesThatFitAreSaidBeforehand) {
  World world;
  play_to_closing(world);
  world.save_and_read(without_ask());
  ASSERT_TRUE(world.state.talk->offer);
  EXPECT_EQ(world.state.talk->offer->kept, 0u);
  EXPECT_EQ(world.state.talk->offer->of, 1u);
  EXPECT_FALSE(world.state.talk->offer->same_place);
  ASSERT_TRUE(world.state.talk->offer->line);
  world.act(TakeUpEdition{});
  world.answer_all();
  EXPECT_THAT(world.state.talk->attempt.steps, IsEmpty());
  EXPECT_EQ(world.state.talk->session.turn, 0u);
  EXPECT_EQ(world.state.talk->countdown->used_ms, 0);
  EXPECT_EQ(world.attempts[0].steps.size(), 1u) << "what was said is kept with the old edition";
}

TEST(Reload, WhoStaysGoesOnWithTheOldEditionAndIsNotAskedAgain) {
  World world;
  world.begin_talk();
  world.save_and_read(new_texts());
  world.act(StayWithEdition{});
  EXPECT_FALSE(world.state.talk->offer);
  world.choose("ask");
  world.answer_all();
  EXPECT_EQ(text_of_reply(world, "close"), "Shall we?");
  world.save_and_read(new_texts() + "\n");
  EXPECT_FALSE(world.state.talk->offer) << "the same edition, saved once more";
  world.save_and_read(full_with("Shall we?", "Next week?"));
  EXPECT_TRUE(world.state.talk->offer) << "yet another one";
}

TEST(Reload, TwoChangesInARowOfferTheNewest) {
  World world;
  world.begin_talk();
  world.save_and_read(new_texts());
  world.save_and_read(full_with("Shall we?", "Next week?"));
  world.act(TakeUpEdition{});
  world.answer_all();
  EXPECT_EQ(text_of_reply(world, "close"), "Next week?");
  world.save_and_read(new_texts());
  EXPECT_TRUE(world.state.talk->offer) << "a talk may be taken up again";
  world.act(TakeUpEdition{});
  world.answer_all();
  EXPECT_EQ(text_of_reply(world, "close"), "Shall we meet?");
  EXPECT_THAT(world.state.history, SizeIs(1));
  EXPECT_THAT(world.taken_up, SizeIs(2));
}

TEST(Reload, AChangeTakenBackTakesBackTheOffer) {
  World world;
  world.begin_talk();
  world.save_and_read(new_texts());
  world.save_and_read(scenario::test::kFull);
  EXPECT_FALSE(world.state.talk->offer);
}

TEST(Reload, ARunningTimerGoesOnAndAShorterOneLeavesALittle) {
  World world;
  world.begin_talk();
  world.act(TimePassed{12'300});
  world.act(TakeHint{});
  world.save_and_read(new_texts());
  world.act(TakeUpEdition{});
  EXPECT_EQ(world.only<TakeUpTalk>().attempt.timer_used_ms, 12'300);
  world.answer_all();
  EXPECT_EQ(world.state.talk->countdown->used_ms, 12'300);
  EXPECT_EQ(world.state.talk->turn_ms, 12'300);
  EXPECT_EQ(world.state.talk->hints_shown, 1u);
  EXPECT_THAT(world.attempts[1].hints, ElementsAre(0));
  world.save_and_read(full_with("\"seconds\": 20", "\"seconds\": 10"));
  world.act(TakeUpEdition{});
  world.answer_all();
  EXPECT_EQ(world.state.talk->countdown->left_ms(), 5000);
}

TEST(Reload, TheOfferFollowsTheTalk) {
  World world;
  world.begin_talk();
  world.save_and_read(without_ask());
  EXPECT_TRUE(world.state.talk->offer->same_place);
  world.choose("ask");
  EXPECT_TRUE(world.state.talk->offer);
  world.act(TakeUpEdition{});
  EXPECT_EQ(world.count<TakeUpTalk>(), 0u) << "a step is being stored";
  world.answer_all();
  EXPECT_EQ(world.state.talk->offer->kept, 0u);
  EXPECT_EQ(world.state.talk->offer->of, 1u);
  world.choose("close");
  world.answer_all();
  EXPECT_FALSE(world.state.talk->offer) << "the talk is over";
}

TEST(Reload, AChangeWhileAStepIsStoredIsOffered) {
  World world;
  world.begin_talk();
  world.choose("ask");
  world.save(new_texts());
  world.act(FilesChanged{});
  world.answer_all();
  EXPECT_FALSE(world.state.talk->pending);
  EXPECT_EQ(world.state.talk->offer->kept, 1u);
}

TEST(Reload, WhenStoringFailsTheTalkStaysAsItWas) {
  World world;
  play_to_closing(world);
  world.save_and_read(new_texts());
  const TalkState before = *world.state.talk;
  world.act(TakeUpEdition{});
  world.fail();
  EXPECT_FALSE(world.state.busy);
  EXPECT_EQ(world.state.talk->attempt, before.attempt);
  EXPECT_EQ(world.state.talk->content, before.content);
  EXPECT_THAT(said(world), ElementsAre(HasSubstr("could not be taken up")));
  EXPECT_TRUE(world.state.talk->offer) << "it can be tried again";
  world.choose("close");
  world.answer_all();
  EXPECT_EQ(world.attempts[0].steps.size(), 2u);
}

TEST(Reload, ABrokenFileIsSaidUntilItIsMendedAndTakesNothingAway) {
  World world;
  world.begin_talk();
  const std::string broken = full_with("\"limit\": 60", "\"limit\": 0");
  world.save_and_read(broken);
  EXPECT_FALSE(world.state.talk->offer);
  ASSERT_THAT(world.state.notices, SizeIs(1));
  EXPECT_EQ(world.state.notices[0].kind, Notice::Kind::warning);
  EXPECT_THAT(world.state.notices[0].detail, HasSubstr("/packs/made-up.json"));
  EXPECT_THAT(world.state.notices[0].detail, HasSubstr("line 57"));
  world.save_and_read("{" + broken);
  ASSERT_THAT(world.state.notices, SizeIs(1)) << "another problem takes the place of the first";
  EXPECT_THAT(world.state.notices[0].detail, HasSubstr("line 1"));
  world.act(DismissNotice{world.state.notices[0].id});
  world.act(FilesChanged{});
  world.answer_all();
  EXPECT_THAT(world.state.notices, IsEmpty()) << "read and closed";
  world.save_and_read(broken);
  world.save_and_read(new_texts());
  EXPECT_THAT(world.state.notices, IsEmpty()) << "mended";
  EXPECT_TRUE(world.state.talk->offer);
  EXPECT_THAT(world.state.library.problems, IsEmpty());
}

TEST(Reload, ManyProblemsAreCounted) {
  World world;
  world.begin();
  for (const char* file : {"a", "b", "c", "d", "e"}) world.disk.problems.push_back({file, Error{"broken"}});
  world.act(FilesChanged{});
  world.answer_all();
  EXPECT_THAT(said(world), ElementsAre("5 files of the library cannot be used"));
}

TEST(Reload, TheStartScreenShowsTheNewLibraryAtOnceAndSaysSoQuietly) {
  World world;
  world.begin();
  world.save_and_read(scenario::test::kFull + "\n");
  EXPECT_THAT(world.state.notices, IsEmpty()) << "nothing that matters has changed";
  world.save_and_read(full_with("Made up", "Made anew"));
  EXPECT_EQ(world.state.library.find("made-up")->in("en").title, "Made anew");
  EXPECT_THAT(said(world), ElementsAre("The talk “Made anew” was updated."));
  world.save_and_read(full_with("\"summary\": \"S\"", "\"summary\": \"T\""));
  world.save_and_read(full_with("\"summary\": \"S\"", "\"summary\": \"U\""));
  EXPECT_THAT(world.state.notices, SizeIs(2)) << "the same is said once";
  world.act(ShowBriefing{"made-up"});
  EXPECT_THAT(world.state.notices, IsEmpty()) << "gone with the screen";

  world.disk.talks.clear();
  world.act(FilesChanged{});
  world.answer_all();
  EXPECT_EQ(world.state.screen, Screen::home) << "there is no talk any more that could be briefed";
  EXPECT_FALSE(world.state.suggestion);
  EXPECT_THAT(said(world), ElementsAre(HasSubstr("no longer in the library")));
  world.save_and_read(scenario::test::kFull);
  EXPECT_TRUE(world.state.suggestion);
  EXPECT_THAT(said(world).back(), HasSubstr("There is a new talk: “Made up”"));
}

TEST(Reload, AVanishedFileLeavesTheOpenTalkAlone) {
  World world;
  play_to_closing(world);
  world.save_and_read(new_texts());
  world.disk.talks.clear();
  world.act(FilesChanged{});
  world.answer_all();
  EXPECT_FALSE(world.state.talk->offer);
  world.choose("close");
  world.answer_all();
  EXPECT_EQ(world.state.talk->session.phase, scenario::Phase::ended);
}

TEST(Reload, ATalkBegunBeforeTheChangeIsOfferedItWhenItIsResumed) {
  World world;
  play_to_closing(world);
  world.act(LeaveTalk{});
  world.save_and_read(new_texts());
  world.act(ResumeTalk{world.attempts[0].id});
  world.answer_all();
  EXPECT_EQ(text_of_reply(world, "close"), "Shall we?");
  EXPECT_TRUE(world.state.talk->offer);
}

TEST(Reload, ATalkThatBeginsWhileTheFileChangesBeginsWithWhatWasStored) {
  World world;
  world.begin();
  world.act(StartTalk{"made-up"});
  world.save(new_texts());
  world.act(FilesChanged{});
  std::swap(world.asked.front(), world.asked.back()); // the library is read first
  world.answer_all();
  ASSERT_EQ(world.state.screen, Screen::talk);
  EXPECT_EQ(world.state.talk->attempt.scenario_hash, world.content->hash());
  EXPECT_THAT(world.state.notices,
              Not(testing::Contains(testing::Field(&Notice::kind, Notice::Kind::error))));
  EXPECT_TRUE(world.state.talk->offer);
}

TEST(Reload, ATalkLeftWhileItIsTakenUpWaitsOnTheStartScreenOnce) {
  World world;
  play_to_closing(world);
  world.save_and_read(new_texts());
  world.act(TakeUpEdition{});
  world.act(LeaveTalk{});
  world.answer_all();
  EXPECT_EQ(world.state.screen, Screen::home);
  ASSERT_THAT(world.state.history, SizeIs(1));
  EXPECT_EQ(world.state.history[0].id, world.attempts[1].id);
  EXPECT_EQ(world.state.suggestion->attempt, world.attempts[1].id);
}

TEST(Reload, AnEditionWithoutAnyReplyIsNotOffered) {
  World world;
  world.begin_talk();
  world.save_and_read(mute_at_the_start());
  EXPECT_FALSE(world.state.talk->offer);
  EXPECT_THAT(said(world), ElementsAre("The new edition of this talk cannot be taken up."));
}

TEST(Reload, ATalkStoppedByAFaultGoesOnOnceTheFaultIsMended) {
  World world;
  world.save(full_with(R"("text": "Shall we?", "next": "step")",
                       R"("text": "Shall we?", "next": [{"to": "step", "when": "false"}])"));
  world.begin_talk();
  world.choose("ask");
  world.answer_all();
  world.choose("close");
  world.answer_all();
  ASSERT_EQ(world.state.talk->session.phase, scenario::Phase::halted);
  world.save_and_read(scenario::test::kFull);
  ASSERT_TRUE(world.state.talk->offer);
  EXPECT_EQ(world.state.talk->offer->kept, 1u)
      << "taking up never ends the talk: the last reply is given anew";
  EXPECT_EQ(world.state.talk->offer->of, 2u);
  world.act(TakeUpEdition{});
  world.answer_all();
  EXPECT_EQ(world.state.talk->session.phase, scenario::Phase::awaiting);
  ASSERT_THAT(world.state.history, SizeIs(1));
  EXPECT_FALSE(world.state.history[0].result) << "it is open again";
  world.choose("close");
  world.answer_all();
  EXPECT_EQ(world.state.talk->session.phase, scenario::Phase::ended);
}

TEST(Reload, TheDebriefStaysWithItsEdition) {
  World world;
  world.begin_talk();
  world.choose("leave");
  world.answer_all();
  world.act(ShowDebrief{world.attempts[0].id});
  world.answer_all();
  world.save_and_read(new_texts());
  EXPECT_EQ(world.state.screen, Screen::debrief);
  EXPECT_EQ(world.state.debrief->content, world.content);
  EXPECT_THAT(world.state.notices, IsEmpty());
  EXPECT_EQ(world.state.library.find("made-up")->source, new_texts());
}

} // namespace
} // namespace riposte::app::test
