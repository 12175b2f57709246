// The data folder cannot be used: what happened, where, and what to do.
#include "desktop/icons.h"
#include "desktop/screens/parts.h"
#include "text/error_text.h"

namespace riposte::desktop {

void draw_failure(Frame& frame) {
  Ui& ui = frame.ui;
  const Page page(ui, "failure");
  Body body(ui, "failure.body", window_area(), {.max_width = 640, .centered = true, .middle = true});
  const Card card(ui, "failure.card", {.padding = kSpace8});
  const ImVec2 at = ImGui::GetCursorScreenPos();
  ImDrawList& draw = *ImGui::GetWindowDrawList();
  const ToneColors& tone = ui.tone(Tone::danger);
  const float side = ui.px(48);
  ImGui::Dummy({side, side});
  draw.AddRectFilled(at, {at.x + side, at.y + side}, tone.soft, ui.dp(kRadiusCard));
  draw_icon(draw, ui.fonts.icon24, {at.x + side * 0.5f, at.y + side * 0.5f}, tone.fg, icons::kError);
  gap(ui, kSpace5);
  paragraph(ui, "failure.title", ui.fonts.heading, ui.theme.text1,
            frame.words.tr("Riposte cannot use its data folder"));
  gap(ui, kSpace2);
  paragraph(ui, "failure.message", ui.fonts.body, ui.theme.text1,
            text::said(frame.words, frame.state.failure));
  gap(ui, kSpace5);
  text(ui, "failure.folder.label", ui.fonts.label, ui.theme.text3, frame.words.tr("Folder"));
  gap(ui, 2);
  paragraph(ui, "failure.folder", ui.fonts.strong, ui.theme.text1, frame.state.data_folder);
  gap(ui, kSpace5);
  text(ui, "failure.help.label", ui.fonts.label, ui.theme.text3, frame.words.tr("What you can do"));
  gap(ui, kSpace2);
  const struct {
    const char* id;
    std::string text;
  } steps[]{
      {"failure.help.1",
       frame.words.tr(
           "Check that the folder exists, that it belongs to you and that the disk has space left.")},
      {"failure.help.2", frame.words.tr("Close other copies of Riposte that use the same folder.")},
      {"failure.help.3", frame.words.tr("Start Riposte with another folder: riposte --data FOLDER")},
  };
  for (const auto& step : steps) {
    point(ui, step.id, {.icon = icons::kChevronRight, .tone = Tone::accent, .text = step.text});
    gap(ui, kSpace2);
  }
  gap(ui, kSpace4);
  paragraph(ui, "failure.kept", ui.fonts.small, ui.theme.text3,
            frame.words.tr("Nothing has been deleted. Your talks stay where they are."));
}

} // namespace riposte::desktop
