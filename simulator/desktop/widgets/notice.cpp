// Notices in the page and toasts above it.
#include "desktop/icons.h"
#include "desktop/imx.h"
#include "desktop/widgets/button.h"
#include "desktop/widgets/label.h"
#include "desktop/widgets/surface.h"
#include "desktop/widgets/text.h"

#include <algorithm>
#include <cmath>
#include <string>

namespace riposte::desktop {

namespace {

const char* icon_of(Tone tone) {
  switch (tone) {
  case Tone::success: return icons::kCheckCircle;
  case Tone::warning: return icons::kWarning;
  case Tone::danger: return icons::kError;
  case Tone::neutral:
  case Tone::info:
  case Tone::accent: break;
  }
  return icons::kInfo;
}

struct NoticeLayout {
  float text_left, text_width, height, detail_top, action_top;
};

NoticeLayout layout_of(const Ui& ui, const NoticeSpec& spec, float width) {
  NoticeLayout layout{};
  const float padding = ui.px(14);
  layout.text_left = padding + ui.fonts.icon20.size + ui.px(12);
  const float right = spec.close_label.empty() ? padding : ui.px(14 + 28 + 8);
  layout.text_width = std::max(width - layout.text_left - right, ui.px(40));
  float y = padding;
  if (!spec.title.empty()) y += measure(ui.fonts.strong, spec.title, layout.text_width).height;
  layout.detail_top = y + (spec.title.empty() || spec.detail.empty() ? 0.0f : ui.px(2));
  y = layout.detail_top;
  if (!spec.detail.empty()) y += measure(ui.fonts.small, spec.detail, layout.text_width).height;
  layout.action_top = y + ui.px(10);
  if (!spec.action.empty()) y = layout.action_top + ui.px(36);
  layout.height = std::floor(y + padding);
  return layout;
}

NoticeAction draw_notice(Ui& ui, std::string_view id, const NoticeSpec& spec, float width, bool floating) {
  const NoticeLayout layout = layout_of(ui, spec, width);
  const ImVec2 at = ImGui::GetCursorScreenPos(), end{at.x + width, at.y + layout.height};
  ImGui::Dummy({width, layout.height});
  announce(ui.probe, id,
           std::string(spec.title)
               .append(spec.detail.empty() || spec.title.empty() ? "" : "\n")
               .append(spec.detail));
  const ImVec2 after = ImGui::GetCursorScreenPos();
  ImDrawList& draw = *ImGui::GetWindowDrawList();
  const ToneColors& tone = ui.tone(spec.tone);
  const float radius = ui.dp(kRadiusCard), padding = ui.px(14);
  if (floating) draw_shadow(draw, ui, at, end, radius, 2);
  draw.AddRectFilled(at, end, tone.soft, radius);
  imx::rect(draw, at, end, tone.line, radius);
  const float first_line = spec.title.empty() ? ui.fonts.small.line : ui.fonts.strong.line;
  draw_icon(draw, ui.fonts.icon20,
            {at.x + padding + ui.fonts.icon20.size * 0.5f, at.y + padding + first_line * 0.5f}, tone.fg,
            icon_of(spec.tone));
  const float x = at.x + layout.text_left;
  if (!spec.title.empty())
    draw_paragraph(draw, ui.fonts.strong, {x, at.y + padding}, ui.theme.text1, spec.title, layout.text_width);
  if (!spec.detail.empty())
    draw_paragraph(draw, ui.fonts.small, {x, at.y + layout.detail_top}, ui.theme.text2, spec.detail,
                   layout.text_width);
  NoticeAction action = NoticeAction::none;
  if (!spec.action.empty()) {
    ImGui::SetCursorScreenPos({x, at.y + layout.action_top});
    if (button(ui, std::string(id).append(".action"), spec.action)) action = NoticeAction::action;
  }
  if (!spec.close_label.empty()) {
    ImGui::SetCursorScreenPos({end.x - ui.px(10 + 28), at.y + ui.px(10)});
    if (icon_button(ui, std::string(id).append(".close"), icons::kClose, spec.close_label, {.size = 28.0f}))
      action = NoticeAction::closed;
  }
  ImGui::SetCursorScreenPos(after);
  return action;
}

} // namespace

float notice_height(const Ui& ui, const NoticeSpec& spec) {
  return layout_of(ui, spec, spec.width).height;
}

NoticeAction notice(Ui& ui, std::string_view id, const NoticeSpec& spec) {
  return draw_notice(ui, id, spec, spec.width > 0.0f ? spec.width : available_width(), false);
}

NoticeAction toast(Ui& ui, std::string_view id, const NoticeSpec& spec) {
  const ImVec2 screen = ImGui::GetIO().DisplaySize;
  const float margin = ui.px(kSpace6);
  const float width = std::min(spec.width > 0.0f ? spec.width : ui.px(380), screen.x - 2 * margin);
  const float height = layout_of(ui, spec, width).height;
  const float room = ui.px(20); // for the shadow, which the window would cut
  ImGui::SetNextWindowPos({screen.x - margin - width - room, screen.y - margin - height - room});
  ImGui::SetNextWindowSize({width + 2 * room, height + 2 * room});
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, ImVec2(room, room));
  const std::string name = std::string("##").append(id);
  ImGui::Begin(name.c_str(), nullptr,
               ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove | ImGuiWindowFlags_NoSavedSettings |
                   ImGuiWindowFlags_NoBackground | ImGuiWindowFlags_NoFocusOnAppearing);
  ImGui::PopStyleVar();
  const NoticeAction action = draw_notice(ui, id, spec, width, true);
  ImGui::End();
  return action;
}

} // namespace riposte::desktop
