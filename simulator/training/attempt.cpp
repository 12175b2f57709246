#include "training/attempt.h"

namespace riposte::training {

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
                                    Instant at) {
  if (session.phase == scenario::Phase::awaiting) return std::nullopt;
  if (session.phase == scenario::Phase::halted)
    return TalkResult{"", std::string(kHalted), std::nullopt, false, at};
  const scenario::Score score = scenario::score_of(scenario, session);
  return TalkResult{session.ending ? scenario.endings[*session.ending].id : std::string(),
                    std::string(scenario::name_of(*session.outcome)), score.overall, score.passed, at};
}

} // namespace riposte::training
