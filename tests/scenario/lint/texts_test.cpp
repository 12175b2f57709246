// Rules for one text at a time: feedback, lengths, names, forms of address, claims, two acts in one reply.
#include <functional>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "made_texts.h"

namespace riposte::scenario::test {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

std::vector<std::string> only(const std::string& code, bool remarked) {
  return remarked ? std::vector<std::string>{code} : std::vector<std::string>{};
}

std::string words(std::size_t n, const std::string& word = "word") {
  std::string out;
  for (std::size_t i = 0; i < n; ++i) out += (i == 0 ? "" : " ") + word;
  return out;
}

/// Two plain turns, so that no rule about the whole talk has anything to say.
Scenario plain(std::string_view language) {
  if (language == "ru")
    return made_talk("ru",
                     {{{"Не вижу смысла."}, {{"С чем сравниваете?", 3}, {"Давайте покажу слайды.", 1}}}});
  return made_talk(
      "en", {{{"I see no point."}, {{"What do you compare it with?", 3}, {"Here are the slides.", 1}}}});
}

TEST(LintTexts, ThePlainTalksHaveNoRemark) {
  EXPECT_THAT(codes_of(remarks_on(plain("en"))), IsEmpty());
  EXPECT_THAT(codes_of(remarks_on(plain("ru"))), IsEmpty());
}

TEST(LintTexts, FeedbackThatJudgesThePerson) {
  for (const TextRow& row : {
           TextRow{"en", "You are rude here.", true},
           TextRow{"en", "You’re not a very good listener.", true},
           TextRow{"en", "You're a natural.", true},
           TextRow{"en", "You were simply too pushy for her.", true},
           TextRow{"en", "You never listen to the end.", true},
           TextRow{"en", "You were good.", true},
           TextRow{"en", "Your laziness shows.", true},
           TextRow{"en", "You listened badly and spoke too soon.", false},
           TextRow{"en", "“You are rude” was what he heard in it.", false},
           TextRow{"en", "You’re right to stop here.", false},
           TextRow{"en", "You are a good deal quicker than the customer.", false},
           TextRow{"en", "The question was rude to her.", false},
           TextRow{"en", "Thank you. Lazy wording hides the reason.", false},
           TextRow{"en", "You are. Rude words follow.", false},
           TextRow{"en", "He thanks you. Lack of time is what he names.", false},
           TextRow{"ru", "Теперь говорите вы. Вечно занятый клиент молчит.", false},
           TextRow{"ru", "Вы грубы с ней.", true},
           TextRow{"ru", "Вы — плохой слушатель.", true},
           TextRow{"ru", "Вы слишком навязчивы.", true},
           TextRow{"ru", "Вы молодец!", true},
           TextRow{"ru", "Вы плохо слушаете.", true},
           TextRow{"ru", "Вы не умеете слушать.", true},
           TextRow{"ru", "Ваша грубость всё испортила.", true},
           TextRow{"ru", "Вы не услышали, о чём она.", false},
           TextRow{"ru", "Вы задали хороший вопрос.", false},
           TextRow{"ru", "Вы хороший вопрос оставили на потом.", false},
           TextRow{"ru", "«Вы грубы», — услышала она.", false},
           TextRow{"ru", "Вы грубо перебили её.", false},
           TextRow{"ru", "Вы спросили. Навязчивый тон мешает.", false},
           TextRow{"ru", "Реплика прозвучала грубо.", false},
       }) {
    Scenario talk = plain(row.language);
    talk.replies[1].consequence.feedback.effect = row.text;
    EXPECT_EQ(codes_of(remarks_on(talk)), only("feedback-person", row.remarked)) << row.text;
  }
}

TEST(LintTexts, FeedbackThatOnlySaysRightOrWrong) {
  for (const TextRow& row : {
           TextRow{"en", "Correct.", true},
           TextRow{"en", "Good job!", true},
           TextRow{"en", "That’s the wrong answer.", true},
           TextRow{"en", "Well done.", true},
           TextRow{"en", "Right: he could answer in one word.", false},
           TextRow{"en", "Good, because she chose the subject.", false},
           TextRow{"en", "A question.", false},
           TextRow{"en", "The answer cost him a minute.", false},
           TextRow{"ru", "Верно.", true},
           TextRow{"ru", "Неправильно!", true},
           TextRow{"ru", "Это хороший ответ.", true},
           TextRow{"ru", "К сожалению, неверный выбор.", true},
           TextRow{"ru", "Верно: тему выбрала она.", false},
           TextRow{"ru", "Хорошо, что вопрос один.", false},
           TextRow{"ru", "Вопрос.", false},
           TextRow{"ru", "Ответ стоил ему минуты.", false},
       }) {
    Scenario talk = plain(row.language);
    talk.replies[1].consequence.feedback.effect = row.text;
    EXPECT_EQ(codes_of(remarks_on(talk)), only("feedback-verdict-only", row.remarked)) << row.text;
  }
  Scenario talk = plain("en");
  talk.replies[1].consequence.feedback.advice = "Right.";
  EXPECT_THAT(codes_of(remarks_on(talk)), IsEmpty()) << "a line to say";
  talk.endings[0].debrief = "Well done.";
  EXPECT_THAT(places_of(remarks_on(talk)), ElementsAre("feedback-verdict-only /endings/end/debrief"));
}

TEST(LintTexts, FeedbackThatIsMissing) {
  struct Row {
    Feedback feedback;
    std::string place;
  };
  for (const Row& row : {
           Row{{}, "/turns/t0/replies/1"},
           Row{{"", "r", "t"}, "/turns/t0/replies/1/feedback"},
           Row{{"e", "", ""}, "/turns/t0/replies/1/feedback"},
           Row{{"", "r", ""}, "/turns/t0/replies/1/feedback"},
           Row{{"e", "r", ""}, ""},
           Row{{"e", "", "t"}, ""},
           Row{{"e", "r", "t"}, ""},
       }) {
    Scenario talk = plain("en");
    talk.replies[1].consequence.feedback = row.feedback;
    EXPECT_EQ(places_of(remarks_on(talk)), row.place.empty()
                                               ? std::vector<std::string>{}
                                               : std::vector<std::string>{"feedback-missing " + row.place});
  }
  Scenario talk = plain("ru");
  talk.turns[0].silence = Consequence{};
  EXPECT_THAT(places_of(remarks_on(talk)), ElementsAre("feedback-missing /turns/t0/silence"));
  talk.turns[0].silence->feedback = made_feedback("ru");
  EXPECT_THAT(codes_of(remarks_on(talk)), IsEmpty());
}

TEST(LintTexts, NumbersInAGoodReply) {
  for (const TextRow& row : {
           TextRow{"en", "37 % of our customers save money.", true},
           TextRow{"en", "Thirty-seven per cent of our customers save.", true},
           TextRow{"en", "It costs £450 a month.", true},
           TextRow{"en", "We carried 12,000 parcels.", true},
           TextRow{"en", "Did you know that 300 companies use us?", true},
           TextRow{"en", "We answer within 15 minutes.", true},
           TextRow{"en", "That is 25 parcels.", true},
           TextRow{"en", "Would £450 suit you?", true},
           TextRow{"en", "We lost 31 of 10 400 parcels.", true}, // English numbers have no blanks inside
           TextRow{"en", "We lost 31 of 10,400 parcels, or 10.400 as some write.", false},
           TextRow{"en", "Up 25%, or 25 percent, or twenty-five per cent.", false},
           TextRow{"en", "It leaves you 30 days.", false},
           TextRow{"en", "You pay £1.8k a month.", false},
           TextRow{"en", "Could I call you at 10:45 tomorrow?", false},
           TextRow{"en", "Give me 20 seconds.", false},
           TextRow{"en", "I'll ring on 5 March at 3 pm.", false},
           TextRow{"en", "Do you send more than 50 a week?", false},
           TextRow{"en", "My 2nd point is about B2B and Q3.", false},
           TextRow{"en", "I am a hundred per cent sure of one thing.", false},
           TextRow{"en", "1 question, then 3.5 of yours.", false},
           TextRow{"ru", "37 % наших клиентов экономят.", true},
           TextRow{"ru", "Тридцать семь процентов клиентов экономят.", true},
           TextRow{"ru", "Это стоит 450 рублей в месяц.", true},
           TextRow{"ru", "Мы перевезли 12 000 посылок.", true},
           TextRow{"ru", "Знаете, что с нами 300 компаний?", true},
           TextRow{"ru", "Отвечаем за 15 минут.", true},
           TextRow{"ru", "Это 25 посылок.", true},
           TextRow{"ru", "Потеряно 31 из 10 400 или, если хотите, из 10,4 тысяч.", false},
           TextRow{"ru", "Рост 25%, то есть двадцать пять процентов.", false},
           TextRow{"ru", "Всего 180 тысяч, то есть 180 000 ₽ или 0,18 млн.", false},
           TextRow{"ru", "У вас есть 30 дней.", false},
           TextRow{"ru", "Давайте созвонимся завтра в 10:45?", false},
           TextRow{"ru", "Дайте мне 20 секунд.", false},
           TextRow{"ru", "Наберу вас 5 марта в 3 часа.", false},
           TextRow{"ru", "Вы отправляете больше 50 в неделю?", false},
           TextRow{"ru", "Это 2-й вопрос о 1С и B2B.", false}, // a trademark, but see below
       }) {
    Scenario talk = plain(row.language);
    talk.facts = {{"f", row.language == "ru"
                            ? "31 из 10 400 потеряны, рост 25 %, тридцать дней, 180 тысяч рублей."
                            : "31 of 10,400 lost, up 25 %, thirty days, £1,800, 3.5 a day."}};
    talk.replies[0].text = row.text;
    talk.replies[1].consequence.levels[0].level = 3; // two best replies give no cue
    std::vector<std::string> expected = only("fact-not-in-sheet", row.remarked);
    if (row.text.find("1С") != std::string::npos) expected = {"real-brand"};
    EXPECT_EQ(codes_of(remarks_on(talk)), expected) << row.text;
  }
}

TEST(LintTexts, NumbersAreBorneOutByTheTalkAndAskedOfGoodRepliesOnly) {
  const auto with = [](int level, Ethics ethics, const std::string& spoken) {
    Scenario talk = plain("en");
    talk.replies[0].text = "It saves 37 % a year.";
    talk.replies[0].consequence.levels[0].level = level;
    talk.replies[0].consequence.ethics = ethics;
    talk.turns[0].says[0].text = spoken;
    return codes_of(remarks_on(talk));
  };
  EXPECT_THAT(with(3, Ethics::pass, "Why?"), ElementsAre("fact-not-in-sheet"));
  EXPECT_THAT(with(3, Ethics::pass, "Your page says 37 percent."), IsEmpty());
  EXPECT_THAT(with(3, Ethics::pass, "Your page says 37."), ElementsAre("fact-not-in-sheet"))
      << "37 is not 37 %";
  EXPECT_THAT(with(2, Ethics::pass, "Why?"), IsEmpty());
  EXPECT_THAT(with(3, Ethics::breach, "Why?"), IsEmpty());
  Scenario talk = plain("en");
  talk.brief = "The fee is £1,800.";
  talk.replies[0].text = "The fee is 1800 pounds.";
  talk.replies[0].examples = {"You pay £1,900."};
  EXPECT_THAT(places_of(remarks_on(talk)), ElementsAre("fact-not-in-sheet /turns/t0/replies/0/examples/0"));
}

TEST(LintTexts, TwoActsInOneReply) {
  for (const TextRow& row : {
           TextRow{"en", "What do you pay at the moment? Who decides about suppliers in your firm?", true},
           TextRow{"en", "Would Thursday suit you? And also, here is our price list.", true},
           TextRow{"en", "What does a lost parcel cost you? By the way, we have a new tariff.", true},
           TextRow{"en", "You see no point in it? What would have to be different for that?",
                   false}, // a mirror
           TextRow{"en", "Who decides about suppliers? You or the board?", false},
           TextRow{"en", "That would be a fair trial for both of us, right? And then you decide.", false},
           TextRow{"en", "What do you pay, and who gets the money?", false},
           TextRow{"en", "It also saves the driver a way. Does that matter to you?", false},
           TextRow{"en", "Also, we deliver on Saturdays.", false},
           TextRow{"ru", "Сколько вы платите сейчас за посылку? Кто у вас решает о поставщиках?", true},
           TextRow{"ru", "Четверг вам удобен? А ещё вот наш прайс.", true},
           TextRow{"ru", "Во что обходится пропажа? Кстати, у нас новый тариф.", true},
           TextRow{"ru", "То есть совсем не вижу смысла? Что должно было бы измениться для этого?", false},
           TextRow{"ru", "Кто решает о поставщиках? Вы или совет?", false},
           TextRow{"ru", "Это была бы честная проба для обоих, верно? А дальше решите сами.", false},
           TextRow{"ru", "Это ещё и экономит водителю крюк. Для вас это важно?", false},
           TextRow{"ru", "Кстати, мы возим по субботам.", false},
       }) {
    Scenario talk = plain(row.language);
    talk.replies[1].text = row.text;
    EXPECT_EQ(codes_of(remarks_on(talk)), only("choice-double-barrelled", row.remarked)) << row.text;
  }
}

TEST(LintTexts, TextsThatAreTooLong) {
  struct Row {
    std::function<void(Scenario&, std::size_t)> set;
    std::size_t most;
    std::string place;
  };
  const std::vector<Row> rows{
      {[](Scenario& s, std::size_t n) { s.brief = words(n); }, 150, "/brief"},
      {[](Scenario& s, std::size_t n) { s.turns[0].says[0].text = words(n); }, 45, "/turns/t0/says/0/text"},
      {[](Scenario& s, std::size_t n) { s.turns[0].says[0].variants = {words(n, "слово")}; }, 45,
       "/turns/t0/says/0/variants/0"},
      {[](Scenario& s, std::size_t n) { s.turns[0].hints = {words(n)}; }, 30, "/turns/t0/hints/0"},
      {[](Scenario& s, std::size_t n) { s.replies[1].text = words(n, "слово"); }, 35,
       "/turns/t0/replies/1/text"},
      {[](Scenario& s, std::size_t n) {
         s.replies[1].consequence.feedback = {words(n - 20), words(10), words(10)};
       },
       100, "/turns/t0/replies/1/feedback/effect"},
      {[](Scenario& s, std::size_t n) { s.title = std::string(n, 'x'); }, 60, "/title"},
      {[](Scenario& s, std::size_t n) { s.replies[1].consequence.reaction.emplace().text = words(n); }, 45,
       "/turns/t0/replies/1/reaction/text"},
      {[](Scenario& s, std::size_t n) {
         s.turns[0].says = {Line{}, Line{}};
         s.turns[0].says[0].text = words(20);
         s.turns[0].says[1].text = words(n - 20);
       },
       45, "/turns/t0/says/0/text"},
  };
  for (const Row& row : rows)
    for (const bool over : {false, true}) {
      Scenario talk = plain("en");
      row.set(talk, row.most + (over ? 1 : 0));
      EXPECT_EQ(places_of(remarks_on(talk)),
                over ? std::vector<std::string>{"text-too-long " + row.place} : std::vector<std::string>{})
          << row.place << " " << over;
    }
}

TEST(LintTexts, LinesThatAreNeverSpokenTogetherAreNotAddedUp) {
  Scenario talk = plain("en");
  talk.turns[0].says = {Line{}, Line{}, Line{}};
  for (Line& line : talk.turns[0].says) line.text = words(22);
  talk.turns[0].says[1].when.code.emplace_back();
  talk.turns[0].says[2].when.code.emplace_back();
  EXPECT_THAT(codes_of(remarks_on(talk)), IsEmpty()) << "22 + 22, not 66";
  talk.turns[0].says[2].text = words(24);
  EXPECT_THAT(codes_of(remarks_on(talk)), ElementsAre("text-too-long"));
}

TEST(LintTexts, RealTrademarks) {
  for (const TextRow& row : {
           TextRow{"en", "We keep it in Salesforce.", true},
           TextRow{"en", "I'd google it first.", true},
           TextRow{"en", "We moved to Zoom's plan.", true},
           TextRow{"en", "Our SAP people ask.", true},
           TextRow{"en", "The river Amazon is long, so is this.", true},
           TextRow{"en", "Zoom in on the figure.", false},
           TextRow{"en", "It has its ups and downs.", false},
           TextRow{"en", "An apple a day, an oracle a year.", false},
           TextRow{"en", "“Apple” is what he wrote.", false},
           TextRow{"en", "They excel at it, no slack at all.", false},
           TextRow{"en", "Excel was the word. Slack hours are ours.", false},
           TextRow{"ru", "Мы ведём всё в Битрикс24.", true},
           TextRow{"ru", "У нас 1С и таблицы.", true},
           TextRow{"ru", "Напишите в телеграме.", true},
           TextRow{"ru", "Возим через СДЭК.", true},
           TextRow{"ru", "Торгуем на Озоне.", true},
           TextRow{"ru", "Деньги лежат в Сбере.", true},
           TextRow{"ru", "Озон после грозы.", false},
           TextRow{"ru", "Пришлите телеграмму.", false},
           TextRow{"ru", "Сбережения целы, сборы тоже.", false},
           TextRow{"ru", "Держится, как магнит.", false},
           TextRow{"ru", "Почта обычно дешевле.", false},
           TextRow{"ru", "А 1 с половиной часа?", false},
       }) {
    Scenario talk = plain(row.language);
    talk.turns[0].says[0].text = row.text;
    EXPECT_EQ(codes_of(remarks_on(talk)), only("real-brand", row.remarked)) << row.text;
  }
}

TEST(LintTexts, RolesAndNamesThatBelittle) {
  for (const TextRow& row : {
           TextRow{"en", "Ask the girl from accounting.", true},
           TextRow{"en", "Lenochka will do it.", true},
           TextRow{"en", "The cleaning lady has the key.", true},
           TextRow{"en", "That's a man's job.", true},
           TextRow{"en", "Not bad for a woman.", true},
           TextRow{"en", "My daughter, a girl of six, drew it.", false},
           TextRow{"en", "Ask the accountant.", false},
           TextRow{"en", "The lady at the next table left.", false},
           TextRow{"en", "The job of cleaning is done by a firm.", false},
           TextRow{"ru", "Спросите секретаршу.", true},
           TextRow{"ru", "Леночка сделает.", true},
           TextRow{"ru", "Пусть девочки из бухгалтерии проверят.", true},
           TextRow{"ru", "Не женское дело.", true},
           TextRow{"ru", "Как баба, честное слово.", true},
           TextRow{"ru", "Спросите секретаря.", false},
           TextRow{"ru", "Поставьте галочку и точку.", false},
           TextRow{"ru", "Бабушка держала магазин.", false},
           TextRow{"ru", "Елена Сергеевна сделает.", false},
           TextRow{"ru", "Дочка, девочка шести лет, рисовала.", false},
       }) {
    Scenario talk = plain(row.language);
    talk.turns[0].says[0].text = row.text;
    EXPECT_EQ(codes_of(remarks_on(talk)), only("name-stereotype", row.remarked)) << row.text;
  }
  Scenario talk = plain("en");
  talk.replies[1].text = "Not bad for a woman.";
  EXPECT_THAT(codes_of(remarks_on(talk)), ElementsAre("name-stereotype"));
  talk.replies[1].consequence.ethics = Ethics::breach;
  EXPECT_THAT(codes_of(remarks_on(talk)), IsEmpty()) << "shown as what must not be said";
}

TEST(LintTexts, NumbersAndAddressesThatCouldBeSomebodys) {
  for (const TextRow& row : {
           TextRow{"en", "Write to m.hale@tinlantern.co.uk, please.", true},
           TextRow{"en", "Call +44 20 7946 0958.", true},
           TextRow{"en", "My number: (212) 736-5000.", true},
           TextRow{"en", "The card is 4539 1488 0343 6467.", true},
           TextRow{"en", "Call 2127365001.", true},
           TextRow{"en", "Write to marina@example.com or a@shop.example.", false},
           TextRow{"en", "Call (212) 555-0143.", false},
           TextRow{"en", "Invoice 2024-03-15 at 10:00.", false},
           TextRow{"en", "That's 10,400,000,000 in all.", false},
           TextRow{"en", "The card is 1234 5678 9012 3456.", false},
           TextRow{"en", "Order 4711-0815 came @ noon.", false},
           TextRow{"ru", "Пишите на belova.m@fonarik.ru.", true},
           TextRow{"ru", "Звоните: +7 916 123-45-67.", true},
           TextRow{"ru", "Телефон 8 (495) 123-45-67.", true},
           TextRow{"ru", "Паспорт 4509 123456.", true},
           TextRow{"ru", "Звоните 89161234567.", true},
           TextRow{"ru", "Пишите на belova@example.org.", false},
           TextRow{"ru", "Звоните +7 000 000-00-00.", false},
           TextRow{"ru", "Это 10 400 000 000 рублей.", false},
           TextRow{"ru", "Договор № 12-345 от 15.03.2024.", false},
       }) {
    Scenario talk = plain(row.language);
    talk.turns[0].says[0].text = row.text;
    EXPECT_EQ(codes_of(remarks_on(talk)), only("pii", row.remarked)) << row.text;
  }
}

TEST(LintTexts, FormsOfAddressInRussian) {
  struct Row {
    bool customer;
    std::string text;
    bool remarked;
  };
  for (const Row& row : {
           Row{false, "А как у тебя с доставкой?", true},
           Row{false, "Твоё предложение ясно.", true},
           Row{false, "«Сколько ты платишь?»", false},
           Row{false, "А как у вас с доставкой?", false},
           Row{false, "Давайте перейдём на ты?", false},
           Row{false, "Это ты-дыщ!", false},
           Row{false, "Тыква и тебеньки.", false},
           Row{false, "Творите, твёрдо и точно.", false},
           Row{true, "Не учи меня, ты кто такой?", false}, // rude, and of one piece
           Row{true, "Ты кто? Вы откуда звоните?", true},
           Row{true, "А вам-то что, тебе какое дело?", true},
           Row{true, "Мне говорят: «ты подожди», а вы звоните.", false},
       }) {
    Scenario talk = plain("ru");
    (row.customer ? talk.turns[0].says[0].text : talk.replies[1].text) = row.text;
    EXPECT_EQ(codes_of(remarks_on(talk)), only("i18n-ty-vy", row.remarked)) << row.text;
  }
  Scenario talk = plain("ru");
  talk.replies[1].consequence.feedback.advice = "«А как у тебя?»";
  EXPECT_THAT(places_of(remarks_on(talk)), ElementsAre("i18n-ty-vy /turns/t0/replies/1/feedback/try"));
  Scenario english = plain("en");
  english.replies[1].text = "Ты и вы, the Russian words.";
  EXPECT_THAT(codes_of(remarks_on(english)), IsEmpty());
}

TEST(LintTexts, AMessageNamesTheWordsAndWhatWouldBeRight) {
  Scenario talk = plain("en");
  talk.replies[0].text = "37 % of shops save £450.";
  const lint::Remarks remarks = remarks_on(talk);
  ASSERT_EQ(remarks.size(), 1u);
  EXPECT_THAT(remarks[0].message.message, HasSubstr("'37 %' and '450' in the good reply 't0-r0'"));
  EXPECT_THAT(remarks[0].message.message, HasSubstr("add the fact or take the number out"));
}

} // namespace
} // namespace riposte::scenario::test
