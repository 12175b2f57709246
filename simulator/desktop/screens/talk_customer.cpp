#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

#include "app/talk.h"
#include "desktop/icons.h"
#include "desktop/screens/briefing_cards.h"
#include "desktop/screens/conversation.h"
#include "desktop/screens/phrases.h"
#include "desktop/screens/talk_parts.h"
#include "desktop/widgets/face.h"

namespace riposte::desktop {

namespace {

constexpr float kFace = 64.0f; // radius, units

void draw_brief(Frame& frame, const scenario::Scenario& scenario) {
  Ui& ui = frame.ui;
  text(ui, "talk.brief.title", ui.fonts.label, ui.theme.text3, frame.words.tr("What you know"));
  gap(ui, 6);
  paragraph(ui, "talk.brief", ui.fonts.body, ui.theme.text2, scenario.brief);
}

void draw_facts(Frame& frame, const scenario::Scenario& scenario) {
  if (scenario.facts.empty()) return;
  Ui& ui = frame.ui;
  paragraph(ui, "talk.facts.title", ui.fonts.label, ui.theme.text3,
            frame.words.tr("What you may truthfully claim"));
  gap(ui, kSpace2);
  fact_points(frame, scenario, "talk.fact");
}

std::size_t hints_shown(const app::TalkState& talk) {
  if (talk.session.phase != scenario::Phase::awaiting) return 0;
  const auto& hints = talk.content->by_language.begin()->second.turns[talk.session.turn].hints;
  return std::min(talk.hints_shown, hints.size());
}

/// Of the last reply, in a guided talk that goes on.
const scenario::Feedback* last_feedback(const scenario::Scenario& scenario, const app::TalkState& talk) {
  if (talk.attempt.mode != training::Mode::guided || talk.attempt.steps.empty() ||
      talk.session.phase != scenario::Phase::awaiting || !app::is_told(talk))
    return nullptr;
  const auto input = scenario::input_from(scenario, talk.attempt.steps.back().input);
  if (!input || input->silence) return nullptr;
  const scenario::Feedback& feedback = scenario.replies[input->reply].consequence.feedback;
  return feedback.empty() ? nullptr : &feedback;
}

/// What the coach says, under labels where it is of several kinds.
struct Advice {
  std::string label;
  std::string_view text;
};

std::vector<Advice> advice_of(const Frame& frame, const app::TalkState& talk) {
  const scenario::Scenario& scenario = scenario_in(frame, *talk.content);
  std::vector<Advice> all;
  const auto add = [&](std::string label, std::string_view text) {
    if (!text.empty()) all.push_back({std::move(label), text});
  };
  const scenario::Feedback* feedback = last_feedback(scenario, talk);
  if (feedback != nullptr) {
    add(frame.words.tr("How it came across"), feedback->effect);
    add(frame.words.tr("Try this"), feedback->advice);
  }
  for (std::size_t i = 0; i < hints_shown(talk); ++i)
    add(feedback != nullptr && i == 0 ? frame.words.tr("Hint") : std::string(),
        scenario.turns[talk.session.turn].hints[i]);
  return all;
}

} // namespace

void draw_customer_panel(Frame& frame, const app::TalkState& talk, const Area& area, bool with_facts) {
  Ui& ui = frame.ui;
  const scenario::Scenario& scenario = scenario_in(frame, *talk.content);
  const scenario::Mood mood = current_mood(scenario, shown_events(talk));
  Panel panel(ui, "talk.customer", area);
  const ImVec2 at = ImGui::GetCursorScreenPos();
  ImGui::SetCursorScreenPos({std::floor(at.x + panel.width() * 0.5f - ui.px(kFace)), at.y});
  const bool over = talk.session.phase == scenario::Phase::ended;
  face(ui, "talk.face", face_of(scenario), mood, mood_name(frame, mood),
       {.radius = kFace, .blink = !over, .muted = false});
  ImGui::SetCursorScreenPos({at.x, ImGui::GetCursorScreenPos().y});
  gap(ui, kSpace4);
  centered_paragraph(ui, "talk.customer.name", ui.fonts.title, ui.theme.text1, scenario.customer.name);
  gap(ui, 2);
  centered_paragraph(ui, "talk.customer.job", ui.fonts.body, ui.theme.text2, scenario.customer.job);
  gap(ui, 0);
  centered_paragraph(ui, "talk.customer.company", ui.fonts.body, ui.theme.text2, scenario.customer.company);
  gap(ui, kSpace5);
  divider(ui);
  gap(ui, kSpace4);
  draw_brief(frame, scenario);
  if (!with_facts || scenario.facts.empty()) return;
  gap(ui, kSpace5);
  divider(ui);
  gap(ui, kSpace4);
  draw_facts(frame, scenario);
}

void draw_customer_folded(Frame& frame, const app::TalkState& talk) {
  Ui& ui = frame.ui;
  const scenario::Scenario& scenario = scenario_in(frame, *talk.content);
  if (!expander(frame, "talk.about", frame.words.tr("What you know and may claim"))) return;
  gap(ui, kSpace1);
  const Card card(ui, "talk.about.card", {.elevation = 0});
  paragraph(ui, "talk.customer.position", ui.fonts.strong, ui.theme.text1, position_of(scenario.customer));
  gap(ui, kSpace3);
  draw_brief(frame, scenario);
  gap(ui, kSpace4);
  draw_facts(frame, scenario);
}

void draw_side_panel(Frame& frame, const app::TalkState& talk, const Area& area) {
  Ui& ui = frame.ui;
  const scenario::Scenario& scenario = scenario_in(frame, *talk.content);
  Panel panel(ui, "talk.side", area);
  if (coach_has_spoken(talk)) {
    draw_coach(frame, talk);
    gap(ui, kSpace5);
  }
  draw_facts(frame, scenario);
}

bool coach_has_spoken(const app::TalkState& talk) {
  return hints_shown(talk) > 0 || last_feedback(talk.content->by_language.begin()->second, talk) != nullptr;
}

float coach_height(Frame& frame, const app::TalkState& talk, float width) {
  const Ui& ui = frame.ui;
  const float padding = ui.px(kSpace4), left = ui.px(32 + 12);
  float height = 2 * padding + ui.fonts.strong.line;
  for (const Advice& advice : advice_of(frame, talk)) {
    if (!advice.label.empty()) height += ui.px(kSpace2) + ui.fonts.label.line;
    height += ui.px(kSpace1) + measure(ui.fonts.body, advice.text, width - 2 * padding - left).height;
  }
  return std::floor(height);
}

void draw_coach(Frame& frame, const app::TalkState& talk) {
  Ui& ui = frame.ui;
  const Card card(ui, "talk.coach", {.padding = kSpace4, .soft = true, .tone = Tone::accent});
  ImDrawList& draw = *ImGui::GetWindowDrawList();
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const float side = ui.px(32);
  draw.AddRectFilled(at, {at.x + side, at.y + side}, ui.theme.primary, ui.dp(kRadiusControl));
  draw_icon(draw, ui.fonts.icon20, {at.x + side * 0.5f, at.y + side * 0.5f}, ui.theme.on_primary,
            icons::kLightbulb);
  ImGui::SetCursorScreenPos({at.x + side + ui.px(kSpace3), at.y});
  ImGui::BeginGroup();
  const float wrap = available_width();
  text(ui, "talk.coach.title", ui.fonts.strong, ui.theme.text1, frame.words.tr("Coach"), wrap);
  int number = 1;
  for (const Advice& advice : advice_of(frame, talk)) {
    const std::string id = "talk.coach." + std::to_string(number++);
    if (!advice.label.empty()) {
      gap(ui, kSpace2);
      text(ui, id + ".label", ui.fonts.label, ui.theme.text3, advice.label, wrap);
    }
    gap(ui, kSpace1);
    paragraph(ui, id, ui.fonts.body, ui.theme.text2, advice.text, wrap);
  }
  ImGui::EndGroup();
}

} // namespace riposte::desktop
