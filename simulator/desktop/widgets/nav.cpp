#include "desktop/widgets/nav.h"

#include "desktop/imx.h"
#include "desktop/widgets/button.h"
#include "desktop/widgets/surface.h"
#include "desktop/widgets/text.h"

#include <cmath>
#include <string>

namespace riposte::desktop {

void draw_rail(ImDrawList& draw, const Ui& ui, ImVec2 a, ImVec2 b) {
  const bool plain = ui.theme.kind == ThemeKind::high_contrast;
  const ImU32 end = plain ? ui.theme.rail : mix(ui.theme.rail, ui.theme.rail_active, 0.25f);
  draw_gradient(draw, a, b, ui.theme.rail, end, 0.0f, true);
  if (plain) draw.AddRectFilled({b.x - 1, a.y}, b, ui.theme.border);
}

bool nav_item(Ui& ui, std::string_view id, const NavItem& item) {
  const float width = ui.px(item.width), height = ui.px(60);
  const Press press = press_area(ui, id, {width, height});
  announce(ui.probe, id, item.label, {press.enabled, press.focused});
  const float hover = approach(ui.animations, ui.pacing, press.id, press.hovered ? 1.0f : 0.0f, 18.0f);
  ImDrawList& draw = *ImGui::GetWindowDrawList();
  const Theme& t = ui.theme;
  const float inset = ui.px(8), radius = ui.dp(10);
  const ImVec2 a{press.min.x + inset, press.min.y}, b{press.max.x - inset, press.max.y};
  if (item.selected) {
    draw.AddRectFilled(a, b, t.rail_active, radius);
    draw.AddRectFilled({press.min.x, a.y + ui.px(14)}, {press.min.x + ui.px(3), b.y - ui.px(14)}, t.rail_mark,
                       ui.dp(2));
  } else if (hover > 0.01f) {
    draw.AddRectFilled(a, b, fade(mix(t.rail, t.rail_text, 0.18f), hover), radius);
  }
  if (press.focused) imx::rect(draw, a, b, t.focus, radius, ui.dp(2));
  const ImU32 bright = t.kind == ThemeKind::high_contrast ? t.rail_text : t.rail_active_text;
  const ImU32 color = item.selected ? t.rail_active_text : mix(t.rail_text, bright, hover * 0.7f);
  const float middle = std::floor((a.x + b.x) * 0.5f);
  const ImVec2 icon{middle, a.y + ui.px(22)};
  draw_icon(draw, ui.fonts.icon24, icon, color, item.icon);
  const TextStyle& style = ui.fonts.caption;
  const std::string shown = ellipsize(style, item.label, b.x - a.x - ui.px(2));
  draw_text_centered(draw, style, {a.x, a.y + ui.px(36)}, {b.x, b.y - ui.px(6)}, color, shown);
  if (item.count > 0) {
    const std::string count = item.count > 99 ? "99+" : std::to_string(item.count);
    const ToneColors& tone = ui.tone(Tone::danger);
    const float high = ui.px(16), wide = std::max(high, std::ceil(text_width(style, count)) + ui.px(8));
    const ImVec2 corner{middle + ui.px(4), a.y + ui.px(6)};
    draw.AddRectFilled(corner, {corner.x + wide, corner.y + high}, tone.solid, high * 0.5f);
    draw_text_centered(draw, style, corner, {corner.x + wide, corner.y + high}, tone.on_solid, count);
  }
  if (shown != item.label) tooltip(ui, press, item.label);
  return press.pressed;
}

} // namespace riposte::desktop
