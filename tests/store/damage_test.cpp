// A damaged database is kept aside whole and a new one made; anything else is left where it is.
#include <fstream>
#include <map>
#include <sstream>

#include <SQLiteCpp/SQLiteCpp.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "store/folder.h"
#include "store/store.h"
#include "support/seed.h"
#include "support/talks.h"
#include "support/temporary_folder.h"

namespace riposte {
namespace {

namespace fs = std::filesystem;
using test::TemporaryFolder;
using ::testing::HasSubstr;
using ::testing::MatchesRegex;

constexpr Instant kTime{1'709'210'096'789}; // 2024-02-29T12:34:56Z
constexpr int kRandomDamages = 60;

std::string bytes_of(const fs::path& file) {
  std::ifstream stream(file, std::ios::binary);
  std::ostringstream text;
  text << stream.rdbuf();
  return text.str();
}

std::map<std::string, std::string> files_in(const fs::path& folder) {
  std::map<std::string, std::string> files;
  for (const fs::directory_entry& entry : fs::directory_iterator(folder))
    if (entry.is_regular_file()) files[entry.path().filename().string()] = bytes_of(entry.path());
  return files;
}

// Some rows over several pages.
void fill(const fs::path& folder) {
  auto opened = store::open(folder);
  ASSERT_TRUE(opened) << opened.error().message;
  const training::Person person = test::ann();
  const training::ContentPtr content = test::long_talk();
  ASSERT_TRUE(opened->store.save_person(person));
  for (std::uint64_t seed = 0; seed < 30; ++seed)
    ASSERT_TRUE(
        opened->store.begin(test::new_attempt(person, content, seed), *content, {R"({"type":"turn"})"}));
}

void expect_usable(store::Opened& opened) {
  EXPECT_TRUE(opened.store.people().value().empty());
  EXPECT_TRUE(opened.store.save_person(test::ann()));
}

void expect_kept_aside(const TemporaryFolder& folder, const std::string& damaged) {
  auto opened = store::open(folder.path(), kTime);
  ASSERT_TRUE(opened) << opened.error().message;
  EXPECT_EQ(opened->kept_aside, (folder / "riposte.db.damaged-20240229-123456").string());
  EXPECT_EQ(bytes_of(opened->kept_aside), damaged);
  expect_usable(*opened);
}

TEST(Damage, ATextFileIsKeptAside) {
  for (const char* text : {"xy", "My notes: call Marina on Monday.\n"}) {
    TemporaryFolder folder;
    test::write_text(folder / "riposte.db", text);
    expect_kept_aside(folder, text);
  }
  TemporaryFolder folder;
  const std::string noise(100'000, 'n');
  test::write_text(folder / "riposte.db", noise);
  expect_kept_aside(folder, noise);
}

TEST(Damage, ATruncatedDatabaseIsKeptAside) {
  for (const double part : {0.9, 0.5, 0.05}) {
    TemporaryFolder folder;
    fill(folder.path());
    const fs::path file = folder / "riposte.db";
    fs::resize_file(file, static_cast<std::uintmax_t>(static_cast<double>(fs::file_size(file)) * part));
    expect_kept_aside(folder, bytes_of(file));
  }
}

TEST(Damage, AnOverwrittenPageIsKeptAside) {
  TemporaryFolder folder;
  fill(folder.path());
  const fs::path file = folder / "riposte.db";
  std::string bytes = bytes_of(file);
  ASSERT_GT(bytes.size(), 8192u);
  std::fill(bytes.begin() + 4096, bytes.begin() + 8192, '\xAB');
  test::write_text(file, bytes);
  expect_kept_aside(folder, bytes);
}

// Whatever bytes change: no crash, and the file is either opened, refused in place, or kept aside; never
// lost.
TEST(Damage, RandomBytesNeverLoseTheFile) {
  TemporaryFolder pristine;
  fill(pristine.path());
  const std::string sound = bytes_of(pristine / "riposte.db");
  SplitMix64 random = test::test_random();
  int aside = 0, refused = 0;
  for (int i = 0; i < kRandomDamages; ++i) {
    TemporaryFolder folder;
    std::string bytes = sound;
    const std::size_t from = i % 3 == 0 ? test::draw(random, 100) : test::draw(random, bytes.size());
    const std::size_t count = 1 + test::draw(random, 2000);
    for (std::size_t k = from; k < std::min(bytes.size(), from + count); ++k)
      bytes[k] = static_cast<char>(random.next());
    test::write_text(folder / "riposte.db", bytes);
    auto opened = store::open(folder.path(), kTime);
    if (!opened) {
      ++refused;
      EXPECT_EQ(bytes_of(folder / "riposte.db"), bytes) << opened.error().message;
    } else if (!opened->kept_aside.empty()) {
      ++aside;
      EXPECT_EQ(bytes_of(opened->kept_aside), bytes);
      expect_usable(*opened);
    } else {
      const auto people = opened->store.people(); // may fail, must not crash
      for (std::size_t p = 0; people && p < people->size(); ++p) (void)opened->store.history((*people)[p].id);
    }
  }
  std::printf("%d damages: %d kept aside, %d refused\n", kRandomDamages, aside, refused);
  EXPECT_GT(aside, kRandomDamages / 3);
  EXPECT_LT(refused, kRandomDamages / 3);
}

TEST(Damage, TheLogGoesAlongAndNothingIsOverwritten) {
  TemporaryFolder folder;
  const std::string name = "riposte.db.damaged-20240229-123456";
  test::write_text(folder / "riposte.db", "broken");
  test::write_text(folder / "riposte.db-wal", "log");
  test::write_text(folder / name, "an earlier one");
  test::write_text(folder / (name + "-2-wal"), "the log of another");
  auto opened = store::open(folder.path(), kTime);
  ASSERT_TRUE(opened) << opened.error().message;
  EXPECT_EQ(opened->kept_aside, (folder / (name + "-3")).string());
  EXPECT_EQ(bytes_of(folder / (name + "-3")), "broken");
  EXPECT_EQ(bytes_of(folder / (name + "-3-wal")), "log");
  EXPECT_EQ(bytes_of(folder / name), "an earlier one");
  EXPECT_EQ(bytes_of(folder / (name + "-2-wal")), "the log of another");
  expect_usable(*opened);
}

TEST(Damage, ALogWithoutItsDatabaseIsKept) {
  for (const bool empty_file : {false, true}) {
    TemporaryFolder folder;
    if (empty_file) test::write_text(folder / "riposte.db", "");
    test::write_text(folder / "riposte.db-wal", "all that is left");
    auto opened = store::open(folder.path(), kTime);
    ASSERT_TRUE(opened) << opened.error().message;
    EXPECT_EQ(bytes_of(opened->kept_aside + "-wal"), "all that is left");
    expect_usable(*opened);
  }
}

TEST(Damage, AnEmptyFileIsANewDatabase) {
  TemporaryFolder folder;
  test::write_text(folder / "riposte.db", "");
  auto opened = store::open(folder.path());
  ASSERT_TRUE(opened);
  EXPECT_EQ(opened->kept_aside, "");
  expect_usable(*opened);
}

TEST(Damage, TablesWithoutAVersionAreDamage) {
  TemporaryFolder folder;
  fill(folder.path());
  SQLite::Database(folder / "riposte.db", SQLite::OPEN_READWRITE).exec("PRAGMA user_version = 0");
  auto opened = store::open(folder.path(), kTime);
  ASSERT_TRUE(opened) << opened.error().message;
  EXPECT_THAT(opened->kept_aside, HasSubstr("damaged-20240229-123456"));
}

TEST(Damage, ALockedDatabaseIsNotMoved) {
  TemporaryFolder folder;
  fill(folder.path());
  SQLite::Database other(folder / "riposte.db", SQLite::OPEN_READWRITE);
  other.exec("PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE; INSERT INTO people (id, name, role, "
             "language, theme, "
             "text_size, reduced_motion) VALUES ('x', 'x', 'x', 'en', 'x', 100, 0)");
  const auto opened = store::open(folder.path(), kTime);
  ASSERT_FALSE(opened);
  EXPECT_THAT(opened.error().message, HasSubstr("another window or program is using it"));
  other.exec("ROLLBACK");
  for (const auto& [name, bytes] : files_in(folder.path()))
    EXPECT_EQ(name.find("damaged"), std::string::npos) << name;
}

TEST(Damage, AFolderInPlaceOfTheDatabaseIsNotMoved) {
  TemporaryFolder folder;
  fs::create_directory(folder / "riposte.db");
  const auto opened = store::open(folder.path(), kTime);
  ASSERT_FALSE(opened);
  EXPECT_THAT(opened.error().message, HasSubstr((folder / "riposte.db").string()));
  EXPECT_TRUE(fs::is_directory(folder / "riposte.db"));
}

TEST(Damage, TheTimeInTheNameIsNow) {
  TemporaryFolder folder;
  test::write_text(folder / "riposte.db", "broken");
  const auto opened = store::open(folder.path());
  ASSERT_TRUE(opened);
  EXPECT_THAT(opened->kept_aside, MatchesRegex(".*/riposte\\.db\\.damaged-20[0-9]+-[0-9]+"));
}

} // namespace
} // namespace riposte
