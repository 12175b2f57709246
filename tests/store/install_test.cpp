// Packs that were added: the library reads them beside the shipped ones, and nothing of before is lost.
#include "store/install.h"

#include <sys/stat.h>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/file.h"
#include "store/archive.h"
#include "support/talks.h"
#include "support/temporary_folder.h"

namespace riposte {
namespace {

namespace fs = std::filesystem;
using test::long_talk_in_russian, test::long_talk_source, test::TemporaryFolder, test::write_text;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::UnorderedElementsAre;

std::string list_of(const std::string& id, int version, const std::string& scenarios,
                    const std::string& languages = R"("en")") {
  return R"({"format": "riposte.pack/1", "id": ")" + id + R"(", "title": {"en": "T"}, "version": )" +
         std::to_string(version) + R"(, "licence": "L", "languages": [)" + languages +
         R"(], "scenarios": [)" + scenarios + "]}";
}

/// A pack with one talk, whose file tells the version.
std::string packed(const std::string& id, int version, const std::string& talk) {
  return store::write_archive({{{"pack.json", list_of(id, version, "\"" + talk + "\"")},
                                {talk + ".json", long_talk_source(talk, version)}}})
      .value();
}

class InstallTest : public ::testing::Test {
protected:
  InstallTest() { fs::create_directories(share_ / "scenarios"); }

  Result<store::Installed> install(const std::string& bytes, const std::string& name = "given.riposte") {
    write_text(given_ / name, bytes);
    return store::install_pack(given_ / name, packs_, store::shipped_versions(share_.path()),
                               test::small_catalogue(), Instant{1'700'000'000'000});
  }

  void ship(const std::string& id, int version, const std::string& talk) {
    write_text(share_ / "scenarios" / id / "pack.json", list_of(id, version, "\"" + talk + "\""));
    write_text(share_ / "scenarios" / id / (talk + ".json"), long_talk_source(talk, version));
  }

  training::Library read() const {
    return store::read_library(share_.path(), test::small_catalogue(), {}, packs_);
  }

  static std::vector<std::string> talks(const training::Library& library) {
    std::vector<std::string> talks;
    for (const training::ContentPtr& talk : library.talks)
      talks.push_back(talk->id() + " " + std::to_string(talk->in("en").version));
    return talks;
  }

  std::vector<std::string> files() const {
    std::vector<std::string> names;
    if (fs::exists(packs_))
      for (const auto& entry : fs::directory_iterator(packs_))
        names.push_back(entry.path().filename().string());
    std::erase(names, "riposte.lock");
    return names;
  }

  void expect_refused(const Result<store::Installed>& installed, const std::string& words) {
    ASSERT_FALSE(installed) << words;
    EXPECT_THAT(installed.error().message, HasSubstr(words));
  }

  TemporaryFolder share_, data_, given_;
  fs::path packs_ = data_ / "new/packs";
};

TEST_F(InstallTest, AnAddedPackIsInTheLibrary) {
  ship("shipped", 1, "one");
  EXPECT_THAT(talks(read()), ElementsAre("one 1")) << "no folder of packs yet";
  const std::string bytes = packed("mine", 3, "two");
  const auto installed = install(bytes);
  ASSERT_TRUE(installed) << installed.error().message;
  EXPECT_EQ(installed->file, packs_ / "mine.riposte");
  EXPECT_EQ(installed->pack.version, 3);
  EXPECT_TRUE(installed->kept_aside.empty());
  EXPECT_EQ(read_file(installed->file).value(), bytes) << "as it was given";
  struct stat info {};
  ASSERT_EQ(::stat(packs_.c_str(), &info), 0);
  EXPECT_EQ(info.st_mode & 0777, 0700u);
  const training::Library library = read();
  EXPECT_THAT(library.problems, IsEmpty());
  EXPECT_THAT(talks(library), ElementsAre("one 1", "two 3"));
  EXPECT_EQ(library.talks[1]->source, long_talk_source("two", 3));

  const auto again = install(bytes, "again.riposte");
  ASSERT_TRUE(again);
  EXPECT_TRUE(again->was_there);
  EXPECT_THAT(files(), ElementsAre("mine.riposte"));
}

TEST_F(InstallTest, TranslationsComeWithIt) {
  const auto installed =
      install(store::write_archive({{{"pack.json", list_of("mine", 1, R"("talk")", R"("en", "ru")")},
                                     {"talk.json", long_talk_source("talk")},
                                     {"talk.ru.json", long_talk_in_russian("talk")},
                                     {"README", "hello"}}})
                  .value());
  ASSERT_TRUE(installed) << installed.error().message;
  EXPECT_EQ(read().talks.at(0)->in("ru").title, "Долгий разговор");
}

TEST_F(InstallTest, ANewerVersionTakesThePlaceOfAnOlderOneWhichIsKept) {
  const std::string first = packed("mine", 1, "talk");
  ASSERT_TRUE(install(first));
  const auto second = install(packed("mine", 2, "talk"));
  ASSERT_TRUE(second) << second.error().message;
  EXPECT_EQ(second->kept_aside, packs_ / "mine-1.riposte.old");
  EXPECT_EQ(read_file(second->kept_aside).value(), first);
  EXPECT_THAT(talks(read()), ElementsAre("talk 2"));
  expect_refused(install(first), "here already in version 2; this file holds version 1");
  expect_refused(install(packed("mine", 2, "other")), "with other files");
  EXPECT_THAT(talks(read()), ElementsAre("talk 2"));
  EXPECT_THAT(files(), UnorderedElementsAre("mine.riposte", "mine-1.riposte.old"));
  EXPECT_THAT(talks(read()), ElementsAre("talk 2")) << "what is kept aside is not read";
}

// A run that was killed after the copy was made, and another copy with that name.
TEST_F(InstallTest, WhatIsKeptAsideNeverOverwrites) {
  const std::string first = packed("mine", 1, "talk");
  ASSERT_TRUE(install(first));
  write_text(packs_ / "mine-1.riposte.old", first);
  EXPECT_EQ(install(packed("mine", 2, "talk"))->kept_aside, packs_ / "mine-1.riposte.old");
  write_text(packs_ / "mine-2.riposte.old", "somebody's");
  EXPECT_EQ(install(packed("mine", 3, "talk"))->kept_aside, packs_ / "mine-2.riposte.old-2");
  EXPECT_EQ(read_file(packs_ / "mine-2.riposte.old").value(), "somebody's");
}

TEST_F(InstallTest, SomethingElseUnderItsNameIsKeptToo) {
  write_text(packs_ / "mine.riposte", "not a pack");
  const auto installed = install(packed("mine", 1, "talk"));
  ASSERT_TRUE(installed) << installed.error().message;
  EXPECT_THAT(installed->kept_aside.string(), HasSubstr("mine.riposte.damaged-20231114-221320"));
  EXPECT_EQ(read_file(installed->kept_aside).value(), "not a pack");
  EXPECT_THAT(talks(read()), ElementsAre("talk 1"));
}

TEST_F(InstallTest, OfAShippedAndAnAddedPackTheNewerCounts) {
  ship("pack", 2, "talk");
  expect_refused(install(packed("pack", 1, "talk")), "here already in version 2; this file holds version 1");
  expect_refused(install(packed("pack", 2, "other")), "here already in version 2, with other files");
  EXPECT_THAT(files(), IsEmpty());
  ASSERT_TRUE(install(packed("pack", 3, "talk")));
  EXPECT_THAT(talks(read()), ElementsAre("talk 3"));
  EXPECT_THAT(read().problems, IsEmpty()) << "the shipped one is not read";
  ship("pack", 3, "talk");
  EXPECT_THAT(read().problems, IsEmpty());
  EXPECT_THAT(talks(read()), ElementsAre("talk 3")) << "Riposte caught up";
  ship("pack", 4, "talk");
  EXPECT_THAT(talks(read()), ElementsAre("talk 4"));
  EXPECT_THAT(read().problems, IsEmpty());
}

TEST_F(InstallTest, WhatIsWrongStopsItAndNothingIsChanged) {
  const std::string talk = long_talk_source("talk");
  const auto zip = [](std::vector<store::ArchiveEntry> entries) {
    return store::write_archive({std::move(entries)}).value();
  };
  const std::pair<std::string, std::string> bad[] = {
      {"", "given.riposte: it is no pack"},
      {packed("mine", 1, "talk").substr(0, 500), "given.riposte: it is cut off"},
      {zip({{"talk.json", talk}}), "it holds no pack.json"},
      {zip({{"pack.json", "{"}}), "given.riposte: pack.json: line 1"},
      {zip({{"pack.json", list_of("../up", 1, R"("talk")")}, {"talk.json", talk}}), "/id: '../up'"},
      {zip({{"pack.json", list_of("mine", 1, "")}}), "holds no talk"},
      {zip({{"pack.json", list_of("mine", 1, R"("gone")")}}), "given.riposte/gone.json"},
      {zip({{"pack.json", list_of("mine", 1, R"("talk")")}, {"talk.json", "{}"}}), "given.riposte/talk.json"},
      {zip({{"pack.json", list_of("mine", 1, R"("talk")")}, {"talk.json", long_talk_source("x")}}),
       "Its id is “x”"},
      {zip({{"pack.json", list_of("mine", 1, R"("talk")", R"("en", "ru")")}, {"talk.json", talk}}),
       "this translation is missing"}};
  for (const auto& [bytes, words] : bad) expect_refused(install(bytes), words);
  const auto of_path = [&](const fs::path& path) {
    return store::install_pack(path, packs_, {}, test::small_catalogue());
  };
  expect_refused(of_path(given_ / "gone.riposte"), "there is no such file");
  expect_refused(of_path(given_.path()), "is a folder");
  expect_refused(of_path(""), "cannot open");
  expect_refused(of_path("/dev/zero"), "no plain file");
  ASSERT_EQ(::mkfifo((given_ / "pipe").c_str(), 0600), 0);
  expect_refused(of_path(given_ / "pipe"), "no plain file");
  write_text(given_ / "huge.riposte", "");
  fs::resize_file(given_ / "huge.riposte", std::uintmax_t{1} << 40);
  expect_refused(of_path(given_ / "huge.riposte"), "larger than 64 MiB");
  EXPECT_FALSE(fs::exists(packs_)) << "nothing was made for these";
  write_text(data_ / "new", "a file");
  expect_refused(install(packed("mine", 1, "talk")), "packs");
}

TEST_F(InstallTest, BrokenAddedPacksAreProblemsAndStopNothingElse) {
  ship("shipped", 1, "one");
  write_text(packs_ / "a.riposte", "broken");
  write_text(packs_ / "b.riposte", packed("b", 1, "one")); // the id of a shipped talk
  write_text(packs_ / "c.riposte", packed("c", 1, "two"));
  write_text(packs_ / "c-older.riposte", packed("c", 2, "two"));
  write_text(packs_ / "notes.txt", "not read");
  fs::create_directory(packs_ / "d.riposte");
  const training::Library library = read();
  EXPECT_THAT(talks(library), ElementsAre("one 1", "two 2"));
  ASSERT_EQ(library.problems.size(), 3u);
  EXPECT_EQ(library.problems[0].file, (packs_ / "a.riposte").string());
  EXPECT_THAT(library.problems[0].error.message, HasSubstr("it is no pack"));
  EXPECT_EQ(library.problems[1].file, (packs_ / "b.riposte/one.json").string());
  EXPECT_THAT(library.problems[1].error.message, HasSubstr("Another pack has a talk “one”"));
  EXPECT_EQ(library.problems[2].file, (packs_ / "d.riposte").string());
}

} // namespace
} // namespace riposte
