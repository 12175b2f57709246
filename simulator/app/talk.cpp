#include "app/talk.h"

#include <algorithm>
#include <variant>

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
                                      std::int64_t used_ms, int percent) {
  if (percent <= 0 || !scenario::silence_possible(scenario, session)) return std::nullopt;
  return Countdown{scenario.turns[session.turn].seconds * std::int64_t{10} * percent, used_ms};
}

/// How long a line takes to appear at reading speed: some 15 characters a second, with a breath before it; no
/// line keeps the reader waiting for long.
std::int64_t time_of(const std::string& text) {
  constexpr std::int64_t kBreath = 350, kEach = 14, kLongest = 2400; // bytes would count Russian twice
  const auto characters = std::count_if(
      text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0u) != 0x80u; });
  return std::min(kBreath + kEach * static_cast<std::int64_t>(characters), kLongest);
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
  attempt.mode = person.mode;
  // More time than the talk gives has to be granted for an assessment.
  attempt.timer_percent = person.mode == training::Mode::assessment ? 100 : person.timer_percent;
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
  talk.countdown =
      countdown_of(scenario_of(talk), talk.session, attempt.timer_used_ms, attempt.timer_percent);
  // A talk that goes on stands where it stood; one that begins is told from its first line.
  if (!attempt.steps.empty() || attempt.timer_used_ms > 0) talk.shown = talk.events.size();
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
  talk.countdown = countdown_of(scenario_of(talk), talk.session, 0, talk.attempt.timer_percent);
}

bool is_told(const TalkState& talk) {
  return talk.shown >= talk.events.size();
}

void tell(TalkState& talk, std::int64_t ms, int pace_percent) {
  if (pace_percent <= 0) talk.shown = talk.events.size();
  talk.telling_ms += ms;
  while (!is_told(talk)) {
    if (const auto* spoken = std::get_if<scenario::LineSpoken>(&talk.events[talk.shown])) {
      const std::int64_t needed = time_of(scenario::text_of(scenario_of(talk), *spoken)) * 100 / pace_percent;
      if (talk.telling_ms < needed) return;
      talk.telling_ms -= needed;
    }
    ++talk.shown;
  }
  talk.telling_ms = 0;
}

void take_back(TalkState& talk) {
  const bool time_was_over = talk.pending && talk.pending->input.silence;
  talk.pending.reset();
  if (time_was_over && talk.countdown)
    talk.countdown->used_ms = talk.countdown->total_ms - std::min(talk.countdown->total_ms, kRetryMs);
}

} // namespace riposte::app
