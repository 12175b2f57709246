// Files that change on disk are noticed once they are quiet, and nothing else is.
#include "desktop/watch.h"

#include <atomic>
#include <chrono>
#include <fstream>
#include <string>
#include <thread>

#include <fcntl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include <gtest/gtest.h>

#include "support/temporary_folder.h"

namespace riposte::desktop {
namespace {

namespace fs = std::filesystem;
using namespace std::chrono_literals;

constexpr WatchPace kFast{40ms, 800ms, 100ms};
constexpr WatchPace kPatient{400ms, 20s,
                             100ms}; // a busy machine may rest longer than kFast between two files

void write(const fs::path& file, const std::string& text) {
  std::ofstream stream(file, std::ios::binary | std::ios::trunc);
  stream << text;
}

class WatchTest : public testing::Test {
protected:
  WatchTest() {
    fs::create_directories(pack_);
    write(file_, "one");
  }

  void begin() { begin({root_}); }
  void begin(std::vector<fs::path> roots, WatchPace pace = kFast) {
    quiet_ = pace.quiet;
    watch_ = std::make_unique<Watch>(
        std::move(roots), [this] { ++count_; }, pace);
  }

  /// How often it was told, once nothing more can come.
  int told() {
    const auto end = std::chrono::steady_clock::now() + 3s;
    for (int seen = count_; std::chrono::steady_clock::now() < end && count_ == seen;)
      std::this_thread::sleep_for(5ms);
    std::this_thread::sleep_for(4 * quiet_);
    return count_.exchange(0);
  }
  int told_nothing() {
    std::this_thread::sleep_for(8 * quiet_);
    return count_.exchange(0);
  }

  test::TemporaryFolder folder_;
  fs::path root_ = folder_ / "scenarios", pack_ = root_ / "pack", file_ = pack_ / "talk.json";
  std::atomic<int> count_{0};
  std::chrono::milliseconds quiet_ = kFast.quiet;
  std::unique_ptr<Watch> watch_; // last: its thread counts
};

TEST_F(WatchTest, WhatIsThereAtTheStartIsNoChange) {
  begin();
  EXPECT_EQ(told_nothing(), 0);
}

TEST_F(WatchTest, AFileWrittenInPlace) {
  begin();
  write(file_, "two");
  EXPECT_EQ(told(), 1);
}

TEST_F(WatchTest, AFileReplacedByARename) {
  begin();
  write(pack_ / ".talk.json.swp", "two");
  write(pack_ / "talk.json~", "two");
  EXPECT_EQ(told_nothing(), 0) << "an editor's own files are none of the talk's";
  fs::rename(pack_ / "talk.json~", file_);
  EXPECT_EQ(told(), 1);
  write(file_, "three");
  EXPECT_EQ(told(), 1) << "the new file is watched as the old one was";
}

TEST_F(WatchTest, AFileInPiecesIsToldOnceItIsQuiet) {
  begin({root_}, {300ms, 5000ms, 100ms}); // far from a writer's pauses, also on a busy machine
  std::ofstream stream(file_, std::ios::binary | std::ios::trunc);
  for (int i = 0; i < 12; ++i) {
    stream << "piece " << i << std::flush;
    std::this_thread::sleep_for(40ms);
    EXPECT_EQ(count_, 0) << "still being written";
  }
  stream.close();
  EXPECT_EQ(told(), 1);
}

TEST_F(WatchTest, WhoNeverStopsWritingIsNotWaitedForForEver) {
  begin({root_}, {100ms, 500ms, 100ms});
  std::ofstream stream(file_, std::ios::binary | std::ios::trunc);
  const auto end = std::chrono::steady_clock::now() + 2500ms;
  while (std::chrono::steady_clock::now() < end && count_ == 0) {
    stream << "more" << std::flush;
    std::this_thread::sleep_for(15ms);
  }
  EXPECT_GE(count_, 1);
}

TEST_F(WatchTest, AFileDeletedOneMadeAndAFolderWithAll) {
  begin();
  fs::remove(file_);
  EXPECT_EQ(told(), 1);
  write(pack_ / "other.json", "new");
  EXPECT_EQ(told(), 1);
  fs::create_directories(root_ / "second");
  write(root_ / "second" / "pack.json", "{}");
  EXPECT_EQ(told(), 1);
  write(root_ / "second" / "pack.json", "{ }");
  EXPECT_EQ(told(), 1) << "a new folder is watched";
  fs::rename(root_ / "second", folder_ / "elsewhere");
  EXPECT_EQ(told(), 1);
  fs::remove_all(pack_);
  EXPECT_EQ(told(), 1);
}

TEST_F(WatchTest, AChangeTakenBackAtOnceIsNone) {
  begin();
  fs::rename(file_, pack_ / "aside.txt");
  fs::rename(pack_ / "aside.txt", file_);
  // Only its time of change differs; one look too many at most.
  EXPECT_LE(told_nothing(), 1);
}

TEST_F(WatchTest, ThousandFilesAtOnceAreOneChange) {
  begin({root_}, kPatient);
  for (int i = 0; i < 1000; ++i) write(pack_ / ("t" + std::to_string(i) + ".json"), "x");
  EXPECT_EQ(told(), 1);
  write(pack_ / "t500.json", "y and more");
  EXPECT_EQ(told(), 1);
}

TEST_F(WatchTest, ARootThatIsMissingIsWaitedForAndOneThatIsReplacedIsFollowed) {
  const fs::path later = folder_ / "packs";
  begin({root_, later});
  fs::create_directories(later / "mine");
  write(later / "mine" / "talk.json", "x");
  EXPECT_EQ(told(), 1);
  fs::rename(root_, folder_ / "old");
  EXPECT_EQ(told(), 1);
  fs::rename(folder_ / "old", root_);
  EXPECT_EQ(told(), 1);
  write(file_, "after it came back");
  EXPECT_EQ(told(), 1);
}

TEST_F(WatchTest, RunsWithoutTheSystemsHelp) {
  begin({folder_ / "nowhere" / "at" / "all", root_}); // nothing can be watched there: it looks now and then
  write(file_, "two, found by looking");
  EXPECT_EQ(told(), 1);
}

TEST_F(WatchTest, CostsNothingWhileNothingHappens) {
  for (int i = 0; i < 1000; ++i) write(pack_ / ("t" + std::to_string(i) + ".json"), "x");
  begin();
  std::this_thread::sleep_for(200ms);
  rusage before{}, after{};
  ASSERT_EQ(::getrusage(RUSAGE_SELF, &before), 0);
  std::this_thread::sleep_for(1s);
  ASSERT_EQ(::getrusage(RUSAGE_SELF, &after), 0);
  const auto us = [](const rusage& r) {
    return (r.ru_utime.tv_sec + r.ru_stime.tv_sec) * 1'000'000L + r.ru_utime.tv_usec + r.ru_stime.tv_usec;
  };
  EXPECT_LT(us(after) - us(before), 2000) << "microseconds of a processor in a second";
}

TEST_F(WatchTest, EndsAtOnceAlsoWhileItWaitsForQuiet) {
  begin({root_}, {10s, 20s, 10s});
  write(file_, "two");
  std::this_thread::sleep_for(50ms);
  const auto begun = std::chrono::steady_clock::now();
  watch_.reset();
  EXPECT_LT(std::chrono::steady_clock::now() - begun, 1s);
  EXPECT_EQ(count_, 0);
}

} // namespace
} // namespace riposte::desktop
