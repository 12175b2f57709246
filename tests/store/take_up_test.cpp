// A talk that goes on with another edition: whole or not at all, also when the program is killed meanwhile.
#include <csignal>
#include <cstdio>
#include <functional>
#include <stdexcept>

#include <SQLiteCpp/SQLiteCpp.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <sys/wait.h>
#include <unistd.h>

#include "base/hash.h"
#include "store/migrate.h"
#include "store/store.h"
#include "support/seed.h"
#include "support/talks.h"
#include "support/temporary_folder.h"
#include "training/edition.h"

namespace riposte {
namespace {

using store::Continuation;
using ::testing::ElementsAre;
using ::testing::HasSubstr;

std::vector<std::vector<std::string>> events_of(const scenario::Scenario& scenario,
                                                const training::TakenUp& taken) {
  std::vector<std::vector<std::string>> events;
  std::size_t next = 0;
  for (const std::size_t mark : taken.marks) {
    const auto at = [&](std::size_t i) { return taken.talk.events.begin() + static_cast<std::ptrdiff_t>(i); };
    events.push_back(test::as_json(scenario, {at(next), at(mark)}));
    next = mark;
  }
  return events;
}

std::vector<std::string> events_in(store::Store& store, const std::string& attempt) {
  const auto stored = store.events(attempt).value();
  std::vector<std::string> events;
  for (const store::StoredEvent& event : stored) events.push_back(event.json);
  return events;
}

/// The open attempt carried over to `edition`, as the program does it.
Continuation carried_over(const training::Attempt& attempt, const training::ContentPtr& played,
                          const training::ContentPtr& edition, const std::string& id) {
  const scenario::Scenario& scenario = edition->in(attempt.language);
  const auto taken = training::take_up(scenario, played->in(attempt.language), attempt);
  if (!taken) throw std::runtime_error(taken.error().message);
  Continuation c{attempt.id, static_cast<int>(attempt.steps.size()), taken->attempt,
                 events_of(scenario, *taken)};
  c.attempt.id = id;
  return c;
}

class TakeUpTest : public ::testing::Test {
protected:
  TakeUpTest() { store_.emplace(std::move(store::open(folder_.path()).value().store)); }

  /// A stored open talk of the first edition with that many steps.
  training::Attempt play(std::size_t steps) {
    EXPECT_TRUE(store_->save_person(person_));
    training::Attempt attempt = test::new_attempt(person_, first_, 11);
    const scenario::Scenario& scenario = first_->in("ru");
    scenario::Step step = scenario::start(scenario, attempt.seed);
    EXPECT_TRUE(store_->begin(attempt, *first_, test::as_json(scenario, step.events)));
    while (attempt.steps.size() < steps) {
      const scenario::Input input = test::random_input(scenario, step.session, random_);
      step = scenario::advance(scenario, step.session, input).value();
      attempt.steps.push_back({scenario::to_text(scenario, input), Instant{1'700'000'100'000}, 900});
      EXPECT_TRUE(
          store_->store_step({attempt.id, static_cast<int>(attempt.steps.size()), attempt.steps.back(),
                              test::as_json(scenario, step.events), std::nullopt}));
    }
    attempt.hints = {static_cast<int>(steps)};
    EXPECT_TRUE(store_->store_hint(attempt.id, attempt.hints[0]));
    return attempt;
  }

  std::vector<std::string> listed() {
    std::vector<std::string> ids;
    const auto history = store_->history(person_.id).value();
    for (const training::AttemptSummary& summary : history) ids.push_back(summary.id);
    return ids;
  }

  void expect_refused(const Continuation& c, const training::Content& content, const std::string& why) {
    const auto refused = store_->take_up(c, content);
    ASSERT_FALSE(refused) << why;
    EXPECT_THAT(refused.error().message, HasSubstr(why));
    EXPECT_THAT(refused.error().message, HasSubstr("riposte.db"));
    EXPECT_THAT(listed(), ElementsAre(c.of)) << "nothing has been written";
  }

  test::TemporaryFolder folder_;
  std::optional<store::Store> store_;
  training::Person person_ = test::ann();
  SplitMix64 random_{4};
  training::ContentPtr first_ = test::long_talk(1), second_ = test::long_talk(2);
};

TEST_F(TakeUpTest, TheNewAttemptIsWholeAndTheOldOneStays) {
  training::Attempt old = play(4);
  Continuation c = carried_over(old, first_, second_, "new");
  c.attempt.timer_used_ms = 4321;
  ASSERT_TRUE(store_->take_up(c, *second_));
  const store::LoadedAttempt loaded = store_->load_attempt("new").value();
  EXPECT_EQ(loaded.attempt, c.attempt);
  EXPECT_EQ(loaded.attempt.steps.size(), 4u);
  EXPECT_EQ(loaded.attempt.timer_used_ms, 4321);
  EXPECT_EQ(loaded.attempt.hints, old.hints);
  EXPECT_EQ(loaded.continues, old.id);
  EXPECT_EQ(loaded.content.source, second_->source);
  EXPECT_FALSE(loaded.result);
  const std::vector<std::string> events = events_in(*store_, "new");
  const scenario::Scenario& scenario = second_->in("ru");
  EXPECT_EQ(events, test::as_json(scenario, training::replay(scenario, loaded.attempt).value().events));

  const store::LoadedAttempt before = store_->load_attempt(old.id).value();
  EXPECT_EQ(before.attempt, old);
  EXPECT_EQ(before.content.source, first_->source);
  EXPECT_EQ(before.continues, "");
  EXPECT_THAT(listed(), ElementsAre("new"));
  EXPECT_EQ(store_->history(person_.id).value()[0].steps, 4);
}

TEST_F(TakeUpTest, TheOldAttemptTakesNothingMore) {
  const training::Attempt old = play(2);
  ASSERT_TRUE(store_->take_up(carried_over(old, first_, second_, "new"), *second_));
  EXPECT_THAT(store_->store_step({old.id, 3, {"r01a", Instant{1}, 1}, {}, std::nullopt}).error().message,
              HasSubstr("goes on with another edition"));
  EXPECT_THAT(store_->store_hint(old.id, 2).error().message, HasSubstr("goes on with another edition"));
  EXPECT_THAT(store_->take_up(carried_over(old, first_, second_, "third"), *second_).error().message,
              HasSubstr("goes on with another edition already"));
  EXPECT_THAT(listed(), ElementsAre("new"));
}

TEST_F(TakeUpTest, ATalkMayBeTakenUpAgain) {
  const training::Attempt old = play(3);
  const Continuation c = carried_over(old, first_, second_, "new");
  ASSERT_TRUE(store_->take_up(c, *second_));
  ASSERT_TRUE(store_->take_up(carried_over(c.attempt, second_, first_, "newer"), *first_));
  EXPECT_THAT(listed(), ElementsAre("newer"));
  EXPECT_EQ(store_->load_attempt("newer").value().continues, "new");
}

TEST_F(TakeUpTest, NewTextsOfATranslationAloneAreAnEditionToo) {
  const training::Attempt old = play(1);
  const training::ContentPtr other = test::long_talk(1, "Да, алло.");
  ASSERT_EQ(other->hash(), first_->hash());
  ASSERT_TRUE(store_->take_up(carried_over(old, first_, other, "new"), *other));
  EXPECT_EQ(store_->load_attempt("new").value().content.translations, other->translation_sources);
  EXPECT_EQ(store_->load_attempt(old.id).value().content.translations, first_->translation_sources);
}

TEST_F(TakeUpTest, RefusesWhatDoesNotFitAndWritesNothing) {
  const training::Attempt old = play(3);
  const Continuation good = carried_over(old, first_, second_, "new");
  const auto refused = [&](const char* why, const std::function<void(Continuation&)>& spoil) {
    Continuation c = good;
    spoil(c);
    if (c.of == good.of) return expect_refused(c, *second_, why);
    EXPECT_THAT(store_->take_up(c, *second_).error().message, HasSubstr(why));
  };
  expect_refused(good, *first_, "another edition");
  refused("there is no attempt “x”", [](Continuation& c) { c.of = "x"; });
  refused("stands after step 3, not 2", [](Continuation& c) { c.steps = 2; });
  refused("own person, scenario and seed", [](Continuation& c) { ++c.attempt.seed; });
  refused("own person, scenario and seed", [](Continuation& c) { c.attempt.person = "x"; });
  refused("has already begun", [&](Continuation& c) { c.attempt.id = old.id; });
  refused("0 bytes", [](Continuation& c) { c.attempt.id.clear(); });
  refused("no time used", [](Continuation& c) { c.attempt.timer_used_ms = -1; });
  refused("events of 3 steps are given for 4", [](Continuation& c) { c.events.pop_back(); });
  refused("hint after step 4", [](Continuation& c) { c.attempt.hints = {4}; });
  // Only found when most is written already: all of it is taken back.
  refused("no JSON object", [](Continuation& c) { c.events.back() = {"[1]"}; });
  SQLite::Database raw(folder_ / "riposte.db");
  EXPECT_EQ(raw.execAndGet("SELECT count(*) FROM attempts").getInt(), 1);
  EXPECT_EQ(raw.execAndGet("SELECT count(*) FROM content").getInt(), 1);
  EXPECT_EQ(raw.execAndGet("SELECT count(*) FROM attempt_steps").getInt(), 3);
  ASSERT_TRUE(store_->take_up(good, *second_)) << "the same call works once it is right";
}

TEST_F(TakeUpTest, AFinishedTalkIsOverUnlessAFaultStoppedIt) {
  training::Attempt old = play(2);
  const auto finish = [&](const std::string& outcome) {
    SQLite::Database raw(folder_ / "riposte.db", SQLite::OPEN_READWRITE);
    SQLite::Statement set(
        raw, "UPDATE attempts SET ending = '', outcome = ?, passed = 0, finished_ms = 5 WHERE id = ?");
    set.bind(1, outcome);
    set.bind(2, old.id);
    set.exec();
  };
  finish("lost-polite");
  expect_refused(carried_over(old, first_, second_, "new"), *second_, "already finished");
  finish(std::string(training::kHalted));
  ASSERT_TRUE(store_->take_up(carried_over(old, first_, second_, "new"), *second_));
  EXPECT_THAT(listed(), ElementsAre("new"));
}

TEST(TakeUpOfOldData, TalksOfTheFirstVersionAreThereAndCanBeTakenUp) {
  test::TemporaryFolder folder;
  const training::ContentPtr content = test::long_talk(1);
  {
    SQLite::Database raw(folder / "riposte.db", SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
    store::migrate(raw, store::all_migrations().first(1));
    raw.exec("INSERT INTO people VALUES ('p', 'Ann', 'hunter', 'en', 'dark', 100, 0)");
    SQLite::Statement add(raw, "INSERT INTO content VALUES (?, 'long-talk', 1, ?)");
    add.bind(1, content->hash());
    add.bind(2, content->source);
    add.exec();
    SQLite::Statement begin(
        raw, "INSERT INTO attempts (id, person, scenario, version, hash, seed, language, started_ms) "
             "VALUES ('old', 'p', 'long-talk', 1, ?, '11', 'en', 99)");
    begin.bind(1, content->hash());
    begin.exec();
  }
  auto opened = store::open(folder.path());
  ASSERT_TRUE(opened) << opened.error().message;
  const store::LoadedAttempt old = opened->store.load_attempt("old").value();
  EXPECT_EQ(old.attempt.started.ms, 99);
  const training::ContentPtr edition = test::long_talk(2);
  ASSERT_TRUE(opened->store.take_up(carried_over(old.attempt, content, edition, "new"), *edition));
  EXPECT_EQ(opened->store.history("p").value().size(), 1u);
}

// ---- killed meanwhile
// -------------------------------------------------------------------------------------------

/// Takes the newest attempt up again and again until it is killed; a byte for each that is confirmed.
[[noreturn]] void take_up_for_ever(const std::filesystem::path& data, const std::string& person,
                                   int confirmed) {
  auto opened = store::open(data);
  if (!opened) ::_exit(3);
  const training::ContentPtr editions[] = {test::long_talk(1), test::long_talk(2)};
  for (;;) {
    const auto history = opened->store.history(person).value();
    const training::AttemptSummary& newest = history.at(0);
    const training::Attempt attempt = opened->store.load_attempt(newest.id).value().attempt;
    const bool second = attempt.scenario_hash == editions[1]->hash();
    const training::ContentPtr &played = editions[second ? 1 : 0], &edition = editions[second ? 0 : 1];
    if (!opened->store.take_up(carried_over(attempt, played, edition, random_uuid()), *edition)) ::_exit(4);
    if (::write(confirmed, "+", 1) != 1) ::_exit(5);
  }
}

TEST_F(TakeUpTest, KilledAtAnyMomentTheTalkIsThereOnceAndWhole) {
  constexpr int kRounds = 40;
  training::Attempt old = play(6);
  store_.reset();
  SplitMix64 random = test::test_random();
  int confirmed = 0, chain = 0;
  for (int round = 0; round < kRounds && !HasFailure(); ++round) {
    int ends[2];
    ASSERT_EQ(::pipe(ends), 0);
    const pid_t child = ::fork();
    ASSERT_GE(child, 0);
    if (child == 0) take_up_for_ever(folder_.path(), person_.id, ends[1]);
    ::close(ends[1]);
    char byte = 0;
    ASSERT_EQ(::read(ends[0], &byte, 1), 1) << "the child gave up";
    ++confirmed;
    ::usleep(static_cast<useconds_t>(test::draw(random, 20'000)));
    ::kill(child, SIGKILL);
    while (::read(ends[0], &byte, 1) == 1) ++confirmed;
    ::close(ends[0]);
    int status = 0;
    ASSERT_EQ(::waitpid(child, &status, 0), child);
    ASSERT_TRUE(WIFSIGNALED(status)) << "the child gave up: " << WEXITSTATUS(status);

    auto opened = store::open(folder_.path());
    ASSERT_TRUE(opened) << opened.error().message;
    const auto history = opened->store.history(person_.id).value();
    ASSERT_EQ(history.size(), 1u) << "the talk is listed once";
    chain = 0;
    for (std::string id = history[0].id; id != old.id; ++chain) {
      const store::LoadedAttempt loaded = opened->store.load_attempt(id).value();
      ASSERT_EQ(loaded.attempt.steps, old.steps);
      if (chain < 3) { // the newest ones; the others were looked at before
        const auto content = training::make_content(loaded.content.source, loaded.content.translations,
                                                    test::small_catalogue())
                                 .value();
        const std::vector<std::string> events = events_in(opened->store, id);
        const scenario::Scenario& scenario = content->in("ru");
        ASSERT_EQ(events, test::as_json(scenario, training::replay(scenario, loaded.attempt).value().events));
      }
      id = loaded.continues;
      ASSERT_NE(id, "") << "the first attempt is lost";
    }
    ASSERT_GE(chain, confirmed) << "what was confirmed is there";
    ASSERT_LE(chain, confirmed + round + 1) << "at most one a kill was stored and not yet confirmed";
  }
  std::printf("%d kills: %d confirmed, %d in the chain\n", kRounds, confirmed, chain);
}

} // namespace
} // namespace riposte
