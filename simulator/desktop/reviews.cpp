#include "desktop/reviews.h"

#include <algorithm>
#include <memory>

#include "training/review.h"

namespace riposte::desktop {
namespace {

constexpr std::size_t kKept = 4;
// A second or two and some 100 MB; a talk for people has a hundredth of them.
constexpr std::uint64_t kMostPairs = 1'000'000;

} // namespace

const analysis::ReviewGround* Reviews::ground_of(const scenario::Scenario& scenario) {
  const auto found = std::find_if(known_.begin(), known_.end(),
                                  [&](const Known& known) { return known.hash == scenario.hash; });
  if (found != known_.end()) {
    known_.splice(known_.begin(), known_, found);
    return &known_.front().ground;
  }
  Known fresh{scenario.hash, {}};
  if (prepare_review(scenario, {kMostPairs}, fresh.ground) != analysis::Explored::whole) return nullptr;
  known_.push_front(std::move(fresh));
  if (known_.size() > kKept) known_.pop_back();
  return &known_.front().ground;
}

app::Reviewing Reviews::review(const app::ReviewTalk& effect) {
  using State = app::Reviewing::State;
  const scenario::Scenario& scenario = effect.content->in(effect.attempt.language);
  const analysis::ReviewGround* ground = ground_of(scenario);
  if (ground == nullptr) return {State::too_large, nullptr};
  auto review = training::review_talk(scenario, *ground, effect.attempt);
  if (!review) return {State::failed, nullptr};
  return {State::done, std::make_shared<const training::TalkReview>(std::move(*review))};
}

} // namespace riposte::desktop
