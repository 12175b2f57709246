// Packs on disk: what can be read is read, what cannot becomes a problem of its own.
#include "store/library.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "support/talks.h"
#include "support/temporary_folder.h"

namespace riposte {
namespace {

namespace fs = std::filesystem;
using test::long_talk_in_russian, test::long_talk_source, test::TemporaryFolder, test::write_text;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

std::string pack_text(const std::string& id, const std::string& scenarios,
                      const std::string& languages = R"("en", "ru")") {
  return R"({"format": "riposte.pack/1", "id": ")" + id +
         R"(", "title": {"en": "T"}, "version": 1, "licence": "L", "languages": [)" + languages +
         R"(], "scenarios": [)" + scenarios + "]}";
}

class LibraryTest : public ::testing::Test {
protected:
  fs::path pack(const std::string& name) const { return share_ / "scenarios" / name; }

  void write_talk(const std::string& pack_name, const std::string& id) const {
    write_text(pack(pack_name) / (id + ".json"), long_talk_source(id));
    write_text(pack(pack_name) / (id + ".ru.json"), long_talk_in_russian(id));
  }

  training::Library read() const { return store::read_library(share_.path(), test::small_catalogue()); }

  static std::vector<std::string> ids(const training::Library& library) {
    std::vector<std::string> ids;
    for (const training::ContentPtr& talk : library.talks) ids.push_back(talk->id());
    return ids;
  }

  // The one problem there is.
  void expect_problem(const training::Library& library, const fs::path& file,
                      const std::string& message) const {
    ASSERT_EQ(library.problems.size(), 1u);
    EXPECT_EQ(library.problems[0].file, file.string());
    EXPECT_THAT(library.problems[0].error.message, HasSubstr(message));
  }

  TemporaryFolder share_;
};

TEST_F(LibraryTest, PacksByNameScenariosInTheirOrder) {
  for (const char* id : {"one", "two", "three"}) write_talk("b-pack", id);
  write_talk("a-pack", "four");
  write_text(pack("b-pack") / "pack.json", pack_text("b-pack", R"("two", "one", "three")"));
  write_text(pack("a-pack") / "pack.json", pack_text("a-pack", R"("four")"));
  write_text(pack("no-pack") / "readme.txt", "not a pack");
  write_text(pack("stray.json"), "not even a folder");
  const training::Library library = read();
  EXPECT_THAT(library.problems, IsEmpty());
  EXPECT_THAT(ids(library), ElementsAre("four", "two", "one", "three"));
  EXPECT_EQ(library.talks[0]->in("ru").title, "Долгий разговор");
  EXPECT_EQ(library.talks[0]->source, long_talk_source("four"));
  EXPECT_EQ(library.talks[0]->translation_sources.at("ru"), long_talk_in_russian("four"));
}

TEST_F(LibraryTest, OneBadScenarioDoesNotStopTheOthers) {
  const std::pair<std::string, const char*> bad[] = {{"{", "line 1"},
                                                     {"", "line 1"},
                                                     {long_talk_source("other"), "Its id is “other”"},
                                                     {long_talk_source("bad").replace(5, 3, "xyz"), ""}};
  for (const auto& [text, message] : bad) {
    write_talk("p", "good");
    write_text(pack("p") / "bad.json", text);
    write_text(pack("p") / "pack.json", pack_text("p", R"("bad", "good")"));
    const training::Library library = read();
    EXPECT_THAT(ids(library), ElementsAre("good"));
    expect_problem(library, pack("p") / "bad.json", message);
  }
}

TEST_F(LibraryTest, MissingFilesAndFoldersInTheirPlaceAreProblems) {
  write_talk("p", "good");
  write_text(pack("p") / "pack.json", pack_text("p", R"("missing", "good")"));
  expect_problem(read(), pack("p") / "missing.json", "there is no such file");
  fs::create_directory(pack("p") / "missing.json");
  expect_problem(read(), pack("p") / "missing.json", "is a folder");
  fs::create_directory(pack("q"));
  fs::create_directory(pack("q") / "pack.json");
  EXPECT_EQ(read().problems.size(), 2u);
  EXPECT_THAT(ids(read()), ElementsAre("good"));
}

TEST_F(LibraryTest, ABrokenTranslationCostsItsLanguageOnly) {
  const std::pair<std::string, const char*> bad[] = {
      {"{\"format\": ", "line 1"},
      {long_talk_in_russian("another"), "translates “another”, not “talk”"},
      {"{}", ""}};
  for (const auto& [text, message] : bad) {
    write_text(pack("p") / "talk.json", long_talk_source("talk"));
    write_text(pack("p") / "talk.ru.json", text);
    write_text(pack("p") / "pack.json", pack_text("p", R"("talk")"));
    const training::Library library = read();
    expect_problem(library, pack("p") / "talk.ru.json", message);
    ASSERT_THAT(ids(library), ElementsAre("talk"));
    EXPECT_EQ(library.talks[0]->by_language.count("ru"), 0u);
  }
  fs::remove(pack("p") / "talk.ru.json");
  expect_problem(read(), pack("p") / "talk.ru.json", "this translation is missing");
  write_text(pack("p") / "talk.de.json", long_talk_in_russian("talk"));
  write_text(pack("p") / "pack.json", pack_text("p", R"("talk")", R"("en", "de")"));
  expect_problem(read(), pack("p") / "talk.de.json", "Its language is “ru”");
}

TEST_F(LibraryTest, NothingLeavesThePack) {
  TemporaryFolder outside;
  write_text(outside / "secret.json", long_talk_source("secret"));
  fs::create_directories(pack("p"));
  fs::create_symlink(outside / "secret.json", pack("p") / "secret.json");
  write_text(pack("p") / "pack.json", pack_text("p", R"("secret")"));
  expect_problem(read(), pack("p") / "secret.json", "leads out of its pack");
  for (const char* id : {"../p/secret", "/etc/passwd", "..", "a/b", "UPPER", "", "a.b"}) {
    write_text(pack("p") / "pack.json", pack_text("p", std::string("\"") + id + "\""));
    expect_problem(read(), pack("p") / "pack.json", "/scenarios/0");
  }
  write_text(pack("p") / "pack.json", pack_text("p", R"("secret")", R"("../x")"));
  expect_problem(read(), pack("p") / "pack.json", "/languages/0");
}

TEST_F(LibraryTest, ALinkWithinThePackIsFine) {
  write_talk("p", "talk");
  fs::rename(pack("p") / "talk.json", pack("p") / "real.json");
  fs::create_symlink("real.json", pack("p") / "talk.json");
  write_text(pack("p") / "pack.json", pack_text("p", R"("talk")"));
  EXPECT_THAT(read().problems, IsEmpty());
}

TEST_F(LibraryTest, AnIdIsUsedOnce) {
  for (const char* name : {"a", "b"}) {
    write_talk(name, "talk");
    write_text(pack(name) / "pack.json", pack_text(name, R"("talk")"));
  }
  const training::Library library = read();
  EXPECT_THAT(ids(library), ElementsAre("talk"));
  expect_problem(library, pack("b") / "talk.json", "Another pack has a talk “talk”");
}

TEST_F(LibraryTest, BrokenPacksAreProblems) {
  const std::pair<std::string, const char*> bad[] = {{"", "line 1"},
                                                     {"[]", "a pack is an object"},
                                                     {"{}", "/format is missing"},
                                                     {R"({"format": 1})", "/format must be a text"},
                                                     {pack_text("Bad Id", ""), "/id"},
                                                     {pack_text("p", R"("a", "a")"), "twice"},
                                                     {pack_text("p", "1"), "/scenarios/0"}};
  for (const auto& [text, message] : bad) {
    write_text(pack("p") / "pack.json", text);
    const training::Library library = read();
    EXPECT_THAT(library.talks, IsEmpty());
    expect_problem(library, pack("p") / "pack.json", message);
  }
}

TEST_F(LibraryTest, ANewerPackIsRefusedByName) {
  std::string text = pack_text("p", "");
  write_text(pack("p") / "pack.json", text.replace(text.find("pack/1"), 6, "pack/2"));
  const training::Library library = read();
  expect_problem(library, pack("p") / "pack.json", "riposte.pack/2");
  expect_problem(library, pack("p") / "pack.json", "this program reads riposte.pack/1");
}

TEST_F(LibraryTest, AMissingFolderIsAProblem) {
  expect_problem(read(), share_ / "scenarios", "there is no such file");
}

// ---- read again
// ---------------------------------------------------------------------------------------------------

class ReadAgainTest : public LibraryTest {
protected:
  ReadAgainTest() {
    write_talk("p", "one");
    write_talk("p", "two");
    write_text(pack("p") / "pack.json", pack_text("p", R"("one", "two")"));
    before_ = read();
    EXPECT_THAT(ids(before_), ElementsAre("one", "two"));
  }
  training::Library read_again() const {
    return store::read_library(share_.path(), test::small_catalogue(), before_);
  }

  training::Library before_;
};

TEST_F(ReadAgainTest, WhatHasNotChangedIsTheSame) {
  write_talk("p", "one"); // saved as it was
  EXPECT_EQ(read_again(), before_);
}

TEST_F(ReadAgainTest, ANewEditionTakesThePlaceOfTheOld) {
  write_text(pack("p") / "one.json", long_talk_source("one", 2));
  const training::Library library = read_again();
  EXPECT_THAT(library.problems, IsEmpty());
  EXPECT_THAT(ids(library), ElementsAre("one", "two"));
  EXPECT_EQ(library.talks[0]->in("en").version, 2);
  EXPECT_EQ(library.talks[0]->in("ru").title, "Долгий разговор");
  EXPECT_EQ(library.talks[1], before_.talks[1]);
}

TEST_F(ReadAgainTest, ABrokenScenarioStaysAsItWasBesideItsProblem) {
  const std::string whole = long_talk_source("one", 2);
  for (const std::string& text :
       {std::string(), whole.substr(0, whole.size() / 2), long_talk_source("other")}) {
    write_text(pack("p") / "one.json", text);
    const training::Library library = read_again();
    EXPECT_THAT(ids(library), ElementsAre("one", "two"));
    EXPECT_EQ(library.talks[0], before_.talks[0]);
    expect_problem(library, pack("p") / "one.json", "");
  }
  fs::remove(pack("p") / "one.json");
  EXPECT_EQ(read_again().talks, before_.talks) << "the pack still promises it";
  before_ = read_again();
  EXPECT_EQ(read_again().talks, before_.talks) << "also after that";
}

TEST_F(ReadAgainTest, ABrokenTranslationStaysAsItWas) {
  for (const std::string& text : {std::string("{"), long_talk_in_russian("other")}) {
    write_text(pack("p") / "one.json", long_talk_source("one", 2));
    write_text(pack("p") / "one.ru.json", text);
    const training::Library library = read_again();
    EXPECT_EQ(library.talks[0]->in("ru").title, "Долгий разговор");
    EXPECT_EQ(library.talks[0]->in("ru").version, 2) << "the new edition with the words that were good";
    expect_problem(library, pack("p") / "one.ru.json", "");
  }
  fs::remove(pack("p") / "one.ru.json");
  EXPECT_EQ(read_again().talks[0]->in("ru").title, "Долгий разговор");
}

TEST_F(ReadAgainTest, ABrokenPackKeepsItsTalksAndOneThatIsGoneHasNone) {
  write_talk("q", "three");
  write_text(pack("q") / "pack.json", pack_text("q", R"("three")"));
  before_ = read_again();
  write_text(pack("p") / "pack.json", "{");
  const training::Library broken = read_again();
  EXPECT_EQ(broken.talks, before_.talks);
  expect_problem(broken, pack("p") / "pack.json", "");
  write_text(pack("p") / "pack.json", pack_text("p", R"("two")"));
  EXPECT_THAT(ids(read_again()), ElementsAre("two", "three")) << "taken out of the pack on purpose";
  fs::remove_all(pack("p"));
  EXPECT_THAT(ids(read_again()), ElementsAre("three"));
  fs::remove_all(share_ / "scenarios");
  const training::Library unreadable = read_again();
  EXPECT_THAT(unreadable.talks, testing::SizeIs(3)) << "nothing is known about the talks";
  expect_problem(unreadable, share_ / "scenarios", "");
}

TEST_F(ReadAgainTest, ATalkThatMovesToAnotherPackIsNoBrokenOne) {
  write_text(pack("p") / "pack.json", pack_text("p", R"("two")"));
  fs::remove(pack("p") / "one.json");
  write_talk("q", "one");
  write_text(pack("q") / "pack.json", pack_text("q", R"("one")"));
  const training::Library library = read_again();
  EXPECT_THAT(ids(library), ElementsAre("two", "one"));
  EXPECT_THAT(library.problems, IsEmpty());
  EXPECT_EQ(library.files.at("one"), (pack("q") / "one.json").string());
}

TEST(CatalogueOnDisk, IsReadOrNamesTheFile) {
  const auto catalogue = store::read_catalogue(RIPOSTE_SOURCE_DIR);
  ASSERT_TRUE(catalogue) << catalogue.error().message;
  EXPECT_NE(catalogue->find_objection("brush-off.not-interested"), nullptr);
  TemporaryFolder empty;
  const auto missing = store::read_catalogue(empty.path());
  ASSERT_FALSE(missing);
  EXPECT_THAT(missing.error().message, HasSubstr("content/taxonomy/objections.json"));
}

} // namespace
} // namespace riposte
