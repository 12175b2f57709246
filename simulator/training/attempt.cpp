#include "training/attempt.h"

#include <algorithm>
#include <array>
#include <set>
#include <variant>

namespace riposte::training {
namespace {

constexpr std::array<std::string_view, 3> kModes = {"guided", "practice", "assessment"};

} // namespace

std::string_view name_of(Mode mode) {
  return kModes[static_cast<std::size_t>(mode)];
}

std::optional<Mode> mode_from(std::string_view name) {
  const auto found = std::find(kModes.begin(), kModes.end(), name);
  if (found == kModes.end()) return std::nullopt;
  return static_cast<Mode>(found - kModes.begin());
}

Result<Talk> replay(const scenario::Scenario& scenario, const Attempt& attempt) {
  if (scenario.hash != attempt.scenario_hash)
    return failure("the attempt was made with another edition of '{}' than the one given", attempt.scenario);
  scenario::Step step = scenario::start(scenario, attempt.seed);
  for (std::size_t i = 0; i < attempt.steps.size(); ++i) {
    const auto input = scenario::input_from(scenario, attempt.steps[i].input);
    if (!input) return failure("step {}: {}", i + 1, input.error());
    const auto taken = scenario::advance(scenario, step.session, *input, step.events);
    if (!taken) return failure("step {}: {}", i + 1, taken.error());
  }
  return Talk{std::move(step.session), std::move(step.events)};
}

std::optional<TalkResult> result_of(const scenario::Scenario& scenario, const scenario::Session& session,
                                    const std::vector<scenario::Event>& events, Instant at) {
  if (session.phase == scenario::Phase::awaiting) return std::nullopt;
  if (session.phase == scenario::Phase::halted)
    return TalkResult{
        "", std::string(kHalted), std::nullopt, false, at, {}, objections_met(scenario, events)};
  const scenario::Score score = scenario::score_of(scenario, session);
  TalkResult result{session.ending ? scenario.endings[*session.ending].id : std::string(),
                    std::string(scenario::name_of(*session.outcome)),
                    score.overall,
                    score.passed,
                    at,
                    {},
                    objections_met(scenario, events)};
  for (std::size_t i = 0; i < score.skills.size(); ++i)
    if (score.skills[i])
      result.skills.push_back(
          {scenario.skills[i].id, *score.skills[i], static_cast<int>(session.tally[i].count)});
  std::sort(result.skills.begin(), result.skills.end(),
            [](const SkillResult& one, const SkillResult& other) { return one.skill < other.skill; });
  return result;
}

std::vector<std::string> objections_met(const scenario::Scenario& scenario,
                                        const std::vector<scenario::Event>& events) {
  std::set<std::string> met;
  for (const scenario::Event& event : events)
    if (const auto* entered = std::get_if<scenario::TurnEntered>(&event))
      if (const auto& objection = scenario.turns[entered->turn].objection) met.insert(objection->id);
  return {met.begin(), met.end()};
}

Attempt branch_of(const Attempt& attempt, std::size_t steps) {
  Attempt branch = attempt;
  branch.id.clear();
  branch.branch_of = attempt.id;
  branch.steps.resize(std::min(steps, attempt.steps.size()));
  branch.branch_step = static_cast<int>(branch.steps.size());
  // A hint taken in the turn that is gone back to was taken: it stays recorded.
  std::erase_if(branch.hints, [&](int after) { return after > branch.branch_step; });
  branch.timer_used_ms = 0;
  branch.note.clear();
  branch.self = {};
  return branch;
}

} // namespace riposte::training
