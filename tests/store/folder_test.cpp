// Data folders that cannot be used: the message names the folder and --data, and nothing is changed.
#include "store/folder.h"

#include <thread>

#include <fcntl.h>
#include <sys/file.h>
#include <sys/mount.h>
#include <sys/stat.h>
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
using ::testing::AllOf;
using ::testing::HasSubstr;

void expect_refused(const fs::path& folder, const std::string& why) {
  const auto opened = store::open(folder);
  ASSERT_FALSE(opened);
  EXPECT_THAT(opened.error().message, AllOf(HasSubstr(folder.string()), HasSubstr("--data"), HasSubstr(why)));
}

TEST(DataFolder, AFileInItsPlaceIsRefused) {
  TemporaryFolder folder;
  test::write_text(folder / "data", "I am a file");
  expect_refused(folder / "data", "it is a file");
}

TEST(DataFolder, AFileAboveItIsRefused) {
  TemporaryFolder folder;
  test::write_text(folder / "file", "I am a file");
  expect_refused(folder / "file" / "data", "cannot be made");
  expect_refused("/proc/riposte/data", "cannot be made"); // holds for root too
  EXPECT_THAT(store::open("").error().message, HasSubstr("--data"));
}

TEST(DataFolder, OneThatCannotBeWrittenIsRefused) {
  if (::geteuid() == 0) GTEST_SKIP() << "root may write everywhere; see AReadOnlyFileSystemIsRefused";
  TemporaryFolder folder;
  fs::create_directory(folder / "data");
  ::chmod((folder / "data").c_str(), 0500);
  expect_refused(folder / "data", "not writable");
  ::chmod((folder / "data").c_str(), 0700);
}

TEST(DataFolder, AReadOnlyFileSystemIsRefused) {
  TemporaryFolder folder;
  const fs::path data = folder / "data";
  ASSERT_TRUE(store::open(data));
  if (::mount(data.c_str(), data.c_str(), nullptr, MS_BIND, nullptr) != 0)
    GTEST_SKIP() << "mounting needs root";
  const bool read_only =
      ::mount(nullptr, data.c_str(), nullptr, MS_REMOUNT | MS_BIND | MS_RDONLY, nullptr) == 0;
  if (read_only) expect_refused(data, "not writable");
  ::umount2(data.c_str(), MNT_DETACH);
  if (!read_only) GTEST_SKIP() << "cannot be mounted read-only here";
  EXPECT_TRUE(store::open(data));
}

TEST(DataFolder, ATrailingSlashIsTheSameFolder) {
  TemporaryFolder folder;
  ASSERT_TRUE(store::open((folder / "a" / "b").string() + "/"));
  EXPECT_TRUE(fs::is_regular_file(folder / "a" / "b" / "riposte.db"));
}

TEST(DataFolder, AnExistingOneKeepsItsMode) {
  TemporaryFolder folder;
  ::chmod(folder.path().c_str(), 0755);
  ASSERT_TRUE(store::open(folder.path()));
  EXPECT_EQ(static_cast<int>(fs::status(folder.path()).permissions()), 0755);
}

TEST(DataFolder, AWindowThatOpensWaitsForTheOther) {
  TemporaryFolder folder;
  const int other = ::open((folder / "riposte.lock").c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
  ASSERT_EQ(::flock(other, LOCK_EX), 0);
  std::thread release([other] {
    std::this_thread::sleep_for(std::chrono::milliseconds(150));
    ::close(other);
  });
  EXPECT_TRUE(store::open(folder.path()));
  release.join();
}

TEST(DataFolder, ManyWindowsThatFindDamageKeepOneFileAside) {
  TemporaryFolder folder;
  test::write_text(folder / "riposte.db", "broken");
  std::vector<std::thread> windows;
  for (int i = 0; i < 6; ++i)
    windows.emplace_back([&, i] {
      auto opened = store::open(folder.path());
      ASSERT_TRUE(opened) << opened.error().message;
      training::Person person = test::ann();
      person.id = std::to_string(i);
      EXPECT_TRUE(opened->store.save_person(person));
    });
  for (std::thread& window : windows) window.join();
  int aside = 0;
  for (const fs::directory_entry& entry : fs::directory_iterator(folder.path()))
    aside += entry.path().string().find("damaged") != std::string::npos;
  EXPECT_EQ(aside, 1);
  EXPECT_EQ(store::open(folder.path())->store.people()->size(), 6u);
}

} // namespace
} // namespace riposte
