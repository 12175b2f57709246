#include "app/reload.h"

#include <algorithm>
#include <utility>

#include "app/talk.h"
#include "scenario/record.h"
#include "text/error_text.h"
#include "text/filled.h"
#include "training/edition.h"
#include "training/plan.h"

namespace riposte::app {
namespace {

using text::filled;
using training::ContentPtr;
using training::LibraryProblem;

constexpr std::size_t kProblemsSaid = 3; // more at once are counted instead
constexpr std::int64_t kLeastLeftMs = 5000;

/// What the new library changes of the old one.
struct Difference {
  std::vector<ContentPtr> updated, added, removed;
  std::size_t count() const { return updated.size() + added.size() + removed.size(); }
};

Difference difference(const training::Library& before, const training::Library& fresh) {
  Difference found;
  for (const ContentPtr& talk : fresh.talks) {
    const ContentPtr known = before.find(talk->id());
    if (!known)
      found.added.push_back(talk);
    else if (!training::same_edition(*known, *talk))
      found.updated.push_back(talk);
  }
  for (const ContentPtr& talk : before.talks)
    if (!fresh.find(talk->id())) found.removed.push_back(talk);
  return found;
}

void say_difference(State& state, const Difference& found, const text::Translator& words) {
  if (found.count() == 0 || (state.screen != Screen::home && state.screen != Screen::briefing)) return;
  const auto title = [&](const ContentPtr& talk) -> const std::string& {
    return talk->in(words.language()).title;
  };
  const auto count = static_cast<long long>(found.count());
  std::string text;
  if (count > 1)
    text = filled(
        words.trn("{} talk of the library has changed.", "{} talks of the library have changed.", count),
        count);
  else if (!found.updated.empty())
    text = filled(words.tr("The talk “{}” was updated."), title(found.updated.front()));
  else if (!found.added.empty())
    text = filled(words.tr("There is a new talk: “{}”."), title(found.added.front()));
  else
    text = filled(words.tr("The talk “{}” is no longer in the library."), title(found.removed.front()));
  notify(state, {0, Notice::Kind::info, std::move(text), "", true});
}

/// Problems that are new are said; those that are mended, or different now, are no longer.
void say_problems(State& state, const std::vector<LibraryProblem>& fresh, const text::Translator& words) {
  const auto among = [](const std::vector<LibraryProblem>& all, const LibraryProblem& one) {
    return std::find(all.begin(), all.end(), one) != all.end();
  };
  std::vector<LibraryProblem> appeared;
  for (const LibraryProblem& problem : fresh)
    if (!among(state.library.problems, problem)) appeared.push_back(problem);
  std::erase_if(state.notices, [&](const Notice& notice) {
    if (notice.file.empty()) return false;
    return std::none_of(fresh.begin(), fresh.end(), [&](const LibraryProblem& problem) {
      return problem.file == notice.file && !among(appeared, problem);
    });
  });
  if (appeared.empty()) return;
  const auto count = static_cast<long long>(fresh.size());
  if (appeared.size() > kProblemsSaid) {
    const LibraryProblem& first = appeared.front();
    notify(state, {0, Notice::Kind::warning,
                   filled(words.trn("{} file of the library cannot be used",
                                    "{} files of the library cannot be used", count),
                          count),
                   first.file + "\n" + text::said(words, first.error), false, first.file});
    return;
  }
  for (const LibraryProblem& problem : appeared)
    notify(state,
           {0, Notice::Kind::warning, words.tr("A file cannot be used. The last good one stays in use."),
            problem.file + "\n" + text::said(words, problem.error), false, problem.file});
}

bool goes_on(const TalkState& talk) {
  // A talk that a fault of its scenario has stopped may go on with the edition that mends it.
  return talk.session.phase != scenario::Phase::ended;
}

std::optional<scenario::LineSpoken> last_line(const std::vector<scenario::Event>& events) {
  for (auto event = events.rbegin(); event != events.rend(); ++event)
    if (const auto* spoken = std::get_if<scenario::LineSpoken>(&*event)) return *spoken;
  return std::nullopt;
}

Result<training::TakenUp> carried_over(const TalkState& talk, const training::Content& edition) {
  return training::take_up(edition.in(talk.attempt.language), scenario_of(talk), talk.attempt);
}

/// A running timer is not reset. Where the new edition gives less time than is used already, a little is
/// left.
std::int64_t used_time(const TalkState& talk, const scenario::Turn& turn) {
  if (!talk.countdown) return 0;
  const std::int64_t total = turn.seconds * std::int64_t{10} * talk.attempt.timer_percent;
  const std::int64_t used = talk.countdown->used_ms;
  return total > 0 && used >= total ? std::max<std::int64_t>(0, total - kLeastLeftMs) : used;
}

} // namespace

void notify(State& state, Notice notice) {
  for (const Notice& other : state.notices)
    if (other.text == notice.text && other.detail == notice.detail) return; // said and not yet dismissed
  notice.id = state.next_notice++;
  state.notices.push_back(std::move(notice));
}

void change_library(State& state, const training::Library& fresh, const Surround& around) {
  const text::Translator& words = *around.words;
  const Difference found = difference(state.library, fresh);
  say_problems(state, fresh.problems, words);
  state.library = fresh;
  if (state.screen == Screen::briefing && !fresh.find(state.briefing)) state.screen = Screen::home;
  if (state.person) state.suggestion = training::suggest(state.library, state.history, state.person->role);
  say_difference(state, found, words);
  const std::optional<Error> refused = refresh_offer(state);
  const bool of_this_talk =
      state.talk && std::any_of(found.updated.begin(), found.updated.end(), [&](const ContentPtr& talk) {
        return talk->id() == state.talk->attempt.scenario;
      });
  if (refused && of_this_talk)
    notify(state, {0, Notice::Kind::warning, words.tr("The new edition of this talk cannot be taken up."),
                   text::said(words, *refused), true});
}

std::optional<Error> refresh_offer(State& state) {
  if (!state.talk) return std::nullopt;
  TalkState& talk = *state.talk;
  talk.offer.reset();
  const ContentPtr edition = state.library.find(talk.attempt.scenario);
  if (!edition || !goes_on(talk) || training::same_edition(*edition, *talk.content)) return std::nullopt;
  if (talk.declined && training::same_edition(*edition, *talk.declined)) return std::nullopt;
  const Result<training::TakenUp> taken = carried_over(talk, *edition);
  if (!taken) return taken.error();
  talk.offer = EditionOffer{edition, taken->attempt.steps.size(), taken->steps, taken->same_place,
                            last_line(taken->talk.events)};
  return std::nullopt;
}

std::optional<TakeUpTalk> take_up_offer(const State& state, const Surround& around) {
  if (state.busy || state.screen != Screen::talk || !state.talk) return std::nullopt;
  const TalkState& talk = *state.talk;
  if (!talk.offer || talk.pending || talk.confirm_leave) return std::nullopt;
  const ContentPtr edition = talk.offer->content;
  Result<training::TakenUp> taken = carried_over(talk, *edition);
  if (!taken) return std::nullopt; // it was offered, so it fitted
  const scenario::Scenario& scenario = edition->in(talk.attempt.language);
  TakeUpTalk effect{
      talk.attempt.id, static_cast<int>(talk.attempt.steps.size()), std::move(taken->attempt), edition, {}};
  effect.attempt.id = around.new_id();
  effect.attempt.timer_used_ms =
      taken->same_place ? used_time(talk, scenario.turns[taken->talk.session.turn]) : 0;
  std::size_t next = 0;
  for (const std::size_t mark : taken->marks) {
    std::vector<std::string>& texts = effect.events.emplace_back();
    for (; next < mark; ++next) texts.push_back(scenario::event_json(scenario, taken->talk.events[next]));
  }
  return effect;
}

void decline_offer(State& state) {
  if (!state.talk || !state.talk->offer) return;
  state.talk->declined = state.talk->offer->content;
  state.talk->offer.reset();
}

bool show_taken_up(State& state, const TalkTakenUp& report) {
  if (!state.talk || state.screen != Screen::talk || state.talk->attempt.id != report.before) return false;
  const auto talk = training::replay(report.content->in(report.attempt.language), report.attempt);
  if (!talk) return false;
  const TalkState before = std::move(*state.talk);
  state.talk = open_talk(report.attempt, report.content, *talk);
  tell(*state.talk, 0, 0);
  const bool same_turn = scenario_of(before).turns[before.session.turn].id ==
                         scenario_of(*state.talk).turns[state.talk->session.turn].id;
  if (same_turn && before.attempt.steps.size() == report.attempt.steps.size()) {
    state.talk->turn_ms = before.turn_ms;
    state.talk->confirm_leave = before.confirm_leave;
  }
  for (training::AttemptSummary& summary : state.history)
    if (summary.id == report.before)
      summary = {report.attempt.id,
                 report.attempt.scenario,
                 report.attempt.scenario_hash,
                 report.attempt.started,
                 static_cast<int>(report.attempt.steps.size()),
                 {}};
  refresh_offer(state);
  return true;
}

} // namespace riposte::app
