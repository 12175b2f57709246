#include "desktop/effects.h"

#include <condition_variable>
#include <deque>
#include <mutex>
#include <optional>
#include <thread>
#include <utility>
#include <variant>

#include <spdlog/logger.h>
#include <spdlog/sinks/null_sink.h>
#include <spdlog/sinks/rotating_file_sink.h>

#include "base/system_reason.h"
#include "desktop/documents.h"
#include "desktop/install_pack.h"
#include "desktop/reviews.h"
#include "store/library.h"
#include "store/settings.h"
#include "store/store.h"

namespace riposte::desktop {
namespace {

using app::Task;

constexpr std::size_t kLogSize = 1u << 20; // bytes
constexpr std::size_t kOlderLogs = 2;      // three files in all

// Not registered with spdlog: its registry would be a global. Holds no names and no texts of replies.
std::shared_ptr<spdlog::logger> open_log(const std::filesystem::path& folder) {
  std::shared_ptr<spdlog::logger> log;
  try {
    log = std::make_shared<spdlog::logger>(
        "riposte", std::make_shared<spdlog::sinks::rotating_file_sink_mt>((folder / "riposte.log").string(),
                                                                          kLogSize, kOlderLogs));
  } catch (const spdlog::spdlog_ex&) {
    log = std::make_shared<spdlog::logger>("riposte", std::make_shared<spdlog::sinks::null_sink_mt>());
  }
  log->set_error_handler([](const std::string&) {}); // a full disk must not fill the terminal too
  log->set_pattern("%Y-%m-%dT%H:%M:%S.%e%z [%l] %v");
  log->flush_on(spdlog::level::info);
  return log;
}

// Executes one effect at a time; lives on the worker thread alone.
class Executor {
public:
  explicit Executor(DataFolders folders) : folders_(std::move(folders)) {}

  std::vector<app::Action> execute(const app::Effect& effect) {
    reports_.clear();
    try {
      std::visit([this](const auto& e) { run(e); }, effect);
    } catch (const std::exception& exception) {
      gave_up(effect, phrase("This could not be done: {}.", system_reason(exception)));
    }
    return std::move(reports_);
  }

private:
  void run(const app::OpenData&) {
    store_.reset();
    Result<store::Opened> opened = store::open(folders_.data);
    if (!opened) return open_failed(opened.error());
    store_.emplace(std::move(opened->store));
    log_ = open_log(folders_.data);
    if (!opened->kept_aside.empty()) {
      kept_aside_ = opened->kept_aside;
      log_->warn("a damaged database was moved to {}", kept_aside_);
    }
    Result<catalogue::Catalogue> catalogue = store::read_catalogue(folders_.share);
    if (!catalogue)
      return open_failed(
          phrase("The content that comes with Riposte cannot be used: {}. Install Riposte again.",
                 catalogue.error()));
    catalogue_ = std::make_shared<const catalogue::Catalogue>(std::move(*catalogue));
    library_ = store::read_library(folders_.share, *catalogue_, {}, packs_folder(folders_));
    for (const training::LibraryProblem& problem : library_.problems)
      log_->warn("{}: {}", problem.file, problem.error.message);
    Result<std::vector<training::Person>> people = store_->people();
    if (!people) return open_failed(people.error());
    const store::MachineSettings settings = settings_of(*people);
    log_->info("opened {}: {} talks, {} problems", folders_.data.string(), library_.talks.size(),
               library_.problems.size());
    report(app::Opened{catalogue_,
                       library_,
                       std::move(*people),
                       settings.last_person,
                       std::exchange(kept_aside_, {}),
                       {settings.screen, settings.screen_of}});
  }

  void run(const app::SavePerson& effect) {
    if (!opened(Task::save_person)) return;
    const Result<void> saved = store_->save_person(effect.person);
    if (!saved) return fail(Task::save_person, saved.error());
    report(app::PersonSaved{effect.person, effect.created});
  }

  void run(const app::RememberPerson& effect) {
    const Result<void> saved = store::change_settings(
        folders_.config, [&](store::MachineSettings& s) { s.last_person = effect.id; });
    if (!saved)
      log_->warn("cannot remember who practised last: {}", saved.error().message); // costs one click
  }

  void run(const app::RememberWindow& effect) {
    const Result<void> saved = store::change_settings(folders_.config, [&](store::MachineSettings& s) {
      s.maximized = effect.maximized;
      s.screen = effect.place.screen;
      s.screen_of = effect.place.of;
      if (effect.maximized) return; // what it goes back to stays
      s.window_x = effect.x;
      s.window_y = effect.y;
      s.window_width = effect.width;
      s.window_height = effect.height;
    });
    if (!saved) log_->warn("cannot remember the size of the window: {}", saved.error().message);
  }

  void run(const app::LoadHistory& effect) {
    if (!opened(Task::load_history)) return;
    Result<std::vector<training::AttemptSummary>> history = store_->history(effect.person);
    if (!history) return fail(Task::load_history, history.error());
    report(app::HistoryLoaded{effect.person, std::move(*history)});
  }

  void run(const app::BeginTalk& effect) {
    if (!opened(Task::begin_talk)) return;
    const Result<void> begun = store_->begin(effect.attempt, *effect.content, effect.events);
    if (!begun) return fail(Task::begin_talk, begun.error());
    report(app::TalkBegun{effect.attempt, effect.content});
  }

  void run(const app::StoreStep& effect) {
    if (!opened(Task::store_step)) return;
    const Result<void> stored =
        store_->store_step({effect.attempt, effect.step, effect.input, effect.events, effect.result});
    if (!stored) return fail(Task::store_step, stored.error());
    report(app::StepStored{effect.attempt, effect.step});
  }

  void run(const app::StoreHint& effect) {
    if (!opened(Task::store_hint)) return;
    const Result<void> stored = store_->store_hint(effect.attempt, effect.after_step);
    if (!stored) return fail(Task::store_hint, stored.error());
    report(app::HintStored{effect.attempt});
  }

  // Nobody waits for it, and a second later it is saved again: no message.
  void run(const app::SaveTimer& effect) {
    if (!store_) return;
    const Result<void> saved = store_->save_timer(effect.attempt, effect.used_ms);
    if (!saved) log_->warn("{}", saved.error().message);
  }

  void run(const app::LoadAttempt& effect) {
    if (!opened(Task::load_attempt)) return;
    Result<store::LoadedAttempt> loaded = store_->load_attempt(effect.attempt);
    if (!loaded) return fail(Task::load_attempt, loaded.error());
    Result<training::ContentPtr> content = content_of(loaded->attempt.scenario, std::move(loaded->content));
    if (!content)
      return fail(Task::load_attempt, phrase("The stored edition of “{}” cannot be used: {}.",
                                             loaded->attempt.scenario, content.error()));
    report(app::AttemptLoaded{std::move(loaded->attempt), std::move(*content)});
  }

  void run(const app::InstallPack& effect) {
    if (!opened(Task::install_pack)) return;
    Result<app::PackInstalled> installed = install_pack(effect, folders_, *catalogue_, library_);
    if (!installed) return fail(Task::install_pack, installed.error());
    library_ = installed->library;
    log_->info("opened the pack {}: {} talks", effect.path, installed->talks);
    report(std::move(*installed));
  }

  void run(const app::ReadLibrary&) {
    if (!catalogue_) return; // nothing has been opened that could be out of date
    training::Library fresh =
        store::read_library(folders_.share, *catalogue_, library_, packs_folder(folders_));
    if (fresh == library_) return; // saved again as it was
    library_ = std::move(fresh);
    log_->info("read the library again: {} talks, {} problems", library_.talks.size(),
               library_.problems.size());
    report(app::LibraryChanged{library_});
  }

  void run(const app::TakeUpTalk& effect) {
    if (!opened(Task::take_up)) return;
    const Result<void> stored =
        store_->take_up({effect.before, effect.steps, effect.attempt, effect.events}, *effect.content);
    if (!stored) return fail(Task::take_up, stored.error());
    report(app::TalkTakenUp{effect.before, effect.attempt, effect.content});
  }

  void run(const app::BeginBranch& effect) {
    if (!opened(Task::begin_branch)) return;
    const Result<void> stored =
        store_->branch({effect.attempt.branch_of, static_cast<int>(effect.attempt.steps.size()),
                        effect.attempt, effect.events},
                       *effect.content);
    if (!stored) return fail(Task::begin_branch, stored.error());
    report(app::BranchBegun{effect.attempt, effect.content});
  }

  void run(const app::LoadCompared& effect) {
    if (!opened(Task::compare)) return;
    Result<store::LoadedAttempt> loaded = store_->load_attempt(effect.attempt);
    if (!loaded) return fail(Task::compare, loaded.error());
    report(app::ComparedLoaded{std::move(loaded->attempt)});
  }

  void run(const app::StoreSelfReview& effect) {
    if (!opened(Task::store_self_review)) return;
    const Result<void> stored = store_->save_self_review(effect.attempt, effect.review);
    if (!stored) return fail(Task::store_self_review, stored.error());
    report(app::SelfReviewStored{effect.attempt});
  }

  void run(const app::WriteFile& effect) {
    Result<std::filesystem::path> written =
        write_document(folders_.documents, effect.name, effect.ending, effect.bytes);
    if (!written) return fail(Task::write_file, written.error());
    log_->info("saved a page");
    report(app::FileWritten{written->string()});
  }

  void run(const app::ReviewTalk& effect) {
    report(app::TalkReviewed{effect.attempt.id, reviews_.review(effect)});
  }

  // Mostly the edition of the library: then nothing is parsed again.
  Result<training::ContentPtr> content_of(const std::string& scenario, store::ContentTexts texts) const {
    if (training::ContentPtr known = library_.find(scenario);
        known && known->source == texts.source && known->translation_sources == texts.translations)
      return known;
    return training::make_content(std::move(texts.source), std::move(texts.translations), *catalogue_);
  }

  /// Without a person or place where the one who practised last is no longer there.
  store::MachineSettings settings_of(const std::vector<training::Person>& people) {
    const store::LoadedSettings loaded = store::load_settings(folders_.config);
    if (!loaded.kept_aside.empty()) log_->warn("broken settings were moved to {}", loaded.kept_aside);
    for (const training::Person& person : people)
      if (person.id == loaded.settings.last_person) return loaded.settings;
    return {};
  }

  bool opened(Task task) {
    if (!store_ || !catalogue_) fail(task, phrase("The data folder is not open."));
    return store_ && catalogue_;
  }

  // What an exception that nobody expected (no memory) means for the one who waits.
  void gave_up(const app::Effect& effect, const Error& why) {
    if (std::holds_alternative<app::OpenData>(effect))
      open_failed(why);
    else if (std::holds_alternative<app::SavePerson>(effect))
      fail(Task::save_person, why);
    else if (std::holds_alternative<app::LoadHistory>(effect))
      fail(Task::load_history, why);
    else if (std::holds_alternative<app::BeginTalk>(effect))
      fail(Task::begin_talk, why);
    else if (std::holds_alternative<app::StoreStep>(effect))
      fail(Task::store_step, why);
    else if (std::holds_alternative<app::StoreHint>(effect))
      fail(Task::store_hint, why);
    else if (std::holds_alternative<app::LoadAttempt>(effect))
      fail(Task::load_attempt, why);
    else if (std::holds_alternative<app::InstallPack>(effect))
      fail(Task::install_pack, why);
    else if (std::holds_alternative<app::TakeUpTalk>(effect))
      fail(Task::take_up, why);
    else if (std::holds_alternative<app::BeginBranch>(effect))
      fail(Task::begin_branch, why);
    else if (std::holds_alternative<app::LoadCompared>(effect))
      fail(Task::compare, why);
    else if (std::holds_alternative<app::StoreSelfReview>(effect))
      fail(Task::store_self_review, why);
    else if (std::holds_alternative<app::WriteFile>(effect))
      fail(Task::write_file, why);
    else if (const auto* review = std::get_if<app::ReviewTalk>(&effect))
      report(app::TalkReviewed{review->attempt.id, {app::Reviewing::State::failed, nullptr}});
    else
      log_->warn("{}", why.message);
  }

  void report(app::Action action) { reports_.push_back(std::move(action)); }

  void open_failed(const Error& error) {
    store_.reset();
    log_->error("{}", error.message);
    report(app::OpenFailed{error});
  }

  void fail(Task task, const Error& error) {
    log_->error("{}", error.message);
    report(app::EffectFailed{task, error});
  }

  DataFolders folders_;
  std::shared_ptr<spdlog::logger> log_ =
      std::make_shared<spdlog::logger>("riposte", std::make_shared<spdlog::sinks::null_sink_mt>());
  std::optional<store::Store> store_;
  std::shared_ptr<const catalogue::Catalogue> catalogue_;
  training::Library library_;
  std::string kept_aside_; // until somebody has been told
  Reviews reviews_;
  std::vector<app::Action> reports_;
};

} // namespace

struct EffectRunner::Worker {
  Worker(DataFolders folders, std::function<void()> wake_window)
      : executor(std::move(folders)), wake(std::move(wake_window)), thread([this] { work(); }) {}

  ~Worker() {
    {
      const std::lock_guard lock(mutex);
      stopping = true;
    }
    changed.notify_one();
    thread.join();
  }

  void work() {
    std::unique_lock lock(mutex);
    for (;;) {
      changed.wait(lock, [this] { return stopping || !queue.empty(); });
      if (queue.empty()) return; // stopping, and nothing is left to do
      const app::Effect effect = std::move(queue.front());
      queue.pop_front();
      lock.unlock();
      std::vector<app::Action> done = executor.execute(effect);
      lock.lock();
      if (done.empty()) continue;
      for (app::Action& action : done) reports.push_back(std::move(action));
      lock.unlock();
      if (wake) wake();
      lock.lock();
    }
  }

  Executor executor;
  std::function<void()> wake;
  std::mutex mutex; // of queue, reports and stopping
  std::condition_variable changed;
  std::deque<app::Effect> queue;
  std::vector<app::Action> reports;
  bool stopping = false;
  std::thread thread; // last: it uses all of the above
};

EffectRunner::EffectRunner(DataFolders folders, std::function<void()> wake)
    : worker_(std::make_unique<Worker>(std::move(folders), std::move(wake))) {}

EffectRunner::~EffectRunner() = default;

void EffectRunner::run(std::vector<app::Effect> effects) {
  if (effects.empty()) return;
  {
    const std::lock_guard lock(worker_->mutex);
    for (app::Effect& effect : effects) worker_->queue.push_back(std::move(effect));
  }
  worker_->changed.notify_one();
}

std::vector<app::Action> EffectRunner::take_reports() {
  const std::lock_guard lock(worker_->mutex);
  return std::exchange(worker_->reports, {});
}

} // namespace riposte::desktop
