// What a screen is given each frame: a state to read, words to say it in, and where to put what the person
// did.
#pragma once

#include <array>
#include <set>
#include <string>
#include <vector>

#include "app/action.h"
#include "app/state.h"
#include "desktop/screens/library_view.h"
#include "desktop/ui.h"
#include "text/translator.h"
#include "training/filter.h"

namespace riposte::desktop {

/// Scroll positions and half-typed text: what a screen may remember between frames besides the state.
struct Memo {
  std::string name; // first start: the name being typed
  std::string role = "hunter";
  std::string language;        // first start: chosen before anybody is registered
  std::size_t seen_events = 0; // talk: how much of the conversation was already on the screen
  app::Screen last_screen = app::Screen::starting;
  std::set<std::string, std::less<>> open; // what is unfolded, by the id of its heading

  std::string talk;                   // the attempt whose conversation is followed
  std::size_t fresh_from = 0;         // talk: events from here on have just been said
  int chat_moving = 0;                // talk: frames for which the conversation still scrolls to what is new
  float chat_scroll = 0.0f;           // pixels: where it is on its way there
  float chat_end = 0.0f;              // pixels: the furthest it could scroll in the last frame
  bool chat_pinned = true;            // talk: the end is in view and stays there when the room changes
  std::size_t seen_card = 0;          // talk: the card that was highlighted in the last frame
  training::LibraryFilter filter;     // home: what is looked for in the library …
  LibraryView library;                // … and what is found
  std::string rated;                  // debrief: the attempt that is being rated …
  std::array<int, 2> ratings{-1, -1}; // … and how far; -1: not yet
  std::string typed;                  // palette: what is looked for …
  std::size_t chosen = 0;             // … and the line that Enter takes
  bool focus_name = true;             // first start: put the caret into the name field once
};

struct Frame {
  Ui& ui;
  const app::State& state;
  const text::Translator& words;
  Memo& memo;
  std::vector<app::Action>& actions;
};

/// Draws the screen of the state over the whole window, notices on top. Call between NewFrame and Render.
void draw_screen(Frame& frame);

// One file per screen.
void draw_starting(Frame& frame);
void draw_failure(Frame& frame);
void draw_first_start(Frame& frame);
void draw_people(Frame& frame);
void draw_home(Frame& frame);
void draw_briefing(Frame& frame);
void draw_talk(Frame& frame);
void draw_debrief(Frame& frame);
void draw_settings(Frame& frame);

// Over the screen.
void draw_palette(Frame& frame);
void draw_key_help(Frame& frame);

} // namespace riposte::desktop
