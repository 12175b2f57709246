// Any actions in any order, with effects that succeed, fail or wait: nothing breaks, and no step is shown
// unstored.
#include <algorithm>

#include <gtest/gtest.h>

#include "app/talk.h"
#include "world.h"

namespace riposte::app::test {
namespace {

Action some_action(const World& world, SplitMix64& choice) {
  const auto below = [&](std::size_t count) { return static_cast<std::size_t>(choice.next() % count); };
  const std::string attempt =
      world.attempts.empty() || below(8) == 0 ? "none" : world.attempts[below(world.attempts.size())].id;
  const std::string who =
      world.people.empty() || below(8) == 0 ? "none" : world.people[below(world.people.size())].id;
  training::Person changed = world.state.person.value_or(training::Person{});
  changed.text_size = static_cast<int>(below(300));
  changed.language = below(2) == 0 ? "en" : "ru";
  changed.mode = static_cast<training::Mode>(below(3));
  changed.pace_percent = training::kPacePercents[below(4)];
  changed.timer_percent = training::kTimerPercents[below(4)];
  switch (below(84)) {
  case 48: return ExportAttempt{};
  case 0: return CreatePerson{"Ann", "hunter", below(2) == 0 ? "en" : "ru"};
  case 1: return ChoosePerson{who};
  case 2: return ShowPeople{};
  case 3: return AddPerson{};
  case 4: return ShowHome{};
  case 5: return ShowBriefing{below(4) == 0 ? "none" : "made-up"};
  case 6:
  case 7:
  case 8: return StartTalk{below(9) == 0 ? "none" : "made-up"};
  case 9:
  case 10: return ResumeTalk{attempt};
  case 11: return SelectReply{below(4)};
  case 12: return TakeHint{};
  case 13: return AskLeave{};
  case 14: return StayInTalk{};
  case 15: return LeaveTalk{};
  case 16: return ShowDebrief{attempt};
  case 17: return ShowSettings{};
  case 18: return LeaveSettings{};
  case 19: return ChangeSettings{changed};
  case 20: return DismissNotice{static_cast<int>(below(9))};
  case 21:
  case 22:
  case 23: return TimePassed{static_cast<std::int64_t>(below(9000))};
  case 31: return OpenPack{below(4) == 0 ? "" : "/tmp/some.riposte"};
  case 24:
  case 25:
  case 26: return FilesChanged{};
  case 27:
  case 28:
  case 29: return TakeUpEdition{};
  case 30: return StayWithEdition{};
  case 32:
  case 33: return PlayOnFrom{below(4)};
  case 34: return ShowStep{below(3) == 0 ? std::nullopt : std::optional<std::size_t>(below(5))};
  case 35: return Compare{below(2) == 0 ? "" : attempt};
  case 36: return RateOneself{{training::SelfReview::State::given, {{"listen", 2}}}};
  case 37: return RateOneself{{training::SelfReview::State::skipped, {}}};
  case 38: return ShowDebrief{attempt};
  case 39:
  case 40:
  case 41:
  case 42:
  case 43:
  case 44: return ShowAllLines{};
  case 45: return PauseTalk{true};
  case 46:
  case 47: return PauseTalk{false};
  default: return ChooseReply{below(3)};
  }
}

/// What the author may have on disk: the talk, other editions of it, and one that is broken.
std::string some_source(SplitMix64& choice) {
  using scenario::test::full_with;
  switch (choice.next() % 6) {
  case 0: return scenario::test::kFull;
  case 1: return full_with("Shall we?", "Shall we meet?");
  case 2: return full_with(R"("id": "ask")", R"("id": "enquire")");
  case 3:
    return full_with(R"("silence": {"add": {"depth": 1}, "next": "closing"})",
                     R"("silence": {"next": "opening"})");
  case 4: return full_with("\"limit\": 60", "\"limit\": 2");
  default: return "{";
  }
}

/// What must hold after every action.
void check(const World& world) {
  const State& state = world.state;
  if (state.screen == Screen::talk) {
    ASSERT_TRUE(state.talk);
  }
  if (state.screen == Screen::debrief) {
    ASSERT_TRUE(state.debrief);
  }
  if (state.screen == Screen::home || state.screen == Screen::briefing || state.screen == Screen::settings) {
    ASSERT_TRUE(state.person);
  }
  if (state.debrief) {
    const DebriefState& debrief = *state.debrief;
    ASSERT_TRUE(!debrief.step || *debrief.step < debrief.attempt.steps.size());
    ASSERT_TRUE(!debrief.review.review ||
                debrief.review.review->steps.size() == debrief.attempt.steps.size());
    ASSERT_TRUE(!debrief.compared || debrief.compared->attempt.seed == debrief.attempt.seed);
  }
  if (!state.talk) return;
  const TalkState& talk = *state.talk;
  ASSERT_EQ(talk.attempt.person, state.person->id);
  ASSERT_LE(talk.shown, talk.events.size());
  ASSERT_TRUE(!talk.pending || is_told(talk)) << "nobody answers what has not been said";
  ASSERT_TRUE(talk.attempt.mode != training::Mode::assessment || talk.attempt.timer_percent == 100);
  const auto kept = std::find_if(world.attempts.begin(), world.attempts.end(),
                                 [&](const training::Attempt& a) { return a.id == talk.attempt.id; });
  ASSERT_NE(kept, world.attempts.end()) << "a talk is shown that is not stored";
  ASSERT_LE(talk.attempt.steps.size(), kept->steps.size()) << "a step is shown that is not stored";
  const auto shown = training::replay(talk.content->in("en"), talk.attempt);
  ASSERT_TRUE(shown);
  ASSERT_EQ(shown->session, talk.session) << "what is shown is what the stored inputs give";
  ASSERT_EQ(shown->events, talk.events);
  ASSERT_EQ(talk.content->hash(), kept->scenario_hash);
  if (talk.offer) {
    ASSERT_LE(talk.offer->kept, talk.offer->of);
    ASSERT_NE(talk.offer->content->hash(), talk.content->hash());
    ASSERT_EQ(talk.offer->of, talk.attempt.steps.size());
  }
}

TEST(Update, AnyActionsInAnyOrderShowOnlyWhatIsStored) {
  std::size_t steps = 0, failed = 0, finished = 0, taken_up = 0, branches = 0;
  for (std::uint64_t seed = 0; seed < 900; ++seed) {
    SplitMix64 choice{seed};
    World world;
    for (int i = 0; i < 300; ++i) {
      const std::uint64_t what = choice.next() % 10;
      world.now.ms += 7;
      if (what < 5 || world.asked.empty()) {
        const Action action = some_action(world, choice);
        if (std::holds_alternative<FilesChanged>(action)) world.save(some_source(choice));
        world.act(action);
      } else if (what == 9 && !std::holds_alternative<OpenData>(world.asked.front())) {
        world.fail();
        ++failed;
      } else {
        world.answer();
      }
      ASSERT_NO_FATAL_FAILURE(check(world)) << "seed " << seed << ", action " << i;
    }
    world.answer_all();
    for (const training::Attempt& attempt : world.attempts) {
      steps += attempt.steps.size();
      branches += attempt.branch_of.empty() ? 0 : 1;
      finished +=
          training::replay(world.edition(attempt.scenario_hash)->in("en"), attempt).value().session.phase ==
          scenario::Phase::ended;
    }
    taken_up += world.taken_up.size();
  }
  EXPECT_GT(steps, 1000u) << "the actions play talks";
  EXPECT_GT(failed, 100u);
  EXPECT_GT(finished, 100u);
  EXPECT_GT(taken_up, 20u);
  EXPECT_GT(branches, 20u);
}

} // namespace
} // namespace riposte::app::test
