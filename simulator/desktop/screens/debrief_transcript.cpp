#include <algorithm>
#include <cmath>

#include "desktop/icons.h"
#include "desktop/screens/debrief_parts.h"
#include "desktop/screens/exchanges.h"
#include "desktop/screens/phrases.h"
#include "desktop/widgets/chat.h"
#include "desktop/widgets/face.h"
#include "desktop/widgets/label.h"

namespace riposte::desktop {

namespace {

struct Talk {
  const scenario::Scenario& scenario;
  const FaceSpec& face;
};

void draw_lines(Frame& frame, const Talk& talk, const std::string& id, const std::vector<SpokenLine>& lines) {
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (i > 0) gap(frame.ui, kSpace1);
    const SpokenLine& line = lines[i];
    chat_bubble(frame.ui, id + "." + std::to_string(i + 1),
                {.name = line.name,
                 .text = line.text,
                 .face = &talk.face,
                 .mood = line.mood,
                 .first = i == 0 || lines[i - 1].name != line.name,
                 .last = i + 1 == lines.size() || lines[i + 1].name != line.name});
  }
}

Tone tone_of(int level) {
  return level <= 1 ? Tone::danger : level == 2 ? Tone::warning : Tone::success;
}

// What a skill was given here: dots, its name, and the behaviour that this level stands for.
void draw_level(Frame& frame, const Talk& talk, const std::string& id, const scenario::Level& level) {
  Ui& ui = frame.ui;
  const std::string& skill = talk.scenario.skills[level.skill].id;
  const std::string label =
      filled(frame.words.trc("skill and its level", "{}: {} of 4"), skill_label(frame, skill), level.level);
  level_dots(ui, id + ".level." + skill, level.level, label, catalogue::kHighestLevel, tone_of(level.level));
  const catalogue::Skill* entry = frame.state.catalogue ? frame.state.catalogue->find_skill(skill) : nullptr;
  if (entry == nullptr) return;
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const float left = ui.px(54);
  ImGui::SetCursorScreenPos({at.x + left, at.y - ImGui::GetStyle().ItemSpacing.y});
  ImGui::BeginGroup();
  paragraph(ui, id + ".anchor." + skill, ui.fonts.small, ui.theme.text3,
            entry->anchors[static_cast<std::size_t>(level.level)].in(frame.words.language()),
            available_width());
  ImGui::EndGroup();
}

void draw_ethics(Frame& frame, const std::string& id, scenario::Ethics ethics) {
  if (ethics == scenario::Ethics::pass) return;
  Ui& ui = frame.ui;
  const bool breach = ethics == scenario::Ethics::breach;
  const std::string title = breach ? frame.words.tr("Ethics: a breach") : frame.words.tr("Ethics: a warning");
  std::string detail;
  if (frame.state.catalogue) {
    const catalogue::EthicsGate& gate = frame.state.catalogue->rubric.ethics;
    detail = (breach ? gate.breach : gate.warn).in(frame.words.language());
  }
  notice(ui, id + ".ethics",
         {.tone = breach ? Tone::danger : Tone::warning, .title = title, .detail = detail});
  gap(ui, kSpace3);
}

void draw_feedback(Frame& frame, const std::string& id, const scenario::Feedback& feedback) {
  Ui& ui = frame.ui;
  const auto part = [&](const char* name, const char* icon, Tone tone, const std::string& label,
                        const std::string& text) {
    if (text.empty()) return;
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const float size = ui.fonts.icon20.size;
    draw_icon(*ImGui::GetWindowDrawList(), ui.fonts.icon20,
              {at.x + size * 0.5f, at.y + ui.fonts.label.line * 0.5f}, ui.tone(tone).fg, icon);
    ImGui::SetCursorScreenPos({at.x + size + ui.px(10), at.y});
    ImGui::BeginGroup();
    const float wrap = available_width();
    desktop::text(ui, id + "." + name + ".label", ui.fonts.label, ui.tone(tone).fg, label, wrap);
    gap(ui, 2);
    paragraph(ui, id + "." + name, ui.fonts.body, ui.theme.text1, text, wrap);
    ImGui::EndGroup();
    gap(ui, kSpace3);
  };
  part("effect", icons::kHearing, Tone::neutral, frame.words.tr("How it came across"), feedback.effect);
  part("rule", icons::kSchool, Tone::info, frame.words.tr("The rule"), feedback.rule);
  part("try", icons::kLightbulb, Tone::accent, frame.words.tr("Try this"), feedback.advice);
}

void draw_consequence(Frame& frame, const Talk& talk, const std::string& id,
                      const scenario::Consequence& consequence) {
  Ui& ui = frame.ui;
  draw_ethics(frame, id, consequence.ethics);
  draw_feedback(frame, id, consequence.feedback);
  if (consequence.levels.empty() && consequence.technique.empty()) return;
  if (!expander(frame, id + ".more", frame.words.tr("Levels and what they stand for"))) {
    return;
  }
  gap(ui, kSpace2);
  if (!consequence.technique.empty()) {
    paragraph(ui, id + ".technique", ui.fonts.body, ui.theme.text2,
              filled(frame.words.tr("Technique: {}"), technique_label(frame, consequence.technique)));
    gap(ui, kSpace2);
  }
  for (const scenario::Level& level : consequence.levels) {
    draw_level(frame, talk, id, level);
    gap(ui, kSpace2);
  }
}

// Short: a dot row for each skill, before the reader unfolds the rest.
void draw_level_chips(Frame& frame, const Talk& talk, const std::string& id,
                      const scenario::Consequence& consequence, float width) {
  Chips chips;
  for (const scenario::Level& level : consequence.levels)
    chips.add(filled(frame.words.trc("skill and its level, short", "{} {}/4"),
                     skill_label(frame, talk.scenario.skills[level.skill].id), level.level),
              tone_of(level.level));
  chip_rows(frame.ui, id + ".chip", chips.all(), width);
  if (!chips.empty()) gap(frame.ui, kSpace4);
}

void draw_exchange(Frame& frame, const app::DebriefState& debrief, const Talk& talk, const Exchange& exchange,
                   int number) {
  Ui& ui = frame.ui;
  const std::string id = "debrief.exchange." + std::to_string(number);
  const Card card(ui, id);
  draw_lines(frame, talk, id + ".said", exchange.before);
  if (!exchange.answered) return;
  if (!exchange.before.empty()) gap(ui, kSpace3);
  if (exchange.silence) {
    const std::string text = frame.words.tr("You did not answer in time");
    chat_event(ui, id + ".reply", {.text = text, .icon = icons::kTimer, .tone = Tone::warning});
  } else {
    chat_bubble(ui, id + ".reply", {.speaker = Speaker::trainee, .text = exchange.reply});
  }
  if (!exchange.reactions.empty()) {
    gap(ui, kSpace3);
    draw_lines(frame, talk, id + ".reaction", exchange.reactions);
  }
  gap(ui, kSpace4);
  divider(ui);
  gap(ui, kSpace4);
  draw_worth(frame, debrief, static_cast<std::size_t>(number - 1), id);
  if (exchange.consequence == nullptr) return;
  const scenario::Consequence& consequence = *exchange.consequence;
  draw_level_chips(frame, talk, id, consequence, card.inner_width());
  draw_consequence(frame, talk, id, consequence);
}

} // namespace

void draw_transcript(Frame& frame, const app::DebriefState& debrief) {
  Ui& ui = frame.ui;
  const scenario::Scenario& scenario = scenario_in(frame, *debrief.content);
  const FaceSpec face = face_of(scenario);
  const std::vector<Exchange> exchanges = exchanges_of(scenario, debrief.events);
  const long long replies = debrief.session.replies;
  card_title(ui, "debrief.transcript", frame.words.tr("The talk, reply by reply"),
             debrief.step ? filled(frame.words.tr("{} of {}"), *debrief.step + 1, replies)
                          : filled(frame.words.trn("{} reply", "{} replies", replies), replies));
  // An answered exchange is a step of the talk; what is said last of all has none.
  for (std::size_t i = 0; i < exchanges.size(); ++i) {
    if (debrief.step && *debrief.step != i) continue;
    if (i > 0 && !debrief.step) gap(ui, kSpace4);
    draw_exchange(frame, debrief, {scenario, face}, exchanges[i], static_cast<int>(i) + 1);
  }
}

} // namespace riposte::desktop
