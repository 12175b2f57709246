#include "desktop/widgets/field.h"

#include "desktop/icons.h"
#include "desktop/imx.h"
#include "desktop/widgets/button.h"
#include "desktop/widgets/surface.h"
#include "desktop/widgets/text.h"

#include <imgui_stdlib.h>

#include <algorithm>
#include <cmath>

namespace riposte::desktop {

namespace {

float width_or(const Ui& ui, float width, float units) {
  return std::floor(width > 0.0f ? width : std::min(available_width(), ui.px(units)));
}

void field_label(Ui& ui, std::string_view id, std::string_view label, bool enabled) {
  if (label.empty()) return;
  text(ui, std::string(id).append(".label"), ui.fonts.label, enabled ? ui.theme.text1 : ui.theme.text3,
       label);
  gap(ui, 6);
}

int limit_length(ImGuiInputTextCallbackData* data) {
  // Counts characters, not bytes: Russian letters take two.
  const auto limit = *static_cast<const std::size_t*>(data->UserData);
  int bytes = 0, characters = 0;
  for (; bytes < data->BufTextLen; ++bytes)
    if ((data->Buf[bytes] & 0xC0) != 0x80 && static_cast<std::size_t>(characters++) == limit) break;
  if (bytes < data->BufTextLen) data->DeleteChars(bytes, data->BufTextLen - bytes);
  return 0;
}

bool input(std::string& value, const FieldSpec& spec, ImVec2 size, ImGuiInputTextFlags flags) {
  std::size_t limit = spec.limit;
  ImGuiInputTextCallback callback = nullptr;
  if (limit > 0) {
    flags |= ImGuiInputTextFlags_CallbackEdit;
    callback = limit_length;
  }
  if (spec.lines > 1) return ImGui::InputTextMultiline("##input", &value, size, flags, callback, &limit);
  ImGui::SetNextItemWidth(size.x);
  return ImGui::InputText("##input", &value, flags | ImGuiInputTextFlags_EnterReturnsTrue, callback, &limit);
}

void draw_message(Ui& ui, std::string_view id, const FieldSpec& spec, float width) {
  const bool error = !spec.error.empty();
  gap(ui, 6);
  const ImU32 color = error ? ui.tone(Tone::danger).fg : ui.theme.text3;
  float left = 0.0f;
  const ImVec2 at = ImGui::GetCursorScreenPos();
  if (error) {
    const float half = ui.fonts.icon16.size * 0.5f;
    draw_icon(*ImGui::GetWindowDrawList(), ui.fonts.icon16, {at.x + half, at.y + ui.fonts.small.line * 0.5f},
              color, icons::kError);
    left = 2 * half + ui.px(6);
  }
  ImGui::SetCursorScreenPos({at.x + left, at.y});
  paragraph(ui, std::string(id).append(error ? ".error" : ".help"), ui.fonts.small, color,
            error ? spec.error : spec.help, width - left);
}

struct FieldBox {
  ImVec2 a, b;
  bool active, focused;
};

void draw_box(ImDrawList& draw, const Ui& ui, const FieldSpec& spec, const FieldBox& box) {
  const float radius = ui.dp(kRadiusControl);
  const ImU32 line = !spec.enabled         ? ui.theme.border
                     : !spec.error.empty() ? ui.tone(Tone::danger).solid
                     : box.active          ? ui.theme.primary
                                           : ui.theme.control;
  imx::rect(draw, box.a, box.b, line, radius, box.active || !spec.error.empty() ? ui.dp(1.75f) : 1.0f);
  if (box.focused) draw_focus(draw, ui, box.a, box.b, radius);
}

} // namespace

FieldResult text_field(Ui& ui, std::string_view id, std::string& value, const FieldSpec& spec) {
  FieldResult result;
  const float width = width_or(ui, spec.width, 360);
  ImGui::PushID(id.data(), id.data() + id.size());
  ImGui::BeginGroup();
  field_label(ui, id, spec.label, spec.enabled);
  const float icon = spec.icon != nullptr ? ui.fonts.icon20.size + ui.px(6) : 0.0f, padding = ui.px(12);
  const float lines = static_cast<float>(std::max(spec.lines, 1));
  const float height = spec.lines > 1 ? ui.fonts.body.line * lines + ui.px(18) : ui.px(40);
  const ImVec2 a = ImGui::GetCursorScreenPos(), b{a.x + width, a.y + height};
  ImDrawList& draw = *ImGui::GetWindowDrawList();
  draw.AddRectFilled(a, b, spec.enabled ? ui.theme.surface : ui.theme.sunken, ui.dp(kRadiusControl));
  draw_icon(draw, ui.fonts.icon20, {a.x + padding + icon * 0.5f - ui.px(3), (a.y + b.y) * 0.5f},
            ui.theme.text3, spec.icon);
  const std::string before = value;
  imx::push_font(ui.fonts.body.font, ui.fonts.body.size);
  const float vertical = spec.lines > 1 ? ui.px(9) : std::floor((height - ui.fonts.body.size) * 0.5f);
  ImGui::PushStyleVar(ImGuiStyleVar_FramePadding, ImVec2(padding, vertical));
  ImGui::PushStyleVar(ImGuiStyleVar_FrameBorderSize, 0.0f);
  for (const ImGuiCol color : {ImGuiCol_FrameBg, ImGuiCol_FrameBgHovered, ImGuiCol_FrameBgActive})
    ImGui::PushStyleColor(color, ImVec4(0, 0, 0, 0));
  ImGui::PushStyleColor(ImGuiCol_Text, to_vec4(spec.enabled ? ui.theme.text1 : ui.theme.text3));
  ImGui::SetCursorScreenPos({a.x + icon, a.y});
  ImGui::BeginDisabled(!spec.enabled);
  const bool tab = spec.enabled && take_tab_focus(ui.focus, ImGui::GetID("##input"));
  if (tab || spec.focus) {
    ImGui::SetKeyboardFocusHere();
    request_frames(ui.pacing, 3);
  }
  ImGuiInputTextFlags flags = spec.password ? ImGuiInputTextFlags_Password : 0;
  result.submitted = input(value, spec, {width - icon, height}, flags);
  ImGui::EndDisabled();
  const bool active = ImGui::IsItemActive();
  const bool focused = ImGui::IsItemFocused();
  if (ImGui::IsItemHovered()) ImGui::SetMouseCursor(ImGuiMouseCursor_TextInput);
  ImGui::PopStyleColor(4);
  ImGui::PopStyleVar(2);
  ImGui::PopFont();
  result.changed = value != before;
  result.submitted = result.submitted && spec.lines <= 1;
  result.focused = active || focused;
  if (value.empty() && !spec.placeholder.empty()) {
    const float top =
        spec.lines > 1 ? a.y + vertical : a.y + std::floor((height - ui.fonts.body.line) * 0.5f);
    draw_text(draw, ui.fonts.body, {a.x + icon + padding, top}, ui.theme.text3,
              ellipsize(ui.fonts.body, spec.placeholder, width - icon - 2 * padding));
  }
  draw_box(draw, ui, spec, {a, b, active, focused && !active && ImGui::GetIO().NavVisible});
  announce_rect(ui.probe, id, a, b, spec.password ? std::string(value.size(), '*') : value,
                {spec.enabled, result.focused});
  if (!spec.error.empty() || !spec.help.empty()) {
    ImGui::SetCursorScreenPos({a.x, b.y + ImGui::GetStyle().ItemSpacing.y});
    draw_message(ui, id, spec, width);
  }
  ImGui::EndGroup();
  ImGui::PopID();
  if (result.changed) request_frames(ui.pacing, 2);
  return result;
}

} // namespace riposte::desktop
