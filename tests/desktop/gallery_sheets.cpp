#include "gallery_sheets.h"

#include "desktop/icons.h"
#include "desktop/widgets/button.h"
#include "desktop/widgets/card.h"
#include "desktop/widgets/chat.h"
#include "desktop/widgets/dialog.h"
#include "desktop/widgets/face.h"
#include "desktop/widgets/field.h"
#include "desktop/widgets/label.h"
#include "desktop/widgets/nav.h"
#include "desktop/widgets/surface.h"
#include "desktop/widgets/text.h"
#include "desktop/widgets/timer.h"

#include <array>

namespace riposte::desktop {

namespace {

using scenario::Mood;

std::string_view say(const GalleryState& state, std::string_view english, std::string_view russian) {
  return state.russian ? russian : english;
}

void place(const Ui& ui, float x, float y) {
  ImGui::SetCursorScreenPos({ui.px(x), ui.px(y)});
}

void text_sheet(Ui& ui, GalleryState& s) {
  const Theme& t = ui.theme;
  const auto column = [&](float x, bool russian) {
    GalleryState in = s;
    in.russian = russian;
    const auto words = [&](std::string_view en, std::string_view ru) { return say(in, en, ru); };
    place(ui, x, 24);
    Card card(ui, "text", {.width = ui.px(440)});
    text(ui, "t1", ui.fonts.metric, t.text1, words("78 % · 1:24", "78 % · 1:24"));
    text(ui, "t2", ui.fonts.heading, t.text1, words("“Too expensive” at the counter", "«Дорого» у прилавка"));
    text(ui, "t3", ui.fonts.title, t.text1,
         words("Title: what the customer means", "Заголовок: что имеет в виду клиент"));
    text(ui, "t4", ui.fonts.strong, t.text1,
         words("Strong: ask one question first", "Важное: сначала один вопрос"));
    paragraph(
        ui, "t5", ui.fonts.body, t.text1,
        words("Body: the customer-facing answer — short, honest and about the customer's own case — comes "
              "before the price. A discount of 10 % costs the shop 249 €, № 17; 5 ≥ 3 → ✓ ★.",
              "Основной текст: ответ клиенту — короткий, честный и о его собственном случае — идёт раньше "
              "цены. Скидка 10 % стоит магазину 24 900 ₽, № 17; 5 ≥ 3 → ✓ "
              "★. "
              "Из-за "
              "этого "
              "спешить "
              "не "
              "стоит."));
    paragraph(
        ui, "t6", ui.fonts.small, t.text2,
        words(
            "Small: Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft breaks.",
            "Мелкий: частнопредпринимательскоегосударственноадминистративноевысокопревосходительство "
            "рвётся."));
    text(ui, "t7", ui.fonts.label, t.text2, words("Label · second colour", "Подпись · второй цвет"));
    text(ui, "t8", ui.fonts.caption, t.text3,
         words("Caption · third colour · 14:02", "Примечание · третий цвет · 14:02"));
    text(
        ui, "t9", ui.fonts.body, t.text1,
        words("Cut with an ellipsis when there is no room for it", "Обрезается многоточием, когда места нет"),
        ui.px(220));
  };
  column(24, false);
  column(488, true);
}

void button_rows(Ui& ui, GalleryState& s) {
  constexpr std::array kKinds{ButtonKind::primary, ButtonKind::secondary, ButtonKind::ghost,
                              ButtonKind::danger};
  const std::array<std::string_view, 4> names{say(s, "Start talk", "Начать разговор"),
                                              say(s, "Show hint", "Подсказка"), say(s, "Cancel", "Отмена"),
                                              say(s, "End talk", "Завершить")};
  for (const bool enabled : {true, false}) {
    for (std::size_t i = 0; i < kKinds.size(); ++i) {
      if (i > 0) same_line(ui, 12);
      button(ui, std::string("button.") + std::to_string(i) + (enabled ? "" : ".off"), names[i],
             {.kind = kKinds[i], .icon = i == 1 ? icons::kLightbulb : nullptr, .enabled = enabled});
    }
    gap(ui, 12);
  }
  button(ui, "button.large", names[0],
         {.kind = ButtonKind::primary, .trailing_icon = icons::kArrowForward, .large = true});
  same_line(ui, 12);
  button(ui, "button.focus", say(s, "Focused", "В фокусе"), {.large = true, .focus = true});
  same_line(ui, 12);
  icon_button(ui, "icon.1", icons::kSettings, say(s, "Settings", "Настройки"));
  same_line(ui, 4);
  icon_button(ui, "icon.2", icons::kVolumeUp, say(s, "Sound", "Звук"), {.selected = true});
  same_line(ui, 4);
  icon_button(ui, "icon.3", icons::kReplay, say(s, "Again", "Ещё раз"), {.enabled = false});
}

void label_rows(Ui& ui, GalleryState& s) {
  badge(ui, "b1", say(s, "Phone", "Телефон"), {.tone = Tone::info, .icon = icons::kPhone});
  same_line(ui, 6);
  badge(ui, "b2", say(s, "Price", "Цена"), {.tone = Tone::accent});
  same_line(ui, 6);
  badge(ui, "b3", say(s, "Agreed", "Договорились"), {.tone = Tone::success, .icon = icons::kHandshake});
  same_line(ui, 6);
  badge(ui, "b4", say(s, "Hard", "Сложно"), {.tone = Tone::warning, .icon = icons::kBolt});
  same_line(ui, 6);
  badge(ui, "b5", say(s, "Lost", "Отказ"), {.tone = Tone::danger});
  same_line(ui, 6);
  badge(ui, "b6", say(s, "New", "Новое"), {});
  gap(ui, 16);
  progress_dots(ui, "p", 4, 9, say(s, "Turn 4 of 9", "Ход 4 из 9"));
  for (int level = 0; level <= 4; ++level) {
    constexpr std::array<std::string_view, 5> kEn{"Not seen", "Beginner", "Practised", "Confident", "Master"};
    constexpr std::array<std::string_view, 5> kRu{"Нет данных", "Начало", "Опыт", "Уверенно", "Мастер"};
    level_dots(ui, "l" + std::to_string(level), level,
               say(s, kEn[static_cast<std::size_t>(level)], kRu[static_cast<std::size_t>(level)]));
    if (level != 1 && level != 4) same_line(ui, 20);
  }
  gap(ui, 12);
  meter(ui, "m1",
        {say(s, "Clarifying the objection", "Прояснение возражения"), "82 %", 0.82f, 0.7f, Tone::success});
  gap(ui, 12);
  meter(ui, "m2", {say(s, "Answering with value", "Ответ ценностью"), "46 %", 0.46f, 0.7f, Tone::warning});
  gap(ui, 12);
  meter(ui, "m3", {say(s, "Closing", "Завершение"), "12 %", 0.12f, -1, Tone::danger});
  gap(ui, 16);
  const std::array<double, 4> left{17.4, 7.6, 3.2, 12.0};
  for (std::size_t i = 0; i < left.size(); ++i) {
    if (i % 2 == 1) same_line(ui, 8);
    timer_ring(ui, "timer" + std::to_string(i),
               {.seconds_left = left[i],
                .seconds_total = 20,
                .label = say(s, "To answer", "На ответ"),
                .urgent = say(s, "Hurry", "Скорее"),
                .running = i != 3});
  }
}

void controls_sheet(Ui& ui, GalleryState& s) {
  place(ui, 24, 24);
  {
    Card card(ui, "buttons", {.width = ui.px(520)});
    section_header(ui, "h1", say(s, "Buttons", "Кнопки"), say(s, "8 kinds", "8 видов"));
    gap(ui, 12);
    button_rows(ui, s);
  }
  place(ui, 24, 254);
  {
    Card card(ui, "labels", {.width = ui.px(520)});
    section_header(ui, "h2", say(s, "Signs and figures", "Знаки и числа"));
    gap(ui, 12);
    label_rows(ui, s);
  }
  place(ui, 568, 24);
  Card card(ui, "form", {.width = ui.px(480)});
  section_header(ui, "h3", say(s, "Form", "Форма"));
  gap(ui, 12);
  text_field(ui, "f1", s.name,
             {.label = say(s, "Your name", "Ваше имя"),
              .help = say(s, "As your manager knows you.", "Как вас знает руководитель."),
              .icon = icons::kPerson});
  gap(ui, 14);
  text_field(ui, "f2", s.empty,
             {.label = say(s, "Server address", "Адрес сервера"),
              .placeholder = "https://training.example.com",
              .error = say(s, "The address must begin with https://", "Адрес должен начинаться с https://")});
  gap(ui, 14);
  text_field(ui, "f3", s.note, {.label = say(s, "Note to yourself", "Заметка для себя"), .lines = 2});
  gap(ui, 14);
  const std::array<std::string_view, 3> modes{say(s, "Guided", "С подсказками"),
                                              say(s, "Practice", "Тренировка"), say(s, "Exam", "Экзамен")};
  segmented(ui, "seg", modes, s.choice, {.label = say(s, "Mode", "Режим")});
  gap(ui, 14);
  const std::array<std::string_view, 2> languages{"English", "Русский"};
  select(ui, "sel", languages, s.picked, {.label = say(s, "Language", "Язык")});
  gap(ui, 14);
  const std::array<RadioOption, 2> radios{{{say(s, "Against the clock", "На время"),
                                            say(s, "20 seconds for each reply", "20 секунд на каждый ответ")},
                                           {say(s, "No clock", "Без времени"), {}}}};
  radio_group(ui, "radio", radios, s.radio);
  gap(ui, 6);
  toggle(ui, "tog1", s.on,
         {say(s, "Reduced motion", "Меньше движения"),
          say(s, "Nothing fades or slides.", "Ничего не плавает и не мигает.")});
  toggle(ui, "tog2", s.off, {say(s, "Sounds", "Звуки"), {}});
}

void cards_sheet(Ui& ui, GalleryState& s) {
  draw_rail(*ImGui::GetWindowDrawList(), ui, {0, 0}, {ui.px(kRailWidth), ImGui::GetIO().DisplaySize.y});
  const std::array<NavItem, 5> items{{{icons::kHome, say(s, "Home", "Главная")},
                                      {icons::kForum, say(s, "Talks", "Разговоры"), true},
                                      {icons::kAssignment, say(s, "Tasks", "Задания"), false, 3},
                                      {icons::kInsights, say(s, "Progress", "Прогресс")},
                                      {icons::kSettings, say(s, "Settings", "Настройки")}}};
  for (std::size_t i = 0; i < items.size(); ++i) {
    place(ui, 0, 24 + 66 * static_cast<float>(i));
    nav_item(ui, "nav." + std::to_string(i), items[i]);
  }
  const FaceSpec marina{"Marina Sokolova", Presentation::feminine},
      paul{"Paul Brandt", Presentation::masculine};
  const std::array<Chip, 3> chips{{{say(s, "Price", "Цена"), Tone::accent},
                                   {say(s, "Phone", "Телефон"), Tone::info, icons::kPhone},
                                   {say(s, "Task", "Задание"), Tone::warning, icons::kFlag}}};
  ListCard card{
      .title = say(s, "“That's too expensive for us”", "«Для нас это слишком дорого»"),
      .summary = say(
          s,
          "The owner of a small bakery compares your quote with a cheaper one and wants a discount at once.",
          "Хозяйка небольшой пекарни сравнивает ваше предложение с более дешёвым и сразу требует скидку."),
      .chips = chips,
      .face = &marina,
      .mood = Mood::wary,
      .difficulty = 2,
      .difficulty_label = say(s, "Medium", "Средне"),
      .minutes = say(s, "8 min", "8 мин"),
      .result = {say(s, "Agreed · 82", "Договорились · 82"), Tone::success, icons::kCheck},
      .width = ui.px(420)};
  place(ui, 112, 24);
  list_card(ui, "card.1", card);
  card.selected = true, card.face = &paul, card.mood = Mood::irritated, card.result = {}, card.difficulty = 3;
  card.difficulty_label = say(s, "Hard", "Сложно");
  place(ui, 548, 24);
  list_card(ui, "card.2", card);
  card.enabled = card.selected = false, card.chips = std::span(chips).first(1);
  place(ui, 984, 24);
  list_card(ui, "card.3", card);

  place(ui, 112, 260);
  section_header(ui, "h", say(s, "Choose your reply", "Выберите ответ"), say(s, "Keys 1–4", "Клавиши 1–4"),
                 ui.px(856));
  const std::array<std::string_view, 4> replies{
      say(s, "What exactly are you comparing it with?", "С чем именно вы сравниваете?"),
      say(s,
          "I see. Before we talk about the price: what has to be different in half a year for this to have "
          "been worth it?",
          "Понимаю. Прежде чем говорить о цене: что должно измениться через полгода, чтобы вы сказали — оно "
          "того стоило?"),
      say(s, "Fine, I can take ten percent off if you sign today.",
          "Хорошо, я могу дать десять процентов, если подпишете сегодня."),
      say(s, "Then the other one is the right choice for you.", "Тогда вам подойдёт другое предложение.")};
  for (std::size_t i = 0; i < 4; ++i) {
    ReplyCard reply{.number = static_cast<int>(i) + 1,
                    .text = replies[i],
                    .selected = i == 1,
                    .enabled = i != 3,
                    .width = ui.px(420)};
    reply.min_height = i < 2 ? std::max(reply_card_height(ui, {.text = replies[0]}, reply.width),
                                        reply_card_height(ui, {.text = replies[1]}, reply.width))
                             : 0;
    place(ui, i % 2 == 0 ? 112.0f : 548.0f, i < 2 ? 300.0f : 412.0f);
    reply_card(ui, "reply." + std::to_string(i + 1), reply);
  }
  place(ui, 112, 490);
  notice(ui, "n1",
         {Tone::info,
          say(s, "Working offline", "Без сети"),
          say(s, "Results are kept here and sent as soon as the server can be reached.",
              "Результаты сохраняются здесь и уйдут на сервер, как только он ответит."),
          {},
          say(s, "Close", "Закрыть"),
          ui.px(420)});
  place(ui, 548, 490);
  notice(ui, "n2",
         {Tone::warning,
          say(s, "Two talks are overdue", "Два разговора просрочены"),
          {},
          say(s, "Show tasks", "К заданиям"),
          {},
          ui.px(420)});
  place(ui, 112, 592);
  notice(ui, "n3",
         {Tone::danger,
          say(s, "The pack can't be read", "Пакет не читается"),
          say(s, "bakery.json, line 41: “next” names no turn.",
              "bakery.json, строка 41: «next» не указывает ни на один ход."),
          {},
          say(s, "Close", "Закрыть"),
          ui.px(420)});
  place(ui, 548, 602);
  notice(ui, "n4", {Tone::success, say(s, "Saved", "Сохранено"), {}, {}, {}, ui.px(420)});
  place(ui, 984, 270);
  if (Card box(ui, "empty", {.width = ui.px(420)}); true)
    empty_state(
        ui, "none",
        {icons::kForum, say(s, "No talks yet", "Разговоров пока нет"),
         say(s, "Choose a scenario in the library and have a first talk. It takes about eight minutes.",
             "Выберите сценарий в библиотеке и проведите первый разговор. Это займёт около восьми минут."),
         say(s, "Open the library", "Открыть библиотеку")});
  toast(ui, "toast",
        {Tone::success,
         say(s, "Result sent", "Результат отправлен"),
         say(s, "3 talks are with your manager.", "Руководитель видит 3 разговора."),
         {},
         say(s, "Close", "Закрыть")});
}

void chat_sheet(Ui& ui, GalleryState& s) {
  const FaceSpec marina{"Marina Sokolova", Presentation::feminine};
  place(ui, 24, 24);
  {
    Card card(ui, "customer", {.width = ui.px(300)});
    face(ui, "face", marina, Mood::irritated, "Marina, irritated", {.radius = 64});
    gap(ui, 12);
    text(ui, "n", ui.fonts.title, ui.theme.text1, say(s, "Marina Sokolova", "Марина Соколова"));
    paragraph(
        ui, "r", ui.fonts.small, ui.theme.text2,
        say(s, "Owner of the bakery “Korochka”, seven people", "Хозяйка пекарни «Корочка», семь человек"));
    gap(ui, 12);
    timer_ring(ui, "timer",
               {.seconds_left = 14,
                .seconds_total = 20,
                .label = say(s, "To answer", "На ответ"),
                .urgent = say(s, "Hurry", "Скорее")});
  }
  place(ui, 24, 420);
  {
    Card card(ui, "tip", {.width = ui.px(300), .soft = true});
    text(ui, "tip.t", ui.fonts.strong, ui.theme.text1, say(s, "Hint", "Подсказка"));
    paragraph(ui, "tip.b", ui.fonts.small, ui.theme.text2,
              say(s, "She compares two prices, not two offers. Ask what the other one contains.",
                  "Она сравнивает две цены, а не два предложения. Спросите, что входит в другое."));
  }
  place(ui, 344, 24);
  Card card(ui, "talk", {.width = ui.px(720)});
  chat_event(ui, "e1", {say(s, "Phone call · practice", "Телефонный звонок · тренировка"), icons::kPhone});
  gap(ui, 14);
  chat_bubble(ui, "c1",
              {.name = say(s, "Marina Sokolova", "Марина Соколова"),
               .text = say(s, "Hello, I've had your quote in front of me since yesterday.",
                           "Здравствуйте, ваше предложение лежит у меня со вчерашнего дня."),
               .face = &marina,
               .mood = Mood::neutral,
               .last = false});
  gap(ui, 4);
  chat_bubble(ui, "c2",
              {.text = say(s,
                           "Honestly, that's a lot of money for us. The other company wants a third less — "
                           "for the same thing, as far as I can see.",
                           "Честно говоря, для нас это большие деньги. Другая компания просит на треть "
                           "меньше — за то же самое, насколько я вижу."),
               .face = &marina,
               .mood = Mood::wary,
               .first = false});
  gap(ui, 14);
  chat_bubble(ui, "c3",
              {.speaker = Speaker::trainee,
               .name = say(s, "You", "Вы"),
               .text = say(s,
                           "Thank you for telling me. What does their offer contain, and what happens when "
                           "the oven stops on a Saturday?",
                           "Спасибо, что сказали прямо. Что входит в их предложение, и что будет, если печь "
                           "встанет в субботу?"),
               .note = say(s, "with a hint", "с подсказкой")});
  gap(ui, 14);
  chat_bubble(ui, "c4",
              {.name = say(s, "Marina Sokolova", "Марина Соколова"),
               .text = say(s, "Hm. That isn't in it.", "Хм. Этого там нет."),
               .face = &marina,
               .mood = Mood::interested});
  gap(ui, 14);
  chat_bubble(ui, "c5",
              {.speaker = Speaker::trainee,
               .text = say(s, "Shall we reckon what one lost Saturday costs you?",
                           "Давайте посчитаем, во сколько вам обходится одна потерянная суббота?"),
               .last = false});
  gap(ui, 4);
  chat_bubble(
      ui, "c6",
      {.speaker = Speaker::trainee, .text = say(s, "I'll note it down.", "Я запишу."), .first = false});
  gap(ui, 14);
  chat_event(ui, "e2",
             {say(s, "You did not answer in time. The customer goes on.",
                  "Вы не успели ответить. Клиент продолжает."),
              icons::kTimer, Tone::warning});
  gap(ui, 10);
  chat_event(
      ui, "e3",
      {say(s, "The customer agrees to a meeting on Thursday.", "Клиент соглашается на встречу в четверг."),
       icons::kHandshake, Tone::success});
}

void dialog_sheet(Ui& ui, GalleryState& s) {
  controls_sheet(ui, s);
  dialog(ui, "quit",
         {say(s, "End the talk now?", "Завершить разговор?"),
          say(s, "The talk counts as broken off. What you have answered so far is kept and can be reviewed.",
              "Разговор будет считаться прерванным. Ваши ответы сохранятся, их можно разобрать."),
          say(s, "End talk", "Завершить"), say(s, "Go on talking", "Продолжить разговор"), icons::kLogout,
          true});
}

} // namespace

std::vector<Sheet> gallery_sheets() {
  return {{"text", {952, 420}, text_sheet},      {"controls", {1072, 720}, controls_sheet},
          {"cards", {1428, 720}, cards_sheet},   {"chat", {1088, 720}, chat_sheet},
          {"dialog", {1072, 720}, dialog_sheet}, {"faces", {1430, 764}, faces_sheet},
          {"people", {1416, 572}, people_sheet}};
}

} // namespace riposte::desktop
