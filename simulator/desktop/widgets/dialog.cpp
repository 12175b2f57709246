#include "desktop/widgets/dialog.h"

#include "desktop/imx.h"
#include "desktop/widgets/button.h"
#include "desktop/widgets/surface.h"
#include "desktop/widgets/text.h"

#include <algorithm>
#include <string>

namespace riposte::desktop {

namespace {

DialogResult draw_content(Ui& ui, std::string_view id, const DialogSpec& spec, bool opened, float width) {
  ImDrawList& draw = *ImGui::GetWindowDrawList();
  const ImVec2 at = ImGui::GetCursorScreenPos();
  float left = 0.0f;
  if (spec.icon != nullptr) {
    const ToneColors& tone = ui.tone(spec.danger ? Tone::danger : Tone::accent);
    const float side = ui.px(40);
    draw.AddRectFilled(at, {at.x + side, at.y + side}, tone.soft, ui.dp(10));
    draw_icon(draw, ui.fonts.icon24, {at.x + side * 0.5f, at.y + side * 0.5f}, tone.fg, spec.icon);
    left = side + ui.px(16);
  }
  ImGui::SetCursorScreenPos({at.x + left, at.y});
  ImGui::BeginGroup();
  paragraph(ui, std::string(id).append(".title"), ui.fonts.title, ui.theme.text1, spec.title, width - left);
  gap(ui, 6);
  paragraph(ui, std::string(id).append(".body"), ui.fonts.body, ui.theme.text2, spec.body, width - left);
  ImGui::EndGroup();
  gap(ui, kSpace6);
  const ButtonOptions confirm{.kind = spec.danger ? ButtonKind::danger : ButtonKind::primary,
                              .focus = opened && !(spec.danger && !spec.cancel.empty())};
  const ButtonOptions cancel{.focus = opened && spec.danger};
  float buttons = button_width(ui, spec.confirm, confirm);
  if (!spec.cancel.empty()) buttons += button_width(ui, spec.cancel, cancel) + ui.px(8);
  ImGui::SetCursorScreenPos({at.x + width - buttons, ImGui::GetCursorScreenPos().y});
  DialogResult result = DialogResult::none;
  if (!spec.cancel.empty()) {
    if (button(ui, std::string(id).append(".cancel"), spec.cancel, cancel)) result = DialogResult::cancelled;
    same_line(ui, 8);
  }
  if (button(ui, std::string(id).append(".confirm"), spec.confirm, confirm)) result = DialogResult::confirmed;
  if (!opened && imx::key_pressed(ImGuiKey_Escape)) result = DialogResult::cancelled;
  return result;
}

} // namespace

Modal::Modal(Ui& ui, std::string_view id, const ModalSpec& spec) : ui_(ui) {
  const std::string name = std::string("##").append(id);
  if (!ImGui::IsPopupOpen(name.c_str())) {
    ImGui::OpenPopup(name.c_str());
    request_frames(ui.pacing, 3);
  }
  const ImVec2 screen = ImGui::GetIO().DisplaySize;
  const float padding = ui.px(kSpace6);
  width_ = std::min(ui.px(spec.width), screen.x - 4 * padding);
  const bool middle = spec.top < 0.0f;
  ImGui::SetNextWindowPos({screen.x * 0.5f, screen.y * (middle ? 0.5f : spec.top)}, ImGuiCond_Always,
                          {0.5f, middle ? 0.5f : 0.0f});
  ImGui::SetNextWindowSize({width_ + 2 * padding, 0});
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, ImVec2(padding, padding));
  ImGui::PushStyleVar(ImGuiStyleVar_WindowRounding, ui.dp(kRadiusBubble));
  ImGui::PushStyleColor(ImGuiCol_PopupBg, to_vec4(ui.theme.raised));
  ImGui::PushStyleColor(ImGuiCol_Border, to_vec4(ui.theme.border));
  shown_ = ImGui::BeginPopupModal(name.c_str(), nullptr,
                                  ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove |
                                      ImGuiWindowFlags_AlwaysAutoResize | ImGuiWindowFlags_NoSavedSettings);
  ImGui::PopStyleColor(2);
  ImGui::PopStyleVar(2);
  if (!shown_) return;
  if (appearing()) request_frames(ui.pacing, 3);
  // The scrim behind darkens over a few frames inside ImGui, which doesn't ask for them.
  if (ImGui::GetCurrentContext()->DimBgRatio < 1.0f) request_frames(ui.pacing, 2);
}

Modal::~Modal() {
  if (shown_) ImGui::EndPopup();
}

bool Modal::appearing() const {
  return shown_ && ImGui::IsWindowAppearing();
}

void Modal::close() {
  if (!shown_) return;
  ImGui::CloseCurrentPopup();
  request_frames(ui_.pacing, 12); // until the scrim is gone
}

DialogResult dialog(Ui& ui, std::string_view id, const DialogSpec& spec) {
  Modal box(ui, id);
  if (!box.shown()) return DialogResult::none;
  const DialogResult result = draw_content(ui, id, spec, box.appearing(), box.width());
  if (result != DialogResult::none) box.close();
  return result;
}

} // namespace riposte::desktop
