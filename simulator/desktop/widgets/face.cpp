#include "desktop/widgets/face.h"

#include "desktop/imx.h"
#include "desktop/widgets/face_parts.h"

#include <cmath>
#include <numbers>

namespace riposte::desktop {

namespace {

constexpr double kBlink = 0.12;       // seconds that the eyes are shut
constexpr float kShut = 0.08f;        // how far open they are then
constexpr float kMoodSeconds = 0.35f; // from one mood to the next
constexpr float kSmall = 30.0f;       // pixels: below it the face is drawn larger and plainer

// Blinks come every 3–6 s, at times that follow from the seed and the clock alone.
struct BlinkPlan {
  double begin = 0.0; // of the blink that is under way or comes next
};

BlinkPlan next_blink(double now, std::string_view seed) {
  unsigned hash = 2166136261u;
  for (const char c : seed) hash = (hash ^ static_cast<unsigned char>(c)) * 16777619u;
  constexpr double kPeriod = 4.6;
  const auto start_in = [&](double period) {
    const auto mixed = (hash ^ static_cast<unsigned>(period)) * 2654435761u;
    return period * kPeriod + 0.3 + 2.6 * static_cast<double>(mixed >> 8) / 16777216.0;
  };
  const double period = std::floor(now / kPeriod);
  const double begin = start_in(period);
  return {now < begin + kBlink ? begin : start_in(period + 1)};
}

// Shut and open again, two frames a blink: without a graphics card each frame is dear, and nobody sees the
// way.
float eyes_open(Ui& ui, std::string_view seed) {
  if (ui.pacing.reduced_motion) return 1.0f;
  const double now = ui.pacing.now, begin = next_blink(now, seed).begin;
  const bool shut = now >= begin;
  request_at(ui.pacing, shut ? begin + kBlink : begin);
  return shut ? kShut : 1.0f;
}

float eased(float t) {
  return t * t * (3 - 2 * t);
}

} // namespace

void draw_face(ImDrawList& draw, const Ui& ui, const FaceSpec& spec, const FacePose& pose, ImVec2 center,
               float radius) {
  if (!ImGui::IsRectVisible({center.x - radius, center.y - radius}, {center.x + radius, center.y + radius}))
    return;
  FaceLook look = look_of(spec, ui.theme);
  Expression expression = blend(expression_of(pose.from), expression_of(pose.to), eased(pose.blend));
  expression.eye_open *= pose.eyes_open;
  look.skin = mix(look.skin, look.blush, 0.5f * expression.flush);
  look.skin_shade = mix(look.skin_shade, look.blush, 0.4f * expression.flush);
  const bool small = radius < kSmall;
  Brush body{.draw = draw, .center = center, .radius = radius};
  body.zoom = small ? 1.36f : 1.12f; // a small portrait shows little but the face
  body.offset = {0, small ? 0.05f : 0.045f};
  Brush head = body;
  const float turn = expression.tilt * std::numbers::pi_v<float> / 180.0f;
  head.cosine = std::cos(turn);
  head.sine = std::sin(turn);
  head.pivot = {0, 0.5f};
  head.offset.y += expression.drop;
  const float scale = small ? 1.16f : 1.0f;
  draw.AddCircleFilled(center, radius, look.backdrop, radius > 40.0f ? 64 : 32);
  draw_hair_behind(head, look);
  draw_shoulders(body, look);
  draw_head(head, look, expression);
  draw_beard(head, look);
  if (look.style == Hair::buzz) draw_hair_in_front(head, look);
  draw_features(head, look, expression, scale, small);
  if (look.style != Hair::buzz) draw_hair_in_front(head, look);
  if (ui.theme.kind == ThemeKind::high_contrast)
    draw.AddCircle(center, radius, ui.theme.border_strong, 64, ui.dp(1.5f));
  if (pose.muted) draw.AddCircleFilled(center, radius + 0.5f, with_alpha(ui.theme.surface, 0.55f), 64);
}

void face(Ui& ui, std::string_view id, const FaceSpec& spec, scenario::Mood mood, std::string_view text,
          const FaceOptions& options) {
  const float radius = ui.px(options.radius);
  const ImVec2 at = ImGui::GetCursorScreenPos();
  ImGui::Dummy({2 * radius, 2 * radius});
  announce(ui.probe, id, text);
  const ImGuiID key = ImGui::GetID(id.data(), id.data() + id.size());
  auto [entry, is_new] = ui.animations.tracks.try_emplace(key);
  Animations::Track& track = entry->second;
  const auto wanted = static_cast<float>(mood);
  if (is_new || track.target != wanted) {
    track.from = is_new ? wanted : track.target;
    track.target = wanted;
    track.start = is_new ? ui.pacing.now - kMoodSeconds : ui.pacing.now;
  }
  FacePose pose{static_cast<scenario::Mood>(static_cast<int>(track.from)), mood};
  pose.blend = std::min(1.0f, static_cast<float>(ui.pacing.now - track.start) / kMoodSeconds);
  if (ui.pacing.reduced_motion) pose.blend = 1.0f;
  if (pose.blend < 1.0f) request_frames(ui.pacing, 2);
  if (pose.blend >= 1.0f) track.from = wanted;
  if (options.blink) pose.eyes_open = eyes_open(ui, spec.seed);
  pose.muted = options.muted;
  draw_face(*ImGui::GetWindowDrawList(), ui, spec, pose, {at.x + radius, at.y + radius}, radius);
}

} // namespace riposte::desktop
