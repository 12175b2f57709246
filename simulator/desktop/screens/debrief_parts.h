// The parts of the debrief.
#pragma once

#include <cstddef>
#include <string>

#include "desktop/screens/parts.h"

namespace riposte::desktop {

/// How it ended, the score and why, by skill, and what was behind it.
void draw_summary(Frame& frame, const app::DebriefState& debrief);
/// The curve of the talk and where it turned.
void draw_review(Frame& frame, const app::DebriefState& debrief);
/// The best line beside the own one, and another line of the same talk where there is one.
void draw_lines(Frame& frame, const app::DebriefState& debrief);
/// What one step was worth, and the way back to it.
void draw_worth(Frame& frame, const app::DebriefState& debrief, std::size_t step, const std::string& id);
/// Every exchange with its levels and its feedback, or the one that is looked at.
void draw_transcript(Frame& frame, const app::DebriefState& debrief);
/// Every level that counted, and how the score came of them.
void draw_receipt(Frame& frame, const app::DebriefState& debrief);

/// Asked first where app::rates_first(); then no figures are shown.
void draw_self_review(Frame& frame, const app::DebriefState& debrief);
/// The own ratings beside those of the talk; nothing where there are none.
void draw_own_view(Frame& frame, const app::DebriefState& debrief, const scenario::Score& score);

} // namespace riposte::desktop
