// How the score came about: each reply with its levels, each skill with its part.
#include <cmath>

#include "desktop/screens/debrief_parts.h"
#include "desktop/screens/phrases.h"
#include "desktop/widgets/label.h"
#include "training/receipt.h"

namespace riposte::desktop {

namespace {

void draw_step(Frame& frame, const scenario::Scenario& scenario, const training::Receipt& receipt,
               std::size_t first, std::size_t end) {
  Ui& ui = frame.ui;
  const training::ReceiptEntry& entry = receipt.entries[first];
  const std::string id = "receipt." + std::to_string(entry.step);
  const std::string given =
      entry.reply ? scenario.replies[*entry.reply].text : frame.words.tr("No answer in time");
  paragraph(ui, id, ui.fonts.body, ui.theme.text1,
            filled(frame.words.trc("number and text", "{}. {}"), entry.step, given));
  for (std::size_t i = first; i < end; ++i) {
    const training::ReceiptEntry& level = receipt.entries[i];
    const std::string& skill = scenario.skills[level.skill].id;
    gap(ui, 2);
    paragraph(ui, id + "." + skill, ui.fonts.small, ui.theme.text2,
              filled(frame.words.trc("skill and its level", "{}: {} of 4"), skill_label(frame, skill),
                     level.level));
    const catalogue::Skill* known =
        frame.state.catalogue ? frame.state.catalogue->find_skill(skill) : nullptr;
    if (known == nullptr || level.level < 0 || level.level > catalogue::kHighestLevel) continue;
    paragraph(ui, id + "." + skill + ".anchor", ui.fonts.small, ui.theme.text3,
              known->anchors[static_cast<std::size_t>(level.level)].in(frame.words.language()));
  }
}

void draw_parts(Frame& frame, const scenario::Scenario& scenario, const training::Receipt& receipt) {
  Ui& ui = frame.ui;
  for (const training::ReceiptSkill& skill : receipt.skills) {
    if (!skill.level) continue;
    const std::string& id = scenario.skills[skill.skill].id;
    paragraph(ui, "receipt.skill." + id, ui.fonts.body, ui.theme.text1,
              filled(frame.words.trn("{}: {} in {} level, weight {}, {} % of the score",
                                     "{}: {} in {} levels, weight {}, {} % of the score", skill.count),
                     skill_label(frame, id), skill.sum, skill.count, frame.words.number(skill.weight, 2),
                     std::lround(skill.share * 100)));
    gap(ui, kSpace1);
  }
}

} // namespace

void draw_receipt(Frame& frame, const app::DebriefState& debrief) {
  Ui& ui = frame.ui;
  const Card card(ui, "receipt.card");
  if (!expander(frame, "receipt", frame.words.tr("Receipt"))) return;
  const scenario::Scenario& scenario = scenario_in(frame, *debrief.content);
  const int version = frame.state.catalogue ? frame.state.catalogue->rubric.version : 0;
  const training::Receipt receipt = training::receipt_of(scenario, debrief.events, version);
  gap(ui, kSpace2);
  if (!receipt.uncapped) {
    paragraph(ui, "receipt.none", ui.fonts.body, ui.theme.text2,
              frame.words.tr("No level was recorded in this talk."));
    return;
  }
  for (std::size_t first = 0; first < receipt.entries.size();) {
    std::size_t end = first;
    while (end < receipt.entries.size() && receipt.entries[end].step == receipt.entries[first].step) ++end;
    draw_step(frame, scenario, receipt, first, end);
    gap(ui, kSpace3);
    first = end;
  }
  draw_parts(frame, scenario, receipt);
  gap(ui, kSpace2);
  paragraph(ui, "receipt.sum", ui.fonts.small, ui.theme.text3,
            filled(frame.words.tr("The mean of all levels, each by the weight of its skill: {} of 4, that is "
                                  "{} of 100 points. Rubric, version {}."),
                   frame.words.number(*receipt.uncapped, 2), scenario::as_points(*receipt.uncapped),
                   version));
  if (!receipt.capped) return;
  gap(ui, kSpace1);
  paragraph(ui, "receipt.cap", ui.fonts.small, ui.theme.text2,
            filled(frame.words.tr(
                       "A reply crossed the line of ethics, so the score is capped at {}. Without it: {}."),
                   scenario::as_points(scenario::kBreachCap), scenario::as_points(*receipt.uncapped)));
}

} // namespace riposte::desktop
