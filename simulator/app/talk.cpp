#include "app/talk.h"

#include <algorithm>

#include "scenario/record.h"

namespace riposte::app {
namespace {

constexpr std::int64_t kRetryMs = 5000;

std::vector<std::string> as_json(const scenario::Scenario& scenario,
                                 const std::vector<scenario::Event>& events) {
  std::vector<std::string> texts;
  for (const scenario::Event& event : events) texts.push_back(scenario::event_json(scenario, event));
  return texts;
}

/// Of the turn that is open now; none where it has no limit or the play takes no input.
std::optional<Countdown> countdown_of(const scenario::Scenario& scenario, const scenario::Session& session,
                                      std::int64_t used_ms) {
  if (!scenario::silence_possible(scenario, session)) return std::nullopt;
  return Countdown{scenario.turns[session.turn].seconds * std::int64_t{1000}, used_ms};
}

std::size_t hints_taken_now(const training::Attempt& attempt) {
  std::size_t count = 0;
  for (int after : attempt.hints)
    if (after == static_cast<int>(attempt.steps.size())) ++count;
  return count;
}

} // namespace

const scenario::Scenario& scenario_of(const TalkState& talk) {
  return talk.content->in(talk.attempt.language);
}

BeginTalk begin_talk(const training::Person& person, const training::ContentPtr& content,
                     const std::string& language, const Surround& around) {
  const scenario::Scenario& scenario = content->in(language);
  training::Attempt attempt;
  attempt.id = around.new_id();
  attempt.person = person.id;
  attempt.scenario = scenario.id;
  attempt.scenario_version = scenario.version;
  attempt.scenario_hash = scenario.hash;
  attempt.seed = around.new_seed();
  attempt.language = language;
  attempt.started = around.now;
  return {attempt, content, as_json(scenario, scenario::start(scenario, attempt.seed).events)};
}

TalkState open_talk(const training::Attempt& attempt, const training::ContentPtr& content,
                    const training::Talk& played) {
  TalkState talk;
  talk.attempt = attempt;
  talk.content = content;
  talk.session = played.session;
  talk.events = played.events;
  talk.hints_shown = hints_taken_now(attempt);
  talk.turn_ms = attempt.timer_used_ms;
  talk.countdown = countdown_of(scenario_of(talk), talk.session, attempt.timer_used_ms);
  return talk;
}

std::optional<StoreStep> make_step(TalkState& talk, scenario::Input input, Instant now) {
  const scenario::Scenario& scenario = scenario_of(talk);
  const auto step = scenario::advance(scenario, talk.session, input);
  if (!step) return std::nullopt;
  PendingStep pending{
      input, {scenario::to_text(scenario, input), now, talk.turn_ms}, step->session, step->events};
  StoreStep effect{talk.attempt.id, static_cast<int>(talk.attempt.steps.size()) + 1, pending.stored,
                   as_json(scenario, pending.events), std::nullopt};
  if (pending.session.phase != scenario::Phase::awaiting) {
    std::vector<scenario::Event> all = talk.events;
    all.insert(all.end(), pending.events.begin(), pending.events.end());
    effect.result = training::result_of(scenario, pending.session, all, now);
  }
  talk.pending = std::move(pending);
  return effect;
}

void show_pending(TalkState& talk) {
  PendingStep step = std::move(*talk.pending);
  talk.pending.reset();
  talk.attempt.steps.push_back(step.stored);
  talk.attempt.timer_used_ms = 0;
  talk.session = std::move(step.session);
  talk.events.insert(talk.events.end(), step.events.begin(), step.events.end());
  talk.selected = 0;
  talk.hints_shown = 0;
  talk.turn_ms = 0;
  talk.countdown = countdown_of(scenario_of(talk), talk.session, 0);
}

void take_back(TalkState& talk) {
  const bool time_was_over = talk.pending && talk.pending->input.silence;
  talk.pending.reset();
  if (time_was_over && talk.countdown)
    talk.countdown->used_ms = talk.countdown->total_ms - std::min(talk.countdown->total_ms, kRetryMs);
}

} // namespace riposte::app
