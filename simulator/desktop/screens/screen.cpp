#include "desktop/screens/screen.h"

#include "desktop/screens/keys.h"
#include "desktop/screens/notices.h"

namespace riposte::desktop {

namespace {

void draw_current(Frame& frame) {
  switch (frame.state.screen) {
  case app::Screen::starting: return draw_starting(frame);
  case app::Screen::first_start: return draw_first_start(frame);
  case app::Screen::people: return draw_people(frame);
  case app::Screen::home: return draw_home(frame);
  case app::Screen::briefing: return draw_briefing(frame);
  case app::Screen::talk: return draw_talk(frame);
  case app::Screen::debrief: return draw_debrief(frame);
  case app::Screen::settings: return draw_settings(frame);
  case app::Screen::failure: return draw_failure(frame);
  }
}

// What belongs to the screen before: half-typed names, unfolded headings, the place in a conversation.
void forget_last_screen(const Frame& frame) {
  Memo& memo = frame.memo;
  memo.open.clear();
  memo.name.clear();
  memo.talk.clear();
  memo.focus_name = true;
  if (frame.state.screen == app::Screen::first_start) memo.language = frame.words.language();
}

} // namespace

void draw_screen(Frame& frame) {
  frame.ui.fresh_screen = frame.memo.last_screen != frame.state.screen;
  if (frame.ui.fresh_screen) {
    forget_last_screen(frame);
    hide_focus();
    frame.memo.last_screen = frame.state.screen;
    request_frames(frame.ui.pacing, 3); // sizes and scroll positions need a second look
  }
  draw_current(frame);
  draw_notices(frame);
  if (!frame.actions.empty()) request_frames(frame.ui.pacing, 2);
}

} // namespace riposte::desktop
