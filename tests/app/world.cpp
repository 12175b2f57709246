#include "world.h"

#include <algorithm>

namespace riposte::app::test {

World::World() : words_("/nowhere", "en") {
  content = training::make_content(scenario::test::kFull, {}, riposte::test::shipped_catalogue()).value();
  Updated first = initial_state({}, "/data");
  state = std::move(first.state);
  asked = std::move(first.effects);
}

void World::act(const Action& action) {
  Surround around{now, &words_, [this] { return "id-" + std::to_string(++ids_); },
                  [] { return std::uint64_t{5}; }};
  Updated updated = update(state, action, around);
  state = std::move(updated.state);
  for (Effect& effect : updated.effects) asked.push_back(std::move(effect));
}

bool World::answer() {
  if (asked.empty()) return false;
  const Effect effect = std::move(asked.front());
  asked.erase(asked.begin());
  run(effect);
  return true;
}

training::Attempt* World::stored(const std::string& id) {
  const auto found =
      std::find_if(attempts.begin(), attempts.end(), [&](const training::Attempt& a) { return a.id == id; });
  return found == attempts.end() ? nullptr : &*found;
}

std::vector<training::AttemptSummary> World::history_of(const std::string& person) {
  std::vector<training::AttemptSummary> history;
  for (const training::Attempt& a : attempts) {
    if (a.person != person) continue;
    const auto talk = training::replay(content->in("en"), a);
    const Instant at = a.steps.empty() ? a.started : a.steps.back().at;
    history.insert(history.begin(),
                   {a.id, a.scenario, a.scenario_hash, a.started, static_cast<int>(a.steps.size()),
                    training::result_of(content->in("en"), talk.value().session, at)});
  }
  return history;
}

void World::run(const Effect& effect) {
  if (std::holds_alternative<OpenData>(effect)) {
    const auto catalogue = std::make_shared<catalogue::Catalogue>(riposte::test::shipped_catalogue());
    act(Opened{catalogue, {{content}, {}}, people, people.empty() ? "" : people.front().id, ""});
  } else if (const auto* save = std::get_if<SavePerson>(&effect)) {
    std::erase_if(people, [&](const training::Person& p) { return p.id == save->person.id; });
    people.push_back(save->person);
    act(PersonSaved{save->person, save->created});
  } else if (const auto* load = std::get_if<LoadHistory>(&effect)) {
    act(HistoryLoaded{load->person, history_of(load->person)});
  } else if (const auto* begin = std::get_if<BeginTalk>(&effect)) {
    attempts.push_back(begin->attempt);
    act(TalkBegun{begin->attempt, begin->content});
  } else if (const auto* step = std::get_if<StoreStep>(&effect)) {
    training::Attempt* attempt = stored(step->attempt);
    ASSERT_NE(attempt, nullptr);
    ASSERT_EQ(step->step, static_cast<int>(attempt->steps.size()) + 1)
        << "a step is stored once and in order";
    attempt->steps.push_back(step->input);
    attempt->timer_used_ms = 0;
    act(StepStored{step->attempt, step->step});
  } else if (const auto* hint = std::get_if<StoreHint>(&effect)) {
    stored(hint->attempt)->hints.push_back(hint->after_step);
    act(HintStored{hint->attempt});
  } else if (const auto* timer = std::get_if<SaveTimer>(&effect)) {
    stored(timer->attempt)->timer_used_ms = timer->used_ms;
  } else if (const auto* attempt = std::get_if<LoadAttempt>(&effect)) {
    if (const training::Attempt* found = stored(attempt->attempt))
      act(AttemptLoaded{*found, content});
    else
      act(EffectFailed{Task::load_attempt, Error{"no such attempt"}});
  }
}

void World::fail() {
  ASSERT_FALSE(asked.empty());
  const Effect effect = std::move(asked.front());
  asked.erase(asked.begin());
  if (std::holds_alternative<OpenData>(effect)) return act(OpenFailed{Error{"disk full"}});
  if (std::holds_alternative<SaveTimer>(effect) || std::holds_alternative<RememberPerson>(effect)) return;
  const Task task = std::holds_alternative<SavePerson>(effect)    ? Task::save_person
                    : std::holds_alternative<LoadHistory>(effect) ? Task::load_history
                    : std::holds_alternative<BeginTalk>(effect)   ? Task::begin_talk
                    : std::holds_alternative<StoreStep>(effect)   ? Task::store_step
                    : std::holds_alternative<StoreHint>(effect)   ? Task::store_hint
                                                                  : Task::load_attempt;
  act(EffectFailed{task, Error{"disk full"}});
}

void World::begin() {
  answer_all();
  act(CreatePerson{"Ann", "hunter", "en"});
  answer_all();
}

void World::begin_talk() {
  begin();
  act(StartTalk{"made-up"});
  answer_all();
  ASSERT_EQ(state.screen, Screen::talk);
}

std::size_t World::card(const std::string& reply) const {
  const scenario::Scenario& made = content->in("en");
  const std::vector<std::size_t>& offered = state.talk->session.offered;
  for (std::size_t i = 0; i < offered.size(); ++i)
    if (made.replies[offered[i]].id == reply) return i;
  ADD_FAILURE() << reply << " is not on offer";
  return 0;
}

} // namespace riposte::app::test
