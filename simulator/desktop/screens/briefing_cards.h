// The cards of the briefing: what is known, what may be claimed, how it is scored, how it went before.
#pragma once

#include "desktop/screens/parts.h"

namespace riposte::desktop {

void draw_brief_card(Frame& frame, const scenario::Scenario& scenario);
void draw_facts_card(Frame& frame, const scenario::Scenario& scenario);
void draw_scoring_card(Frame& frame, const scenario::Scenario& scenario);
void draw_history_card(Frame& frame, const scenario::Scenario& scenario);

/// Facts the trainee may truthfully claim, as points; also shown during the talk.
void fact_points(Frame& frame, const scenario::Scenario& scenario, std::string_view id);

} // namespace riposte::desktop
