// Every screen without a window: nothing is cut, all comes to rest, keys and clicks ask for the right thing.
#include "screens_stage.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace riposte::desktop {
namespace {

// ---- every screen
// -------------------------------------------------------------------------------------------------

using Case = std::tuple<std::string, float>; // language, scale

class EveryScreen : public testing::TestWithParam<Case> {};

TEST_P(EveryScreen, StaysWithinTheWidthOfTheWindow) {
  const auto& [language, scale] = GetParam();
  Stage stage(language, at_scale(scale));
  for (Scene& scene : make_scenes(world(), language)) {
    SCOPED_TRACE(scene.name);
    stage.show(std::move(scene));
    ASSERT_FALSE(stage.driver->ui.probe.items.empty());
    for (const ProbeItem& item : stage.driver->ui.probe.items) {
      EXPECT_GE(item.min.x, -0.5f) << item.id;
      EXPECT_LE(item.max.x, 1280.5f) << item.id;
    }
  }
}

TEST_P(EveryScreen, ReplyCardsNeitherOverlapNorHideBehindTheEdge) {
  const auto& [language, scale] = GetParam();
  Stage stage(language, at_scale(scale));
  for (const char* name : {"talk_start", "talk", "talk_hint", "talk_pending"}) {
    SCOPED_TRACE(name);
    stage.show(name);
    std::vector<ProbeItem> cards;
    for (std::size_t i = 1; i <= stage.scene.state.talk->session.offered.size(); ++i) {
      const std::string id = "talk.reply." + std::to_string(i);
      stage.driver->reveal(id); // throws if no scrolling brings it into view
      cards.push_back(stage.driver->item(id));
    }
    stage.driver->frame(2);
    for (std::size_t i = 0; i < cards.size(); ++i)
      for (std::size_t j = i + 1; j < cards.size(); ++j) {
        const ProbeItem &a = stage.driver->item(cards[i].id), &b = stage.driver->item(cards[j].id);
        EXPECT_FALSE(overlap(a, b)) << a.id << " and " << b.id;
      }
  }
}

TEST_P(EveryScreen, ComesToRest) {
  const auto& [language, scale] = GetParam();
  Stage stage(language, at_scale(scale, false));
  for (Scene& scene : make_scenes(world(), language)) {
    SCOPED_TRACE(scene.name);
    stage.show(std::move(scene));
    EXPECT_GE(stage.driver->settle(), 0)
        << "something asks for frames for ever: the processor would never idle";
  }
}

TEST_P(EveryScreen, EveryControlCanBeReachedByTab) {
  const auto& [language, scale] = GetParam();
  Stage stage(language, at_scale(scale));
  stage.show("settings");
  std::vector<std::string> reached;
  for (int i = 0; i < 30; ++i) {
    stage.driver->press(ImGuiKey_Tab);
    reached.push_back(stage.driver->focused());
  }
  for (const char* id :
       {"nav.home", "nav.settings", "nav.people", "settings.back", "settings.language.en",
        "settings.language.ru", "settings.theme.dark", "settings.text_size.200", "settings.motion"})
    EXPECT_THAT(reached, testing::Contains(id));
}

INSTANTIATE_TEST_SUITE_P(InBothLanguages, EveryScreen,
                         testing::Combine(testing::Values("en", "ru"), testing::Values(1.0f, 2.0f)),
                         [](const auto& test) {
                           return std::get<0>(test.param) +
                                  (std::get<1>(test.param) > 1.0f ? "Large" : "Plain");
                         });

// ---- words
// --------------------------------------------------------------------------------------------------------

TEST(Words, AreEnglishInEnglish) {
  Stage stage("en");
  stage.show("home");
  EXPECT_EQ(stage.driver->text("home.suggestion.start"), "Start");
  EXPECT_EQ(stage.driver->text("home.title"), "Hello, Olga Petrova!");
}

TEST(Words, AreRussianInRussian) {
  Stage stage("ru");
  stage.show("home");
  EXPECT_EQ(stage.driver->text("home.suggestion.start"), "Начать");
  EXPECT_EQ(stage.driver->text("home.title"), "Здравствуйте, Ольга Петрова!");
  stage.show("home_later");
  EXPECT_EQ(stage.driver->text("home.lead"), "Вы уже завершили 2 разговора.");
}

// ---- entrance
// -----------------------------------------------------------------------------------------------------

TEST(FirstStart, TypedNameLanguageAndRoleMakeAPerson) {
  Stage stage("en");
  stage.show("first_start");
  stage.scene.memo.name.clear();
  stage.driver->frame(2);
  EXPECT_FALSE(stage.driver->item("first.start").enabled) << "nobody without a name";
  stage.driver->click("first.language.ru");
  EXPECT_EQ(stage.scene.memo.language, "ru");
  EXPECT_TRUE(stage.actions.empty()) << "the language changes without an action";
  stage.driver->click("first.role.farmer");
  stage.driver->click("first.name");
  stage.driver->type("Жанна");
  stage.driver->click("first.start");
  const auto created = stage.take<app::CreatePerson>();
  ASSERT_TRUE(created);
  EXPECT_EQ(created->name, "Жанна");
  EXPECT_EQ(created->role, "farmer");
}

TEST(FirstStart, EnterInTheNameIsEnough) {
  Stage stage("en");
  stage.show("first_start");
  stage.driver->click("first.name");
  stage.driver->press(ImGuiKey_Enter);
  EXPECT_TRUE(stage.take<app::CreatePerson>());
}

TEST(FirstStart, LeadsBackWhereThereArePeople) {
  Stage stage("en");
  stage.show("first_start");
  EXPECT_FALSE(stage.driver->has("first.back"));
  stage.show("add_person");
  stage.driver->click("first.back");
  EXPECT_TRUE(stage.take<app::ShowPeople>());
}

TEST(FirstStart, ANewPersonMaySpeakAnotherLanguage) {
  Stage stage("en");
  stage.show("add_person");
  stage.driver->click("first.language.ru");
  stage.driver->click("first.name");
  stage.driver->type("Мира");
  stage.driver->click("first.start");
  const auto created = stage.take<app::CreatePerson>();
  ASSERT_TRUE(created);
  EXPECT_EQ(created->language, "ru");
}

TEST(People, AreChosenOrAdded) {
  Stage stage("en");
  stage.show("people");
  stage.driver->click("people.2");
  const auto chosen = stage.take<app::ChoosePerson>();
  ASSERT_TRUE(chosen);
  EXPECT_EQ(chosen->id, "p2");
  stage.driver->click("people.add");
  EXPECT_TRUE(stage.take<app::AddPerson>());
}

TEST(Failure, NamesTheReasonAndTheFolder) {
  Stage stage("en");
  stage.show("failure");
  EXPECT_EQ(stage.driver->text("failure.message"), stage.scene.state.failure.message);
  EXPECT_EQ(stage.driver->text("failure.folder"), stage.scene.state.data_folder);
}

TEST(Failure, SpeaksTheLanguageOfTheInterface) {
  Stage stage("ru");
  stage.show("failure");
  EXPECT_EQ(
      stage.driver->text("failure.message"),
      "Папку данных /home/olga/.local/share/riposte нельзя использовать: диск доступен только для чтения. "
      "Выберите другую: --data ПАПКА.");
}

// ---- home and briefing
// --------------------------------------------------------------------------------------------

TEST(Home, TwoClicksBeginATalk) {
  Stage stage("en");
  stage.show("home");
  stage.driver->click("home.suggestion.start");
  const auto shown = stage.take<app::ShowBriefing>();
  ASSERT_TRUE(shown);
  stage.show("briefing");
  stage.driver->click("briefing.start");
  const auto started = stage.take<app::StartTalk>();
  ASSERT_TRUE(started);
  EXPECT_EQ(started->scenario, shown->scenario);
}

TEST(Home, AnOpenTalkGoesOnAtOnce) {
  Stage stage("en");
  stage.show("home_later");
  EXPECT_EQ(stage.driver->text("home.suggestion.start"), "Continue");
  stage.driver->click("home.suggestion.start");
  const auto resumed = stage.take<app::ResumeTalk>();
  ASSERT_TRUE(resumed);
  EXPECT_EQ(resumed->attempt, "open");
}

TEST(Home, CardsLeadToTheBriefing) {
  Stage stage("en");
  stage.show("home");
  const std::string id = world().library.talks.back()->id();
  stage.driver->click("home.talk." + id);
  const auto shown = stage.take<app::ShowBriefing>();
  ASSERT_TRUE(shown);
  EXPECT_EQ(shown->scenario, id);
}

TEST(Home, UnusableFilesAreListedOnDemand) {
  Stage stage("en");
  stage.show("home_later");
  EXPECT_FALSE(stage.driver->has("home.problem.1"));
  stage.driver->click("home.problems");
  EXPECT_EQ(stage.driver->text("home.problem.1"), stage.scene.state.library.problems[0].error.message);
}

TEST(Home, AnEmptyLibrarySaysWhatToDo) {
  Stage stage("en");
  stage.show("home_empty");
  EXPECT_THAT(stage.driver->text("home.empty"), testing::HasSubstr("scenarios"));
}

TEST(Briefing, OffersToContinueAndToStartAnew) {
  Stage stage("en");
  stage.show("briefing_again");
  stage.driver->click("briefing.continue");
  const auto resumed = stage.take<app::ResumeTalk>();
  ASSERT_TRUE(resumed);
  EXPECT_EQ(resumed->attempt, "open");
  stage.driver->click("briefing.start");
  EXPECT_TRUE(stage.take<app::StartTalk>());
}

TEST(Briefing, CriteriaUnfoldUnderEachSkill) {
  Stage stage("en");
  stage.show("briefing");
  const scenario::Scenario& scenario = world().library.talks[0]->in("en");
  const std::string& skill = scenario.skills[0].id;
  EXPECT_FALSE(stage.driver->has("briefing.skill." + skill + ".4"));
  stage.driver->click("briefing.skill." + skill);
  EXPECT_EQ(stage.driver->text("briefing.skill." + skill + ".4"),
            world().catalogue->find_skill(skill)->anchors[4].in("en"));
  EXPECT_THAT(stage.driver->text("briefing.pass"),
              testing::HasSubstr(std::to_string(scenario::as_points(scenario.pass_level))));
}

// ---- settings and notices
// -----------------------------------------------------------------------------------------

TEST(Settings, ChangesApplyOneByOne) {
  Stage stage("en");
  stage.show("settings");
  stage.driver->click("settings.language.ru");
  auto changed = stage.take<app::ChangeSettings>();
  ASSERT_TRUE(changed);
  EXPECT_EQ(changed->person.language, "ru");
  EXPECT_EQ(changed->person.id, "p1");
  stage.driver->click("settings.theme.contrast");
  changed = stage.take<app::ChangeSettings>();
  ASSERT_TRUE(changed);
  EXPECT_EQ(changed->person.theme, "contrast");
  stage.driver->click("settings.text_size.150");
  changed = stage.take<app::ChangeSettings>();
  ASSERT_TRUE(changed);
  EXPECT_EQ(changed->person.text_size, 150);
  stage.driver->click("settings.motion");
  changed = stage.take<app::ChangeSettings>();
  ASSERT_TRUE(changed);
  EXPECT_TRUE(changed->person.reduced_motion);
}

TEST(Notices, StackWithoutOverlapAndAreDismissed) {
  Stage stage("en");
  stage.show("home_notices");
  EXPECT_FALSE(overlap(stage.driver->item("notice.1"), stage.driver->item("notice.2")));
  stage.driver->click("notice.2.close");
  const auto dismissed = stage.take<app::DismissNotice>();
  ASSERT_TRUE(dismissed);
  EXPECT_EQ(dismissed->id, 2);
}

} // namespace
} // namespace riposte::desktop
