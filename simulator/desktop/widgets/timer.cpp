#include "desktop/widgets/timer.h"

#include "desktop/icons.h"
#include "desktop/imx.h"
#include "desktop/widgets/surface.h"
#include "desktop/widgets/text.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <numbers>

namespace riposte::desktop {

namespace {

constexpr double kWarning = 0.4, kDanger = 0.2; // of the whole time

Tone tone_of(const TimerSpec& spec) {
  const double left = spec.seconds_total > 0.0 ? spec.seconds_left / spec.seconds_total : 1.0;
  return left <= kDanger ? Tone::danger : left <= kWarning ? Tone::warning : Tone::accent;
}

std::string_view label_of(const TimerSpec& spec) {
  return tone_of(spec) == Tone::danger && !spec.urgent.empty() ? spec.urgent : spec.label;
}

} // namespace

std::string clock_text(double seconds) {
  const int whole = std::max(0, static_cast<int>(std::ceil(seconds - 1e-6)));
  std::array<char, 16> text{};
  std::snprintf(text.data(), text.size(), "%d:%02d", whole / 60, whole % 60);
  return text.data();
}

float timer_ring_width(const Ui& ui, const TimerSpec& spec) {
  // As wide as the longer of the two labels, so that nothing moves when it gets urgent.
  const float label = std::max(
      {text_width(ui.fonts.caption, spec.label), text_width(ui.fonts.caption, spec.urgent), ui.px(40)});
  return 2 * ui.px(spec.radius) + ui.px(10) + std::ceil(label) + ui.px(14 + 8);
}

void timer_ring(Ui& ui, std::string_view id, const TimerSpec& spec) {
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const float radius = ui.px(spec.radius), pad = ui.px(5), width = timer_ring_width(ui, spec);
  const ImVec2 end{at.x + width, at.y + 2 * radius + 2 * pad};
  ImGui::Dummy({end.x - at.x, end.y - at.y});
  const std::string clock = clock_text(spec.seconds_left);
  announce(ui.probe, id, std::string(label_of(spec)).append(" ").append(clock));
  ImDrawList& draw = *ImGui::GetWindowDrawList();
  const Tone which = tone_of(spec);
  const ToneColors& tone = ui.tone(which);
  const bool calm = which == Tone::accent;
  const float round = (end.y - at.y) * 0.5f;
  draw.AddRectFilled(at, end, calm ? ui.theme.sunken : tone.soft, round);
  imx::rect(draw, at, end, calm ? ui.theme.border : tone.line, round);
  const ImVec2 center{at.x + pad + radius, at.y + pad + radius};
  const float stroke = ui.dp(3.5f), ring = radius - ui.dp(4);
  draw.AddCircle(center, ring,
                 calm ? ui.theme.border
                      : mix(tone.soft, tone.line, ui.theme.kind == ThemeKind::high_contrast ? 0.3f : 0.9f),
                 48, stroke);
  // The ring moves with the figures, a second at a time: one frame a second is enough.
  const double whole = std::max(0.0, std::ceil(spec.seconds_left - 1e-6));
  const auto left =
      static_cast<float>(spec.seconds_total > 0.0 ? std::clamp(whole / spec.seconds_total, 0.0, 1.0) : 0.0);
  constexpr float kPi = std::numbers::pi_v<float>;
  if (left > 0.001f)
    draw_arc(draw, center, ring, -kPi * 0.5f, -kPi * 0.5f + 2 * kPi * left, tone.solid, stroke, true);
  const char* icon = !spec.running ? icons::kPause : calm ? icons::kTimer : icons::kWarning;
  draw_icon(draw, ui.fonts.icon16, center, tone.fg, icon);
  const float x = end.x - (width - 2 * pad - 2 * radius) + ui.px(4);
  const float lines = ui.fonts.caption.line + ui.fonts.strong.line;
  const float top = std::floor((at.y + end.y - lines) * 0.5f);
  draw_text(draw, ui.fonts.caption, {x, top}, calm ? ui.theme.text3 : tone.fg, label_of(spec));
  draw_text(draw, ui.fonts.strong, {x, top + ui.fonts.caption.line}, calm ? ui.theme.text1 : tone.fg, clock);
  if (spec.running && spec.seconds_left > 0.0)
    request_at(ui.pacing, ui.pacing.now + spec.seconds_left - (whole - 1.0) + 0.001);
}

} // namespace riposte::desktop
