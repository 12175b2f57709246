// Choices of a form: segmented control, radio group, select, toggle.
#include "desktop/icons.h"
#include "desktop/imx.h"
#include "desktop/widgets/button.h"
#include "desktop/widgets/field.h"
#include "desktop/widgets/surface.h"
#include "desktop/widgets/text.h"

#include <algorithm>
#include <cmath>

namespace riposte::desktop {

namespace {

std::string option_id(std::string_view id, std::size_t index) {
  return std::string(id).append(".").append(std::to_string(index));
}

void choice_label(Ui& ui, std::string_view id, const ChoiceSpec& spec) {
  if (spec.label.empty()) return;
  text(ui, std::string(id).append(".label"), ui.fonts.label, spec.enabled ? ui.theme.text1 : ui.theme.text3,
       spec.label);
  gap(ui, 6);
}

void draw_radio(ImDrawList& draw, const Ui& ui, ImVec2 center, float on, bool enabled) {
  const float radius = ui.dp(9);
  const ImU32 accent = enabled ? ui.theme.primary : ui.theme.border_strong;
  draw.AddCircleFilled(center, radius, ui.theme.surface, 32);
  draw.AddCircle(center, radius - ui.dp(0.75f),
                 mix(enabled ? ui.theme.control : ui.theme.border_strong, accent, on), 32, ui.dp(1.75f));
  if (on > 0.01f) draw.AddCircleFilled(center, ui.dp(5) * on, accent, 24);
}

// The rows of an open select; true when one was chosen.
bool select_rows(Ui& ui, std::string_view id, std::span<const std::string_view> options, int& selected,
                 float width) {
  bool changed = false;
  ImDrawList& draw = *ImGui::GetWindowDrawList();
  for (std::size_t i = 0; i < options.size(); ++i) {
    const bool current = static_cast<int>(i) == selected;
    const bool take_focus = current && ImGui::IsWindowAppearing();
    const Press press = press_area(ui, option_id(id, i), {width, ui.px(36)}, true, take_focus);
    announce(ui.probe, option_id(id, i), options[i], {true, press.focused});
    if (press.hovered || press.focused)
      draw.AddRectFilled(press.min, press.max, ui.tone(Tone::neutral).soft, ui.dp(kRadiusSmall));
    if (press.focused) imx::rect(draw, press.min, press.max, ui.theme.focus, ui.dp(kRadiusSmall), ui.dp(2));
    const ImVec2 at{press.min.x + ui.px(10),
                    press.min.y + std::floor((ui.px(36) - ui.fonts.body.line) * 0.5f)};
    draw_text(draw, current ? ui.fonts.strong : ui.fonts.body, at, ui.theme.text1,
              ellipsize(ui.fonts.body, options[i], width - ui.px(44)));
    if (current)
      draw_icon(draw, ui.fonts.icon16, {press.max.x - ui.px(18), (press.min.y + press.max.y) * 0.5f},
                ui.tone(Tone::accent).fg, icons::kCheck);
    if (!press.pressed) continue;
    changed = !current;
    selected = static_cast<int>(i);
    ImGui::CloseCurrentPopup();
  }
  return changed;
}

} // namespace

bool segmented(Ui& ui, std::string_view id, std::span<const std::string_view> options, int& selected,
               const ChoiceSpec& spec) {
  bool changed = false;
  ImGui::BeginGroup();
  choice_label(ui, id, spec);
  float widest = 0.0f;
  for (const std::string_view option : options) widest = std::max(widest, text_width(ui.fonts.label, option));
  const auto count = static_cast<float>(std::max<std::size_t>(options.size(), 1));
  const float inset = ui.px(3), height = ui.px(38);
  const float width =
      spec.width > 0.0f ? std::floor(spec.width) : (std::ceil(widest) + ui.px(32)) * count + 2 * inset;
  const float part = std::floor((width - 2 * inset) / count);
  const ImVec2 a = ImGui::GetCursorScreenPos(), b{a.x + part * count + 2 * inset, a.y + height};
  ImDrawList& draw = *ImGui::GetWindowDrawList();
  draw.AddRectFilled(a, b, ui.tone(Tone::neutral).soft, ui.dp(kRadiusControl + 2));
  imx::rect(draw, a, b,
            ui.theme.kind == ThemeKind::high_contrast ? ui.theme.control : ui.tone(Tone::neutral).line,
            ui.dp(kRadiusControl + 2));
  for (std::size_t i = 0; i < options.size(); ++i) {
    const bool current = static_cast<int>(i) == selected;
    ImGui::SetCursorScreenPos({a.x + inset + part * static_cast<float>(i), a.y + inset});
    const Press press = press_area(ui, option_id(id, i), {part, height - 2 * inset}, spec.enabled);
    announce(ui.probe, option_id(id, i), std::string(options[i]).append(current ? " ✓" : ""),
             {press.enabled, press.focused});
    const bool inverted = ui.theme.kind == ThemeKind::high_contrast;
    if (current) {
      if (!inverted) draw_shadow(draw, ui, press.min, press.max, ui.dp(kRadiusControl), 0);
      draw.AddRectFilled(press.min, press.max,
                         inverted          ? ui.theme.primary
                         : ui.theme.dark() ? ui.theme.border_strong
                                           : ui.theme.surface,
                         ui.dp(kRadiusControl));
    }
    if (press.focused) draw_focus(draw, ui, press.min, press.max, ui.dp(kRadiusControl));
    const ImU32 color = !spec.enabled ? ui.theme.text3
                        : current     ? (inverted ? ui.theme.on_primary : ui.theme.text1)
                                      : mix(ui.theme.text2, ui.theme.text1, press.hovered ? 1.0f : 0.0f);
    draw_text_centered(draw, ui.fonts.label, press.min, press.max, color,
                       ellipsize(ui.fonts.label, options[i], part - ui.px(8)));
    if (press.pressed && !current) selected = static_cast<int>(i), changed = true;
  }
  ImGui::SetCursorScreenPos(a);
  ImGui::Dummy({b.x - a.x, height});
  ImGui::EndGroup();
  return changed;
}

bool radio_group(Ui& ui, std::string_view id, std::span<const RadioOption> options, int& selected,
                 const ChoiceSpec& spec) {
  bool changed = false;
  ImGui::BeginGroup();
  choice_label(ui, id, spec);
  const float width = std::floor(spec.width > 0.0f ? spec.width : available_width());
  const float left = ui.px(30), padding = ui.px(6);
  for (std::size_t i = 0; i < options.size(); ++i) {
    const RadioOption& option = options[i];
    const bool current = static_cast<int>(i) == selected;
    const float label = measure(ui.fonts.body, option.label, width - left).height;
    const float detail =
        option.detail.empty() ? 0.0f : measure(ui.fonts.small, option.detail, width - left).height;
    const Press press = press_area(ui, option_id(id, i), {width, label + detail + 2 * padding}, spec.enabled);
    announce(ui.probe, option_id(id, i), std::string(option.label).append(current ? " ✓" : ""),
             {press.enabled, press.focused});
    ImDrawList& draw = *ImGui::GetWindowDrawList();
    if (press.focused) draw_focus(draw, ui, press.min, press.max, ui.dp(kRadiusSmall));
    const float on = approach(ui.animations, ui.pacing, press.id, current ? 1.0f : 0.0f, 18.0f);
    draw_radio(draw, ui, {press.min.x + ui.px(10), press.min.y + padding + ui.fonts.body.line * 0.5f}, on,
               spec.enabled);
    const ImVec2 at{press.min.x + left, press.min.y + padding};
    draw_paragraph(draw, ui.fonts.body, at, spec.enabled ? ui.theme.text1 : ui.theme.text3, option.label,
                   width - left);
    draw_paragraph(draw, ui.fonts.small, {at.x, at.y + label}, ui.theme.text3, option.detail, width - left);
    if (press.pressed && !current) selected = static_cast<int>(i), changed = true;
  }
  ImGui::EndGroup();
  return changed;
}

bool select(Ui& ui, std::string_view id, std::span<const std::string_view> options, int& selected,
            const ChoiceSpec& spec) {
  bool changed = false;
  ImGui::BeginGroup();
  choice_label(ui, id, spec);
  const float width = std::floor(spec.width > 0.0f ? spec.width : std::min(available_width(), ui.px(280)));
  const bool known = selected >= 0 && static_cast<std::size_t>(selected) < options.size();
  const std::string_view shown = known ? options[static_cast<std::size_t>(selected)] : std::string_view{};
  const Press press = press_area(ui, id, {width, ui.px(40)}, spec.enabled);
  announce(ui.probe, id, shown, {press.enabled, press.focused});
  const std::string popup = std::string("##list.").append(id);
  if (press.pressed) ImGui::OpenPopup(popup.c_str());
  const bool open = ImGui::IsPopupOpen(popup.c_str());
  ImDrawList& draw = *ImGui::GetWindowDrawList();
  const float radius = ui.dp(kRadiusControl), middle = (press.min.y + press.max.y) * 0.5f;
  draw.AddRectFilled(press.min, press.max, spec.enabled ? ui.theme.surface : ui.theme.sunken, radius);
  const ImU32 line = !spec.enabled ? ui.theme.border : open ? ui.theme.primary : ui.theme.control;
  imx::rect(draw, press.min, press.max, line, radius, open ? ui.dp(1.75f) : 1.0f);
  if (press.focused) draw_focus(draw, ui, press.min, press.max, radius);
  draw_text(draw, ui.fonts.body, {press.min.x + ui.px(12), middle - ui.fonts.body.line * 0.5f},
            spec.enabled ? ui.theme.text1 : ui.theme.text3,
            ellipsize(ui.fonts.body, shown, width - ui.px(48)));
  draw_icon(draw, ui.fonts.icon20, {press.max.x - ui.px(20), middle}, ui.theme.text3, icons::kExpandMore);
  const float padding = ui.px(4);
  ImGui::SetNextWindowPos({press.min.x, press.max.y + ui.px(4)});
  ImGui::SetNextWindowSizeConstraints({width, 0}, {width, ui.px(36 * 8) + 2 * padding});
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, ImVec2(padding, padding));
  ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, ImVec2(0, 0));
  ImGui::PushStyleColor(ImGuiCol_Border, to_vec4(ui.theme.border_strong));
  if (ImGui::BeginPopup(popup.c_str(), ImGuiWindowFlags_NoMove)) {
    if (ImGui::IsWindowAppearing()) request_frames(ui.pacing, 3);
    changed = select_rows(ui, id, options, selected, width - 2 * padding);
    ImGui::EndPopup();
  }
  ImGui::PopStyleColor();
  ImGui::PopStyleVar(2);
  ImGui::EndGroup();
  return changed;
}

bool toggle(Ui& ui, std::string_view id, bool& on, const ToggleSpec& spec) {
  const float width = std::floor(spec.width > 0.0f ? spec.width : available_width());
  const ImVec2 track{ui.px(40), ui.px(22)};
  const float room = width - track.x - ui.px(16), padding = ui.px(6);
  const float label = measure(ui.fonts.body, spec.label, room).height;
  const float detail = spec.detail.empty() ? 0.0f : measure(ui.fonts.small, spec.detail, room).height;
  const Press press =
      press_area(ui, id, {width, std::max(label + detail, track.y) + 2 * padding}, spec.enabled);
  announce(ui.probe, id, std::string(spec.label).append(on ? " ✓" : ""), {press.enabled, press.focused});
  if (press.pressed) on = !on;
  ImDrawList& draw = *ImGui::GetWindowDrawList();
  if (press.focused) draw_focus(draw, ui, press.min, press.max, ui.dp(kRadiusControl));
  const float top = press.min.y + padding;
  draw_paragraph(draw, ui.fonts.body, {press.min.x, top}, spec.enabled ? ui.theme.text1 : ui.theme.text3,
                 spec.label, room);
  draw_paragraph(draw, ui.fonts.small, {press.min.x, top + label}, ui.theme.text3, spec.detail, room);
  const float t = approach(ui.animations, ui.pacing, press.id, on ? 1.0f : 0.0f, 20.0f);
  const ImVec2 a{press.max.x - track.x, top + std::floor((ui.fonts.body.line - track.y) * 0.5f)};
  const ImVec2 b{press.max.x, a.y + track.y};
  const ImU32 off_fill = ui.theme.control, on_fill = ui.theme.primary;
  draw.AddRectFilled(a, b, spec.enabled ? mix(off_fill, on_fill, t) : ui.theme.border_strong, track.y * 0.5f);
  const float knob = track.y * 0.5f - ui.dp(3);
  const ImVec2 center{a.x + track.y * 0.5f + (track.x - track.y) * t, (a.y + b.y) * 0.5f};
  const bool inverted = ui.theme.kind == ThemeKind::high_contrast;
  draw.AddCircleFilled(center, knob,
                       inverted ? ui.theme.canvas
                                : mix(ui.theme.surface, ui.theme.on_primary, ui.theme.dark() ? 1.0f : t),
                       24);
  if (t > 0.6f) // a tick on the knob: the state isn't told by colour and place alone
    draw_icon(draw, ui.fonts.icon16, center, ui.theme.primary, icons::kCheck);
  return press.pressed;
}

} // namespace riposte::desktop
