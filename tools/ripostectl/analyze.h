// What the analysis of a scenario says, as text and as JSON.
#pragma once

#include <string>

#include "analysis/analysis.h"
#include "analysis/findings.h"

namespace riposte::ctl {

std::string analysis_json(const scenario::Scenario& scenario, const analysis::Exact& exact);

/// The findings as a JSON array.
std::string findings_json(const scenario::Scenario& scenario, const analysis::Findings& findings);
/// The same as lines of text, each finding with the play that shows it.
std::string findings_text(const scenario::Scenario& scenario, const analysis::Findings& findings);

} // namespace riposte::ctl
