// Random talks, stored step by step: reloaded at every step they are the talk in memory, and replay to it.
#include <algorithm>
#include <chrono>

#include <gtest/gtest.h>

#include "store/store.h"
#include "support/seed.h"
#include "support/talks.h"
#include "support/temporary_folder.h"

namespace riposte {
namespace {

constexpr int kTalks = 25;

struct Played {
  training::Attempt attempt;
  scenario::Session session;
  std::vector<scenario::Event> events;
};

// The store's view of the talk, rebuilt from its own texts alone.
void expect_same(store::Store& store, const Played& played) {
  const auto loaded = store.load_attempt(played.attempt.id);
  ASSERT_TRUE(loaded) << loaded.error().message;
  ASSERT_EQ(loaded->attempt, played.attempt);
  const auto content =
      training::make_content(loaded->content.source, loaded->content.translations, test::small_catalogue());
  ASSERT_TRUE(content) << content.error().message;
  const scenario::Scenario& scenario = (*content)->in(played.attempt.language);
  const auto talk = training::replay(scenario, loaded->attempt);
  ASSERT_TRUE(talk) << talk.error().message;
  EXPECT_EQ(talk->session, played.session);
  EXPECT_EQ(talk->events, played.events);
  std::vector<std::string> stored;
  const auto events = store.events(played.attempt.id);
  ASSERT_TRUE(events) << events.error().message;
  for (const store::StoredEvent& event : *events) stored.push_back(event.json);
  EXPECT_EQ(stored, test::as_json(scenario, played.events));
}

class Replay : public ::testing::Test {
protected:
  void SetUp() override { ASSERT_TRUE(store_.save_person(person_)); }

  Played begin() {
    training::Attempt attempt = test::new_attempt(person_, content_, random_.next());
    attempt.language = test::draw(random_, 2) == 0 ? "en" : "ru";
    const scenario::Step start = scenario::start(scenario(attempt), attempt.seed);
    EXPECT_TRUE(store_.begin(attempt, *content_, test::as_json(scenario(attempt), start.events)));
    return {attempt, start.session, start.events};
  }

  void step(Played& played) {
    const scenario::Scenario& s = scenario(played.attempt);
    if (test::draw(random_, 3) == 0) {
      played.attempt.hints.push_back(static_cast<int>(played.attempt.steps.size()));
      ASSERT_TRUE(store_.store_hint(played.attempt.id, played.attempt.hints.back()));
    }
    const scenario::Input input = test::random_input(s, played.session, random_);
    std::vector<scenario::Event> events;
    ASSERT_TRUE(scenario::advance(s, played.session, input, events));
    const training::StoredStep stored{scenario::to_text(s, input),
                                      Instant{static_cast<std::int64_t>(random_.next() >> 20)},
                                      static_cast<std::int64_t>(test::draw(random_, 60'000))};
    played.attempt.steps.push_back(stored);
    const int number = static_cast<int>(played.attempt.steps.size());
    const auto before = std::chrono::steady_clock::now();
    std::vector<scenario::Event> all = played.events;
    all.insert(all.end(), events.begin(), events.end());
    const auto kept = store_.store_step({played.attempt.id, number, stored, test::as_json(s, events),
                                         training::result_of(s, played.session, all, stored.at)});
    took_.push_back(
        std::chrono::duration<double, std::micro>(std::chrono::steady_clock::now() - before).count());
    ASSERT_TRUE(kept) << kept.error().message;
    played.events.insert(played.events.end(), events.begin(), events.end());
  }

  const scenario::Scenario& scenario(const training::Attempt& attempt) const {
    return content_->in(attempt.language);
  }

  SplitMix64 random_ = test::test_random();
  test::TemporaryFolder folder_;
  store::Store store_ = std::move(store::open(folder_.path())->store);
  training::Person person_ = test::ann();
  training::ContentPtr content_ = test::long_talk();
  std::vector<double> took_; // microseconds a step
};

TEST_F(Replay, EveryStepReloadsToTheTalkInMemory) {
  std::size_t ended = 0;
  for (int i = 0; i < kTalks; ++i) {
    Played played = begin();
    expect_same(store_, played);
    while (played.session.phase == scenario::Phase::awaiting && !HasFatalFailure()) {
      step(played);
      expect_same(store_, played);
    }
    if (HasFatalFailure()) return;
    const auto history = store_.history(person_.id).value();
    const auto summary = std::find_if(history.begin(), history.end(),
                                      [&](const auto& a) { return a.id == played.attempt.id; });
    ASSERT_NE(summary, history.end());
    EXPECT_EQ(summary->result, training::result_of(scenario(played.attempt), played.session, played.events,
                                                   played.attempt.steps.back().at));
    EXPECT_EQ(summary->steps, static_cast<int>(played.attempt.steps.size()));
    ended += summary->result.has_value();
  }
  EXPECT_EQ(ended, static_cast<std::size_t>(kTalks));
  std::sort(took_.begin(), took_.end());
  std::printf("%zu steps, median write %.0f µs, 99 %% %.0f µs\n", took_.size(), took_[took_.size() / 2],
              took_[took_.size() * 99 / 100]);
}

} // namespace
} // namespace riposte
