// A stage for the screens' tests: shows a scene to a driver without a window and collects the actions.
#pragma once

#include "screens_scenes.h"
#include "ui_driver.h"

#include <memory>
#include <optional>

namespace riposte::desktop {

inline const World& world() {
  static const World kWorld = load_world();
  return kWorld;
}

inline constexpr const char* kCatalogues = RIPOSTE_BINARY_DIR "/share/riposte/locale";

// A driver that shows scenes; actions are collected, not carried out.
struct Stage {
  text::Translator words;
  Scene scene;
  std::vector<app::Action> actions;
  std::unique_ptr<UiDriver> driver;

  explicit Stage(const std::string& language, const DriverOptions& options = {})
      : words(kCatalogues, language) {
    scene = make_scene(world(), language, "starting");
    driver = std::make_unique<UiDriver>([this](Ui& ui) { draw(ui); }, options);
  }
  void draw(Ui& ui) {
    Frame frame{ui, scene.state, words, scene.memo, actions};
    draw_screen(frame);
  }
  void show(Scene next) {
    scene = std::move(next);
    driver->ui.animations = {};
    driver->mouse_away();
    driver->frame(3);
    driver->settle();
    actions.clear();
  }
  void show(std::string_view name) { show(make_scene(world(), words.language(), name)); }
  template <class Action>
  std::optional<Action> take() {
    std::optional<Action> found;
    for (const app::Action& action : actions)
      if (const auto* match = std::get_if<Action>(&action); match != nullptr && !found) found = *match;
    actions.clear();
    return found;
  }
  void press_digit(int digit) {
    ImGuiIO& io = ImGui::GetIO();
#if IMGUI_VERSION_NUM >= 18700
    const auto key = static_cast<ImGuiKey>(ImGuiKey_0 + digit);
    io.AddKeyEvent(key, true);
    driver->frame();
    io.AddKeyEvent(key, false);
#else
    io.KeysDown['0' + digit] = true;
    driver->frame();
    io.KeysDown['0' + digit] = false;
#endif
    driver->frame(2);
  }
};

inline DriverOptions at_scale(float scale, bool reduced_motion = true) {
  return {.size = {1280, 800}, .scale = scale, .reduced_motion = reduced_motion};
}

inline bool overlap(const ProbeItem& a, const ProbeItem& b) {
  return a.min.x < b.max.x && b.min.x < a.max.x && a.min.y < b.max.y && b.min.y < a.max.y;
}

} // namespace riposte::desktop
