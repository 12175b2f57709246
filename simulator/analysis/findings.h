// What is wrong with a scenario as proved by following every play of it, each with the shortest play that
// shows it (section 10 of the format). Nothing here is sampled.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "analysis/analysis.h"
#include "analysis/paths.h"
#include "base/error.h"
#include "scenario/model.h"

namespace riposte::analysis {

/// Its severity stands in the table of codes (scenario/codes.h).
struct Finding {
  std::string code;
  std::size_t turn = scenario::npos, reply = scenario::npos, ending = scenario::npos;
  std::string pointer; // into the scenario's file, RFC 6901
  Error message;       // what is wrong and what would be right
  /// Shows it; of what never happens, the shortest play to where it could have happened. Without inputs where
  /// there is no such place.
  Play play;
  /// The linter says so of the ways alone, or it follows from another finding: left out beside a linter.
  bool told_elsewhere = false;
};

struct Findings {
  std::vector<Finding> list; // in the order of the file, then by code
  /// False: the positions that lines and causes tell apart are too many; nothing is said of their conditions.
  bool lines_judged = true;
  /// False: too many positions times replies to look for passing plays; nothing is said of them.
  bool passes_judged = true;
};

/// `exact` must be of this scenario and whole. "Reachable" is what some play meets within the scenario's
/// limit of replies, silences included. Empty where it was cancelled.
Findings findings_of(const scenario::Scenario& scenario, const Exact& exact, const Options& options);

/// What can be proved without following positions (intervals.h), of talks that have too many of them: what is
/// never reached or offered, and conditions that never or always hold. No plays are told. That nothing is
/// found proves nothing; other faults are not looked for.
Findings proved_findings(const scenario::Scenario& scenario);

} // namespace riposte::analysis
