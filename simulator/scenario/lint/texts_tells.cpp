// truth-tell-missing: a smokescreen that nothing tells from a true objection can only be guessed.
#include <algorithm>

#include "scenario/lint/text_rules.h"

namespace riposte::scenario::lint {

// Of the six tests of section 1.2 these can be seen in a file: timing (the talk begins with it), stability
// (the same cause hides behind another objection elsewhere), effort and specificity (general words, exit
// phrases, a line that differs from play to play), and the cause that is given away at last.

Tells::Tells(const Scenario& scenario, Remarks& remarks)
    : scenario_(scenario), remarks_(remarks), told_(scenario.turns.size()) {
  const auto note = [&](const std::optional<Line>& line) {
    if (line && !line->reveals.empty()) revealed_.insert(line->reveals);
  };
  for (const Turn& turn : scenario.turns) {
    for (const Line& line : turn.says) note(line);
    if (turn.silence) note(turn.silence->reaction);
    if (!turn.objection) continue;
    for (const Cause& cause : turn.objection->causes) pretexts_[cause.id].insert(turn.objection->id);
  }
  for (const Reply& reply : scenario.replies) note(reply.consequence.reaction);
}

void Tells::line(const Place& place, const Reading& reading) {
  const Line& line = scenario_.turns[place.turn].says[place.item];
  if (reading.has(Topic::way_out) || !line.when.always()) told_[place.turn] = true;
}

void Tells::finish() {
  for (std::size_t t = 0; t < scenario_.turns.size(); ++t) {
    const Turn& turn = scenario_.turns[t];
    if (!turn.objection || turn.objection->sincerity != Sincerity::smokescreen || told_[t]) continue;
    if (scenario_.start == Target{Target::Kind::turn, t}) continue;
    const auto& causes = turn.objection->causes;
    const bool given_away = std::any_of(causes.begin(), causes.end(), [&](const Cause& cause) {
      return revealed_.contains(cause.id) || pretexts_.at(cause.id).size() > 1;
    });
    if (given_away) continue;
    remarks_.push_back(
        {"truth-tell-missing", turn_pointer(scenario_, t) + "/objection",
         phrase("nothing shows that the objection of the turn '{}' is a smokescreen; give its lines "
                "general words or a way out, let them differ by variant, or let a later line reveal "
                "the cause",
                turn.id)});
  }
}

} // namespace riposte::scenario::lint
