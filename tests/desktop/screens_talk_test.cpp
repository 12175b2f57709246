// The talk and its debrief without a window: choosing, leaving, scrolling, and what is told at the end.
#include "screens_stage.h"

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

TEST(Debrief, SaysThatABreachCapsTheScore) {
  Stage stage("en");
  stage.show("debrief_good");
  EXPECT_FALSE(stage.driver->has("debrief.verdict.breach"));
  stage.scene.state.debrief->session.breaches = 1;
  stage.driver->frame(2);
  EXPECT_EQ(stage.driver->text("debrief.score"), "25");
  EXPECT_THAT(stage.driver->text("debrief.verdict.breach"), testing::HasSubstr("25"));
}

} // namespace
} // namespace riposte::desktop
