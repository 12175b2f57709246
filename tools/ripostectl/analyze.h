// What the analysis of a scenario says, as text and as JSON.
#pragma once

#include <string>

#include "analysis/analysis.h"
#include "analysis/findings.h"
#include "analysis/review.h"

namespace riposte::ctl {

/// `review`: of a played talk, or null.
std::string analysis_json(const scenario::Scenario& scenario, const analysis::Exact& exact,
                          const analysis::Findings& findings, const std::vector<analysis::Reviewed>* review);

/// The same keys where the scenario was sampled: `exact` is false, what sampling cannot tell is null, and
/// `sampling` has an interval for each estimate.
/// `findings`: what could be proved all the same.
std::string sampled_json(const scenario::Scenario& scenario, const analysis::Sampled& sampled,
                         const analysis::Findings& findings);

/// The findings as a JSON array.
std::string findings_json(const scenario::Scenario& scenario, const analysis::Findings& findings);
/// The same as lines of text, each finding with the play that shows it.
std::string findings_text(const scenario::Scenario& scenario, const analysis::Findings& findings);

} // namespace riposte::ctl
