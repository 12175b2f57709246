// Every condition of a scenario by its place: whose it is, and where it stands in the file.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "scenario/model.h"

namespace riposte::analysis {

/// Of a condition that was written; what has none always holds and needs no place.
struct ConditionPlace {
  enum class Part { line, cause, reply, reaction, way, rule };
  Part part = Part::line;
  std::size_t turn = scenario::npos;  // npos: a rule
  std::size_t reply = scenario::npos; // index into Scenario::replies; npos: the turn's own, or of its silence
  bool silence = false;               // of the turn's silence
  std::size_t item = 0;               // index into says, cause, next or rules
  friend bool operator==(const ConditionPlace&, const ConditionPlace&) = default;
};

/// In the order of the file, as `fmt` writes it: turn by turn its lines, causes, silence, replies and ways;
/// then the rules.
std::vector<ConditionPlace> condition_places(const scenario::Scenario& scenario);

const scenario::Condition& condition_at(const scenario::Scenario& scenario, const ConditionPlace& place);

/// RFC 6901, into the scenario's file: /turns/<id>/replies/<n>/next/<n>/when, /rules/<n>/when.
std::string pointer_of(const scenario::Scenario& scenario, const ConditionPlace& place);

} // namespace riposte::analysis
