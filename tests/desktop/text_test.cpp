#include "desktop/widgets/text.h"
#include "ui_driver.h"

#include <gtest/gtest.h>

#include <vector>

namespace riposte::desktop {
namespace {

class Text : public ::testing::Test {
protected:
  UiDriver driver{[](Ui&) {}};
  const TextStyle& body() { return driver.ui.fonts.body; }
  std::vector<std::string> lines(std::string_view text, float wrap) {
    std::vector<std::string> result;
    std::size_t at = 0;
    do {
      const Line line = break_line(body(), text.substr(at), wrap);
      result.emplace_back(text.substr(at, line.visible));
      at += line.next;
    } while (at < text.size());
    return result;
  }
  float width(std::string_view text) { return text_width(body(), text); }
};

TEST_F(Text, BreaksAtSpacesInBothLanguages) {
  EXPECT_EQ(lines("one two three", width("one two") + 1), (std::vector<std::string>{"one two", "three"}));
  EXPECT_EQ(lines("раз два три", width("раз два") + 1), (std::vector<std::string>{"раз два", "три"}));
  EXPECT_EQ(lines("short", 500), (std::vector<std::string>{"short"}));
  EXPECT_EQ(lines("", 500), (std::vector<std::string>{""}));
}

TEST_F(Text, KeepsEmptyLinesAndNewlines) {
  EXPECT_EQ(lines("a\n\nb", 500), (std::vector<std::string>{"a", "", "b"}));
  EXPECT_EQ(lines("a\nb", 0), (std::vector<std::string>{"a", "b"}));
}

TEST_F(Text, ADashNeverBeginsALine) {
  EXPECT_EQ(lines("слово — дело", width("слово —") + 1), (std::vector<std::string>{"слово —", "дело"}));
  for (float wrap = 90; wrap < 300; wrap += 7)
    for (const std::string& line : lines("Он подумал — и это важно — а потом ответил — вот так", wrap))
      EXPECT_FALSE(line.starts_with("—")) << wrap << ": " << line;
}

TEST_F(Text, NumbersKeepTheirUnits) {
  for (float wrap = 60; wrap < 300; wrap += 7)
    for (const std::string& line :
         lines("Скидка 10 % или 900 ₽, договор № 17 и 5 € сверху", wrap)) {
      EXPECT_FALSE(line.starts_with("%") || line.starts_with("₽") || line.starts_with("€")) << line;
      EXPECT_FALSE(line.ends_with("№")) << line;
    }
}

TEST_F(Text, NoBreakSpaceHolds) {
  EXPECT_EQ(lines("a b\u00A0c", width("a b") + 1), (std::vector<std::string>{"a", "b\u00A0c"}));
}

TEST_F(Text, LongWordsBreakBetweenCharacters) {
  const std::string word = "частнопредпринимательскоегосударственноадминистративное";
  std::string joined;
  for (const std::string& line : lines(word, 90)) {
    EXPECT_LE(width(line), 90.0f);
    EXPECT_EQ(line.size() % 2, 0u) << "a letter was cut in two";
    joined += line;
  }
  EXPECT_EQ(joined, word);
}

TEST_F(Text, HyphensBreakOnlyBetweenRealWords) {
  EXPECT_EQ(lines("customer-facing", width("customer-") + 1),
            (std::vector<std::string>{"customer-", "facing"}));
  EXPECT_EQ(lines("потому из-за", width("потому из-") + 1), (std::vector<std::string>{"потому", "из-за"}));
}

TEST_F(Text, NothingIsLostAtAnyWidth) {
  const std::string text =
      "Body: the customer-facing answer — short, honest; 10 % of 249 €, № 17… «Дорого?» — да.";
  for (float wrap = 1; wrap < 700; wrap += 13) {
    std::string letters, expected;
    for (const std::string& line : lines(text, wrap)) letters += line;
    std::erase(letters, ' ');
    expected = text;
    std::erase(expected, ' ');
    EXPECT_EQ(letters, expected) << wrap;
    for (const std::string& line : lines(text, wrap)) EXPECT_LE(width(line), std::max(wrap, 20.0f)) << line;
  }
}

TEST_F(Text, EllipsisFits) {
  for (float room = 30; room < 200; room += 11) {
    const std::string cut = ellipsize(body(), "Обрезается многоточием, когда места нет", room);
    EXPECT_LE(width(cut), room + 0.5f);
    EXPECT_TRUE(cut.ends_with("…"));
  }
  EXPECT_EQ(ellipsize(body(), "fits", 500), "fits");
}

} // namespace
} // namespace riposte::desktop
