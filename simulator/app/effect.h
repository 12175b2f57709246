// What update() asks the outside world to do: plain data that a test can compare.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "training/attempt.h"
#include "training/library.h"

namespace riposte::app {

/// A screen to come back to.
struct Place {
  std::string screen{}; // "talk", "briefing", "debrief", "settings" or "home"; empty: nothing to come back to
  std::string of{};     // the scenario's or the attempt's id
  friend bool operator==(const Place&, const Place&) = default;
};

/// Open store, catalogue and library; reports Opened or OpenFailed.
struct OpenData {};
struct SavePerson {
  training::Person person;
  bool created = false;
};
/// Remembers who practised last on this machine.
struct RememberPerson {
  std::string id;
};
/// How the window stood and what it showed, for the next start.
struct RememberWindow {
  int x = 0, y = 0, width = 0, height = 0; // not maximized
  bool maximized = false;
  Place place{};
};
struct LoadHistory {
  std::string person;
};
/// Stores the attempt, its content and its first events in one transaction; reports TalkBegun.
struct BeginTalk {
  training::Attempt attempt;
  training::ContentPtr content;
  std::vector<std::string> events; // JSON, in order
};
/// Stores one step with its events, and the result where it ends the talk, in one transaction; reports
/// StepStored.
struct StoreStep {
  std::string attempt;
  int step = 0; // from 1
  training::StoredStep input;
  std::vector<std::string> events;
  std::optional<training::TalkResult> result;
};
struct StoreHint {
  std::string attempt;
  int after_step = 0;
};
/// Keeps how much of the open turn's time is used; nothing waits for it.
struct SaveTimer {
  std::string attempt;
  std::int64_t used_ms = 0;
};
/// Reads the scenarios of every pack once more; reports LibraryChanged.
struct ReadLibrary {};
/// Stores the attempt that goes on with another edition, steps and all, and closes the one before it, in one
/// transaction; reports TalkTakenUp.
struct TakeUpTalk {
  std::string before; // the attempt that is carried over
  int steps = 0;      // of it
  training::Attempt attempt;
  training::ContentPtr content;
  std::vector<std::vector<std::string>> events; // JSON: before the first reply, then of each step
};
/// Reports AttemptLoaded.
struct LoadAttempt {
  std::string attempt;
};
/// Works out what each reply of the talk was worth; reports TalkReviewed. Takes as long as it takes.
struct ReviewTalk {
  training::Attempt attempt;
  training::ContentPtr content;
};
/// Stores an attempt that begins with the steps of another one, in one transaction; reports BranchBegun.
struct BeginBranch {
  training::Attempt attempt;
  training::ContentPtr content;
  std::vector<std::vector<std::string>> events; // JSON: before the first reply, then of each step
};
/// Reports ComparedLoaded.
struct LoadCompared {
  std::string attempt;
};
struct StoreSelfReview {
  std::string attempt;
  training::SelfReview review;
};
/// Adds the pack in this file to the library; reports PackInstalled.
struct InstallPack {
  std::string path;
};
/// Writes a file into the person's folder of documents, never over another one: a number is added to the name
/// where it is taken. Reports FileWritten.
struct WriteFile {
  std::string name, ending; // "riposte-first-call-2026-11-23", ".html"
  std::string bytes;
};

using Effect = std::variant<OpenData, SavePerson, RememberPerson, RememberWindow, LoadHistory, BeginTalk,
                            StoreStep, StoreHint, SaveTimer, LoadAttempt, InstallPack, ReadLibrary,
                            TakeUpTalk, ReviewTalk, BeginBranch, LoadCompared, StoreSelfReview, WriteFile>;

} // namespace riposte::app
