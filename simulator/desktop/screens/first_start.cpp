// Who practises: language, name and role, at the first start and whenever a person is added.
#include <algorithm>
#include <string_view>
#include <vector>

#include "desktop/icons.h"
#include "desktop/screens/choice.h"
#include "desktop/screens/parts.h"
#include "desktop/screens/phrases.h"
#include "desktop/widgets/button.h"
#include "desktop/widgets/field.h"

namespace riposte::desktop {

namespace {

constexpr std::size_t kLongestName = 40; // characters

const char* icon_of_role(std::string_view id) {
  if (id == "hunter") return icons::kTrackChanges;
  if (id == "inbound") return icons::kHeadsetMic;
  if (id == "farmer") return icons::kHandshake;
  if (id == "coordinator") return icons::kAssignment;
  if (id == "analyst") return icons::kInsights;
  return icons::kGroups;
}

std::string_view trimmed(std::string_view name) {
  const std::size_t first = name.find_first_not_of(' ');
  if (first == std::string_view::npos) return {};
  return name.substr(first, name.find_last_not_of(' ') - first + 1);
}

// While somebody practises already, the interface keeps their language and this is the choice for the new
// person.
std::string language_of(const Frame& frame) {
  return frame.memo.language.empty() ? frame.words.language() : frame.memo.language;
}

void draw_language(Frame& frame) {
  Ui& ui = frame.ui;
  std::vector<Choice> languages;
  for (const text::Language& language : text::kLanguages)
    languages.push_back({std::string(language.tag), std::string(language.own_name), {}, nullptr});
  text(ui, "first.language.label", ui.fonts.label, ui.theme.text1, frame.words.tr("Language"));
  gap(ui, 6);
  const Column column(std::min(available_width(), ui.px(400)));
  const std::string_view chosen = choice_grid(ui, "first.language", languages, language_of(frame));
  if (chosen.empty()) return;
  frame.memo.language = chosen;
  request_frames(ui.pacing, 3);
}

bool draw_name(Frame& frame) {
  Ui& ui = frame.ui;
  const std::string label = frame.words.tr("Your name"),
                    help = frame.words.tr("Everyone who uses this computer can see it. It never leaves it.");
  const FieldSpec spec{.label = label,
                       .help = help,
                       .focus = std::exchange(frame.memo.focus_name, false),
                       .limit = kLongestName,
                       .width = std::min(available_width(), ui.px(400))};
  return text_field(ui, "first.name", frame.memo.name, spec).submitted;
}

void draw_roles(Frame& frame) {
  Ui& ui = frame.ui;
  if (!frame.state.catalogue) return;
  text(ui, "first.role.label", ui.fonts.label, ui.theme.text1, frame.words.tr("What you do most"));
  gap(ui, 6);
  std::vector<Choice> roles;
  const std::string& language = frame.words.language();
  for (const catalogue::Role& role : frame.state.catalogue->roles)
    roles.push_back({role.id, role.label.in(language), role.description.in(language), icon_of_role(role.id)});
  const std::string_view chosen =
      choice_grid(ui, "first.role", roles, frame.memo.role, {.min_width = 240, .max_columns = 3});
  if (!chosen.empty()) frame.memo.role = chosen;
}

void draw_heading(Frame& frame, bool adding) {
  Ui& ui = frame.ui;
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const float side = ui.px(48), left = side + ui.px(kSpace4);
  draw_logo(*ImGui::GetWindowDrawList(), ui, at, side);
  ImGui::SetCursorScreenPos({at.x + left, at.y});
  ImGui::BeginGroup();
  const float wrap = available_width();
  paragraph(ui, "first.title", ui.fonts.heading, ui.theme.text1,
            adding ? frame.words.tr("Add a person") : frame.words.tr("Welcome to Riposte"), wrap);
  gap(ui, 2);
  paragraph(ui, "first.lead", ui.fonts.body, ui.theme.text2,
            frame.words.tr("Practise real objections with a customer who reacts to what you say."), wrap);
  ImGui::EndGroup();
}

} // namespace

void draw_first_start(Frame& frame) {
  Ui& ui = frame.ui;
  const bool adding = !frame.state.people.empty();
  const Page page(ui, "first");
  Body body(ui, "first.body", window_area(), {.max_width = 880, .centered = true, .middle = true});
  draw_heading(frame, adding);
  gap(ui, kSpace6);
  bool submitted = false;
  {
    const Card card(ui, "first.card", {.padding = kSpace6});
    draw_language(frame);
    gap(ui, kSpace5);
    submitted = draw_name(frame);
    gap(ui, kSpace5);
    draw_roles(frame);
  }
  gap(ui, kSpace5);
  const std::string_view name = trimmed(frame.memo.name);
  const bool ready = !name.empty() && !frame.state.busy;
  const std::string label = frame.words.tr("Start practising");
  if (button(ui, "first.start", label,
             {.kind = ButtonKind::primary,
              .trailing_icon = icons::kArrowForward,
              .enabled = ready,
              .large = true}))
    submitted = true;
  if (submitted && ready)
    frame.actions.push_back(app::CreatePerson{std::string(name), frame.memo.role, language_of(frame)});
  if (!adding) return;
  same_line(ui, kSpace3);
  if (button(ui, "first.back", frame.words.tr("Back"), {.kind = ButtonKind::ghost, .large = true}))
    frame.actions.push_back(app::ShowPeople{});
}

} // namespace riposte::desktop
