// How a mood shows in a face: the pose of brows, eyes, mouth and head, as numbers that can be blended.
#pragma once

#include "scenario/mood.h"

namespace riposte::desktop {

// Unless said otherwise −1…1 with 0 at rest.
struct Expression {
  float brow_raise = 0;  // both brows up
  float brow_tilt = 0;   // + inner ends down (anger), − inner ends up (worry)
  float brow_uneven = 0; // one brow up, the other down (doubt)
  float eye_open = 1;    // 0 closed, 1 at rest, 1.25 wide
  float eye_smile = 0;   // 0–1: the lower lid pushed up by the cheeks
  float lid_slant = 0;   // + upper lid falls towards the nose (anger), − away from it (grief)
  float gaze_x = 0, gaze_y = 0;
  float mouth_curve = 0.08f; // + smile, − frown
  float mouth_open = 0;      // 0–1
  float mouth_width = 1;     // a factor
  float mouth_shift = 0;     // to one side
  float mouth_skew = 0;      // one corner higher
  float teeth = 0;           // 0–1: clenched teeth in an open mouth
  float cheeks = 0;          // 0–1: blush
  float flush = 0;           // 0–1: red with anger
  float tilt = 0;            // of the head, degrees
  float drop = 0;            // of the head, downwards
};

Expression expression_of(scenario::Mood mood);
Expression blend(const Expression& from, const Expression& to, float t);

} // namespace riposte::desktop
