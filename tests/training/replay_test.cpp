// A talk is (scenario, seed, inputs): saved and taken up again at every step it is the same talk.
#include "training/attempt.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "scenario/made.h"
#include "scenario/record.h"
#include "training/library.h"

namespace riposte::training {
namespace {

using scenario::Input;
using scenario::Phase;
using scenario::Scenario;
using testing::HasSubstr;

/// Any input that is taken now, chosen by `choice`.
Input some_input(const Scenario& scenario, const scenario::Session& session, SplitMix64& choice) {
  const std::size_t count = session.offered.size() + (scenario::silence_possible(scenario, session) ? 1 : 0);
  const std::size_t drawn = choice.next() % count;
  return drawn < session.offered.size() ? Input{false, session.offered[drawn]} : Input{true, 0};
}

/// Saved and loaded before each step; true where that never made a difference.
void expect_same_when_taken_up(const Scenario& talk, scenario::Step& step, Attempt& attempt,
                               const Input& input) {
  const auto again = replay(talk, attempt);
  ASSERT_TRUE(again) << again.error().message;
  ASSERT_EQ(again->session, step.session) << "seed " << attempt.seed << " after " << attempt.steps.size();
  ASSERT_EQ(again->events, step.events);
  // By value and in place: the same step.
  const auto copied = scenario::advance(talk, again->session, input);
  ASSERT_TRUE(scenario::advance(talk, step.session, input, step.events));
  ASSERT_EQ(copied.value().session, step.session);
  attempt.steps.push_back({scenario::to_text(talk, input), {}, 0});
}

class SavedTalk : public testing::TestWithParam<std::string> {};

TEST_P(SavedTalk, IsTheSameWhenItIsTakenUpAgainAtAnyStep) {
  const Scenario talk =
      scenario::test::loaded(riposte::test::shipped_text("scenarios/first-pack/" + GetParam() + ".json"));
  int silences = 0, endings = 0;
  for (std::uint64_t seed = 0; seed < 60; ++seed) {
    SplitMix64 choice{seed};
    scenario::Step step = scenario::start(talk, seed);
    Attempt attempt;
    attempt.scenario_hash = talk.hash;
    attempt.seed = seed;
    while (step.session.phase == Phase::awaiting) {
      const Input input = some_input(talk, step.session, choice);
      silences += input.silence;
      ASSERT_NO_FATAL_FAILURE(expect_same_when_taken_up(talk, step, attempt, input));
      ASSERT_LE(attempt.steps.size(), static_cast<std::size_t>(talk.limit));
    }
    endings += step.session.ending.has_value();
    ASSERT_EQ(replay(talk, attempt).value().session, step.session);
  }
  EXPECT_GT(silences, 0);
  EXPECT_GT(endings, 30);
}

TEST_P(SavedTalk, IsTheSameAtEveryStepOfTheAuthorsPlays) {
  const std::string path = "scenarios/first-pack/" + GetParam();
  const Scenario talk = scenario::test::loaded(riposte::test::shipped_text(path + ".json"));
  const auto plays = scenario::load_plays(riposte::test::shipped_text(path + ".plays.json")).plays.value();
  ASSERT_GT(plays.plays.size(), 3u);
  for (const scenario::RecordedPlay& play : plays.plays) {
    scenario::Step step = scenario::start(talk, play.seed);
    Attempt attempt;
    attempt.scenario_hash = talk.hash;
    attempt.seed = play.seed;
    for (const std::string& input : play.inputs)
      ASSERT_NO_FATAL_FAILURE(
          expect_same_when_taken_up(talk, step, attempt, scenario::input_from(talk, input).value()))
          << play.name;
    EXPECT_EQ(replay(talk, attempt).value().session, step.session) << play.name;
    EXPECT_EQ(scenario::first_difference(talk, play), std::nullopt);
  }
}

INSTANTIATE_TEST_SUITE_P(FirstPack, SavedTalk, testing::Values("not-interested", "value-for-money"));

TEST(Replay, RefusesAnotherEditionAndInputsThatNoLongerFit) {
  const Scenario made = scenario::test::loaded(scenario::test::kFull);
  Attempt attempt;
  attempt.scenario = "made-up";
  attempt.scenario_hash = "other";
  EXPECT_THAT(replay(made, attempt).error().message, HasSubstr("made-up"));
  attempt.scenario_hash = made.hash;
  attempt.steps = {{"ask", {}, 0}, {"ask", {}, 0}};
  EXPECT_THAT(replay(made, attempt).error().message, HasSubstr("step 2"));
  attempt.steps = {{"gone", {}, 0}};
  EXPECT_THAT(replay(made, attempt).error().message, HasSubstr("step 1"));
}

TEST(Replay, AResultIsThatOfAFinishedTalkOnly) {
  const Scenario made = scenario::test::loaded(scenario::test::kFull);
  EXPECT_FALSE(result_of(made, scenario::start(made, 0).session, {}, {}));
  const auto result = [](const Scenario& talk, const std::vector<std::string>& inputs, Instant at) {
    const scenario::Step step = scenario::test::played(talk, 0, inputs);
    return result_of(talk, step.session, step.events, at);
  };
  const auto left = result(made, {"leave"}, Instant{77});
  EXPECT_EQ(left,
            (TalkResult{
                "left", "lost-polite", std::nullopt, false, Instant{77}, {}, {"brush-off.not-interested"}}));
  const Scenario endless = scenario::test::loaded(scenario::test::talk(
      R"("a": {"replies": [{"id": "r", "text": "R", "levels": {"listen": 3}, "next": "a"}]})",
      R"("limit": 1, "skills": {"listen": 1}, )"));
  EXPECT_EQ(result(endless, {"r"}, Instant{}),
            (TalkResult{"", "burned", 3.0, false, Instant{}, {{"listen", 3.0, 1}}}));
  const Scenario stuck = scenario::test::loaded(scenario::test::talk(
      R"("a": {"replies": [{"id": "r", "text": "R", "next": [{"to": "won", "when": "false"}]}]})"));
  EXPECT_EQ(result(stuck, {"r"}, Instant{5}), (TalkResult{"", "halted", std::nullopt, false, Instant{5}}));
}

TEST(Library, ContentIsInTheLanguageAskedForElseEnglishElseItsOwn) {
  const auto& catalogue = riposte::test::shipped_catalogue();
  const std::string russian =
      R"({"format": "riposte.translation/1", "of": "made-up", "language": "ru", "text": {"/title": {"text": "Выдумка", "from": "x"}}})";
  const ContentPtr content = make_content(scenario::test::kFull, {{"ru", russian}}, catalogue).value();
  EXPECT_EQ(content->in("ru").title, "Выдумка");
  EXPECT_EQ(content->in("ru").brief, "B") << "a missing text falls back to the source";
  EXPECT_EQ(content->in("en").title, "Made up");
  EXPECT_EQ(content->in("de").title, "Made up");
  const ContentPtr german =
      make_content(scenario::test::full_with("\"language\": \"en\"", "\"language\": \"de\""), {}, catalogue)
          .value();
  EXPECT_EQ(german->in("ru").language, "de");
}

TEST(Library, ErrorsNameThePlace) {
  const auto& catalogue = riposte::test::shipped_catalogue();
  EXPECT_THAT(
      make_content(scenario::test::full_with("\"limit\": 60", "\"limit\": 0"), {}, catalogue).error().message,
      HasSubstr("line 57, column 12: value-range /limit"));
  EXPECT_THAT(make_content(scenario::test::kFull, {{"ru", "{}"}}, catalogue).error().message,
              HasSubstr("translation 'ru': line 1, column 1"));
}

} // namespace
} // namespace riposte::training
