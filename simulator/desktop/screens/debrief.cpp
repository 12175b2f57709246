// After the talk: what came of it and why.
#include <algorithm>
#include <cmath>

#include "app/debrief.h"
#include "desktop/icons.h"
#include "desktop/screens/debrief_parts.h"
#include "desktop/screens/phrases.h"
#include "desktop/widgets/button.h"

namespace riposte::desktop {

namespace {

constexpr float kBar = 64.0f, kTwoColumns = 960.0f; // units

// Where the window is narrow the bar has no room for it: then it stands at the end of the page.
bool export_button(Frame& frame) {
  return button(frame.ui, "debrief.export", frame.words.tr("Save as page"), {.icon = icons::kFileDownload});
}

void draw_bar(Frame& frame, const scenario::Scenario& scenario, bool may_export) {
  Ui& ui = frame.ui;
  const Area bar = top_bar(ui, kBar);
  const float middle = std::floor(bar.height() * 0.5f), edge = ui.px(kSpace6), height = ui.px(36);
  const std::string again = frame.words.tr("Try again"), home = frame.words.tr("Back to start");
  const ButtonOptions primary{
      .kind = ButtonKind::primary, .icon = icons::kReplay, .enabled = !frame.state.busy};
  const ButtonOptions plain{.icon = icons::kHome};
  float x = bar.max.x - edge - button_width(ui, again, primary);
  ImGui::SetCursorScreenPos({std::floor(x), std::floor(middle - height * 0.5f)});
  if (button(ui, "debrief.again", again, primary)) frame.actions.push_back(app::StartTalk{scenario.id});
  x -= ui.px(kSpace2) + button_width(ui, home, plain);
  ImGui::SetCursorScreenPos({std::floor(x), std::floor(middle - height * 0.5f)});
  if (button(ui, "debrief.home", home, plain)) frame.actions.push_back(app::ShowHome{});
  if (may_export) {
    const std::string save = frame.words.tr("Save as page");
    x -= ui.px(kSpace2) + button_width(ui, save, {.icon = icons::kFileDownload});
    ImGui::SetCursorScreenPos({std::floor(x), std::floor(middle - height * 0.5f)});
    if (export_button(frame)) frame.actions.push_back(app::ExportAttempt{});
  }
  const float lines = ui.fonts.label.line + ui.fonts.title.line, top = std::floor(middle - lines * 0.5f);
  const float room = x - edge - ui.px(kSpace4);
  ImGui::SetCursorScreenPos({edge, top});
  text(ui, "debrief.overline", ui.fonts.label, ui.theme.text3, frame.words.tr("Debrief"), room);
  ImGui::SetCursorScreenPos({edge, top + ui.fonts.label.line});
  text(ui, "debrief.title", ui.fonts.title, ui.theme.text1, scenario.title, room);
}

// One step that is looked at stands right below the curve.
void draw_course(Frame& frame, const app::DebriefState& debrief) {
  draw_review(frame, debrief);
  if (!debrief.step) draw_lines(frame, debrief);
  gap(frame.ui, kSpace6);
  draw_transcript(frame, debrief);
  if (debrief.step) draw_lines(frame, debrief);
}

} // namespace

void draw_debrief(Frame& frame) {
  Ui& ui = frame.ui;
  if (!frame.state.debrief || !frame.state.debrief->content) return;
  const app::DebriefState& debrief = *frame.state.debrief;
  const Page page(ui, "debrief");
  const bool rates_first = app::rates_first(debrief);
  const bool wide = window_units(ui).x >= kTwoColumns;
  draw_bar(frame, scenario_in(frame, *debrief.content), wide && !rates_first);
  const Area window = window_area();
  const Area rest{{0.0f, ui.px(kBar)}, window.max};
  const float units = window_units(ui).x;
  if (rates_first) {
    Body body(ui, "debrief.self", rest, {.max_width = 640, .centered = true, .middle = true});
    draw_self_review(frame, debrief);
    return;
  }
  if (!wide) {
    Body body(ui, "debrief.body", rest, {.max_width = 760, .centered = true});
    draw_summary(frame, debrief);
    gap(ui, kSpace6);
    draw_course(frame, debrief);
    gap(ui, kSpace4);
    if (export_button(frame)) frame.actions.push_back(app::ExportAttempt{});
    return;
  }
  const float content = std::min(ui.px(1520), window.width());
  const float edge = std::floor((window.width() - content) * 0.5f),
              side = ui.px(units < 1400.0f ? 428.0f : 500.0f);
  {
    Body body(ui, "debrief.left", {{edge, rest.min.y}, {edge + side, rest.max.y}},
              {.max_width = 480, .left = kSpace6, .right = kSpace1, .top = kSpace6});
    draw_summary(frame, debrief);
  }
  Body body(ui, "debrief.right", {{edge + side, rest.min.y}, {edge + content, rest.max.y}},
            {.max_width = 1000, .left = kSpace2, .right = kSpace5, .top = kSpace6});
  draw_course(frame, debrief);
}

} // namespace riposte::desktop
