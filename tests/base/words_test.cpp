#include "base/words.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace riposte {
namespace {

using testing::ElementsAre;

std::vector<std::string> as_written(std::string_view text) {
  std::vector<std::string> out;
  for (const Word& word : split_words(text).words) out.emplace_back(text.substr(word.offset, word.length));
  return out;
}

std::vector<std::string> folded(std::string_view text) {
  const Words words = split_words(text);
  std::vector<std::string> out;
  for (std::size_t i = 0; i < words.size(); ++i) out.emplace_back(words.folded(i));
  return out;
}

TEST(Words, AreRunsOfLettersAndDigitsWithTheirJoints) {
  struct Row {
    std::string text;
    std::vector<std::string> words;
  };
  for (const Row& row :
       {Row{"", {}}, Row{" — … ?!", {}}, Row{"one", {"one"}}, Row{"  two\twords\n", {"two", "words"}},
        Row{"don't, can’t: won't", {"don't", "can’t", "won't"}}, Row{"'quoted' ‘too’", {"quoted", "too"}},
        Row{"hand-over по‑русски so - no", {"hand-over", "по‑русски", "so", "no"}},
        Row{"10,400 or 10.4, at 10:00.", {"10,400", "or", "10.4", "at", "10:00"}},
        Row{"a.b a:b 3,b", {"a", "b", "a", "b", "3", "b"}},
        Row{"«Жестяной фонарик», ёлка", {"Жестяной", "фонарик", "ёлка"}},
        Row{"25%-ный £1,800", {"25", "ный", "1,800"}},
        Row{"naïve na\u0069\u0308ve", {"naïve", "na\u0069\u0308ve"}}, Row{"日本 x", {"日本", "x"}},
        Row{"a\xFF"
            "b",
            {"a", "b"}},
        Row{"\xD0", {}}, Row{"dogs' cats", {"dogs", "cats"}}, Row{"5-й 10-15", {"5-й", "10-15"}}})
    EXPECT_EQ(as_written(row.text), row.words) << row.text;
}

TEST(Words, FoldTogetherWhatReadsTheSame) {
  EXPECT_THAT(folded("ВСЁ всё Все все"), ElementsAre("все", "все", "все", "все"));
  EXPECT_THAT(folded("Don’t DON'T don\u02BCt"), ElementsAre("don't", "don't", "don't"));
  EXPECT_THAT(folded("по‑русски ПО-РУССКИ"), ElementsAre("по-русски", "по-русски"));
  EXPECT_THAT(folded("Éa E\u0301a éa"), ElementsAre("éa", "éa", "éa"));
}

TEST(Words, ComposeMarksAndLeaveStressOut) {
  EXPECT_THAT(folded("мой мо\u0438\u0306 МО\u0418\u0306"), ElementsAre("мой", "мой", "мой"));
  EXPECT_THAT(folded("вс\u0435\u0308 вс\u0415\u0308"), ElementsAre("все", "все"));
  EXPECT_THAT(folded("за\u0301мок зам\u043E\u0301к"), ElementsAre("замок", "замок"));
}

TEST(Words, StorageIsUsedAgain) {
  Words words;
  split_words("three little words", words);
  split_words("Два слова", words);
  ASSERT_EQ(words.size(), 2u);
  EXPECT_EQ(words.folded(0), "два");
  EXPECT_EQ(words.folded(1), "слова");
}

TEST(Words, AreCountedAsAReaderCounts) {
  EXPECT_EQ(count_words(""), 0u);
  EXPECT_EQ(count_words("It’s £1,800 a month — that’s a lot."), 7u);
  EXPECT_EQ(count_words("Это 10 400 посылок, из них потеряна 31."), 8u);
}

TEST(Words, AFoldedTextIsItsWordsWithBlanksBetween) {
  EXPECT_EQ(fold_words("  Fair enough,  Ёж! "), "fair enough еж");
  EXPECT_EQ(fold_words("…"), "");
}

TEST(Words, KnowTheirCharacters) {
  EXPECT_TRUE(is_word_character(U'7') && is_word_character(U'я') && is_word_character(U'Q'));
  EXPECT_FALSE(is_word_character(U'-') || is_word_character(U'№') || is_word_character(U' '));
  EXPECT_TRUE(is_upper_case(U'Я') && is_upper_case(U'Z'));
  EXPECT_FALSE(is_upper_case(U'я') || is_upper_case(U'z') || is_upper_case(U'1'));
}

} // namespace
} // namespace riposte
