#include "desktop/widgets/surface.h"

#include "desktop/imx.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <string>

namespace riposte::desktop {

namespace {

constexpr float kPi = std::numbers::pi_v<float>;

// Colours what was drawn since `first` by a gradient from `a` to `b`; keeps the alpha, which smooths the
// edges.
void shade(ImDrawList& draw, int first, ImVec2 a, ImVec2 b, ImU32 from, ImU32 to) {
  const ImVec2 axis{b.x - a.x, b.y - a.y};
  const float length = std::max(axis.x * axis.x + axis.y * axis.y, 1.0f);
  for (int i = first; i < draw.VtxBuffer.Size; ++i) {
    ImDrawVert& vertex = draw.VtxBuffer[i];
    const float t = ((vertex.pos.x - a.x) * axis.x + (vertex.pos.y - a.y) * axis.y) / length;
    const ImU32 color = mix(from, to, std::clamp(t, 0.0f, 1.0f));
    vertex.col = (color & ~IM_COL32_A_MASK) | (vertex.col & IM_COL32_A_MASK);
  }
}

struct Region {
  float work_right, content_right;
};

// ImGui takes the width that is left from these two; tables narrow it in the same way.
Region narrow(float right) {
  ImGuiWindow* window = ImGui::GetCurrentWindow();
  const Region before{window->WorkRect.Max.x, window->ContentRegionRect.Max.x};
  window->WorkRect.Max.x = window->ContentRegionRect.Max.x = right;
  return before;
}

void widen(float work_right, float content_right) {
  ImGuiWindow* window = ImGui::GetCurrentWindow();
  window->WorkRect.Max.x = work_right;
  window->ContentRegionRect.Max.x = content_right;
}

} // namespace

// One ring of vertex colours instead of a stack of translucent rectangles: no overdraw, and a smooth
// fall-off.
void draw_shadow(ImDrawList& draw, const Ui& ui, ImVec2 a, ImVec2 b, float radius, int elevation) {
  if (ui.theme.shadow_alpha <= 0.0f) return;
  constexpr int kSegments = 6, kPoints = 4 * (kSegments + 1), kRings = 5;
  const auto level = static_cast<float>(elevation);
  const float spread = ui.dp(elevation == 0 ? 3.0f : 6.0f + 7.0f * level);
  const float drop = ui.dp(elevation == 0 ? 1.0f : 1.0f + 2.0f * level);
  const float peak = ui.theme.shadow_alpha * (elevation == 0 ? 1.0f : 0.85f + 0.35f * level);
  const float inset = std::min(drop + ui.dp(2), radius); // hidden under the card itself
  const ImVec2 uv = ImGui::GetFontTexUvWhitePixel();
  const std::array<ImVec2, 4> corners{{{-1, -1}, {1, -1}, {1, 1}, {-1, 1}}};
  draw.PrimReserve(kPoints * (kRings - 1) * 6, kPoints * kRings);
  const unsigned base = draw._VtxCurrentIdx;
  for (int ring = 0; ring < kRings; ++ring) {
    const float u = static_cast<float>(ring) / (kRings - 1);
    const float extent = std::max(0.0f, radius - inset + (spread + inset) * u);
    const ImU32 color = with_alpha(ui.theme.shadow, peak * (1 - u) * (1 - u));
    for (std::size_t corner = 0; corner < 4; ++corner) {
      const ImVec2 center{corners[corner].x < 0 ? a.x + radius : b.x - radius,
                          (corners[corner].y < 0 ? a.y + radius : b.y - radius) + drop};
      for (int i = 0; i <= kSegments; ++i) {
        const float angle =
            kPi + kPi * 0.5f * (static_cast<float>(corner) + static_cast<float>(i) / kSegments);
        draw.PrimWriteVtx({center.x + std::cos(angle) * extent, center.y + std::sin(angle) * extent}, uv,
                          color);
      }
    }
  }
  for (unsigned ring = 0; ring + 1 < kRings; ++ring)
    for (unsigned i = 0; i < kPoints; ++i) {
      const unsigned in0 = base + ring * kPoints + i, in1 = base + ring * kPoints + (i + 1) % kPoints;
      const unsigned out0 = in0 + kPoints, out1 = in1 + kPoints;
      for (const unsigned vertex : {in0, out0, out1, in0, out1, in1})
        draw.PrimWriteIdx(static_cast<ImDrawIdx>(vertex));
    }
}

void draw_card(ImDrawList& draw, const Ui& ui, ImVec2 a, ImVec2 b, int elevation) {
  const float radius = ui.dp(kRadiusCard);
  if (elevation > 0) draw_shadow(draw, ui, a, b, radius, elevation);
  draw.AddRectFilled(a, b, elevation > 1 ? ui.theme.raised : ui.theme.surface, radius);
  imx::rect(draw, a, b, ui.theme.border, radius);
}

void draw_gradient(ImDrawList& draw, ImVec2 a, ImVec2 b, ImU32 from, ImU32 to, float radius, bool vertical) {
  const int first = draw.VtxBuffer.Size;
  draw.AddRectFilled(a, b, from, radius);
  shade(draw, first, a, vertical ? ImVec2(a.x, b.y) : ImVec2(b.x, a.y), from, to);
}

void draw_rounded(ImDrawList& draw, ImVec2 a, ImVec2 b, Corners radii, ImU32 from, ImU32 to) {
  const auto corner = [&draw](float x, float y, float radius, float angle) {
    if (radius < 0.5f)
      draw.PathLineTo({x, y});
    else
      draw.PathArcTo({x, y}, radius, angle, angle + kPi * 0.5f, std::max(4, static_cast<int>(radius * 0.8f)));
  };
  corner(a.x + radii.top_left, a.y + radii.top_left, radii.top_left, kPi);
  corner(b.x - radii.top_right, a.y + radii.top_right, radii.top_right, kPi * 1.5f);
  corner(b.x - radii.bottom_right, b.y - radii.bottom_right, radii.bottom_right, 0.0f);
  corner(a.x + radii.bottom_left, b.y - radii.bottom_left, radii.bottom_left, kPi * 0.5f);
  const int first = draw.VtxBuffer.Size;
  draw.PathFillConvex(from);
  if (from != to) shade(draw, first, a, b, from, to);
}

void draw_arc(ImDrawList& draw, ImVec2 center, float radius, float from, float to, ImU32 color,
              float thickness, bool round_ends) {
  const float turns = std::fabs(to - from) / (2 * kPi);
  const int segments = std::max(8, static_cast<int>(48.0f * turns * std::max(1.0f, radius / 30.0f)));
  draw.PathArcTo(center, radius, from, to, segments);
  const ImVec2 first = draw._Path.front(), last = draw._Path.back();
  imx::path_stroke(draw, color, false, thickness);
  if (!round_ends) return;
  draw.AddCircleFilled(first, thickness * 0.5f, color, 16);
  draw.AddCircleFilled(last, thickness * 0.5f, color, 16);
}

void draw_focus(ImDrawList& draw, const Ui& ui, ImVec2 a, ImVec2 b, float radius) {
  const float out = ui.dp(3.0f);
  imx::rect(draw, {a.x - out, a.y - out}, {b.x + out, b.y + out}, ui.theme.focus, radius + out, ui.dp(2.0f));
}

float available_width() {
  return ImGui::GetContentRegionAvail().x;
}

void gap(const Ui& ui, float units) {
  // Dummy adds the item spacing by itself: take it off, so that the number is what is seen.
  const ImVec2 at = ImGui::GetCursorScreenPos();
  ImGui::SetCursorScreenPos({at.x, at.y + ui.px(units) - ImGui::GetStyle().ItemSpacing.y});
}

void same_line(const Ui& ui, float units) {
  ImGui::SameLine(0.0f, ui.px(units));
}

void divider(Ui& ui, float width) {
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const float length = width > 0.0f ? width : available_width();
  ImGui::Dummy({length, 1.0f});
  ImGui::GetWindowDrawList()->AddRectFilled(at, {at.x + length, at.y + 1.0f}, ui.theme.border);
}

Column::Column(float width) {
  const ImVec2 at = ImGui::GetCursorScreenPos();
  ImGui::BeginGroup();
  const Region before = narrow(at.x + width);
  work_right_ = before.work_right;
  content_right_ = before.content_right;
}

Column::~Column() {
  widen(work_right_, content_right_);
  ImGui::EndGroup();
}

Card::Card(Ui& ui, std::string_view id, const CardOptions& options)
    : ui_(ui), id_(id), options_(options), origin_(ImGui::GetCursorScreenPos()) {
  const float padding = ui.px(options.padding);
  width_ = std::floor(options.width > 0.0f ? options.width : available_width());
  inner_width_ = width_ - 2 * padding;
  splitter_.Split(ImGui::GetWindowDrawList(), 2);
  splitter_.SetCurrentChannel(ImGui::GetWindowDrawList(), 1);
  ImGui::SetCursorScreenPos({origin_.x + padding, origin_.y + padding});
  ImGui::BeginGroup();
  const Region before = narrow(origin_.x + padding + inner_width_);
  work_right_ = before.work_right;
  content_right_ = before.content_right;
}

Card::~Card() {
  widen(work_right_, content_right_);
  ImGui::EndGroup();
  const float padding = ui_.px(options_.padding);
  const float height = std::max(options_.min_height, ImGui::GetItemRectMax().y - origin_.y + padding);
  const ImVec2 end{origin_.x + width_, std::floor(origin_.y + height)};
  ImDrawList& draw = *ImGui::GetWindowDrawList();
  splitter_.SetCurrentChannel(&draw, 0);
  if (options_.soft) {
    const ToneColors& tone = ui_.tone(options_.tone);
    draw.AddRectFilled(origin_, end, tone.soft, ui_.dp(kRadiusCard));
    imx::rect(draw, origin_, end, tone.line, ui_.dp(kRadiusCard));
  } else {
    draw_card(draw, ui_, origin_, end, options_.elevation);
  }
  splitter_.Merge(&draw);
  ImGui::SetCursorScreenPos(origin_);
  ImGui::Dummy({end.x - origin_.x, end.y - origin_.y});
  announce(ui_.probe, id_, {});
}

ScrollArea::ScrollArea(Ui& ui, std::string_view id, ImVec2 size, const ScrollOptions& options)
    : ui_(ui), at_bottom_(options.at_bottom) {
  const std::string name(id);
  imx::begin_child(name.c_str(), size, options.padded);
  if (ui.fresh_screen) ImGui::SetScrollY(0.0f);
}

ScrollArea::~ScrollArea() {
  if (at_bottom_) {
    ImGui::SetScrollHereY(1.0f);
    request_frames(ui_.pacing, 2); // the scroll takes effect in the next frame
  }
  ImGui::EndChild();
}

Page::Page(Ui& ui, const char* id) {
  ImGui::SetNextWindowPos({0, 0});
  ImGui::SetNextWindowSize(ImGui::GetIO().DisplaySize);
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, ImVec2(0, 0));
  ImGui::Begin(id, nullptr,
               ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove | ImGuiWindowFlags_NoSavedSettings |
                   ImGuiWindowFlags_NoBringToFrontOnFocus | ImGuiWindowFlags_NoBackground);
  ImGui::PopStyleVar();
  static_cast<void>(ui); // the loop clears to the canvas colour: one full-screen fill less
}

Page::~Page() {
  ImGui::End();
}

} // namespace riposte::desktop
