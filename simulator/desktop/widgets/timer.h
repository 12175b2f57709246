// The time left to answer: a ring with the seconds in it; its colour, its icon and its text change together.
#pragma once

#include "desktop/ui.h"

#include <string>
#include <string_view>

namespace riposte::desktop {

struct TimerSpec {
  double seconds_left = 0.0;
  double seconds_total = 0.0;
  std::string_view label = {};  // "Time to answer", for the probe and shown beside the ring
  std::string_view urgent = {}; // shown instead of the label when little is left, e.g. "Hurry"
  bool running = true;          // false: paused
  float radius = 18.0f;         // units
};
// Asks for the next frame at the next whole second, no earlier.
void timer_ring(Ui& ui, std::string_view id, const TimerSpec& spec);
float timer_ring_width(const Ui& ui, const TimerSpec& spec);
// "1:05" or "0:09".
std::string clock_text(double seconds);

} // namespace riposte::desktop
