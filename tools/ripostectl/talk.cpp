#include "talk.h"

#include <charconv>
#include <cstdio>

#include <fmt/format.h>

#include "base/hash.h"
#include "base/program.h"
#include "scenario/record.h"
#include "scenario/score.h"
#include "terminal.h"
#include "text/filled.h"

namespace riposte::ctl {
namespace {

using scenario::Event;
using scenario::Session;
using text::filled;

/// One paragraph; a line feed before the lead leaves a line free above it.
void say(const Talk& talk, std::string_view lead, std::string_view text) {
  if (lead.starts_with('\n')) {
    fmt::print("\n");
    lead.remove_prefix(1);
  }
  fmt::print("{}\n", wrapped(text, lead, talk.width));
}

struct EventPrinter {
  const Talk& talk;

  void operator()(const scenario::TurnEntered&) const {}
  void operator()(const scenario::RuleFired&) const {}
  void operator()(const scenario::LineSpoken& e) const {
    const scenario::Line& line = scenario::line_of(talk.scenario, e);
    const std::string& speaker = line.by.empty() ? talk.scenario.customer.name : line.by;
    const std::string name = speaker.empty() ? talk.words.tr("Customer") : speaker;
    say(talk, fmt::format("{} ({}): ", name, talk.words.trc("mood", std::string(name_of(line.mood)).c_str())),
        scenario::text_of(talk.scenario, e));
  }
  void operator()(const scenario::ReplyChosen& e) const {
    say(talk, talk.words.tr("You") + ": ", talk.scenario.replies[e.reply].text);
  }
  void operator()(const scenario::SilenceKept&) const {
    say(talk, "… ", talk.words.tr("You said nothing in time."));
  }
  void operator()(const scenario::PlayEnded& e) const {
    if (e.ending)
      say(talk, "\n■ ", talk.scenario.endings[*e.ending].text);
    else
      say(talk, "\n■ ", talk.words.tr("The talk went on too long and the customer ended it."));
  }
};

void print_new_events(Talk& talk) {
  fmt::print("\n");
  for (; talk.printed < talk.step.events.size(); ++talk.printed)
    std::visit(EventPrinter{talk}, talk.step.events[talk.printed]);
}

void print_feedback(const Talk& talk, const scenario::Consequence& consequence) {
  std::string levels;
  for (const scenario::Level& level : consequence.levels) {
    const catalogue::Skill* skill = talk.catalogue.find_skill(talk.scenario.skills[level.skill].id);
    levels += fmt::format("{}{} {}/4", levels.empty() ? "" : ", ", skill->label.in(talk.words.language()),
                          level.level);
  }
  if (!levels.empty()) say(talk, "    ", levels);
  if (consequence.ethics == scenario::Ethics::warn) say(talk, "    ! ", talk.words.tr("Ethics: a warning"));
  if (consequence.ethics == scenario::Ethics::breach) say(talk, "    ! ", talk.words.tr("Ethics: a breach"));
  const scenario::Feedback& feedback = consequence.feedback;
  const std::pair<std::string, const std::string*> parts[] = {
      {talk.words.tr("How it came across"), &feedback.effect},
      {talk.words.tr("The rule"), &feedback.rule},
      {talk.words.tr("Try this"), &feedback.advice}};
  for (const auto& [label, text] : parts)
    if (!text->empty()) say(talk, "    ", label + ": " + *text);
}

void print_debrief(const Talk& talk) {
  const scenario::Score score = scenario::score_of(talk.scenario, talk.step.session);
  const Session& session = talk.step.session;
  if (session.ending) say(talk, "\n", talk.scenario.endings[*session.ending].debrief);
  fmt::print("\n");
  if (score.overall)
    say(talk, "",
        filled(score.passed ? talk.words.tr("Score: {} of 100, passed")
                            : talk.words.tr("Score: {} of 100, not passed"),
               scenario::as_points(*score.overall)));
  else
    say(talk, "", talk.words.tr("No score: no reply that counts was made."));
  if (score.breach) say(talk, "", talk.words.tr("A breach of the ethics gate caps the score at 25."));
  for (std::size_t i = 0; i < talk.scenario.skills.size(); ++i) {
    const catalogue::Skill* skill = talk.catalogue.find_skill(talk.scenario.skills[i].id);
    const std::string level =
        score.skills[i] ? talk.words.number(*score.skills[i], 1) : talk.words.tr("not observed");
    say(talk, "  ", skill->label.in(talk.words.language()) + ": " + level);
  }
  fmt::print("\n{}\n", talk.words.tr("Your replies:"));
  for (const Event& event : talk.step.events) {
    const auto* chosen = std::get_if<scenario::ReplyChosen>(&event);
    const auto* silent = std::get_if<scenario::SilenceKept>(&event);
    if (chosen == nullptr && silent == nullptr) continue;
    say(talk, "  – ",
        chosen != nullptr ? talk.scenario.replies[chosen->reply].text : talk.words.tr("(silence)"));
    print_feedback(talk, chosen != nullptr ? talk.scenario.replies[chosen->reply].consequence
                                           : *talk.scenario.turns[silent->turn].silence);
  }
}

void print_introduction(const Talk& talk) {
  const scenario::Customer& customer = talk.scenario.customer;
  say(talk, "", talk.scenario.title.empty() ? talk.scenario.id : talk.scenario.title);
  if (!customer.name.empty())
    say(talk, "  ",
        customer.name + (customer.job.empty() ? "" : ", " + customer.job) +
            (customer.company.empty() ? "" : ", " + customer.company));
  if (!talk.scenario.brief.empty()) say(talk, "\n", talk.scenario.brief);
  for (const scenario::Fact& fact : talk.scenario.facts) say(talk, "  • ", fact.text);
  say(talk, "\n", filled(talk.words.tr("To play exactly this again: --seed {}"), talk.step.session.seed));
  say(talk, "", talk.words.tr("Type the number of a reply; h for a hint, q to stop."));
}

void offer(const Talk& talk) {
  const Session& session = talk.step.session;
  fmt::print("\n");
  for (std::size_t i = 0; i < session.offered.size(); ++i)
    say(talk, fmt::format("  {}. ", i + 1), talk.scenario.replies[session.offered[i]].text);
  const scenario::Turn& turn = talk.scenario.turns[session.turn];
  if (turn.seconds > 0)
    say(talk, "  ",
        filled(talk.words.trn("You have {} second.", "You have {} seconds.", turn.seconds), turn.seconds));
  fmt::print("> ");
  std::fflush(stdout);
}

std::optional<std::size_t> number_of(const std::string& line, std::size_t count) {
  std::size_t number = 0;
  const auto [end, error] = std::from_chars(line.data(), line.data() + line.size(), number);
  if (error != std::errc{} || end != line.data() + line.size() || number < 1 || number > count)
    return std::nullopt;
  return number - 1;
}

/// One answer from the keyboard; empty: the person stops.
std::optional<scenario::Input> ask(const Talk& talk) {
  const Session& session = talk.step.session;
  const scenario::Turn& turn = talk.scenario.turns[session.turn];
  std::size_t hints = 0;
  // One deadline for the turn: neither a hint nor a typing error gives more time.
  Deadline deadline;
  if (turn.seconds > 0) deadline = std::chrono::steady_clock::now() + std::chrono::seconds(turn.seconds);
  for (;;) {
    const Answer answer = read_line(deadline);
    if (answer.kind == Answer::Kind::end || answer.line == "q") return std::nullopt;
    if (answer.kind == Answer::Kind::timeout) return scenario::Input{true, 0};
    if (answer.line == "h") {
      say(talk, "  ? ",
          hints < turn.hints.size() ? turn.hints[hints++] : talk.words.tr("There is no further hint here."));
    } else if (const auto number = number_of(answer.line, session.offered.size())) {
      return scenario::Input{false, session.offered[*number]};
    } else {
      say(talk, "  ", filled(talk.words.tr("Please type a number from 1 to {}."), session.offered.size()));
    }
    fmt::print("> ");
    std::fflush(stdout);
  }
}

std::vector<std::string> split(const std::string& inputs) {
  std::vector<std::string> parts;
  if (inputs.empty()) return parts;
  for (std::size_t at = 0; at <= inputs.size();) {
    const std::size_t comma = std::min(inputs.find(',', at), inputs.size());
    parts.push_back(inputs.substr(at, comma - at));
    at = comma + 1;
  }
  return parts;
}

} // namespace

std::optional<std::uint64_t> chosen_seed(const std::string& given) {
  if (given.empty()) return random_seed();
  const auto seed = scenario::seed_from(given);
  if (seed) return *seed;
  complain(seed.error());
  return std::nullopt;
}

Talk begin_talk(const scenario::Scenario& scenario, const catalogue::Catalogue& catalogue,
                const text::Translator& words, std::uint64_t seed) {
  return {scenario, catalogue, words, terminal_width(), scenario::start(scenario, seed)};
}

Held hold_by_keyboard(Talk& talk) {
  print_introduction(talk);
  print_new_events(talk);
  while (talk.step.session.phase == scenario::Phase::awaiting) {
    offer(talk);
    const auto input = ask(talk);
    if (!input) return Held::stopped;
    if (const auto taken = scenario::advance(talk.scenario, talk.step.session, *input, talk.step.events);
        !taken) {
      complain(taken.error());
      return Held::refused;
    }
    print_new_events(talk);
  }
  if (talk.step.session.phase == scenario::Phase::halted) return Held::halted;
  print_debrief(talk);
  return Held::ended;
}

Held take_inputs(Talk& talk, const std::string& inputs) {
  for (const std::string& text : split(inputs)) {
    const auto input = scenario::input_from(talk.scenario, text);
    const auto taken = input ? scenario::advance(talk.scenario, talk.step.session, *input, talk.step.events)
                             : Result<void>(tl::unexpected(input.error()));
    if (taken) continue;
    complain(taken.error());
    return Held::refused;
  }
  if (talk.step.session.phase == scenario::Phase::halted) return Held::halted;
  return talk.step.session.phase == scenario::Phase::ended ? Held::ended : Held::stopped;
}

void print_talk(Talk& talk) {
  print_introduction(talk);
  print_new_events(talk);
  if (talk.step.session.phase == scenario::Phase::ended) print_debrief(talk);
}

int complain_of_halt(const Talk& talk) {
  complain(phrase("the scenario leads nowhere from the turn '{}'; its author must mend it",
                  talk.scenario.turns[talk.step.session.turn].id));
  return kFindings;
}

} // namespace riposte::ctl
