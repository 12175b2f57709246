// Before the figures: how the trainee sees the own talk. Afterwards: both views side by side.
#include <algorithm>
#include <array>
#include <cmath>

#include "app/debrief.h"
#include "desktop/icons.h"
#include "desktop/screens/debrief_parts.h"
#include "desktop/screens/phrases.h"
#include "desktop/widgets/button.h"
#include "desktop/widgets/field.h"
#include "desktop/widgets/label.h"

namespace riposte::desktop {

namespace {

constexpr double kClose = 0.75; // levels apart that are no difference

} // namespace

void draw_self_review(Frame& frame, const app::DebriefState& debrief) {
  using training::SelfReview;
  Ui& ui = frame.ui;
  const scenario::Scenario& scenario = scenario_in(frame, *debrief.content);
  const std::vector<std::size_t> asked = app::skills_to_rate(debrief);
  Memo& memo = frame.memo;
  if (memo.rated != debrief.attempt.id) {
    memo.rated = debrief.attempt.id;
    memo.ratings = {-1, -1};
  }
  const Card card(ui, "self.card", {.padding = kSpace6});
  paragraph(ui, "self.title", ui.fonts.heading, ui.theme.text1, frame.words.tr("First, your own view"));
  gap(ui, kSpace2);
  paragraph(ui, "self.note", ui.fonts.body, ui.theme.text2,
            frame.words.tr("Before the figures: how well did you do on these? 0 is not shown at all, 4 is as "
                           "well as it can be done. It takes ten seconds and counts for nothing."));
  constexpr std::array<std::string_view, 5> kLevels = {"0", "1", "2", "3", "4"};
  bool all = true;
  for (std::size_t i = 0; i < asked.size(); ++i) {
    const std::string& skill = scenario.skills[asked[i]].id;
    gap(ui, kSpace5);
    const std::string label = skill_label(frame, skill);
    segmented(ui, "self." + skill, kLevels, memo.ratings[i],
              {.label = label, .width = std::min(available_width(), ui.px(420))});
    all = all && memo.ratings[i] >= 0;
  }
  gap(ui, kSpace6);
  if (button(ui, "self.show", frame.words.tr("Show the result"),
             {.kind = ButtonKind::primary, .enabled = all, .large = true})) {
    SelfReview review{SelfReview::State::given, {}};
    for (std::size_t i = 0; i < asked.size(); ++i)
      review.ratings.push_back({scenario.skills[asked[i]].id, memo.ratings[i]});
    std::sort(review.ratings.begin(), review.ratings.end(),
              [](const auto& a, const auto& b) { return a.skill < b.skill; });
    frame.actions.push_back(app::RateOneself{std::move(review)});
  }
  same_line(ui, kSpace3);
  if (button(ui, "self.skip", frame.words.tr("Skip"), {.kind = ButtonKind::ghost, .large = true}))
    frame.actions.push_back(app::RateOneself{{SelfReview::State::skipped, {}}});
}

void draw_own_view(Frame& frame, const app::DebriefState& debrief, const scenario::Score& score) {
  Ui& ui = frame.ui;
  const scenario::Scenario& scenario = scenario_in(frame, *debrief.content);
  if (debrief.attempt.self.state != training::SelfReview::State::given) return;
  gap(ui, kSpace4);
  const Card card(ui, "self.view");
  card_title(ui, "self.view.title", frame.words.tr("Your view and the talk"));
  bool first = true;
  for (const training::SelfReview::Rating& rating : debrief.attempt.self.ratings) {
    const auto skill = std::find_if(scenario.skills.begin(), scenario.skills.end(),
                                    [&](const auto& weight) { return weight.id == rating.skill; });
    if (skill == scenario.skills.end()) continue;
    const auto& shown = score.skills[static_cast<std::size_t>(skill - scenario.skills.begin())];
    if (!shown) continue;
    if (!std::exchange(first, false)) gap(ui, kSpace3);
    const double apart = rating.level - *shown;
    const std::string text =
        std::abs(apart) <= kClose ? frame.words.tr("You saw it much as the talk shows it.")
        : apart > 0 ? frame.words.tr("You saw more in it than the talk shows. The replies below tell where.")
                    : frame.words.tr("You were stricter with yourself than the talk is.");
    paragraph(ui, "self.view." + rating.skill, ui.fonts.strong, ui.theme.text1,
              filled(frame.words.tr("{}: you {}, the talk {}"), skill_label(frame, rating.skill),
                     rating.level, frame.words.number(*shown, 1)));
    gap(ui, 2);
    paragraph(ui, "self.view." + rating.skill + ".text", ui.fonts.body, ui.theme.text2, text);
  }
}

} // namespace riposte::desktop
