// Who is practising? Everybody who shares this machine, and somebody new.
#include <algorithm>
#include <cmath>

#include "desktop/icons.h"
#include "desktop/imx.h"
#include "desktop/screens/parts.h"
#include "desktop/screens/phrases.h"
#include "desktop/screens/shell.h"
#include "desktop/widgets/button.h"

namespace riposte::desktop {

namespace {

bool person_row(Frame& frame, std::string_view id, const training::Person& person, bool current) {
  Ui& ui = frame.ui;
  const float width = available_width(), height = ui.px(72);
  const Press press = press_area(ui, id, {width, height});
  announce(ui.probe, id, person.name, {press.enabled, press.focused});
  ImDrawList& draw = *ImGui::GetWindowDrawList();
  const float hover = approach(ui.animations, ui.pacing, press.id, press.hovered ? 1.0f : 0.0f, 18.0f);
  draw_shadow(draw, ui, press.min, press.max, ui.dp(kRadiusCard), hover > 0.5f ? 1 : 0);
  draw.AddRectFilled(press.min, press.max, ui.theme.surface, ui.dp(kRadiusCard));
  imx::rect(draw, press.min, press.max, mix(ui.theme.border, ui.theme.primary, hover), ui.dp(kRadiusCard));
  if (press.focused) draw_focus(draw, ui, press.min, press.max, ui.dp(kRadiusCard));
  const float middle = std::floor((press.min.y + press.max.y) * 0.5f), radius = ui.px(20);
  draw_avatar(draw, ui, {press.min.x + ui.px(kSpace4) + radius, middle}, radius, initials(person.name));
  const float left = press.min.x + ui.px(kSpace4) + 2 * radius + ui.px(14);
  const float end = press.max.x - ui.px(kSpace4) - ui.fonts.icon20.size;
  const float lines = ui.fonts.strong.line + ui.fonts.label.line, top = std::floor(middle - lines * 0.5f);
  draw_text(draw, ui.fonts.strong, {left, top}, ui.theme.text1,
            ellipsize(ui.fonts.strong, person.name, end - left - ui.px(8)));
  draw_text(draw, ui.fonts.label, {left, top + ui.fonts.strong.line}, ui.theme.text3,
            ellipsize(ui.fonts.label, role_label(frame, person.role), end - left - ui.px(8)));
  draw_icon(draw, ui.fonts.icon20, {end + ui.fonts.icon20.size * 0.5f, middle},
            current ? ui.theme.primary : ui.theme.text3,
            current ? icons::kCheckCircle : icons::kChevronRight);
  return press.pressed;
}

} // namespace

void draw_people(Frame& frame) {
  Ui& ui = frame.ui;
  const Page page(ui, "people");
  const Area area = shell(frame);
  Body body(ui, "people.body", area, {.max_width = 560, .centered = true, .middle = true});
  paragraph(ui, "people.title", ui.fonts.heading, ui.theme.text1, frame.words.tr("Who is practising?"));
  gap(ui, kSpace1);
  paragraph(ui, "people.lead", ui.fonts.body, ui.theme.text2,
            frame.words.tr("Each person has talks and results of their own."));
  gap(ui, kSpace5);
  int number = 1;
  for (const training::Person& person : frame.state.people) {
    const bool current = frame.state.person && frame.state.person->id == person.id;
    if (person_row(frame, "people." + std::to_string(number++), person, current))
      frame.actions.push_back(app::ChoosePerson{person.id});
    gap(ui, kSpace3);
  }
  gap(ui, kSpace5);
  if (button(ui, "people.add", frame.words.tr("Add a person"), {.icon = icons::kAdd}))
    frame.actions.push_back(app::AddPerson{});
}

} // namespace riposte::desktop
