// kill -9 at random moments, then start again: no confirmed step is lost, none is there twice, the talk goes
// on.
#include <cerrno>
#include <chrono>
#include <csignal>
#include <cstdio>
#include <fstream>
#include <map>
#include <sstream>
#include <thread>

#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <gtest/gtest.h>

#include "store/library.h"
#include "store/store.h"
#include "support/seed.h"
#include "support/talks.h"
#include "support/temporary_folder.h"

namespace riposte {
namespace {

namespace fs = std::filesystem;

constexpr int kRounds = 200;           // killed after a confirmed step
constexpr int kRoundsOfOpening = 40;   // killed while it opens, before any step
constexpr int kRoundsOfOneFolder = 25; // then from nothing again
constexpr std::size_t kLongestWaitUs = 60'000;

struct Confirmed {
  std::string attempt;
  int step = 0;
  std::string input, turn;
};

// What was found over all rounds.
struct Count {
  int kills = 0, confirmed = 0, lost = 0, doubled = 0, unconfirmed = 0;
};

class KillTest : public ::testing::Test {
protected:
  KillTest() { test::write_share(root_ / "share", RIPOSTE_SOURCE_DIR); }

  void new_folder() {
    ++folders_;
    data_ = root_ / ("data" + std::to_string(folders_));
    journal_ = root_ / ("journal" + std::to_string(folders_));
    read_ = 0;
    last_step_.clear();
  }

  // Starts the player; kills it `wait_us` after its first confirmed step, or after its start.
  void start_and_kill(bool after_a_step, std::size_t wait_us) {
    int pipe_ends[2];
    ASSERT_EQ(::pipe2(pipe_ends, O_CLOEXEC), 0);
    const std::string seed = std::to_string(random_.next()), data = data_.string(),
                      share = (root_ / "share").string(), journal = journal_.string();
    const pid_t child = ::fork();
    ASSERT_GE(child, 0);
    if (child == 0) {
      ::dup2(pipe_ends[1], STDOUT_FILENO);
      ::execl(RIPOSTE_KILL_PLAYER, RIPOSTE_KILL_PLAYER, data.c_str(), share.c_str(), journal.c_str(),
              seed.c_str(), nullptr);
      ::_exit(127);
    }
    ::close(pipe_ends[1]);
    char byte = 0;
    ssize_t got = 0;
    if (after_a_step)
      while ((got = ::read(pipe_ends[0], &byte, 1)) < 0 && errno == EINTR) {
      }
    std::this_thread::sleep_for(std::chrono::microseconds(wait_us));
    ::kill(child, SIGKILL);
    int status = 0;
    ASSERT_EQ(::waitpid(child, &status, 0), child);
    ::close(pipe_ends[0]);
    ASSERT_TRUE(WIFSIGNALED(status) && WTERMSIG(status) == SIGKILL)
        << "the player gave up by itself: " << status;
    ASSERT_EQ(got, after_a_step ? 1 : 0);
    ++count_.kills;
  }

  // The lines that were added since the last time.
  std::vector<Confirmed> read_journal() {
    std::ifstream stream(journal_);
    stream.seekg(read_);
    std::vector<Confirmed> lines;
    for (std::string line; std::getline(stream, line) && !stream.eof();) {
      read_ = stream.tellg();
      std::istringstream words(line);
      Confirmed& c = lines.emplace_back();
      words >> c.attempt >> c.step >> c.input >> c.turn;
    }
    return lines;
  }

  void check_round() {
    const std::vector<Confirmed> lines = read_journal();
    auto opened = store::open(data_);
    ASSERT_TRUE(opened) << opened.error().message;
    ASSERT_EQ(opened->kept_aside, "");
    std::map<std::string, std::vector<Confirmed>> by_attempt;
    for (const Confirmed& line : lines) by_attempt[line.attempt].push_back(line);
    const auto people = opened->store.people();
    ASSERT_TRUE(people) << people.error().message;
    for (const training::Person& person : *people) {
      const auto history = opened->store.history(person.id);
      ASSERT_TRUE(history) << history.error().message;
      for (const training::AttemptSummary& attempt : *history)
        if (!attempt.result) by_attempt[attempt.id]; // also where no step of it was confirmed
    }
    for (const auto& [attempt, confirmed] : by_attempt) check_attempt(opened->store, attempt, confirmed);
  }

  void check_attempt(store::Store& store, const std::string& id, const std::vector<Confirmed>& confirmed) {
    const auto loaded = store.load_attempt(id);
    ASSERT_TRUE(loaded) << loaded.error().message;
    const std::vector<training::StoredStep>& steps = loaded->attempt.steps;
    const auto content =
        training::make_content(loaded->content.source, loaded->content.translations, catalogue_);
    ASSERT_TRUE(content) << content.error().message;
    const scenario::Scenario& scenario = (*content)->in(loaded->attempt.language);

    int& known = last_step_[id]; // confirmed, or found at an earlier start
    for (const Confirmed& c : confirmed) {
      ++count_.confirmed;
      if (c.step != known + 1) ++count_.doubled; // the same number confirmed twice, or one left out
      known = c.step;
      if (c.step > static_cast<int>(steps.size()) ||
          steps[static_cast<std::size_t>(c.step) - 1].input != c.input)
        ++count_.lost;
      else
        EXPECT_EQ(turn_after(scenario, loaded->attempt, c.step), c.turn);
    }
    const int beyond = static_cast<int>(steps.size()) - known;
    EXPECT_GE(beyond, 0);
    EXPECT_LE(beyond, 1) << "only the step that was being stored may be there unconfirmed";
    count_.unconfirmed += beyond;
    known = static_cast<int>(steps.size());
    check_replay(store, scenario, loaded->attempt, loaded->result);
  }

  static std::string turn_after(const scenario::Scenario& scenario, training::Attempt attempt, int step) {
    attempt.steps.resize(static_cast<std::size_t>(step));
    const auto talk = training::replay(scenario, attempt);
    return talk ? scenario.turns[talk->session.turn].id : talk.error().message;
  }

  void check_replay(store::Store& store, const scenario::Scenario& scenario, const training::Attempt& attempt,
                    const std::optional<training::TalkResult>& result) {
    const auto talk = training::replay(scenario, attempt);
    ASSERT_TRUE(talk) << talk.error().message;
    // Result and last step were written together.
    EXPECT_EQ(result.has_value(), talk->session.phase == scenario::Phase::ended);
    std::vector<std::string> stored;
    int last = 0;
    const auto events = store.events(attempt.id);
    ASSERT_TRUE(events) << events.error().message;
    for (const store::StoredEvent& event : *events) {
      EXPECT_TRUE(event.step == last || event.step == last + 1);
      last = event.step;
      stored.push_back(event.json);
    }
    EXPECT_EQ(last, static_cast<int>(attempt.steps.size()));
    if (const auto expected = test::as_json(scenario, talk->events); stored != expected) {
      ++count_.doubled;
      ADD_FAILURE() << "stored events are not those of a fresh replay of " << attempt.id;
    }
  }

  test::TemporaryFolder root_;
  SplitMix64 random_ = test::test_random();
  catalogue::Catalogue catalogue_ = store::read_catalogue(RIPOSTE_SOURCE_DIR).value();
  fs::path data_, journal_;
  std::streamoff read_ = 0;
  std::map<std::string, int> last_step_;
  int folders_ = 0;
  Count count_;
};

TEST_F(KillTest, NothingIsLostAndNothingDoubled) {
  const auto begun = std::chrono::steady_clock::now();
  for (int round = 0; round < kRounds && !HasFailure(); ++round) {
    if (round % kRoundsOfOneFolder == 0) new_folder();
    start_and_kill(true, test::draw(random_, kLongestWaitUs));
    if (!HasFatalFailure()) check_round();
  }
  for (int round = 0; round < kRoundsOfOpening && !HasFailure(); ++round) {
    if (round % 2 == 0) new_folder(); // half of them while the database is being made
    start_and_kill(false, test::draw(random_, kLongestWaitUs));
    if (!HasFatalFailure()) check_round();
  }
  const double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - begun).count();
  std::printf("%d kills: %d confirmed steps, %d lost, %d doubled, %d stored but not yet confirmed; %.1f s\n",
              count_.kills, count_.confirmed, count_.lost, count_.doubled, count_.unconfirmed, seconds);
  EXPECT_EQ(count_.lost, 0);
  EXPECT_EQ(count_.doubled, 0);
  EXPECT_EQ(count_.kills, kRounds + kRoundsOfOpening);
  EXPECT_GE(count_.confirmed, kRounds);
}

} // namespace
} // namespace riposte
