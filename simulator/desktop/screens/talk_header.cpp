#include <algorithm>
#include <cmath>

#include "app/talk.h"
#include "desktop/icons.h"
#include "desktop/screens/conversation.h"
#include "desktop/screens/phrases.h"
#include "desktop/screens/talk_parts.h"
#include "desktop/widgets/button.h"
#include "desktop/widgets/face.h"
#include "desktop/widgets/timer.h"

namespace riposte::desktop {

namespace {

constexpr float kBar = 72.0f, kSmallFace = 22.0f; // units

// How many hints of the open turn are left.
std::size_t hints_left(const scenario::Scenario& scenario, const app::TalkState& talk) {
  if (talk.session.phase != scenario::Phase::awaiting || talk.attempt.mode == training::Mode::assessment)
    return 0;
  const std::size_t all = scenario.turns[talk.session.turn].hints.size();
  return all > talk.hints_shown ? all - talk.hints_shown : 0;
}

// Buttons are placed from the right edge to the left; returns where the room for the title ends.
class FromRight {
public:
  FromRight(Ui& ui, float right, float middle) : ui_(ui), right_(right), middle_(middle) {}
  void place(float width, float height) {
    right_ -= width;
    ImGui::SetCursorScreenPos({std::floor(right_), std::floor(middle_ - height * 0.5f)});
    right_ -= ui_.px(kSpace2);
  }
  float right() const { return right_; }

private:
  Ui& ui_;
  float right_, middle_;
};

void draw_leave(Frame& frame, FromRight& row, bool narrow) {
  Ui& ui = frame.ui;
  const std::string label = frame.words.tr("Leave");
  const ButtonOptions options{.icon = icons::kLogout};
  bool pressed = false;
  if (narrow) {
    row.place(ui.px(36), ui.px(36));
    pressed = icon_button(ui, "talk.leave", icons::kLogout, label);
  } else {
    row.place(button_width(ui, label, options), ui.px(36));
    pressed = button(ui, "talk.leave", label, options);
  }
  if (pressed) frame.actions.push_back(app::AskLeave{});
}

void draw_hint(Frame& frame, const scenario::Scenario& scenario, const app::TalkState& talk, FromRight& row,
               bool narrow) {
  Ui& ui = frame.ui;
  const auto left = static_cast<long long>(hints_left(scenario, talk));
  if (left == 0) return;
  const std::string label = talk.hints_shown == 0 ? frame.words.tr("Hint") : frame.words.tr("Another hint");
  const ButtonOptions options{.icon = icons::kLightbulb, .enabled = !talk.pending};
  bool pressed = false;
  if (narrow) {
    row.place(ui.px(36), ui.px(36));
    pressed = icon_button(ui, "talk.hint", icons::kLightbulb, label, {.enabled = !talk.pending});
  } else {
    row.place(button_width(ui, label, options), ui.px(36));
    pressed = button(ui, "talk.hint", label, options);
  }
  if (pressed) frame.actions.push_back(app::TakeHint{});
}

void draw_pause(Frame& frame, const app::TalkState& talk, FromRight& row) {
  if (!talk.countdown || talk.session.phase != scenario::Phase::awaiting) return;
  Ui& ui = frame.ui;
  row.place(ui.px(36), ui.px(36));
  if (icon_button(ui, "talk.pause", icons::kPause, frame.words.tr("Pause"), {.enabled = !talk.pending}))
    frame.actions.push_back(app::PauseTalk{true});
}

void draw_timer(Frame& frame, const app::TalkState& talk, FromRight& row) {
  if (!talk.countdown) return;
  Ui& ui = frame.ui;
  const std::string label = frame.words.tr("Time to answer"), urgent = frame.words.tr("Hurry up");
  const TimerSpec spec{.seconds_left = static_cast<double>(talk.countdown->left_ms()) / 1000.0,
                       .seconds_total = static_cast<double>(talk.countdown->total_ms) / 1000.0,
                       .label = label,
                       .urgent = urgent,
                       .running = !talk.pending && !talk.confirm_leave && !talk.paused && app::is_told(talk)};
  row.place(timer_ring_width(ui, spec), 2 * ui.px(spec.radius) + 2 * ui.px(5));
  timer_ring(ui, "talk.timer", spec);
}

std::string progress_text(const Frame& frame, const app::TalkState& talk) {
  const long long replies = talk.session.replies;
  const std::string so_far =
      replies == 0 ? frame.words.tr("The talk begins")
                   : filled(frame.words.trn("{} turn so far", "{} turns so far", replies), replies);
  return filled(frame.words.trc("mode of a talk, how far it is", "{} · {}"),
                mode_name(frame, talk.attempt.mode), so_far);
}

} // namespace

float draw_talk_header(Frame& frame, const app::TalkState& talk, TalkLayout layout) {
  Ui& ui = frame.ui;
  const scenario::Scenario& scenario = scenario_in(frame, *talk.content);
  const bool narrow = layout == TalkLayout::narrow;
  const Area bar = top_bar(ui, kBar);
  const float middle = std::floor(bar.height() * 0.5f), edge = ui.px(narrow ? kSpace4 : kSpace6);
  FromRight row(ui, bar.max.x - edge, middle);
  draw_leave(frame, row, narrow);
  draw_hint(frame, scenario, talk, row, narrow);
  draw_pause(frame, talk, row);
  draw_timer(frame, talk, row);
  float left = edge;
  if (narrow) {
    const float radius = ui.px(kSmallFace);
    ImGui::SetCursorScreenPos({left, middle - radius});
    const scenario::Mood mood = current_mood(scenario, shown_events(talk));
    face(ui, "talk.face", face_of(scenario), mood, mood_name(frame, mood), {.radius = kSmallFace});
    left += 2 * radius + ui.px(kSpace3);
  }
  const float room = std::max(row.right() - left - ui.px(kSpace2), ui.px(40));
  const TextStyle& style = narrow ? ui.fonts.title : ui.fonts.heading;
  const float lines = style.line + ui.px(2) + ui.fonts.label.line;
  ImGui::SetCursorScreenPos({left, std::floor(middle - lines * 0.5f)});
  text(ui, "talk.title", style, ui.theme.text1, narrow ? scenario.customer.name : scenario.title, room);
  ImGui::SetCursorScreenPos({left, std::floor(middle - lines * 0.5f) + style.line + ui.px(2)});
  text(ui, "talk.progress", ui.fonts.label, ui.theme.text3, progress_text(frame, talk), room);
  return bar.height();
}

} // namespace riposte::desktop
