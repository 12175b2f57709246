#include "base/file.h"

#include <fstream>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <unistd.h>

namespace riposte {
namespace {

namespace fs = std::filesystem;
using testing::HasSubstr;

class Files : public testing::Test {
protected:
  Files() { fs::create_directories(folder); }
  ~Files() override { fs::remove_all(folder); }
  fs::path folder = fs::path(testing::TempDir()) / ("riposte-file-" + std::to_string(::getpid()));
};

TEST_F(Files, WhatIsWrittenIsReadBackByteForByte) {
  const std::string bytes("a\0b\r\n\xFF", 6);
  ASSERT_TRUE(write_file(folder / "x", bytes));
  EXPECT_EQ(read_file(folder / "x").value(), bytes);
  ASSERT_TRUE(write_file(folder / "x", ""));
  EXPECT_EQ(read_file(folder / "x").value(), "");
}

TEST_F(Files, NothingButTheFileIsLeftBehind) {
  ASSERT_TRUE(write_file(folder / "x", "new"));
  EXPECT_EQ(std::distance(fs::directory_iterator(folder), fs::directory_iterator()), 1);
}

TEST_F(Files, AFileThatWasThereKeepsItsPermissions) {
  for (const fs::perms wanted : {fs::perms{0600}, fs::perms{0664}}) {
    ASSERT_TRUE(write_file(folder / "x", "old"));
    fs::permissions(folder / "x", wanted);
    ASSERT_TRUE(write_file(folder / "x", "new"));
    EXPECT_EQ(fs::status(folder / "x").permissions(), wanted);
  }
}

TEST_F(Files, AFileAtTheLimitIsReadAndOneByteMoreIsNot) {
  ASSERT_TRUE(write_file(folder / "x", std::string(2 << 20, 'a')));
  EXPECT_TRUE(read_file(folder / "x", 2 << 20));
  const auto refused = read_file(folder / "x", (2 << 20) - 1);
  ASSERT_FALSE(refused);
  EXPECT_THAT(refused.error().message, HasSubstr("larger than 1 MiB"));
}

TEST_F(Files, MoreThan64MiBIsNotRead) {
  std::ofstream(folder / "big").close();
  fs::resize_file(folder / "big", kLargestFile + 1);
  const auto refused = read_file(folder / "big");
  ASSERT_FALSE(refused);
  EXPECT_THAT(refused.error().message, HasSubstr("larger than 64 MiB"));
  EXPECT_FALSE(read_file("/dev/zero"));
}

TEST_F(Files, ErrorsNameTheFile) {
  for (const fs::path& path : {folder, folder / "missing"}) {
    const auto refused = read_file(path);
    ASSERT_FALSE(refused) << path;
    EXPECT_THAT(refused.error().message, HasSubstr(path.string()));
  }
  const auto unwritten = write_file(folder / "no" / "x", "a");
  ASSERT_FALSE(unwritten);
  EXPECT_THAT(unwritten.error().message, HasSubstr((folder / "no" / "x").string()));
}

TEST_F(Files, AFailedWriteKeepsTheOldFile) {
  fs::create_directory(folder / "x");
  std::ofstream(folder / "x" / "inside") << "kept";
  EXPECT_FALSE(write_file(folder / "x", "new")); // a folder cannot be replaced by a file
  EXPECT_EQ(read_file(folder / "x" / "inside").value(), "kept");
  EXPECT_EQ(std::distance(fs::directory_iterator(folder), fs::directory_iterator()), 1)
      << "the part written so far is removed";
}

} // namespace
} // namespace riposte
