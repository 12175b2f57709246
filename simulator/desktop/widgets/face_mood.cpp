#include "desktop/widgets/face_mood.h"

#include <array>
#include <cmath>

namespace riposte::desktop {

namespace {

// In the order of scenario::Mood.
constexpr std::array<Expression, scenario::kMoodNames.size()> kExpressions{{
    {}, // neutral
    {.brow_raise = 0.25f,
     .eye_smile = 0.35f,
     .mouth_curve = 0.85f,
     .mouth_width = 1.12f,
     .cheeks = 0.6f,
     .tilt = 2},
    // interested: brows up, eyes wide, a small smile, leaning in
    {.brow_raise = 1.0f,
     .eye_open = 1.25f,
     .mouth_curve = 0.55f,
     .mouth_width = 0.8f,
     .cheeks = 0.3f,
     .tilt = 7,
     .drop = -0.02f},
    // wary: one brow up, narrowed eyes looking from the side, lips drawn to the other side
    {.brow_raise = 0.05f,
     .brow_tilt = 0.22f,
     .brow_uneven = 1.0f,
     .eye_open = 0.66f,
     .gaze_x = 0.75f,
     .mouth_curve = -0.12f,
     .mouth_width = 0.72f,
     .mouth_shift = -0.3f,
     .mouth_skew = 0.55f,
     .tilt = -5},
    // impatient: a look up and away, half-shut lids, flat mouth pulled aside
    {.brow_raise = 0.5f,
     .eye_open = 0.72f,
     .gaze_x = -0.65f,
     .gaze_y = -0.9f,
     .mouth_curve = -0.3f,
     .mouth_width = 0.8f,
     .mouth_shift = 0.35f,
     .mouth_skew = -0.4f,
     .tilt = 6},
    // irritated: brows drawn together, narrow eyes, tight frown
    {.brow_raise = -0.45f,
     .brow_tilt = 0.62f,
     .eye_open = 0.68f,
     .lid_slant = 0.5f,
     .mouth_curve = -0.55f,
     .mouth_width = 0.82f,
     .flush = 0.18f},
    // angry: the brows reach the eyes, clenched teeth, red face
    {.brow_raise = -0.75f,
     .brow_tilt = 1.15f,
     .eye_open = 0.95f,
     .lid_slant = 1.0f,
     .mouth_curve = -0.7f,
     .mouth_open = 0.5f,
     .mouth_width = 1.15f,
     .teeth = 1.0f,
     .flush = 1.0f,
     .drop = 0.02f},
    // worried: inner brows up, wide eyes, small uneven mouth
    {.brow_raise = 0.45f,
     .brow_tilt = -0.95f,
     .eye_open = 1.15f,
     .lid_slant = -0.3f,
     .gaze_y = 0.1f,
     .mouth_curve = -0.75f,
     .mouth_width = 0.55f,
     .mouth_skew = 0.45f,
     .tilt = -2},
    // sad: inner brows up, heavy lids, eyes and head down
    {.brow_raise = -0.05f,
     .brow_tilt = -1.1f,
     .eye_open = 0.6f,
     .lid_slant = -0.8f,
     .gaze_y = 0.75f,
     .mouth_curve = -0.95f,
     .mouth_width = 0.78f,
     .tilt = -6,
     .drop = 0.05f},
    // amused: eyes shut by a broad laugh
    {.brow_raise = 0.6f,
     .eye_open = 0.85f,
     .eye_smile = 1.0f,
     .mouth_curve = 1.0f,
     .mouth_open = 0.75f,
     .mouth_width = 1.22f,
     .cheeks = 1.0f,
     .tilt = 5,
     .drop = -0.01f},
}};

} // namespace

Expression expression_of(scenario::Mood mood) {
  return kExpressions[static_cast<std::size_t>(mood)];
}

Expression blend(const Expression& from, const Expression& to, float t) {
  constexpr std::array kFields{&Expression::brow_raise, &Expression::brow_tilt,   &Expression::brow_uneven,
                               &Expression::eye_open,   &Expression::eye_smile,   &Expression::lid_slant,
                               &Expression::gaze_x,     &Expression::gaze_y,      &Expression::mouth_curve,
                               &Expression::mouth_open, &Expression::mouth_width, &Expression::mouth_shift,
                               &Expression::mouth_skew, &Expression::teeth,       &Expression::cheeks,
                               &Expression::flush,      &Expression::tilt,        &Expression::drop};
  static_assert(kFields.size() * sizeof(float) == sizeof(Expression), "every field is blended");
  Expression result;
  for (const auto field : kFields) result.*field = std::lerp(from.*field, to.*field, t);
  return result;
}

} // namespace riposte::desktop
