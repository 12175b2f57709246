#include "gallery_sheets.h"

#include "desktop/widgets/face.h"
#include "desktop/widgets/text.h"

#include <array>

namespace riposte::desktop {

using scenario::Mood;

void faces_sheet(Ui& ui, GalleryState&) {
  constexpr std::array<Presentation, 3> kPresentations{Presentation::feminine, Presentation::masculine,
                                                       Presentation::any};
  const std::array<std::string_view, 6> seeds{"Marina Sokolova", "Paul Brandt", "Alex Kim", "Olga",
                                              "Viktor Petrov",   "Sam"};
  ImDrawList& draw = *ImGui::GetWindowDrawList();
  for (std::size_t m = 0; m < scenario::kMoodNames.size(); ++m) {
    const auto mood = static_cast<Mood>(m);
    const float x = 84 + 140 * static_cast<float>(m);
    draw_text_centered(draw, ui.fonts.label, {ui.px(x - 64), ui.px(8)}, {ui.px(x + 64), ui.px(28)},
                       ui.theme.text2, scenario::name_of(mood));
    for (std::size_t i = 0; i < 4; ++i)
      draw_face(draw, ui, {seeds[i], kPresentations[i % 3]}, {mood, mood},
                {ui.px(x), ui.px(98 + 140 * static_cast<float>(i))}, ui.px(64));
    for (std::size_t i = 0; i < 6; ++i)
      draw_face(draw, ui, {seeds[i], kPresentations[i % 3]}, {mood, mood},
                {ui.px(x - 52 + 40 * static_cast<float>(i % 3)), ui.px(612 + 44 * static_cast<float>(i / 3))},
                ui.px(i < 3 ? 16.0f : 18.0f));
    draw_face(draw, ui, {seeds[1], kPresentations[1]}, {mood, mood}, {ui.px(x), ui.px(720)}, ui.px(28));
  }
}

void people_sheet(Ui& ui, GalleryState&) {
  constexpr std::array<Presentation, 3> kPresentations{Presentation::feminine, Presentation::masculine,
                                                       Presentation::any};
  for (int i = 0; i < 40; ++i) {
    const std::string seed = "person " + std::to_string(i);
    const float x = 78 + 140 * static_cast<float>(i % 10), y = 76 + 140 * static_cast<float>(i / 10);
    const auto mood = static_cast<Mood>(i % 3 == 0 ? 1 : i % 3 == 1 ? 0 : 2);
    draw_face(*ImGui::GetWindowDrawList(), ui, {seed, kPresentations[static_cast<std::size_t>(i % 3)]},
              {mood, mood}, {ui.px(x), ui.px(y)}, ui.px(62));
  }
}

} // namespace riposte::desktop
