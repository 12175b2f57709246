// Keys, palette and the list of keys over the screens.
#include "screens_stage.h"

#include <gtest/gtest.h>

namespace riposte::desktop {
namespace {

// A key that Dear ImGui before 1.87 knows by its GLFW number only.
void press_raw(Stage& stage, int glfw, [[maybe_unused]] int imgui, bool control) {
  ImGuiIO& io = ImGui::GetIO();
  if (control) imx::control(io, true);
#if IMGUI_VERSION_NUM >= 18700
  io.AddKeyEvent(static_cast<ImGuiKey>(imgui), true);
  stage.driver->frame();
  io.AddKeyEvent(static_cast<ImGuiKey>(imgui), false);
#else
  io.KeysDown[glfw] = true;
  stage.driver->frame();
  io.KeysDown[glfw] = false;
#endif
  if (control) imx::control(io, false);
  stage.driver->frame(2);
}

#if IMGUI_VERSION_NUM >= 18700
constexpr int kK = ImGuiKey_K, kH = ImGuiKey_H, kF1 = ImGuiKey_F1;
#else
constexpr int kK = 0, kH = 0, kF1 = 0;
#endif

std::optional<app::Overlay> overlay_asked(Stage& stage) {
  const auto action = stage.take<app::ShowOverlay>();
  return action ? std::optional(action->overlay) : std::nullopt;
}

TEST(CommandKeys, OpenThePaletteAndTheListOfKeys) {
  Stage stage("en");
  for (const char* scene : {"home", "settings", "briefing", "talk"}) {
    stage.show(scene);
    press_raw(stage, 'K', kK, true);
    EXPECT_EQ(overlay_asked(stage), app::Overlay::palette) << scene;
    press_raw(stage, 'K', kK, false);
    EXPECT_EQ(overlay_asked(stage), std::nullopt) << scene;
    press_raw(stage, 290, kF1, false);
    EXPECT_EQ(overlay_asked(stage), app::Overlay::keys) << scene;
  }
}

TEST(CommandKeys, TakeAHintButNotWhileAQuestionIsOpen) {
  Stage stage("en");
  stage.show("talk");
  press_raw(stage, 'H', kH, false);
  EXPECT_TRUE(stage.take<app::TakeHint>());
  stage.show("talk_leave");
  press_raw(stage, 'H', kH, false);
  EXPECT_TRUE(stage.actions.empty());
}

TEST(CommandKeys, EscapeLeadsBackAndALetterTypedIsOnlyALetter) {
  Stage stage("en");
  stage.show("settings");
  stage.driver->press(ImGuiKey_Escape);
  EXPECT_TRUE(stage.take<app::LeaveSettings>());
  stage.show("briefing");
  stage.driver->press(ImGuiKey_Escape);
  EXPECT_TRUE(stage.take<app::ShowHome>());
  stage.show("home");
  stage.driver->click("home.search");
  stage.driver->press(ImGuiKey_Enter);
  EXPECT_TRUE(stage.actions.empty()) << "Enter belongs to the field";
}

TEST(CommandPalette, TypesChoosesAndDoes) {
  Stage stage("en");
  stage.show("palette");
  EXPECT_EQ(stage.driver->focused(), "palette.field");
  stage.driver->type("dark");
  EXPECT_TRUE(stage.driver->has("palette.theme.dark"));
  EXPECT_FALSE(stage.driver->has("palette.theme.light"));
  stage.driver->press(ImGuiKey_Enter);
  std::optional<app::ChangeSettings> change;
  bool closed = false;
  for (const app::Action& action : stage.actions) {
    if (const auto* settings = std::get_if<app::ChangeSettings>(&action)) change = *settings;
    if (const auto* overlay = std::get_if<app::ShowOverlay>(&action))
      closed = overlay->overlay == app::Overlay::none;
  }
  ASSERT_TRUE(change);
  EXPECT_EQ(change->person.theme, "dark");
  EXPECT_TRUE(closed);
}

TEST(CommandPalette, ArrowsMoveTheChoiceAndEscapeOnlyCloses) {
  Stage stage("en");
  stage.show("palette");
  stage.driver->press(ImGuiKey_DownArrow);
  stage.driver->press(ImGuiKey_DownArrow);
  EXPECT_EQ(stage.scene.memo.chosen, 2u);
  stage.driver->press(ImGuiKey_UpArrow);
  EXPECT_EQ(stage.scene.memo.chosen, 1u);
  EXPECT_EQ(stage.driver->focused(), "palette.field") << "the arrows do not leave the field";
  stage.driver->press(ImGuiKey_Escape);
  ASSERT_EQ(stage.actions.size(), 1u);
  EXPECT_EQ(std::get<app::ShowOverlay>(stage.actions[0]).overlay, app::Overlay::none);
}

TEST(KeyHelp, NamesTheKeysOfTheScreenInBothLanguages) {
  for (const char* language : {"en", "ru"}) {
    Stage stage(language);
    Scene scene = make_scene(world(), language, "talk");
    scene.state.overlay = app::Overlay::keys;
    stage.show(std::move(scene));
    const std::string all = stage.driver->all_text();
    for (const char* key : {"1–9", "Enter", "H", "Ctrl+K", "Esc"})
      EXPECT_NE(all.find(std::string(": ") + key + "\n"), std::string::npos) << key << "\n" << all;
    EXPECT_EQ(stage.driver->focused(), "keys.close");
    EXPECT_GE(stage.driver->settle(), 0) << "never at rest";
  }
}

TEST(CommandPalette, FitsTheWindowAtTwiceTheSize) {
  for (const char* language : {"en", "ru"}) {
    Stage stage(language, at_scale(2.0f));
    for (const char* scene : {"palette", "keys"}) {
      stage.show(scene);
      for (const ProbeItem& item : stage.driver->ui.probe.items) {
        if (!item.id.starts_with(scene) || item.id.starts_with("keys.")) continue;
        EXPECT_GE(item.min.x, 0.0f) << item.id;
        EXPECT_LE(item.max.y, 800.0f) << item.id;
        EXPECT_LE(item.max.x, 1280.0f) << item.id;
      }
      EXPECT_GE(stage.driver->settle(), 0) << scene;
    }
  }
}

} // namespace
} // namespace riposte::desktop
