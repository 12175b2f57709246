// One file on the disk becomes the current version, and what it was is kept.
#include "migrate_file.h"

#include <fstream>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include "base/file.h"
#include "command.h"
#include "support/temporary_folder.h"

namespace riposte::ctl {
namespace {

namespace fs = std::filesystem;
using scenario::MigrationStep;
using testing::HasSubstr;
using testing::IsEmpty;

Result<void> add_title(json::Value& root) {
  json::Member title{"title", 0, {}};
  title.value.kind = json::Value::Kind::text;
  title.value.text = "T";
  root.members.push_back(std::move(title));
  return {};
}

Result<void> refuse_bad_ids(json::Value& root) {
  const json::Value* id = root.find("id");
  if (id != nullptr && id->text == "bad") return failure("its \"id\" is bad");
  return {};
}

const std::vector<MigrationStep> kChain{{FileKind::scenario, 0, "every talk has a title", add_title},
                                        {FileKind::scenario, 1, "ids are checked", refuse_bad_ids}};

class MigrateFile : public testing::Test {
protected:
  OwnFile make(const std::string& name, const std::string& id) {
    const std::string text = R"({"id":")" + id + R"(", "format":"riposte.scenario/0"})";
    EXPECT_TRUE(write_file(folder / name, text));
    return {folder / name, text, FileKind::scenario};
  }
  int run(const OwnFile& file, bool check = false) {
    testing::internal::CaptureStdout();
    testing::internal::CaptureStderr();
    const int status = migrate_file(file, kChain, check);
    std::fflush(stdout);
    out = testing::internal::GetCapturedStdout();
    err = testing::internal::GetCapturedStderr();
    return status;
  }
  std::string read(const fs::path& path) { return read_file(path).value_or("(not there)"); }
  std::size_t files() {
    return static_cast<std::size_t>(std::distance(fs::directory_iterator(folder.path()), {}));
  }

  riposte::test::TemporaryFolder folder;
  std::string out, err;
};

TEST_F(MigrateFile, BecomesCurrentAndTheOldOneIsKept) {
  const OwnFile file = make("s.json", "good");
  fs::permissions(file.path, fs::perms{0600});
  EXPECT_EQ(run(file), kFine);
  EXPECT_EQ(read(file.path),
            "{\n  \"format\": \"riposte.scenario/2\",\n  \"id\": \"good\",\n  \"title\": \"T\"\n}\n");
  EXPECT_EQ(read(folder / "s.json.v0.bak"), file.text);
  for (const char* name : {"s.json", "s.json.v0.bak"})
    EXPECT_EQ(fs::status(folder / name).permissions(), fs::perms{0600}) << name;
  EXPECT_EQ(files(), 2u);
  for (const char* said : {"riposte.scenario/0 is now riposte.scenario/2", "s.json.v0.bak",
                           "every talk has a title", "ids are checked"})
    EXPECT_THAT(out, HasSubstr(said));
  EXPECT_THAT(err, IsEmpty());

  const OwnFile again{file.path, read(file.path), FileKind::scenario};
  EXPECT_EQ(run(again), kFine);
  EXPECT_THAT(out, HasSubstr("already riposte.scenario/2"));
  EXPECT_EQ(files(), 2u);
}

TEST_F(MigrateFile, CheckWritesNothing) {
  const OwnFile file = make("s.json", "good");
  EXPECT_EQ(run(file, true), kFindings);
  EXPECT_THAT(out, HasSubstr("riposte.scenario/0, would become riposte.scenario/2"));
  EXPECT_EQ(read(file.path), file.text);
  EXPECT_EQ(files(), 1u);
}

TEST_F(MigrateFile, AFailureHalfWayLeavesTheFileUntouched) {
  const OwnFile file = make("s.json", "bad");
  EXPECT_EQ(run(file), kFindings);
  EXPECT_THAT(err, testing::AllOf(HasSubstr("migrate-failed"), HasSubstr("its \"id\" is bad")));
  EXPECT_EQ(read(file.path), file.text);
  EXPECT_EQ(files(), 1u);
}

TEST_F(MigrateFile, AnotherFileInThePlaceOfTheKeptOneIsNeverOverwritten) {
  const OwnFile file = make("s.json", "good");
  std::ofstream(folder / "s.json.v0.bak") << "mine";
  EXPECT_EQ(run(file), kNotDone);
  EXPECT_THAT(err, HasSubstr("is there already"));
  EXPECT_EQ(read(folder / "s.json.v0.bak"), "mine");
  EXPECT_EQ(read(file.path), file.text);
  // The same file there is what a run left that was stopped half-way.
  ASSERT_TRUE(write_file(folder / "s.json.v0.bak", file.text));
  EXPECT_EQ(run(file), kFine);
  EXPECT_EQ(read(folder / "s.json.v0.bak"), file.text);
}

TEST_F(MigrateFile, ALinkStaysALink) {
  fs::create_directory(folder / "there");
  const OwnFile there = make("there/s.json", "good");
  fs::create_symlink("there/s.json", folder / "link.json");
  EXPECT_EQ(run({folder / "link.json", there.text, FileKind::scenario}), kFine);
  EXPECT_TRUE(fs::is_symlink(folder / "link.json"));
  EXPECT_THAT(read(there.path), HasSubstr("riposte.scenario/2"));
  EXPECT_EQ(read(folder.path() / "there" / "s.json.v0.bak"), there.text);
}

TEST_F(MigrateFile, WhereSomethingCannotBeWrittenTheFileIsUntouched) {
  for (const std::string name : {"s.json.v0.bak", "s.json"}) {
    const OwnFile file = make("s.json", "good");
    // What is written beside a file first cannot be written where a folder has its name.
    const fs::path in_the_way = folder / (name + "." + std::to_string(::getpid()) + ".part");
    fs::create_directory(in_the_way);
    EXPECT_EQ(run(file), kNotDone) << name;
    EXPECT_THAT(err, HasSubstr("cannot write"));
    EXPECT_EQ(read(file.path), file.text) << name;
    fs::remove(in_the_way);
    EXPECT_EQ(run(file), kFine) << "the next run does it";
    EXPECT_EQ(read(folder / "s.json.v0.bak"), file.text);
    fs::remove(folder / "s.json.v0.bak");
  }
}

} // namespace
} // namespace riposte::ctl
