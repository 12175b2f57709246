#include "world.h"

#include <algorithm>

namespace riposte::app::test {

World::World() : words_("/nowhere", "en") {
  content = training::make_content(scenario::test::kFull, {}, riposte::test::shipped_catalogue()).value();
  editions_ = {content};
  disk.talks = {content};
  disk.files = {{"made-up", "/packs/made-up.json"}};
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
    if (is_taken_up(a.id)) continue;
    const scenario::Scenario& scenario = edition(a.scenario_hash)->in("en");
    const auto talk = training::replay(scenario, a);
    const Instant at = a.steps.empty() ? a.started : a.steps.back().at;
    history.insert(history.begin(),
                   {a.id, a.scenario, a.scenario_hash, a.started, static_cast<int>(a.steps.size()),
                    training::result_of(scenario, talk.value().session, talk.value().events, at)});
    history.front().mode = a.mode;
    history.front().branch_of = a.branch_of;
    history.front().branch_step = a.branch_step;
  }
  return history;
}

void World::run(const Effect& effect) {
  if (std::holds_alternative<OpenData>(effect)) {
    const auto catalogue = std::make_shared<catalogue::Catalogue>(riposte::test::shipped_catalogue());
    act(Opened{catalogue, disk, people, people.empty() ? "" : people.front().id, ""});
  } else if (const auto* save = std::get_if<SavePerson>(&effect)) {
    std::erase_if(people, [&](const training::Person& p) { return p.id == save->person.id; });
    people.push_back(save->person);
    act(PersonSaved{save->person, save->created});
  } else if (const auto* load = std::get_if<LoadHistory>(&effect)) {
    act(HistoryLoaded{load->person, history_of(load->person)});
  } else if (const auto* begin = std::get_if<BeginTalk>(&effect)) {
    attempts.push_back(begin->attempt);
    editions_.push_back(begin->content);
    act(TalkBegun{begin->attempt, begin->content});
  } else if (const auto* step = std::get_if<StoreStep>(&effect)) {
    training::Attempt* attempt = stored(step->attempt);
    ASSERT_NE(attempt, nullptr);
    if (is_taken_up(attempt->id)) return act(EffectFailed{Task::store_step, Error{"it goes on elsewhere"}});
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
  } else if (std::holds_alternative<InstallPack>(effect)) {
    act(PackInstalled{{{"en", "Pack"}}, 1, false, false, {}, {{content}, {}}});
  } else if (const auto* attempt = std::get_if<LoadAttempt>(&effect)) {
    if (const training::Attempt* found = stored(attempt->attempt))
      act(AttemptLoaded{*found, edition(found->scenario_hash)});
    else
      act(EffectFailed{Task::load_attempt, Error{"no such attempt"}});
  } else if (const auto* review = std::get_if<ReviewTalk>(&effect)) {
    analysis::ReviewGround ground;
    const scenario::Scenario& scenario = review->content->in(review->attempt.language);
    ASSERT_EQ(analysis::prepare_review(scenario, {}, ground), analysis::Explored::whole);
    auto reviewed = training::review_talk(scenario, ground, review->attempt);
    ASSERT_TRUE(reviewed) << reviewed.error().message;
    act(TalkReviewed{
        review->attempt.id,
        {Reviewing::State::done, std::make_shared<const training::TalkReview>(std::move(*reviewed))}});
  } else if (const auto* branch = std::get_if<BeginBranch>(&effect)) {
    const training::Attempt* of = stored(branch->attempt.branch_of);
    ASSERT_NE(of, nullptr);
    ASSERT_EQ(branch->events.size(), branch->attempt.steps.size() + 1);
    ASSERT_TRUE(std::equal(branch->attempt.steps.begin(), branch->attempt.steps.end(), of->steps.begin()));
    attempts.push_back(branch->attempt);
    act(BranchBegun{branch->attempt, branch->content});
  } else if (const auto* compared = std::get_if<LoadCompared>(&effect)) {
    if (const training::Attempt* found = stored(compared->attempt))
      act(ComparedLoaded{*found});
    else
      act(EffectFailed{Task::compare, Error{"no such attempt"}});
  } else if (const auto* rated = std::get_if<StoreSelfReview>(&effect)) {
    ASSERT_EQ(stored(rated->attempt)->self.state, training::SelfReview::State::open) << "once";
    stored(rated->attempt)->self = rated->review;
    act(SelfReviewStored{rated->attempt});
  } else if (const auto* file = std::get_if<WriteFile>(&effect)) {
    files.push_back(*file);
    act(FileWritten{"/documents/" + file->name + file->ending});
  } else if (std::holds_alternative<ReadLibrary>(effect)) {
    act(LibraryChanged{disk});
  } else if (const auto* up = std::get_if<TakeUpTalk>(&effect)) {
    run(*up);
  }
}

void World::run(const TakeUpTalk& effect) {
  const training::Attempt* before = stored(effect.before);
  ASSERT_NE(before, nullptr);
  ASSERT_EQ(effect.steps, static_cast<int>(before->steps.size())) << "nothing is left out";
  ASSERT_EQ(effect.events.size(), effect.attempt.steps.size() + 1);
  ASSERT_EQ(stored(effect.attempt.id), nullptr);
  if (is_taken_up(effect.before)) return act(EffectFailed{Task::take_up, Error{"it goes on once"}});
  ASSERT_TRUE(training::replay(effect.content->in("en"), effect.attempt));
  taken_up.push_back(effect.before);
  attempts.push_back(effect.attempt);
  editions_.push_back(effect.content);
  act(TalkTakenUp{effect.before, effect.attempt, effect.content});
}

bool World::is_taken_up(const std::string& id) const {
  return std::find(taken_up.begin(), taken_up.end(), id) != taken_up.end();
}

training::ContentPtr World::edition(const std::string& hash) const {
  for (const training::ContentPtr& edition : editions_)
    if (edition->hash() == hash) return edition;
  ADD_FAILURE() << "no talk was begun with the edition " << hash;
  return content;
}

void World::save(const std::string& source) {
  const auto saved = training::make_content(source, {}, riposte::test::shipped_catalogue());
  disk.problems.clear();
  if (saved)
    disk.talks = {*saved};
  else
    disk.problems = {{"/packs/made-up.json", saved.error()}};
}

void World::save_and_read(const std::string& source) {
  save(source);
  act(FilesChanged{});
  answer_all();
}

void World::fail() {
  ASSERT_FALSE(asked.empty());
  const Effect effect = std::move(asked.front());
  asked.erase(asked.begin());
  if (std::holds_alternative<OpenData>(effect)) return act(OpenFailed{Error{"disk full"}});
  if (std::holds_alternative<SaveTimer>(effect) || std::holds_alternative<RememberPerson>(effect) ||
      std::holds_alternative<ReadLibrary>(effect))
    return;
  if (const auto* review = std::get_if<ReviewTalk>(&effect))
    return act(TalkReviewed{review->attempt.id, {Reviewing::State::failed, nullptr}});
  const Task task = std::holds_alternative<SavePerson>(effect)        ? Task::save_person
                    : std::holds_alternative<LoadHistory>(effect)     ? Task::load_history
                    : std::holds_alternative<BeginTalk>(effect)       ? Task::begin_talk
                    : std::holds_alternative<StoreStep>(effect)       ? Task::store_step
                    : std::holds_alternative<StoreHint>(effect)       ? Task::store_hint
                    : std::holds_alternative<InstallPack>(effect)     ? Task::install_pack
                    : std::holds_alternative<TakeUpTalk>(effect)      ? Task::take_up
                    : std::holds_alternative<BeginBranch>(effect)     ? Task::begin_branch
                    : std::holds_alternative<LoadCompared>(effect)    ? Task::compare
                    : std::holds_alternative<WriteFile>(effect)       ? Task::write_file
                    : std::holds_alternative<StoreSelfReview>(effect) ? Task::store_self_review
                                                                      : Task::load_attempt;
  act(EffectFailed{task, Error{"disk full"}});
}

void World::begin() {
  answer_all();
  act(CreatePerson{"Ann", "hunter", "en"});
  answer_all();
  training::Person person = *state.person;
  person.pace_percent = 0; // the customer's lines are there at once
  act(ChangeSettings{person});
  answer_all();
}

void World::begin_talk() {
  begin();
  act(StartTalk{"made-up"});
  answer_all();
  ASSERT_EQ(state.screen, Screen::talk);
}

std::size_t World::card(const std::string& reply) const {
  const scenario::Scenario& made = state.talk->content->in("en");
  const std::vector<std::size_t>& offered = state.talk->session.offered;
  for (std::size_t i = 0; i < offered.size(); ++i)
    if (made.replies[offered[i]].id == reply) return i;
  ADD_FAILURE() << reply << " is not on offer";
  return 0;
}

} // namespace riposte::app::test
