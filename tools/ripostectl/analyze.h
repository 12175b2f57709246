// What the analysis of a scenario says, as text and as JSON.
#pragma once

#include <string>

#include "analysis/analysis.h"
#include "analysis/review.h"

namespace riposte::ctl {

/// `review`: of a played talk, or null.
std::string analysis_json(const scenario::Scenario& scenario, const analysis::Exact& exact,
                          const std::vector<analysis::Reviewed>* review);

} // namespace riposte::ctl
