// One talk before it begins: who, what is known, what counts.
#include <array>
#include <cmath>
#include <vector>

#include "desktop/icons.h"
#include "desktop/screens/briefing_cards.h"
#include "desktop/screens/choice.h"
#include "desktop/screens/phrases.h"
#include "desktop/widgets/button.h"
#include "desktop/widgets/face.h"
#include "desktop/widgets/label.h"
#include "training/plan.h"

namespace riposte::desktop {

namespace {

constexpr float kBar = 64.0f, kTwoColumns = 960.0f, kFace = 72.0f; // units

void draw_bar(Frame& frame, const scenario::Scenario& scenario) {
  Ui& ui = frame.ui;
  const Area bar = top_bar(ui, kBar);
  const float side = ui.px(36), middle = bar.height() * 0.5f;
  ImGui::SetCursorScreenPos({ui.px(kSpace4), std::floor(middle - side * 0.5f)});
  if (icon_button(ui, "briefing.back", icons::kArrowBack, frame.words.tr("Back")))
    frame.actions.push_back(app::ShowHome{});
  const float left = ui.px(kSpace4) + side + ui.px(kSpace2);
  ImGui::SetCursorScreenPos({left, std::floor(middle - ui.fonts.heading.line * 0.5f)});
  text(ui, "briefing.title", ui.fonts.heading, ui.theme.text1, scenario.title,
       bar.width() - left - ui.px(kSpace5));
}

// How the next talk is played; the choice is kept for the one after it.
void draw_mode(Frame& frame) {
  if (!frame.state.person) return;
  constexpr std::array kModes{training::Mode::guided, training::Mode::practice, training::Mode::assessment};
  std::vector<Choice> choices;
  for (const training::Mode mode : kModes)
    choices.push_back(
        {std::string(training::name_of(mode)), mode_name(frame, mode), mode_text(frame, mode), nullptr});
  const std::string_view chosen =
      choice_grid(frame.ui, "briefing.mode", choices, training::name_of(frame.state.person->mode),
                  {.min_width = 300, .max_columns = 1});
  if (const auto mode = training::mode_from(chosen)) {
    training::Person person = *frame.state.person;
    person.mode = *mode;
    frame.actions.push_back(app::ChangeSettings{person});
  }
}

void draw_buttons(Frame& frame, const scenario::Scenario& scenario) {
  Ui& ui = frame.ui;
  const std::string open = training::standing(frame.state.history, scenario.id).open_attempt;
  const float width = available_width();
  const bool enabled = !frame.state.busy;
  if (open.empty()) {
    if (button(ui, "briefing.start", frame.words.tr("Start the talk"),
               {.kind = ButtonKind::primary,
                .icon = icons::kPlayArrow,
                .enabled = enabled,
                .large = true,
                .width = width}))
      frame.actions.push_back(app::StartTalk{scenario.id});
    return;
  }
  if (button(ui, "briefing.continue", frame.words.tr("Continue"),
             {.kind = ButtonKind::primary,
              .icon = icons::kPlayArrow,
              .enabled = enabled,
              .large = true,
              .width = width}))
    frame.actions.push_back(app::ResumeTalk{open});
  gap(ui, kSpace2);
  if (button(ui, "briefing.start", frame.words.tr("Start over"),
             {.icon = icons::kReplay, .enabled = enabled, .large = true, .width = width}))
    frame.actions.push_back(app::StartTalk{scenario.id});
}

void draw_customer(Frame& frame, const scenario::Scenario& scenario) {
  Ui& ui = frame.ui;
  const Card card(ui, "briefing.customer", {.padding = kSpace6});
  const ImVec2 at = ImGui::GetCursorScreenPos();
  ImGui::SetCursorScreenPos({std::floor(at.x + (card.inner_width() - 2 * ui.px(kFace)) * 0.5f), at.y});
  face(ui, "briefing.face", face_of(scenario), scenario::Mood::neutral, scenario.customer.name,
       {.radius = kFace, .blink = false});
  ImGui::SetCursorScreenPos({at.x, ImGui::GetCursorScreenPos().y});
  gap(ui, kSpace4);
  centered_paragraph(ui, "briefing.customer.name", ui.fonts.title, ui.theme.text1, scenario.customer.name);
  gap(ui, 2);
  centered_paragraph(ui, "briefing.customer.job", ui.fonts.body, ui.theme.text2, scenario.customer.job);
  gap(ui, 0);
  centered_paragraph(ui, "briefing.customer.company", ui.fonts.body, ui.theme.text2,
                     scenario.customer.company);
  gap(ui, kSpace5);
  draw_mode(frame);
  gap(ui, kSpace4);
  draw_buttons(frame, scenario);
  gap(ui, kSpace5);
  divider(ui);
  gap(ui, kSpace4);
  Chips chips;
  if (!scenario.stage.empty()) chips.add(stage_label(frame, scenario.stage));
  for (const std::string& objection : scenario.objections)
    chips.add(objection_label(frame, objection), Tone::accent);
  chips.add(minutes_text(frame, scenario.minutes), Tone::neutral, icons::kSchedule);
  chip_rows(ui, "briefing.chip", chips.all(), card.inner_width());
  if (scenario.difficulty <= 0) return;
  gap(ui, kSpace3);
  level_dots(ui, "briefing.difficulty", scenario.difficulty, difficulty_name(frame, scenario.difficulty), 5);
}

void draw_cards(Frame& frame, const scenario::Scenario& scenario) {
  Ui& ui = frame.ui;
  draw_brief_card(frame, scenario);
  gap(ui, kSpace4);
  draw_facts_card(frame, scenario);
  gap(ui, kSpace4);
  draw_scoring_card(frame, scenario);
  gap(ui, kSpace4);
  draw_history_card(frame, scenario);
}

} // namespace

void draw_briefing(Frame& frame) {
  Ui& ui = frame.ui;
  const Page page(ui, "briefing");
  const training::ContentPtr content = frame.state.library.find(frame.state.briefing);
  if (!content) return;
  const scenario::Scenario& scenario = scenario_in(frame, *content);
  draw_bar(frame, scenario);
  const Area window = window_area();
  const Area rest{{0.0f, ui.px(kBar)}, window.max};
  if (window_units(ui).x < kTwoColumns) {
    Body body(ui, "briefing.body", rest, {.max_width = 720, .centered = true});
    draw_customer(frame, scenario);
    gap(ui, kSpace4);
    draw_cards(frame, scenario);
    return;
  }
  // Who it is stays in view at the left while the rest scrolls.
  const float content_width = std::min(ui.px(1240), window.width());
  const float edge = std::floor((window.width() - content_width) * 0.5f), side = ui.px(372);
  {
    Body body(ui, "briefing.left", {{edge, rest.min.y}, {edge + side, rest.max.y}},
              {.max_width = 400, .left = kSpace8, .right = kSpace1, .top = kSpace6});
    draw_customer(frame, scenario);
  }
  Body body(ui, "briefing.right", {{edge + side, rest.min.y}, {edge + content_width, rest.max.y}},
            {.max_width = 900, .left = kSpace2, .right = kSpace5, .top = kSpace6});
  draw_cards(frame, scenario);
}

} // namespace riposte::desktop
