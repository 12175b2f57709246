// The hair styles of a portrait: outlines as data, drawn behind the head and in front of it.
#include "desktop/widgets/face_parts.h"

namespace riposte::desktop {

namespace {

constexpr float kPi = std::numbers::pi_v<float>;

struct Point {
  float x, y;
};
struct Outline {
  Point points[9]{};     // not std::array: the table below would need a third pair of braces
  std::size_t count = 0; // 0: nothing is drawn
};
// A band of hair lies between an outer and an inner outline, both from the left to the right.
struct Band {
  Outline outer{}, inner{};
};
struct HairShape {
  Band behind{}, front{};
  Outline lock{}; // a lighter strand along the parting: enough to give the flat shape some volume
  float lock_width = 0.0f;
};

// In the order of Hair.
constexpr std::array<HairShape, 10> kShapes{{
    {.front = {{{{-0.42f, 0},
                 {-0.46f, -0.26f},
                 {-0.38f, -0.55f},
                 {-0.14f, -0.68f},
                 {0.14f, -0.68f},
                 {0.38f, -0.55f},
                 {0.46f, -0.26f},
                 {0.42f, 0}},
                8},
               {{{-0.385f, 0},
                 {-0.365f, -0.2f},
                 {-0.3f, -0.34f},
                 {-0.12f, -0.35f},
                 {0.08f, -0.41f},
                 {0.28f, -0.37f},
                 {0.365f, -0.2f},
                 {0.385f, 0}},
                8}},
     .lock = {{{-0.24f, -0.5f}, {-0.06f, -0.58f}, {0.16f, -0.56f}}, 3},
     .lock_width = 0.03f}, // crop
    {.front = {{{{-0.41f, 0},
                 {-0.455f, -0.24f},
                 {-0.46f, -0.54f},
                 {-0.3f, -0.76f},
                 {0.02f, -0.78f},
                 {0.34f, -0.64f},
                 {0.45f, -0.3f},
                 {0.41f, 0}},
                8},
               {{{-0.385f, 0},
                 {-0.37f, -0.18f},
                 {-0.32f, -0.3f},
                 {-0.2f, -0.42f},
                 {0.04f, -0.45f},
                 {0.26f, -0.36f},
                 {0.365f, -0.18f},
                 {0.385f, 0}},
                8}},
     .lock = {{{-0.33f, -0.54f}, {-0.16f, -0.65f}, {0.12f, -0.62f}, {0.27f, -0.5f}}, 4},
     .lock_width = 0.035f}, // quiff
    {.front = {{{{-0.405f, -0.06f},
                 {-0.425f, -0.24f},
                 {-0.34f, -0.49f},
                 {-0.13f, -0.605f},
                 {0.13f, -0.605f},
                 {0.34f, -0.49f},
                 {0.425f, -0.24f},
                 {0.405f, -0.06f}},
                8},
               {{{-0.385f, -0.06f},
                 {-0.36f, -0.22f},
                 {-0.28f, -0.37f},
                 {-0.1f, -0.41f},
                 {0.1f, -0.41f},
                 {0.28f, -0.37f},
                 {0.36f, -0.22f},
                 {0.385f, -0.06f}},
                8}}}, // buzz
    {},               // thin
    {},               // curls
    {.behind = {{{{-0.45f, 0.42f},
                  {-0.55f, 0.1f},
                  {-0.5f, -0.4f},
                  {0, -0.7f},
                  {0.5f, -0.4f},
                  {0.55f, 0.1f},
                  {0.45f, 0.42f}},
                 7},
                {{{-0.3f, 0.46f},
                  {-0.2f, 0.42f},
                  {-0.1f, 0.3f},
                  {0, 0.3f},
                  {0.1f, 0.3f},
                  {0.2f, 0.42f},
                  {0.3f, 0.46f}},
                 7}},
     .front = {{{{-0.47f, 0.4f},
                 {-0.55f, 0.08f},
                 {-0.5f, -0.38f},
                 {-0.2f, -0.69f},
                 {0.2f, -0.69f},
                 {0.5f, -0.38f},
                 {0.55f, 0.08f},
                 {0.47f, 0.4f}},
                8},
               {{{-0.37f, 0.36f},
                 {-0.35f, 0.05f},
                 {-0.345f, -0.24f},
                 {-0.16f, -0.29f},
                 {0.16f, -0.29f},
                 {0.345f, -0.24f},
                 {0.35f, 0.05f},
                 {0.37f, 0.36f}},
                8}},
     .lock = {{{-0.26f, -0.5f}, {-0.08f, -0.58f}, {0.14f, -0.57f}}, 3},
     .lock_width = 0.03f}, // bob
    {.behind = {{{{-0.47f, 0.6f},
                  {-0.6f, 0.36f},
                  {-0.5f, 0.1f},
                  {-0.52f, -0.3f},
                  {0, -0.7f},
                  {0.52f, -0.3f},
                  {0.5f, 0.1f},
                  {0.6f, 0.36f},
                  {0.47f, 0.6f}},
                 9},
                {{{-0.3f, 0.62f},
                  {-0.2f, 0.5f},
                  {-0.1f, 0.4f},
                  {0, 0.4f},
                  {0, 0.4f},
                  {0, 0.4f},
                  {0.1f, 0.4f},
                  {0.2f, 0.5f},
                  {0.3f, 0.62f}},
                 9}},
     .front = {{{{-0.5f, 0.22f},
                 {-0.52f, -0.04f},
                 {-0.46f, -0.44f},
                 {-0.16f, -0.7f},
                 {0.2f, -0.69f},
                 {0.48f, -0.42f},
                 {0.52f, -0.04f},
                 {0.5f, 0.22f}},
                8},
               {{{-0.385f, 0.2f},
                 {-0.365f, -0.04f},
                 {-0.33f, -0.2f},
                 {-0.22f, -0.38f},
                 {-0.1f, -0.5f},
                 {0.2f, -0.36f},
                 {0.36f, -0.08f},
                 {0.385f, 0.2f}},
                8}},
     .lock = {{{-0.06f, -0.55f}, {0.18f, -0.5f}, {0.38f, -0.26f}}, 3},
     .lock_width = 0.03f}, // waves
    {.behind = {{{{-0.5f, 0.78f},
                  {-0.53f, 0.3f},
                  {-0.5f, -0.3f},
                  {0, -0.7f},
                  {0.5f, -0.3f},
                  {0.53f, 0.3f},
                  {0.5f, 0.78f}},
                 7},
                {{{-0.25f, 0.8f},
                  {-0.2f, 0.6f},
                  {-0.1f, 0.4f},
                  {0, 0.4f},
                  {0.1f, 0.4f},
                  {0.2f, 0.6f},
                  {0.25f, 0.8f}},
                 7}},
     .front = {{{{-0.5f, 0.22f},
                 {-0.52f, -0.04f},
                 {-0.46f, -0.44f},
                 {-0.16f, -0.7f},
                 {0.2f, -0.69f},
                 {0.48f, -0.42f},
                 {0.52f, -0.04f},
                 {0.5f, 0.22f}},
                8},
               {{{-0.385f, 0.2f},
                 {-0.365f, -0.04f},
                 {-0.33f, -0.2f},
                 {-0.22f, -0.38f},
                 {-0.1f, -0.5f},
                 {0.2f, -0.36f},
                 {0.36f, -0.08f},
                 {0.385f, 0.2f}},
                8}},
     .lock = {{{-0.06f, -0.55f}, {0.18f, -0.5f}, {0.38f, -0.26f}}, 3},
     .lock_width = 0.03f}, // straight
    {.front = {{{{-0.415f, 0.02f},
                 {-0.455f, -0.24f},
                 {-0.37f, -0.52f},
                 {-0.13f, -0.66f},
                 {0.13f, -0.66f},
                 {0.37f, -0.52f},
                 {0.455f, -0.24f},
                 {0.415f, 0.02f}},
                8},
               {{{-0.39f, 0.02f},
                 {-0.375f, -0.16f},
                 {-0.3f, -0.33f},
                 {-0.13f, -0.43f},
                 {0, -0.43f},
                 {0.27f, -0.35f},
                 {0.37f, -0.16f},
                 {0.39f, 0.02f}},
                8}},
     .lock = {{{-0.2f, -0.48f}, {-0.02f, -0.56f}, {0.2f, -0.54f}}, 3},
     .lock_width = 0.03f}, // bun
    {.behind = {{{{0.2f, -0.5f}, {0.52f, -0.42f}, {0.62f, 0}, {0.52f, 0.4f}, {0.46f, 0.52f}}, 5},
                {{{0.2f, -0.3f}, {0.36f, -0.2f}, {0.42f, 0.05f}, {0.4f, 0.3f}, {0.45f, 0.52f}}, 5}},
     .front = {{{{-0.415f, 0.02f},
                 {-0.455f, -0.24f},
                 {-0.37f, -0.52f},
                 {-0.13f, -0.66f},
                 {0.13f, -0.66f},
                 {0.37f, -0.52f},
                 {0.455f, -0.24f},
                 {0.415f, 0.02f}},
                8},
               {{{-0.39f, 0.02f},
                 {-0.375f, -0.16f},
                 {-0.3f, -0.33f},
                 {-0.13f, -0.43f},
                 {0, -0.43f},
                 {0.27f, -0.35f},
                 {0.37f, -0.16f},
                 {0.39f, 0.02f}},
                8}},
     .lock = {{{-0.2f, -0.48f}, {-0.02f, -0.56f}, {0.2f, -0.54f}}, 3},
     .lock_width = 0.03f}, // ponytail
}};
constexpr Band kThinSide{{{{0.4f, 0.05f}, {0.455f, -0.06f}, {0.445f, -0.22f}, {0.35f, -0.37f}}, 4},
                         {{{0.375f, 0.05f}, {0.365f, -0.08f}, {0.335f, -0.2f}, {0.32f, -0.36f}}, 4}};

Curve curve_of(const Outline& outline, const FaceLook& look, bool mirrored) {
  std::array<ImVec2, 9> points;
  for (std::size_t i = 0; i < outline.count; ++i) {
    const float x = outline.points[i].x * look.width;
    points[i] = {mirrored ? -x : x, outline.points[i].y};
  }
  return smooth(std::span(points).first(outline.count));
}

void draw_band(const Brush& head, const FaceLook& look, const Band& band, bool mirrored, ImU32 color) {
  if (band.outer.count == 0) return;
  fill_band(head, curve_of(band.outer, look, mirrored), curve_of(band.inner, look, mirrored), color);
}

const HairShape& shape_of(const FaceLook& look) {
  return kShapes[static_cast<std::size_t>(look.style)];
}

void curls(const Brush& head, const FaceLook& look, float radius, float spread) {
  constexpr int kCount = 9;
  for (int i = 0; i < kCount; ++i) {
    const float angle = kPi * (0.98f + 1.04f * static_cast<float>(i) / (kCount - 1));
    const ImVec2 p{std::cos(angle) * 0.4f * spread * look.width,
                   -0.15f + std::sin(angle) * 0.5f * spread * 0.98f};
    const float size = radius * (i % 2 == 0 ? 1.0f : 1.14f);
    fill_ellipse(head, p, size, size, look.hair);
  }
}

} // namespace

void draw_hair_behind(const Brush& head, const FaceLook& look) {
  draw_band(head, look, shape_of(look).behind, look.mirrored, look.hair);
  if (look.style == Hair::curls) fill_ellipse(head, {0, -0.22f}, 0.50f * look.width, 0.46f, look.hair, 40);
  if (look.style == Hair::bun)
    fill_ellipse(head, {look.mirrored ? -0.06f : 0.06f, -0.7f}, 0.2f, 0.19f, look.hair);
}

void draw_hair_in_front(const Brush& head, const FaceLook& look) {
  if (look.style == Hair::curls) curls(head, look, 0.135f, 1.04f);
  if (look.style == Hair::thin)
    for (const bool left : {true, false}) draw_band(head, look, kThinSide, left, look.hair);
  const HairShape& shape = shape_of(look);
  // Cropped to a shadow, hair lets the skin through.
  const ImU32 color = look.style == Hair::buzz ? mix(look.hair, look.skin_shade, 0.3f) : look.hair;
  draw_band(head, look, shape.front, look.mirrored, color);
  if (shape.lock.count > 0)
    stroke_curve(head, curve_of(shape.lock, look, look.mirrored), look.hair_light,
                 head.stroke(shape.lock_width, 1.0f));
}

} // namespace riposte::desktop
