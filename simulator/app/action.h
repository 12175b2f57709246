// Everything that can happen: what a person does, and what comes back from the effects.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "app/effect.h"
#include "app/state.h"

namespace riposte::app {

// ---- a person does
// ------------------------------------------------------------------------------------------------
struct CreatePerson {
  std::string name, role, language;
};
struct ChoosePerson {
  std::string id;
};
struct ShowPeople {}; // "somebody else"
struct AddPerson {};  // from the list of people to the form
struct ShowHome {};
struct ShowBriefing {
  std::string scenario;
};
struct StartTalk {
  std::string scenario; // begins a new attempt
};
struct ResumeTalk {
  std::string attempt;
};
struct SelectReply {
  std::size_t card = 0; // index into session.offered
};
struct ChooseReply {
  std::size_t card = 0;
};
struct TakeHint {};
struct ShowAllLines {}; // what is being said can be read at once
struct PauseTalk {
  bool paused = true; // or on with it
};
struct AskLeave {};   // leaving asks once
struct StayInTalk {}; // … and may be taken back
struct LeaveTalk {};  // the talk stays open and waits on the home screen
struct ShowDebrief {
  std::string attempt;
};
/// One step of the talk that is read, or the whole of it.
struct ShowStep {
  std::optional<std::size_t> step;
};
/// Rewind: another way from before that step. The talk that is read stays as it is.
struct PlayOnFrom {
  std::size_t step = 0;
};
/// The talk that was left for another way, beside the one that is read; empty: it is put away.
struct Compare {
  std::string attempt;
};
/// How the trainee rates the own talk before its figures are shown, or that it is skipped.
struct RateOneself {
  training::SelfReview review;
};
/// The talk that is read, as a page in the folder of documents.
struct ExportAttempt {};
struct ShowSettings {};
struct LeaveSettings {};
struct ChangeSettings {
  training::Person person; // same id, other preferences
};
struct ShowOverlay {
  Overlay overlay = Overlay::none;
};
struct DismissNotice {
  int id = 0;
};
/// A `.riposte` file was given on the command line or dropped on the window: any path at all.
struct OpenPack {
  std::string path;
};
struct TakeUpEdition {};   // the open talk goes on with the edition that is offered …
struct StayWithEdition {}; // … or with the one it was begun with
/// Time that has passed while the talk was on the screen, from a clock that never jumps.
struct TimePassed {
  std::int64_t ms = 0;
};

// ---- an effect reports
// --------------------------------------------------------------------------------------------
struct Opened { // store, library and catalogue are there
  std::shared_ptr<const catalogue::Catalogue> catalogue;
  training::Library library;
  std::vector<training::Person> people;
  std::string last_person; // id, or empty
  std::string kept_aside;  // where a damaged database went, or empty
  Place place{};           // where that person was when the program was closed
};
struct OpenFailed {
  Error error;
};
struct PersonSaved {
  training::Person person;
  bool created = false;
};
struct HistoryLoaded {
  std::string person;
  std::vector<training::AttemptSummary> history;
};
struct TalkBegun { // the attempt and its first events are stored
  training::Attempt attempt;
  training::ContentPtr content{}; // the library may have another edition by now
};
struct AttemptLoaded {
  training::Attempt attempt;
  training::ContentPtr content; // the edition it was played with
};
struct StepStored {
  std::string attempt;
  int step = 0; // number of the step, from 1
};
struct HintStored {
  std::string attempt;
};
struct TalkReviewed {
  std::string attempt;
  Reviewing review;
};
struct BranchBegun { // the attempt that goes another way is stored
  training::Attempt attempt;
  training::ContentPtr content;
};
struct ComparedLoaded {
  training::Attempt attempt;
};
struct FileWritten {
  std::string path;
};
struct SelfReviewStored {
  std::string attempt;
};
struct PackInstalled {                                   // the library holds it
  std::map<std::string, std::string, std::less<>> title; // of the pack, by language
  int talks = 0;                                         // of the pack that can be held
  bool replaced = false;                                 // an older version was there
  bool was_there = false;                                // this very file was: nothing has changed
  Error problem;                                         // why some of its talks cannot be held, or empty
  training::Library library;
};
struct FilesChanged {}; // of the scenarios on disk
struct LibraryChanged { // it has been read again
  training::Library library;
};
struct TalkTakenUp { // the attempt that goes on is stored, the one before it is closed
  std::string before;
  training::Attempt attempt;
  training::ContentPtr content;
};
/// What could not be done, by the effect that was to do it.
enum class Task {
  save_person,
  load_history,
  begin_talk,
  store_step,
  store_hint,
  load_attempt,
  take_up,
  install_pack,
  begin_branch,
  compare,
  store_self_review,
  write_file
};
struct EffectFailed {
  Task task = Task::store_step;
  Error error; // why
};

using Action =
    std::variant<CreatePerson, ChoosePerson, ShowPeople, AddPerson, ShowHome, ShowBriefing, StartTalk,
                 ResumeTalk, SelectReply, ChooseReply, TakeHint, AskLeave, StayInTalk, LeaveTalk, ShowDebrief,
                 ShowSettings, LeaveSettings, ChangeSettings, DismissNotice, TimePassed, Opened, OpenFailed,
                 PersonSaved, HistoryLoaded, TalkBegun, AttemptLoaded, StepStored, HintStored, EffectFailed,
                 OpenPack, PackInstalled, TakeUpEdition, StayWithEdition, FilesChanged, LibraryChanged,
                 TalkTakenUp, ShowAllLines, PauseTalk, ShowStep, PlayOnFrom, Compare, RateOneself,
                 TalkReviewed, BranchBegun, ComparedLoaded, SelfReviewStored, ExportAttempt, FileWritten,
                 ShowOverlay>;

} // namespace riposte::app
