#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "scenario/record.h"

namespace riposte::scenario {
namespace {

Error differs(Error what, Error expected, Error got) {
  return phrase("{}: expected {}, got {}", std::move(what), std::move(expected), std::move(got));
}

Error in_quotes(std::string_view id) {
  return Error{fmt::format("'{}'", id)};
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
std::optional<Error> compare_turns(const std::vector<Entered>& turns, const RecordedPlay& play, bool whole) {
  const std::vector<std::string>& expected = play.expect.turns;
  if (expected.empty()) return std::nullopt;
  const std::size_t count = whole ? std::max(turns.size(), expected.size()) : turns.size();
  for (std::size_t i = 0; i < count; ++i) {
    if (i < turns.size() && i < expected.size() && turns[i].turn == expected[i]) continue;
    const std::size_t inputs = i < turns.size() ? turns[i].inputs : play.inputs.size();
    Error where = inputs == 0
                      ? phrase("turn {}", i + 1)
                      : phrase("turn {}, after input {} '{}'", i + 1, inputs, play.inputs[inputs - 1]);
    return differs(std::move(where), i < expected.size() ? in_quotes(expected[i]) : phrase("no further turn"),
                   i < turns.size() ? in_quotes(turns[i].turn) : phrase("no further turn"));
  }
  return std::nullopt;
}

std::optional<Error> compare_end(const Scenario& scenario, const Session& session,
                                 const Expectation& expect) {
  const std::string ending = session.ending ? scenario.endings[*session.ending].id : std::string();
  if (expect.no_ending && session.ending) return differs(phrase("ending"), phrase("none"), in_quotes(ending));
  if (expect.ending && (!session.ending || *expect.ending != ending)) {
    const Error none = session.outcome
                           ? phrase("none; the limit of replies is reached")
                           : phrase("none; the play stands in '{}'", scenario.turns[session.turn].id);
    return differs(phrase("ending"), in_quotes(*expect.ending), session.ending ? in_quotes(ending) : none);
  }
  const std::string outcome = session.outcome ? std::string(name_of(*session.outcome)) : std::string();
  if (expect.outcome && *expect.outcome != outcome)
    return differs(phrase("outcome"), Error{*expect.outcome},
                   session.outcome ? Error{outcome} : phrase("none"));
  return std::nullopt;
}

std::optional<Error> compare_scores(const Scenario& scenario, const Session& session,
                                    const Expectation& expect) {
  const Score score = score_of(scenario, session);
  const auto near = [](std::optional<double> got, double wanted) {
    return got && std::abs(*got - wanted) <= kScoreTolerance;
  };
  const auto shown = [](std::optional<double> v) {
    return v ? Error{fmt::format("{:.4g}", *v)} : phrase("not observed");
  };
  if (expect.overall && !near(score.overall, *expect.overall))
    return differs(phrase("overall score"), shown(expect.overall),
                   score.overall ? shown(score.overall) : phrase("no score"));
  for (const auto& [id, wanted] : expect.skills) {
    const auto skill = std::find_if(scenario.skills.begin(), scenario.skills.end(),
                                    [&name = id](const SkillWeight& s) { return s.id == name; });
    if (skill == scenario.skills.end())
      return differs(phrase("skill {}", id), shown(wanted), phrase("no such skill in the scenario"));
    const auto got = score.skills[static_cast<std::size_t>(skill - scenario.skills.begin())];
    if (!near(got, wanted)) return differs(phrase("skill {}", id), shown(wanted), shown(got));
  }
  if (expect.passed && *expect.passed != score.passed)
    return *expect.passed ? phrase("passed: expected yes, got no") : phrase("passed: expected no, got yes");
  return std::nullopt;
}

} // namespace

std::optional<Error> first_difference(const Scenario& scenario, const RecordedPlay& play) {
  Step step = start(scenario, play.seed);
  std::optional<Error> refused;
  for (std::size_t i = 0; i < play.inputs.size() && !refused; ++i) {
    const Result<Input> input = input_from(scenario, play.inputs[i]);
    const Result<void> taken = input ? advance(scenario, step.session, *input, step.events)
                                     : Result<void>(tl::unexpected(input.error()));
    if (!taken) refused = phrase("input {} '{}': {}", i + 1, play.inputs[i], taken.error());
  }
  const std::string_view variant = variant_id(scenario, step.session);
  if (play.expect.variant && *play.expect.variant != variant)
    return differs(phrase("variant"), in_quotes(*play.expect.variant),
                   variant.empty() ? phrase("none") : in_quotes(variant));
  // An input is often refused because the talk had gone another way before.
  if (auto turn = compare_turns(entered_in(scenario, step.events), play, !refused)) return turn;
  if (refused) return refused;
  if (auto end = compare_end(scenario, step.session, play.expect)) return end;
  return compare_scores(scenario, step.session, play.expect);
}

Result<RecordedPlay> recording_of(const Scenario& scenario, const Session& session,
                                  const std::vector<Event>& events, std::string name) {
  if (session.phase != Phase::ended)
    return failure("the talk is not over; it stands in the turn '{}'", scenario.turns[session.turn].id);
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
