#include <nlohmann/json.hpp>

#include "analyze.h"

namespace riposte::ctl {
namespace {

using nlohmann::ordered_json;

ordered_json number(const std::optional<double>& value) {
  return value ? ordered_json(*value) : ordered_json();
}

ordered_json review_json(const scenario::Scenario& scenario, const std::vector<analysis::Reviewed>& review) {
  ordered_json list = ordered_json::array();
  for (const analysis::Reviewed& one : review)
    list.push_back({{"reply", to_text(scenario, one.input)},
                    {"before", one.before},
                    {"after", one.after},
                    {"loss", one.loss},
                    {"label", name_of(one.label)},
                    {"best", scenario.replies[one.best].id}});
  return list;
}

/// Shares of typical plays by id.
ordered_json met_json(const scenario::Scenario& scenario, const analysis::Met& met) {
  ordered_json objections = ordered_json::object(), skills = ordered_json::object();
  for (std::size_t i = 0; i < scenario.said.size(); ++i)
    if (!scenario.said[i].empty()) objections[scenario.said[i]] = met.objections[i];
  for (std::size_t i = 0; i < scenario.skills.size(); ++i) skills[scenario.skills[i].id] = met.skills[i];
  return {{"objections", std::move(objections)}, {"skills", std::move(skills)}};
}

} // namespace

std::string analysis_json(const scenario::Scenario& scenario, const analysis::Exact& exact,
                          const analysis::Findings& findings, const std::vector<analysis::Reviewed>* review) {
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
  json["findings"] = ordered_json::parse(findings_json(scenario, findings));
  json["met"] = met_json(scenario, exact.met);
  if (review != nullptr) json["review"] = review_json(scenario, *review);
  return json.dump(2, ' ', false, ordered_json::error_handler_t::replace);
}

std::string sampled_json(const scenario::Scenario& scenario, const analysis::Sampled& sampled,
                         const analysis::Findings& findings) {
  const analysis::Simulation &typical = sampled.typical, &random = sampled.random;
  const auto interval = [](const analysis::Share& share) {
    return ordered_json::array({share.low, share.high});
  };
  ordered_json endings = ordered_json::object(), intervals = ordered_json::object();
  for (std::size_t i = 0; i < scenario.endings.size(); ++i) {
    const std::string& id = scenario.endings[i].id;
    endings[id] = {{"typical", typical.endings[i].share}, {"random", random.endings[i].share}};
    intervals[id] = {{"typical", interval(typical.endings[i])}, {"random", interval(random.endings[i])}};
  }
  ordered_json replies = ordered_json::object();
  for (const scenario::Reply& reply : scenario.replies)
    replies[reply.id] = {{"offered", nullptr}, {"chosen", nullptr}, {"loss", nullptr}};
  const ordered_json unknown = {{"lowest", nullptr}, {"highest", nullptr}};
  const ordered_json json = {
      {"exact", false},
      {"pairs", nullptr},
      {"win", {{"typical", typical.wins.share}, {"best", nullptr}, {"random", random.wins.share}}},
      {"endings", std::move(endings)},
      {"unending", {{"typical", typical.unending.share}, {"random", random.unending.share}}},
      {"expected_replies", {{"typical", number(typical.replies)}, {"random", number(random.replies)}}},
      {"score", unknown},
      {"replies", std::move(replies)},
      {"findings", ordered_json::parse(findings_json(scenario, findings))},
      {"sampling",
       {{"runs", typical.runs},
        {"confidence", 0.95},
        {"win", {{"typical", interval(typical.wins)}, {"random", interval(random.wins)}}},
        {"endings", std::move(intervals)},
        {"unending", {{"typical", interval(typical.unending)}, {"random", interval(random.unending)}}}}}};
  return json.dump(2, ' ', false, ordered_json::error_handler_t::replace);
}

} // namespace riposte::ctl
