#include <nlohmann/json.hpp>

#include "analyze.h"
#include "command.h"
#include "scenario/codes.h"

namespace riposte::ctl {
namespace {

using nlohmann::ordered_json;

template <class Things>
ordered_json id_of(const Things& things, std::size_t index) {
  return index == scenario::npos ? ordered_json() : ordered_json(things[index].id);
}

} // namespace

std::string findings_json(const scenario::Scenario& scenario, const analysis::Findings& findings) {
  ordered_json list = ordered_json::array();
  for (const analysis::Finding& finding : findings.list) {
    ordered_json play = ordered_json::array();
    for (const scenario::Input input : finding.play.inputs) play.push_back(to_text(scenario, input));
    const scenario::Code* code = scenario::find_code(finding.code);
    list.push_back(
        {{"code", finding.code},
         {"turn", id_of(scenario.turns, finding.turn)},
         {"reply", id_of(scenario.replies, finding.reply)},
         {"play", std::move(play)},
         {"ending", id_of(scenario.endings, finding.ending)},
         {"pointer", finding.pointer},
         {"severity", scenario::name_of(code == nullptr ? scenario::Severity::error : code->severity)},
         {"message", said(finding.message)},
         {"seed", finding.play.seed ? ordered_json(*finding.play.seed) : ordered_json()}});
  }
  return list.dump(-1, ' ', false, ordered_json::error_handler_t::replace);
}

} // namespace riposte::ctl
