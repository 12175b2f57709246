// Drawing in a portrait's own coordinates: the round frame is the unit circle, y grows downwards.
#pragma once

#include "desktop/imx.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>
#include <span>

namespace riposte::desktop {

struct Brush {
  ImDrawList& draw;
  ImVec2 center;
  float radius = 1.0f;              // pixels
  float zoom = 1.0f;                // how much larger than the frame the person is drawn
  float cosine = 1.0f, sine = 0.0f; // turn about the pivot
  ImVec2 pivot{0, 0}, offset{0, 0}; // units
  float stroke(float units, float least) const { return std::max(units * radius * zoom, least); }
  // In the frame's units, before the rim stops it.
  ImVec2 unit(ImVec2 p) const {
    const float x = p.x - pivot.x, y = p.y - pivot.y;
    return {zoom * (pivot.x + offset.x + x * cosine - y * sine),
            zoom * (pivot.y + offset.y + x * sine + y * cosine)};
  }
  ImVec2 on_screen(ImVec2 u) const { return {center.x + radius * u.x, center.y + radius * u.y}; }
  ImVec2 at(ImVec2 p) const {
    ImVec2 u = unit(p);
    // ImGui clips to rectangles only: what would leave the round frame is drawn along its rim.
    const float length = std::sqrt(u.x * u.x + u.y * u.y) / (1.0f - 0.6f / radius);
    if (length > 1.0f) u = {u.x / length, u.y / length};
    return on_screen(u);
  }
  // Small portraits need fewer points: many short edges would blur together.
  std::size_t stride() const { return radius < 40.0f ? 4 : radius < 80.0f ? 2 : 1; }
};

inline constexpr std::size_t kCurvePoints = 41;
using Curve = std::array<ImVec2, kCurvePoints>;

// A smooth curve (Catmull–Rom) through control points.
inline Curve smooth(std::span<const ImVec2> control) {
  Curve curve{};
  const auto last = static_cast<int>(control.size()) - 1;
  for (std::size_t i = 0; i < kCurvePoints; ++i) {
    const float t = static_cast<float>(i) / (kCurvePoints - 1) * static_cast<float>(last);
    const int k = std::min(static_cast<int>(t), last - 1);
    const float u = t - static_cast<float>(k);
    const auto point = [&](int index) {
      return control[static_cast<std::size_t>(std::clamp(index, 0, last))];
    };
    const ImVec2 a = point(k - 1), b = point(k), c = point(k + 1), d = point(k + 2);
    const auto value = [u](float p, float q, float r, float s) {
      return 0.5f * (2 * q + (r - p) * u + (2 * p - 5 * q + 4 * r - s) * u * u +
                     (3 * q - p - 3 * r + s) * u * u * u);
    };
    curve[i] = {value(a.x, b.x, c.x, d.x), value(a.y, b.y, c.y, d.y)};
  }
  return curve;
}

// Fills the band between two curves, which ImGui's convex fill can't: triangles, and lines to smooth the
// edges.
inline void fill_band(const Brush& brush, const Curve& a, const Curve& b, ImU32 color) {
  ImDrawList& draw = brush.draw;
  const ImVec2 uv = ImGui::GetFontTexUvWhitePixel();
  std::array<ImVec2, kCurvePoints> first, second;
  std::size_t count = 0;
  for (std::size_t i = 0; i < kCurvePoints; i += brush.stride(), ++count) {
    first[count] = brush.at(a[i]);
    second[count] = brush.at(b[i]);
  }
  const auto points = static_cast<int>(count);
  draw.PrimReserve((points - 1) * 6, points * 2);
  const unsigned base = draw._VtxCurrentIdx;
  for (std::size_t i = 0; i < count; ++i) {
    draw.PrimWriteVtx(first[i], uv, color);
    draw.PrimWriteVtx(second[i], uv, color);
  }
  for (unsigned i = 0; i + 1 < count; ++i)
    for (const unsigned k : {0u, 1u, 2u, 1u, 3u, 2u})
      draw.PrimWriteIdx(static_cast<ImDrawIdx>(base + i * 2 + k));
  // Open lines: where the curves meet at an acute angle, a closed one would grow a long spike.
  imx::polyline(draw, first.data(), points, color, false, 1.0f);
  imx::polyline(draw, second.data(), points, color, false, 1.0f);
  for (const std::size_t end : {std::size_t{0}, count - 1}) {
    const float across = std::fabs(first[end].x - second[end].x) + std::fabs(first[end].y - second[end].y);
    if (across > 2.0f) draw.AddLine(first[end], second[end], color, 1.0f);
  }
}

// The same for a lens, which is convex: sharper at small sizes.
inline void fill_lens(const Brush& brush, const Curve& a, const Curve& b, ImU32 color) {
  const auto add = [&brush](ImVec2 p) {
    const ImVec2 point = brush.at(p);
    const auto& path = brush.draw._Path;
    if (!path.empty() && std::fabs(path.back().x - point.x) + std::fabs(path.back().y - point.y) < 0.2f)
      return;
    brush.draw.PathLineTo(point);
  };
  for (std::size_t i = 0; i < kCurvePoints; i += brush.stride()) add(a[i]);
  for (std::size_t i = kCurvePoints; i > brush.stride(); i -= brush.stride()) add(b[i - 1]);
  brush.draw.PathFillConvex(color);
}

inline void fill_convex(const Brush& brush, std::span<const ImVec2> points, ImU32 color) {
  for (const ImVec2 p : points) brush.draw.PathLineTo(brush.at(p));
  brush.draw.PathFillConvex(color);
}

inline void fill_ellipse(const Brush& brush, ImVec2 center, float rx, float ry, ImU32 color,
                         int segments = 32) {
  for (int i = 0; i < segments; ++i) {
    const float t = 2 * std::numbers::pi_v<float> * static_cast<float>(i) / static_cast<float>(segments);
    brush.draw.PathLineTo(brush.at({center.x + rx * std::cos(t), center.y + ry * std::sin(t)}));
  }
  brush.draw.PathFillConvex(color);
}

// A line with round ends.
inline void stroke_curve(const Brush& brush, const Curve& curve, ImU32 color, float thickness) {
  std::array<ImVec2, kCurvePoints> points;
  std::size_t count = 0;
  for (std::size_t i = 0; i < kCurvePoints; i += brush.stride(), ++count) points[count] = brush.at(curve[i]);
  imx::polyline(brush.draw, points.data(), static_cast<int>(count), color, false, thickness);
  if (thickness < 2.0f) return;
  brush.draw.AddCircleFilled(points[0], thickness * 0.5f, color, 12);
  brush.draw.AddCircleFilled(points[count - 1], thickness * 0.5f, color, 12);
}

} // namespace riposte::desktop
