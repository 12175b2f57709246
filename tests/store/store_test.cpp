// What goes into the store comes out again; what would double or mix rows is refused.
#include "store/store.h"

#include <limits>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "support/talks.h"
#include "support/temporary_folder.h"

namespace riposte {
namespace {

using store::Store;
using test::ann, test::long_talk, test::new_attempt, test::TemporaryFolder;
using ::testing::HasSubstr;

Store opened(const TemporaryFolder& folder) {
  auto result = store::open(folder.path());
  if (!result) throw std::runtime_error(result.error().message);
  return std::move(result->store);
}

store::NewStep step_of(const training::Attempt& attempt, int number, const std::string& input) {
  return {attempt.id,
          number,
          {input, Instant{1000 + number}, 50 * number},
          {R"({"type":"reply"})"},
          std::nullopt};
}

class StoreTest : public ::testing::Test {
protected:
  void SetUp() override {
    ASSERT_TRUE(store_.save_person(person_));
    ASSERT_TRUE(store_.begin(attempt_, *content_, {R"({"type":"turn"})", R"({"type":"line"})"}));
  }

  TemporaryFolder folder_;
  Store store_ = opened(folder_);
  training::Person person_ = ann();
  training::ContentPtr content_ = long_talk();
  training::Attempt attempt_ = new_attempt(person_, content_, std::numeric_limits<std::uint64_t>::max());
};

TEST_F(StoreTest, KeepsPeopleInTheOrderTheyWereAdded) {
  training::Person second = ann();
  second.name = "'; DROP TABLE people; --";
  ASSERT_TRUE(store_.save_person(second));
  person_.name = "Changed";
  person_.theme = "contrast";
  ASSERT_TRUE(store_.save_person(person_));
  EXPECT_EQ(opened(folder_).people().value(), (std::vector{person_, second}));
}

TEST_F(StoreTest, RefusesAPersonWithoutNameOrWithAnEndlessOne) {
  training::Person bad = ann();
  bad.name.clear();
  EXPECT_THAT(store_.save_person(bad).error().message, HasSubstr("name is empty"));
  bad.name.assign(store::kLongestText + 1, 'x');
  EXPECT_THAT(store_.save_person(bad).error().message, HasSubstr("the most is 1000"));
  EXPECT_EQ(store_.people()->size(), 1u);
}

TEST_F(StoreTest, LoadsWhatWasStored) {
  ASSERT_TRUE(store_.store_hint(attempt_.id, 0));
  ASSERT_TRUE(store_.store_step(step_of(attempt_, 1, "r01a")));
  ASSERT_TRUE(store_.store_step(step_of(attempt_, 2, "~")));
  ASSERT_TRUE(store_.store_hint(attempt_.id, 2));
  ASSERT_TRUE(store_.store_hint(attempt_.id, 2));
  ASSERT_TRUE(store_.save_timer(attempt_.id, 4200));
  attempt_.steps = {{"r01a", Instant{1001}, 50}, {"~", Instant{1002}, 100}};
  attempt_.hints = {0, 2, 2};
  attempt_.timer_used_ms = 4200;
  const auto loaded = opened(folder_).load_attempt(attempt_.id);
  ASSERT_TRUE(loaded) << loaded.error().message;
  EXPECT_EQ(loaded->attempt, attempt_);
  EXPECT_EQ(loaded->content, (store::ContentTexts{content_->source, content_->translation_sources}));
  EXPECT_FALSE(loaded->result);
  EXPECT_EQ(store_.events(attempt_.id).value(),
            (std::vector<store::StoredEvent>{{0, R"({"type":"turn"})"},
                                             {0, R"({"type":"line"})"},
                                             {1, R"({"type":"reply"})"},
                                             {2, R"({"type":"reply"})"}}));
}

TEST_F(StoreTest, AStepStartsTheTimeOfTheNextTurnAnew) {
  ASSERT_TRUE(store_.save_timer(attempt_.id, 900));
  ASSERT_TRUE(store_.store_step(step_of(attempt_, 1, "r01a")));
  EXPECT_EQ(store_.load_attempt(attempt_.id)->attempt.timer_used_ms, 0);
}

TEST_F(StoreTest, RefusesEveryStepButTheNext) {
  EXPECT_THAT(store_.store_step(step_of(attempt_, 2, "r01a")).error().message,
              HasSubstr("the next step of this talk is 1, not 2"));
  EXPECT_THAT(store_.store_step(step_of(attempt_, 0, "r01a")).error().message, HasSubstr("is 1, not 0"));
  ASSERT_TRUE(store_.store_step(step_of(attempt_, 1, "r01a")));
  EXPECT_THAT(store_.store_step(step_of(attempt_, 1, "r01a")).error().message,
              HasSubstr("already stored, with the same reply"));
  EXPECT_THAT(store_.store_step(step_of(attempt_, 1, "r01b")).error().message,
              HasSubstr("already stored, with another reply"));
  EXPECT_THAT(store_.store_step(step_of(attempt_, 2, "")).error().message, HasSubstr("is empty"));
  training::Attempt unknown = attempt_;
  unknown.id = "nobody";
  EXPECT_THAT(store_.store_step(step_of(unknown, 1, "r01a")).error().message,
              HasSubstr("no attempt “nobody”"));
  EXPECT_EQ(store_.load_attempt(attempt_.id)->attempt.steps.size(), 1u);
  EXPECT_EQ(store_.events(attempt_.id)->size(), 3u);
}

TEST_F(StoreTest, AStepWithABrokenEventWritesNothingAndMayBeTriedAgain) {
  store::NewStep step = step_of(attempt_, 1, "r01a");
  step.events = {R"({"type":"reply"})", "{not json"};
  EXPECT_FALSE(store_.store_step(step));
  step.events = {std::string(store::kLongestEvent + 1, ' ')};
  EXPECT_FALSE(store_.store_step(step));
  EXPECT_EQ(store_.load_attempt(attempt_.id)->attempt.steps.size(), 0u);
  EXPECT_EQ(store_.events(attempt_.id)->size(), 2u);
  EXPECT_TRUE(store_.store_step(step_of(attempt_, 1, "r01a")));
}

TEST_F(StoreTest, AFinishedTalkTakesNothingMore) {
  store::NewStep last = step_of(attempt_, 1, "r01a");
  last.result = training::TalkResult{"deal", "won-step", 1.0 / 3, true, Instant{123'456}};
  ASSERT_TRUE(store_.store_step(last));
  EXPECT_THAT(store_.store_step(step_of(attempt_, 2, "r01a")).error().message, HasSubstr("already finished"));
  EXPECT_THAT(store_.store_hint(attempt_.id, 1).error().message, HasSubstr("already finished"));
  EXPECT_THAT(store_.save_timer(attempt_.id, 1).error().message, HasSubstr("no open talk"));
  EXPECT_EQ(store_.load_attempt(attempt_.id)->result, last.result);
  const auto history = store_.history(person_.id).value();
  ASSERT_EQ(history.size(), 1u);
  EXPECT_EQ(history[0], (training::AttemptSummary{attempt_.id, "long-talk", attempt_.scenario_hash,
                                                  attempt_.started, 1, last.result}));
}

TEST_F(StoreTest, KeepsTheLimitOfRepliesApartFromAnEnding) {
  store::NewStep last = step_of(attempt_, 1, "r01a");
  last.result = training::TalkResult{"", "burned", std::nullopt, false, Instant{5}};
  ASSERT_TRUE(store_.store_step(last));
  EXPECT_EQ(store_.history(person_.id).value().at(0).result, last.result);
}

TEST_F(StoreTest, HistoryIsNewestFirstAndOfOnePersonOnly) {
  const training::Person other = ann();
  ASSERT_TRUE(store_.save_person(other));
  training::Attempt later = new_attempt(person_, content_, 1), foreign = new_attempt(other, content_, 2);
  later.started = Instant{attempt_.started.ms + 1};
  ASSERT_TRUE(store_.begin(foreign, *content_, {}));
  ASSERT_TRUE(store_.begin(later, *content_, {}));
  const auto history = store_.history(person_.id).value();
  ASSERT_EQ(history.size(), 2u);
  EXPECT_EQ(history[0].id, later.id);
  EXPECT_EQ(history[1].id, attempt_.id);
  EXPECT_EQ(store_.history(other.id)->size(), 1u);
  EXPECT_TRUE(store_.history("nobody")->empty());
}

TEST_F(StoreTest, RefusesABeginningThatCannotBe) {
  EXPECT_THAT(store_.begin(attempt_, *content_, {}).error().message, HasSubstr("has already begun"));
  EXPECT_THAT(store_.begin(new_attempt(ann(), content_, 1), *content_, {}).error().message,
              HasSubstr("save the person first"));
  EXPECT_THAT(store_.begin(new_attempt(person_, content_, 1), *long_talk(2), {}).error().message,
              HasSubstr("another edition"));
  training::Attempt played = new_attempt(person_, content_, 1);
  played.steps.push_back({"r01a", {}, 0});
  EXPECT_THAT(store_.begin(played, *content_, {}).error().message, HasSubstr("without steps"));
  EXPECT_EQ(store_.history(person_.id)->size(), 1u);
}

TEST_F(StoreTest, AHintBelongsToTheOpenTurn) {
  EXPECT_THAT(store_.store_hint(attempt_.id, 1).error().message, HasSubstr("stands after step 0, not 1"));
  EXPECT_THAT(store_.store_hint("nobody", 0).error().message, HasSubstr("no attempt"));
  EXPECT_THAT(store_.save_timer(attempt_.id, -1).error().message, HasSubstr("0 or more"));
}

TEST_F(StoreTest, EachAttemptKeepsTheEditionItWasPlayedWith) {
  const training::ContentPtr corrected = long_talk(1, "Да, говорите."); // same scenario, other translation
  const training::ContentPtr next_edition = long_talk(2);
  ASSERT_EQ(corrected->hash(), content_->hash());
  training::Attempt second = new_attempt(person_, corrected, 1),
                    third = new_attempt(person_, next_edition, 2);
  ASSERT_TRUE(store_.begin(second, *corrected, {}));
  ASSERT_TRUE(store_.begin(third, *next_edition, {}));
  for (const auto& [id, content] :
       {std::pair{attempt_.id, content_}, {second.id, corrected}, {third.id, next_edition}})
    EXPECT_EQ(store_.load_attempt(id)->content,
              (store::ContentTexts{content->source, content->translation_sources}));
}

TEST_F(StoreTest, TwoWindowsNeverDoubleAStep) {
  Store other = opened(folder_);
  ASSERT_TRUE(store_.store_step(step_of(attempt_, 1, "r01a")));
  EXPECT_THAT(other.store_step(step_of(attempt_, 1, "r01b")).error().message,
              HasSubstr("already stored, with another reply"));
  ASSERT_TRUE(other.store_step(step_of(attempt_, 2, "r02a")));
  EXPECT_FALSE(store_.store_step(step_of(attempt_, 2, "r02a")));
  ASSERT_TRUE(store_.store_step(step_of(attempt_, 3, "r03a")));
  EXPECT_EQ(other.load_attempt(attempt_.id)->attempt.steps.size(), 3u);
  EXPECT_EQ(other.events(attempt_.id)->size(), 5u);
}

TEST_F(StoreTest, WritesToAFileThatWasMovedAwayAreRefused) {
  std::filesystem::rename(folder_ / "riposte.db", folder_ / "elsewhere.db");
  EXPECT_THAT(store_.store_step(step_of(attempt_, 1, "r01a")).error().message,
              HasSubstr("moved or replaced"));
  std::filesystem::rename(folder_ / "elsewhere.db", folder_ / "riposte.db");
  EXPECT_TRUE(store_.store_step(step_of(attempt_, 1, "r01a")));
}

TEST_F(StoreTest, ErrorsNameTheFile) {
  EXPECT_THAT(store_.load_attempt("nobody").error().message, HasSubstr((folder_ / "riposte.db").string()));
}

} // namespace
} // namespace riposte
