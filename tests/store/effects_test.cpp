// Effects on their worker: in order, each with its report, errors as reports.
#include "desktop/effects.h"

#include <algorithm>
#include <chrono>
#include <condition_variable>
#include <cstdlib>
#include <mutex>
#include <sstream>

#include <SQLiteCpp/SQLiteCpp.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/file.h"
#include "base/hash.h"
#include "desktop/documents.h"
#include "store/archive.h"
#include "support/seed.h"
#include "support/talks.h"
#include "support/temporary_folder.h"
#include "text/error_text.h"

namespace riposte {
namespace {

namespace fs = std::filesystem;
using desktop::DataFolders;
using desktop::EffectRunner;
using test::TemporaryFolder;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;

// Waits on the worker the way the window does: woken, then taking what is there.
class Bench {
public:
  explicit Bench(const DataFolders& folders) : runner_(folders, [this] { wake(); }) {}

  std::vector<app::Action> run(std::vector<app::Effect> effects, std::size_t reports) {
    runner_.run(std::move(effects));
    std::vector<app::Action> got;
    std::unique_lock lock(mutex_);
    while (got.size() < reports) {
      if (!woken_.wait_for(lock, std::chrono::seconds(30), [this] { return wakes_ > 0; })) break;
      wakes_ = 0;
      for (app::Action& action : runner_.take_reports()) got.push_back(std::move(action));
    }
    EXPECT_EQ(got.size(), reports);
    got.resize(reports);
    return got;
  }

  template <class Report>
  Report one(app::Effect effect) {
    app::Action action = run({std::move(effect)}, 1)[0];
    if (const auto* failed = std::get_if<app::EffectFailed>(&action)) ADD_FAILURE() << failed->error.message;
    return std::get<Report>(std::move(action));
  }

private:
  void wake() {
    const std::lock_guard lock(mutex_);
    ++wakes_;
    woken_.notify_one();
  }

  std::mutex mutex_;
  std::condition_variable woken_;
  int wakes_ = 0;
  EffectRunner runner_; // last: its worker calls wake()
};

class EffectsTest : public ::testing::Test {
protected:
  EffectsTest() { test::write_share(folders_.share, RIPOSTE_SOURCE_DIR); }

  TemporaryFolder root_;
  DataFolders folders_{root_ / "data", root_ / "config", root_ / "share"};
  training::Person person_ = test::ann();
};

TEST_F(EffectsTest, ATalkFromTheFirstStartToTheNext) {
  training::Attempt attempt;
  scenario::Session session;
  SplitMix64 random = test::test_random();
  {
    Bench bench(folders_);
    const auto opened = bench.one<app::Opened>(app::OpenData{});
    EXPECT_TRUE(opened.people.empty());
    EXPECT_EQ(opened.last_person + opened.kept_aside, "");
    for (const training::LibraryProblem& problem : opened.library.problems)
      ADD_FAILURE() << problem.error.message;
    ASSERT_EQ(opened.library.talks.size(), 1u);
    const training::ContentPtr content = opened.library.talks[0];
    const auto saved = bench.one<app::PersonSaved>(app::SavePerson{person_, true});
    EXPECT_EQ(saved.person, person_);
    EXPECT_TRUE(saved.created);
    attempt = test::new_attempt(person_, content, 7);
    const scenario::Scenario& scenario = content->in("ru");
    scenario::Step step = scenario::start(scenario, attempt.seed);
    EXPECT_EQ(
        bench.one<app::TalkBegun>(app::BeginTalk{attempt, content, test::as_json(scenario, step.events)})
            .attempt,
        attempt);
    for (int number = 1; number <= 3; ++number) {
      const scenario::Input input = test::random_input(scenario, step.session, random);
      step = scenario::advance(scenario, step.session, input).value();
      attempt.steps.push_back({scenario::to_text(scenario, input), Instant{number}, number});
      const auto stored = bench.one<app::StepStored>(app::StoreStep{
          attempt.id, number, attempt.steps.back(), test::as_json(scenario, step.events), std::nullopt});
      EXPECT_EQ(stored.attempt, attempt.id);
      EXPECT_EQ(stored.step, number);
    }
    session = step.session;
    attempt.hints = {3};
    EXPECT_EQ(bench.one<app::HintStored>(app::StoreHint{attempt.id, 3}).attempt, attempt.id);
  }
  // The queue is drained before the end, although nobody waits for these.
  EffectRunner(folders_, nullptr)
      .run({app::OpenData{}, app::SaveTimer{attempt.id, 1500}, app::RememberPerson{person_.id}});
  attempt.timer_used_ms = 1500;

  Bench bench(folders_);
  const auto opened = bench.one<app::Opened>(app::OpenData{});
  EXPECT_EQ(opened.people, std::vector{person_});
  EXPECT_EQ(opened.last_person, person_.id);
  const auto history = bench.one<app::HistoryLoaded>(app::LoadHistory{person_.id});
  EXPECT_EQ(history.person, person_.id);
  ASSERT_EQ(history.history.size(), 1u);
  EXPECT_EQ(history.history[0].steps, 3);
  const auto loaded = bench.one<app::AttemptLoaded>(app::LoadAttempt{attempt.id});
  EXPECT_EQ(loaded.attempt, attempt);
  EXPECT_EQ(loaded.content, opened.library.talks[0]);
  EXPECT_EQ(training::replay(loaded.content->in("ru"), loaded.attempt)->session, session);
}

TEST_F(EffectsTest, AnAttemptComesWithTheEditionItWasPlayedWith) {
  Bench bench(folders_);
  const auto before = bench.one<app::Opened>(app::OpenData{}).library.talks.at(0);
  bench.one<app::PersonSaved>(app::SavePerson{person_, true});
  const training::Attempt attempt = test::new_attempt(person_, before, 7);
  bench.one<app::TalkBegun>(app::BeginTalk{attempt, before, {}});
  test::write_text(folders_.share / "scenarios/test-pack/long-talk.json",
                   test::long_talk_source("long-talk", 2));
  const auto after = bench.one<app::Opened>(app::OpenData{}).library.talks.at(0);
  const auto loaded = bench.one<app::AttemptLoaded>(app::LoadAttempt{attempt.id});
  EXPECT_NE(after->hash(), before->hash());
  EXPECT_EQ(loaded.content->source, before->source);
  EXPECT_TRUE(training::replay(loaded.content->in("ru"), loaded.attempt));
}

TEST_F(EffectsTest, APackIsAddedWhileTheProgramRuns) {
  const std::string list =
      R"({"format": "riposte.pack/1", "id": "extra", "title": {"en": "Extra", "ru": "Ещё"},)"
      R"( "version": 1, "licence": "L", "languages": ["en"], "scenarios": ["new-talk", "long-talk"]})";
  const auto bytes = store::write_archive({{{"pack.json", list},
                                            {"new-talk.json", test::long_talk_source("new-talk")},
                                            {"long-talk.json", test::long_talk_source("long-talk", 9)}}});
  test::write_text(root_ / "given.riposte", bytes.value());
  {
    Bench bench(folders_);
    const auto early = bench.run({app::InstallPack{(root_ / "given.riposte").string()}}, 1);
    EXPECT_EQ(std::get<app::EffectFailed>(early[0]).task, app::Task::install_pack);
    bench.one<app::Opened>(app::OpenData{});
    const auto failed = bench.run({app::InstallPack{(root_ / "gone.riposte").string()}}, 1);
    EXPECT_THAT(std::get<app::EffectFailed>(failed[0]).error.message, HasSubstr("gone.riposte"));
    const auto added = bench.one<app::PackInstalled>(app::InstallPack{(root_ / "given.riposte").string()});
    EXPECT_EQ(added.title.at("ru"), "Ещё");
    EXPECT_EQ(added.talks, 1) << "the other one has the id of a shipped talk";
    EXPECT_THAT(added.problem.message, HasSubstr("long-talk.json: Another pack has a talk “long-talk”"));
    ASSERT_EQ(added.library.talks.size(), 2u);
    EXPECT_EQ(added.library.talks[1]->id(), "new-talk");
    EXPECT_FALSE(added.was_there);
    EXPECT_TRUE(
        bench.one<app::PackInstalled>(app::InstallPack{(root_ / "given.riposte").string()}).was_there);
  }
  Bench next(folders_);
  EXPECT_EQ(next.one<app::Opened>(app::OpenData{}).library.talks.size(), 2u)
      << "it is there at the next start";
}

TEST_F(EffectsTest, FailuresAreReports) {
  Bench bench(folders_);
  const auto early = bench.run({app::LoadHistory{"x"}}, 1);
  EXPECT_EQ(std::get<app::EffectFailed>(early[0]).task, app::Task::load_history);
  bench.one<app::Opened>(app::OpenData{});
  const auto content = test::long_talk();
  const auto reports =
      bench.run({app::SavePerson{training::Person{}, true},
                 app::BeginTalk{test::new_attempt(person_, content, 1), content, {}},
                 app::StoreStep{"none", 1, {"r", {}, 0}, {}, std::nullopt}, app::SaveTimer{"none", 1},
                 app::StoreHint{"none", 0}, app::LoadAttempt{"none"}},
                5);
  const app::Task tasks[] = {app::Task::save_person, app::Task::begin_talk, app::Task::store_step,
                             app::Task::store_hint, app::Task::load_attempt};
  for (std::size_t i = 0; i < 5; ++i) {
    const auto& failed = std::get<app::EffectFailed>(reports[i]);
    EXPECT_EQ(failed.task, tasks[i]);
    EXPECT_THAT(failed.error.message, HasSubstr("riposte.db"));
  }
}

TEST_F(EffectsTest, WhatCannotBeOpenedSaysWhy) {
  test::write_text(folders_.data, "a file");
  const auto file = Bench(folders_).run({app::OpenData{}}, 1);
  EXPECT_THAT(std::get<app::OpenFailed>(file[0]).error.message, HasSubstr("--data"));
  fs::remove(folders_.data);
  fs::remove(folders_.share / "content/rubric.json");
  const auto content = Bench(folders_).run({app::OpenData{}}, 1);
  EXPECT_THAT(std::get<app::OpenFailed>(content[0]).error.message, HasSubstr("rubric.json"));
}

// The Latin words in it but for those that are the same in every language.
std::vector<std::string> foreign_words(const std::string& said, const fs::path& root) {
  std::vector<std::string> words;
  std::istringstream stream(said);
  for (std::string word; stream >> word;) {
    const bool latin = std::any_of(word.begin(), word.end(),
                                   [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); });
    const bool name = word.starts_with(root.string()) || word == "--data" || word.starts_with("Riposte");
    if (latin && !name) words.push_back(word);
  }
  return words;
}

TEST_F(EffectsTest, WhyNothingCanBeOpenedIsSaidInRussian) {
  const text::Translator russian(RIPOSTE_BINARY_DIR "/share/riposte/locale", "ru");
  const auto expect_russian = [&](const fs::path& data, const char* part) {
    DataFolders folders = folders_;
    folders.data = data;
    const auto report = Bench(folders).run({app::OpenData{}}, 1);
    const std::string said = text::said(russian, std::get<app::OpenFailed>(report[0]).error);
    EXPECT_THAT(said, HasSubstr(part));
    EXPECT_THAT(foreign_words(said, root_.path()), IsEmpty()) << said;
  };
  test::write_text(root_ / "file", "I am a file");
  expect_russian(root_ / "file", "это файл, а нужна папка");
  expect_russian(root_ / "file" / "data", "одна из частей пути — файл");
  expect_russian("", "Папка данных не указана");
  expect_russian(root_ / std::string(300, 'x'), "слишком длинное имя");
  fs::create_directories(root_ / "folder" / "riposte.db");
  expect_russian(root_ / "folder", "Базу данных");
  SQLite::Database(root_ / "others.db", SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE)
      .exec("CREATE TABLE recipes (name)");
  fs::create_directories(root_ / "others");
  fs::rename(root_ / "others.db", root_ / "others" / "riposte.db");
  expect_russian(root_ / "others", "другой программы");
  fs::remove(folders_.share / "content/rubric.json");
  expect_russian(root_ / "data", "Установите Riposte заново");
}

TEST_F(EffectsTest, ADamagedDatabaseIsReported) {
  test::write_text(folders_.data / "riposte.db", "broken");
  test::write_text(folders_.config / "settings.json", "broken");
  Bench bench(folders_);
  const auto opened = bench.one<app::Opened>(app::OpenData{});
  EXPECT_THAT(opened.kept_aside, HasSubstr("riposte.db.damaged-"));
  EXPECT_EQ(read_file(opened.kept_aside).value(), "broken");
}

TEST_F(EffectsTest, TheLogHoldsNoNamesAndNoReplies) {
  {
    Bench bench(folders_);
    const auto content = bench.one<app::Opened>(app::OpenData{}).library.talks.at(0);
    bench.one<app::PersonSaved>(app::SavePerson{person_, true});
    const training::Attempt attempt = test::new_attempt(person_, content, 1);
    bench.one<app::TalkBegun>(app::BeginTalk{attempt, content, {}});
    const app::StoreStep step{attempt.id,
                              1,
                              training::StoredStep{"secret-reply", {}, 0},
                              {R"({"text":"secret-text"})"},
                              std::nullopt};
    bench.run({step, step}, 2); // the second one fails
    training::Person bad = person_;
    bad.role.clear();
    bench.run({app::SavePerson{bad, false}}, 1);
  }
  const std::string log = read_file(folders_.data / "riposte.log").value();
  EXPECT_THAT(log, HasSubstr("already stored"));
  EXPECT_THAT(log, HasSubstr("role is empty"));
  EXPECT_THAT(log, Not(HasSubstr("secret")));
  EXPECT_THAT(log, Not(HasSubstr("Ann")));
}

TEST_F(EffectsTest, TheLibraryIsReadAgainAndATalkGoesOnWithTheNewEdition) {
  Bench bench(folders_);
  const auto opened = bench.one<app::Opened>(app::OpenData{});
  const training::ContentPtr old = opened.library.talks.at(0);
  bench.one<app::PersonSaved>(app::SavePerson{person_, true});
  const training::Attempt attempt = test::new_attempt(person_, old, 7);
  const auto events = [&](const training::ContentPtr& content) {
    return test::as_json(content->in("ru"), scenario::start(content->in("ru"), attempt.seed).events);
  };
  EXPECT_EQ(bench.one<app::TalkBegun>(app::BeginTalk{attempt, old, events(old)}).content, old);

  const fs::path file = folders_.share / "scenarios" / "test-pack" / "long-talk.json";
  test::write_text(file, "{");
  const auto broken = bench.one<app::LibraryChanged>(app::ReadLibrary{});
  EXPECT_EQ(broken.library.talks.at(0), old);
  EXPECT_EQ(broken.library.problems.size(), 1u);
  test::write_text(file, test::long_talk_source("long-talk", 2));
  const auto changed = bench.one<app::LibraryChanged>(app::ReadLibrary{});
  EXPECT_THAT(changed.library.problems, IsEmpty());
  const training::ContentPtr fresh = changed.library.talks.at(0);
  EXPECT_EQ(fresh->in("en").version, 2);

  training::Attempt next = attempt;
  next.id = random_uuid();
  next.scenario_version = 2;
  next.scenario_hash = fresh->hash();
  // Reading what has not changed reports nothing: only the talk that is taken up does.
  const std::vector<app::Action> reports =
      bench.run({app::ReadLibrary{}, app::TakeUpTalk{attempt.id, 0, next, fresh, {events(fresh)}}}, 1);
  ASSERT_TRUE(std::holds_alternative<app::TalkTakenUp>(reports[0]));
  const auto& taken = std::get<app::TalkTakenUp>(reports[0]);
  EXPECT_EQ(taken.before, attempt.id);
  EXPECT_EQ(taken.attempt, next);
  EXPECT_EQ(bench.one<app::AttemptLoaded>(app::LoadAttempt{next.id}).content, fresh);
  const auto refused = std::get<app::EffectFailed>(
      bench.run({app::TakeUpTalk{attempt.id, 0, next, fresh, {events(fresh)}}}, 1)[0]);
  EXPECT_EQ(refused.task, app::Task::take_up);
}

class Environment {
public:
  Environment(const char* name, const char* value) : name_(name) {
    if (const char* old = std::getenv(name)) old_ = old;
    if (value != nullptr)
      ::setenv(name, value, 1);
    else
      ::unsetenv(name);
  }
  ~Environment() {
    if (old_)
      ::setenv(name_, old_->c_str(), 1);
    else
      ::unsetenv(name_);
  }
  Environment(const Environment&) = delete;
  Environment& operator=(const Environment&) = delete;

private:
  const char* name_;
  std::optional<std::string> old_;
};

TEST(Folders, FollowTheXdgVariables) {
  const Environment home("HOME", "/home/ann"), data("XDG_DATA_HOME", "/data"),
      config("XDG_CONFIG_HOME", "/config");
  EXPECT_EQ(desktop::find_folders("").data, "/data/riposte");
  EXPECT_EQ(desktop::find_folders("").config, "/config/riposte");
}

TEST(Folders, HaveTheXdgDefaults) {
  const Environment home("HOME", "/home/ann"), data("XDG_DATA_HOME", nullptr),
      config("XDG_CONFIG_HOME", "relative/ignored");
  EXPECT_EQ(desktop::find_folders("").data, "/home/ann/.local/share/riposte");
  EXPECT_EQ(desktop::find_folders("").config, "/home/ann/.config/riposte");
  const Environment no_home("HOME", nullptr);
  EXPECT_TRUE(desktop::find_folders("").data.is_absolute());
}

TEST(Folders, TheDataOptionOverridesBoth) {
  EXPECT_EQ(desktop::find_folders("/somewhere").data, "/somewhere");
  EXPECT_EQ(desktop::find_folders("/somewhere").config, "/somewhere");
  EXPECT_EQ(desktop::find_folders("here").data, fs::current_path() / "here");
}

TEST(Folders, ShareMayBeGiven) {
  const Environment share("RIPOSTE_SHARE", "/opt/riposte");
  EXPECT_EQ(desktop::find_folders("").share, "/opt/riposte");
}

TEST_F(EffectsTest, AFileGoesToTheDocumentsAndNeverOverAnotherOne) {
  folders_.documents = root_ / "documents";
  Bench bench(folders_);
  const app::WriteFile effect{"riposte-../a b-2026-11-23", ".html", "<p>"};
  const app::Action missing = bench.run({effect}, 1)[0];
  EXPECT_EQ(std::get<app::EffectFailed>(missing).task, app::Task::write_file);
  fs::create_directories(folders_.documents);
  for (const char* name : {"riposte----a-b-2026-11-23.html", "riposte----a-b-2026-11-23-2.html",
                           "riposte----a-b-2026-11-23-3.html"})
    EXPECT_EQ(bench.one<app::FileWritten>(effect).path, folders_.documents / name);
  EXPECT_EQ(read_file(folders_.documents / "riposte----a-b-2026-11-23.html").value(), "<p>");
  EXPECT_EQ(std::distance(fs::directory_iterator(folders_.documents), fs::directory_iterator{}), 3);
}

TEST(Documents, AreWhereTheDesktopKeepsThem) {
  const TemporaryFolder root;
  const fs::path home = root / "home", config = root / "config";
  fs::create_directories(home / "Бумаги");
  fs::create_directories(root / "else where");
  fs::create_directories(config);
  EXPECT_EQ(desktop::documents_folder(home, config), home) << "nothing is said";
  const auto said = [&](const std::string& text) {
    test::write_text(config / "user-dirs.dirs", text);
    return desktop::documents_folder(home, config);
  };
  EXPECT_EQ(said("# x\nXDG_DOCUMENTS_DIR=\"$HOME/Бумаги\"\n"), home / "Бумаги");
  EXPECT_EQ(said("XDG_DOCUMENTS_DIR=\"" + (root / "else where").string() + "\""), root / "else where");
  EXPECT_EQ(said("XDG_DOCUMENTS_DIR=\"$HOME/gone\"\n"), home);
  EXPECT_EQ(said("XDG_DOCUMENTS_DIR=\"relative\"\n"), home);
  EXPECT_EQ(said("#XDG_DOCUMENTS_DIR=\"$HOME/Бумаги\"\nXDG_DESKTOP_DIR=\"$HOME/Бумаги\"\n"), home);
  EXPECT_EQ(desktop::documents_folder(home, "relative"), home);
}

} // namespace
} // namespace riposte
