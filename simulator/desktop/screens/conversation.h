// The conversation of a talk as bubbles, and the scrolling that follows what is new.
#pragma once

#include <span>

#include "desktop/screens/parts.h"

namespace riposte::desktop {

/// Notices that events were added and sets the conversation moving; once a frame before it is drawn.
void follow_conversation(Frame& frame, const app::TalkState& talk);

/// Draws every line at the cursor. Returns where the customer's latest words begin, as a cursor position in
/// the window that scrolls.
float draw_conversation(Frame& frame, const app::TalkState& talk);

/// Inside the area that scrolls, after its content: eases towards what is new, then rests.
void scroll_conversation(Frame& frame, float newest_top);

/// The mood of the customer's latest line.
scenario::Mood current_mood(const scenario::Scenario& scenario, std::span<const scenario::Event> events);

/// What has been said so far; the rest is on its way.
std::span<const scenario::Event> shown_events(const app::TalkState& talk);

} // namespace riposte::desktop
