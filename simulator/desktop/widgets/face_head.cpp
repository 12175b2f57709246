// Shoulders, head and beard of a portrait.
#include "desktop/widgets/face_parts.h"

namespace riposte::desktop {

namespace {

constexpr float kPi = std::numbers::pi_v<float>;
constexpr float kHeadX = 0.40f, kHeadY = 0.50f, kHeadMiddle = -0.07f;

} // namespace

void draw_shoulders(const Brush& body, const FaceLook& look) {
  // Shoulders end where the round frame does: the outline follows the circle at the bottom.
  const std::array<ImVec2, 9> line{{{-1.1f, 1.1f},
                                    {-0.78f, 0.78f},
                                    {-0.52f, 0.66f},
                                    {-0.26f, 0.555f},
                                    {0, 0.54f},
                                    {0.26f, 0.555f},
                                    {0.52f, 0.66f},
                                    {0.78f, 0.78f},
                                    {1.1f, 1.1f}}};
  float start = kPi * 0.5f;
  for (const ImVec2 p : smooth(line)) {
    const ImVec2 u = body.unit(p);
    if (u.x * u.x + u.y * u.y > 1.0f) continue;
    body.draw.PathLineTo(body.on_screen(u));
    start = std::atan2(u.y, u.x);
  }
  constexpr int kArc = 24;
  for (int i = 0; i <= kArc; ++i) {
    const float angle = start + (kPi - 2 * start) * static_cast<float>(i) / kArc;
    body.draw.PathLineTo(body.on_screen({std::cos(angle), std::sin(angle)}));
  }
  body.draw.PathFillConvex(look.clothes);
  const std::array<ImVec2, 8> neck{{{-0.17f, 0.2f},
                                    {0.17f, 0.2f},
                                    {0.175f, 0.5f},
                                    {0.2f, 0.58f},
                                    {0.1f, 0.67f},
                                    {-0.1f, 0.67f},
                                    {-0.2f, 0.58f},
                                    {-0.175f, 0.5f}}};
  if (look.cut == Clothes::jacket) {
    const std::array<ImVec2, 4> shirt{{{-0.24f, 0.56f}, {0.24f, 0.56f}, {0.05f, 0.985f}, {-0.05f, 0.985f}}};
    fill_convex(body, shirt, look.shirt);
  }
  if (look.cut == Clothes::crew) fill_ellipse(body, {0, 0.585f}, 0.245f, 0.125f, look.clothes_shade);
  fill_convex(body, neck, look.skin_shade);
  if (look.cut == Clothes::shirt || look.cut == Clothes::jacket) {
    const ImU32 collar = look.cut == Clothes::shirt ? look.clothes_shade : look.shirt;
    for (const float side : {-1.0f, 1.0f}) {
      std::array<ImVec2, 4> flap{
          {{side * 0.19f, 0.5f}, {side * 0.27f, 0.58f}, {side * 0.15f, 0.76f}, {side * 0.005f, 0.655f}}};
      if (side < 0) std::ranges::reverse(flap);
      fill_convex(body, flap, collar);
      if (look.cut != Clothes::jacket) continue;
      std::array<ImVec2, 4> lapel{
          {{side * 0.265f, 0.57f}, {side * 0.37f, 0.66f}, {side * 0.26f, 0.79f}, {side * 0.05f, 0.99f}}};
      if (side < 0) std::ranges::reverse(lapel);
      fill_convex(body, lapel, look.clothes_shade);
    }
  }
}

void draw_head(const Brush& head, const FaceLook& look, const Expression& expression) {
  const float wide = kHeadX * look.width;
  for (const float side : {-1.0f, 1.0f}) {
    fill_ellipse(head, {side * (wide + 0.005f), 0.0f}, 0.075f, 0.1f, look.skin, 20);
    fill_ellipse(head, {side * (wide + 0.012f), 0.0f}, 0.035f, 0.055f, look.skin_shade, 16);
  }
  std::array<ImVec2, 48> outline;
  for (std::size_t i = 0; i < outline.size(); ++i) {
    const float angle = 2 * kPi * static_cast<float>(i) / static_cast<float>(outline.size());
    const float x = std::cos(angle), y = std::sin(angle);
    const float jaw = y > 0 ? 1.0f - (0.16f / look.jaw) * y * y * std::fabs(x) : 1.0f;
    outline[i] = {x * wide * jaw, kHeadMiddle + y * kHeadY};
  }
  fill_convex(head, outline, look.skin);
  const float blush = std::max(expression.cheeks * 0.55f, expression.flush * 0.7f);
  if (blush > 0.01f)
    for (const float side : {-1.0f, 1.0f})
      fill_ellipse(head, {side * 0.25f * look.width, 0.13f}, 0.095f, 0.065f, with_alpha(look.blush, blush),
                   20);
}

void draw_beard(const Brush& head, const FaceLook& look) {
  if (!look.beard) return;
  const std::array<ImVec2, 9> outer{{{-0.405f, -0.04f},
                                     {-0.4f, 0.14f},
                                     {-0.32f, 0.33f},
                                     {-0.16f, 0.45f},
                                     {0, 0.475f},
                                     {0.16f, 0.45f},
                                     {0.32f, 0.33f},
                                     {0.4f, 0.14f},
                                     {0.405f, -0.04f}}};
  const std::array<ImVec2, 9> inner{{{-0.37f, -0.04f},
                                     {-0.345f, 0.08f},
                                     {-0.27f, 0.16f},
                                     {-0.14f, 0.17f},
                                     {0, 0.155f},
                                     {0.14f, 0.17f},
                                     {0.27f, 0.16f},
                                     {0.345f, 0.08f},
                                     {0.37f, -0.04f}}};
  std::array<ImVec2, 9> a = outer, b = inner;
  for (auto* outline : {&a, &b})
    for (ImVec2& p : *outline) p.x *= look.width;
  fill_band(head, smooth(a), smooth(b), mix(look.hair, look.skin, 0.12f));
}

} // namespace riposte::desktop
