#include "scenario/lint/remark.h"

#include "base/located_json.h"

namespace riposte::scenario::lint {

std::string turn_pointer(const Scenario& scenario, std::size_t turn) {
  return json::child("/turns", scenario.turns[turn].id);
}

std::string reply_pointer(const Scenario& scenario, std::size_t reply) {
  const Turn& turn = scenario.turns[scenario.replies[reply].turn];
  return json::child(json::child(turn_pointer(scenario, scenario.replies[reply].turn), "replies"),
                     reply - turn.first_reply);
}

std::string ending_pointer(const Scenario& scenario, std::size_t ending) {
  return json::child("/endings", scenario.endings[ending].id);
}

} // namespace riposte::scenario::lint
