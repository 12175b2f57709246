#include "app/debrief.h"

#include <algorithm>

#include "scenario/record.h"

namespace riposte::app {
namespace {

constexpr std::size_t kMostRated = 2;

std::vector<std::string> json_of(const scenario::Scenario& scenario,
                                 const std::vector<scenario::Event>& events) {
  std::vector<std::string> texts;
  for (const scenario::Event& event : events) texts.push_back(scenario::event_json(scenario, event));
  return texts;
}

} // namespace

DebriefState open_debrief(const training::Attempt& attempt, const training::ContentPtr& content,
                          const training::Talk& played) {
  DebriefState debrief;
  debrief.attempt = attempt;
  debrief.content = content;
  debrief.session = played.session;
  debrief.events = played.events;
  return debrief;
}

std::vector<std::size_t> skills_to_rate(const DebriefState& debrief) {
  const scenario::Scenario& scenario = debrief.content->in(debrief.attempt.language);
  const scenario::Score score = scenario::score_of(scenario, debrief.session);
  std::vector<std::size_t> skills;
  for (std::size_t i = 0; i < scenario.skills.size(); ++i)
    if (score.skills[i]) skills.push_back(i);
  std::stable_sort(skills.begin(), skills.end(), [&](std::size_t a, std::size_t b) {
    return scenario.skills[a].weight > scenario.skills[b].weight;
  });
  if (skills.size() > kMostRated) skills.resize(kMostRated);
  return skills;
}

bool rates_first(const DebriefState& debrief) {
  const training::Attempt& attempt = debrief.attempt;
  return attempt.self.state == training::SelfReview::State::open && attempt.branch_of.empty() &&
         attempt.mode != training::Mode::guided && !skills_to_rate(debrief).empty();
}

bool can_play_on(const DebriefState& debrief, std::size_t step) {
  return debrief.attempt.mode != training::Mode::assessment && step < debrief.attempt.steps.size();
}

std::optional<BeginBranch> play_on(const DebriefState& debrief, std::size_t step, const Surround& around) {
  if (!can_play_on(debrief, step)) return std::nullopt;
  const scenario::Scenario& scenario = debrief.content->in(debrief.attempt.language);
  BeginBranch effect{training::branch_of(debrief.attempt, step), debrief.content, {}};
  effect.attempt.id = around.new_id();
  effect.attempt.started = around.now;
  scenario::Step play = scenario::start(scenario, effect.attempt.seed);
  effect.events.push_back(json_of(scenario, play.events));
  for (const training::StoredStep& stored : effect.attempt.steps) {
    const auto input = scenario::input_from(scenario, stored.input);
    play.events.clear();
    if (!input || !scenario::advance(scenario, play.session, *input, play.events)) return std::nullopt;
    effect.events.push_back(json_of(scenario, play.events));
  }
  return effect;
}

bool compare_with(DebriefState& debrief, const training::Attempt& other) {
  if (other.scenario_hash != debrief.attempt.scenario_hash || other.seed != debrief.attempt.seed)
    return false;
  const auto played = training::replay(debrief.content->in(debrief.attempt.language), other);
  if (!played) return false;
  debrief.compared = Compared{other, played->session, played->events};
  return true;
}

std::size_t common_steps(const training::Attempt& one, const training::Attempt& other) {
  std::size_t same = 0;
  while (same < one.steps.size() && same < other.steps.size() &&
         one.steps[same].input == other.steps[same].input)
    ++same;
  return same;
}

} // namespace riposte::app
