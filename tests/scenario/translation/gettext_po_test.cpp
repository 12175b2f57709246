// PO files: what gettext's manual allows, what is refused with its line, and that gettext's own tools agree.
#include "scenario/translation/gettext_po.h"

#include <cstdlib>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/file.h"
#include "made_texts.h"
#include "support/seed.h"
#include "support/temporary_folder.h"

namespace riposte::scenario::test {
namespace {

using riposte::test::draw;
using testing::ElementsAre;
using testing::HasSubstr;

std::vector<PoEntry> entries_of(std::string_view text) {
  PoParsed parsed = parse_po(text);
  for (const TextFault& fault : parsed.faults)
    ADD_FAILURE() << fault.line << ": " << fault.message.message << "\n" << text;
  return std::move(parsed.entries);
}

PoEntry entry(std::string id, std::string translation) {
  PoEntry made;
  made.id = std::move(id);
  made.translations.push_back(std::move(translation));
  return made;
}

/// With a header, so that gettext's tools know the charset.
std::string catalogue_with(const std::vector<PoEntry>& entries) {
  std::vector<PoEntry> all{entry("",
                                 "Language: ru\nMIME-Version: 1.0\nContent-Type: text/plain; charset=UTF-8\n"
                                 "Content-Transfer-Encoding: 8bit\n")};
  all.insert(all.end(), entries.begin(), entries.end());
  return write_po(all);
}

TEST(GettextPo, ReadsEveryPartOfAnEntry) {
  const auto entries = entries_of(R"(# to you
#  twice
#. from us
#: a.json:1
#, fuzzy, no-wrap
#| msgctxt "old"
#| msgid "was"
#| " this"
msgctxt "/a"
msgid ""
"one\n"
"two" " three"
  msgstr "eins"

#~ msgid "gone"
#~ msgstr ""
#~ "weg"
)");
  ASSERT_EQ(entries.size(), 2u);
  const PoEntry& e = entries[0];
  EXPECT_THAT(e.comments, ElementsAre("to you", " twice"));
  EXPECT_THAT(e.extracted, ElementsAre("from us"));
  EXPECT_THAT(e.references, ElementsAre("a.json:1"));
  EXPECT_THAT(e.flags, ElementsAre("fuzzy", "no-wrap"));
  EXPECT_EQ(e.previous_context, "old");
  EXPECT_EQ(e.previous_id, "was this");
  EXPECT_EQ(e.context, "/a");
  EXPECT_EQ(e.id, "one\ntwo three");
  EXPECT_THAT(e.translations, ElementsAre("eins"));
  EXPECT_EQ(e.line, 9u);
  EXPECT_FALSE(e.obsolete);
  EXPECT_TRUE(entries[1].obsolete);
  EXPECT_EQ(entries[1].id, "gone");
  EXPECT_THAT(entries[1].translations, ElementsAre("weg"));
}

TEST(GettextPo, DecodesEscapes) {
  const auto entries = entries_of(R"(msgid "\"\\\n\t\r\a\b\f\v\101\x42\1z\320\237"
msgstr ""
)");
  ASSERT_EQ(entries.size(), 1u);
  EXPECT_EQ(entries[0].id, "\"\\\n\t\r\a\b\f\vAB\1zП");
}

TEST(GettextPo, TakesPluralsWindowsLineEndsAndAByteOrderMark) {
  const auto entries =
      entries_of("\xEF\xBB\xBFmsgid \"a\"\r\nmsgid_plural \"as\"\r\nmsgstr[0] \"x\"\r\nmsgstr[1] \"y\"\r\n");
  ASSERT_EQ(entries.size(), 1u);
  EXPECT_EQ(entries[0].plural, "as");
  EXPECT_THAT(entries[0].translations, ElementsAre("x", "y"));
}

TEST(GettextPo, NamesEveryFaultWithItsLine) {
  struct Row {
    std::string text;
    std::size_t line;
    std::string says;
  };
  for (const Row& row : {
           Row{"msgid \"a\"\n", 1, "without msgstr"},
           Row{"\nmsgctxt \"a\"\nmsgstr \"b\"\n", 3, "msgstr stands after msgid"},
           Row{"msgctxt \"a\"\n\nmsgctxt \"b\"\nmsgid \"b\"\nmsgstr \"\"\n", 1, "without msgid"},
           Row{"msgid \"a\"\nmsgstr \"b\"\nmsgstr \"c\"\n", 3, "once"},
           Row{"msgid \"a\nmsgstr \"b\"\n", 1, "not closed"},
           Row{"msgid \"a\" b\nmsgstr \"b\"\n", 1, "in quotes"},
           Row{"msgid a\nmsgstr \"b\"\n", 1, "in quotes"},
           Row{"msgid\nmsgstr \"b\"\n", 1, "needed here"},
           Row{"\"a\"\n", 1, "no keyword"},
           Row{"msgid \"a\\q\"\nmsgstr \"b\"\n", 1, "\\q is unknown"},
           Row{"msgid \"a\\xzz\"\nmsgstr \"b\"\n", 1, "\\x is unknown"},
           Row{"msgid \"\\377\"\nmsgstr \"b\"\n", 1, "valid UTF-8"},
           Row{"msgid \"a\"\nmsgstr \"\xff\"\n", 2, "UTF-8"},
           Row{"msgid \"a\"\nmsgid_plural \"b\"\nmsgstr[1] \"x\"\n", 3, "in this order"},
           Row{"#~ msgid \"a\"\nmsgstr \"b\"\n", 2, "obsolete"},
           Row{"hello\n", 1, "begins with"},
           Row{"#| \"x\"\n", 1, "no keyword"},
           Row{"#| msgstr \"x\"\nmsgid \"a\"\nmsgstr \"\"\n", 1, "after #|"},
       }) {
    const PoParsed parsed = parse_po(row.text);
    ASSERT_FALSE(parsed.faults.empty()) << row.text;
    EXPECT_EQ(parsed.faults[0].line, row.line) << row.text;
    EXPECT_THAT(parsed.faults[0].message.message, HasSubstr(row.says)) << row.text;
  }
}

TEST(GettextPo, TellsSeveralFaultsAtOnceButNotEndlessly) {
  EXPECT_EQ(
      parse_po("msgid \"a\\q\"\nmsgstr \"\"\n\nmsgid \"b\"\nmsgid \"c\"\nmsgstr \"\"\n\nfoo\n").faults.size(),
      3u);
  std::string many;
  for (int i = 0; i < 5000; ++i) many += "foo\n\n";
  EXPECT_EQ(parse_po(many).faults.size(), kMostPoFaults);
  EXPECT_EQ(parse_po(std::string((64u << 20) + 1, '\n')).faults.size(), 1u);
  std::string comments;
  for (int i = 0; i < 4'000'001; ++i) comments += "#\n";
  EXPECT_EQ(parse_po(comments).faults.size(), 1u);
}

TEST(GettextPo, FindsFieldsOfTheHeader) {
  const PoEntry header = entry("", "Language: ru\nX-Language: de\nContent-Type:  text/plain \n");
  EXPECT_EQ(po_header_field(header, "Language"), "ru");
  EXPECT_EQ(po_header_field(header, "Content-Type"), "text/plain");
  EXPECT_EQ(po_header_field(header, "Lang"), "");
}

std::vector<std::string> comment_lines(SplitMix64& random) {
  std::vector<std::string> lines;
  for (std::size_t n = draw(random, 3); n > 0; --n) {
    std::string line = hard_text(random);
    std::erase_if(line, [](char c) { return c == '\n' || c == '\r'; });
    lines.push_back(line);
  }
  return lines;
}

PoEntry random_entry(SplitMix64& random, std::size_t number) {
  PoEntry made = entry(hard_text(random), hard_text(random));
  made.obsolete = draw(random, 6) == 0;
  made.context = "/" + std::to_string(number) + hard_text(random);
  made.comments = comment_lines(random);
  if (!made.obsolete) made.extracted = comment_lines(random);
  if (!made.obsolete && draw(random, 2) == 0) made.references = {"a.json:" + std::to_string(number)};
  if (draw(random, 3) == 0) made.flags = {"fuzzy"};
  if (draw(random, 4) == 0) made.previous_id = hard_text(random);
  return made;
}

TEST(GettextPo, EveryTextComesBack) {
  SplitMix64 random = riposte::test::test_random();
  for (int i = 0; i < 2000; ++i) {
    std::vector<PoEntry> entries;
    for (std::size_t n = draw(random, 4); n > 0; --n) entries.push_back(random_entry(random, n));
    const std::string text = write_po(entries);
    ASSERT_EQ(entries_of(text), entries) << text;
    ASSERT_EQ(write_po(entries_of(text)), text);
  }
  const std::string longest = std::string(3'000'000, 'x') + "\n" + std::string(3'000'000, 'y');
  EXPECT_EQ(entries_of(write_po({entry(longest, longest)}))[0].translations[0], longest);
}

TEST(GettextPo, MutatedTextNeverBreaksTheReader) {
  SplitMix64 random = riposte::test::test_random();
  std::size_t read = 0, refused = 0;
  for (int i = 0; i < 10'000; ++i) {
    const std::string text = mutated(random, write_po({random_entry(random, 1), random_entry(random, 2)}));
    const PoParsed parsed = parse_po(text);
    ++(parsed.faults.empty() ? read : refused);
    for (const TextFault& fault : parsed.faults) ASSERT_GE(fault.line, 1u);
    if (parsed.faults.empty()) {
      ASSERT_EQ(entries_of(write_po(parsed.entries)), parsed.entries) << text;
    }
  }
  EXPECT_GT(read, 1000u);
  EXPECT_GT(refused, 1000u);
}

// ---- gettext's own tools

bool runs(const std::string& command) {
  return std::system((command + " >/dev/null 2>&1").c_str()) == 0;
}

std::string output_of(const std::string& command, const riposte::test::TemporaryFolder& folder) {
  const std::string out = (folder / "out").string();
  EXPECT_EQ(std::system((command + " >" + out + " 2>/dev/null").c_str()), 0) << command;
  return read_file(out).value_or("");
}

/// gettext knows no NUL, compares the line feeds at the ends of msgid and msgstr, and refuses control
/// characters that no interface has.
std::string plain_text(SplitMix64& random) {
  std::string text = hard_text(random);
  std::erase_if(text, [](char c) { return c == '\r' || c == '\a' || c == '\f' || c == '\v'; });
  return "x" + text + "x";
}

TEST(GettextPo, GettextsOwnToolsReadTheSame) {
  ASSERT_TRUE(runs("msgfmt --version")) << "gettext belongs to the build";
  SplitMix64 random = riposte::test::test_random();
  const riposte::test::TemporaryFolder folder;
  const std::string file = (folder / "a.po").string();
  for (int round = 0; round < 5; ++round) {
    std::vector<PoEntry> entries;
    std::size_t fuzzy = 0, obsolete = 0;
    for (std::size_t n = 0; n < 60; ++n) {
      PoEntry made = entry(plain_text(random), plain_text(random));
      made.context = "/" + std::to_string(n);
      made.obsolete = n >= 50; // gettext moves them to the end
      if (!made.obsolete && draw(random, 3) == 0) made.flags = {"fuzzy"};
      fuzzy += made.flags.size();
      obsolete += made.obsolete ? 1 : 0;
      made.comments = {"to you"};
      if (!made.obsolete) made.extracted = {"from us"}, made.references = {"a.json:" + std::to_string(n + 1)};
      entries.push_back(made);
    }
    const std::string text = catalogue_with(entries);
    ASSERT_TRUE(write_file(file, text));
    ASSERT_TRUE(runs("msgfmt --check-format --check-domain -o " + (folder / "a.mo").string() + " " + file))
        << text;
    // Written anew by msgcat, wrapped and unwrapped, it says the same.
    const std::vector<PoEntry> ours = entries_of(text);
    EXPECT_EQ(entries_of(output_of("msgcat --no-wrap " + file, folder)), ours);
    EXPECT_EQ(entries_of(output_of("msgcat -w 40 " + file, folder)), ours);
    EXPECT_EQ(entries_of(output_of("msgattrib --only-fuzzy --no-obsolete " + file, folder)).size(),
              fuzzy + 1);
    EXPECT_EQ(entries_of(output_of("msgattrib --only-obsolete " + file, folder)).size(), obsolete + 1);
  }
}

} // namespace
} // namespace riposte::scenario::test
