#include "text/translator.h"

#include <cstdlib>
#include <ctime>

#include <gtest/gtest.h>

namespace riposte::text {
namespace {

const std::string kReplies = "{} reply", kManyReplies = "{} replies";

Translator translator(std::string_view language) {
  return {TEST_LOCALE_DIR, language};
}

TEST(Translator, RussianHasThreePlurals) {
  const Translator russian = translator("ru");
  for (const auto& [count, form] :
       std::vector<std::pair<long long, std::string>>{{0, "{} ответов"},
                                                      {1, "{} ответ"},
                                                      {2, "{} ответа"},
                                                      {4, "{} ответа"},
                                                      {5, "{} ответов"},
                                                      {11, "{} ответов"},
                                                      {12, "{} ответов"},
                                                      {14, "{} ответов"},
                                                      {20, "{} ответов"},
                                                      {21, "{} ответ"},
                                                      {22, "{} ответа"},
                                                      {25, "{} ответов"},
                                                      {101, "{} ответ"},
                                                      {111, "{} ответов"},
                                                      {112, "{} ответов"},
                                                      {121, "{} ответ"},
                                                      {5'000'000'001, "{} ответ"},
                                                      {5'000'000'002, "{} ответа"},
                                                      {5'000'000'011, "{} ответов"},
                                                      {-1, "{} ответ"},
                                                      {-3, "{} ответа"}})
    EXPECT_EQ(russian.trn(kReplies.c_str(), kManyReplies.c_str(), count), form) << count;
}

TEST(Translator, EnglishHasTwo) {
  const Translator english = translator("en");
  for (const auto& [count, form] : std::vector<std::pair<long long, std::string>>{{0, kManyReplies},
                                                                                  {1, kReplies},
                                                                                  {2, kManyReplies},
                                                                                  {11, kManyReplies},
                                                                                  {21, kManyReplies},
                                                                                  {111, kManyReplies}})
    EXPECT_EQ(english.trn(kReplies.c_str(), kManyReplies.c_str(), count), form) << count;
}

TEST(Translator, ContextsKeepEqualWordsApart) {
  const Translator russian = translator("ru");
  EXPECT_EQ(russian.tr("Reply"), "Ответ");
  EXPECT_EQ(russian.trc("mood", "sad"), "грустно");
  EXPECT_EQ(russian.trc("colour", "sad"), "унылый");
  EXPECT_EQ(translator("en").trc("mood", "sad"), "sad");
}

TEST(Translator, WhatIsNotTranslatedIsShownInEnglish) {
  EXPECT_EQ(translator("ru").tr("Not in the file"), "Not in the file");
  EXPECT_EQ(translator("ru").trc("no context", "sad"), "sad");
  const Translator missing("/no/such/folder", "ru");
  EXPECT_EQ(missing.tr("Reply"), "Reply");
  EXPECT_EQ(missing.trn(kReplies.c_str(), kManyReplies.c_str(), 1), kReplies);
  EXPECT_EQ(missing.trn(kReplies.c_str(), kManyReplies.c_str(), 2), kManyReplies);
  EXPECT_EQ(missing.language(), "ru");
}

TEST(Translator, NumbersHaveTheSignOfTheLanguage) {
  const Translator russian = translator("ru"), english = translator("en");
  for (const auto& [value, digits, ru, en] :
       std::vector<std::tuple<double, int, std::string, std::string>>{{2.5, 1, "2,5", "2.5"},
                                                                      {0, 0, "0", "0"},
                                                                      {2, 2, "2,00", "2.00"},
                                                                      {-1.25, 2, "-1,25", "-1.25"},
                                                                      {3.96, 1, "4,0", "4.0"}}) {
    EXPECT_EQ(russian.number(value, digits), ru);
    EXPECT_EQ(english.number(value, digits), en);
  }
}

class Dates : public testing::Test {
protected:
  Dates() {
    ::setenv("TZ", "UTC", 1);
    ::tzset();
  }
};

TEST_F(Dates, AreWrittenInTheLanguage) {
  const Instant at{1'795'442'700'000}; // 2026-11-23T14:05:00Z
  EXPECT_EQ(translator("en").date(at), "23 November 2026");
  EXPECT_EQ(translator("ru").date(at), "23 ноября 2026 г.");
  EXPECT_EQ(translator("en").short_date_time(at), "23 Nov, 14:05");
  EXPECT_NE(translator("ru").short_date_time(at).find("14:05"), std::string::npos);
  EXPECT_NE(translator("ru").short_date_time(at).find("нояб"), std::string::npos);
  const Instant early{1'772'323'200'000}; // 2026-03-01T00:00:00Z
  EXPECT_EQ(translator("ru").date(early), "1 марта 2026 г.");
  EXPECT_EQ(translator("en").date(early), "1 March 2026");
}

TEST_F(Dates, NumbersWithinThemAreNotGrouped) {
  EXPECT_EQ(translator("en").date({0}), "1 January 1970");
}

TEST(Environment, TheFirstVariableThatIsSetDecidesTheLanguage) {
  const auto language = [](const char* all, const char* messages, const char* lang) {
    for (const auto& [name, value] : std::vector<std::pair<const char*, const char*>>{
             {"LC_ALL", all}, {"LC_MESSAGES", messages}, {"LANG", lang}})
      value == nullptr ? ::unsetenv(name) : ::setenv(name, value, 1);
    return std::string(language_of_environment());
  };
  EXPECT_EQ(language(nullptr, nullptr, "ru_RU.UTF-8"), "ru");
  EXPECT_EQ(language("en_US.UTF-8", nullptr, "ru_RU.UTF-8"), "en");
  EXPECT_EQ(language("", "ru_RU", "en_US"), "ru");
  EXPECT_EQ(language("de_DE", "ru_RU", "ru_RU"), "en");
  EXPECT_EQ(language("C", nullptr, nullptr), "en");
  EXPECT_EQ(language(nullptr, nullptr, nullptr), "en");
}

} // namespace
} // namespace riposte::text
