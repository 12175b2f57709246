#include "desktop/widgets/curve.h"

#include "desktop/imx.h"
#include "desktop/widgets/button.h"
#include "desktop/widgets/surface.h"
#include "desktop/widgets/text.h"

#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

namespace riposte::desktop {

namespace {

constexpr float kMark = 11.0f, kLineHeight = 34.0f; // units

/// Where points lie, in pixels.
struct Plot {
  float left = 0.0f, right = 0.0f, top = 0.0f, bottom = 0.0f;
  std::size_t points = 0;

  float x(std::size_t i) const {
    return points < 2 ? left : left + (right - left) * static_cast<float>(i) / static_cast<float>(points - 1);
  }
  float y(float value) const { return bottom - (bottom - top) * std::clamp(value, 0.0f, 1.0f); }
};

void draw_scale(Ui& ui, const Plot& plot, const CurveSpec& spec, float axis) {
  ImDrawList& draw = *ImGui::GetWindowDrawList();
  for (const float at : {0.0f, 0.5f, 1.0f}) {
    const float y = std::floor(plot.y(at)) + 0.5f;
    draw.AddLine({plot.left, y}, {plot.right, y}, at == 0.0f ? ui.theme.border_strong : ui.theme.border);
  }
  const auto label = [&](std::string_view text, float y) {
    const float width = text_width(ui.fonts.caption, text);
    draw_text(draw, ui.fonts.caption, {plot.left - axis + ui.px(6) + (axis - ui.px(24) - width), y},
              ui.theme.text3, text);
  };
  label(spec.top, plot.top - std::floor(ui.fonts.caption.line * 0.5f));
  label(spec.bottom, plot.bottom - std::floor(ui.fonts.caption.line * 0.5f));
}

void draw_curve(Ui& ui, const Plot& plot, const CurveSpec& spec) {
  ImDrawList& draw = *ImGui::GetWindowDrawList();
  std::vector<ImVec2> at;
  for (std::size_t i = 0; i < spec.points.size(); ++i)
    at.push_back({plot.x(i), plot.y(spec.points[i].value)});
  const ImU32 fill = fade(ui.tone(Tone::accent).solid, 0.12f);
  for (std::size_t i = 0; i + 1 < at.size(); ++i)
    draw.AddQuadFilled(at[i], at[i + 1], {at[i + 1].x, plot.bottom}, {at[i].x, plot.bottom}, fill);
  if (spec.other.size() > 1) { // dashed: the line that was left
    for (std::size_t i = spec.other_from; i + 1 < spec.other.size() && i + 1 < plot.points; ++i) {
      const ImVec2 a{plot.x(i), plot.y(spec.other[i])}, b{plot.x(i + 1), plot.y(spec.other[i + 1])};
      const float length = std::hypot(b.x - a.x, b.y - a.y), dash = ui.px(5);
      for (float s = 0.0f; s < length; s += 2 * dash) {
        const float e = std::min(s + dash, length);
        draw.AddLine({a.x + (b.x - a.x) * s / length, a.y + (b.y - a.y) * s / length},
                     {a.x + (b.x - a.x) * e / length, a.y + (b.y - a.y) * e / length}, ui.theme.text3,
                     ui.dp(1.5f));
      }
    }
  }
  imx::polyline(draw, at.data(), static_cast<int>(at.size()), ui.tone(Tone::accent).solid, false,
                ui.dp(2.5f));
}

void draw_mark(Ui& ui, ImVec2 center, const CurvePoint& point, bool selected, const Press& press) {
  ImDrawList& draw = *ImGui::GetWindowDrawList();
  const float radius = ui.dp(point.icon == nullptr ? 6.0f : kMark);
  const ToneColors& tone = ui.tone(point.tone);
  if (point.marked) draw.AddCircle(center, radius + ui.dp(4), tone.solid, 48, ui.dp(2));
  draw.AddCircleFilled(center, radius + ui.dp(2), ui.theme.surface, 48);
  draw.AddCircleFilled(center, radius, tone.solid, 48);
  if (point.icon != nullptr) draw_icon(draw, ui.fonts.icon16, center, tone.on_solid, point.icon);
  if (selected || press.hovered)
    draw.AddCircle(center, radius + ui.dp(3), selected ? ui.theme.primary : ui.theme.border_strong, 48,
                   ui.dp(2));
  if (press.focused) draw.AddCircle(center, radius + ui.dp(5), ui.theme.focus, 48, ui.dp(2));
}

void draw_line(Ui& ui, const Plot& plot, const CurveLine& line, float top) {
  ImDrawList& draw = *ImGui::GetWindowDrawList();
  Plot small = plot;
  small.top = top + ui.fonts.caption.line + ui.px(2);
  small.bottom = top + ui.px(kLineHeight);
  const float left = plot.left + ui.px(6);
  draw_text(draw, ui.fonts.caption, {left, top}, ui.theme.text2, line.label);
  draw_text(draw, ui.fonts.caption, {left + text_width(ui.fonts.caption, line.label) + ui.px(8), top},
            ui.tone(line.tone).fg, line.value_text);
  std::vector<ImVec2> at;
  for (std::size_t i = 0; i < line.values.size() && i < plot.points; ++i)
    at.push_back({small.x(i), small.y(line.values[i])});
  draw.AddLine({small.left, small.bottom + 0.5f}, {small.right, small.bottom + 0.5f}, ui.theme.border);
  imx::polyline(draw, at.data(), static_cast<int>(at.size()), ui.tone(line.tone).solid, false, ui.dp(1.75f));
}

} // namespace

std::optional<std::size_t> curve(Ui& ui, std::string_view id, const CurveSpec& spec) {
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const float width = available_width(), pad = ui.px(kMark + 6);
  const float axis =
      std::max(text_width(ui.fonts.caption, spec.top), text_width(ui.fonts.caption, spec.bottom)) + ui.px(24);
  Plot plot{at.x + axis, at.x + width - pad, at.y + pad, at.y + pad + ui.px(spec.height), spec.points.size()};
  const float step = ui.px(kLineHeight + 10);
  const float lines =
      spec.lines.empty() ? 0.0f : ui.px(kSpace4) + step * static_cast<float>(spec.lines.size());
  const float height = pad + ui.px(spec.height) + pad + lines;
  announce_rect(ui.probe, id, at, {at.x + width, at.y + height}, spec.label);
  draw_scale(ui, plot, spec, axis);
  if (spec.selected && *spec.selected < spec.points.size()) {
    const float x = std::floor(plot.x(*spec.selected)) + 0.5f;
    ImGui::GetWindowDrawList()->AddLine({x, plot.top}, {x, at.y + height - ui.px(4)}, ui.theme.border_strong,
                                        ui.dp(1));
  }
  draw_curve(ui, plot, spec);
  std::optional<std::size_t> pressed;
  for (std::size_t i = 0; i < spec.points.size(); ++i) {
    const CurvePoint& point = spec.points[i];
    const ImVec2 center{plot.x(i), plot.y(point.value)};
    Press press;
    if (i + 1 < spec.points.size()) {
      const float half = ui.px(kMark + 3);
      ImGui::SetCursorScreenPos({std::floor(center.x - half), std::floor(center.y - half)});
      const std::string name = std::string(id) + "." + std::to_string(i + 1);
      press = press_area(ui, name, {2 * half, 2 * half});
      announce(ui.probe, name, point.text, {true, press.focused});
      tooltip(ui, press, point.text);
      if (press.pressed) pressed = i;
    }
    draw_mark(ui, center, point, spec.selected == i, press);
  }
  float top = plot.bottom + pad + ui.px(kSpace2);
  for (const CurveLine& line : spec.lines) {
    draw_line(ui, plot, line, top);
    top += step;
  }
  ImGui::SetCursorScreenPos(at);
  ImGui::Dummy({width, height});
  return pressed;
}

} // namespace riposte::desktop
