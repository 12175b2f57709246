// Plays talks through the effects with random replies until it is killed: kill_player DATA SHARE JOURNAL
// SEED. Each step that the store has confirmed is written to the journal, "attempt step input turn"; one byte
// on standard output tells the parent of the first one.
#include <condition_variable>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <mutex>
#include <stdexcept>

#include <fcntl.h>
#include <unistd.h>

#include <fmt/format.h>

#include "desktop/effects.h"
#include "support/talks.h"

namespace riposte {
namespace {

class Player {
public:
  Player(const desktop::DataFolders& folders, const char* journal, std::uint64_t seed)
      : random_{seed}, journal_(::open(journal, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600)),
        runner_(folders, [this] { wake(); }) {
    if (journal_ < 0) throw std::runtime_error("cannot open the journal");
  }

  [[noreturn]] void play() {
    const auto opened = wait_for<app::Opened>(app::OpenData{});
    if (!opened.kept_aside.empty()) throw std::runtime_error("kept aside: " + opened.kept_aside);
    training::Person person = test::ann();
    if (opened.people.empty())
      wait_for<app::PersonSaved>(app::SavePerson{person, true});
    else
      person = opened.people.front();
    for (const training::AttemptSummary& attempt :
         wait_for<app::HistoryLoaded>(app::LoadHistory{person.id}).history)
      if (!attempt.result) resume(attempt.id);
    for (;;) begin(person, opened.library.talks.at(0));
  }

private:
  void begin(const training::Person& person, const training::ContentPtr& content) {
    const training::Attempt attempt = test::new_attempt(person, content, random_.next());
    const scenario::Scenario& scenario = content->in(attempt.language);
    scenario::Step step = scenario::start(scenario, attempt.seed);
    wait_for<app::TalkBegun>(app::BeginTalk{attempt, content, test::as_json(scenario, step.events)});
    play_on(scenario, attempt.id, {std::move(step.session), std::move(step.events)}, 0);
  }

  void resume(const std::string& id) {
    const auto loaded = wait_for<app::AttemptLoaded>(app::LoadAttempt{id});
    const scenario::Scenario& scenario = loaded.content->in(loaded.attempt.language);
    auto talk = training::replay(scenario, loaded.attempt);
    if (!talk) throw std::runtime_error(talk.error().message);
    play_on(scenario, id, std::move(*talk), static_cast<int>(loaded.attempt.steps.size()));
  }

  void play_on(const scenario::Scenario& scenario, const std::string& attempt, training::Talk talk,
               int steps) {
    scenario::Session& session = talk.session;
    while (session.phase == scenario::Phase::awaiting) {
      const scenario::Input input = test::random_input(scenario, session, random_);
      std::vector<scenario::Event> events;
      if (!scenario::advance(scenario, session, input, events))
        throw std::runtime_error("a reply on offer was refused");
      talk.events.insert(talk.events.end(), events.begin(), events.end());
      const training::StoredStep stored{scenario::to_text(scenario, input), now(),
                                        static_cast<std::int64_t>(random_.next() % 9000)};
      const auto confirmed = wait_for<app::StepStored>(
          app::StoreStep{attempt, ++steps, stored, test::as_json(scenario, events),
                         training::result_of(scenario, session, talk.events, stored.at)});
      write_down(fmt::format("{} {} {} {}\n", confirmed.attempt, confirmed.step, stored.input,
                             scenario.turns[session.turn].id));
    }
  }

  void write_down(const std::string& line) {
    if (::write(journal_, line.data(), line.size()) != static_cast<ssize_t>(line.size()) ||
        ::fsync(journal_) != 0)
      throw std::runtime_error("cannot write the journal");
    if (told_) return;
    told_ = true;
    if (::write(STDOUT_FILENO, "+", 1) != 1) throw std::runtime_error("nobody listens");
  }

  template <class Report>
  Report wait_for(app::Effect effect) {
    runner_.run({std::move(effect)});
    for (;;) {
      {
        std::unique_lock lock(mutex_);
        woken_.wait(lock, [this] { return wakes_ > 0; });
        --wakes_;
      }
      for (app::Action& action : runner_.take_reports()) {
        if (const auto* failed = std::get_if<app::EffectFailed>(&action))
          throw std::runtime_error(failed->error.message);
        if (const auto* failed = std::get_if<app::OpenFailed>(&action))
          throw std::runtime_error(failed->error.message);
        if (auto* report = std::get_if<Report>(&action)) return std::move(*report);
      }
    }
  }

  void wake() {
    const std::lock_guard lock(mutex_);
    ++wakes_;
    woken_.notify_one();
  }

  SplitMix64 random_;
  int journal_;
  bool told_ = false;
  std::mutex mutex_;
  std::condition_variable woken_;
  int wakes_ = 0;
  desktop::EffectRunner runner_; // last: its worker calls wake()
};

} // namespace
} // namespace riposte

int main(int argc, char** argv) {
  if (argc != 5) {
    std::fputs("usage: kill_player DATA SHARE JOURNAL SEED\n", stderr);
    return 2;
  }
  try {
    riposte::Player({argv[1], argv[1], argv[2]}, argv[3], std::strtoull(argv[4], nullptr, 10)).play();
  } catch (const std::exception& exception) {
    std::fprintf(stderr, "kill_player: %s\n", exception.what());
    return 1;
  }
}
