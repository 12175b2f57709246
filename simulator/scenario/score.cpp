#include "scenario/score.h"

#include <algorithm>
#include <cmath>

namespace riposte::scenario {
namespace {

// A mean of fractional weights may fall short of the exact one by a rounding; that must not cost anyone the
// pass.
constexpr double kRounding = 1e-9;

} // namespace

Score score_of(const Scenario& scenario, const Session& session) {
  Score score;
  score.breach = session.breaches > 0;
  double weighted_sum = 0, weight = 0;
  for (std::size_t i = 0; i < scenario.skills.size(); ++i) {
    const SkillTally& tally = session.tally[i];
    std::optional<double>& level = score.skills.emplace_back();
    if (tally.count == 0) continue;
    level = static_cast<double>(tally.sum) / static_cast<double>(tally.count);
    weighted_sum += scenario.skills[i].weight * static_cast<double>(tally.sum);
    weight += scenario.skills[i].weight * static_cast<double>(tally.count);
  }
  if (weight > 0) {
    score.uncapped = weighted_sum / weight;
    score.overall = score.breach ? std::min(*score.uncapped, kBreachCap) : *score.uncapped;
  }
  const bool good =
      session.ending && (scenario.endings[*session.ending].good || !scenario.pass_needs_good_ending);
  score.passed = good && !score.breach && score.overall && *score.overall >= scenario.pass_level - kRounding;
  return score;
}

int as_points(double level) {
  return static_cast<int>(std::lround(level * 25));
}

} // namespace riposte::scenario
