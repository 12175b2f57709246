#include "training/review.h"

#include <utility>

#include "scenario/score.h"

namespace riposte::training {
namespace {

using scenario::Scenario;

constexpr double kNoticed = 0.02; // a gain or a loss that a label would tell

/// The replies with their worth and the state around each; also the session they lead to.
Result<std::pair<std::vector<ReviewedStep>, scenario::Session>>
walked(const Scenario& scenario, const analysis::ReviewGround& ground, std::uint64_t seed,
       const std::vector<scenario::Input>& inputs) {
  auto worths = analysis::review(scenario, ground, seed, inputs);
  if (!worths) return failure(worths.error());
  std::vector<ReviewedStep> steps;
  scenario::Step play = scenario::start(scenario, seed);
  for (std::size_t i = 0; i < inputs.size(); ++i) {
    ReviewedStep& step = steps.emplace_back();
    step.worth = (*worths)[i];
    step.turn = play.session.turn;
    step.before = play.session.variables;
    const auto taken = scenario::advance(scenario, play.session, inputs[i], play.events);
    if (!taken) return failure("step {}: {}", i + 1, taken.error());
    step.after = play.session.variables;
  }
  return std::pair(std::move(steps), std::move(play.session));
}

/// Where a talk turned: of the steps with `more(step)` above what is noticed, the one with the most.
template <class More>
std::optional<std::size_t> most(const std::vector<ReviewedStep>& steps, More more) {
  std::optional<std::size_t> found;
  double highest = kNoticed;
  for (std::size_t i = 0; i < steps.size(); ++i)
    if (const double value = more(steps[i]); value >= highest && (!found || value > highest)) {
      highest = value;
      found = i;
    }
  return found;
}

double gain(const ReviewedStep& step) {
  return step.worth.after - step.worth.before;
}

double cost(const ReviewedStep& step) {
  return step.worth.loss;
}

} // namespace

Result<TalkReview> review_talk(const Scenario& scenario, const analysis::ReviewGround& ground,
                               const Attempt& attempt) {
  if (scenario.hash != attempt.scenario_hash)
    return failure("the attempt was made with another edition of '{}' than the one given", attempt.scenario);
  std::vector<scenario::Input> inputs;
  for (std::size_t i = 0; i < attempt.steps.size(); ++i) {
    const auto input = scenario::input_from(scenario, attempt.steps[i].input);
    if (!input) return failure("step {}: {}", i + 1, input.error());
    inputs.push_back(*input);
  }
  auto own = walked(scenario, ground, attempt.seed, inputs);
  if (!own) return failure(own.error());
  auto best = walked(scenario, ground, attempt.seed, analysis::best_line(scenario, ground, attempt.seed));
  if (!best) return failure(best.error());
  TalkReview review;
  review.steps = std::move(own->first);
  review.best_line = std::move(best->first);
  review.best_overall = scenario::score_of(scenario, best->second).overall;
  review.key_moment = most(review.steps, cost);
  review.best_moment = most(review.steps, gain);
  if (!review.key_moment) review.key_moment = review.best_moment;
  return review;
}

} // namespace riposte::training
