#include "desktop/widgets/label.h"

#include "desktop/icons.h"
#include "desktop/imx.h"
#include "desktop/widgets/button.h"
#include "desktop/widgets/surface.h"
#include "desktop/widgets/text.h"

#include <algorithm>
#include <cmath>
#include <string>

namespace riposte::desktop {

namespace {

constexpr float kBadgeHeight = 22.0f;

float width_or_rest(float width) {
  return width > 0.0f ? width : available_width();
}

} // namespace

float badge_width(const Ui& ui, std::string_view text, const BadgeOptions& options) {
  const float icon = options.icon != nullptr ? ui.fonts.icon16.size + ui.px(1) : 0.0f;
  return std::ceil(text_width(ui.fonts.caption, text)) + ui.px(18) + icon;
}

void draw_badge(ImDrawList& draw, const Ui& ui, ImVec2 at, std::string_view text,
                const BadgeOptions& options) {
  const ToneColors& tone = ui.tone(options.tone);
  const float height = ui.px(kBadgeHeight), width = badge_width(ui, text, options);
  const ImVec2 end{at.x + width, at.y + height};
  draw.AddRectFilled(at, end, tone.soft, height * 0.5f);
  imx::rect(draw, at, end, tone.line, height * 0.5f);
  float left = at.x;
  if (options.icon != nullptr) {
    const float half = ui.fonts.icon16.size * 0.5f;
    draw_icon(draw, ui.fonts.icon16, {at.x + ui.px(6) + half, at.y + height * 0.5f}, tone.fg, options.icon);
    left += ui.fonts.icon16.size - ui.px(1);
  }
  draw_text_centered(draw, ui.fonts.caption, {left, at.y}, end, tone.fg, text);
}

float badge(Ui& ui, std::string_view id, std::string_view text, const BadgeOptions& options) {
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const float width = badge_width(ui, text, options);
  ImGui::Dummy({width, ui.px(kBadgeHeight)});
  draw_badge(*ImGui::GetWindowDrawList(), ui, at, text, options);
  announce(ui.probe, id, text);
  return width;
}

void meter(Ui& ui, std::string_view id, const MeterSpec& spec) {
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const float width = width_or_rest(spec.width), bar = ui.px(6);
  const float top = at.y + ui.fonts.label.line + ui.px(6);
  ImGui::Dummy({width, top + bar - at.y});
  announce(ui.probe, id, std::string(spec.label).append(": ").append(spec.value_text));
  ImDrawList& draw = *ImGui::GetWindowDrawList();
  const ToneColors& tone = ui.tone(spec.tone);
  const float value_width = text_width(ui.fonts.strong, spec.value_text);
  const float room = width - value_width - ui.px(12);
  draw_text(draw, ui.fonts.label, at, ui.theme.text2, ellipsize(ui.fonts.label, spec.label, room));
  draw_text(draw, ui.fonts.strong, {at.x + width - value_width, at.y - ui.px(1)}, ui.theme.text1,
            spec.value_text);
  const ImGuiID track = ImGui::GetID(id.data(), id.data() + id.size());
  const float value = approach(ui.animations, ui.pacing, track, std::clamp(spec.value, 0.0f, 1.0f), 8.0f);
  const bool outlined = ui.theme.kind == ThemeKind::high_contrast;
  draw.AddRectFilled({at.x, top}, {at.x + width, top + bar}, ui.tone(Tone::neutral).soft, bar * 0.5f);
  if (outlined) imx::rect(draw, {at.x, top}, {at.x + width, top + bar}, ui.theme.border, bar * 0.5f);
  if (value > 0.004f)
    draw_gradient(draw, {at.x, top}, {at.x + std::max(bar, width * value), top + bar},
                  mix(tone.solid, ui.theme.surface, outlined ? 0.0f : 0.22f), tone.solid, bar * 0.5f);
  if (spec.mark >= 0.0f) {
    const float x = std::floor(at.x + width * std::clamp(spec.mark, 0.0f, 1.0f));
    draw.AddRectFilled({x - ui.px(1), top - ui.px(3)}, {x + ui.px(1), top + bar + ui.px(3)}, ui.theme.text1,
                       ui.dp(1));
  }
}

void level_dots(Ui& ui, std::string_view id, int level, std::string_view label, int count, Tone tone) {
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const float step = ui.px(12), radius = ui.dp(4), line = ui.fonts.label.line;
  const float dots = step * static_cast<float>(count),
              text = label.empty() ? 0 : text_width(ui.fonts.label, label);
  ImGui::Dummy({dots + (label.empty() ? 0 : ui.px(6) + std::ceil(text)), line});
  announce(
      ui.probe, id,
      std::string(label).append(" ").append(std::to_string(level)).append("/").append(std::to_string(count)));
  ImDrawList& draw = *ImGui::GetWindowDrawList();
  for (int i = 0; i < count; ++i) {
    const ImVec2 center{at.x + step * (static_cast<float>(i) + 0.5f) - ui.dp(2), at.y + line * 0.5f};
    if (i < level)
      draw.AddCircleFilled(center, radius, ui.tone(tone).solid, 20);
    else
      draw.AddCircle(center, radius - ui.dp(0.75f), ui.theme.control, 20, ui.dp(1.25f));
  }
  draw_text(draw, ui.fonts.label, {at.x + dots + ui.px(6), at.y}, ui.theme.text2, label);
}

void progress_dots(Ui& ui, std::string_view id, int done, int total, std::string_view label) {
  const ImVec2 at = ImGui::GetCursorScreenPos();
  // Many turns share the room of twelve.
  const float step = ui.px(total > 12 ? std::max(5.0f, 240.0f / static_cast<float>(total)) : 20.0f);
  const float bar = std::max(step - ui.px(total > 12 ? 2 : 4), ui.px(2)), height = ui.px(4);
  const float line = ui.fonts.label.line, top = std::floor(at.y + (line - height) * 0.5f);
  const float bars = step * static_cast<float>(total);
  ImGui::Dummy({bars + ui.px(6) + std::ceil(text_width(ui.fonts.label, label)), line});
  announce(ui.probe, id, label);
  ImDrawList& draw = *ImGui::GetWindowDrawList();
  // White beside yellow would look as done as the yellow.
  const bool plain = ui.theme.kind == ThemeKind::high_contrast;
  const ImU32 rest = plain ? mix(ui.theme.canvas, ui.theme.border, 0.5f) : ui.theme.border_strong;
  for (int i = 0; i < total; ++i) {
    const float x = at.x + step * static_cast<float>(i);
    const ImU32 color = i < done ? ui.tone(Tone::accent).solid : rest;
    draw.AddRectFilled({x, top}, {x + bar, top + height}, color, height * 0.5f);
  }
  draw_text(draw, ui.fonts.label, {at.x + bars + ui.px(6), at.y}, ui.theme.text2, label);
}

void section_header(Ui& ui, std::string_view id, std::string_view title, std::string_view note, float width) {
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const float full = width_or_rest(width), line = ui.fonts.title.line;
  ImGui::Dummy({full, line});
  announce(ui.probe, id, title);
  ImDrawList& draw = *ImGui::GetWindowDrawList();
  const float note_width = text_width(ui.fonts.label, note);
  draw_text(draw, ui.fonts.title, at, ui.theme.text1,
            ellipsize(ui.fonts.title, title, full - note_width - ui.px(12)));
  const float drop = std::floor((line - ui.fonts.label.line) * 0.5f);
  draw_text(draw, ui.fonts.label, {at.x + full - note_width, at.y + drop}, ui.theme.text3, note);
}

bool empty_state(Ui& ui, std::string_view id, const EmptyState& spec) {
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const float width = width_or_rest(spec.width), wrap = std::min(width, ui.px(360));
  const float middle = std::floor(at.x + width * 0.5f), radius = ui.px(32);
  ImDrawList& draw = *ImGui::GetWindowDrawList();
  const ToneColors& accent = ui.tone(Tone::accent);
  draw.AddCircleFilled({middle, at.y + radius}, radius, accent.soft, 48);
  draw_icon(draw, ui.fonts.icon24, {middle, at.y + radius}, accent.fg, spec.icon);
  float y = at.y + 2 * radius + ui.px(kSpace4);
  const auto centered = [&](const TextStyle& style, ImU32 color, std::string_view content) {
    for (std::size_t i = 0; i < content.size();) {
      const Line line = break_line(style, content.substr(i), wrap);
      draw_text(draw, style, {middle - line.width * 0.5f, y}, color, content.substr(i, line.visible));
      y += style.line;
      i += line.next;
    }
  };
  centered(ui.fonts.title, ui.theme.text1, spec.title);
  y += ui.px(kSpace1);
  centered(ui.fonts.body, ui.theme.text2, spec.body);
  ImGui::Dummy({width, y - at.y});
  announce(ui.probe, id, std::string(spec.title).append("\n").append(spec.body));
  if (spec.action.empty()) return false;
  const ButtonOptions options{.kind = ButtonKind::primary};
  ImGui::SetCursorScreenPos(
      {std::floor(middle - button_width(ui, spec.action, options) * 0.5f), y + ui.px(kSpace4)});
  return button(ui, std::string(id).append(".action"), spec.action, options);
}

} // namespace riposte::desktop
