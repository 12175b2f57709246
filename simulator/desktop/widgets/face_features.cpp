// Eyes, brows, nose, mouth and glasses of a portrait.
#include "desktop/widgets/face_parts.h"

namespace riposte::desktop {

namespace {

constexpr float kPi = std::numbers::pi_v<float>;
constexpr ImU32 kWhite = IM_COL32(252, 252, 254, 255);
constexpr float kEyeX = 0.165f, kEyeY = -0.05f, kBrowY = -0.215f, kMouthY = 0.245f;

// The opening of one eye: upper and lower lid over −1…1 from the outer left to the outer right corner.
struct Lids {
  float width, upper, lower, slant; // units
  ImVec2 center;
  float inner; // +1: the nose is at the right of this eye
  float top(float u) const { return -upper * (1 - u * u) + slant * (u * inner * 0.5f + 0.5f); }
  float bottom(float u) const { return std::max(lower * (1 - u * u), top(u)); }
};

Lids lids_of(const Expression& e, float side, float scale) {
  const float open = std::max(e.eye_open, 0.0f);
  Lids lids{};
  lids.width = 0.092f * scale;
  lids.upper = (0.086f * open + 0.02f * e.eye_smile) * scale;
  lids.lower = (0.072f * open * (1 - 0.35f * e.eye_smile) - 0.105f * e.eye_smile * e.eye_smile) * scale;
  // A closed eye is a line that hangs down; one shut by a smile arches up.
  if (open < 0.3f) lids.upper -= 0.03f * scale * (1 - open / 0.3f) * (1 - e.eye_smile);
  lids.slant = (e.lid_slant > 0 ? 0.062f : 0.05f) * e.lid_slant * std::min(open, 1.0f) * scale;
  lids.center = {side * kEyeX, kEyeY};
  lids.inner = -side;
  return lids;
}

void draw_eye(const Brush& head, const FaceLook& look, const Expression& e, float side, float scale,
              bool plain) {
  const Lids lids = lids_of(e, side, scale);
  Curve top, bottom, iris_top, iris_bottom;
  const float iris = (plain ? 0.068f : 0.058f) * scale;
  const ImVec2 gaze{e.gaze_x * 0.036f * scale, e.gaze_y * 0.03f * scale};
  float gap = 0.0f;
  for (std::size_t i = 0; i < kCurvePoints; ++i) {
    const float u = -1 + 2 * static_cast<float>(i) / (kCurvePoints - 1);
    top[i] = {lids.center.x + u * lids.width, lids.center.y + lids.top(u)};
    bottom[i] = {lids.center.x + u * lids.width, lids.center.y + lids.bottom(u)};
    gap = std::max(gap, lids.bottom(u) - lids.top(u));
    const float x = gaze.x + u * iris, half = iris * std::sqrt(std::max(0.0f, 1 - u * u));
    const float v = std::clamp(x / lids.width, -1.0f, 1.0f);
    const float upper = lids.top(v), lower = lids.bottom(v);
    iris_top[i] = {lids.center.x + x, lids.center.y + std::clamp(gaze.y - half, upper, lower)};
    iris_bottom[i] = {lids.center.x + x, lids.center.y + std::clamp(gaze.y + half, upper, lower)};
  }
  if (plain) {
    // At this size an eye is a dot that the lids cut; only lids that say something get a line.
    if (gap > 0.03f && contrast(look.skin, look.iris) < 4.0f) fill_lens(head, top, bottom, kWhite);
    if (gap > 0.03f) fill_lens(head, iris_top, iris_bottom, look.iris);
    if (gap <= 0.03f || e.eye_open < 0.75f || e.lid_slant > 0.4f)
      stroke_curve(head, top, look.iris, head.stroke(0.034f, 1.2f));
    return;
  }
  if (gap > 0.03f) {
    fill_band(head, top, bottom, kWhite);
    fill_lens(head, iris_top, iris_bottom, look.iris);
    if (gap > 0.08f)
      fill_ellipse(head, {lids.center.x + gaze.x + 0.02f, lids.center.y + gaze.y - 0.022f}, 0.015f, 0.015f,
                   with_alpha(kWhite, 0.9f), 12);
  }
  stroke_curve(head, top, mix(look.brow, look.iris, 0.5f), head.stroke(0.028f, 1.25f));
}

void draw_brow(const Brush& head, const FaceLook& look, const Expression& e, float side, float scale,
               bool plain) {
  const float uneven = e.brow_uneven * (side > 0 ? 1.0f : -0.55f);
  const float y = kBrowY - (plain ? 0.03f : 0.0f) - 0.05f * e.brow_raise - 0.055f * uneven;
  const float tilt = e.brow_tilt * (plain ? 1.25f : 1.0f);
  const float inner = y + 0.06f * tilt, outer = y - 0.03f * tilt + 0.02f;
  const float reach = plain ? 0.1f : 0.115f * scale, middle = side * kEyeX;
  const float arch = 0.022f * (1 - std::fabs(e.brow_tilt)) + 0.012f;
  const float pinch = 0.018f * std::max(0.0f, e.brow_tilt); // drawn together over the nose
  const std::array<ImVec2, 3> spine{{{middle - side * (reach + pinch), inner},
                                     {middle, (inner + outer) * 0.5f - arch},
                                     {middle + side * reach, outer}}};
  const Curve curve = smooth(spine);
  Curve above, below;
  const float thick = std::max(0.024f * scale, 0.85f / (head.radius * head.zoom));
  for (std::size_t i = 0; i < kCurvePoints; ++i) {
    const float t = static_cast<float>(i) / (kCurvePoints - 1);
    const float half = thick * (1.0f - 0.55f * t) * std::min(1.0f, 0.55f + 5 * t);
    above[i] = {curve[i].x, curve[i].y - half};
    below[i] = {curve[i].x, curve[i].y + half};
  }
  // One way round for both, or the smoothed edge would lie inside.
  if (side > 0)
    fill_lens(head, above, below, look.brow);
  else
    fill_lens(head, below, above, look.brow);
}

void draw_mouth(const Brush& head, const FaceLook& look, const Expression& e, float scale, bool plain) {
  const float half = 0.135f * e.mouth_width * scale, x = e.mouth_shift * 0.07f;
  const float bend = 0.062f * e.mouth_curve * scale, open = 0.15f * e.mouth_open * scale;
  const float skew = 0.03f * e.mouth_skew;
  Curve upper, lower, teeth, tongue;
  for (std::size_t i = 0; i < kCurvePoints; ++i) {
    const float u = -1 + 2 * static_cast<float>(i) / (kCurvePoints - 1), dome = 1 - u * u;
    const float base = kMouthY + bend * (dome - 0.5f) + skew * u;
    // A laugh drops the lower lip; clenched teeth part both lips alike and squarely.
    const float square = 1 - u * u * u * u;
    const float gap = open * ((1 - e.teeth) * dome + e.teeth * square * 0.95f);
    const float rise = open * (0.18f * (1 - e.teeth) * dome + 0.5f * e.teeth * square);
    upper[i] = {x + u * half, base - rise};
    lower[i] = {x + u * half, base - rise + gap};
    teeth[i] = {x + u * half, base - rise + gap * (e.teeth > 0.5f ? 1.0f : 0.36f)};
    tongue[i] = {x + u * half, std::max(upper[i].y, base - rise + gap * (1.9f - 1.2f * dome))};
  }
  const ImU32 inside = mix(look.lip, IM_COL32(30, 10, 16, 255), 0.72f);
  const float line = head.stroke(plain ? 0.046f : 0.034f, 1.3f);
  if (open * head.radius < 0.9f) {
    stroke_curve(head, upper, look.beard ? look.lip : mix(look.lip, inside, 0.35f), line);
    return;
  }
  const bool clenched = e.teeth > 0.5f, laughing = e.mouth_open > 0.45f && !clenched;
  fill_band(head, upper, lower, inside);
  if (clenched || laughing) fill_band(head, upper, teeth, kWhite);
  if (laughing && !plain) {
    for (std::size_t i = 0; i < kCurvePoints; ++i) tongue[i].y = std::min(tongue[i].y, lower[i].y);
    fill_band(head, tongue, lower, mix(look.lip, look.blush, 0.6f));
  }
  if (clenched && !plain) {
    Curve middle;
    for (std::size_t i = 0; i < kCurvePoints; ++i) middle[i] = {upper[i].x, (upper[i].y + lower[i].y) * 0.5f};
    stroke_curve(head, middle, IM_COL32(176, 170, 180, 255), head.stroke(0.014f, 1.0f));
  }
  stroke_curve(head, upper, inside, line * 0.62f);
  stroke_curve(head, lower, inside, line * 0.62f);
}

void draw_nose(const Brush& head, const FaceLook& look) {
  const std::array<ImVec2, 4> nose{{{-0.048f, 0.085f}, {-0.03f, 0.118f}, {0.02f, 0.12f}, {0.045f, 0.09f}}};
  stroke_curve(head, smooth(nose), look.skin_line, head.stroke(0.024f, 1.0f));
}

void draw_glasses(const Brush& head, const FaceLook& look, float scale, bool plain) {
  const ImU32 frame = mix(look.hair, IM_COL32(24, 28, 40, 255), 0.75f);
  const float thick = plain ? 1.0f : head.stroke(0.022f, 1.1f), rx = 0.138f * scale, ry = 0.125f * scale;
  for (const float side : {-1.0f, 1.0f}) {
    for (int i = 0; i < 32; ++i) {
      const float t = 2 * kPi * static_cast<float>(i) / 32.0f, c = std::cos(t), s = std::sin(t);
      const auto squarish = [](float v) { return std::copysign(std::pow(std::fabs(v), 0.7f), v); };
      head.draw.PathLineTo(head.at({side * kEyeX + rx * squarish(c), kEyeY + 0.01f + ry * squarish(s)}));
    }
    imx::path_stroke(head.draw, frame, true, thick);
    const ImVec2 hinge = head.at({side * (kEyeX + rx), kEyeY - 0.02f});
    head.draw.AddLine(hinge, head.at({side * 0.4f * look.width, kEyeY - 0.035f}), frame, thick);
  }
  const float bridge = kEyeX - rx;
  head.draw.AddLine(head.at({-bridge, kEyeY}), head.at({bridge, kEyeY}), frame, thick);
}

} // namespace

void draw_features(const Brush& head, const FaceLook& look, const Expression& e, float scale, bool plain) {
  if (!plain) draw_nose(head, look);
  for (const float side : {-1.0f, 1.0f}) draw_eye(head, look, e, side, scale, plain);
  draw_mouth(head, look, e, scale, plain);
  if (look.glasses) draw_glasses(head, look, scale, plain);
  for (const float side : {-1.0f, 1.0f}) draw_brow(head, look, e, side, scale, plain);
}

} // namespace riposte::desktop
