#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "scenario/record.h"

namespace riposte::scenario {
namespace {

std::string differs(std::string_view what, std::string_view expected, std::string_view got) {
  return fmt::format("{}: expected {}, got {}", what, expected, got);
}

/// A turn that was entered, and after how many inputs.
struct Entered {
  std::string turn;
  std::size_t inputs = 0;
};

std::vector<Entered> entered_in(const Scenario& scenario, const std::vector<Event>& events) {
  std::vector<Entered> turns;
  std::size_t inputs = 0;
  for (const Event& event : events) {
    if (std::holds_alternative<ReplyChosen>(event) || std::holds_alternative<SilenceKept>(event)) ++inputs;
    if (const auto* entered = std::get_if<TurnEntered>(&event))
      turns.push_back({scenario.turns[entered->turn].id, inputs});
  }
  return turns;
}

/// `whole`: the play got as far as it was to go, so turns that were not entered are missing.
std::string compare_turns(const std::vector<Entered>& turns, const RecordedPlay& play, bool whole) {
  const std::vector<std::string>& expected = play.expect.turns;
  if (expected.empty()) return {};
  const std::size_t count = whole ? std::max(turns.size(), expected.size()) : turns.size();
  for (std::size_t i = 0; i < count; ++i) {
    if (i < turns.size() && i < expected.size() && turns[i].turn == expected[i]) continue;
    const std::size_t inputs = i < turns.size() ? turns[i].inputs : play.inputs.size();
    const std::string where =
        inputs == 0 ? fmt::format("turn {}", i + 1)
                    : fmt::format("turn {}, after input {} '{}'", i + 1, inputs, play.inputs[inputs - 1]);
    return differs(where, i < expected.size() ? "'" + expected[i] + "'" : "no further turn",
                   i < turns.size() ? "'" + turns[i].turn + "'" : "no further turn");
  }
  return {};
}

std::string compare_end(const Scenario& scenario, const Session& session, const Expectation& expect) {
  const std::string ending = session.ending ? "'" + scenario.endings[*session.ending].id + "'" : "";
  const std::string none =
      session.outcome ? std::string("none; the limit of replies is reached")
                      : fmt::format("none; the play stands in '{}'", scenario.turns[session.turn].id);
  if (expect.no_ending && session.ending) return differs("ending", "none", ending);
  if (expect.ending && "'" + *expect.ending + "'" != ending)
    return differs("ending", "'" + *expect.ending + "'", session.ending ? ending : none);
  const std::string outcome = session.outcome ? std::string(name_of(*session.outcome)) : "none";
  if (expect.outcome && *expect.outcome != outcome) return differs("outcome", *expect.outcome, outcome);
  return {};
}

std::string compare_scores(const Scenario& scenario, const Session& session, const Expectation& expect) {
  const Score score = score_of(scenario, session);
  const auto near = [](std::optional<double> got, double wanted) {
    return got && std::abs(*got - wanted) <= kScoreTolerance;
  };
  const auto shown = [](std::optional<double> v) {
    return v ? fmt::format("{:.4g}", *v) : std::string("not observed");
  };
  if (expect.overall && !near(score.overall, *expect.overall))
    return differs("overall score", shown(expect.overall), score.overall ? shown(score.overall) : "no score");
  for (const auto& [id, wanted] : expect.skills) {
    const auto skill = std::find_if(scenario.skills.begin(), scenario.skills.end(),
                                    [&name = id](const SkillWeight& s) { return s.id == name; });
    if (skill == scenario.skills.end())
      return differs("skill " + id, shown(wanted), "no such skill in the scenario");
    const auto got = score.skills[static_cast<std::size_t>(skill - scenario.skills.begin())];
    if (!near(got, wanted)) return differs("skill " + id, shown(wanted), shown(got));
  }
  if (expect.passed && *expect.passed != score.passed)
    return differs("passed", *expect.passed ? "yes" : "no", score.passed ? "yes" : "no");
  return {};
}

} // namespace

std::string first_difference(const Scenario& scenario, const RecordedPlay& play) {
  Step step = start(scenario, play.seed);
  std::string refused;
  for (std::size_t i = 0; i < play.inputs.size() && refused.empty(); ++i) {
    const Result<Input> input = input_from(scenario, play.inputs[i]);
    const Result<void> taken = input ? advance(scenario, step.session, *input, step.events)
                                     : Result<void>(tl::unexpected(input.error()));
    if (!taken) refused = fmt::format("input {} '{}': {}", i + 1, play.inputs[i], taken.error().message);
  }
  const std::string_view variant = variant_id(scenario, step.session);
  if (play.expect.variant && *play.expect.variant != variant)
    return differs("variant", "'" + *play.expect.variant + "'",
                   variant.empty() ? "none" : fmt::format("'{}'", variant));
  // An input is often refused because the talk had gone another way before.
  if (std::string turn = compare_turns(entered_in(scenario, step.events), play, refused.empty());
      !turn.empty())
    return turn;
  if (!refused.empty()) return refused;
  if (std::string end = compare_end(scenario, step.session, play.expect); !end.empty()) return end;
  return compare_scores(scenario, step.session, play.expect);
}

Result<RecordedPlay> recording_of(const Scenario& scenario, const Session& session,
                                  const std::vector<Event>& events, std::string name) {
  if (session.phase != Phase::ended)
    return failure(
        fmt::format("the talk is not over; it stands in the turn '{}'", scenario.turns[session.turn].id));
  RecordedPlay play;
  play.name = std::move(name);
  play.seed = session.seed;
  for (const Event& event : events) {
    if (const auto* reply = std::get_if<ReplyChosen>(&event))
      play.inputs.push_back(scenario.replies[reply->reply].id);
    if (std::holds_alternative<SilenceKept>(event)) play.inputs.emplace_back(kSilenceInput);
  }
  Expectation& expect = play.expect;
  for (const Entered& entered : entered_in(scenario, events)) expect.turns.push_back(entered.turn);
  if (session.variant) expect.variant = scenario.variants[*session.variant].id;
  expect.no_ending = !session.ending;
  if (session.ending) expect.ending = scenario.endings[*session.ending].id;
  expect.outcome = std::string(name_of(*session.outcome));
  const auto rounded = [](double level) { return std::round(level * 1e4) / 1e4; };
  const Score score = score_of(scenario, session);
  expect.passed = score.passed;
  if (score.overall) expect.overall = rounded(*score.overall);
  for (std::size_t i = 0; i < scenario.skills.size(); ++i)
    if (score.skills[i]) expect.skills.emplace_back(scenario.skills[i].id, rounded(*score.skills[i]));
  return play;
}

} // namespace riposte::scenario
