#include "app/attempt_page_parts.h"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "app/html.h"
#include "app/names.h"
#include "text/filled.h"

namespace riposte::app {
namespace {

using text::filled;

std::string section(const std::string& title, const std::string& content) {
  return "<section>\n" + element("h2", title) + content + "</section>\n";
}

std::string given(const Sections& of, const std::optional<std::size_t>& reply) {
  return reply ? of.page.scenario.replies[*reply].text : of.words.tr("No answer in time");
}

std::string head_of(std::initializer_list<std::pair<std::string, bool>> columns) {
  std::string html = "<thead><tr>\n";
  for (const auto& [label, number] : columns) html += element("th", label, number ? "number" : "");
  return html + "</tr></thead>\n";
}

// ---- the curve, in units of its drawing
constexpr double kWide = 800, kHigh = 220, kEdge = 24;

double height_of(double chance) {
  return kEdge + (1.0 - std::clamp(chance, 0.0, 1.0)) * (kHigh - 2 * kEdge);
}

const char* color_of(analysis::Label label) {
  using analysis::Label;
  switch (label) {
  case Label::best:
  case Label::good: return "#0b6b3a";
  case Label::inaccuracy: return "#1d5fa8";
  case Label::mistake: return "#b45309";
  case Label::blunder: return "#b3261e";
  case Label::no_effect: break;
  }
  return "#556170";
}

std::string percent(const Sections& of, double share) {
  return filled(of.words.trc("a share", "{} %"), static_cast<int>(std::lround(share * 100)));
}

std::string curve_point(const Sections& of, const training::ReviewedStep& step, std::size_t number,
                        double x) {
  const double y = height_of(step.worth.before);
  const std::string text =
      filled(of.words.trc("turn, label, chance to win", "{}. {}: chance to win {}"), number,
             label_name(of.words, step.worth.label), percent(of, step.worth.before));
  return fmt::format("<circle cx=\"{:.1f}\" cy=\"{:.1f}\" r=\"6\" fill=\"{}\">", x, y,
                     color_of(step.worth.label)) +
         element("title", text) +
         fmt::format("</circle>\n<text x=\"{:.1f}\" y=\"{:.0f}\" font-size=\"13\" fill=\"#556170\" "
                     "text-anchor=\"middle\">{}</text>\n",
                     x, kHigh - 4, number);
}

std::string lines_of(const Sections& of, const scenario::LineSpoken& spoken) {
  const scenario::Scenario& scenario = of.page.scenario;
  const scenario::Line& line = scenario::line_of(scenario, spoken);
  return "<p>" +
         element("b", filled(of.words.trc("who speaks", "{}:"),
                             line.by.empty() ? scenario.customer.name : line.by)) +
         escaped(scenario::text_of(scenario, spoken)) + "</p>\n";
}

// Below what was answered: what it was worth and what the coach says of it.
std::string feedback_of(const Sections& of, const scenario::Consequence& consequence, std::size_t step) {
  const text::Translator& words = of.words;
  std::string html;
  if (of.page.review != nullptr && step <= of.page.review->steps.size())
    html += element("p", label_name(words, of.page.review->steps[step - 1].worth.label), "small quiet");
  if (consequence.ethics != scenario::Ethics::pass) {
    const bool breach = consequence.ethics == scenario::Ethics::breach;
    html += element("p", breach ? words.tr("Ethics: a breach") : words.tr("Ethics: a warning"), "poor");
  }
  const auto part = [&](const std::string& label, const std::string& text) {
    if (!text.empty())
      html += "<p class=\"small\">" + element("b", filled(words.trc("a label", "{}:"), label)) +
              escaped(text) + "</p>\n";
  };
  part(words.tr("How it came across"), consequence.feedback.effect);
  part(words.tr("The rule"), consequence.feedback.rule);
  part(words.tr("Try this"), consequence.feedback.advice);
  return html;
}

/// Collects what was said into one box an answer; a reaction still belongs to the answer before it.
class Transcript {
public:
  explicit Transcript(const Sections& of) : of_(of) {}

  void operator()(const scenario::LineSpoken& spoken) {
    if (spoken.place == scenario::LineSpoken::Place::turn) finish();
    said_ += lines_of(of_, spoken);
  }
  void operator()(const scenario::ReplyChosen& chosen) {
    const scenario::Reply& reply = of_.page.scenario.replies[chosen.reply];
    answer(chosen.reply, &reply.consequence);
  }
  void operator()(const scenario::SilenceKept& kept) {
    const auto& silence = of_.page.scenario.turns[kept.turn].silence;
    answer(std::nullopt, silence ? &*silence : nullptr);
  }
  template <class Other>
  void operator()(const Other&) {}

  std::string take() {
    close();
    return std::move(html_);
  }

private:
  void answer(std::optional<std::size_t> reply, const scenario::Consequence* consequence) {
    finish();
    ++step_;
    answered_ = true;
    said_ +=
        element("p", filled(of_.words.trc("number and text", "{}. {}"), step_, given(of_, reply)), "own");
    if (consequence != nullptr) feedback_ = feedback_of(of_, *consequence, step_);
  }
  void finish() { // the box is full once something was answered in it
    if (answered_) close();
  }
  void close() {
    if (!said_.empty()) html_ += "<div class=\"turn\">\n" + said_ + feedback_ + "</div>\n";
    said_.clear();
    feedback_.clear();
    answered_ = false;
  }

  const Sections& of_;
  std::string html_, said_, feedback_;
  std::size_t step_ = 0;
  bool answered_ = false;
};

} // namespace

std::string skill_name(const Sections& of, std::size_t skill) {
  const std::string& id = of.page.scenario.skills[skill].id;
  const catalogue::Skill* entry = of.page.catalogue.find_skill(id);
  return entry == nullptr ? id : entry->label.in(of.words.language());
}

std::string score_section(const Sections& of) {
  const text::Translator& words = of.words;
  const scenario::Scenario& scenario = of.page.scenario;
  const scenario::Session& session = of.page.talk.session;
  std::string html =
      element("p",
              of.score.overall ? filled(words.tr("{} of 100"), scenario::as_points(*of.score.overall))
                               : words.tr("no score"),
              "total");
  html += element("p", of.score.passed ? words.tr("Passed") : words.tr("Not passed"),
                  of.score.passed ? "good" : "poor");
  html += element("p", filled(words.tr("Pass line: {}"), scenario::as_points(scenario.pass_level)),
                  "small quiet");
  if (of.receipt.capped)
    html += element(
        "p",
        filled(words.tr("A reply crossed the line of ethics, so the score is capped at {}. Without it: {}."),
               scenario::as_points(scenario::kBreachCap), scenario::as_points(*of.receipt.uncapped)),
        "poor");
  else if (of.score.breach)
    html += element("p", words.tr("A reply crossed the line of ethics."), "poor");
  if (session.outcome) html += element("h3", outcome_name(words, *session.outcome));
  if (session.ending) {
    const scenario::Ending& ending = scenario.endings[*session.ending];
    for (const std::string& text : {ending.text, ending.debrief})
      if (!text.empty()) html += element("p", text);
  }
  return section(words.tr("Result"), html);
}

std::string skills_section(const Sections& of) {
  const text::Translator& words = of.words;
  if (of.receipt.skills.empty()) return {};
  std::string html = "<table>\n" + head_of({{words.tr("Skill"), false},
                                            {words.tr("Levels 0–4"), false},
                                            {words.trc("column of a table", "Mean"), true},
                                            {words.trc("column of a table", "Weight"), true},
                                            {words.trc("column of a table", "Share of the score"), true}});
  html += "<tbody>\n";
  for (const training::ReceiptSkill& skill : of.receipt.skills) {
    html += "<tr>\n" + element("td", skill_name(of, skill.skill)) + "<td>";
    if (skill.level)
      html +=
          fmt::format("<svg viewBox=\"0 0 200 12\" role=\"img\"><rect width=\"200\" height=\"12\" rx=\"3\" "
                      "fill=\"#e4e8ee\"/><rect width=\"{:.1f}\" height=\"12\" rx=\"3\" "
                      "fill=\"#0f6e6e\"/></svg>",
                      200 * *skill.level / scenario::kHighestLevel);
    html += "</td>\n";
    const std::string none = words.tr("not observed");
    html += element("td", skill.level ? words.number(*skill.level, 2) : none, "number");
    html += element("td", words.number(skill.weight, 2), "number");
    html += element("td", skill.level ? percent(of, skill.share) : std::string("–"), "number") + "</tr>\n";
  }
  return section(words.tr("By skill"), html + "</tbody>\n</table>\n");
}

std::string own_view_section(const Sections& of) {
  if (of.page.attempt.self.state != training::SelfReview::State::given) return {};
  std::string html;
  for (const training::SelfReview::Rating& rating : of.page.attempt.self.ratings)
    for (const training::ReceiptSkill& skill : of.receipt.skills)
      if (skill.level && of.page.scenario.skills[skill.skill].id == rating.skill)
        html += element("p", filled(of.words.tr("{}: you {}, the talk {}"), skill_name(of, skill.skill),
                                    rating.level, of.words.number(*skill.level, 1)));
  return html.empty() ? html : section(of.words.tr("Your view and the talk"), html);
}

std::string curve_section(const Sections& of) {
  if (of.page.review == nullptr || of.page.review->steps.empty()) return {};
  const std::vector<training::ReviewedStep>& steps = of.page.review->steps;
  const scenario::Session& session = of.page.talk.session;
  const bool good = session.ending && of.page.scenario.endings[*session.ending].good;
  const double apart = (kWide - 2 * kEdge) / static_cast<double>(steps.size());
  std::string line, points;
  for (std::size_t i = 0; i < steps.size(); ++i) {
    const double x = kEdge + apart * static_cast<double>(i);
    line += fmt::format("{:.1f},{:.1f} ", x, height_of(steps[i].worth.before));
    points += curve_point(of, steps[i], i + 1, x);
  }
  line += fmt::format("{:.1f},{:.1f}", kWide - kEdge, height_of(good ? 1 : 0));
  const std::string title = of.words.tr("Chance of a good ending, turn by turn");
  std::string html = fmt::format("<svg viewBox=\"0 0 {:.0f} {:.0f}\" role=\"img\" aria-label=\"{}\">\n",
                                 kWide, kHigh, escaped(title));
  for (const double chance : {0.0, 0.5, 1.0}) {
    const double y = height_of(chance);
    html += fmt::format("<line x1=\"0\" x2=\"{0:.0f}\" y1=\"{1:.1f}\" y2=\"{1:.1f}\" stroke=\"#d5dbe3\"/>\n"
                        "<text x=\"0\" y=\"{2:.1f}\" font-size=\"12\" fill=\"#556170\">{3}</text>\n",
                        kWide, y, y - 4, escaped(percent(of, chance)));
  }
  html += "<polyline points=\"" + line +
          "\" fill=\"none\" stroke=\"#0f6e6e\" stroke-width=\"2.5\" stroke-linejoin=\"round\"/>\n" + points;
  html += fmt::format("<rect x=\"{:.1f}\" y=\"{:.1f}\" width=\"12\" height=\"12\" fill=\"{}\"/>\n</svg>\n",
                      kWide - kEdge - 6, height_of(good ? 1 : 0) - 6, good ? "#0b6b3a" : "#b3261e");
  return section(title, html);
}

std::string receipt_section(const Sections& of) {
  const text::Translator& words = of.words;
  std::string html =
      "<table>\n" + head_of({{"№", true},
                             {words.trc("column of a table", "Reply"), false},
                             {words.tr("Skill"), false},
                             {words.trc("column of a table", "Level"), true},
                             {words.trc("column of a table", "What this level stands for"), false}});
  html += "<tbody>\n";
  for (const training::ReceiptEntry& entry : of.receipt.entries) {
    const catalogue::Skill* skill = of.page.catalogue.find_skill(of.page.scenario.skills[entry.skill].id);
    const auto level = static_cast<std::size_t>(std::clamp(entry.level, 0, catalogue::kHighestLevel));
    html += "<tr>\n" + element("td", std::to_string(entry.step), "number") +
            element("td", given(of, entry.reply)) + element("td", skill_name(of, entry.skill)) +
            element("td", std::to_string(entry.level), "number") +
            element("td", skill == nullptr ? std::string() : skill->anchors[level].in(words.language())) +
            "</tr>\n";
  }
  html += "</tbody>\n</table>\n";
  if (of.receipt.entries.empty()) html = element("p", words.tr("No level was recorded in this talk."));
  if (of.receipt.uncapped)
    html += element("p",
                    filled(words.tr("The mean of all levels, each by the weight of its skill: {} of 4, that "
                                    "is {} of 100 points. Rubric, version {}."),
                           words.number(*of.receipt.uncapped, 2), scenario::as_points(*of.receipt.uncapped),
                           of.receipt.rubric_version),
                    "small quiet");
  return section(words.tr("Receipt"), html);
}

std::string transcript_section(const Sections& of) {
  Transcript transcript(of);
  for (const scenario::Event& event : of.page.talk.events) std::visit(transcript, event);
  return section(of.words.tr("The talk, reply by reply"), transcript.take());
}

} // namespace riposte::app
