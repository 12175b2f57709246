// The state of a talk: what is counted and never asked for, and what is asked for and never counted.
#include "base/located_json.h"
#include "scenario/lint/rules.h"

namespace riposte::scenario::lint {
namespace {

void lint_variables(const View& view, Remarks& remarks) {
  for (std::size_t i = 0; i < view.scenario.variables.size(); ++i) {
    const std::string& name = view.scenario.variables[i].name;
    if (!view.variable_read[i])
      remarks.push_back(
          {"state-unused", json::child("/state", name),
           phrase("no condition reads '{}'; let a \"when\" or a rule ask for it, or leave it out", name)});
    else if (!view.variable_changed[i])
      remarks.push_back(
          {"state-inert", json::child("/state", name),
           phrase("conditions read '{}', but no reply, silence or variant ever changes it: what they "
                  "say is settled from the start",
                  name)});
  }
}

void lint_additions(const View& view, const std::string& owner, const Consequence& consequence,
                    Remarks& remarks) {
  for (const Change& change : consequence.add) {
    if (change.value != 0) continue;
    const std::string& name = view.scenario.variables[change.variable].name;
    remarks.push_back(
        {"state-inert", json::child(json::child(owner, "add"), name),
         phrase("adding 0 to '{}' changes nothing; leave it out or give it a step, commonly 4 to 12", name)});
  }
}

bool adds_nothing(const Consequence& consequence) {
  for (const Change& change : consequence.add)
    if (change.value == 0) return true;
  return false;
}

} // namespace

void lint_state(const View& view, Remarks& remarks) {
  lint_variables(view, remarks);
  for (std::size_t i = 0; i < view.scenario.replies.size(); ++i)
    if (adds_nothing(view.scenario.replies[i].consequence)) // a pointer costs more than a look
      lint_additions(view, reply_pointer(view.scenario, i), view.scenario.replies[i].consequence, remarks);
  for (std::size_t i = 0; i < view.scenario.turns.size(); ++i)
    if (const auto& silence = view.scenario.turns[i].silence; silence && adds_nothing(*silence))
      lint_additions(view, turn_pointer(view.scenario, i) + "/silence", *silence, remarks);
}

} // namespace riposte::scenario::lint
