// What the analysis of a scenario says, as text and as JSON.
#pragma once

#include <string>

#include "analysis/analysis.h"
#include "analysis/review.h"

namespace riposte::ctl {

/// `review`: of a played talk, or null.
std::string analysis_json(const scenario::Scenario& scenario, const analysis::Exact& exact,
                          const std::vector<analysis::Reviewed>* review);

/// The same keys where the scenario was sampled: `exact` is false, what sampling cannot tell is null, and
/// `sampling` has an interval for each estimate.
std::string sampled_json(const scenario::Scenario& scenario, const analysis::Sampled& sampled);

} // namespace riposte::ctl
