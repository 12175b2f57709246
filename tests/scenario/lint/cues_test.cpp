// Rules that look at the choices of a whole talk: length, kindness, absolutes, doubles, smokescreens; and the
// time they take.
#include <chrono>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/random.h"
#include "made_texts.h"
#include "scenario/lint/text_places.h"

namespace riposte::scenario::test {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

std::size_t counted(const lint::Remarks& remarks, std::string_view code) {
  return static_cast<std::size_t>(
      std::count_if(remarks.begin(), remarks.end(), [&](const lint::Remark& r) { return r.code == code; }));
}

/// So many turns with one best reply and two others of these texts.
Scenario decisions(std::string_view language, std::size_t turns, const std::string& best,
                   const std::string& second, const std::string& third) {
  std::vector<MadeTurn> made;
  for (std::size_t i = 0; i < turns; ++i) {
    const std::string number(1 + i % 5, 'q'); // the turns differ, the replies of one turn have equal lengths
    made.push_back({{"…"}, {{best + number, 4}, {second + number, 1}, {third + number, 1}}});
  }
  return made_talk(language, made);
}

TEST(LengthCue, IsTheBestReplyThatIsLongestInMoreThan45PerCent) {
  struct Row {
    std::size_t longest, other;
    bool remarked;
  };
  for (const Row& row :
       {Row{4, 0, true}, Row{3, 0, false}, Row{9, 11, false}, Row{10, 10, true}, Row{5, 6, true},
        Row{4, 5, false}, Row{0, 8, false}, Row{45, 55, false}, Row{46, 54, true}}) {
    std::vector<MadeTurn> turns;
    for (std::size_t i = 0; i < row.longest + row.other; ++i)
      turns.push_back({{"…"},
                       {{i < row.longest ? "abcdefghijkl mno" : "abcdefghijklm", 4},
                        {"nopqrstuvwxyz a", 1},
                        {"zyxw", 0}}});
    const lint::Remarks remarks = remarks_on(made_talk("en", turns));
    EXPECT_EQ(codes_of(remarks),
              (row.remarked ? std::vector<std::string>{"choice-length-cue"} : std::vector<std::string>{}))
        << row.longest << " of " << row.longest + row.other;
  }
}

TEST(LengthCue, NamesTheShareAndTheFirstTurns) {
  const lint::Remarks remarks = remarks_on(decisions("ru", 7, "длинная реплика", "короткая", "короче"));
  ASSERT_EQ(codes_of(remarks), std::vector<std::string>{"choice-length-cue"})
      << "one for the talk, not one a turn";
  EXPECT_EQ(remarks[0].pointer, "/turns");
  EXPECT_THAT(remarks[0].message.message,
              HasSubstr("in 7 of 7 decisions ('t0', 't1', 't2', 't3', 't4' and 2 more)"));
}

TEST(LengthCue, IsABestReplyFarLongerThanItsTurn) {
  struct Row {
    std::size_t best, second, third;
    bool remarked;
  };
  for (const Row& row : {Row{150, 100, 100, true}, Row{140, 100, 100, true}, Row{130, 100, 100, false},
                         Row{100, 150, 100, false}, Row{160, 150, 60, false}, Row{165, 150, 60, true},
                         Row{15, 10, 10, false}, Row{25, 10, 10, true}, Row{120, 100, 100, false}}) {
    const Scenario talk = made_talk("en", {{{"…"},
                                            {{std::string(row.best, 'a'), 3},
                                             {std::string(row.second, 'b'), 1},
                                             {std::string(row.third, 'c'), 1}}}});
    EXPECT_EQ(places_of(remarks_on(talk)),
              (row.remarked ? std::vector<std::string>{"choice-length-cue /turns/t0/replies/0/text"}
                            : std::vector<std::string>{}))
        << row.best;
  }
}

TEST(LengthCue, CountsADifferenceThatIsSeen) {
  for (const std::size_t best : {100u, 104u, 105u, 110u}) {
    const std::vector<MadeTurn> turns(
        5, {{"…"}, {{std::string(best, 'a'), 4}, {std::string(100, 'b'), 1}, {std::string(97, 'c'), 0}}});
    EXPECT_EQ(remarks_on(made_talk("en", turns)).size(), best < 105 ? 0u : 1u) << best;
  }
}

TEST(LengthCue, EqualsAreNoKeyAndAMarkedReplyIsNever) {
  std::vector<MadeTurn> turns(6, {{"…"}, {{"abcdefghijkl mno", 3}, {"pqrst", 3}, {"zyxw", 0}}});
  EXPECT_THAT(codes_of(remarks_on(made_talk("en", turns))), IsEmpty());
  for (MadeTurn& turn : turns) std::swap(turn.replies[0], turn.replies[1]);
  EXPECT_THAT(codes_of(remarks_on(made_talk("en", turns))), IsEmpty());
  turns.assign(6, {{"…"}, {{"abcdefghijkl mno", 4, Ethics::warn}, {"pqrst", 3}, {"zyxw", 0}}});
  EXPECT_THAT(codes_of(remarks_on(made_talk("en", turns))), IsEmpty());
}

struct CueRow {
  std::string_view language;
  std::string best, second, third;
  std::size_t turns;
  bool remarked;
};

TEST(PolitenessCue, IsKindnessInTheBestRepliesAlone) {
  for (const CueRow& row : {
           CueRow{"en", "Fair enough. Why", "Here are slides", "We are the best", 4, true},
           CueRow{"en", "I see. What then", "Here are slides", "We are the best", 6, true},
           CueRow{"en", "Fair enough. Why", "Here are slides", "We are the best", 3, false},
           CueRow{"en", "Fair enough. Why", "Thank you, slides", "We are the best", 6, false},
           CueRow{"en", "What is it then", "Sorry, the slides", "We are the best", 6, false},
           CueRow{"en", "What is it then", "Here are slides", "We are the best", 6, false},
           CueRow{"ru", "Понимаю. А почему", "Вот наши слайды", "Мы самые лучшие", 4, true},
           CueRow{"ru", "Спасибо. А с чем", "Вот наши слайды", "Мы самые лучшие", 6, true},
           CueRow{"ru", "Понимаю. А почему", "Вот наши слайды", "Мы самые лучшие", 3, false},
           CueRow{"ru", "Понимаю. А почему", "Спасибо, слайды", "Мы самые лучшие", 6, false},
           CueRow{"ru", "А почему именно", "Извините, слайды", "Мы самые лучшие", 6, false},
           CueRow{"ru", "А почему именно", "Вот наши слайды", "Мы самые лучшие", 6, false},
       }) {
    const lint::Remarks remarks =
        remarks_on(decisions(row.language, row.turns, row.best, row.second, row.third));
    EXPECT_EQ(counted(remarks, "choice-politeness-cue"), row.remarked ? 1u : 0u)
        << row.best << " " << row.turns;
  }
}

TEST(PolitenessCue, TakesMoreThanSixtyPerCentOfTheKindTurns) {
  const MadeTurn cue{{"…"}, {{"Fair enough. Why", 4}, {"Here are slides", 1}, {"We are the best", 1}}};
  const MadeTurn even{{"…"}, {{"Fair enough. Why", 4}, {"Thank you, here", 1}, {"We are the best", 1}}};
  std::vector<MadeTurn> turns(6, cue);
  turns.insert(turns.end(), 4, even);
  EXPECT_EQ(counted(remarks_on(made_talk("en", turns)), "choice-politeness-cue"), 0u) << "6 of 10";
  turns.push_back(cue);
  EXPECT_EQ(counted(remarks_on(made_talk("en", turns)), "choice-politeness-cue"), 1u) << "7 of 11";
}

TEST(AbsoluteCue, IsAlwaysAndNeverInWrongRepliesAlone) {
  for (const CueRow& row : {
           CueRow{"en", "What is it then", "We always do it", "Here are slides", 3, true},
           CueRow{"en", "What is it then", "Everyone says so", "Nobody minds it", 4, true},
           CueRow{"en", "What is it then", "We always do it", "Here are slides", 2, false},
           CueRow{"en", "Never mind this", "We always do it", "Here are slides", 6, false},
           CueRow{"en", "What is it then", "Here are slides", "Sorry about this", 6, false},
           CueRow{"en", "What is it then", "An alwayser word", "Nevertheless so", 6, false},
           CueRow{"ru", "А почему именно", "Мы всегда точны", "Вот наши слайды", 3, true},
           CueRow{"ru", "А почему именно", "Никто не жалел", "Это абсолютно всё", 4, true},
           CueRow{"ru", "А почему именно", "Мы всегда точны", "Вот наши слайды", 2, false},
           CueRow{"ru", "Никогда не поздно", "Мы всегда точны", "Вот наши слайды", 6, false},
           CueRow{"ru", "А почему именно", "Все наши слайды", "Вот, ничего себе", 6, false},
           CueRow{"ru", "А почему именно", "Всегдашний хор", "Вот наши слайды", 6, false},
       }) {
    std::vector<MadeTurn> turns(row.turns, {{"…"}, {{row.best, 4}, {row.second, 1}, {row.third, 1}}});
    const lint::Remarks remarks = remarks_on(made_talk(row.language, turns));
    EXPECT_EQ(counted(remarks, "choice-absolute-cue"), row.remarked ? 1u : 0u)
        << row.second << " " << row.turns;
  }
}

TEST(AbsoluteCue, IsNotTheCustomersOwnWordNorAGoodReply) {
  const std::vector<MadeTurn> echoed(
      5, {{"It always happens."}, {{"What then", 4}, {"Not always", 1}, {"Slides", 1}}});
  EXPECT_EQ(counted(remarks_on(made_talk("en", echoed)), "choice-absolute-cue"), 0u);
  const std::vector<MadeTurn> good(5, {{"…"}, {{"What then", 4}, {"Is it always", 3}, {"Slides", 1}}});
  EXPECT_EQ(counted(remarks_on(made_talk("en", good)), "choice-absolute-cue"), 0u);
}

TEST(Duplicate, IsASiblingThatSaysNearlyTheSame) {
  struct Row {
    std::string a, b;
    bool remarked;
  };
  for (const Row& row : {
           Row{"What do you compare it with?", "What do you compare it with?", true},
           Row{"What do you compare it with?", "what do YOU compare it with…", true},
           Row{"Now what do you compare it with?", "What do you compare it with now?", true},
           Row{"What were you holding the figure up against then?",
               "What were you holding the figures up against then?", true},
           Row{"What do you compare it with?", "Whom do you ask about it?", false},
           Row{"I can come on the 5th of March at noon.", "I can come on the 6th of March at noon.", false},
           Row{"I could lower it by ten per cent for you now.",
               "I could lower it by six per cent for you now.", false},
           Row{"I will send you the list of visits today.", "I will not send you the list of visits today.",
               false},
           Row{"С чем вы это сравниваете?", "С чем вы это сравниваете…", true},
           Row{"Тогда с чем вы это сравниваете?", "С чем вы это тогда сравниваете?", true},
           Row{"А с чем вы сравнивали нашу цену в тот раз?", "А с чем вы сравнивали нашу цену в этот раз?",
               true},
           Row{"Всё ещё сравниваете?", "Все еще сравниваете?", true},
           Row{"С чем вы это сравниваете?", "Кого вы об этом спросите?", false},
           Row{"Могу уступить десять процентов с первого месяца.",
               "Могу уступить шесть процентов с первого месяца.", false},
           Row{"Пришлю вам список выездов сегодня вечером.", "Не пришлю вам список выездов сегодня вечером.",
               false},
       }) {
    const bool russian = static_cast<unsigned char>(row.a[0]) >= 0x80;
    const Scenario talk =
        made_talk(russian ? "ru" : "en",
                  {{{"…"}, {{row.a, 2}, {"Slides are a third thing here, quite another.", 2}, {row.b, 2}}}});
    EXPECT_EQ(places_of(remarks_on(talk)),
              (row.remarked ? std::vector<std::string>{"choice-duplicate /turns/t0/replies/2/text"}
                            : std::vector<std::string>{}))
        << row.a;
  }
}

TEST(Tells, OfASmokescreen) {
  struct Row {
    std::string_view language;
    std::string line;
    bool remarked;
  };
  for (const Row& row : {
           Row{"en", "The price is the price.", true},
           Row{"en", "Your invoice has two pages.", true},
           Row{"en", "It’s just the price, really.", false},
           Row{"en", "I have to think it over.", false},
           Row{"ru", "Цена есть цена.", true},
           Row{"ru", "В счёте две страницы.", true},
           Row{"ru", "Да просто дорого.", false},
           Row{"ru", "Мне надо подумать.", false},
       }) {
    Scenario talk =
        made_talk(row.language, {{{"…"}, {{"A", 2}, {"B", 2}}}, {{row.line}, {{"C", 2}, {"D", 2}}}});
    talk.start = {Target::Kind::turn, 0};
    Objection objection;
    objection.id = "price.too-high";
    objection.sincerity = Sincerity::smokescreen;
    objection.causes = {{"price.no-budget", {}}};
    talk.turns[1].objection = objection;
    const auto found = [&] { return places_of(remarks_on(talk)); };
    const std::vector<std::string> expected{"truth-tell-missing /turns/t1/objection"};
    EXPECT_EQ(found(), row.remarked ? expected : std::vector<std::string>{}) << row.line;
    if (!row.remarked) continue;
    for (const Sincerity other : {Sincerity::genuine, Sincerity::partial}) {
      talk.turns[1].objection->sincerity = other;
      EXPECT_THAT(found(), IsEmpty());
    }
    talk.turns[1].objection->sincerity = Sincerity::smokescreen;
    talk.turns[0].says[0].reveals = "price.no-budget";
    EXPECT_THAT(found(), IsEmpty()) << "given away";
    talk.turns[0].says[0].reveals = "risk.reputation";
    EXPECT_EQ(found(), expected);
    talk.turns[0].objection = objection;
    talk.turns[0].objection->id = "timing.later";
    EXPECT_THAT(found(), IsEmpty()) << "two pretexts for one cause";
    talk.turns[0].objection.reset();
    talk.turns[1].says[0].when.code.emplace_back();
    EXPECT_THAT(found(), IsEmpty()) << "it differs from play to play";
    talk.turns[1].says[0].when.code.clear();
    talk.start = {Target::Kind::turn, 1};
    EXPECT_THAT(found(), IsEmpty()) << "before any offer";
  }
}

TEST(Places, AreWrittenWithIndexesAndInTranslationsWithIds) {
  Scenario talk = made_talk("en", {{{"…"}, {{"A", 2}, {"B", 2}}}});
  talk.turns[0].id = "a/b~c";
  talk.facts = {{"first", "x"}, {"second", "y"}};
  const lint::TranslationKeys keys(talk);
  EXPECT_EQ(keys.of("/facts/1/text"), "/facts/second/text");
  EXPECT_EQ(keys.of("/turns/a~1b~0c/replies/1/feedback/try"), "/turns/a~1b~0c/replies/t0-r1/feedback/try");
  EXPECT_EQ(keys.of("/turns/a~1b~0c/replies/1"), "/turns/a~1b~0c/replies/t0-r1");
  for (const std::string same : {"/turns/a~1b~0c/replies/9/text", "/turns/a~1b~0c/says/0",
                                 "/turns/other/replies/0", "/title", "", "/facts/9/text", "/facts", "/turns"})
    EXPECT_EQ(keys.of(same), same);
  std::vector<std::string> pointers;
  lint::for_each_place(talk, [&](const lint::Place& place, const std::string&) {
    pointers.push_back(keys.of(lint::pointer_of(talk, place)));
  });
  std::vector<std::string> expected;
  for_each_text(talk, [&](const std::string& key, const std::string&) { expected.push_back(key); });
  EXPECT_EQ(pointers, expected);
}

/// The time to lint a talk of so many turns, and how many remarks it has.
std::pair<double, std::size_t> lint_time(std::size_t turns) {
  const Scenario talk =
      decisions("ru", turns, "Понимаю. А с чем вы сравниваете нашу цену, если не секрет, в тот самый день?",
                "Вот наши слайды: там всё, что мы умеем, и даже чуть больше, чем вы спросили.",
                "Мы всегда точны, и с 2011 года у нас 25 % городских посылок, спросите кого угодно.");
  const auto start = std::chrono::steady_clock::now();
  const std::size_t remarks = remarks_on(talk).size();
  return {std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count(), remarks};
}

TEST(LintTextsAtLength, TakesTimeInProportionToTheTalk) {
  lint_time(100);
  const auto [small, few] = lint_time(1'000);
  const auto [large, many] = lint_time(10'000);
  RecordProperty("seconds for 10,000 turns", std::to_string(large));
  EXPECT_EQ(few, many) << "remarks about the whole talk only";
  EXPECT_LT(large, 30 * small + 0.05); // ten times the turns; the rest is the machine's
}

TEST(LintTextsAtLength, ReadAnything) {
  const std::vector<std::string> pieces{"you are",
                                        "Вы",
                                        " ",
                                        "  ",
                                        "?",
                                        "! ",
                                        "…",
                                        "«",
                                        "»",
                                        "“",
                                        "”",
                                        "\"",
                                        "10",
                                        ",400",
                                        " 400",
                                        "%",
                                        " %",
                                        "£",
                                        "к",
                                        "тысяч",
                                        "twenty-five",
                                        "hundred",
                                        "and",
                                        "сто",
                                        "per cent",
                                        "a@b.cd",
                                        "+7 916 123-45-67",
                                        "-",
                                        "'",
                                        "’s",
                                        "ты-то",
                                        "\u0301",
                                        "\u0308",
                                        "е",
                                        "Ё",
                                        "й",
                                        "\xFF",
                                        "\xD0",
                                        "\xE2\x80",
                                        "\n",
                                        ":",
                                        ";",
                                        "good",
                                        "Correct.",
                                        "and also",
                                        "never",
                                        "Apple",
                                        "UPS",
                                        "{name}",
                                        "%s",
                                        "$x",
                                        "日本",
                                        "\U0001F642",
                                        "1с",
                                        "99999999999999999999999999"};
  SplitMix64 draw{20'261'123};
  const auto text = [&] {
    std::string out;
    for (std::uint64_t n = draw.next() % 12; n > 0; --n) out += pieces[draw.next() % pieces.size()];
    return out;
  };
  for (int round = 0; round < 600; ++round) {
    Scenario talk = made_talk(round % 3 == 0   ? "en"
                              : round % 3 == 1 ? "ru"
                                               : "de",
                              {{{text(), text()}, {{text(), 3}, {text(), 1}, {text(), 0}}}, {{text()}, {}}});
    talk.title = text(), talk.brief = text(), talk.facts = {{"f", text()}};
    talk.turns[0].hints = {text()};
    talk.replies[0].consequence.feedback = {text(), text(), text()};
    talk.replies[1].examples = {text()};
    Translation translation;
    translation.language = round % 2 == 0 ? "ru" : "en";
    for_each_text(talk,
                  [&](const std::string& key, const std::string&) { translation.text[key].text = text(); });
    lint::Remarks remarks = remarks_on(talk);
    lint::lint_translation(talk, translation, remarks);
    lint::lint_translated_texts(talk, translation, remarks);
    for (const lint::Remark& remark : remarks) {
      EXPECT_FALSE(remark.code.empty() || remark.message.message.empty());
      EXPECT_EQ(remark.pointer.front(), '/');
    }
  }
}

TEST(LintTextsAtLength, ManyRepliesInOneTurnStayLinear) {
  MadeTurn turn{{"…"}, {}};
  for (int i = 0; i < 20'000; ++i) turn.replies.push_back({"Same words every time", 2});
  const lint::Remarks remarks = remarks_on(made_talk("en", {turn}));
  EXPECT_EQ(counted(remarks, "choice-duplicate"), 19'999u);
}

} // namespace
} // namespace riposte::scenario::test
