#include <nlohmann/json.hpp>

#include "simulate.h"

namespace riposte::ctl {
namespace {

using Json = nlohmann::ordered_json;

Json json_of(const analysis::Share& share) {
  return {{"count", share.count},
          {"share", share.share},
          {"standard_error", share.standard_error},
          {"interval", {share.low, share.high}}};
}

Json json_of(const std::optional<double>& value) {
  return value ? Json(*value) : Json(nullptr);
}

Json json_of(const analysis::ScoreDistribution& score, std::uint64_t runs) {
  Json histogram = Json::array();
  for (std::size_t i = 0; i < score.histogram.size(); ++i) {
    const double from = static_cast<double>(i) * score.kBucketWidth;
    histogram.push_back({{"from", from}, {"to", from + score.kBucketWidth}, {"count", score.histogram[i]}});
  }
  return {{"talks", score.talks},
          {"without", runs - score.talks},
          {"mean", json_of(score.mean)},
          {"deviation", json_of(score.deviation)},
          {"lowest", json_of(score.lowest)},
          {"highest", json_of(score.highest)},
          {"histogram", std::move(histogram)}};
}

} // namespace

std::string simulation_json(const scenario::Scenario& scenario, const analysis::SimulationPlan& plan,
                            std::string_view policy, const analysis::Simulation& simulation) {
  Json endings = Json::object();
  for (std::size_t i = 0; i < scenario.endings.size(); ++i)
    endings[scenario.endings[i].id] = json_of(simulation.endings[i]);
  Json out;
  out["scenario"] = scenario.id;
  out["runs"] = simulation.runs;
  out["seed"] = std::to_string(plan.seed);
  out["policy"] = policy;
  out["limit"] = plan.limit ? Json(scenario.limit) : Json(nullptr);
  out["longest"] = analysis::kLongestTalk;
  out["endings"] = std::move(endings);
  out["at_limit"] = json_of(simulation.at_limit);
  out["halted"] = json_of(simulation.halted);
  out["unending"] = json_of(simulation.unending);
  out["wins"] = json_of(simulation.wins);
  out["passed"] = json_of(simulation.passed);
  out["replies"] = {{"mean", json_of(simulation.replies)},
                    {"standard_error", json_of(simulation.replies_error)}};
  out["score"] = json_of(simulation.score, simulation.runs);
  return out.dump(2, ' ', false, Json::error_handler_t::replace);
}

} // namespace riposte::ctl
