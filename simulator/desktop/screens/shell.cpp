#include "desktop/screens/shell.h"

#include <algorithm>

#include "app/commands.h"
#include "desktop/icons.h"
#include "desktop/imx.h"
#include "desktop/screens/phrases.h"
#include "desktop/widgets/button.h"
#include "desktop/widgets/nav.h"

namespace riposte::desktop {

namespace {

// The person who practises, at the foot of the rail: leads to "somebody else".
bool person_item(Frame& frame, const training::Person& person, bool selected) {
  Ui& ui = frame.ui;
  const float width = ui.px(kRailWidth), height = ui.px(64), radius = ui.px(18);
  const Press press = press_area(ui, "nav.people", {width, height});
  announce(ui.probe, "nav.people", person.name, {press.enabled, press.focused});
  ImDrawList& draw = *ImGui::GetWindowDrawList();
  const ImVec2 center{std::floor((press.min.x + press.max.x) * 0.5f), press.min.y + ui.px(22)};
  draw_avatar(draw, ui, center, radius, initials(person.name));
  if (selected || press.hovered)
    draw.AddCircle(center, radius + ui.dp(3), ui.theme.rail_mark, 48, ui.dp(selected ? 2.0f : 1.0f));
  if (press.focused)
    imx::rect(draw, {press.min.x + ui.px(8), press.min.y - ui.px(4)}, {press.max.x - ui.px(8), press.max.y},
              ui.theme.focus, ui.dp(10), ui.dp(2));
  const std::string_view given = std::string_view(person.name).substr(0, person.name.find(' '));
  const std::string shown = ellipsize(ui.fonts.caption, given, width - ui.px(12));
  draw_text_centered(draw, ui.fonts.caption, {press.min.x, press.min.y + ui.px(44)}, press.max,
                     ui.theme.rail_text, shown);
  tooltip(ui, press, frame.words.tr("Switch to somebody else"));
  return press.pressed;
}

// A command of the table as a place of the rail.
void rail_item(Frame& frame, std::string_view id, std::string_view command_id, const char* icon,
               bool selected) {
  const app::Command* command = app::find_command(command_id);
  if (command == nullptr) return;
  const std::string label = command->label(frame.words);
  if (!nav_item(frame.ui, id, {.icon = icon, .label = label, .selected = selected})) return;
  if (std::optional<app::Action> action = command->action(frame.state))
    frame.actions.push_back(*std::move(action));
}

} // namespace

Area shell(Frame& frame) {
  Ui& ui = frame.ui;
  const Area window = window_area();
  const float width = ui.px(kRailWidth);
  const app::Screen screen = frame.state.screen;
  draw_rail(*ImGui::GetWindowDrawList(), ui, window.min, {width, window.max.y});
  const float side = ui.px(36);
  draw_logo(*ImGui::GetWindowDrawList(), ui, {std::floor((width - side) * 0.5f), ui.px(kSpace5)}, side);
  const Area rest{{width, 0.0f}, window.max};
  if (!frame.state.person) return rest; // nobody yet: nothing to go to

  ImGui::SetCursorScreenPos({0.0f, ui.px(76)});
  rail_item(frame, "nav.home", "go.home", icons::kHome, screen == app::Screen::home);
  const float foot = std::max(ui.px(76 + 64), window.max.y - ui.px(60 + 8 + 64 + 12));
  ImGui::SetCursorScreenPos({0.0f, foot});
  rail_item(frame, "nav.settings", "go.settings", icons::kSettings, screen == app::Screen::settings);
  ImGui::SetCursorScreenPos({0.0f, foot + ui.px(68)});
  if (person_item(frame, *frame.state.person, screen == app::Screen::people))
    frame.actions.push_back(app::ShowPeople{});
  return rest;
}

} // namespace riposte::desktop
