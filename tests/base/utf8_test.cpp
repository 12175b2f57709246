#include "base/utf8.h"

#include <algorithm>

#include <gtest/gtest.h>

#include "base/hash.h"
#include "base/random.h"

namespace riposte {
namespace {

TEST(Utf8, FindsTheFirstByteThatIsNotWellFormed) {
  struct Row {
    std::string text;
    std::size_t at;
  };
  constexpr std::size_t kFine = std::string_view::npos;
  for (const Row& row :
       {Row{"", kFine}, Row{"abc", kFine}, Row{"я€🙂", kFine}, Row{"\xF4\x8F\xBF\xBF", kFine},
        Row{"ab\x80", 2}, Row{"a\xC3", 1}, Row{"\xC0\x80", 0}, Row{"\xE0\x80\x80", 0},
        Row{"\xF0\x80\x80\x80", 0}, Row{"x\xED\xA0\x80", 1}, Row{"\xF4\x90\x80\x80", 0}, Row{"\xFF", 0},
        Row{"я\xE2\x82", 2}, Row{"\xE2\x28\xA1", 0}})
    EXPECT_EQ(first_invalid_utf8(row.text), row.at) << testing::PrintToString(row.text);
}

TEST(Utf8, CodePointsComeBackAsTheyWerePut) {
  for (char32_t c :
       {U'a', U'\u007F', U'\u0080', U'\u07FF', U'\u0800', U'\uFFFF', U'\U00010000', U'\U0010FFFF'}) {
    std::string text;
    append_utf8(text, c);
    std::size_t at = 0;
    EXPECT_EQ(next_code_point(text, at), c);
    EXPECT_EQ(at, text.size());
    EXPECT_EQ(count_code_points(text), 1u);
  }
  std::size_t at = 0;
  EXPECT_EQ(next_code_point("\xFFz", at), kReplacementCharacter);
  EXPECT_EQ(at, 1u);
}

TEST(Utf8, ColumnsCountCharactersAndLinesCountLineFeeds) {
  const LineIndex lines("ab\nяя x\n\nend");
  struct Row {
    std::size_t offset, line, column;
  };
  for (const Row& row : {Row{0, 1, 1}, Row{2, 1, 3}, Row{3, 2, 1}, Row{7, 2, 3}, Row{8, 2, 4}, Row{10, 3, 1},
                         Row{11, 4, 1}, Row{14, 4, 4}, Row{999, 4, 4}}) {
    EXPECT_EQ(lines.position(row.offset).line, row.line) << row.offset;
    EXPECT_EQ(lines.position(row.offset).column, row.column) << row.offset;
  }
}

TEST(Utf8, NearestOffersOnlyWhatIsNear) {
  EXPECT_EQ(nearest("trsut", {"irritation", "trust", "asked"}), "trust");
  EXPECT_EQ(nearest("zzzzz", {"irritation", "trust"}), "");
  EXPECT_EQ(nearest("x", {}), "");
}

TEST(Utf8, ColumnsOfLongLinesAreCountedFromTheNearestMark) {
  SplitMix64 random{7};
  const std::vector<std::string> pieces{"a", "я",    "€",
                                        "😀", "\xFF", "\xE2\x82"}; // the last two are ill-formed
  std::string text;
  while (text.size() < 60'000)
    text += random.next() % 20'000 == 0 ? "\n" : pieces[random.next() % pieces.size()];
  const LineIndex lines(text);
  for (int n = 0; n < 400; ++n) { // in no order: marks are made on the way
    const std::size_t offset = random.next() % (text.size() + 1);
    const std::string before = text.substr(0, offset);
    const std::size_t start = before.rfind('\n') + 1; // 0 where there is none
    const TextPosition at = lines.position(offset);
    EXPECT_EQ(at.line, 1 + static_cast<std::size_t>(std::count(before.begin(), before.end(), '\n')));
    EXPECT_EQ(at.column, 1 + count_code_points(before.substr(start))) << offset;
  }
}

TEST(SplitMix64, GivesThePublishedSequence) {
  SplitMix64 stream{1234567}; // the vector of Rosetta Code and of Vigna's splitmix64.c
  for (std::uint64_t expected : {6457827717110365317ull, 3203168211198807973ull, 9817491932198370423ull,
                                 4593380528125082431ull, 16408922859458223821ull})
    EXPECT_EQ(stream.next(), expected);
}

TEST(Hash, IsSha256) {
  EXPECT_EQ(sha256_hex(""), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  EXPECT_EQ(sha256_hex("abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}

TEST(Hash, UuidsAreVersion4AndDiffer) {
  const std::string id = random_uuid();
  ASSERT_EQ(id.size(), 36u);
  EXPECT_EQ(id[14], '4');
  EXPECT_NE(std::string("89ab").find(id[19]), std::string::npos);
  EXPECT_NE(id, random_uuid());
}

} // namespace
} // namespace riposte
