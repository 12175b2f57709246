#include "desktop/widgets/chat.h"

#include "desktop/imx.h"
#include "desktop/widgets/surface.h"
#include "desktop/widgets/text.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace riposte::desktop {

namespace {

constexpr float kFace = 18.0f;        // radius, units
constexpr float kFadeSeconds = 0.22f; // a new line fades in and rises

struct BubbleLayout {
  float wrap, padding_x, padding_y, name, note;
  Block text;
  ImVec2 size;
};

BubbleLayout layout_of(const Ui& ui, const Bubble& bubble, float width) {
  BubbleLayout layout{};
  layout.padding_x = ui.px(14);
  layout.padding_y = ui.px(10);
  const float face = ui.px(2 * kFace + 10);
  // Lines of 70 characters at most; the other side keeps a margin that shows who speaks.
  layout.wrap = std::min((width - face) * 0.82f, ui.px(560)) - 2 * layout.padding_x;
  layout.text = measure(ui.fonts.body, bubble.text, layout.wrap);
  layout.size = {std::ceil(layout.text.width) + 2 * layout.padding_x,
                 layout.text.height + 2 * layout.padding_y};
  layout.name = bubble.first && !bubble.name.empty() ? ui.fonts.caption.line + ui.px(4) : 0.0f;
  layout.note = bubble.last && !bubble.note.empty() ? ui.fonts.caption.line + ui.px(3) : 0.0f;
  return layout;
}

void draw_customer(ImDrawList& draw, const Ui& ui, const Bubble& bubble, const BubbleLayout& layout,
                   ImVec2 at, float alpha) {
  const Theme& t = ui.theme;
  const float left = at.x + ui.px(2 * kFace + 10), large = ui.dp(kRadiusBubble), small = ui.dp(4);
  if (layout.name > 0)
    draw_text(draw, ui.fonts.caption, {left + ui.px(2), at.y}, fade(t.text3, alpha), bubble.name);
  const ImVec2 a{left, at.y + layout.name}, b{a.x + layout.size.x, a.y + layout.size.y};
  const Corners corners{bubble.first ? large : small, large, large, small};
  const ImU32 fill = fade(t.customer_bubble, alpha);
  draw_rounded(draw, a, b, corners, fill, fill);
  if (bubble.last && bubble.face != nullptr) {
    const FacePose pose{.from = bubble.mood, .to = bubble.mood};
    const float radius = ui.px(kFace);
    draw_face(draw, ui, *bubble.face, pose, {at.x + radius, b.y - radius}, radius);
  }
  draw_paragraph(draw, ui.fonts.body, {a.x + layout.padding_x, a.y + layout.padding_y},
                 fade(t.customer_text, alpha), bubble.text, layout.wrap);
  if (layout.note > 0)
    draw_text(draw, ui.fonts.caption, {left + ui.px(2), b.y + ui.px(3)}, fade(t.text3, alpha), bubble.note);
}

void draw_trainee(ImDrawList& draw, const Ui& ui, const Bubble& bubble, const BubbleLayout& layout, ImVec2 at,
                  float width, float alpha) {
  const Theme& t = ui.theme;
  const float right = at.x + width, large = ui.dp(kRadiusBubble), small = ui.dp(4);
  if (layout.name > 0)
    draw_text(draw, ui.fonts.caption, {right - ui.px(2) - text_width(ui.fonts.caption, bubble.name), at.y},
              fade(t.text3, alpha), bubble.name);
  const ImVec2 a{right - layout.size.x, at.y + layout.name}, b{right, a.y + layout.size.y};
  const Corners corners{large, bubble.first ? large : small, small, large};
  draw_rounded(draw, a, b, corners, fade(t.trainee_bubble, alpha), fade(t.trainee_bubble_end, alpha));
  draw_paragraph(draw, ui.fonts.body, {a.x + layout.padding_x, a.y + layout.padding_y},
                 fade(t.trainee_text, alpha), bubble.text, layout.wrap);
  if (layout.note > 0)
    draw_text(draw, ui.fonts.caption,
              {right - ui.px(2) - text_width(ui.fonts.caption, bubble.note), b.y + ui.px(3)},
              fade(t.text3, alpha), bubble.note);
}

} // namespace

void typing_dots(Ui& ui, std::string_view id, std::string_view label, const FaceSpec& spec) {
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const float left = ui.px(2 * kFace + 10), width = ui.px(64), height = ui.px(40);
  ImGui::Dummy({left + width, height});
  announce(ui.probe, id, label);
  ImDrawList& draw = *ImGui::GetWindowDrawList();
  const ImVec2 a{at.x + left, at.y}, b{a.x + width, a.y + height};
  const float large = ui.dp(kRadiusBubble);
  draw_rounded(draw, a, b, {ui.dp(4), large, large, large}, ui.theme.customer_bubble,
               ui.theme.customer_bubble);
  const float radius = ui.px(kFace);
  draw_face(draw, ui, spec, FacePose{}, {at.x + radius, b.y - radius}, radius);
  for (int i = 0; i < 3; ++i) {
    const double phase = ui.pacing.now * 1.6 - i * 0.18;
    const auto wave = static_cast<float>(0.5 + 0.5 * std::sin(2.0 * std::numbers::pi * phase));
    const float alpha = ui.pacing.reduced_motion ? 0.7f : 0.3f + 0.6f * wave;
    const ImVec2 dot{a.x + width * 0.5f + ui.px(14) * static_cast<float>(i - 1), a.y + height * 0.5f};
    draw.AddCircleFilled(dot, ui.dp(4), fade(ui.theme.customer_text, alpha), 24);
  }
}

void chat_bubble(Ui& ui, std::string_view id, const Bubble& bubble) {
  const float width = std::floor(available_width());
  const BubbleLayout layout = layout_of(ui, bubble, width);
  const ImVec2 at = ImGui::GetCursorScreenPos();
  ImGui::Dummy({width, layout.name + layout.size.y + layout.note});
  const bool customer = bubble.speaker == Speaker::customer;
  const float left = customer ? at.x + ui.px(2 * kFace + 10) : at.x + width - layout.size.x;
  const ImVec2 top{left, at.y + layout.name};
  announce_rect(ui.probe, id, top, {top.x + layout.size.x, top.y + layout.size.y}, bubble.text);
  const ImGuiID key = ImGui::GetID(id.data(), id.data() + id.size());
  const float shown = bubble.fresh ? appear(ui.animations, ui.pacing, key, kFadeSeconds) : 1.0f;
  if (!ImGui::IsRectVisible(at, {at.x + width, at.y + layout.name + layout.size.y + layout.note})) return;
  ImDrawList& draw = *ImGui::GetWindowDrawList();
  const ImVec2 place{at.x, at.y + std::floor(ui.dp(8) * (1.0f - shown))};
  if (customer)
    draw_customer(draw, ui, bubble, layout, place, shown);
  else
    draw_trainee(draw, ui, bubble, layout, place, width, shown);
}

void chat_event(Ui& ui, std::string_view id, const ChatEvent& event) {
  const float width = std::floor(available_width());
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const TextStyle& style = ui.fonts.caption;
  const float icon = event.icon != nullptr ? ui.fonts.icon16.size + ui.px(6) : 0.0f, padding = ui.px(12);
  const float wrap = std::min(width - 2 * padding - icon, ui.px(520));
  const Block block = measure(style, event.text, wrap);
  const float wide = std::ceil(block.width) + icon + 2 * padding, high = block.height + ui.px(10);
  const ImVec2 a{std::floor(at.x + (width - wide) * 0.5f), at.y}, b{a.x + wide, a.y + high};
  ImGui::Dummy({width, high});
  announce_rect(ui.probe, id, a, b, event.text);
  ImDrawList& draw = *ImGui::GetWindowDrawList();
  const ToneColors& tone = ui.tone(event.tone);
  const float radius = std::min(high * 0.5f, ui.dp(kRadiusCard)), middle = std::floor((a.y + b.y) * 0.5f);
  // A thin line on both sides: this is about the talk, not part of it.
  for (const auto& [from, to] : {std::pair{at.x, a.x - ui.px(12)}, std::pair{b.x + ui.px(12), at.x + width}})
    if (to - from > ui.px(8)) draw.AddRectFilled({from, middle}, {to, middle + 1}, ui.theme.border);
  draw.AddRectFilled(a, b, tone.soft, radius);
  imx::rect(draw, a, b, tone.line, radius);
  const float half = ui.fonts.icon16.size * 0.5f;
  draw_icon(draw, ui.fonts.icon16, {a.x + padding + half, a.y + ui.px(5) + style.line * 0.5f}, tone.fg,
            event.icon);
  draw_paragraph(draw, style, {a.x + padding + icon, a.y + ui.px(5)}, tone.fg, event.text, wrap);
}

} // namespace riposte::desktop
