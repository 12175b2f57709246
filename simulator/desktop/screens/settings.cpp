// What a person prefers; each change is in force at once.
#include <array>
#include <string_view>

#include "desktop/icons.h"
#include "desktop/screens/choice.h"
#include "desktop/screens/parts.h"
#include "desktop/screens/phrases.h"
#include "desktop/screens/shell.h"
#include "desktop/widgets/button.h"
#include "desktop/widgets/field.h"

namespace riposte::desktop {

namespace {

constexpr std::array kTextSizes{80, 90, 100, 110, 125, 150, 175, 200}; // percent

void draw_language(Frame& frame, training::Person& person) {
  std::vector<Choice> languages;
  for (const text::Language& language : text::kLanguages)
    languages.push_back({std::string(language.tag), std::string(language.own_name), {}, nullptr});
  card_title(frame.ui, "settings.language.title", frame.words.tr("Language"));
  const std::string_view chosen = choice_grid(frame.ui, "settings.language", languages,
                                              frame.words.language(), {.min_width = 140, .max_columns = 4});
  if (!chosen.empty()) person.language = chosen;
}

void draw_theme(Frame& frame, training::Person& person) {
  const std::vector<Choice> themes{
      {"system", frame.words.trc("theme", "System"), {}, icons::kComputer},
      {"light", frame.words.trc("theme", "Light"), {}, icons::kLightMode},
      {"dark", frame.words.trc("theme", "Dark"), {}, icons::kDarkMode},
      {"contrast", frame.words.trc("theme", "High contrast"), {}, icons::kContrast},
  };
  card_title(frame.ui, "settings.theme.title", frame.words.tr("Appearance"));
  const std::string_view chosen = choice_grid(frame.ui, "settings.theme", themes, app::theme_of(frame.state),
                                              {.min_width = 164, .max_columns = 4});
  if (!chosen.empty()) person.theme = chosen;
}

void draw_text_size(Frame& frame, training::Person& person) {
  std::vector<Choice> sizes;
  for (const int size : kTextSizes)
    sizes.push_back({std::to_string(size), std::to_string(size) + " %", {}, nullptr});
  card_title(frame.ui, "settings.text_size.title", frame.words.tr("Text size"));
  const std::string now = std::to_string(app::text_size_of(frame.state));
  const std::string_view chosen =
      choice_grid(frame.ui, "settings.text_size", sizes, now, {.min_width = 76, .max_columns = 8});
  if (!chosen.empty()) person.text_size = std::stoi(std::string(chosen));
}

void draw_motion(Frame& frame, training::Person& person) {
  const std::string label = frame.words.tr("Less motion"),
                    detail = frame.words.tr("Faces, lines and cards change at once instead of moving.");
  toggle(frame.ui, "settings.motion", person.reduced_motion, {.label = label, .detail = detail});
}

std::string percent_choice(const Frame& frame, int percent, const std::string& none) {
  if (percent == 0) return none;
  return filled(frame.words.trc("times as long or as fast", "×{}"),
                frame.words.number(percent / 100.0, percent % 100 == 0 ? 0 : 1));
}

void draw_pace(Frame& frame, training::Person& person) {
  Ui& ui = frame.ui;
  card_title(ui, "settings.timer.title", frame.words.tr("Time to answer"));
  std::vector<Choice> times, paces;
  for (const int percent : training::kTimerPercents)
    times.push_back(
        {std::to_string(percent), percent_choice(frame, percent, frame.words.tr("No limit")), {}, nullptr});
  for (const int percent : training::kPacePercents)
    paces.push_back(
        {std::to_string(percent), percent_choice(frame, percent, frame.words.tr("At once")), {}, nullptr});
  const std::string_view time = choice_grid(ui, "settings.timer", times, std::to_string(person.timer_percent),
                                            {.min_width = 120, .max_columns = 4});
  if (!time.empty()) person.timer_percent = std::stoi(std::string(time));
  gap(ui, kSpace2);
  paragraph(ui, "settings.timer.note", ui.fonts.small, ui.theme.text3,
            frame.words.tr("For talks that are begun from now on; it is kept with the result. An assessment "
                           "always has its own time."));
  gap(ui, kSpace5);
  card_title(ui, "settings.pace.title", frame.words.tr("How fast the customer speaks"));
  const std::string_view pace = choice_grid(ui, "settings.pace", paces, std::to_string(person.pace_percent),
                                            {.min_width = 120, .max_columns = 4});
  if (!pace.empty()) person.pace_percent = std::stoi(std::string(pace));
}

void draw_about(Frame& frame) {
  Ui& ui = frame.ui;
  card_title(ui, "settings.about.title", frame.words.tr("About"));
  paragraph(ui, "settings.version", ui.fonts.body, ui.theme.text1,
            filled(frame.words.tr("Riposte, version {}"), RIPOSTE_VERSION));
  gap(ui, kSpace1);
  paragraph(ui, "settings.private", ui.fonts.body, ui.theme.text2,
            frame.words.tr("Works without the internet. What you practise stays on this computer."));
  gap(ui, kSpace4);
  text(ui, "settings.folder.label", ui.fonts.label, ui.theme.text3,
       frame.words.tr("Your data is in this folder"));
  gap(ui, 2);
  paragraph(ui, "settings.folder", ui.fonts.strong, ui.theme.text1, frame.state.data_folder);
}

void draw_heading(Frame& frame) {
  Ui& ui = frame.ui;
  const ImVec2 at = ImGui::GetCursorScreenPos();
  if (icon_button(ui, "settings.back", icons::kArrowBack, frame.words.tr("Back")))
    frame.actions.push_back(app::LeaveSettings{});
  const float side = ui.px(36);
  ImGui::SetCursorScreenPos({at.x + side + ui.px(kSpace2), at.y + (side - ui.fonts.heading.line) * 0.5f});
  text(ui, "settings.title", ui.fonts.heading, ui.theme.text1, frame.words.tr("Settings"));
  ImGui::SetCursorScreenPos({at.x, at.y + side + ui.px(kSpace5)});
}

} // namespace

void draw_settings(Frame& frame) {
  Ui& ui = frame.ui;
  const Page page(ui, "settings");
  const Area area = shell(frame);
  if (!frame.state.person) return;
  training::Person person = *frame.state.person;
  Body body(ui, "settings.body", area, {.max_width = 800, .centered = true});
  draw_heading(frame);
  const auto section = [&](const char* id, void (*draw)(Frame&, training::Person&)) {
    {
      const Card card(ui, id);
      draw(frame, person);
    }
    gap(ui, kSpace4);
  };
  section("settings.language.card", draw_language);
  section("settings.theme.card", draw_theme);
  section("settings.text_size.card", draw_text_size);
  section("settings.motion.card", draw_motion);
  section("settings.pace.card", draw_pace);
  {
    const Card card(ui, "settings.about");
    draw_about(frame);
  }
  if (person != *frame.state.person) frame.actions.push_back(app::ChangeSettings{person});
}

} // namespace riposte::desktop
