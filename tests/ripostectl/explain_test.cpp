// The pages that `ripostectl explain` prints: the first example of each fails with its code and nothing else,
// the second is clean.
#include "pages.h"

#include <algorithm>
#include <set>

#include <gtest/gtest.h>

#include "base/program.h"
#include "base/utf8.h"
#include "scenario/codes.h"
#include "support/shipped_catalogue.h"
#include "text/error_text.h"

namespace riposte::ctl::test {
namespace {

namespace fs = std::filesystem;

// A zip is no text that a page could hold: tests/store/archive_test.cpp has its examples.
constexpr std::string_view kOfBytes = "pack-archive";

const fs::path kPages = fs::path(RIPOSTE_SOURCE_DIR) / "content" / "diagnostics";

std::vector<scenario::Diagnostic> findings(const std::vector<Block>& blocks, bool whole,
                                           Depth depth = Depth::shallow) {
  const Beside nothing{[](const fs::path&) { return false; },
                       [](const fs::path& path) -> Result<std::string> {
                         return failure("{}: no such file or folder", path);
                       }};
  std::vector<scenario::Diagnostic> all;
  for (CheckedFile& file : check_files(changed_folder(kPages / "base", blocks, whole), nothing,
                                       riposte::test::shipped_catalogue(), depth))
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
  const Depth depth = page.deep ? Depth::deep : Depth::shallow;
  const auto failing = findings(page.sections[0], whole, depth);
  for (const scenario::Diagnostic& d : failing) {
    codes.push_back(d.code);
    EXPECT_TRUE(d.code != page.code || d.severity == code->severity) << scenario::to_line("example", d);
    EXPECT_FALSE(d.message.message.empty());
  }
  std::sort(expected.begin(), expected.end());
  std::sort(codes.begin(), codes.end());
  EXPECT_EQ(codes, expected) << ::testing::PrintToString(in_words(failing));
  EXPECT_EQ(in_words(findings(page.sections[1], whole, depth)), std::vector<std::string>{})
      << "the mended example";
}

TEST(Pages, TheTalkThatTheyChangeHasNoFinding) {
  EXPECT_EQ(in_words(findings({}, true)), std::vector<std::string>{});
  EXPECT_EQ(in_words(findings({}, true, Depth::deep)), std::vector<std::string>{});
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

bool is_cyrillic(std::string_view text) {
  for (std::size_t at = 0; at < text.size();)
    if (const char32_t c = next_code_point(text, at); c >= 0x400 && c <= 0x4FF) return true;
  return false;
}

/// What a message is put together from, down to its own words: each is to have its Russian.
void expect_translated(const text::Translator& russian, const Error& error) {
  // Places, signs and names of the format alone are the same in every language.
  const bool has_words = std::any_of(error.pattern.begin(), error.pattern.end(),
                                     [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); });
  if (has_words && error.pattern != "true or false" && !error.pattern.starts_with("/format: ")) {
    EXPECT_TRUE(is_cyrillic(russian.tr(error.pattern.c_str()))) << error.pattern;
  }
  for (const Error& part : error.parts) expect_translated(russian, part);
}

TEST(Pages, EachFindingIsSaidInRussian) {
  const text::Translator russian(locale_folder(), "ru");
  std::size_t findings_said = 0;
  for (const fs::path& file : pages_in(kPages / "en")) {
    SCOPED_TRACE(file.string());
    const Page page = parse_page(riposte::test::shipped_text(file));
    if (page.code == kOfBytes) continue;
    bool whole = false;
    for (const auto& section : page.sections)
      for (const Block& block : section) whole = whole || block.target != "scenario";
    for (const scenario::Diagnostic& d :
         findings(page.sections[0], whole, page.deep ? Depth::deep : Depth::shallow)) {
      ++findings_said;
      const std::string said = text::said(russian, d.message);
      EXPECT_TRUE(is_cyrillic(said)) << said;
      EXPECT_NE(said, d.message.message);
      expect_translated(russian, d.message);
    }
  }
  EXPECT_GE(findings_said, scenario::codes().size() - 1);
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
