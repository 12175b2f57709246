#include <nlohmann/json.hpp>

#include "analyze.h"

namespace riposte::ctl {
namespace {

using nlohmann::ordered_json;

ordered_json number(const std::optional<double>& value) {
  return value ? ordered_json(*value) : ordered_json();
}

ordered_json inputs_of(const scenario::Scenario& scenario, const std::vector<scenario::Input>& inputs) {
  ordered_json list = ordered_json::array();
  for (const scenario::Input input : inputs) list.push_back(to_text(scenario, input));
  return list;
}

} // namespace

std::string analysis_json(const scenario::Scenario& scenario, const analysis::Exact& exact) {
  const analysis::Values& values = exact.values;
  ordered_json json;
  json["exact"] = true;
  json["pairs"] = exact.space.size();
  json["win"] = {{"typical", values.typical.win}, {"best", values.best}, {"random", values.random.win}};
  ordered_json& endings = json["endings"] = ordered_json::object();
  for (std::size_t i = 0; i < scenario.endings.size(); ++i)
    endings[scenario.endings[i].id] = {{"typical", values.typical.endings[i]},
                                       {"random", values.random.endings[i]}};
  json["unending"] = {{"typical", values.typical.unending}, {"random", values.random.unending}};
  json["expected_replies"] = {{"typical", number(values.typical.expected_replies)},
                              {"random", number(values.random.expected_replies)}};
  ordered_json& score = json["score"];
  score["lowest"] = exact.score.lowest ? ordered_json(exact.score.lowest->score) : ordered_json();
  score["highest"] = exact.score.highest ? ordered_json(exact.score.highest->score) : ordered_json();
  ordered_json& replies = json["replies"] = ordered_json::object();
  for (std::size_t i = 0; i < scenario.replies.size(); ++i)
    replies[scenario.replies[i].id] = {{"offered", number(values.replies[i].offered)},
                                       {"chosen", number(values.replies[i].chosen)},
                                       {"loss", number(values.replies[i].loss)}};
  json["findings"] = ordered_json::parse(findings_json(scenario, analysis::findings_of(scenario, exact, {})));
  static_cast<void>(inputs_of);
  return json.dump(2, ' ', false, ordered_json::error_handler_t::replace);
}

} // namespace riposte::ctl
