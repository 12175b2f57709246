// The pages that `ripostectl explain` prints: the first example of each fails with its code and nothing else,
// the second is clean.
#include "pages.h"

#include <algorithm>
#include <set>

#include <gtest/gtest.h>

#include "scenario/codes.h"
#include "support/shipped_catalogue.h"

namespace riposte::ctl::test {
namespace {

namespace fs = std::filesystem;

// A zip is no text that a page could hold: tests/store/archive_test.cpp has its examples.
constexpr std::string_view kOfBytes = "pack-archive";

const fs::path kPages = fs::path(RIPOSTE_SOURCE_DIR) / "content" / "diagnostics";

std::vector<scenario::Diagnostic> findings(const std::vector<Block>& blocks, bool whole) {
  const Beside nothing{
      [](const fs::path&) { return false; },
      [](const fs::path& path) -> Result<std::string> { return failure("{}: no such file or folder", path); }};
  std::vector<scenario::Diagnostic> all;
  for (CheckedFile& file : check_files(changed_folder(kPages / "base", blocks, whole), nothing,
                                       riposte::test::shipped_catalogue()))
    for (scenario::Diagnostic& d : file.diagnostics) all.push_back(std::move(d));
  return all;
}

std::vector<std::string> in_words(const std::vector<scenario::Diagnostic>& diagnostics) {
  std::vector<std::string> words;
  for (const scenario::Diagnostic& d : diagnostics) words.push_back(scenario::to_line("example", d));
  return words;
}

std::vector<fs::path> pages_in(const fs::path& folder) {
  std::vector<fs::path> pages;
  if (fs::is_directory(folder))
    for (const fs::directory_entry& entry : fs::directory_iterator(folder)) pages.push_back(entry.path());
  std::sort(pages.begin(), pages.end());
  return pages;
}

void check_page(const fs::path& file, bool english) {
  SCOPED_TRACE(file.string());
  const Page page = parse_page(riposte::test::shipped_text(file));
  const scenario::Code* code = scenario::find_code(page.code);
  ASSERT_NE(code, nullptr) << "no code is called '" << page.code << "'";
  ASSERT_EQ(file.filename(), page.code + ".md");
  ASSERT_EQ(page.sections.size(), 2u) << "one part that fails, one mended";
  if (english) {
    EXPECT_EQ(page.severity, scenario::name_of(code->severity));
    EXPECT_EQ(page.headings, (std::vector<std::string>{"Fails", "Mended"}));
  }
  if (page.code == kOfBytes) return;
  bool whole = false;
  for (const auto& section : page.sections) {
    ASSERT_FALSE(section.empty()) << "a part without an example";
    for (const Block& block : section) whole = whole || block.target != "scenario";
  }
  std::vector<std::string> expected = page.companions, codes;
  expected.push_back(page.code);
  const auto failing = findings(page.sections[0], whole);
  for (const scenario::Diagnostic& d : failing) {
    codes.push_back(d.code);
    EXPECT_TRUE(d.code != page.code || d.severity == code->severity) << scenario::to_line("example", d);
    EXPECT_FALSE(d.message.message.empty());
  }
  std::sort(expected.begin(), expected.end());
  std::sort(codes.begin(), codes.end());
  EXPECT_EQ(codes, expected) << ::testing::PrintToString(in_words(failing));
  EXPECT_EQ(in_words(findings(page.sections[1], whole)), std::vector<std::string>{}) << "the mended example";
}

TEST(Pages, TheTalkThatTheyChangeHasNoFinding) {
  EXPECT_EQ(in_words(findings({}, true)), std::vector<std::string>{});
}

TEST(Pages, EachExampleFailsAsItSaysAndIsMended) {
  std::size_t pages = 0;
  for (const fs::path& file : pages_in(kPages / "en")) {
    ++pages;
    try {
      check_page(file, true);
    } catch (const std::exception& error) {
      ADD_FAILURE() << file << ": " << error.what();
    }
  }
  for (const fs::path& file : pages_in(kPages / "ru")) {
    try {
      check_page(file, false);
    } catch (const std::exception& error) {
      ADD_FAILURE() << file << ": " << error.what();
    }
  }
  EXPECT_EQ(pages, scenario::codes().size());
}

TEST(Pages, EachCodeHasOne) {
  for (const scenario::Code& code : scenario::codes()) {
    const bool there = fs::is_regular_file(kPages / "en" / (std::string(code.id) + ".md"));
    EXPECT_TRUE(there) << code.id << " has no page";
    EXPECT_TRUE(fs::is_regular_file(kPages / "ru" / (std::string(code.id) + ".md")))
        << code.id << " in Russian";
  }
}

TEST(Pages, TheDocumentationNamesEachCodeWithItsSeverity) {
  const std::string format = riposte::test::shipped_text("docs/format.md");
  for (const scenario::Code& code : scenario::codes()) {
    const std::string row =
        "| `" + std::string(code.id) + "` | " + std::string(scenario::name_of(code.severity)) + " | ";
    EXPECT_NE(format.find(row), std::string::npos) << row;
  }
}

TEST(Pages, TheTableOfCodesIsSound) {
  std::set<std::string_view> seen;
  for (const scenario::Code& code : scenario::codes()) {
    EXPECT_TRUE(seen.insert(code.id).second) << code.id << " stands twice";
    EXPECT_EQ(scenario::find_code(code.id), &code);
    EXPECT_FALSE(code.summary.empty());
    EXPECT_NE(code.summary.back(), '.');
  }
  EXPECT_EQ(scenario::find_code("no-such-code"), nullptr);
}

} // namespace
} // namespace riposte::ctl::test
