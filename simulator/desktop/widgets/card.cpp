#include "desktop/widgets/card.h"

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

constexpr float kBadgeLine = 22.0f, kFaceRadius = 26.0f;

// The ground of a card that can be pressed: lifts a little under the mouse, takes the accent when selected.
struct Ground {
  ImVec2 a, b;
  float selected;
};

Ground draw_ground(ImDrawList& draw, Ui& ui, const Press& press, bool selected) {
  const float hover = approach(ui.animations, ui.pacing, press.id, press.hovered ? 1.0f : 0.0f, 16.0f);
  const float chosen = approach(ui.animations, ui.pacing, press.id ^ 0x5e1u, selected ? 1.0f : 0.0f, 16.0f);
  const Theme& t = ui.theme;
  const float lift = press.held ? 0.0f : std::floor(ui.dp(2) * hover), radius = ui.dp(kRadiusCard);
  const ImVec2 a{press.min.x, press.min.y - lift}, b{press.max.x, press.max.y - lift};
  if (press.enabled)
    draw_shadow(draw, ui, a, b, radius, hover > 0.5f ? 2 : hover > 0.02f || chosen > 0.02f ? 1 : 0);
  draw.AddRectFilled(a, b, press.enabled ? mix(t.surface, t.primary_soft, chosen * 0.7f) : t.sunken, radius);
  const ImU32 line = mix(mix(t.border, t.border_strong, hover), t.primary, chosen);
  imx::rect(draw, a, b, line, radius, selected ? ui.dp(1.75f) : 1.0f);
  if (press.focused) draw_focus(draw, ui, a, b, radius);
  return {a, b, chosen};
}

struct ListLayout {
  float padding, left, text_width, summary_top, foot_top, height;
};

float chips_height(const Ui& ui, const ListCard& card, float width) {
  if (card.chips.empty()) return 0.0f;
  float x = 0, rows = 1;
  for (const Chip& chip : card.chips) {
    const float wide = badge_width(ui, chip.text, {.tone = chip.tone, .icon = chip.icon});
    if (x > 0 && x + wide > width) x = 0, ++rows;
    x += wide + ui.px(6);
  }
  return rows * ui.px(kBadgeLine + 6) - ui.px(6);
}

ListLayout layout_of(const Ui& ui, const ListCard& card, float width) {
  ListLayout layout{};
  layout.padding = ui.px(16);
  layout.left = layout.padding + (card.face != nullptr ? 2 * ui.px(kFaceRadius) + ui.px(14) : 0.0f);
  layout.text_width = std::max(width - layout.left - layout.padding, ui.px(80));
  float y = layout.padding + measure(ui.fonts.title, card.title, layout.text_width).height;
  layout.summary_top = y + ui.px(4);
  if (!card.summary.empty())
    y = layout.summary_top + measure(ui.fonts.small, card.summary, layout.text_width).height;
  if (card.face != nullptr) y = std::max(y, layout.padding + 2 * ui.px(kFaceRadius));
  layout.foot_top = y + ui.px(12);
  const float chips = chips_height(ui, card, layout.text_width);
  const bool has_meta = card.difficulty > 0 || !card.minutes.empty() || !card.result.text.empty();
  y = layout.foot_top + chips + (chips > 0 && has_meta ? ui.px(10) : 0.0f) +
      (has_meta ? ui.px(kBadgeLine) : 0.0f);
  layout.height = std::floor(y + layout.padding);
  return layout;
}

float draw_chips(ImDrawList& draw, const Ui& ui, const ListCard& card, ImVec2 at, float width) {
  float x = 0, y = 0;
  for (const Chip& chip : card.chips) {
    const BadgeOptions options{.tone = chip.tone, .icon = chip.icon};
    const float wide = badge_width(ui, chip.text, options);
    if (x > 0 && x + wide > width) x = 0, y += ui.px(kBadgeLine + 6);
    draw_badge(draw, ui, {at.x + x, at.y + y}, chip.text, options);
    x += wide + ui.px(6);
  }
  return chips_height(ui, card, width);
}

// Difficulty, minutes and the last result on one line.
void draw_meta(ImDrawList& draw, const Ui& ui, const ListCard& card, ImVec2 at, float right) {
  const float line = ui.px(kBadgeLine), middle = at.y + line * 0.5f;
  const float text_top = std::floor(middle - ui.fonts.label.line * 0.5f);
  float x = at.x;
  if (card.difficulty > 0) {
    for (int i = 0; i < card.difficulty_count; ++i, x += ui.px(11)) {
      const ImVec2 center{x + ui.dp(4), middle};
      if (i < card.difficulty)
        draw.AddCircleFilled(center, ui.dp(3.75f), ui.theme.text2, 20);
      else
        draw.AddCircle(center, ui.dp(3.25f), ui.theme.control, 20, ui.dp(1.25f));
    }
    x += ui.px(4);
    draw_text(draw, ui.fonts.label, {x, text_top}, ui.theme.text2, card.difficulty_label);
    x += text_width(ui.fonts.label, card.difficulty_label) + ui.px(16);
  }
  if (!card.minutes.empty()) {
    const float half = ui.fonts.icon16.size * 0.5f;
    draw_icon(draw, ui.fonts.icon16, {x + half, middle}, ui.theme.text3, icons::kSchedule);
    draw_text(draw, ui.fonts.label, {x + 2 * half + ui.px(5), text_top}, ui.theme.text2, card.minutes);
  }
  if (!card.result.text.empty()) {
    const BadgeOptions options{.tone = card.result.tone, .icon = card.result.icon};
    draw_badge(draw, ui, {right - badge_width(ui, card.result.text, options), at.y}, card.result.text,
               options);
  }
}

struct ReplyLayout {
  float padding, key, text_width, text_height, height;
};

ReplyLayout layout_of(const Ui& ui, const ReplyCard& card, float width) {
  ReplyLayout layout{};
  layout.padding = ui.px(14);
  layout.key = ui.px(24);
  layout.text_width = std::max(width - 2 * layout.padding - layout.key - ui.px(12), ui.px(60));
  layout.text_height = measure(ui.fonts.body, card.text, layout.text_width).height;
  layout.height = std::max(layout.text_height, layout.key) + 2 * layout.padding;
  return layout;
}

std::string spoken_text(const ListCard& card) {
  std::string text(card.title);
  const auto add = [&text](std::string_view part) {
    if (!part.empty()) text.append("\n").append(part);
  };
  add(card.summary);
  for (const Chip& chip : card.chips) add(chip.text);
  if (card.difficulty > 0) add(card.difficulty_label);
  add(card.minutes);
  add(card.result.text);
  return text;
}

} // namespace

float list_card_height(const Ui& ui, const ListCard& card, float width) {
  return std::max(card.min_height, layout_of(ui, card, width).height);
}

bool list_card(Ui& ui, std::string_view id, const ListCard& card) {
  const float width = std::floor(card.width > 0.0f ? card.width : available_width());
  const ListLayout layout = layout_of(ui, card, width);
  const float height = std::max(card.min_height, layout.height);
  const Press press = press_area(ui, id, {width, height}, card.enabled);
  if (ui.probe.on) announce(ui.probe, id, spoken_text(card), {press.enabled, press.focused});
  ImDrawList& draw = *ImGui::GetWindowDrawList();
  const Ground ground = draw_ground(draw, ui, press, card.selected);
  const ImVec2 a = ground.a;
  if (card.face != nullptr) {
    const float radius = ui.px(kFaceRadius);
    const FacePose pose{.from = card.mood, .to = card.mood, .muted = !card.enabled};
    draw_face(draw, ui, *card.face, pose, {a.x + layout.padding + radius, a.y + layout.padding + radius},
              radius);
  }
  const ImU32 title = card.enabled ? ui.theme.text1 : ui.theme.text3;
  const float x = a.x + layout.left,
              foot = height - layout.height; // a stretched card keeps its foot at the bottom
  draw_paragraph(draw, ui.fonts.title, {x, a.y + layout.padding}, title, card.title, layout.text_width);
  draw_paragraph(draw, ui.fonts.small, {x, a.y + layout.summary_top}, ui.theme.text2, card.summary,
                 layout.text_width);
  float y = a.y + layout.foot_top + foot;
  const float chips = draw_chips(draw, ui, card, {x, y}, layout.text_width);
  if (chips > 0) y += chips + ui.px(10);
  draw_meta(draw, ui, card, {x, y}, ground.b.x - layout.padding);
  return press.pressed;
}

float reply_card_height(const Ui& ui, const ReplyCard& card, float width) {
  return std::max(card.min_height, layout_of(ui, card, width).height);
}

bool reply_card(Ui& ui, std::string_view id, const ReplyCard& card) {
  const float width = std::floor(card.width > 0.0f ? card.width : available_width());
  const ReplyLayout layout = layout_of(ui, card, width);
  const float height = std::max(card.min_height, layout.height);
  const Press press = press_area(ui, id, {width, height}, card.enabled);
  announce(ui.probe, id, card.text, {press.enabled, press.focused});
  ImDrawList& draw = *ImGui::GetWindowDrawList();
  const Ground ground = draw_ground(draw, ui, press, card.selected);
  const Theme& t = ui.theme;
  const ImVec2 key{ground.a.x + layout.padding, ground.a.y + layout.padding};
  const ImVec2 key_end{key.x + layout.key, key.y + layout.key};
  const ImU32 key_fill = mix(t.tone(Tone::neutral).soft, t.primary, ground.selected);
  draw.AddRectFilled(key, key_end, key_fill, ui.dp(kRadiusSmall));
  imx::rect(draw, key, key_end, mix(t.tone(Tone::neutral).line, t.primary, ground.selected),
            ui.dp(kRadiusSmall));
  const ImU32 key_text = card.selected ? t.on_primary : !card.enabled ? t.text3 : t.text2;
  if (card.number > 0)
    draw_text_centered(draw, ui.fonts.label, key, key_end, key_text, std::to_string(card.number));
  // One line stands level with its key; more lines begin there.
  const float drop = std::floor(std::max(0.0f, layout.key - layout.text_height) * 0.5f);
  draw_paragraph(draw, ui.fonts.body, {key_end.x + ui.px(12), key.y + drop}, card.enabled ? t.text1 : t.text3,
                 card.text, layout.text_width);
  return press.pressed;
}

} // namespace riposte::desktop
