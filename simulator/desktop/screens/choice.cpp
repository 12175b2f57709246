#include "desktop/screens/choice.h"

#include <algorithm>
#include <cmath>

#include "desktop/icons.h"
#include "desktop/imx.h"
#include "desktop/widgets/button.h"
#include "desktop/widgets/surface.h"
#include "desktop/widgets/text.h"

namespace riposte::desktop {

namespace {

constexpr float kPadding = 14.0f, kMark = 20.0f; // units

struct Inside {
  float icon, wrap, label, height; // pixels: width of the icon with its space, of the text; heights
};

Inside inside_of(const Ui& ui, const Choice& choice, float width) {
  Inside inside{};
  inside.icon = choice.icon == nullptr ? 0.0f : ui.fonts.icon20.size + ui.px(10);
  const bool marked = !choice.detail.empty();
  const float mark = marked ? ui.px(kMark + 8) : 0.0f;
  inside.wrap = std::max(width - 2 * ui.px(kPadding) - inside.icon - mark, ui.px(20));
  inside.label = measure(marked ? ui.fonts.strong : ui.fonts.label, choice.label, inside.wrap).height;
  inside.height = inside.label + 2 * ui.px(marked ? kPadding : 10.0f);
  if (marked) inside.height += ui.px(2) + measure(ui.fonts.small, choice.detail, inside.wrap + mark).height;
  return inside;
}

void draw_mark(ImDrawList& draw, const Ui& ui, ImVec2 center, bool chosen) {
  const TextStyle& style = ui.fonts.icon20;
  draw_icon(draw, style, center, chosen ? ui.theme.primary : ui.theme.control,
            chosen ? icons::kRadioButtonChecked : icons::kRadioButtonUnchecked);
}

bool choice_card(Ui& ui, std::string_view id, const Choice& choice, bool chosen, ImVec2 size) {
  const std::string full = std::string(id) + "." + choice.key;
  const Press press = press_area(ui, full, size);
  announce(ui.probe, full, choice.label, {press.enabled, press.focused});
  ImDrawList& draw = *ImGui::GetWindowDrawList();
  const Theme& t = ui.theme;
  const float hover = approach(ui.animations, ui.pacing, press.id, press.hovered ? 1.0f : 0.0f, 18.0f);
  const float radius = ui.dp(kRadiusControl + 2);
  draw.AddRectFilled(press.min, press.max, chosen ? t.primary_soft : mix(t.surface, t.sunken, hover), radius);
  imx::rect(draw, press.min, press.max, chosen ? t.primary : mix(t.border_strong, t.control, hover), radius,
            chosen ? ui.dp(2) : 1.0f);
  if (press.focused) draw_focus(draw, ui, press.min, press.max, radius);
  const Inside inside = inside_of(ui, choice, size.x);
  const bool marked = !choice.detail.empty();
  const TextStyle& style = marked ? ui.fonts.strong : ui.fonts.label;
  const float pad = ui.px(kPadding), icon = ui.fonts.icon20.size;
  const ImU32 color = chosen && !marked ? ui.tone(Tone::accent).fg : t.text1;
  if (!marked) { // a short label stands in the middle
    const float text = std::min(measure(style, choice.label, inside.wrap).width, inside.wrap);
    const float left = std::floor(press.min.x + (size.x - text - inside.icon) * 0.5f);
    const float middle = (press.min.y + press.max.y) * 0.5f;
    if (choice.icon != nullptr)
      draw_icon(draw, ui.fonts.icon20, {left + icon * 0.5f, middle}, color, choice.icon);
    draw_paragraph(draw, style, {left + inside.icon, std::floor(middle - inside.label * 0.5f)}, color,
                   choice.label, inside.wrap);
    return press.pressed;
  }
  const float top = press.min.y + pad, first = top + style.line * 0.5f;
  if (choice.icon != nullptr)
    draw_icon(draw, ui.fonts.icon20, {press.min.x + pad + icon * 0.5f, first},
              chosen ? ui.tone(Tone::accent).fg : t.text2, choice.icon);
  const float left = press.min.x + pad + inside.icon;
  draw_paragraph(draw, style, {left, top}, color, choice.label, inside.wrap);
  draw_paragraph(draw, ui.fonts.small, {left, top + inside.label + ui.px(2)}, t.text2, choice.detail,
                 inside.wrap + ui.px(kMark + 8));
  draw_mark(draw, ui, {press.max.x - pad - ui.px(kMark) * 0.5f, first}, chosen);
  return press.pressed;
}

} // namespace

std::string_view choice_grid(Ui& ui, std::string_view id, std::span<const Choice> choices,
                             std::string_view selected, const ChoiceGrid& grid) {
  const float space = ui.px(kSpace3), room = available_width();
  const auto count = static_cast<int>(choices.size());
  int columns =
      std::clamp(static_cast<int>((room + space) / (ui.px(grid.min_width) + space)), 1, grid.max_columns);
  columns = std::min(columns, std::max(count, 1));
  // Six in rows of four and two look left over: even rows where they need no more lines.
  const int rows = (count + columns - 1) / columns;
  columns = (count + rows - 1) / std::max(rows, 1);
  const float width =
      std::floor((room - space * static_cast<float>(columns - 1)) / static_cast<float>(columns));
  std::string_view chosen;
  for (int row = 0; row < rows; ++row) {
    const int first = row * columns, end = std::min(first + columns, count);
    float height = 0.0f;
    for (int i = first; i < end; ++i)
      height = std::max(height, inside_of(ui, choices[static_cast<std::size_t>(i)], width).height);
    if (row > 0) gap(ui, kSpace3);
    for (int i = first; i < end; ++i) {
      const Choice& choice = choices[static_cast<std::size_t>(i)];
      if (i > first) ImGui::SameLine(0.0f, space);
      if (choice_card(ui, id, choice, choice.key == selected, {width, std::floor(height)}))
        chosen = choice.key;
    }
  }
  return chosen;
}

} // namespace riposte::desktop
