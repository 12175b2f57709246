#include "text/error_text.h"

#include <gtest/gtest.h>

namespace riposte::text {
namespace {

std::string in_russian(const Error& error) {
  return said(Translator(TEST_LOCALE_DIR, "ru"), error);
}

TEST(ErrorText, IsTranslatedWithAllItsParts) {
  const Error error = phrase("The folder {} cannot be used: {}.", std::filesystem::path("/data"),
                             phrase("{} is missing", phrase("Reply")));
  EXPECT_EQ(in_russian(error), "Папку /data нельзя использовать: недостаёт: Ответ.");
  EXPECT_EQ(said(Translator(TEST_LOCALE_DIR, "en"), error), error.message);
}

TEST(ErrorText, MayChangeTheOrderOfItsParts) {
  EXPECT_EQ(in_russian(phrase("step {} of {}", 2, 5)), "из 5 шагов — 2-й");
}

TEST(ErrorText, WhatIsNotTranslatedIsSaidInEnglish) {
  EXPECT_EQ(in_russian(phrase("{} is unknown here", 7)), "7 is unknown here");
  EXPECT_EQ(in_russian(phrase("nobody knows that {}", phrase("{} is missing", "x"))),
            "nobody knows that недостаёт: x");
}

TEST(ErrorText, ABrokenPlaceCostsOnlyThatTranslation) {
  EXPECT_EQ(in_russian(phrase("broken by {}", 7)), "broken by 7");
  EXPECT_EQ(in_russian(phrase("{} is missing", phrase("broken by {}", 7))), "недостаёт: broken by 7");
}

TEST(ErrorText, NamesAreNoWordsOfTheInterface) {
  EXPECT_EQ(in_russian(phrase("{} is missing", "Reply")), "недостаёт: Reply");
  EXPECT_EQ(in_russian(Error{"Reply"}), "Reply");
  EXPECT_EQ(in_russian(Error{}), "");
  EXPECT_EQ(in_russian(phrase("{} is missing", "{}")), "недостаёт: {}");
}

} // namespace
} // namespace riposte::text
