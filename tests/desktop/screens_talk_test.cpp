// The talk and its debrief without a window: choosing, leaving, scrolling, and what is told at the end.
#include "app/debrief.h"
#include "screens_stage.h"
#include "training/receipt.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace riposte::desktop {
namespace {

// ---- the talk
// -----------------------------------------------------------------------------------------------------

TEST(TalkScreen, ADigitChoosesAtOnce) {
  Stage stage("en");
  stage.show("talk_start");
  stage.press_digit(2);
  const auto chosen = stage.take<app::ChooseReply>();
  ASSERT_TRUE(chosen);
  EXPECT_EQ(chosen->card, 1u);
  stage.press_digit(9); // no such card
  EXPECT_FALSE(stage.take<app::ChooseReply>());
}

TEST(TalkScreen, ArrowsSelectAndEnterChooses) {
  Stage stage("en");
  stage.show("talk_start");
  stage.driver->press(ImGuiKey_RightArrow);
  auto selected = stage.take<app::SelectReply>();
  ASSERT_TRUE(selected);
  EXPECT_EQ(selected->card, 1u);
  stage.driver->press(ImGuiKey_DownArrow); // two columns: the card below
  selected = stage.take<app::SelectReply>();
  ASSERT_TRUE(selected);
  EXPECT_EQ(selected->card, 2u);
  stage.driver->press(ImGuiKey_UpArrow); // none above
  EXPECT_FALSE(stage.take<app::SelectReply>());
  stage.scene.state.talk->selected = 2;
  stage.driver->press(ImGuiKey_Enter);
  const auto chosen = stage.take<app::ChooseReply>();
  ASSERT_TRUE(chosen);
  EXPECT_EQ(chosen->card, 2u);
}

TEST(TalkScreen, AClickChooses) {
  Stage stage("en");
  stage.show("talk_start");
  stage.driver->click("talk.reply.3");
  const auto chosen = stage.take<app::ChooseReply>();
  ASSERT_TRUE(chosen);
  EXPECT_EQ(chosen->card, 2u);
}

TEST(TalkScreen, NothingIsChosenWhileAStepIsStored) {
  Stage stage("en");
  stage.show("talk_pending");
  EXPECT_FALSE(stage.driver->item("talk.reply.1").enabled);
  stage.press_digit(1);
  stage.driver->press(ImGuiKey_Enter);
  stage.driver->click("talk.reply.1");
  EXPECT_TRUE(stage.actions.empty());
}

TEST(TalkScreen, LeavingAsksAndTakesNoReplyKeys) {
  Stage stage("en");
  stage.show("talk");
  stage.driver->press(ImGuiKey_Escape);
  EXPECT_TRUE(stage.take<app::AskLeave>());
  stage.show("talk_leave");
  stage.press_digit(1);
  EXPECT_TRUE(stage.actions.empty());
  stage.driver->click("dialog.stay");
  EXPECT_TRUE(stage.take<app::StayInTalk>());
  stage.show("talk_leave");
  stage.driver->click("dialog.leave");
  EXPECT_TRUE(stage.take<app::LeaveTalk>());
}

TEST(TalkScreen, TheFaceFollowsTheLatestLine) {
  Stage stage("en");
  stage.show("talk");
  const auto& talk = *stage.scene.state.talk;
  scenario::Mood last = scenario::Mood::neutral;
  for (const scenario::Event& event : talk.events)
    if (const auto* spoken = std::get_if<scenario::LineSpoken>(&event))
      last = scenario::line_of(talk.content->in("en"), *spoken).mood;
  EXPECT_EQ(stage.driver->text("talk.face"), scenario::name_of(last));
}

TEST(TalkScreen, HintsAreGivenOnRequest) {
  Stage stage("en");
  stage.show("talk_start");
  EXPECT_FALSE(stage.driver->has("talk.coach.1"));
  stage.driver->click("talk.hint");
  EXPECT_TRUE(stage.take<app::TakeHint>());
  stage.show("talk_hint");
  EXPECT_TRUE(stage.driver->has("talk.coach.2"));
  EXPECT_FALSE(stage.driver->has("talk.hint")) << "there is no other one in this turn";
}

TEST(TalkScreen, ScrollsToTheLatestWordsAndRests) {
  Stage stage("en", at_scale(1.0f, false));
  stage.show("talk");
  const auto visible_lines = [&] {
    std::string last;
    bool visible = false;
    for (const ProbeItem& item : stage.driver->ui.probe.items)
      if (item.id.starts_with("talk.line.")) last = item.id, visible = item.visible;
    return std::pair{last, visible};
  };
  const auto [before, seen] = visible_lines();
  EXPECT_TRUE(seen) << before;
  stage.scene.state.talk = make_talk(world(), "en", 0, 3, 5, Taste::best);
  EXPECT_GE(stage.driver->settle(), 3) << "it eases to the new lines";
  const auto [after, seen_too] = visible_lines();
  EXPECT_NE(before, after);
  EXPECT_TRUE(seen_too) << after;
}

TEST(TalkScreen, LargeTextKeepsTheHighlightedCardInView) {
  Stage stage("ru", at_scale(2.0f));
  stage.show("talk_start");
  const std::size_t last = stage.scene.state.talk->session.offered.size();
  const std::string id = "talk.reply." + std::to_string(last);
  EXPECT_FALSE(stage.driver->item(id).visible);
  stage.scene.state.talk->selected = last - 1;
  stage.driver->frame(4);
  EXPECT_TRUE(stage.driver->item(id).visible);
}

TEST(TalkScreen, WhoScrollsBackIsLeftAlone) {
  Stage stage("en");
  stage.show("talk");
  const std::string first = "talk.line.1";
  stage.driver->reveal(first);
  stage.driver->mouse_away();
  stage.driver->frame(30);
  EXPECT_TRUE(stage.driver->item(first).visible);
}

TEST(TalkScreen, TheEndLeadsToTheDebrief) {
  Stage stage("en");
  stage.show("talk_ended");
  EXPECT_TRUE(stage.driver->has("talk.ending"));
  stage.driver->press(ImGuiKey_Enter);
  EXPECT_TRUE(stage.take<app::ShowDebrief>());
  stage.driver->click("talk.debrief");
  const auto shown = stage.take<app::ShowDebrief>();
  ASSERT_TRUE(shown);
  EXPECT_EQ(shown->attempt, "attempt");
}

TEST(TalkScreen, AFaultOfTheScenarioIsSaid) {
  Stage stage("en");
  stage.show("talk_halted");
  EXPECT_TRUE(stage.driver->has("talk.halted"));
  stage.driver->click("talk.leave");
  EXPECT_TRUE(stage.take<app::AskLeave>());
}

// ---- a new edition
// -----------------------------------------------------------------------------------------------

TEST(TalkOffer, SaysWhatItMeansAndIsTakenUpOrNot) {
  Stage stage("en");
  stage.show("talk");
  EXPECT_FALSE(stage.driver->has("talk.offer"));
  stage.show("talk_offer");
  EXPECT_THAT(stage.driver->text("talk.offer"), testing::HasSubstr("from the same place"));
  stage.driver->click("talk.offer.take_up");
  EXPECT_TRUE(stage.take<app::TakeUpEdition>());
  stage.driver->click("talk.offer.stay");
  EXPECT_TRUE(stage.take<app::StayWithEdition>());
}

TEST(TalkOffer, FewerRepliesAreCountedAndThePlaceIsQuoted) {
  Stage stage("ru");
  stage.show("talk_offer_fewer");
  const app::EditionOffer& offer = *stage.scene.state.talk->offer;
  const std::string& line = scenario::text_of(offer.content->in("ru"), *offer.line);
  EXPECT_THAT(stage.driver->text("talk.offer"), testing::HasSubstr("2 из 3"));
  EXPECT_THAT(stage.driver->text("talk.offer"), testing::HasSubstr("«" + line.substr(0, 30)));
}

TEST(TalkOffer, IsReachedByKeyboardAndReplyKeysStillChoose) {
  Stage stage("en");
  stage.show("talk_offer");
  stage.press_digit(1);
  EXPECT_TRUE(stage.take<app::ChooseReply>()) << "it does not stand in the way";
  for (int i = 0; i < 20 && stage.driver->focused() != "talk.offer.take_up"; ++i)
    stage.driver->press(ImGuiKey_Tab);
  ASSERT_EQ(stage.driver->focused(), "talk.offer.take_up");
  stage.driver->press(ImGuiKey_Enter);
  EXPECT_FALSE(stage.actions.empty());
  EXPECT_TRUE(stage.take<app::TakeUpEdition>()) << "Enter presses the button and chooses no reply";
}

TEST(TalkOffer, WaitsWhileSomethingIsStored) {
  Stage stage("en");
  stage.show("talk_offer");
  stage.scene.state.busy = true;
  stage.driver->frame(2);
  EXPECT_FALSE(stage.driver->item("talk.offer.take_up").enabled);
  EXPECT_FALSE(stage.driver->item("talk.offer.stay").enabled);
  stage.scene.state.busy = false;
  stage.scene.state.talk->pending.emplace();
  stage.driver->frame(2);
  EXPECT_FALSE(stage.driver->item("talk.offer.take_up").enabled);
}

TEST(TalkOffer, CoversNothingAtAnySizeAndNoticesDoNotCoverIt) {
  struct Look {
    const char* language;
    ImVec2 size;
    float scale;
  };
  for (const auto& [language, size, scale] :
       {Look{"ru", {1280, 800}, 1.0f}, Look{"ru", {1280, 800}, 2.0f}, Look{"en", {1920, 1080}, 1.0f},
        Look{"ru", {700, 800}, 2.0f}, Look{"en", {1024, 700}, 1.5f}}) {
    SCOPED_TRACE(std::to_string(size.x) + " at " + std::to_string(scale));
    Stage stage(language, {.size = size, .scale = scale});
    stage.show("talk_offer_fewer");
    stage.scene.state.notices = {{1, app::Notice::Kind::warning, "A file cannot be used.", "x.json"}};
    stage.driver->frame(4);
    const ProbeItem offer = stage.driver->item("talk.offer");
    EXPECT_GE(offer.min.x, 0.0f);
    EXPECT_LE(offer.max.x, size.x);
    for (const char* id : {"notice.1", "talk.leave", "talk.title", "talk.progress"})
      EXPECT_FALSE(overlap(offer, stage.driver->item(id))) << id;
    if (stage.driver->has("talk.customer")) {
      EXPECT_FALSE(overlap(offer, stage.driver->item("talk.customer")));
    }
    for (const char* id : {"talk.offer.take_up", "talk.offer.stay"}) {
      const ProbeItem button = stage.driver->item(id);
      EXPECT_TRUE(button.visible) << id;
      EXPECT_GE(button.min.x, offer.min.x) << id;
      EXPECT_LE(button.max.x, offer.max.x) << id;
      EXPECT_LE(button.max.y, offer.max.y) << id;
    }
    EXPECT_FALSE(overlap(stage.driver->item("talk.offer.take_up"), stage.driver->item("talk.offer.stay")));
    EXPECT_GE(stage.driver->settle(), 0) << "the screen comes to rest";
  }
}

// ---- after the talk
// -----------------------------------------------------------------------------------------------

TEST(Debrief, ShowsTheScoreThatTheEngineCounts) {
  Stage stage("en");
  stage.show("debrief_good");
  const auto& debrief = *stage.scene.state.debrief;
  const scenario::Score score = scenario::score_of(debrief.content->in("en"), debrief.session);
  ASSERT_TRUE(score.overall);
  EXPECT_EQ(stage.driver->text("debrief.score"), std::to_string(scenario::as_points(*score.overall)));
  EXPECT_EQ(stage.driver->text("debrief.passed"), score.passed ? "Passed" : "Not passed");
}

TEST(Debrief, ListsEveryExchangeWithItsLevels) {
  Stage stage("en");
  stage.show("debrief_good");
  const auto& session = stage.scene.state.debrief->session;
  for (std::int64_t i = 1; i <= session.replies; ++i)
    EXPECT_TRUE(stage.driver->has("debrief.exchange." + std::to_string(i) + ".reply"));
  stage.driver->click("debrief.exchange.1.more"); // the scene has it open
  EXPECT_THAT(stage.driver->all_text(), testing::Not(testing::HasSubstr("debrief.exchange.1.anchor")));
}

TEST(Debrief, LeadsOn) {
  Stage stage("en");
  stage.show("debrief_bad");
  stage.driver->click("debrief.again");
  EXPECT_TRUE(stage.take<app::StartTalk>());
  stage.driver->click("debrief.home");
  EXPECT_TRUE(stage.take<app::ShowHome>());
}

TEST(Debrief, AsksForTheOwnViewBeforeAnyFigure) {
  Stage stage("en");
  stage.show("debrief_self");
  EXPECT_FALSE(stage.driver->has("debrief.score"));
  EXPECT_FALSE(stage.driver->has("debrief.export")) << "the page would tell the figures";
  EXPECT_FALSE(stage.driver->has("review.curve"));
  EXPECT_FALSE(stage.driver->item("self.show").enabled);
  const scenario::Scenario& scenario = stage.scene.state.debrief->content->in("en");
  int rated = 0;
  for (const scenario::SkillWeight& skill : scenario.skills)
    if (stage.driver->has("self." + skill.id + ".2")) {
      stage.driver->click("self." + skill.id + ".2");
      ++rated;
    }
  ASSERT_EQ(rated, 2);
  stage.driver->click("self.show");
  const auto given = stage.take<app::RateOneself>();
  ASSERT_TRUE(given);
  ASSERT_EQ(given->review.ratings.size(), 2u);
  EXPECT_EQ(given->review.ratings[0].level, 2);
  stage.driver->click("self.skip");
  const auto skipped = stage.take<app::RateOneself>();
  ASSERT_TRUE(skipped);
  EXPECT_EQ(skipped->review.state, training::SelfReview::State::skipped);
}

TEST(Debrief, AMarkOfTheCurveOrAnArrowShowsItsTurn) {
  Stage stage("en");
  stage.show("debrief_bad");
  const std::size_t steps = stage.scene.state.debrief->attempt.steps.size();
  EXPECT_TRUE(stage.driver->has("review.curve." + std::to_string(steps)));
  EXPECT_FALSE(stage.driver->has("review.curve." + std::to_string(steps + 1))); // the end is no turn
  stage.driver->click("review.curve.2");
  EXPECT_EQ(stage.take<app::ShowStep>()->step, 1u);
  stage.driver->press(ImGuiKey_RightArrow);
  EXPECT_EQ(stage.take<app::ShowStep>()->step, 0u);
  stage.driver->press(ImGuiKey_LeftArrow);
  EXPECT_EQ(stage.take<app::ShowStep>()->step, steps - 1);
}

TEST(Debrief, ATurnTellsItsWorthAndLeadsBackToIt) {
  Stage stage("en");
  stage.show("debrief_step");
  EXPECT_FALSE(stage.driver->has("debrief.exchange.1.worth.1"));
  EXPECT_TRUE(stage.driver->has("debrief.exchange.2.worth.1"));
  stage.driver->reveal("debrief.exchange.2.rewind");
  stage.driver->click("debrief.exchange.2.rewind");
  EXPECT_EQ(stage.take<app::PlayOnFrom>()->step, 1u);
  stage.scene.state.debrief->attempt.mode = training::Mode::assessment;
  stage.driver->frame(2);
  EXPECT_FALSE(stage.driver->has("debrief.exchange.2.rewind"));
}

TEST(Debrief, PutsTwoLinesSideBySideFromWhereTheyPart) {
  Stage stage("en");
  stage.show("debrief_compared");
  const app::DebriefState& debrief = *stage.scene.state.debrief;
  const std::size_t common = app::common_steps(debrief.attempt, debrief.compared->attempt);
  const std::string first = std::to_string(common + 1);
  EXPECT_TRUE(stage.driver->has("review.here." + first));
  EXPECT_TRUE(stage.driver->has("review.there." + first));
  EXPECT_FALSE(stage.driver->has("review.here." + std::to_string(common)));
  EXPECT_TRUE(stage.driver->has("review.line.best.1"));
}

TEST(Debrief, SaysThatABreachCapsTheScore) {
  Stage stage("en");
  stage.show("debrief_good");
  EXPECT_FALSE(stage.driver->has("debrief.verdict.breach"));
  stage.scene.state.debrief->session.breaches = 1;
  stage.driver->frame(2);
  EXPECT_EQ(stage.driver->text("debrief.score"), "25");
  EXPECT_THAT(stage.driver->text("debrief.verdict.breach"), testing::HasSubstr("25"));
}

TEST(Debrief, TheReceiptTracesEachLevelToItsReply) {
  Stage stage("en");
  stage.show("debrief_good");
  const app::DebriefState& debrief = *stage.scene.state.debrief;
  const scenario::Scenario& scenario = debrief.content->in("en");
  EXPECT_FALSE(stage.driver->has("receipt.sum")) << "folded at first";
  stage.driver->reveal("receipt");
  stage.driver->click("receipt");
  const training::Receipt receipt = training::receipt_of(scenario, debrief.events, 1);
  ASSERT_FALSE(receipt.entries.empty());
  for (const training::ReceiptEntry& entry : receipt.entries) {
    const std::string id = "receipt." + std::to_string(entry.step);
    EXPECT_TRUE(stage.driver->has(id)) << id;
    EXPECT_TRUE(stage.driver->has(id + "." + scenario.skills[entry.skill].id + ".anchor")) << id;
  }
  EXPECT_TRUE(stage.driver->has("receipt.sum"));
}

TEST(Debrief, IsSavedAsAPageFromTheBarOrBelowWhereItIsNarrow) {
  for (const float scale : {1.0f, 2.0f}) {
    Stage stage("ru", at_scale(scale));
    stage.show("debrief_bad");
    stage.driver->reveal("debrief.export");
    stage.driver->click("debrief.export");
    EXPECT_TRUE(stage.take<app::ExportAttempt>()) << scale;
  }
}

} // namespace
} // namespace riposte::desktop
