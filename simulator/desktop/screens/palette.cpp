// The palette: every command and every talk, found by the beginnings of their words.
#include <algorithm>
#include <cmath>

#include "app/commands.h"
#include "desktop/icons.h"
#include "desktop/imx.h"
#include "desktop/screens/keys.h"
#include "desktop/screens/parts.h"
#include "desktop/widgets/button.h"
#include "desktop/widgets/dialog.h"
#include "desktop/widgets/field.h"

namespace riposte::desktop {

namespace {

constexpr float kWidth = 560.0f, kRow = 40.0f; // units
constexpr float kTop = 0.12f;                  // share of the window's height above it
constexpr std::size_t kMostLines = 12;

// How many lines are shown at a time, and the first of them.
struct View {
  std::size_t first = 0, count = 0;
};

View view_of(const Ui& ui, std::size_t lines, std::size_t chosen) {
  const float room = window_area().height() - ImGui::GetCursorScreenPos().y - ui.px(kSpace6 + kSpace3);
  const auto fit = static_cast<std::size_t>(std::max(2.0f, std::floor(room / ui.px(kRow))));
  View view;
  view.count = std::min({lines, fit, kMostLines});
  const std::size_t half = view.count / 2;
  view.first = std::min(chosen > half ? chosen - half : 0, lines - view.count);
  return view;
}

bool draw_line(Frame& frame, const app::Offered& line, bool chosen, float width) {
  Ui& ui = frame.ui;
  const std::string id = "palette." + line.id;
  const Press press = press_area(ui, id, {width, ui.px(kRow)});
  announce(ui.probe, id, line.label, {press.enabled, chosen});
  ImDrawList& draw = *ImGui::GetWindowDrawList();
  const float inset = ui.px(kSpace3);
  if (chosen) draw.AddRectFilled(press.min, press.max, ui.tone(Tone::accent).soft, ui.dp(kRadiusControl));
  if (chosen || press.hovered)
    imx::rect(draw, press.min, press.max, chosen ? ui.theme.primary : ui.theme.border, ui.dp(kRadiusControl));
  const float key = line.key.empty() ? 0.0f : text_width(ui.fonts.label, line.key);
  const float y = std::floor((press.min.y + press.max.y - ui.fonts.body.line) * 0.5f);
  draw_text(draw, ui.fonts.body, {press.min.x + inset, y}, ui.theme.text1,
            ellipsize(ui.fonts.body, line.label, width - 3 * inset - key));
  const float label_y = std::floor((press.min.y + press.max.y - ui.fonts.label.line) * 0.5f);
  draw_text(draw, ui.fonts.label, {press.max.x - inset - key, label_y}, ui.theme.text2, line.key);
  return press.pressed;
}

void move_choice(Memo& memo, std::size_t lines) {
  const Arrow arrow = take_arrow();
  const float wheel = ImGui::GetIO().MouseWheel;
  const int by = arrow.y != 0 ? arrow.y : wheel > 0 ? -1 : wheel < 0 ? 1 : 0;
  if (lines == 0) return;
  const auto last = static_cast<std::ptrdiff_t>(lines) - 1;
  memo.chosen = static_cast<std::size_t>(
      std::clamp(static_cast<std::ptrdiff_t>(memo.chosen) + by, std::ptrdiff_t{0}, last));
}

} // namespace

void draw_palette(Frame& frame) {
  Ui& ui = frame.ui;
  Memo& memo = frame.memo;
  Modal box(ui, "palette", {.width = kWidth, .top = kTop});
  if (!box.shown()) return;
  if (box.appearing()) {
    memo.typed.clear();
    memo.chosen = 0;
  }
  const bool leave = !box.appearing() && (imx::key_pressed(ImGuiKey_Escape) || pressed("Ctrl+K"));
  const std::string before = memo.typed, hint = frame.words.tr("Find a command or a talk");
  const FieldResult field = text_field(ui, "palette.field", memo.typed,
                                       {.placeholder = hint,
                                        .icon = icons::kSearch,
                                        .focus = box.appearing(),
                                        .limit = 100,
                                        .width = box.width()});
  if (memo.typed != before) memo.chosen = 0;
  const std::vector<app::Offered> lines = app::offered(frame.state, frame.words, memo.typed);
  move_choice(memo, lines.size());
  gap(ui, kSpace3);
  const app::Offered* taken = nullptr;
  if (lines.empty())
    paragraph(ui, "palette.nothing", ui.fonts.body, ui.theme.text2,
              frame.words.tr("Nothing of that name can be done here."), box.width());
  const View view = view_of(ui, lines.size(), memo.chosen);
  ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, ImVec2(0.0f, 0.0f)); // the lines touch
  for (std::size_t i = view.first; i < view.first + view.count; ++i)
    if (draw_line(frame, lines[i], i == memo.chosen, box.width())) taken = &lines[i];
  ImGui::PopStyleVar();
  if (field.submitted && memo.chosen < lines.size()) taken = &lines[memo.chosen];
  if (!leave && taken == nullptr) return;
  box.close();
  frame.actions.push_back(app::ShowOverlay{});
  if (taken != nullptr && !leave) frame.actions.push_back(taken->action);
}

} // namespace riposte::desktop
