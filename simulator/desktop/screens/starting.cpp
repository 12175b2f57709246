// While store and library are being opened: quiet, because it rarely lasts longer than a glance.
#include <cmath>

#include "desktop/screens/parts.h"

namespace riposte::desktop {

void draw_starting(Frame& frame) {
  Ui& ui = frame.ui;
  const Page page(ui, "starting");
  const Area window = window_area();
  const float side = ui.px(64), top = std::floor(window.height() * 0.5f - side);
  draw_logo(*ImGui::GetWindowDrawList(), ui, {std::floor((window.width() - side) * 0.5f), top}, side);
  ImGui::SetCursorScreenPos({ui.px(kSpace5), top + side + ui.px(kSpace5)});
  const Column column(window.width() - 2 * ui.px(kSpace5));
  centered_paragraph(ui, "starting.title", ui.fonts.heading, ui.theme.text1, "Riposte");
  gap(ui, kSpace1);
  centered_paragraph(ui, "starting.note", ui.fonts.body, ui.theme.text3,
                     frame.words.tr("Opening your talks…"));
}

} // namespace riposte::desktop
