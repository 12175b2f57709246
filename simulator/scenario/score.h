// The score of a play (section 9): per skill, overall, the ethics cap, passed or not.
#pragma once

#include <optional>
#include <vector>

#include "scenario/session.h"

namespace riposte::scenario {

inline constexpr double kBreachCap = 1.0;
inline constexpr double kHighestLevel = 4.0; // of a behaviour anchor

struct Score {
  std::optional<double> overall;             // 0–4 after the cap; empty: no level was recorded
  std::optional<double> uncapped;            // before the cap
  std::vector<std::optional<double>> skills; // 0–4 by Scenario::skills; empty: not observed
  bool breach = false;
  bool passed = false;
};

Score score_of(const Scenario& scenario, const Session& session);

/// 0–4 shown as 0–100.
int as_points(double level);

} // namespace riposte::scenario
