// A full disk: the step fails with a message, nothing is lost, and a later try works.
#include <csignal>
#include <fstream>

#include <fcntl.h>
#include <sys/mount.h>
#include <sys/resource.h>
#include <unistd.h>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "store/store.h"
#include "support/talks.h"
#include "support/temporary_folder.h"

namespace riposte {
namespace {

namespace fs = std::filesystem;
using test::TemporaryFolder;
using ::testing::HasSubstr;

constexpr int kMoreThanFits = 5000;

store::NewStep step_of(const training::Attempt& attempt, int number) {
  return {attempt.id,
          number,
          {"r01a", Instant{number}, number},
          {R"({"type":")" + std::string(1000, 'x') + R"("})"},
          std::nullopt};
}

// Plays until the disk is full. Returns the number of steps that were confirmed.
int fill_up(store::Store& store, const training::Attempt& attempt, std::string& why) {
  for (int step = 1; step <= kMoreThanFits; ++step)
    if (const auto stored = store.store_step(step_of(attempt, step)); !stored) {
      why = stored.error().message;
      return step - 1;
    }
  return kMoreThanFits;
}

void expect_steps(store::Store& store, const training::Attempt& attempt, int steps) {
  const auto loaded = store.load_attempt(attempt.id);
  ASSERT_TRUE(loaded) << loaded.error().message;
  EXPECT_EQ(loaded->attempt.steps.size(), static_cast<std::size_t>(steps));
  EXPECT_EQ(store.events(attempt.id)->size(), static_cast<std::size_t>(steps));
}

struct Talk {
  explicit Talk(const fs::path& folder) : store(std::move(store::open(folder).value().store)) {
    EXPECT_TRUE(store.save_person(person));
    EXPECT_TRUE(store.begin(attempt, *content, {}));
  }
  store::Store store;
  training::Person person = test::ann();
  training::ContentPtr content = test::long_talk();
  training::Attempt attempt = test::new_attempt(person, content, 1);
};

// A small file system of its own, gone with the test.
class SmallDisk {
public:
  explicit SmallDisk(const fs::path& folder) : folder_(folder) {
    fs::create_directory(folder);
    mounted_ = ::mount("tmpfs", folder.c_str(), "tmpfs", 0, "size=640k") == 0;
  }
  ~SmallDisk() {
    if (mounted_) ::umount2(folder_.c_str(), MNT_DETACH);
  }
  SmallDisk(const SmallDisk&) = delete;
  SmallDisk& operator=(const SmallDisk&) = delete;
  bool mounted() const { return mounted_; }

private:
  fs::path folder_;
  bool mounted_ = false;
};

void take_all_space(const fs::path& file) {
  std::ofstream stream(file, std::ios::binary | std::ios::app);
  while (stream << std::string(512, 'b') << std::flush) {
  }
}

TEST(FullDisk, ASmallFileSystem) {
  TemporaryFolder folder;
  SmallDisk disk(folder / "disk");
  if (!disk.mounted()) GTEST_SKIP() << "mounting a tmpfs needs root; AFileSizeLimit tests the same without";
  int confirmed = 0;
  {
    Talk talk(folder / "disk");
    take_all_space(folder / "disk" / "ballast");
    std::string why;
    confirmed = fill_up(talk.store, talk.attempt, why);
    EXPECT_LT(confirmed, kMoreThanFits);
    EXPECT_THAT(why, HasSubstr("free some space"));
    expect_steps(talk.store, talk.attempt, confirmed);
    EXPECT_FALSE(talk.store.store_step(step_of(talk.attempt, confirmed + 1))); // still full
    expect_steps(talk.store, talk.attempt, confirmed);
    fs::remove(folder / "disk" / "ballast");
    EXPECT_TRUE(talk.store.store_step(step_of(talk.attempt, confirmed + 1)));
    expect_steps(talk.store, talk.attempt, confirmed + 1);
  }
  auto again = store::open(folder / "disk");
  ASSERT_TRUE(again) << again.error().message;
  EXPECT_EQ(again->kept_aside, "");
}

TEST(FullDisk, OpeningOnAFullDiskMovesNothing) {
  TemporaryFolder folder;
  SmallDisk disk(folder / "disk");
  if (!disk.mounted()) GTEST_SKIP() << "mounting a tmpfs needs root";
  take_all_space(folder / "disk" / "ballast");
  const auto opened = store::open(folder / "disk");
  ASSERT_FALSE(opened);
  EXPECT_THAT(opened.error().message, HasSubstr((folder / "disk").string()));
  fs::remove(folder / "disk" / "ballast");
  auto later = store::open(folder / "disk");
  ASSERT_TRUE(later) << later.error().message;
  EXPECT_EQ(later->kept_aside, "");
}

// Files that may not grow: what a quota does, and works without root.
class FileSizeLimit {
public:
  FileSizeLimit() {
    ::getrlimit(RLIMIT_FSIZE, &before_);
    handler_ = std::signal(SIGXFSZ, SIG_IGN);
  }
  ~FileSizeLimit() {
    set(before_.rlim_cur);
    std::signal(SIGXFSZ, handler_);
  }
  FileSizeLimit(const FileSizeLimit&) = delete;
  FileSizeLimit& operator=(const FileSizeLimit&) = delete;
  void set(rlim_t bytes) const {
    const rlimit limit{bytes, before_.rlim_max};
    ::setrlimit(RLIMIT_FSIZE, &limit);
  }
  void lift() const { set(before_.rlim_cur); }

private:
  rlimit before_{};
  void (*handler_)(int) = SIG_DFL;
};

TEST(FullDisk, AFileSizeLimit) {
  TemporaryFolder folder;
  int confirmed = 0;
  training::Attempt attempt;
  {
    Talk talk(folder.path());
    attempt = talk.attempt;
    FileSizeLimit limit;
    limit.set(fs::file_size(folder / "riposte.db-wal") + 300'001);
    std::string why;
    confirmed = fill_up(talk.store, attempt, why);
    EXPECT_FALSE(talk.store.store_step(step_of(attempt, confirmed + 1)));
    limit.lift();
    EXPECT_GT(confirmed, 5);
    EXPECT_LT(confirmed, kMoreThanFits);
    EXPECT_THAT(why, ::testing::AnyOf(HasSubstr("disk is full"), HasSubstr("disk may be full"))) << why;
    expect_steps(talk.store, attempt, confirmed);
    EXPECT_TRUE(talk.store.store_step(step_of(attempt, confirmed + 1)));
    EXPECT_THAT(talk.store.store_step(step_of(attempt, confirmed + 1)).error().message,
                HasSubstr("already stored"));
  }
  auto again = store::open(folder.path());
  ASSERT_TRUE(again) << again.error().message;
  EXPECT_EQ(again->kept_aside, "");
  expect_steps(again->store, attempt, confirmed + 1);
}

} // namespace
} // namespace riposte
