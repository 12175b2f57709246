#include "desktop/screens/briefing_cards.h"

#include <algorithm>
#include <cmath>

#include "desktop/icons.h"
#include "desktop/screens/phrases.h"
#include "desktop/widgets/button.h"
#include "desktop/widgets/label.h"

namespace riposte::desktop {

namespace {

void draw_anchors(Frame& frame, const catalogue::Skill& skill) {
  Ui& ui = frame.ui;
  const std::string& language = frame.words.language();
  paragraph(ui, "briefing.skill." + skill.id + ".about", ui.fonts.small, ui.theme.text2,
            skill.description.in(language));
  for (std::size_t level = skill.anchors.size(); level-- > 0;) {
    gap(ui, 6);
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const float left = ui.px(64);
    level_dots(ui, "briefing.skill." + skill.id + ".dots." + std::to_string(level), static_cast<int>(level),
               {});
    ImGui::SetCursorScreenPos({at.x + left, at.y});
    ImGui::BeginGroup();
    paragraph(ui, "briefing.skill." + skill.id + "." + std::to_string(level), ui.fonts.small, ui.theme.text1,
              skill.anchors[level].in(language), available_width());
    ImGui::EndGroup();
  }
}

// The skill unfolds under its name; its share of the score is a bar at the right.
void draw_skill(Frame& frame, const scenario::SkillWeight& weight, double total) {
  Ui& ui = frame.ui;
  const int share = static_cast<int>(std::lround(weight.weight / total * 100.0));
  const std::string id = "briefing.skill." + weight.id;
  const std::string label = filled(frame.words.trc("skill and its share of the score", "{} · {} %"),
                                   skill_label(frame, weight.id), share);
  if (!expander(frame, id, label)) return;
  const catalogue::Skill* skill =
      frame.state.catalogue ? frame.state.catalogue->find_skill(weight.id) : nullptr;
  if (skill == nullptr) return;
  const float indent = ui.fonts.icon20.size + ui.px(8);
  const ImVec2 at = ImGui::GetCursorScreenPos();
  ImGui::SetCursorScreenPos({at.x + indent, at.y - ImGui::GetStyle().ItemSpacing.y + ui.px(2)});
  {
    const Column column(available_width());
    draw_anchors(frame, *skill);
  }
  gap(ui, kSpace4);
}

} // namespace

void fact_points(Frame& frame, const scenario::Scenario& scenario, std::string_view id) {
  for (const scenario::Fact& fact : scenario.facts) {
    if (&fact != &scenario.facts.front()) gap(frame.ui, kSpace2);
    point(frame.ui, std::string(id) + "." + fact.id,
          {.icon = icons::kCheck, .tone = Tone::success, .text = fact.text});
  }
}

void draw_brief_card(Frame& frame, const scenario::Scenario& scenario) {
  Ui& ui = frame.ui;
  const Card card(ui, "briefing.brief.card");
  card_title(ui, "briefing.brief.title", frame.words.tr("What you know"));
  paragraph(ui, "briefing.brief", ui.fonts.body, ui.theme.text1, scenario.brief);
  const catalogue::Stage* stage =
      frame.state.catalogue ? catalogue::find(frame.state.catalogue->stages, scenario.stage) : nullptr;
  if (stage == nullptr) return;
  const std::string& language = frame.words.language();
  gap(ui, kSpace4);
  labelled(ui, "briefing.goal", frame.words.tr("What counts at this stage"), stage->success.in(language));
}

void draw_facts_card(Frame& frame, const scenario::Scenario& scenario) {
  if (scenario.facts.empty()) return;
  Ui& ui = frame.ui;
  const Card card(ui, "briefing.facts.card");
  card_title(ui, "briefing.facts.title", frame.words.tr("What you may truthfully claim"));
  fact_points(frame, scenario, "briefing.fact");
}

void draw_scoring_card(Frame& frame, const scenario::Scenario& scenario) {
  Ui& ui = frame.ui;
  const Card card(ui, "briefing.scoring.card");
  card_title(ui, "briefing.scoring.title", frame.words.tr("How the talk is scored"));
  point(ui, "briefing.pass",
        {.icon = icons::kTrackChanges, .tone = Tone::accent, .text = pass_rule(frame, scenario)});
  gap(ui, kSpace2);
  point(ui, "briefing.ethics",
        {.icon = icons::kWarning,
         .tone = Tone::warning,
         .text = filled(
             frame.words.tr(
                 "A lie, or pressure after a clear no, caps the score at {}, however good the rest was."),
             scenario::as_points(scenario::kBreachCap))});
  gap(ui, kSpace4);
  text(ui, "briefing.skills.title", ui.fonts.label, ui.theme.text3,
       frame.words.tr("Skills and their share of the score"), available_width());
  gap(ui, kSpace1);
  double total = 0.0;
  for (const scenario::SkillWeight& weight : scenario.skills) total += weight.weight;
  for (const scenario::SkillWeight& weight : scenario.skills) {
    draw_skill(frame, weight, std::max(total, 1e-9));
    gap(ui, 0);
  }
}

void draw_history_card(Frame& frame, const scenario::Scenario& scenario) {
  Ui& ui = frame.ui;
  const bool any = std::ranges::any_of(frame.state.history, [&](const training::AttemptSummary& attempt) {
    return attempt.scenario == scenario.id && attempt.result;
  });
  if (!any) return;
  const Card card(ui, "briefing.history.card");
  card_title(ui, "briefing.history.title", frame.words.tr("How it went before"));
  int number = 1;
  for (const training::AttemptSummary& attempt : frame.state.history) {
    if (attempt.scenario != scenario.id || !attempt.result) continue;
    const std::string id = "briefing.history." + std::to_string(number);
    if (number++ > 1) gap(ui, kSpace2);
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const float width = available_width();
    const std::string label = frame.words.tr("Debrief");
    const ButtonOptions options{.kind = ButtonKind::ghost, .trailing_icon = icons::kChevronRight};
    const float side = button_width(ui, label, options);
    const training::TalkResult& result = *attempt.result;
    const std::string line = filled(frame.words.trc("outcome and score", "{} · {}"),
                                    outcome_name(frame, result.outcome), points_text(frame, result.overall));
    text(ui, id, ui.fonts.strong, ui.theme.text1, line, width - side - ui.px(8));
    gap(ui, 0);
    text(ui, id + ".when", ui.fonts.label, ui.theme.text3, frame.words.short_date_time(result.finished));
    const float below = ImGui::GetCursorScreenPos().y;
    ImGui::SetCursorScreenPos({at.x + width - side, at.y});
    if (button(ui, id + ".open", label, options)) frame.actions.push_back(app::ShowDebrief{attempt.id});
    ImGui::SetCursorScreenPos({at.x, std::max(below, ImGui::GetCursorScreenPos().y)});
    if (number > 6) break; // the latest are enough here
  }
}

} // namespace riposte::desktop
