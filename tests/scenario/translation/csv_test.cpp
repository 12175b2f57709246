// RFC 4180, what spreadsheets make of it, and what is refused.
#include "scenario/translation/csv.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "made_texts.h"
#include "support/seed.h"

namespace riposte::scenario::test {
namespace {

using Cells = std::vector<std::vector<std::string>>;

Cells cells_of(std::string_view text, char separator = ',') {
  const CsvParsed parsed = parse_csv(text, separator);
  for (const TextFault& fault : parsed.faults) ADD_FAILURE() << fault.line << ": " << fault.message.message;
  Cells cells;
  for (const CsvRow& row : parsed.rows) cells.push_back(row.cells);
  return cells;
}

TEST(Csv, ReadsWhatRfc4180Allows) {
  struct Row {
    std::string text;
    Cells cells;
  };
  for (const Row& row : {
           Row{"", {}},
           Row{"a,b\r\n", {{"a", "b"}}},
           Row{"a,b", {{"a", "b"}}},
           Row{"a,b\nc,d\n", {{"a", "b"}, {"c", "d"}}},
           Row{"a,b\rc,d\r", {{"a", "b"}, {"c", "d"}}},
           Row{",\n", {{"", ""}}},
           Row{"a,\n,b\n", {{"a", ""}, {"", "b"}}},
           Row{"\xEF\xBB\xBF"
               "a\n",
               {{"a"}}},
           Row{"\"a\"\"b\"\n", {{"a\"b"}}},
           Row{"\"\"\n", {{""}}},
           Row{"\"a,b\",\"c\r\nd\"\r\n", {{"a,b", "c\r\nd"}}},
           Row{" a , b \n", {{" a ", " b "}}},
           Row{"a\n\n\r\n\nb\n", {{"a"}, {"b"}}},
           Row{"\"\"\"\"\"\"\n", {{"\"\""}}},
       })
    EXPECT_EQ(cells_of(row.text), row.cells) << row.text;
}

TEST(Csv, KnowsWhatDividesTheCells) {
  EXPECT_EQ(csv_separator("key,source\na;b;c;d"), ',');
  EXPECT_EQ(csv_separator("\xEF\xBB\xBFkey;source;translation\n"), ';');
  EXPECT_EQ(csv_separator("key\tsource\n,,,,,"), '\t');
  EXPECT_EQ(csv_separator("\"a,b,c\";d\n"), ';');
  EXPECT_EQ(csv_separator(""), ',');
  EXPECT_EQ(cells_of("a;\"b;c\";d,e", ';'), (Cells{{"a", "b;c", "d,e"}}));
}

TEST(Csv, NamesTheLineOfAFault) {
  struct Row {
    std::string text;
    std::size_t line;
    std::string says;
  };
  for (const Row& row : {
           Row{"a\nb\"c\n", 2, "inside a cell"},
           Row{"\"a\nb\n", 1, "never closed"},
           Row{"a\n\"b\nc\"d\n", 3, "after the closing quote"},
           Row{"a\n\n\"x\n\n\"\nb\xFF\n", 6, "UTF-8"},
           Row{"a\n" + std::string(100, ','), 2, "more than 64 cells"},
       }) {
    const CsvParsed parsed = parse_csv(row.text);
    ASSERT_EQ(parsed.faults.size(), 1u) << row.text;
    EXPECT_EQ(parsed.faults[0].line, row.line) << row.text;
    EXPECT_THAT(parsed.faults[0].message.message, testing::HasSubstr(row.says));
  }
}

TEST(Csv, RowsKnowTheirLine) {
  const CsvParsed parsed = parse_csv("a\r\n\r\n\"b\nb\",c\r\nd\r\n");
  ASSERT_EQ(parsed.rows.size(), 3u);
  EXPECT_EQ(parsed.rows[0].line, 1u);
  EXPECT_EQ(parsed.rows[1].line, 3u);
  EXPECT_EQ(parsed.rows[2].line, 5u);
}

TEST(Csv, WhatIsTooMuchIsRefused) {
  const CsvParsed rows = parse_csv([] {
    std::string text;
    for (std::size_t i = 0; i <= kMostCsvRows; ++i) text += "a\n";
    return text;
  }());
  ASSERT_EQ(rows.faults.size(), 1u);
  EXPECT_EQ(rows.faults[0].line, kMostCsvRows + 1);
  EXPECT_EQ(parse_csv(std::string((64u << 20) + 1, 'a')).faults.size(), 1u);
}

TEST(Csv, EveryTextComesBack) {
  SplitMix64 random = riposte::test::test_random();
  for (int i = 0; i < 3000; ++i) {
    Cells cells(riposte::test::draw(random, 4));
    for (auto& row : cells)
      for (std::size_t n = riposte::test::draw(random, 5) + 1; n > 0; --n) row.push_back(hard_text(random));
    const std::string text = write_csv(cells);
    ASSERT_EQ(cells_of(text), cells) << text;
    ASSERT_EQ(write_csv(cells_of(text)), text);
  }
  const Cells longest{{std::string(3'000'000, 'x') + "\"\n" + std::string(3'000'000, 'y'), "z"}};
  EXPECT_EQ(cells_of(write_csv(longest)), longest);
}

TEST(Csv, MutatedTextNeverBreaksTheReader) {
  SplitMix64 random = riposte::test::test_random();
  std::size_t read = 0, refused = 0;
  for (int i = 0; i < 10'000; ++i) {
    Cells cells(3);
    for (auto& row : cells) row = {hard_text(random), hard_text(random), hard_text(random)};
    const std::string text = mutated(random, write_csv(cells));
    const CsvParsed parsed = parse_csv(text, csv_separator(text));
    ++(parsed.faults.empty() ? read : refused);
    if (!parsed.faults.empty()) continue;
    Cells got;
    for (const CsvRow& row : parsed.rows) got.push_back(row.cells);
    ASSERT_EQ(cells_of(write_csv(got)), got) << text;
  }
  EXPECT_GT(read, 1000u);
  EXPECT_GT(refused, 1000u);
}

} // namespace
} // namespace riposte::scenario::test
