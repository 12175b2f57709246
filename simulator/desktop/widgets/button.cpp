#include "desktop/widgets/button.h"

#include "desktop/imx.h"
#include "desktop/widgets/surface.h"
#include "desktop/widgets/text.h"

#include <algorithm>
#include <cmath>

namespace riposte::desktop {

namespace {

constexpr double kTooltipDelay = 0.45; // seconds

struct Paint {
  ImU32 fill, text, line;
};

Paint paint_of(const Ui& ui, ButtonKind kind, float hover, bool held) {
  const Theme& t = ui.theme;
  const ToneColors &neutral = t.tone(Tone::neutral), &danger = t.tone(Tone::danger);
  switch (kind) {
  case ButtonKind::primary:
    return {held ? t.primary_active : mix(t.primary, t.primary_hover, hover), t.on_primary, 0};
  case ButtonKind::danger: return {mix(danger.soft, danger.line, hover * 0.6f), danger.fg, danger.line};
  case ButtonKind::ghost: return {fade(neutral.soft, held ? 1.0f : hover), t.text2, 0};
  case ButtonKind::secondary: break;
  }
  return {held ? neutral.soft : mix(t.surface, neutral.soft, hover), t.text1, t.border_strong};
}

Paint disabled_paint(const Ui& ui, ButtonKind kind) {
  if (kind == ButtonKind::ghost) return {0, ui.theme.text3, 0};
  return {ui.theme.tone(Tone::neutral).soft, ui.theme.text3, ui.theme.border};
}

struct ButtonLayout {
  float icon, trailing, gap, padding, text, height;
  float content() const { return icon + trailing + text; }
};

ButtonLayout layout_of(const Ui& ui, std::string_view label, const ButtonOptions& options) {
  const TextStyle& style = options.large ? ui.fonts.strong : ui.fonts.label;
  const float icon = ui.fonts.icon16.size + ui.px(6);
  ButtonLayout layout{};
  layout.icon = options.icon != nullptr ? icon : 0.0f;
  layout.trailing = options.trailing_icon != nullptr ? icon : 0.0f;
  layout.text = std::ceil(text_width(style, label));
  layout.padding = ui.px(options.large ? 20 : 14);
  layout.height = ui.px(options.large ? 44 : 36);
  return layout;
}

} // namespace

Press press_area(Ui& ui, std::string_view id, ImVec2 size, bool enabled, bool focus) {
  Press press;
  press.enabled = enabled;
  ImGui::PushID(id.data(), id.data() + id.size());
  press.id = ImGui::GetID("##press");
  if (enabled && (take_tab_focus(ui.focus, press.id) || focus)) {
    ImGui::SetKeyboardFocusHere();
    request_frames(ui.pacing, 2);
  }
  for (const ImGuiCol color : {ImGuiCol_Button, ImGuiCol_ButtonHovered, ImGuiCol_ButtonActive,
                               ImGuiCol_Border, ImGuiCol_BorderShadow})
    ImGui::PushStyleColor(color, ImVec4(0, 0, 0, 0));
  ImGui::BeginDisabled(!enabled);
  press.pressed = ImGui::Button("##press", {std::max(size.x, 1.0f), std::max(size.y, 1.0f)});
  ImGui::EndDisabled();
  ImGui::PopStyleColor(5);
  ImGui::PopID();
  press.min = ImGui::GetItemRectMin();
  press.max = ImGui::GetItemRectMax();
  press.hovered = enabled && ImGui::IsItemHovered();
  press.held = enabled && ImGui::IsItemActive();
  press.focused = enabled && ImGui::IsItemFocused() && ImGui::GetIO().NavVisible;
  // Before 1.89 only Space presses the button that has the focus; people expect Enter to do it too.
  if (press.focused && imx::enter_pressed()) press.pressed = true;
  if (press.hovered) ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
  if (press.pressed) request_frames(ui.pacing, 2);
  return press;
}

float button_width(const Ui& ui, std::string_view label, const ButtonOptions& options) {
  if (options.width > 0.0f) return options.width;
  const ButtonLayout layout = layout_of(ui, label, options);
  return layout.content() + 2 * layout.padding;
}

bool button(Ui& ui, std::string_view id, std::string_view label, const ButtonOptions& options) {
  const ButtonLayout layout = layout_of(ui, label, options);
  const float width = button_width(ui, label, options);
  const Press press = press_area(ui, id, {width, layout.height}, options.enabled, options.focus);
  announce(ui.probe, id, label, {press.enabled, press.focused});
  const float hover = approach(ui.animations, ui.pacing, press.id, press.hovered ? 1.0f : 0.0f, 18.0f);
  const Paint paint =
      options.enabled ? paint_of(ui, options.kind, hover, press.held) : disabled_paint(ui, options.kind);
  ImDrawList& draw = *ImGui::GetWindowDrawList();
  const ImVec2 a = press.min, b = press.max;
  const float radius = ui.dp(kRadiusControl), middle = (a.y + b.y) * 0.5f;
  if (options.kind == ButtonKind::primary && options.enabled) draw_shadow(draw, ui, a, b, radius, 0);
  draw.AddRectFilled(a, b, paint.fill, radius);
  if (paint.line != 0) imx::rect(draw, a, b, paint.line, radius);
  if (press.focused) draw_focus(draw, ui, a, b, radius);
  const TextStyle& style = options.large ? ui.fonts.strong : ui.fonts.label;
  const float room = width - 2 * ui.px(8) - layout.icon - layout.trailing; // a fixed width may be too small
  const std::string shown = ellipsize(style, label, room);
  const float text = std::min(layout.text, text_width(style, shown));
  float x = std::floor(a.x + (width - layout.icon - layout.trailing - text) * 0.5f);
  const float half = ui.fonts.icon16.size * 0.5f;
  draw_icon(draw, ui.fonts.icon16, {x + half, middle}, paint.text, options.icon);
  x += layout.icon;
  draw_text_centered(draw, style, {x, a.y}, {x + text, b.y}, paint.text, shown);
  draw_icon(draw, ui.fonts.icon16, {x + text + layout.trailing - half, middle}, paint.text,
            options.trailing_icon);
  tooltip(ui, press, options.tooltip);
  return press.pressed;
}

bool icon_button(Ui& ui, std::string_view id, const char* icon, std::string_view tip,
                 const IconButtonOptions& options) {
  const float side = ui.px(options.size);
  const Press press = press_area(ui, id, {side, side}, options.enabled);
  announce(ui.probe, id, tip, {press.enabled, press.focused});
  const float hover = approach(ui.animations, ui.pacing, press.id, press.hovered ? 1.0f : 0.0f, 18.0f);
  ImDrawList& draw = *ImGui::GetWindowDrawList();
  const float radius = ui.dp(kRadiusControl);
  const ToneColors& accent = ui.tone(Tone::accent);
  const ImU32 ground = options.selected ? accent.soft : fade(ui.tone(Tone::neutral).soft, hover);
  draw.AddRectFilled(press.min, press.max, ground, radius);
  if (press.focused) draw_focus(draw, ui, press.min, press.max, radius);
  const ImU32 color = !options.enabled   ? ui.theme.border_strong
                      : options.selected ? accent.fg
                                         : mix(ui.theme.text2, ui.theme.text1, hover);
  const TextStyle& style = options.size < 32.0f ? ui.fonts.icon16 : ui.fonts.icon20;
  draw_icon(draw, style, {(press.min.x + press.max.x) * 0.5f, (press.min.y + press.max.y) * 0.5f}, color,
            icon);
  tooltip(ui, press, tip);
  return press.pressed;
}

void tooltip(Ui& ui, const Press& press, std::string_view text) {
  const ImGuiID id = press.id ^ 0x7001u; // its own track beside the hover
  const double held = held_for(ui.animations, ui.pacing, id,
                               !text.empty() && !press.held && (press.hovered || press.focused));
  if (text.empty() || press.held || !(press.hovered || press.focused)) return;
  if (!press.focused && held < kTooltipDelay) {
    request_at(ui.pacing, ui.pacing.now + kTooltipDelay - held);
    return;
  }
  // Drawn in front of everything instead of in an ImGui window: no frame of delay, and it can't take the
  // focus.
  ImDrawList& draw = *ImGui::GetForegroundDrawList();
  const TextStyle& style = ui.fonts.label;
  const ImVec2 screen = ImGui::GetIO().DisplaySize, padding{ui.px(10), ui.px(6)};
  const Block block = measure(style, text, ui.px(280));
  const ImVec2 size{std::ceil(block.width) + 2 * padding.x, block.height + 2 * padding.y};
  const float edge = ui.px(4);
  ImVec2 a{std::floor((press.min.x + press.max.x - size.x) * 0.5f), press.max.y + ui.px(6)};
  if (a.y + size.y > screen.y - edge) a.y = press.min.y - ui.px(6) - size.y;
  a.x = std::clamp(a.x, edge, std::max(edge, screen.x - size.x - edge));
  const ImVec2 b{a.x + size.x, a.y + size.y};
  draw.AddRectFilled(a, b, ui.theme.tooltip, ui.dp(kRadiusSmall));
  draw_paragraph(draw, style, {a.x + padding.x, a.y + padding.y}, ui.theme.tooltip_text, text, ui.px(280));
  announce_rect(ui.probe, "tooltip", a, b, text);
}

} // namespace riposte::desktop
