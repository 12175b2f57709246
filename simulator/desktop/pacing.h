// Frame pacing: who animates asks for frames, who waits asks for a wake-up time; at rest the loop sleeps.
#pragma once

#include <imgui.h>

#include <limits>
#include <unordered_map>

namespace riposte::desktop {

inline constexpr double kNever = std::numeric_limits<double>::infinity();

struct Pacing {
  bool reduced_motion = false;
  double now = 0.0;         // seconds on a steady clock, set by begin_frame
  int frames = 0;           // further frames wanted at once
  double deadline = kNever; // when to draw again at the latest, on the same clock as `now`
};

void begin_frame(Pacing& pacing, double now);
void request_frames(Pacing& pacing, int count);
void request_at(Pacing& pacing, double time);
// The loop takes what was asked for during the frame; taking resets it.
int take_frames(Pacing& pacing);
double take_deadline(Pacing& pacing);

// Values on their way to a target, by ImGui id.
struct Animations {
  struct Track {
    float value = 0.0f;
    float from = 0.0f;
    float target = 0.0f;
    double start = 0.0;
  };
  std::unordered_map<ImGuiID, Track> tracks;
};

// Follows `target` with an exponential approach (`speed` per second); jumps when it is new or motion is
// reduced.
float approach(Animations& animations, Pacing& pacing, ImGuiID id, float target, float speed = 14.0f);
// Eased 0 → 1 over `seconds` from the first time `id` is seen; 1 at once when motion is reduced.
float appear(Animations& animations, Pacing& pacing, ImGuiID id, float seconds);
// Seconds since `id` was first held without a break; call every frame with whether it is held.
double held_for(Animations& animations, Pacing& pacing, ImGuiID id, bool held);

} // namespace riposte::desktop
