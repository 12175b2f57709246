#include "desktop/screens/screen.h"

#include "app/commands.h"
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

// Every key of the table; the first command that is possible now takes it.
void take_command_keys(Frame& frame) {
  const bool asked = ImGui::IsPopupOpen("", ImGuiPopupFlags_AnyPopupId | ImGuiPopupFlags_AnyPopupLevel);
  if (frame.state.overlay != app::Overlay::none || asked) return;
  for (const app::Command& command : app::commands()) {
    if (command.key.empty() || !pressed(command.key)) continue;
    std::optional<app::Action> action = command.action(frame.state);
    if (!action) continue;
    frame.actions.push_back(*std::move(action));
    return;
  }
}

void draw_overlay(Frame& frame) {
  switch (frame.state.overlay) {
  case app::Overlay::none: return;
  case app::Overlay::palette: return draw_palette(frame);
  case app::Overlay::keys: return draw_key_help(frame);
  }
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
  take_command_keys(frame);
  draw_current(frame);
  draw_notices(frame);
  draw_overlay(frame);
  if (!frame.actions.empty()) request_frames(frame.ui.pacing, 2);
}

} // namespace riposte::desktop
