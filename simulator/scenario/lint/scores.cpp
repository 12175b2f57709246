// The score of a talk: whether it tells good from weak, and whether leaving something out pays.
#include <algorithm>

#include <fmt/format.h>

#include "base/located_json.h"
#include "scenario/lint/rules.h"

namespace riposte::scenario::lint {
namespace {

struct Sums {
  double levels = 0, weights = 0; // each level times the weight of its skill; the weights
};

Sums sums_of(const Scenario& scenario, const Consequence& consequence) {
  Sums sums;
  for (const Level& level : consequence.levels) {
    sums.levels += level.level * scenario.skills[level.skill].weight;
    sums.weights += scenario.skills[level.skill].weight;
  }
  return sums;
}

/// The spread of the overall score between choosing the best and the weakest reply in every turn that scores.
/// Which turns one play meets is left aside.
void lint_spread(const View& view, Remarks& remarks) {
  constexpr double kSmallestSpread = 1.5;
  Sums best, weakest;
  for (const Turn& turn : view.scenario.turns) {
    std::optional<Sums> high, low;
    std::size_t scored = 0;
    for (std::size_t i = 0; i < turn.reply_count; ++i) {
      const Sums sums = sums_of(view.scenario, view.scenario.reply_of(turn, i).consequence);
      if (sums.weights == 0) continue;
      ++scored;
      const double mean = sums.levels / sums.weights;
      if (!high || mean > high->levels / high->weights) high = sums;
      if (!low || mean < low->levels / low->weights) low = sums;
    }
    if (scored < 2) continue;
    best.levels += high->levels, best.weights += high->weights;
    weakest.levels += low->levels, weakest.weights += low->weights;
  }
  if (best.weights == 0) return;
  const double highest = best.levels / best.weights, lowest = weakest.levels / weakest.weights;
  if (highest - lowest >= kSmallestSpread) return;
  remarks.push_back(
      {"score-flat", "/turns",
       phrase("the best replies together score about {}, the weakest {}; with less than 1.5 between them "
              "the score hardly tells who did well",
              fmt::format("{:.1f}", highest), fmt::format("{:.1f}", lowest))});
}

void lint_skills(const View& view, Remarks& remarks) {
  constexpr std::size_t kFewestDecisions = 2;
  const Scenario& scenario = view.scenario;
  std::vector<std::size_t> decisions(scenario.skills.size()), last(scenario.skills.size(), npos);
  for (const Reply& reply : scenario.replies)
    for (const Level& level : reply.consequence.levels) {
      if (last[level.skill] == reply.turn) continue;
      last[level.skill] = reply.turn;
      ++decisions[level.skill];
    }
  for (std::size_t i = 0; i < scenario.skills.size(); ++i) {
    if (decisions[i] >= kFewestDecisions) continue;
    const std::string& id = scenario.skills[i].id;
    const std::string pointer = json::child("/skills", id);
    if (decisions[i] == 0)
      remarks.push_back(
          {"score-declared-unused", pointer,
           phrase("no reply is scored on '{}'; give replies of at least two turns \"levels\" for it, or "
                  "leave it out here",
                  id)});
    else
      remarks.push_back(
          {"score-declared-unused", pointer,
           phrase("only one turn is scored on '{}'; one decision says little about a skill, two are "
                  "the least",
                  id)});
  }
}

/// Skills of better siblings that a reply leaves out: its own mean is spared a low level.
void lint_uneven(const View& view, const Turn& turn, Remarks& remarks) {
  std::vector<std::pair<std::size_t, double>>
      skills; // scored in this turn, with the highest mean of a reply that is
  for (std::size_t i = turn.first_reply; i < turn.first_reply + turn.reply_count; ++i)
    for (const Level& level : view.scenario.replies[i].consequence.levels) {
      const auto found = std::find_if(skills.begin(), skills.end(),
                                      [&](const auto& entry) { return entry.first == level.skill; });
      if (found == skills.end())
        skills.emplace_back(level.skill, *view.mean[i]);
      else
        found->second = std::max(found->second, *view.mean[i]);
    }
  for (std::size_t i = turn.first_reply; i < turn.first_reply + turn.reply_count; ++i) {
    const Reply& reply = view.scenario.replies[i];
    if (reply.consequence.levels.size() >= skills.size()) continue;
    std::vector<std::string> left_out;
    for (const auto& [skill, highest] : skills) {
      const auto carries = [id = skill](const Level& level) { return level.skill == id; };
      if (view.mean[i].value_or(0) < highest &&
          std::none_of(reply.consequence.levels.begin(), reply.consequence.levels.end(), carries))
        left_out.push_back(view.scenario.skills[skill].id);
    }
    if (left_out.empty()) continue;
    remarks.push_back(
        {"score-uneven", reply_pointer(view.scenario, i),
         phrase("'{}' has no level for {}, on which a better reply of this turn is scored; give it one, "
                "or the weaker reply gets off lightly",
                reply.id, listed(left_out))});
  }
}

void lint_silence(const View& view, std::size_t index, Remarks& remarks) {
  const Turn& turn = view.scenario.turns[index];
  if (!turn.silence || !turn.silence->levels.empty()) return;
  const bool scored =
      std::any_of(view.mean.begin() + static_cast<std::ptrdiff_t>(turn.first_reply),
                  view.mean.begin() + static_cast<std::ptrdiff_t>(turn.first_reply + turn.reply_count),
                  [](const auto& mean) { return mean.has_value(); });
  if (!scored) return;
  remarks.push_back(
      {"silence-unscored", turn_pointer(view.scenario, index) + "/silence",
       phrase("the replies of '{}' are scored and its silence is not: saying nothing would be safer than a "
              "weak reply; give the silence \"levels\" for the same skills",
              turn.id)});
}

void report_breach(const std::string& pointer, double mean, Remarks& remarks) {
  remarks.push_back(
      {"ethics-rewarded", pointer,
       phrase("a breach of ethics with levels of {} on average; a breach scores 1 at most, and the whole "
              "talk no more",
              fmt::format("{:.1f}", mean))});
}

bool is_rewarded_breach(const Consequence& consequence, std::optional<double> mean) {
  constexpr double kMostForABreach = 1;
  return consequence.ethics == Ethics::breach && mean.value_or(0) > kMostForABreach;
}

void lint_ethics(const View& view, Remarks& remarks) {
  for (std::size_t i = 0; i < view.scenario.replies.size(); ++i) {
    const Consequence& consequence = view.scenario.replies[i].consequence;
    if (is_rewarded_breach(consequence, view.mean[i]))
      report_breach(reply_pointer(view.scenario, i), *view.mean[i], remarks);
  }
  for (std::size_t i = 0; i < view.scenario.turns.size(); ++i) {
    const auto& silence = view.scenario.turns[i].silence;
    if (silence && is_rewarded_breach(*silence, mean_level(*silence)))
      report_breach(turn_pointer(view.scenario, i) + "/silence", *mean_level(*silence), remarks);
  }
}

} // namespace

void lint_scores(const View& view, Remarks& remarks) {
  lint_spread(view, remarks);
  lint_skills(view, remarks);
  for (std::size_t i = 0; i < view.scenario.turns.size(); ++i) {
    lint_uneven(view, view.scenario.turns[i], remarks);
    lint_silence(view, i, remarks);
  }
  lint_ethics(view, remarks);
}

} // namespace riposte::scenario::lint
