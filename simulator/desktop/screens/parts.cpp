#include "desktop/screens/parts.h"

#include <algorithm>
#include <cmath>

#include "desktop/icons.h"
#include "desktop/imx.h"
#include "desktop/widgets/button.h"
#include "desktop/widgets/label.h"

namespace riposte::desktop {

namespace {

constexpr float kNarrow = 760.0f; // units: from here on pages keep less space at their edges

} // namespace

ImVec2 window_units(const Ui& ui) {
  const ImVec2 size = ImGui::GetIO().DisplaySize;
  return {size.x / ui.scale, size.y / ui.scale};
}

Area window_area() {
  return {{0.0f, 0.0f}, ImGui::GetIO().DisplaySize};
}

Body::Body(Ui& ui, std::string_view id, const Area& area, const BodyOptions& options) {
  padding_ = ui.px(area.width() / ui.scale < kNarrow ? kSpace5 : kSpace8);
  const float before = options.left < 0.0f ? padding_ : ui.px(options.left);
  const float after = options.right < 0.0f ? padding_ : ui.px(options.right);
  const float room = area.width() - before - after - ImGui::GetStyle().ScrollbarSize;
  width_ = std::floor(std::min(ui.px(options.max_width), room));
  const float left = options.centered ? std::floor((area.width() - width_) * 0.5f) : before;
  ImGui::SetCursorScreenPos(area.min);
  area_.emplace(ui, id, ImVec2(area.width(), area.height()));
  const float top = options.top < 0.0f ? padding_ : ui.px(options.top);
  const float spare = options.middle ? std::max(0.0f, std::floor((area.height() - ui.px(640)) * 0.3f)) : 0.0f;
  ImGui::SetCursorPos({left, top + spare});
  column_.emplace(width_);
}

Body::~Body() {
  column_.reset();
  ImGui::Dummy({1.0f, padding_ - ImGui::GetStyle().ItemSpacing.y});
  area_.reset();
}

Panel::Panel(Ui& ui, std::string_view id, const Area& area, float padding)
    : ui_(ui), padding_(ui.px(padding)) {
  draw_card(*ImGui::GetWindowDrawList(), ui, area.min, area.max);
  announce_rect(ui.probe, id, area.min, area.max, {});
  width_ = area.width() - 2 * padding_;
  // Just inside the outline, so that nothing that scrolls is drawn over it or over the round corners.
  const float inset = ui.px(2);
  ImGui::SetCursorScreenPos({area.min.x + inset, area.min.y + inset});
  area_.emplace(ui, id, ImVec2(area.width() - 2 * inset, area.height() - 2 * inset));
  ImGui::SetCursorPos({padding_ - inset, padding_ - inset});
  column_.emplace(width_);
}

Panel::~Panel() {
  column_.reset();
  ImGui::Dummy({1.0f, padding_ - ImGui::GetStyle().ItemSpacing.y - ui_.px(2)});
  area_.reset();
}

Area top_bar(Ui& ui, float height_units) {
  const Area window = window_area();
  const Area bar{window.min, {window.max.x, ui.px(height_units)}};
  ImDrawList& draw = *ImGui::GetWindowDrawList();
  draw.AddRectFilled(bar.min, bar.max, ui.theme.surface);
  draw.AddRectFilled({bar.min.x, bar.max.y - 1.0f}, bar.max, ui.theme.border);
  return bar;
}

void Chips::add(std::string text, Tone tone, const char* icon) {
  if (text.empty()) return;
  texts_.push_back(std::move(text));
  chips_.push_back({texts_.back(), tone, icon});
}

void chip_rows(Ui& ui, std::string_view id, std::span<const Chip> chips, float width) {
  if (chips.empty()) return;
  const float space = ui.px(6);
  float used = 0.0f;
  int number = 1;
  ImGui::BeginGroup();
  for (const Chip& chip : chips) {
    const BadgeOptions options{chip.tone, chip.icon};
    const float around = badge_width(ui, {}, options);
    const std::string shown = ellipsize(ui.fonts.caption, chip.text, width - around - ui.px(2));
    const float wide = badge_width(ui, shown, options);
    if (number > 1 && used + space + wide <= width) {
      ImGui::SameLine(0.0f, space);
      used += space + wide;
    } else {
      if (number > 1) gap(ui, 6);
      used = wide;
    }
    badge(ui, std::string(id) + "." + std::to_string(number++), shown, options);
  }
  ImGui::EndGroup();
}

bool expander(Frame& frame, std::string_view id, std::string_view label) {
  Ui& ui = frame.ui;
  const TextStyle& style = ui.fonts.label;
  const float icon = ui.fonts.icon20.size, wrap = available_width() - icon - ui.px(8);
  const float height = std::max(ui.px(32), measure(style, label, wrap).height + ui.px(8));
  const bool was_open = frame.memo.open.contains(id);
  const Press press = press_area(ui, id, {available_width(), height});
  announce(ui.probe, id, label, {press.enabled, press.focused});
  if (press.pressed) {
    if (was_open)
      frame.memo.open.erase(frame.memo.open.find(id));
    else
      frame.memo.open.emplace(id);
  }
  ImDrawList& draw = *ImGui::GetWindowDrawList();
  const ImU32 color = press.hovered ? ui.theme.text1 : ui.tone(Tone::accent).fg;
  if (press.focused) draw_focus(draw, ui, press.min, press.max, ui.dp(kRadiusSmall));
  draw_icon(draw, ui.fonts.icon20, {press.min.x + icon * 0.5f, (press.min.y + press.max.y) * 0.5f}, color,
            was_open ? icons::kExpandLess : icons::kExpandMore);
  const float text = measure(style, label, wrap).height;
  draw_paragraph(draw, style,
                 {press.min.x + icon + ui.px(8), std::floor((press.min.y + press.max.y - text) * 0.5f)},
                 color, label, wrap);
  return was_open;
}

void point(Ui& ui, std::string_view id, const Point& spec) {
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const TextStyle& style = ui.fonts.body;
  const float icon = ui.fonts.icon16.size, left = icon + ui.px(10);
  draw_icon(*ImGui::GetWindowDrawList(), ui.fonts.icon16, {at.x + icon * 0.5f, at.y + style.line * 0.5f},
            ui.tone(spec.tone).fg, spec.icon);
  const float wrap = available_width() - left;
  ImGui::SetCursorScreenPos({at.x + left, at.y});
  ImGui::BeginGroup(); // the next line begins at the left again
  paragraph(ui, id, style, ui.theme.text2, spec.text, wrap);
  ImGui::EndGroup();
}

void labelled(Ui& ui, std::string_view id, std::string_view label, std::string_view content) {
  paragraph(ui, std::string(id) + ".label", ui.fonts.label, ui.theme.text3, label);
  gap(ui, 2);
  paragraph(ui, id, ui.fonts.body, ui.theme.text1, content);
}

void centered_paragraph(Ui& ui, std::string_view id, const TextStyle& style, ImU32 color,
                        std::string_view text) {
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const float wrap = available_width();
  float y = at.y;
  for (std::size_t i = 0; i < text.size();) {
    const Line line = break_line(style, text.substr(i), wrap);
    draw_text(*ImGui::GetWindowDrawList(), style, {at.x + (wrap - line.width) * 0.5f, y}, color,
              text.substr(i, line.visible));
    y += style.line;
    i += line.next;
  }
  ImGui::Dummy({wrap, y - at.y});
  announce(ui.probe, id, text);
}

void draw_avatar(ImDrawList& draw, const Ui& ui, ImVec2 center, float radius, std::string_view initials) {
  const Theme& t = ui.theme;
  draw.AddCircleFilled(center, radius, t.primary, 48);
  const TextStyle& style = radius < ui.px(20) ? ui.fonts.label : ui.fonts.strong;
  draw_text_centered(draw, style, {center.x - radius, center.y - radius},
                     {center.x + radius, center.y + radius}, t.on_primary, initials);
}

void draw_logo(ImDrawList& draw, const Ui& ui, ImVec2 at, float side) {
  const ImVec2 end{at.x + side, at.y + side};
  draw_gradient(draw, at, end, ui.theme.primary, ui.theme.primary_active, side * 0.28f, true);
  const TextStyle& style = side < ui.px(40) ? ui.fonts.icon20 : ui.fonts.icon24;
  draw_icon(draw, style, {at.x + side * 0.5f, at.y + side * 0.5f}, ui.theme.on_primary, icons::kForum);
}

void card_title(Ui& ui, std::string_view id, std::string_view title, std::string_view note) {
  section_header(ui, id, title, note);
  gap(ui, kSpace3);
}

} // namespace riposte::desktop
