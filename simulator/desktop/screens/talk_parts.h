// The pieces of the talk's screen.
#pragma once

#include "desktop/screens/parts.h"

namespace riposte::desktop {

enum class TalkLayout {
  narrow,
  columns,
  wide
}; // one column that scrolls; with the customer beside; with the coach too

/// The bar: title, replies so far, timer, hint, leave. Returns its height in pixels.
float draw_talk_header(Frame& frame, const app::TalkState& talk, TalkLayout layout);

/// Another edition of the talk with what taking it up means, and two buttons; in pixels, 0 where none is
/// offered.
float offer_height(Frame& frame, const app::TalkState& talk, float width);
/// A card, or a strip across the window where content scrolls away beneath it.
enum class OfferStyle { card, strip };
void draw_offer(Frame& frame, const app::TalkState& talk, ImVec2 at, float width, OfferStyle style);

/// Where messages may lie over the talk without hiding the bar or the offer, in pixels from the top.
float top_of_notices(Frame& frame, const app::TalkState& talk);

/// Who the customer is and what is known, in a panel of its own.
void draw_customer_panel(Frame& frame, const app::TalkState& talk, const Area& area, bool with_facts);
/// The same folded away under a heading.
void draw_customer_folded(Frame& frame, const app::TalkState& talk);
/// The facts and what the coach said, in a panel of its own.
void draw_side_panel(Frame& frame, const app::TalkState& talk, const Area& area);

bool coach_has_spoken(const app::TalkState& talk);
/// The hints that were taken in this turn, at the cursor.
void draw_coach(Frame& frame, const app::TalkState& talk);
float coach_height(Frame& frame, const app::TalkState& talk, float width);

/// Cards of the replies, or what stands there when the talk is over or cannot go on.
void draw_replies(Frame& frame, const app::TalkState& talk, float width);
float replies_height(Frame& frame, const app::TalkState& talk, float width);
int reply_columns(const Ui& ui, float width);

} // namespace riposte::desktop
