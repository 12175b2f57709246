// The pieces of the home screen: today's suggestion and the library.
#pragma once

#include "desktop/screens/parts.h"

namespace riposte::desktop {

void draw_suggestion(Frame& frame);
void draw_library(Frame& frame);
/// Search and filters; they are kept in the memo.
void draw_filter(Frame& frame);

/// What the history says of a talk: "not tried yet", "in progress", the last and the best result.
void add_standing(Frame& frame, Chips& chips, const training::Standing& standing);

} // namespace riposte::desktop
