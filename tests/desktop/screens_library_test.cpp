// A library of a thousand talks: only what can be seen is drawn, everything can be reached and found.
#include "screens_stage.h"

#include <gtest/gtest.h>

namespace riposte::desktop {
namespace {

constexpr std::size_t kTalks = 1000;

Scene with_many_talks(const std::string& language) {
  Scene scene = make_scene(world(), language, "home");
  const training::Content model = *scene.state.library.talks.front();
  scene.state.library.talks.clear();
  for (std::size_t i = 0; i < kTalks; ++i) {
    auto content = std::make_shared<training::Content>(model);
    for (auto& [tag, scenario] : content->by_language) {
      scenario.id = "talk-" + std::to_string(i);
      scenario.title += " " + std::to_string(i);
    }
    scene.state.library.talks.push_back(std::move(content));
  }
  return scene;
}

std::size_t cards_drawn(const Stage& stage) {
  std::size_t cards = 0;
  for (const ProbeItem& item : stage.driver->ui.probe.items)
    cards += item.id.starts_with("home.talk.") && item.id.find('.', 10) == std::string::npos;
  return cards;
}

TEST(LargeLibrary, DrawsOnlyWhatCanBeSeen) {
  Stage stage("en");
  stage.show(with_many_talks("en"));
  EXPECT_GT(cards_drawn(stage), 2u);
  EXPECT_LT(cards_drawn(stage), 40u);
  EXPECT_FALSE(stage.driver->has("home.talk.talk-999"));
}

TEST(LargeLibrary, IsReachedByTheWheelToItsVeryEnd) {
  Stage stage("en");
  stage.show(with_many_talks("en"));
  imx::mouse_position(ImGui::GetIO(), {700.0f, 500.0f});
  for (int i = 0; i < 400 && !stage.driver->has("home.talk.talk-999"); ++i) {
    imx::mouse_wheel(ImGui::GetIO(), -20.0f);
    stage.driver->frame(2);
  }
  ASSERT_TRUE(stage.driver->has("home.talk.talk-999"));
  stage.driver->click("home.talk.talk-999");
  const auto asked = stage.take<app::ShowBriefing>();
  ASSERT_TRUE(asked);
  EXPECT_EQ(asked->scenario, "talk-999");
}

TEST(LargeLibrary, IsWalkedThroughByTab) {
  Stage stage("en");
  stage.show(with_many_talks("en"));
  for (int i = 0; i < 200 && stage.driver->focused() != "home.talk.talk-40"; ++i)
    stage.driver->press(ImGuiKey_Tab);
  EXPECT_EQ(stage.driver->focused(), "home.talk.talk-40");
  EXPECT_TRUE(stage.driver->item("home.talk.talk-40").visible);
}

TEST(LargeLibrary, FindsOneOfAThousand) {
  for (const char* language : {"en", "ru"}) {
    Stage stage(language);
    stage.show(with_many_talks(language));
    stage.driver->click("home.search");
    stage.driver->type("777");
    stage.driver->frame(2);
    EXPECT_EQ(cards_drawn(stage), 1u);
    EXPECT_TRUE(stage.driver->has("home.talk.talk-777"));
    EXPECT_GE(stage.driver->settle(), 0);
  }
}

} // namespace
} // namespace riposte::desktop
