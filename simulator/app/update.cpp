#include "app/update.h"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "app/debrief.h"
#include "app/export.h"
#include "app/packs.h"
#include "app/place.h"
#include "app/reload.h"
#include "app/talk.h"
#include "text/error_text.h"

namespace riposte::app {
namespace {

using training::AttemptSummary;
using training::Person;

constexpr std::size_t kLongestName = 80; // bytes of UTF-8

class Update {
public:
  Update(State& state, std::vector<Effect>& effects, const Surround& around)
      : state_(state), effects_(effects), around_(around) {}

  // ---- people
  // -----------------------------------------------------------------------------------------------------
  void operator()(const CreatePerson& action) {
    if (state_.busy || action.name.empty() || action.name.size() > kLongestName) return;
    Person person;
    person.id = around_.new_id();
    person.name = action.name;
    person.role = action.role;
    person.language = action.language;
    ask(SavePerson{person, true});
    state_.busy = true;
  }
  void operator()(const ChoosePerson& action) {
    const auto found = std::find_if(state_.people.begin(), state_.people.end(),
                                    [&](const Person& p) { return p.id == action.id; });
    if (found != state_.people.end()) practise_as(*found);
  }
  void operator()(const ShowPeople&) { state_.screen = Screen::people; }
  void operator()(const AddPerson&) { state_.screen = Screen::first_start; }
  void operator()(const PersonSaved& action) {
    const auto found = std::find_if(state_.people.begin(), state_.people.end(),
                                    [&](const Person& p) { return p.id == action.person.id; });
    if (found == state_.people.end())
      state_.people.push_back(action.person);
    else
      *found = action.person;
    if (!action.created) return;
    state_.busy = false;
    practise_as(action.person);
  }

  // ---- moving about
  // -----------------------------------------------------------------------------------------------
  void operator()(const ShowHome&) { go_home(); }
  void operator()(const ShowBriefing& action) {
    if (!state_.person || !state_.library.find(action.scenario)) return;
    state_.briefing = action.scenario;
    state_.screen = Screen::briefing;
  }
  void operator()(const ShowSettings&) {
    if (!state_.person) return;
    if (state_.screen != Screen::settings) state_.before_settings = state_.screen;
    state_.screen = Screen::settings;
  }
  void operator()(const LeaveSettings&) {
    if (state_.screen == Screen::settings) state_.screen = state_.before_settings;
  }
  void operator()(const ChangeSettings& action) {
    if (!state_.person || action.person.id != state_.person->id || action.person == *state_.person) return;
    // What the person changes by hand is no longer overridden by this run's command line.
    if (action.person.language != state_.person->language) state_.overrides.language.reset();
    if (action.person.theme != state_.person->theme) state_.overrides.theme.reset();
    if (action.person.text_size != state_.person->text_size) state_.overrides.text_size.reset();
    state_.person = action.person;
    state_.person->text_size = std::clamp(state_.person->text_size, 80, 200);
    if (state_.talk && pace() == 0) tell(*state_.talk, 0, 0);
    ask(SavePerson{*state_.person, false});
  }
  void operator()(const ShowOverlay& action) {
    state_.overlay = state_.person ? action.overlay : Overlay::none;
  }
  void operator()(const DismissNotice& action) {
    std::erase_if(state_.notices, [&](const Notice& n) { return n.id == action.id; });
  }

  // ---- talks
  // ------------------------------------------------------------------------------------------------------
  void operator()(const StartTalk& action) {
    const training::ContentPtr content = state_.library.find(action.scenario);
    if (state_.busy || !state_.person || !content) return;
    ask(begin_talk(*state_.person, content, language_of(state_, "en"), around_));
    state_.busy = true;
  }
  void operator()(const ResumeTalk& action) { load(action.attempt); }
  void operator()(const ShowDebrief& action) { load(action.attempt); }
  void operator()(const TalkBegun& action) {
    state_.busy = false;
    // Somebody else may have sat down meanwhile: the talk waits for the person it belongs to.
    if (!action.content || !state_.person || action.attempt.person != state_.person->id) return;
    AttemptSummary summary{action.attempt.id,
                           action.attempt.scenario,
                           action.attempt.scenario_hash,
                           action.attempt.started,
                           0,
                           {}};
    state_.history.insert(state_.history.begin(), std::move(summary));
    open(action.attempt, action.content);
  }
  void operator()(const AttemptLoaded& action) {
    state_.busy = false;
    if (state_.person && action.attempt.person == state_.person->id) open(action.attempt, action.content);
  }
  void operator()(const SelectReply& action) {
    if (TalkState* talk = playing(); talk != nullptr && action.card < talk->session.offered.size())
      talk->selected = action.card;
  }
  void operator()(const ChooseReply& action) {
    TalkState* talk = playing();
    if (talk == nullptr || talk->confirm_leave || talk->paused || !is_told(*talk) ||
        action.card >= talk->session.offered.size())
      return;
    talk->selected = action.card;
    take({false, talk->session.offered[action.card]});
  }
  void operator()(const ShowAllLines&) {
    if (state_.talk) tell(*state_.talk, 0, 0);
  }
  void operator()(const PauseTalk& action) {
    if (state_.talk) state_.talk->paused = action.paused && playing() != nullptr;
  }
  void operator()(const TimePassed& action) {
    if (state_.screen == Screen::talk && state_.talk && !is_told(*state_.talk)) {
      if (!state_.talk->confirm_leave && !state_.talk->paused && action.ms > 0)
        tell(*state_.talk, action.ms, pace());
      return; // no time is taken from a trainee who still reads
    }
    TalkState* talk = playing();
    if (talk == nullptr || talk->confirm_leave || talk->paused || action.ms <= 0) return;
    talk->turn_ms += action.ms;
    if (!talk->countdown) return;
    const std::int64_t seconds_before = talk->countdown->used_ms / 1000;
    talk->countdown->used_ms += action.ms;
    if (talk->countdown->left_ms() == 0) return take({true, 0});
    // Kept once a second, so that a talk taken up again goes on with the time that was left.
    if (talk->countdown->used_ms / 1000 != seconds_before)
      ask(SaveTimer{talk->attempt.id, talk->countdown->used_ms});
  }
  void operator()(const TakeHint&) {
    TalkState* talk = playing();
    if (talk == nullptr || talk->attempt.mode == training::Mode::assessment ||
        talk->hints_shown >= scenario_of(*talk).turns[talk->session.turn].hints.size())
      return;
    ++talk->hints_shown;
    const int after = static_cast<int>(talk->attempt.steps.size());
    talk->attempt.hints.push_back(after);
    ask(StoreHint{talk->attempt.id, after});
  }
  void operator()(const AskLeave&) {
    if (!state_.talk) return;
    if (state_.talk->session.phase == scenario::Phase::awaiting)
      state_.talk->confirm_leave = true;
    else
      go_home();
  }
  void operator()(const StayInTalk&) {
    if (state_.talk) state_.talk->confirm_leave = false;
  }
  void operator()(const LeaveTalk&) {
    // A step that is being stored opens a new turn with all of its time.
    if (state_.talk && state_.talk->countdown && !state_.talk->pending)
      ask(SaveTimer{state_.talk->attempt.id, state_.talk->countdown->used_ms});
    go_home();
  }
  void operator()(const StepStored& action) {
    TalkState* talk = state_.talk ? &*state_.talk : nullptr;
    const bool expected = talk != nullptr && talk->pending && talk->attempt.id == action.attempt &&
                          action.step == static_cast<int>(talk->attempt.steps.size()) + 1;
    if (!expected) { // the talk was left before its step was stored: the list of attempts must still learn of
                     // it
      if (state_.person) ask(LoadHistory{state_.person->id});
      return;
    }
    show_pending(*talk);
    tell(*talk, 0, pace());
    for (AttemptSummary& summary : state_.history) {
      if (summary.id != talk->attempt.id) continue;
      summary.steps = action.step;
      summary.result =
          training::result_of(scenario_of(*talk), talk->session, talk->events, talk->attempt.steps.back().at);
    }
    refresh_suggestion();
    refresh_offer(state_);
  }
  void operator()(const HintStored&) {}

  // ---- a talk that is read
  // -----------------------------------------------------------------------------------------
  void operator()(const TalkReviewed& action) {
    if (state_.debrief && state_.debrief->attempt.id == action.attempt)
      state_.debrief->review = action.review;
  }
  void operator()(const ShowStep& action) {
    if (!state_.debrief) return;
    const std::size_t steps = state_.debrief->attempt.steps.size();
    state_.debrief->step = action.step && *action.step < steps ? action.step : std::nullopt;
  }
  void operator()(const PlayOnFrom& action) {
    if (state_.busy || state_.screen != Screen::debrief || !state_.debrief) return;
    std::optional<BeginBranch> effect = play_on(*state_.debrief, action.step, around_);
    if (!effect) return;
    ask(std::move(*effect));
    state_.busy = true;
  }
  void operator()(const BranchBegun& action) {
    state_.busy = false;
    if (!state_.person || action.attempt.person != state_.person->id) return;
    AttemptSummary summary{action.attempt.id,
                           action.attempt.scenario,
                           action.attempt.scenario_hash,
                           action.attempt.started,
                           static_cast<int>(action.attempt.steps.size()),
                           {}};
    summary.mode = action.attempt.mode;
    summary.branch_of = action.attempt.branch_of;
    summary.branch_step = action.attempt.branch_step;
    state_.history.insert(state_.history.begin(), std::move(summary));
    open(action.attempt, action.content);
  }
  void operator()(const Compare& action) {
    if (!state_.debrief) return;
    if (action.attempt.empty())
      state_.debrief->compared.reset();
    else
      ask(LoadCompared{action.attempt});
  }
  void operator()(const ComparedLoaded& action) {
    if (state_.debrief && state_.person && action.attempt.person == state_.person->id)
      compare_with(*state_.debrief, action.attempt);
  }
  void operator()(const RateOneself& action) {
    if (!state_.debrief || state_.debrief->attempt.self.state != training::SelfReview::State::open) return;
    state_.debrief->attempt.self = action.review;
    ask(StoreSelfReview{state_.debrief->attempt.id, action.review});
  }
  void operator()(const SelfReviewStored&) {}
  void operator()(const ExportAttempt&) {
    if (state_.screen != Screen::debrief) return;
    if (std::optional<WriteFile> effect = export_attempt(state_, words())) ask(std::move(*effect));
  }
  void operator()(const FileWritten& action) { app::notify(state_, notice_of(action, words())); }

  // ---- packs
  // ------------------------------------------------------------------------------------------------------
  void operator()(const OpenPack& action) {
    if (!action.path.empty()) ask(InstallPack{action.path});
  }
  void operator()(const PackInstalled& action) {
    // A talk that is open has its own edition and goes on undisturbed.
    state_.library = action.library;
    refresh_suggestion();
    refresh_offer(state_); // where the pack has another edition of it
    Notice notice = notice_of(action, words());
    notify(notice.kind, std::move(notice.text), std::move(notice.detail));
    const bool gone = state_.screen == Screen::briefing && !state_.library.find(state_.briefing);
    if (gone) go_home(); // a newer version of its pack has this talk no more
  }

  // ---- files that change meanwhile
  // ------------------------------------------------------------------------------------------
  void operator()(const FilesChanged&) { ask(ReadLibrary{}); }
  void operator()(const LibraryChanged& action) { change_library(state_, action.library, around_); }
  void operator()(const TakeUpEdition&) {
    std::optional<TakeUpTalk> effect = take_up_offer(state_, around_);
    if (!effect) return;
    ask(std::move(*effect));
    state_.busy = true;
  }
  void operator()(const StayWithEdition&) {
    if (!state_.busy) decline_offer(state_);
  }
  void operator()(const TalkTakenUp& action) {
    state_.busy = false;
    if (!show_taken_up(state_, action) && state_.person) ask(LoadHistory{state_.person->id});
    refresh_suggestion();
  }

  // ---- the outside world
  // ------------------------------------------------------------------------------------------
  void operator()(const Opened& action) {
    state_.catalogue = action.catalogue;
    state_.library = action.library;
    state_.people = action.people;
    if (!action.kept_aside.empty())
      notify(Notice::Kind::warning,
             words().tr("The database was damaged. A new one has been started; the old file is kept."),
             action.kept_aside);
    if (state_.people.empty()) {
      state_.screen = Screen::first_start;
      return;
    }
    state_.screen = Screen::people;
    const bool known = std::any_of(state_.people.begin(), state_.people.end(),
                                   [&](const Person& p) { return p.id == action.last_person; });
    if (!known) return;
    (*this)(ChoosePerson{action.last_person});
    const std::optional<Action> back = way_to(state_, action.place);
    if (!back) return;
    std::visit(*this, *back);
    state_.reopening = state_.busy; // a talk is being read
  }
  void operator()(const OpenFailed& action) {
    state_.failure = action.error;
    state_.screen = Screen::failure;
  }
  void operator()(const HistoryLoaded& action) {
    if (!state_.person || state_.person->id != action.person) return;
    state_.history = action.history;
    refresh_suggestion();
  }
  void operator()(const EffectFailed& action) {
    if (action.task == Task::save_person || action.task == Task::begin_talk ||
        action.task == Task::load_attempt || action.task == Task::take_up ||
        action.task == Task::begin_branch)
      state_.busy = false;
    if (action.task == Task::store_step && state_.talk) take_back(*state_.talk);
    // What was there the last time is gone: the home screen says enough.
    if (action.task == Task::load_attempt && std::exchange(state_.reopening, false)) return;
    notify(Notice::Kind::error, failed_text(action.task), text::said(words(), action.error));
  }

private:
  const text::Translator& words() const { return *around_.words; }

  void ask(Effect effect) { effects_.push_back(std::move(effect)); }

  void notify(Notice::Kind kind, std::string text, std::string detail) {
    app::notify(state_, {0, kind, std::move(text), std::move(detail)});
  }

  std::string failed_text(Task task) const {
    switch (task) {
    case Task::save_person: return words().tr("Your details could not be saved.");
    case Task::load_history: return words().tr("Your earlier talks could not be read.");
    case Task::begin_talk: return words().tr("The talk could not be begun because it could not be saved.");
    case Task::store_step:
      return words().tr("Your reply could not be saved, so the talk waits. Choose again to retry.");
    case Task::store_hint: return words().tr("It could not be saved that a hint was taken.");
    case Task::load_attempt: return words().tr("This talk could not be opened.");
    case Task::install_pack: return words().tr("This pack could not be added to the library.");
    case Task::begin_branch:
      return words().tr("The talk could not be played on because it could not be saved.");
    case Task::compare: return words().tr("The talk to compare with could not be opened.");
    case Task::store_self_review: return words().tr("Your own rating could not be saved.");
    case Task::write_file: return words().tr("The page could not be saved.");
    case Task::take_up:
      return words().tr("The new edition could not be taken up. The talk goes on as it was.");
    }
    return {};
  }

  void practise_as(const Person& person) {
    state_.person = person;
    state_.history.clear();
    state_.talk.reset();
    state_.debrief.reset();
    ask(RememberPerson{person.id});
    ask(LoadHistory{person.id});
    go_home();
  }

  void go_home() {
    if (!state_.person) return;
    state_.talk.reset();
    state_.debrief.reset();
    state_.screen = Screen::home;
    refresh_suggestion();
  }

  void refresh_suggestion() {
    state_.suggestion =
        state_.person ? training::suggest(state_.library, state_.history, state_.person->role) : std::nullopt;
  }

  void load(const std::string& attempt) {
    // The store holds the edition that was played, so a changed scenario file cannot change an attempt.
    if (state_.busy || !state_.person) return;
    ask(LoadAttempt{attempt});
    state_.busy = true;
  }

  /// Rebuilds the talk from its inputs; an open one goes on, a finished one is shown for reading.
  void open(const training::Attempt& attempt, const training::ContentPtr& content) {
    const auto talk = training::replay(content->in(attempt.language), attempt);
    if (!talk)
      return notify(Notice::Kind::error, failed_text(Task::load_attempt), text::said(words(), talk.error()));
    if (talk->session.phase == scenario::Phase::ended) {
      state_.talk.reset();
      state_.reopening = false;
      state_.debrief = open_debrief(attempt, content, *talk);
      state_.screen = Screen::debrief;
      ask(ReviewTalk{attempt, content});
      // A line that left another talk is read beside it.
      if (!attempt.branch_of.empty()) ask(LoadCompared{attempt.branch_of});
    } else {
      state_.talk = open_talk(attempt, content, *talk);
      tell(*state_.talk, 0, pace());
      state_.screen = Screen::talk;
      // Nobody may be looking yet: the talk waits for a word.
      state_.talk->paused = std::exchange(state_.reopening, false) && playing() != nullptr;
      refresh_offer(state_); // of a talk begun with an edition that has been replaced meanwhile
    }
  }

  /// Of the customer's lines, in percent; who wants less motion sees them at once.
  int pace() const { return state_.person && !reduced_motion_of(state_) ? state_.person->pace_percent : 0; }

  /// The talk on the screen while it takes inputs, or null.
  TalkState* playing() {
    // While an attempt is being opened it may be this one: a step made now would be made to a stale talk.
    if (state_.busy || state_.screen != Screen::talk || !state_.talk || state_.talk->pending) return nullptr;
    return state_.talk->session.phase == scenario::Phase::awaiting ? &*state_.talk : nullptr;
  }

  void take(scenario::Input input) {
    if (std::optional<StoreStep> effect = make_step(*state_.talk, input, around_.now))
      ask(std::move(*effect));
  }

  State& state_;
  std::vector<Effect>& effects_;
  const Surround& around_;
};

} // namespace

Updated update(State state, const Action& action, const Surround& around) {
  Updated updated{std::move(state), {}};
  const Screen screen = updated.state.screen;
  const int first_new = updated.state.next_notice;
  std::visit(Update(updated.state, updated.effects, around), action);
  if (updated.state.screen != screen) {
    updated.state.overlay = Overlay::none;
    std::erase_if(updated.state.notices, [&](const Notice& n) { return n.passing && n.id < first_new; });
  }
  return updated;
}

Updated initial_state(Overrides overrides, std::string data_folder) {
  Updated updated;
  updated.state.overrides = std::move(overrides);
  updated.state.data_folder = std::move(data_folder);
  updated.effects.emplace_back(OpenData{});
  return updated;
}

} // namespace riposte::app
