// What `simulate` prints as JSON.
#pragma once

#include <string>
#include <string_view>

#include "analysis/simulate.h"

namespace riposte::ctl {

/// One document; every number reads back as the same double. `policy`: as the command line names it.
std::string simulation_json(const scenario::Scenario& scenario, const analysis::SimulationPlan& plan,
                            std::string_view policy, const analysis::Simulation& simulation);

} // namespace riposte::ctl
