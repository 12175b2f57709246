#include "desktop/pacing.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace riposte::desktop {

void begin_frame(Pacing& pacing, double now) {
  pacing.now = now;
}

void request_frames(Pacing& pacing, int count) {
  pacing.frames = std::max(pacing.frames, count);
}

void request_at(Pacing& pacing, double time) {
  pacing.deadline = std::min(pacing.deadline, time);
}

int take_frames(Pacing& pacing) {
  return std::exchange(pacing.frames, 0);
}

double take_deadline(Pacing& pacing) {
  return std::exchange(pacing.deadline, kNever);
}

float approach(Animations& animations, Pacing& pacing, ImGuiID id, float target, float speed) {
  auto [entry, is_new] = animations.tracks.try_emplace(id);
  float& value = entry->second.value;
  if (is_new || pacing.reduced_motion) return value = target;
  const float step = std::min(ImGui::GetIO().DeltaTime, 0.05f); // a long sleep must not look like a jump
  value += (target - value) * (1.0f - std::exp(-speed * step));
  if (std::fabs(target - value) < 0.004f)
    value = target;
  else
    request_frames(pacing, 2);
  return value;
}

float appear(Animations& animations, Pacing& pacing, ImGuiID id, float seconds) {
  auto [entry, is_new] = animations.tracks.try_emplace(id);
  if (is_new) entry->second.start = pacing.now;
  if (pacing.reduced_motion || seconds <= 0.0f) return 1.0f;
  const float t = std::clamp(static_cast<float>(pacing.now - entry->second.start) / seconds, 0.0f, 1.0f);
  if (t < 1.0f) request_frames(pacing, 2);
  return 1.0f - (1.0f - t) * (1.0f - t) * (1.0f - t);
}

double held_for(Animations& animations, Pacing& pacing, ImGuiID id, bool held) {
  if (!held) {
    animations.tracks.erase(id);
    return 0.0;
  }
  auto [entry, is_new] = animations.tracks.try_emplace(id);
  if (is_new) entry->second.start = pacing.now;
  return pacing.now - entry->second.start;
}

} // namespace riposte::desktop
