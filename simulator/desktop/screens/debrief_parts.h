// The two halves of the debrief.
#pragma once

#include "desktop/screens/parts.h"

namespace riposte::desktop {

/// How it ended, the score and why, by skill, and what was behind it.
void draw_summary(Frame& frame, const app::DebriefState& debrief);
/// Every exchange with its levels and its feedback.
void draw_transcript(Frame& frame, const app::DebriefState& debrief);

} // namespace riposte::desktop
