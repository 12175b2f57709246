// The library on the home screen: every talk as a card, and the files that could not be used.
#include <algorithm>
#include <cmath>

#include "desktop/icons.h"
#include "desktop/imx.h"
#include "desktop/screens/home_parts.h"
#include "desktop/screens/phrases.h"
#include "desktop/widgets/label.h"
#include "text/error_text.h"
#include "training/plan.h"

namespace riposte::desktop {

namespace {

constexpr float kCardWidth = 340.0f, kWidestCard = 580.0f; // units
constexpr int kHardest = 5;

// A card's texts must live while it is measured and drawn.
struct TalkCard {
  std::string id, difficulty, minutes;
  Chips chips;
  FaceSpec face;
  ListCard card;
};

void describe(Frame& frame, const scenario::Scenario& scenario, TalkCard& talk) {
  talk.id = scenario.id;
  talk.difficulty = difficulty_name(frame, scenario.difficulty);
  talk.minutes = minutes_text(frame, scenario.minutes);
  talk.face = face_of(scenario);
  add_standing(frame, talk.chips, training::standing(frame.state.history, scenario.id));
  if (!scenario.stage.empty()) talk.chips.add(stage_label(frame, scenario.stage));
  for (const std::string& objection : scenario.objections)
    talk.chips.add(objection_label(frame, objection), Tone::accent);
  talk.card = {.title = scenario.title,
               .summary = scenario.summary,
               .chips = talk.chips.all(),
               .face = &talk.face,
               .difficulty = scenario.difficulty,
               .difficulty_count = kHardest,
               .difficulty_label = talk.difficulty,
               .minutes = talk.minutes};
}

using Row = std::deque<TalkCard>;

// The cards of one row, and how high it is in pixels.
float describe_row(Frame& frame, std::size_t first, std::size_t count, float width, Row& row) {
  const LibraryView& view = frame.memo.library;
  float height = 0.0f;
  for (std::size_t i = first; i < std::min(first + count, view.shown.size()); ++i) {
    describe(frame, scenario_in(frame, *view.talks[view.shown[i]]), row.emplace_back());
    height = std::max(height, list_card_height(frame.ui, row.back().card, width));
  }
  return height;
}

void measure_rows(Frame& frame, std::size_t per_row, float width) {
  LibraryView& view = frame.memo.library;
  if (!view.row_heights.empty() && view.width == width && view.scale == frame.ui.scale) return;
  view.width = width;
  view.scale = frame.ui.scale;
  view.row_heights.clear();
  for (std::size_t first = 0; first < view.shown.size(); first += per_row) {
    Row row;
    view.row_heights.push_back(describe_row(frame, first, per_row, width, row));
  }
}

// A row more than can be seen on both sides, so that Tab always finds the next card.
bool is_near(float top, float height) {
  const ImRect& seen = ImGui::GetCurrentWindow()->ClipRect;
  return top + 2 * height >= seen.Min.y && top - height <= seen.Max.y;
}

void draw_grid(Frame& frame) {
  Ui& ui = frame.ui;
  const LibraryView& view = frame.memo.library;
  const float space = ui.px(kSpace5), room = available_width();
  const int most = std::max(1, static_cast<int>((room + space) / (ui.px(kCardWidth) + space)));
  const int columns = std::min(most, static_cast<int>(view.shown.size())); // a few talks share the line
  const float share =
      std::floor((room - space * static_cast<float>(columns - 1)) / static_cast<float>(columns));
  const float width = most == 1 ? share : std::min(share, ui.px(kWidestCard));
  const auto per_row = static_cast<std::size_t>(columns);
  measure_rows(frame, per_row, width);
  for (std::size_t number = 0; number < view.row_heights.size(); ++number) {
    const float height = view.row_heights[number];
    if (number > 0) gap(ui, kSpace5);
    if (!is_near(ImGui::GetCursorScreenPos().y, height)) {
      ImGui::Dummy({width, height});
      continue;
    }
    Row row;
    describe_row(frame, number * per_row, per_row, width, row);
    for (TalkCard& talk : row) {
      if (&talk != &row.front()) ImGui::SameLine(0.0f, space);
      talk.card.width = width;
      talk.card.min_height = height;
      if (list_card(ui, "home.talk." + talk.id, talk.card))
        frame.actions.push_back(app::ShowBriefing{talk.id});
    }
  }
}

void draw_problems(Frame& frame) {
  Ui& ui = frame.ui;
  const auto& problems = frame.state.library.problems;
  if (problems.empty()) return;
  gap(ui, kSpace8);
  const auto count = static_cast<long long>(problems.size());
  const std::string label = filled(frame.words.trn("{} file of the library cannot be used",
                                                   "{} files of the library cannot be used", count),
                                   count);
  if (!expander(frame, "home.problems", label)) return;
  gap(ui, kSpace2);
  const Card card(ui, "home.problems.card", {.elevation = 0});
  int number = 1;
  for (const training::LibraryProblem& problem : problems) {
    const std::string id = "home.problem." + std::to_string(number);
    if (number++ > 1) gap(ui, kSpace3);
    paragraph(ui, id + ".file", ui.fonts.strong, ui.theme.text1, problem.file);
    gap(ui, 2);
    paragraph(ui, id, ui.fonts.small, ui.theme.text2, text::said(frame.words, problem.error));
  }
}

} // namespace

void add_standing(Frame& frame, Chips& chips, const training::Standing& standing) {
  const auto& words = frame.words;
  if (!standing.open_attempt.empty()) chips.add(words.tr("In progress"), Tone::info, icons::kSchedule);
  if (standing.last) {
    const std::string points = points_text(frame, standing.last->overall);
    if (standing.last->passed)
      chips.add(filled(words.tr("Passed: {}"), points), Tone::success, icons::kCheck);
    else
      chips.add(filled(words.tr("Not passed: {}"), points), Tone::warning);
  }
  if (standing.finished > 1 && standing.best && standing.best->overall)
    chips.add(filled(words.tr("Best: {}"), scenario::as_points(*standing.best->overall)), Tone::neutral,
              icons::kStar);
  if (standing.open_attempt.empty() && !standing.last) chips.add(words.tr("Not tried yet"), Tone::neutral);
}

void draw_library(Frame& frame) {
  Ui& ui = frame.ui;
  const auto& talks = frame.state.library.talks;
  if (talks.empty()) {
    gap(ui, kSpace8);
    const std::string
        title = frame.words.tr("There are no talks yet"),
        body = frame.words.tr(
            "The talks come with Riposte. Install it again, or look into its folder “scenarios”.");
    empty_state(ui, "home.empty", {.icon = icons::kMenuBook, .title = title, .body = body});
  } else {
    const auto count = static_cast<long long>(talks.size());
    if (!frame.state.catalogue) return;
    refresh(frame.memo.library, frame.state.library, frame.state.history, frame.memo.filter,
            *frame.state.catalogue, frame.words.language());
    const std::vector<std::size_t>& shown = frame.memo.library.shown;
    const bool all = shown.size() == talks.size();
    card_title(ui, "home.library", frame.words.tr("All talks"),
               all ? filled(frame.words.trn("{} talk", "{} talks", count), count)
                   : filled(frame.words.tr("{} of {}"), shown.size(), count));
    draw_filter(frame);
    gap(ui, kSpace4);
    if (shown.empty()) {
      const std::string title = frame.words.tr("No talk fits"),
                        body = frame.words.tr("Look for fewer words, or clear the filters.");
      empty_state(ui, "home.nothing", {.icon = icons::kSearch, .title = title, .body = body});
    } else {
      draw_grid(frame);
    }
  }
  draw_problems(frame);
}

} // namespace riposte::desktop
