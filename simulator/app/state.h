// What the program knows and shows: one value, changed only by update().
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "catalogue/catalogue.h"
#include "scenario/session.h"
#include "training/attempt.h"
#include "training/library.h"
#include "training/plan.h"
#include "training/review.h"

namespace riposte::app {

enum class Screen {
  starting,    // store and library are being opened
  first_start, // nobody is registered yet, or a new person is being added
  people,      // who is practising?
  home,        // today's suggestion and the library
  briefing,    // one talk before it begins
  talk,
  debrief,
  settings,
  failure, // the data folder cannot be used: says why and what to do
};

/// Values given on the command line: they hold for this run and are not saved.
struct Overrides {
  std::optional<std::string> language, theme;
  std::optional<int> text_size; // percent
};

/// A message over the screen. Texts are in the language of the interface already.
struct Notice {
  enum class Kind { info, warning, error };
  int id = 0;
  Kind kind = Kind::info;
  std::string text, detail;
  bool passing = false; // gone with the next change of the screen
  std::string file{};   // of a file that cannot be used: gone when it can
};

/// Another edition of the open talk, in the library since its file has changed.
struct EditionOffer {
  training::ContentPtr content;
  std::size_t kept = 0, of = 0;             // replies that fit it, and all so far
  bool same_place = false;                  // taken up, the talk would stand where it stands
  std::optional<scenario::LineSpoken> line; // the last one before that place
};

/// A step that the store is writing: its effect is shown only once it is kept.
struct PendingStep {
  scenario::Input input;
  training::StoredStep stored;
  scenario::Session session;           // after the step
  std::vector<scenario::Event> events; // of the step
};

struct Countdown {
  std::int64_t total_ms = 0;
  std::int64_t used_ms = 0;
  std::int64_t left_ms() const { return used_ms >= total_ms ? 0 : total_ms - used_ms; }
};

struct TalkState {
  training::Attempt attempt;
  training::ContentPtr content; // the edition that is being played
  scenario::Session session;
  std::vector<scenario::Event> events;
  std::size_t selected = 0;    // highlighted card: index into session.offered
  std::size_t hints_shown = 0; // of the open turn
  std::int64_t turn_ms = 0;    // since all text of the open turn was shown
  std::optional<Countdown> countdown;
  std::optional<PendingStep> pending;
  bool confirm_leave = false;
  bool paused = false;
  std::size_t shown = 0;             // events that can be seen; the next is being said
  std::int64_t telling_ms = 0;       // for how long it has been
  std::optional<EditionOffer> offer; // while the talk goes on and the library has another edition
  training::ContentPtr declined;     // an edition that is not offered again
};

/// What the analysis says of a finished talk. It comes a little after the talk is opened.
struct Reviewing {
  enum class State {
    under_way,
    done,
    too_large, // more positions than are followed
    failed,
  };
  State state = State::under_way;
  std::shared_ptr<const training::TalkReview> review; // where it is done
};

/// Another line of the same talk beside the one that is read.
struct Compared {
  training::Attempt attempt;
  scenario::Session session;
  std::vector<scenario::Event> events;
};

/// A finished attempt, opened for reading.
struct DebriefState {
  training::Attempt attempt;
  training::ContentPtr content;
  scenario::Session session;
  std::vector<scenario::Event> events;
  Reviewing review;
  std::optional<std::size_t> step; // that is looked at; empty: the talk as a whole
  std::optional<Compared> compared;
};

/// What lies over the screen by the person's wish.
enum class Overlay {
  none,
  palette, // every command and talk by name
  keys,    // those of the screen
};

struct State {
  Screen screen = Screen::starting;
  Screen before_settings = Screen::home; // where "back" from the settings leads
  Overrides overrides;
  Error failure; // why the data folder cannot be used
  std::string data_folder;

  std::shared_ptr<const catalogue::Catalogue> catalogue;
  training::Library library;
  std::vector<training::Person> people;
  std::optional<training::Person> person;
  std::vector<training::AttemptSummary> history; // of `person`, newest first
  std::optional<training::Suggestion> suggestion;

  std::string briefing; // scenario id
  std::optional<TalkState> talk;
  std::optional<DebriefState> debrief;

  Overlay overlay = Overlay::none;
  std::vector<Notice> notices;
  int next_notice = 1;
  bool reopening = false; // a talk that was on the screen when the program was closed: it waits, paused
  bool busy = false;      // an effect whose result changes the screen is under way
};

/// In force now: override, else the person's choice, else the given fallback.
std::string language_of(const State& state, const std::string& fallback);
std::string theme_of(const State& state);
int text_size_of(const State& state);
bool reduced_motion_of(const State& state);

} // namespace riposte::app
