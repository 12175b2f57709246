// Rules between a scenario and its translation, and the rules about texts for the translation's own.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "made_texts.h"

namespace riposte::scenario::test {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

const std::string kKey = "/turns/t0/replies/t0-r0/text";
const std::string kPointer = "/text/~1turns~1t0~1replies~1t0-r0~1text/text";

Scenario source_with(const std::string& text, std::string_view language = "en") {
  Scenario talk = made_talk(language, {{{"…"}, {{"A", 3}, {"B", 3}}}});
  talk.replies[0].text = text;
  return talk;
}

Translation translation_of(const std::string& key, const std::string& text,
                           std::string_view language = "ru") {
  Translation made;
  made.of = "made";
  made.language = language;
  made.text[key].text = text;
  return made;
}

std::vector<std::string> found(const std::string& source, const std::string& text,
                               std::string_view from = "en", std::string_view to = "ru") {
  lint::Remarks remarks;
  lint::lint_translation(source_with(source, from), translation_of(kKey, text, to), remarks);
  for (const lint::Remark& remark : remarks) EXPECT_EQ(remark.pointer, kPointer);
  return codes_of(remarks);
}

TEST(LintTranslation, PlaceholdersAreTheSame) {
  struct Row {
    std::string source, text;
    bool remarked;
  };
  for (const Row& row : {
           Row{"Hello {name}", "Привет", true},
           Row{"Hello", "Привет, {name}", true},
           Row{"{0} of {1}", "{0} из {0}", true},
           Row{"%s pays", "платит", true},
           Row{"%1$s pays", "%2$s платит", true},
           Row{"$name pays", "платит", true},
           Row{"${name} pays", "$name платит", true},
           Row{"{} and {}", "{} и", true},
           Row{"{0} of {1}", "{1}: {0}", false},
           Row{"Hello {name}", "Привет, {name}", false},
           Row{"%d days", "%d дней", false},
           Row{"25 % discount", "скидка 25 процентов", false},
           Row{"25% discount", "25% скидки", false},
           Row{"$5 is US$ five", "пять", false},
           Row{"a {set, of} words", "набор слов", false},
           Row{"up 9 % for you", "рост на 9 %", false},
           Row{"100%sure", "точно", false},
           Row{"a %sure thing", "точно", false},
       })
    EXPECT_EQ(found(row.source, row.text),
              (row.remarked ? std::vector<std::string>{"i18n-placeholder"} : std::vector<std::string>{}))
        << row.source;
}

TEST(LintTranslation, LengthsAreInProportion) {
  struct Row {
    std::size_t source, text;
    std::string_view from, to;
    bool remarked;
  };
  for (const Row& row : {
           Row{100, 70, "en", "ru", false},
           Row{100, 69, "en", "ru", true},
           Row{100, 160, "en", "ru", false},
           Row{100, 161, "en", "ru", true},
           Row{39, 10, "en", "ru", false},
           Row{40, 10, "en", "ru", true},
           Row{40, 200, "en-GB", "ru-RU", true},
           Row{100, 56, "ru", "en", true},
           Row{100, 57, "ru", "en", false},
           Row{100, 135, "ru", "en", false},
           Row{100, 136, "ru", "en", true},
           Row{100, 20, "en", "de", false},
       })
    EXPECT_EQ(found(std::string(row.source, 'a'), std::string(row.text, 'b'), row.from, row.to),
              (row.remarked ? std::vector<std::string>{"i18n-length"} : std::vector<std::string>{}))
        << row.source << " " << row.text << " " << row.from;
}

TEST(LintTranslation, ATextThatIsTheSourcesIsNone) {
  struct Row {
    std::string source, text;
    bool remarked;
  };
  for (const Row& row : {
           Row{"What do you pay?", "What do you pay?", true},
           Row{"What do you pay?", "what do you PAY", true},
           Row{"Incomprehensibilities galore", "Incomprehensibilities galore", true},
           Row{"Сколько вы платите?", "Сколько вы платите?", true},
           Row{"Tin Lantern", "Tin Lantern", false},
           Row{"12 34 56 78", "12 34 56 78", false},
           Row{"OK!", "OK!", false},
           Row{"What do you pay?", "Сколько платите?", false},
           Row{"10:00 – 19:00", "10:00 – 19:00", false},
           Row{"Hm. Hm.", "Hm. Hm.", false},
       })
    EXPECT_EQ(found(row.source, row.text),
              (row.remarked ? std::vector<std::string>{"i18n-same-text"} : std::vector<std::string>{}))
        << row.source;
  EXPECT_THAT(found("What do you pay?", "What do you pay?", "en-GB", "en-US"), IsEmpty()) << "one language";
  Scenario talk = source_with("A");
  talk.customer.company = "The Tin Lantern of Mill Lane";
  lint::Remarks remarks;
  lint::lint_translation(talk, translation_of("/customer/company", talk.customer.company), remarks);
  EXPECT_THAT(codes_of(remarks), IsEmpty()) << "a name";
}

TEST(LintTranslation, WhatTheScenarioDoesNotHaveIsSomebodyElsesFinding) {
  lint::Remarks remarks;
  lint::lint_translation(source_with("Hello {name}"), translation_of("/turns/t9/says/0", "Hello"), remarks);
  lint::lint_translation(source_with("Hello {name}"), translation_of(kKey, ""), remarks);
  EXPECT_THAT(codes_of(remarks), IsEmpty());
  Scenario talk = source_with("A");
  talk.turns[0].says[0].text = "Hello {name}";
  talk.turns[0].says[0].bare = true; // the entry was made when the line was an object
  lint::lint_translation(talk, translation_of("/turns/t0/says/0/text", "Привет"), remarks);
  EXPECT_THAT(places_of(remarks), ElementsAre("i18n-placeholder /text/~1turns~1t0~1says~10~1text/text"));
}

TEST(LintTranslatedTexts, AreJudgedInTheirLanguageAtTheirEntries) {
  struct Row {
    std::string text, code;
  };
  for (const Row& row : {
           Row{"А как у тебя?", "i18n-ty-vy"},
           Row{"Пусть секретарша решит.", "name-stereotype"},
           Row{"Это есть в Битрикс24.", "real-brand"},
           Row{"Пишите на a.b@fonarik.ru.", "pii"},
           Row{"37 % клиентов экономят.", "fact-not-in-sheet"},
           Row{"А как у вас?", ""},
       }) {
    lint::Remarks remarks;
    lint::lint_translated_texts(source_with("And how is it with you?"), translation_of(kKey, row.text),
                                remarks);
    EXPECT_EQ(places_of(remarks), row.code.empty() ? std::vector<std::string>{}
                                                   : std::vector<std::string>{row.code + " " + kPointer});
  }
}

TEST(LintTranslatedTexts, LeaveOutWhatTheScenarioAloneCanMend) {
  Scenario talk = source_with("Write to a.b@lantern.co.uk."); // a fault of the source, with no entry here
  talk.replies[1].consequence.feedback = {};
  lint::Remarks own, translated;
  lint::lint_texts(talk, own);
  EXPECT_THAT(codes_of(own), ElementsAre("pii", "feedback-missing"));
  lint::lint_translated_texts(talk, translation_of("/title", "Имя"), translated);
  EXPECT_THAT(codes_of(translated), IsEmpty());
}

TEST(LintTranslatedTexts, SayOnceWhatIsTrueOfTheWholeTalk) {
  std::vector<MadeTurn> turns(5, {{"…"}, {{"What then", 4}, {"Here are slides", 1}, {"We are the best", 1}}});
  const Scenario talk = made_talk("en", turns);
  Translation translation = translation_of("/title", "Имя");
  for (int i = 0; i < 5; ++i)
    translation.text["/turns/t" + std::to_string(i) + "/replies/t" + std::to_string(i) + "-r0/text"].text =
        "Что же тогда, если не цена?";
  lint::Remarks remarks;
  lint::lint_translated_texts(talk, translation, remarks);
  EXPECT_THAT(places_of(remarks), ElementsAre("choice-length-cue /text"));
}

} // namespace
} // namespace riposte::scenario::test
