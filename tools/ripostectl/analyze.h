// What the analysis of a scenario says, as text and as JSON.
#pragma once

#include <string>

#include "analysis/analysis.h"

namespace riposte::ctl {

std::string analysis_json(const scenario::Scenario& scenario, const analysis::Exact& exact);

} // namespace riposte::ctl
