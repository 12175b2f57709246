// A finished talk that is read: its review, another way from one of its turns, two lines side by side.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/effect.h"
#include "app/state.h"
#include "app/update.h"

namespace riposte::app {

DebriefState open_debrief(const training::Attempt& attempt, const training::ContentPtr& content,
                          const training::Talk& played);

/// The skills that the trainee is asked to rate: the weightiest ones that the talk showed, at most two, as
/// indexes into its skills.
std::vector<std::size_t> skills_to_rate(const DebriefState& debrief);

/// Whether the trainee is asked before any figure is shown.
bool rates_first(const DebriefState& debrief);

/// Whether the talk may be played on from before that step: it has one, and it is no assessment.
bool can_play_on(const DebriefState& debrief, std::size_t step);

/// The attempt that begins with the steps before that one; empty where it may not be.
std::optional<BeginBranch> play_on(const DebriefState& debrief, std::size_t step, const Surround& around);

/// Puts another line beside the one that is read; false where they are none of the same talk.
bool compare_with(DebriefState& debrief, const training::Attempt& other);

/// How many steps two lines have in common from the start.
std::size_t common_steps(const training::Attempt& one, const training::Attempt& other);

} // namespace riposte::app
