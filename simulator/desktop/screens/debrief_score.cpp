#include <algorithm>
#include <cmath>

#include "desktop/icons.h"
#include "desktop/screens/debrief_parts.h"
#include "desktop/screens/exchanges.h"
#include "desktop/screens/phrases.h"
#include "desktop/widgets/face.h"
#include "desktop/widgets/label.h"

namespace riposte::desktop {

namespace {

const scenario::Ending* ending_of(const scenario::Scenario& scenario, const scenario::Session& session) {
  return session.ending ? &scenario.endings[*session.ending] : nullptr;
}

void draw_ending(Frame& frame, const scenario::Scenario& scenario, const scenario::Session& session) {
  Ui& ui = frame.ui;
  const scenario::Ending* ending = ending_of(scenario, session);
  const bool good = ending != nullptr && ending->good;
  const Card card(ui, "debrief.ending.card");
  const std::string outcome =
      session.outcome ? outcome_name(frame, *session.outcome) : frame.words.tr("The talk is over");
  Chips chips;
  chips.add(outcome, good ? Tone::success : Tone::warning, good ? icons::kCheckCircle : icons::kFlag);
  chip_rows(ui, "debrief.outcome", chips.all(), card.inner_width());
  gap(ui, kSpace3);
  paragraph(ui, "debrief.ending", ui.fonts.strong, ui.theme.text1,
            ending != nullptr ? ending->text
                              : frame.words.tr("The talk has gone on for too long and breaks off here."));
  if (ending == nullptr || ending->debrief.empty()) return;
  gap(ui, kSpace2);
  paragraph(ui, "debrief.ending.text", ui.fonts.body, ui.theme.text2, ending->debrief);
}

// Why it is passed or not: each condition with its own mark, so that nothing has to be guessed.
void draw_verdict(Frame& frame, const scenario::Scenario& scenario, const scenario::Session& session,
                  const scenario::Score& score) {
  Ui& ui = frame.ui;
  const auto& words = frame.words;
  const auto mark = [&](const char* id, bool met, const std::string& text) {
    gap(ui, kSpace2);
    point(ui, id,
          {.icon = met ? icons::kCheck : icons::kClose,
           .tone = met ? Tone::success : Tone::danger,
           .text = text});
  };
  const int needed = scenario::as_points(scenario.pass_level);
  const bool reached = score.overall && *score.overall >= scenario.pass_level;
  mark("debrief.verdict.points", reached,
       filled(reached ? words.tr("Enough points ({} needed)") : words.tr("Not enough points ({} needed)"),
              needed));
  if (scenario.pass_needs_good_ending) {
    const scenario::Ending* ending = ending_of(scenario, session);
    const bool good = ending != nullptr && ending->good;
    mark("debrief.verdict.ending", good,
         good ? words.tr("Good ending") : words.tr("The ending could be better"));
  }
  if (!score.breach) return;
  std::string why = words.tr("A reply crossed the line of ethics.");
  if (score.uncapped)
    why =
        filled(words.tr("A reply crossed the line of ethics, so the score is capped at {}. Without it: {}."),
               scenario::as_points(scenario::kBreachCap), scenario::as_points(*score.uncapped));
  mark("debrief.verdict.breach", false, why);
}

void draw_total(Frame& frame, const scenario::Scenario& scenario, const scenario::Session& session,
                const scenario::Score& score) {
  Ui& ui = frame.ui;
  const auto& words = frame.words;
  const Card card(ui, "debrief.score.card");
  const ImVec2 at = ImGui::GetCursorScreenPos();
  ImDrawList& draw = *ImGui::GetWindowDrawList();
  const std::string points = score.overall ? std::to_string(scenario::as_points(*score.overall)) : "–";
  const float wide = text_width(ui.fonts.metric, points);
  text(ui, "debrief.score", ui.fonts.metric, ui.theme.text1, points);
  const float base = at.y + ui.fonts.metric.line - ui.fonts.body.line - ui.px(2);
  draw_text(draw, ui.fonts.body, {at.x + wide + ui.px(8), base}, ui.theme.text3, words.tr("of 100 points"));
  const std::string verdict = score.passed ? words.tr("Passed") : words.tr("Not passed");
  const BadgeOptions options{score.passed ? Tone::success : Tone::warning,
                             score.passed ? icons::kCheckCircle : nullptr};
  ImGui::SetCursorScreenPos({at.x + card.inner_width() - badge_width(ui, verdict, options), at.y + ui.px(6)});
  badge(ui, "debrief.passed", verdict, options);
  ImGui::SetCursorScreenPos({at.x, at.y + ui.fonts.metric.line + ui.px(kSpace2)});
  const float share = score.overall ? static_cast<float>(*score.overall / catalogue::kHighestLevel) : 0.0f;
  const auto line = static_cast<float>(scenario.pass_level / catalogue::kHighestLevel);
  const std::string label = filled(words.tr("Pass line: {}"), scenario::as_points(scenario.pass_level));
  meter(ui, "debrief.score.meter",
        {.label = label,
         .value_text = {},
         .value = share,
         .mark = line,
         .tone = score.passed ? Tone::success : Tone::warning});
  gap(ui, kSpace4);
  draw_verdict(frame, scenario, session, score);
}

void draw_skills(Frame& frame, const scenario::Scenario& scenario, const scenario::Score& score) {
  Ui& ui = frame.ui;
  const Card card(ui, "debrief.skills.card");
  card_title(ui, "debrief.skills.title", frame.words.tr("By skill"), frame.words.tr("levels 0–4"));
  std::string unseen;
  bool first = true;
  for (std::size_t i = 0; i < scenario.skills.size(); ++i) {
    const std::string label = skill_label(frame, scenario.skills[i].id);
    if (!score.skills[i]) {
      unseen += (unseen.empty() ? "" : ", ") + label;
      continue;
    }
    if (!std::exchange(first, false)) gap(ui, kSpace3);
    const double level = *score.skills[i];
    meter(ui, "debrief.skill." + scenario.skills[i].id,
          {.label = label,
           .value_text = frame.words.number(level, 1),
           .value = static_cast<float>(level / catalogue::kHighestLevel)});
  }
  if (unseen.empty()) return;
  if (!first) gap(ui, kSpace4);
  paragraph(ui, "debrief.skills.unseen", ui.fonts.small, ui.theme.text3,
            filled(frame.words.tr("Not observed in this talk, so not counted: {}"), unseen));
}

void draw_behind(Frame& frame, const scenario::Scenario& scenario, const app::DebriefState& debrief) {
  Ui& ui = frame.ui;
  const auto& words = frame.words;
  const auto behind = behind_of(scenario, debrief.session, debrief.events);
  const scenario::Customer& customer = scenario.customer;
  if (behind.empty() && customer.goal.empty() && customer.fear.empty()) return;
  const Card card(ui, "debrief.behind.card");
  card_title(ui, "debrief.behind.title", words.tr("What was behind it"));
  int number = 1;
  for (const Behind& entry : behind) {
    const std::string id = "debrief.behind." + std::to_string(number++);
    paragraph(ui, id, ui.fonts.strong, ui.theme.text1,
              filled(words.tr("“{}”"), objection_label(frame, entry.objection->id)));
    gap(ui, 2);
    paragraph(ui, id + ".sincerity", ui.fonts.body, ui.theme.text2,
              sincerity_text(frame, entry.objection->sincerity));
    if (!entry.cause.empty()) {
      gap(ui, 2);
      paragraph(ui, id + ".cause", ui.fonts.body, ui.theme.text2,
                filled(words.tr("The real cause this time: “{}”."), objection_label(frame, entry.cause)));
    }
    gap(ui, kSpace3);
  }
  if (!customer.goal.empty()) {
    labelled(ui, "debrief.goal", words.tr("What the customer wanted"), customer.goal);
    gap(ui, kSpace3);
  }
  if (!customer.fear.empty())
    labelled(ui, "debrief.fear", words.tr("What the customer feared"), customer.fear);
  if (scenario.variants.size() < 2) return;
  gap(ui, kSpace4);
  const auto count = static_cast<long long>(scenario.variants.size());
  paragraph(
      ui, "debrief.variants", ui.fonts.small, ui.theme.text3,
      filled(words.trn("The talk has {} variant of this customer; the next time it may be another one.",
                       "The talk has {} variants of this customer; the next time it may be another one.",
                       count),
             count));
}

} // namespace

void draw_summary(Frame& frame, const app::DebriefState& debrief) {
  Ui& ui = frame.ui;
  const scenario::Scenario& scenario = scenario_in(frame, *debrief.content);
  const scenario::Score score = scenario::score_of(scenario, debrief.session);
  draw_total(frame, scenario, debrief.session, score);
  gap(ui, kSpace4);
  draw_ending(frame, scenario, debrief.session);
  gap(ui, kSpace4);
  draw_skills(frame, scenario, score);
  draw_own_view(frame, debrief, score);
  gap(ui, kSpace4);
  draw_behind(frame, scenario, debrief);
  gap(ui, kSpace4);
  draw_receipt(frame, debrief);
}

} // namespace riposte::desktop
