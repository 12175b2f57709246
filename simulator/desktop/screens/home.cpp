// The screen between talks: a greeting, today's suggestion, the library.
#include <algorithm>

#include "desktop/icons.h"
#include "desktop/screens/home_parts.h"
#include "desktop/screens/phrases.h"
#include "desktop/screens/shell.h"
#include "desktop/widgets/button.h"
#include "desktop/widgets/face.h"
#include "desktop/widgets/label.h"

namespace riposte::desktop {

namespace {

constexpr float kHeroFace = 52.0f; // radius, units
constexpr float kStacked = 620.0f; // units: narrower than this the button goes below

void draw_greeting(Frame& frame) {
  Ui& ui = frame.ui;
  const auto& words = frame.words;
  paragraph(ui, "home.title", ui.fonts.heading, ui.theme.text1,
            filled(words.tr("Hello, {}!"), frame.state.person->name));
  gap(ui, 2);
  const auto finished =
      std::ranges::count_if(frame.state.history, [](const auto& talk) { return talk.result.has_value(); });
  paragraph(ui, "home.lead", ui.fonts.body, ui.theme.text2,
            finished == 0 ? words.tr("A talk takes a few minutes, and you can stop whenever you like.")
                          : filled(words.trn("You have finished {} talk so far.",
                                             "You have finished {} talks so far.", finished),
                                   finished));
}

void draw_why(Frame& frame, const scenario::Scenario& scenario, const training::Suggestion& suggestion) {
  Ui& ui = frame.ui;
  text(ui, "home.suggestion.overline", ui.fonts.label, ui.tone(Tone::accent).fg,
       suggestion.reason == training::Reason::open_talk ? frame.words.tr("Unfinished talk")
                                                        : frame.words.tr("Today’s suggestion"),
       available_width());
  gap(ui, 2);
  paragraph(ui, "home.suggestion.title", ui.fonts.heading, ui.theme.text1, scenario.title);
  gap(ui, kSpace1);
  paragraph(ui, "home.suggestion.customer", ui.fonts.strong, ui.theme.text1, scenario.customer.name);
  gap(ui, 0);
  paragraph(ui, "home.suggestion.position", ui.fonts.body, ui.theme.text2, position_of(scenario.customer));
  gap(ui, kSpace3);
  point(ui, "home.suggestion.reason",
        {.icon = icons::kLightbulb, .tone = Tone::accent, .text = reason_text(frame, suggestion.reason)});
  gap(ui, kSpace3);
  Chips chips;
  for (const std::string& objection : scenario.objections)
    chips.add(objection_label(frame, objection), Tone::accent);
  if (!scenario.stage.empty()) chips.add(stage_label(frame, scenario.stage));
  chip_rows(ui, "home.suggestion.chip", chips.all(), available_width());
}

void draw_start(Frame& frame, const scenario::Scenario& scenario, const training::Suggestion& suggestion,
                float width) {
  Ui& ui = frame.ui;
  const bool open = !suggestion.attempt.empty();
  const std::string label = open ? frame.words.tr("Continue") : frame.words.tr("Start");
  if (button(ui, "home.suggestion.start", label,
             {.kind = ButtonKind::primary,
              .icon = icons::kPlayArrow,
              .enabled = !frame.state.busy,
              .large = true,
              .width = width})) {
    if (open)
      frame.actions.push_back(app::ResumeTalk{suggestion.attempt});
    else
      frame.actions.push_back(app::ShowBriefing{suggestion.scenario});
  }
  gap(ui, kSpace4);
  if (scenario.difficulty > 0) {
    level_dots(ui, "home.suggestion.difficulty", scenario.difficulty,
               difficulty_name(frame, scenario.difficulty), 5);
    gap(ui, kSpace1);
  }
  if (scenario.minutes > 0) {
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const float icon = ui.fonts.icon16.size;
    draw_icon(*ImGui::GetWindowDrawList(), ui.fonts.icon16,
              {at.x + icon * 0.5f, at.y + ui.fonts.label.line * 0.5f}, ui.theme.text3, icons::kSchedule);
    ImGui::SetCursorScreenPos({at.x + icon + ui.px(6), at.y});
    text(ui, "home.suggestion.minutes", ui.fonts.label, ui.theme.text2,
         minutes_text(frame, scenario.minutes));
  }
}

} // namespace

void draw_suggestion(Frame& frame) {
  Ui& ui = frame.ui;
  if (!frame.state.suggestion) return;
  const training::Suggestion& suggestion = *frame.state.suggestion;
  const training::ContentPtr content = frame.state.library.find(suggestion.scenario);
  if (!content) return;
  const scenario::Scenario& scenario = scenario_in(frame, *content);
  const Card card(ui, "home.suggestion", {.padding = kSpace6, .elevation = 2});
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const float face_side = 2 * ui.px(kHeroFace), space = ui.px(kSpace6);
  const bool stacked = card.inner_width() < ui.px(kStacked);
  const float right = stacked ? 0.0f : ui.px(176);
  face(ui, "home.suggestion.face", face_of(scenario), scenario::Mood::neutral, scenario.customer.name,
       {.radius = kHeroFace, .blink = false});
  const float left = face_side + space;
  ImGui::SetCursorScreenPos({at.x + left, at.y});
  {
    const Column column(card.inner_width() - left - (stacked ? 0.0f : right + space));
    draw_why(frame, scenario, suggestion);
    if (stacked) {
      gap(ui, kSpace4);
      draw_start(frame, scenario, suggestion, std::min(available_width(), ui.px(220)));
    }
  }
  if (stacked) return;
  ImGui::SetCursorScreenPos({at.x + card.inner_width() - right, at.y});
  const Column column(right);
  draw_start(frame, scenario, suggestion, right);
}

void draw_home(Frame& frame) {
  Ui& ui = frame.ui;
  const Page page(ui, "home");
  const Area area = shell(frame);
  if (!frame.state.person) return;
  // A few talks would be lost in a wide window: the page is then narrower.
  const bool few = frame.state.library.talks.size() <= 3;
  Body body(ui, "home.body", area, {.max_width = few ? 1160.0f : 1720.0f, .centered = true});
  draw_greeting(frame);
  gap(ui, kSpace5);
  if (frame.state.suggestion) {
    draw_suggestion(frame);
    gap(ui, kSpace8);
  }
  draw_library(frame);
}

} // namespace riposte::desktop
