// F1: what each key does on the screen behind.
#include <cmath>

#include "app/commands.h"
#include "desktop/imx.h"
#include "desktop/screens/keys.h"
#include "desktop/screens/parts.h"
#include "desktop/widgets/button.h"
#include "desktop/widgets/dialog.h"

namespace riposte::desktop {

namespace {

constexpr float kWidth = 520.0f, kKeys = 132.0f; // units: of the box, of the column of keys
constexpr float kMost = 0.66f;                   // share of the window's height for the list

std::vector<app::ScreenKeys> all_keys(const Frame& frame) {
  std::vector<app::ScreenKeys> keys = app::screen_keys(frame.state, frame.words);
  for (const app::Command& command : app::commands())
    if (!command.key.empty() && command.action(frame.state))
      keys.push_back({std::string(command.key), command.label(frame.words)});
  return keys;
}

float list_height(const Ui& ui, const std::vector<app::ScreenKeys>& keys, float wrap) {
  float height = 0.0f;
  for (const app::ScreenKeys& line : keys)
    height += measure(ui.fonts.body, line.label, wrap).height + ui.px(kSpace2);
  return std::ceil(height);
}

void draw_keys(Frame& frame, const std::vector<app::ScreenKeys>& keys, float wrap) {
  Ui& ui = frame.ui;
  int number = 1;
  for (const app::ScreenKeys& line : keys) {
    const std::string id = "keys." + std::to_string(number++);
    const ImVec2 at = ImGui::GetCursorScreenPos();
    text(ui, id, ui.fonts.strong, ui.theme.text1, line.keys, ui.px(kKeys) - ui.px(kSpace2));
    ImGui::SetCursorScreenPos({at.x + ui.px(kKeys), at.y});
    paragraph(ui, id + ".label", ui.fonts.body, ui.theme.text2, line.label, wrap);
    ImGui::SetCursorScreenPos({at.x, ImGui::GetCursorScreenPos().y});
    gap(ui, kSpace2);
  }
}

} // namespace

void draw_key_help(Frame& frame) {
  Ui& ui = frame.ui;
  Modal box(ui, "keys", {.width = kWidth});
  if (!box.shown()) return;
  const std::vector<app::ScreenKeys> keys = all_keys(frame);
  paragraph(ui, "keys.title", ui.fonts.title, ui.theme.text1, frame.words.tr("Keys of this screen"),
            box.width());
  gap(ui, kSpace4);
  const float wrap = box.width() - ui.px(kKeys) - ui.px(kSpace3);
  const float height = list_height(ui, keys, wrap), most = std::floor(window_area().height() * kMost);
  {
    const ScrollArea area(ui, "keys.list", {box.width(), std::min(height, most)});
    draw_keys(frame, keys, wrap);
    if (!box.appearing()) {
      const float step = ui.px(80);
      if (imx::key_pressed(ImGuiKey_DownArrow) || imx::key_pressed(ImGuiKey_PageDown))
        ImGui::SetScrollY(ImGui::GetScrollY() + step);
      if (imx::key_pressed(ImGuiKey_UpArrow) || imx::key_pressed(ImGuiKey_PageUp))
        ImGui::SetScrollY(ImGui::GetScrollY() - step);
    }
  }
  gap(ui, kSpace4);
  const std::string close = frame.words.tr("Close");
  const ButtonOptions options{.kind = ButtonKind::primary, .focus = box.appearing()};
  const ImVec2 at = ImGui::GetCursorScreenPos();
  ImGui::SetCursorScreenPos({at.x + box.width() - button_width(ui, close, options), at.y});
  const bool closed = button(ui, "keys.close", close, options);
  const bool leave = !box.appearing() && (imx::key_pressed(ImGuiKey_Escape) || pressed("F1"));
  if (!closed && !leave) return;
  box.close();
  frame.actions.push_back(app::ShowOverlay{});
}

} // namespace riposte::desktop
