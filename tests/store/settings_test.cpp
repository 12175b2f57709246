// Machine settings: whole, forgiving, never overwriting what cannot be read.
#include "store/settings.h"

#include <sys/stat.h>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/file.h"
#include "support/talks.h"
#include "support/temporary_folder.h"

namespace riposte {
namespace {

namespace fs = std::filesystem;
using store::MachineSettings;
using test::TemporaryFolder;

TEST(Settings, ComeBackAsSaved) {
  TemporaryFolder folder;
  const MachineSettings settings{"id \"quoted\" \\ Анна", 1280, 800, -40, 12, true, "talk", "attempt \"7\""};
  ASSERT_TRUE(store::save_settings(folder / "new" / "config", settings));
  const auto loaded = store::load_settings(folder / "new" / "config");
  EXPECT_EQ(loaded.settings, settings);
  EXPECT_EQ(loaded.kept_aside, "");
}

TEST(Settings, AMissingFileMeansDefaults) {
  TemporaryFolder folder;
  const auto loaded = store::load_settings(folder / "nowhere");
  EXPECT_EQ(loaded.settings, MachineSettings{});
  EXPECT_EQ(loaded.kept_aside, "");
  EXPECT_FALSE(fs::exists(folder / "nowhere"));
}

TEST(Settings, AChangeKeepsTheRest) {
  TemporaryFolder folder;
  ASSERT_TRUE(store::save_settings(folder.path(), {"ann", 1280, 800}));
  ASSERT_TRUE(store::change_settings(folder.path(), [](MachineSettings& s) { s.last_person = "bob"; }));
  EXPECT_EQ(store::load_settings(folder.path()).settings, (MachineSettings{"bob", 1280, 800}));
}

TEST(Settings, SizesThatNoScreenHasArePassedOver) {
  TemporaryFolder folder;
  test::write_text(
      folder / "settings.json",
      R"({"format": "riposte.settings/1", "last_person": "ann", "window_width": -5, "window_height": 99999999999})");
  const auto loaded = store::load_settings(folder.path());
  EXPECT_EQ(loaded.settings, (MachineSettings{"ann", 0, 0}));
  EXPECT_EQ(loaded.kept_aside, "");
}

TEST(Settings, ABrokenFileIsKeptAside) {
  const std::string broken[] = {"",
                                "{",
                                "[]",
                                "null",
                                "{}",
                                R"({"format": "riposte.settings/1", "last_person": 7})",
                                R"({"format": "riposte.settings/1", "window_width": "wide"})",
                                R"({"format": "riposte.settings/2"})",
                                R"({"format": "riposte.settings/1", "last_person": "a", "last_person": "b"})",
                                "\xFF\xFE",
                                std::string(100'000, '[')};
  for (const std::string& text : broken) {
    TemporaryFolder folder;
    test::write_text(folder / "settings.json", text);
    const auto loaded = store::load_settings(folder.path(), Instant{0});
    EXPECT_EQ(loaded.settings, MachineSettings{});
    EXPECT_EQ(loaded.kept_aside, (folder / "settings.json.damaged-19700101-000000").string())
        << text.substr(0, 80);
    EXPECT_EQ(read_file(loaded.kept_aside).value(), text);
    EXPECT_FALSE(fs::exists(folder / "settings.json"));
  }
}

TEST(Settings, AFolderThatCannotBeWrittenIsAnError) {
  TemporaryFolder folder;
  test::write_text(folder / "file", "");
  const auto saved = store::save_settings(folder / "file", {});
  ASSERT_FALSE(saved);
  EXPECT_THAT(saved.error().message, ::testing::HasSubstr((folder / "file").string()));
}

} // namespace
} // namespace riposte
