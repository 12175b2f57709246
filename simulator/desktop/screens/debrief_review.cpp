// The talk as a game that is looked at again: its curve, where it turned, the best line, another line beside
// it.
#include <algorithm>
#include <array>
#include <cmath>
#include <deque>

#include "app/debrief.h"
#include "desktop/icons.h"
#include "desktop/imx.h"
#include "desktop/screens/debrief_parts.h"
#include "desktop/screens/keys.h"
#include "desktop/screens/phrases.h"
#include "desktop/widgets/button.h"
#include "desktop/widgets/curve.h"
#include "desktop/widgets/label.h"

namespace riposte::desktop {

namespace {

using analysis::Label;

constexpr std::size_t kMostLines = 5; // of the hidden state
constexpr std::array<Tone, 4> kLineTones = {Tone::success, Tone::danger, Tone::info, Tone::warning};

std::string percent(const Frame& frame, double share) {
  return filled(frame.words.trc("a share", "{} %"), static_cast<int>(std::lround(share * 100)));
}

const std::string& said(const scenario::Scenario& scenario, const Frame& frame, scenario::Input input,
                        std::string& silence) {
  if (!input.silence) return scenario.replies[input.reply].text;
  return silence = frame.words.tr("No answer in time");
}

/// What the end was worth: a talk is won or it is not.
float end_value(const scenario::Scenario& scenario, const app::DebriefState& debrief) {
  return debrief.session.ending && scenario.endings[*debrief.session.ending].good ? 1.0f : 0.0f;
}

// ---- the customer's hidden state
struct Hidden {
  std::string label, value;
  std::vector<float> values;
};

/// Variables that moved in the talk, as shares of their range.
std::deque<Hidden> hidden_of(const Frame& frame, const scenario::Scenario& scenario,
                             const training::TalkReview& review, std::optional<std::size_t> selected) {
  std::deque<Hidden> hidden;
  for (std::size_t v = 0; v < scenario.variables.size() && hidden.size() < kMostLines; ++v) {
    const scenario::Variable& variable = scenario.variables[v];
    std::vector<std::int64_t> row;
    for (const training::ReviewedStep& step : review.steps) row.push_back(step.before[v]);
    if (!review.steps.empty()) row.push_back(review.steps.back().after[v]);
    const bool moved = std::ranges::any_of(row, [&](std::int64_t value) { return value != row.front(); });
    if (!moved || variable.flag || variable.max <= variable.min) continue;
    Hidden& one = hidden.emplace_back();
    one.label = state_label(frame, variable.name);
    one.value = std::to_string(row[std::min(selected.value_or(row.size() - 1), row.size() - 1)]);
    // What moved fills the height, but a small change does not look like a large one.
    const auto [low, high] = std::ranges::minmax(row);
    const float least = 0.3f * static_cast<float>(variable.max - variable.min);
    const float span = std::max(static_cast<float>(high - low), least);
    const float floor = static_cast<float>(low + high) * 0.5f - span * 0.5f;
    for (const std::int64_t value : row) one.values.push_back((static_cast<float>(value) - floor) / span);
  }
  return hidden;
}

// ---- the curve
void draw_curve(Frame& frame, const app::DebriefState& debrief, const scenario::Scenario& scenario,
                const training::TalkReview& review) {
  Ui& ui = frame.ui;
  std::deque<std::string> texts;
  std::vector<CurvePoint> points;
  for (std::size_t i = 0; i < review.steps.size(); ++i) {
    const analysis::Reviewed& worth = review.steps[i].worth;
    texts.push_back(filled(frame.words.trc("turn, label, chance to win", "{}. {}: chance to win {}"), i + 1,
                           label_name(frame, worth.label), percent(frame, worth.before)));
    points.push_back({static_cast<float>(worth.before), label_tone(worth.label), label_icon(worth.label),
                      texts.back(), review.key_moment == i});
  }
  const float end = end_value(scenario, debrief);
  points.push_back({end, end > 0.5f ? Tone::success : Tone::danger, icons::kFlag, {}, false});
  const std::deque<Hidden> hidden = hidden_of(frame, scenario, review, debrief.step);
  std::vector<CurveLine> lines;
  for (const Hidden& one : hidden)
    lines.push_back({one.label, one.values, one.value, kLineTones[lines.size() % kLineTones.size()]});
  const std::string label = frame.words.tr("Chance of a good ending, turn by turn"), top = percent(frame, 1),
                    bottom = percent(frame, 0);
  const auto pressed = curve(ui, "review.curve",
                             {.label = label,
                              .top = top,
                              .bottom = bottom,
                              .points = points,
                              .other = {},
                              .lines = lines,
                              .selected = debrief.step});
  if (pressed) frame.actions.push_back(app::ShowStep{debrief.step == *pressed ? std::nullopt : pressed});
}

/// Buttons in as many lines as they need.
class ButtonRow {
public:
  explicit ButtonRow(Ui& ui) : ui_(ui), room_(available_width()) {}

  bool add(const char* id, const std::string& label, const char* icon) {
    const ButtonOptions options{.kind = ButtonKind::ghost, .icon = icon};
    const float width = button_width(ui_, label, options);
    if (used_ > 0.0f && used_ + width <= room_)
      same_line(ui_, kSpace1);
    else
      used_ = 0.0f;
    used_ += width + ui_.px(kSpace1);
    return button(ui_, id, label, options);
  }

private:
  Ui& ui_;
  float room_, used_ = 0.0f;
};

void draw_moments(Frame& frame, const app::DebriefState& debrief, const training::TalkReview& review) {
  gap(frame.ui, kSpace1);
  ButtonRow row(frame.ui);
  if (review.key_moment &&
      row.add("review.key", filled(frame.words.tr("Key moment: turn {}"), *review.key_moment + 1),
              icons::kFlag))
    frame.actions.push_back(app::ShowStep{review.key_moment});
  if (review.best_moment && review.best_moment != review.key_moment &&
      row.add("review.best", filled(frame.words.tr("Best moment: turn {}"), *review.best_moment + 1),
              icons::kStar))
    frame.actions.push_back(app::ShowStep{review.best_moment});
  if (debrief.step && row.add("review.all", frame.words.tr("Show the whole talk"), icons::kForum))
    frame.actions.push_back(app::ShowStep{});
}

// ---- lines side by side
struct Row {
  std::string text, note;
  Tone tone = Tone::neutral;
};

void draw_rows(Frame& frame, const std::string& id, const std::string& title, const std::vector<Row>& rows,
               std::size_t from) {
  Ui& ui = frame.ui;
  text(ui, id, ui.fonts.label, ui.theme.text3, title, available_width());
  for (std::size_t i = from; i < rows.size(); ++i) {
    const std::string own = id + "." + std::to_string(i + 1);
    gap(ui, kSpace2);
    paragraph(ui, own, ui.fonts.body, ui.theme.text1, filled("{}. {}", i + 1, rows[i].text));
    if (!rows[i].note.empty()) {
      gap(ui, 2);
      badge(ui, own + ".note", rows[i].note, {.tone = rows[i].tone});
    }
  }
}

/// Two columns where there is room, else one below the other.
template <class Left, class Right>
void side_by_side(Frame& frame, Left left, Right right) {
  Ui& ui = frame.ui;
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const float width = available_width(), space = ui.px(kSpace5);
  if (width < ui.px(520)) {
    left();
    gap(ui, kSpace4);
    right();
    return;
  }
  const float half = std::floor((width - space) * 0.5f);
  float below = at.y;
  {
    const Column column(half);
    left();
    below = ImGui::GetCursorScreenPos().y;
  }
  ImGui::SetCursorScreenPos({at.x + half + space, at.y});
  ImGui::BeginGroup();
  {
    const Column column(half);
    right();
  }
  ImGui::EndGroup();
  ImGui::SetCursorScreenPos({at.x, std::max(below, ImGui::GetCursorScreenPos().y)});
}

std::vector<Row> rows_of(const Frame& frame, const scenario::Scenario& scenario,
                         const std::vector<training::ReviewedStep>& steps) {
  std::vector<Row> rows;
  for (const training::ReviewedStep& step : steps) {
    std::string silence;
    rows.push_back({said(scenario, frame, step.worth.input, silence), label_name(frame, step.worth.label),
                    label_tone(step.worth.label)});
  }
  return rows;
}

void draw_best_line(Frame& frame, const scenario::Scenario& scenario, const app::DebriefState& debrief,
                    const training::TalkReview& review) {
  Ui& ui = frame.ui;
  if (review.best_line.empty()) return;
  gap(ui, kSpace4);
  const Card card(ui, "review.line.card");
  if (!expander(frame, "review.line", frame.words.tr("The best line beside yours"))) return;
  gap(ui, kSpace2);
  paragraph(
      ui, "review.line.note", ui.fonts.small, ui.theme.text3,
      frame.words.tr("The replies with the highest chance of a good ending, for all that you could know. "
                     "Where yours went another way, the customer may have said something else."));
  gap(ui, kSpace3);
  const std::vector<Row> own = rows_of(frame, scenario, review.steps),
                         best = rows_of(frame, scenario, review.best_line);
  const scenario::Score score = scenario::score_of(scenario, debrief.session);
  const auto titled = [&](const std::string& title, const std::optional<double>& overall) {
    return filled(frame.words.trc("a line and its points", "{} · {}"), title, points_text(frame, overall));
  };
  side_by_side(
      frame,
      [&] { draw_rows(frame, "review.line.own", titled(frame.words.tr("Yours"), score.overall), own, 0); },
      [&] {
        draw_rows(frame, "review.line.best", titled(frame.words.tr("The best"), review.best_overall), best,
                  0);
      });
}

std::vector<Row> rows_of(const Frame& frame, const scenario::Scenario& scenario,
                         const training::Attempt& attempt) {
  std::vector<Row> rows;
  for (const training::StoredStep& step : attempt.steps) {
    const auto input = scenario::input_from(scenario, step.input);
    std::string silence;
    if (input) rows.push_back({said(scenario, frame, *input, silence), {}, Tone::neutral});
  }
  return rows;
}

std::string ending_line(const Frame& frame, const scenario::Scenario& scenario,
                        const scenario::Session& session) {
  const scenario::Score score = scenario::score_of(scenario, session);
  const std::string outcome = session.outcome ? outcome_name(frame, *session.outcome) : std::string("–");
  return filled(frame.words.trc("outcome and score", "{} · {}"), outcome, points_text(frame, score.overall));
}

void draw_compared(Frame& frame, const scenario::Scenario& scenario, const app::DebriefState& debrief) {
  if (!debrief.compared) return;
  Ui& ui = frame.ui;
  const app::Compared& other = *debrief.compared;
  gap(ui, kSpace4);
  const Card card(ui, "review.compared");
  card_title(ui, "review.compared.title", frame.words.tr("Two ways through the same talk"));
  const std::size_t common = app::common_steps(debrief.attempt, other.attempt);
  const auto count = static_cast<long long>(common);
  paragraph(ui, "review.compared.common", ui.fonts.body, ui.theme.text2,
            count == 0 ? frame.words.tr("They part at the first reply.")
                       : filled(frame.words.trn("The first reply is the same; then they part.",
                                                "The first {} replies are the same; then they part.", count),
                                count));
  gap(ui, kSpace3);
  const bool earlier = debrief.attempt.branch_of == other.attempt.id;
  const std::string here = earlier ? frame.words.tr("This line") : frame.words.tr("Your first line"),
                    there = earlier ? frame.words.tr("Your first line") : frame.words.tr("The other line");
  const auto column = [&](const char* id, const std::string& title, const training::Attempt& attempt,
                          const scenario::Session& session) {
    draw_rows(frame, id, title, rows_of(frame, scenario, attempt), common);
    gap(ui, kSpace3);
    paragraph(ui, std::string(id) + ".end", ui.fonts.strong, ui.theme.text1,
              ending_line(frame, scenario, session));
  };
  side_by_side(
      frame, [&] { column("review.here", here, debrief.attempt, debrief.session); },
      [&] { column("review.there", there, other.attempt, other.session); });
}

void take_keys(Frame& frame, const app::DebriefState& debrief) {
  const std::size_t steps = debrief.attempt.steps.size();
  if (steps == 0 || frame.state.overlay != app::Overlay::none) return;
  const bool left = imx::key_pressed(ImGuiKey_LeftArrow), right = imx::key_pressed(ImGuiKey_RightArrow);
  if (!left && !right) return;
  take_arrow(); // it does not move the focus as well
  const std::size_t last = steps - 1;
  const std::size_t to = !debrief.step ? (left ? last : 0)
                         : left        ? (*debrief.step == 0 ? 0 : *debrief.step - 1)
                                       : std::min(*debrief.step + 1, last);
  frame.actions.push_back(app::ShowStep{to});
}

} // namespace

void draw_review(Frame& frame, const app::DebriefState& debrief) {
  using State = app::Reviewing::State;
  Ui& ui = frame.ui;
  const scenario::Scenario& scenario = scenario_in(frame, *debrief.content);
  take_keys(frame, debrief);
  {
    const Card card(ui, "review.card");
    card_title(ui, "review.title", frame.words.tr("How the talk went"),
               frame.words.tr("chance of a good ending"));
    const auto say = [&](const std::string& text) {
      paragraph(ui, "review.state", ui.fonts.body, ui.theme.text2, text);
    };
    switch (debrief.review.state) {
    case State::under_way: say(frame.words.tr("Working out what each reply was worth…")); break;
    case State::too_large:
      say(frame.words.tr("This talk has too many possible courses to say what each reply was worth."));
      break;
    case State::failed: say(frame.words.tr("It could not be worked out what each reply was worth.")); break;
    case State::done:
      draw_curve(frame, debrief, scenario, *debrief.review.review);
      draw_moments(frame, debrief, *debrief.review.review);
      break;
    }
  }
}

void draw_lines(Frame& frame, const app::DebriefState& debrief) {
  const scenario::Scenario& scenario = scenario_in(frame, *debrief.content);
  draw_compared(frame, scenario, debrief);
  if (debrief.review.review) draw_best_line(frame, scenario, debrief, *debrief.review.review);
}

void draw_worth(Frame& frame, const app::DebriefState& debrief, std::size_t step, const std::string& id) {
  Ui& ui = frame.ui;
  const training::TalkReview* review = debrief.review.review.get();
  if (review != nullptr && step < review->steps.size()) {
    const scenario::Scenario& scenario = scenario_in(frame, *debrief.content);
    const analysis::Reviewed& worth = review->steps[step].worth;
    Chips chips;
    chips.add(label_name(frame, worth.label), label_tone(worth.label), label_icon(worth.label));
    chips.add(filled(frame.words.trc("chance before and after", "{} → {}"), percent(frame, worth.before),
                     percent(frame, worth.after)),
              Tone::neutral, icons::kInsights);
    if (worth.loss >= 0.02)
      chips.add(filled(frame.words.tr("cost {}"), percent(frame, worth.loss)), Tone::neutral,
                icons::kTrendingDown);
    chip_rows(ui, id + ".worth", chips.all(), available_width());
    gap(ui, kSpace3);
    const bool other = worth.input.silence || worth.input.reply != worth.best;
    if (other && worth.label != Label::best && worth.label != Label::no_effect) {
      labelled(ui, id + ".better", frame.words.tr("Best here"), scenario.replies[worth.best].text);
      gap(ui, kSpace3);
    }
  }
  if (!app::can_play_on(debrief, step)) return;
  if (button(ui, id + ".rewind", frame.words.tr("Play on from here"),
             {.icon = icons::kReplay,
              .enabled = !frame.state.busy,
              .tooltip =
                  frame.words.tr("Another way from this turn. This talk and its score stay as they are.")}))
    frame.actions.push_back(app::PlayOnFrom{step});
  gap(ui, kSpace3);
}

} // namespace riposte::desktop
