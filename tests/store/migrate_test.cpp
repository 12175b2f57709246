// From nothing and from each older version to the newest; never from a newer one.
#include "store/migrate.h"

#include <fstream>
#include <sstream>

#include <SQLiteCpp/SQLiteCpp.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "store/store.h"
#include "support/talks.h"
#include "support/temporary_folder.h"

namespace riposte {
namespace {

namespace fs = std::filesystem;
using store::Migration;
using ::testing::HasSubstr;

std::string bytes_of(const fs::path& file) {
  std::ifstream stream(file, std::ios::binary);
  std::ostringstream text;
  text << stream.rdbuf();
  return text.str();
}

SQLite::Database create(const fs::path& file) {
  return SQLite::Database(file, SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
}

std::string schema_of(const fs::path& file) {
  SQLite::Database database(file);
  SQLite::Statement row(database, "SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY name");
  std::string schema;
  while (row.executeStep()) schema += row.getColumn(0).getString() + "\n";
  return schema;
}

TEST(Migrations, AreNumberedFromOneWithoutGaps) {
  int expected = 0;
  for (const Migration& migration : store::all_migrations())
    EXPECT_EQ(migration.version, ++expected) << migration.name;
  EXPECT_GE(expected, 1);
}

TEST(Migrations, EachOlderVersionBecomesTheNewest) {
  const auto all = store::all_migrations();
  test::TemporaryFolder fresh;
  { ASSERT_TRUE(store::open(fresh.path())); }
  for (std::size_t old = 0; old <= all.size(); ++old) {
    test::TemporaryFolder folder;
    {
      SQLite::Database database = create(folder / "riposte.db");
      store::migrate(database, all.first(old));
      ASSERT_EQ(store::version_of(database), static_cast<int>(old));
    }
    {
      auto opened = store::open(folder.path());
      ASSERT_TRUE(opened) << opened.error().message;
      EXPECT_EQ(opened->kept_aside, "");
      EXPECT_TRUE(opened->store.save_person(test::ann()));
    }
    SQLite::Database database(folder / "riposte.db");
    EXPECT_EQ(store::version_of(database), all.back().version);
    EXPECT_EQ(schema_of(folder / "riposte.db"), schema_of(fresh / "riposte.db"));
  }
}

TEST(Migrations, OneThatFailsLeavesNoTrace) {
  test::TemporaryFolder folder;
  SQLite::Database database = create(folder / "x.db");
  const Migration broken[] = {{1, "one", "CREATE TABLE a (x);"},
                              {2, "two", "CREATE TABLE b (x); INSERT INTO nowhere VALUES (1);"}};
  EXPECT_THROW(store::migrate(database, broken), SQLite::Exception);
  EXPECT_EQ(store::version_of(database), 1);
  EXPECT_TRUE(database.tableExists("a"));
  EXPECT_FALSE(database.tableExists("b"));
  const Migration mended[] = {broken[0], {2, "two", "CREATE TABLE b (x);"}};
  store::migrate(database, mended);
  EXPECT_EQ(store::version_of(database), 2);
}

TEST(Migrations, AreAppliedOnce) {
  test::TemporaryFolder folder;
  SQLite::Database database = create(folder / "x.db");
  const Migration once[] = {{1, "one", "CREATE TABLE a (x); INSERT INTO a VALUES (1);"}};
  store::migrate(database, once);
  store::migrate(database, once);
  EXPECT_EQ(database.execAndGet("SELECT count(*) FROM a").getInt(), 1);
}

TEST(Migrations, ANewerDatabaseIsRefusedAndLeftUntouched) {
  test::TemporaryFolder folder;
  { ASSERT_TRUE(store::open(folder.path())); }
  {
    SQLite::Database database = create(folder / "riposte.db");
    database.exec("CREATE TABLE tomorrow (x); PRAGMA user_version = 4711");
  }
  const std::string before = bytes_of(folder / "riposte.db");
  const auto opened = store::open(folder.path());
  ASSERT_FALSE(opened);
  EXPECT_THAT(opened.error().message,
              HasSubstr("newer Riposte (data version 4711, this program knows " +
                        std::to_string(store::all_migrations().back().version) + ")"));
  EXPECT_THAT(opened.error().message, HasSubstr((folder / "riposte.db").string()));
  EXPECT_EQ(bytes_of(folder / "riposte.db"), before);
  for (const fs::directory_entry& entry : fs::directory_iterator(folder.path()))
    EXPECT_EQ(entry.path().string().find("damaged"), std::string::npos) << entry.path();
}

TEST(Migrations, AnotherProgramsDatabaseIsRefusedAndLeftUntouched) {
  test::TemporaryFolder folder;
  create(folder / "riposte.db").exec("CREATE TABLE recipes (name); PRAGMA user_version = 1");
  const std::string before = bytes_of(folder / "riposte.db");
  const auto opened = store::open(folder.path());
  ASSERT_FALSE(opened);
  EXPECT_THAT(opened.error().message, HasSubstr("another program"));
  EXPECT_EQ(bytes_of(folder / "riposte.db"), before);
}

TEST(Database, IsDurableChecksItsReferencesAndIsPrivate) {
  test::TemporaryFolder folder;
  const fs::path data = folder / "deep" / "data";
  auto opened = store::open(data);
  ASSERT_TRUE(opened) << opened.error().message;
  ASSERT_TRUE(opened->store.save_person(test::ann()));
  EXPECT_EQ(fs::status(data).permissions(), fs::perms::owner_all);
  EXPECT_EQ(fs::status(folder / "deep").permissions(), fs::perms::owner_all);
  for (const char* name : {"riposte.db", "riposte.db-wal"})
    EXPECT_EQ(fs::status(data / name).permissions(), fs::perms::owner_read | fs::perms::owner_write) << name;
  SQLite::Database database(data / "riposte.db");
  EXPECT_EQ(database.execAndGet("PRAGMA journal_mode").getString(), "wal");
}

} // namespace
} // namespace riposte
