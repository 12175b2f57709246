#include "desktop/theme.h"

#include "desktop/imx.h"

#include <algorithm>
#include <cmath>

namespace riposte::desktop {

namespace {

constexpr ImU32 hex(unsigned rgb, unsigned alpha = 255) {
  return IM_COL32((rgb >> 16) & 255u, (rgb >> 8) & 255u, rgb & 255u, alpha);
}

constexpr Theme make_light() {
  Theme t{};
  t.kind = ThemeKind::light;
  t.canvas = hex(0xF3F5F9), t.surface = hex(0xFFFFFF), t.sunken = hex(0xF6F7FA), t.raised = hex(0xFFFFFF);
  t.border = hex(0xE4E8EF), t.border_strong = hex(0xCBD3DF), t.control = hex(0x818C9E);
  t.text1 = hex(0x131A29), t.text2 = hex(0x455164), t.text3 = hex(0x5D687A);
  t.primary = hex(0x4F46E5), t.primary_hover = hex(0x4338CA), t.primary_active = hex(0x3730A3);
  t.primary_soft = hex(0xEEF0FF), t.on_primary = hex(0xFFFFFF), t.focus = hex(0x6D70F4);
  t.customer_bubble = hex(0xEFF2F7), t.customer_text = t.text1;
  t.trainee_bubble = hex(0x5A51EB), t.trainee_bubble_end = hex(0x4A41DF), t.trainee_text = hex(0xFFFFFF);
  t.rail = hex(0x12172B), t.rail_text = hex(0x9AA3BF), t.rail_active = hex(0x2A3157);
  t.rail_active_text = hex(0xFFFFFF), t.rail_mark = hex(0x818CF8);
  t.tooltip = hex(0x1B2236), t.tooltip_text = hex(0xF3F5F9);
  t.scrim = hex(0x12172B, 115), t.shadow = hex(0x1B2540), t.shadow_alpha = 0.065f;
  t.tones = {{{hex(0x455164), hex(0xEEF1F6), hex(0x64748B), hex(0xDCE2EA), hex(0xFFFFFF)},
              {hex(0x0A5A8C), hex(0xE6F4FD), hex(0x0B76B4), hex(0xBDE3F8), hex(0xFFFFFF)},
              {hex(0x056B4D), hex(0xE5F7F0), hex(0x0B8159), hex(0xBFEBDA), hex(0xFFFFFF)},
              {hex(0x8F4206), hex(0xFEF4E2), hex(0xF2A20D), hex(0xFBE0AE), hex(0x2B1A00)},
              {hex(0xAD2129), hex(0xFDECEC), hex(0xD9363E), hex(0xF8CFCF), hex(0xFFFFFF)},
              {hex(0x4338CA), hex(0xEEF0FF), hex(0x4F46E5), hex(0xD5D9FD), hex(0xFFFFFF)}}};
  return t;
}

constexpr Theme make_dark() {
  Theme t{};
  t.kind = ThemeKind::dark;
  t.canvas = hex(0x0D111C), t.surface = hex(0x151B2B), t.sunken = hex(0x10151F), t.raised = hex(0x1C2337);
  t.border = hex(0x252E45), t.border_strong = hex(0x3A4663), t.control = hex(0x67748F);
  t.text1 = hex(0xEDF1FA), t.text2 = hex(0xB4BED3), t.text3 = hex(0x929DB6);
  t.primary = hex(0x5B5EEA), t.primary_hover = hex(0x6265EC), t.primary_active = hex(0x4F52DC);
  t.primary_soft = hex(0x23284D), t.on_primary = hex(0xFFFFFF), t.focus = hex(0x9BA1FB);
  t.customer_bubble = hex(0x222A40), t.customer_text = t.text1;
  t.trainee_bubble = hex(0x5B5EEA), t.trainee_bubble_end = hex(0x4E51DB), t.trainee_text = hex(0xFFFFFF);
  t.rail = hex(0x090C15), t.rail_text = hex(0x8993AE), t.rail_active = hex(0x232A4C);
  t.rail_active_text = hex(0xFFFFFF), t.rail_mark = hex(0x818CF8);
  t.tooltip = hex(0xE8ECF6), t.tooltip_text = hex(0x131A29);
  t.scrim = hex(0x04060C, 166), t.shadow = hex(0x000000), t.shadow_alpha = 0.30f;
  t.tones = {{{hex(0xB4BED3), hex(0x222A40), hex(0x7C88A3), hex(0x323C57), hex(0x0D111C)},
              {hex(0x7DD3FC), hex(0x10293D), hex(0x1EA5E8), hex(0x1B4360), hex(0x04121C)},
              {hex(0x6EE7B7), hex(0x10302B), hex(0x18B585), hex(0x1B4D42), hex(0x03150F)},
              {hex(0xFCD34D), hex(0x352A16), hex(0xF2A20D), hex(0x574420), hex(0x1F1300)},
              {hex(0xFDA9A9), hex(0x3A1D27), hex(0xF0666B), hex(0x5E2B37), hex(0x1E0407)},
              {hex(0xB9BDFF), hex(0x242A52), hex(0x7376F3), hex(0x3A4180), hex(0x080A1E)}}};
  return t;
}

constexpr Theme make_high_contrast() {
  Theme t{};
  t.kind = ThemeKind::high_contrast;
  t.canvas = hex(0x000000), t.surface = hex(0x000000), t.sunken = hex(0x000000), t.raised = hex(0x0A0A0A);
  t.border = hex(0xA8A8A8), t.border_strong = hex(0xFFFFFF), t.control = hex(0xFFFFFF);
  t.text1 = hex(0xFFFFFF), t.text2 = hex(0xFFFFFF), t.text3 = hex(0xDCDCDC);
  t.primary = hex(0xFFD83D), t.primary_hover = hex(0xFFE67A), t.primary_active = hex(0xE9BE00);
  t.primary_soft = hex(0x2E2700), t.on_primary = hex(0x000000), t.focus = hex(0x3DE8FF);
  t.customer_bubble = hex(0x1C1C1C), t.customer_text = hex(0xFFFFFF);
  t.trainee_bubble = t.trainee_bubble_end = hex(0xFFFFFF), t.trainee_text = hex(0x000000);
  t.rail = hex(0x000000), t.rail_text = hex(0xFFFFFF), t.rail_active = hex(0xFFD83D);
  t.rail_active_text = hex(0x000000), t.rail_mark = hex(0xFFD83D);
  t.tooltip = hex(0xFFFFFF), t.tooltip_text = hex(0x000000);
  t.scrim = hex(0x000000, 200), t.shadow = hex(0x000000), t.shadow_alpha = 0.0f;
  t.tones = {{{hex(0xFFFFFF), hex(0x141414), hex(0xD0D0D0), hex(0xFFFFFF), hex(0x000000)},
              {hex(0x8FDCFF), hex(0x00202F), hex(0x4CC6FF), hex(0x8FDCFF), hex(0x000000)},
              {hex(0x86F5B8), hex(0x002415), hex(0x3BE58C), hex(0x86F5B8), hex(0x000000)},
              {hex(0xFFD83D), hex(0x2B2300), hex(0xFFC400), hex(0xFFD83D), hex(0x000000)},
              {hex(0xFFB3B3), hex(0x330508), hex(0xFF7A7F), hex(0xFFB3B3), hex(0x000000)},
              {hex(0xFFD83D), hex(0x2E2700), hex(0xFFD83D), hex(0xFFD83D), hex(0x000000)}}};
  return t;
}

float linear(float channel) {
  return channel <= 0.04045f ? channel / 12.92f : std::pow((channel + 0.055f) / 1.055f, 2.4f);
}

float luminance(ImU32 color) {
  const ImVec4 c = to_vec4(color);
  return 0.2126f * linear(c.x) + 0.7152f * linear(c.y) + 0.0722f * linear(c.z);
}

void set_sizes(ImGuiStyle& style) {
  style.WindowPadding = {20, 20};
  style.FramePadding = {12, 9};
  style.ItemSpacing = {8, 8};
  style.ItemInnerSpacing = {8, 6};
  style.ScrollbarSize = 10;
  style.GrabMinSize = 24;
  style.WindowBorderSize = style.ChildBorderSize = style.TabBorderSize = 0;
  style.PopupBorderSize = style.FrameBorderSize = 1;
  style.WindowRounding = 0;
  style.ChildRounding = style.PopupRounding = kRadiusCard;
  style.FrameRounding = kRadiusControl;
  style.ScrollbarRounding = style.GrabRounding = 6;
  style.DisabledAlpha = 1.0f; // disabled widgets choose their own colours
  style.CircleTessellationMaxError = 0.15f;
  imx::curve_error(style);
}

void set_colors(ImGuiStyle& style, const Theme& t) {
  const auto set = [&style](ImGuiCol which, ImU32 color) { style.Colors[which] = to_vec4(color); };
  set(ImGuiCol_Text, t.text1);
  set(ImGuiCol_TextDisabled, t.text3);
  set(ImGuiCol_WindowBg, t.canvas);
  set(ImGuiCol_ChildBg, 0);
  set(ImGuiCol_PopupBg, t.raised);
  set(ImGuiCol_Border, t.border_strong);
  set(ImGuiCol_BorderShadow, 0);
  for (const ImGuiCol frame : {ImGuiCol_FrameBg, ImGuiCol_FrameBgHovered, ImGuiCol_FrameBgActive})
    set(frame, t.surface);
  set(ImGuiCol_ScrollbarBg, 0);
  set(ImGuiCol_ScrollbarGrab, with_alpha(t.text3, t.kind == ThemeKind::high_contrast ? 0.9f : 0.35f));
  set(ImGuiCol_ScrollbarGrabHovered, with_alpha(t.text3, 0.6f));
  set(ImGuiCol_ScrollbarGrabActive, with_alpha(t.text3, 0.8f));
  set(ImGuiCol_TextSelectedBg, with_alpha(t.primary, t.kind == ThemeKind::high_contrast ? 0.6f : 0.28f));
  set(ImGuiCol_ModalWindowDimBg, t.scrim);
  set(ImGuiCol_Separator, t.border);
  set(imx::kNavColor, 0); // widgets draw their own ring
}

} // namespace

Theme make_theme(ThemeKind kind) {
  switch (kind) {
  case ThemeKind::dark: return make_dark();
  case ThemeKind::high_contrast: return make_high_contrast();
  case ThemeKind::light: break;
  }
  return make_light();
}

void apply_style(const Theme& theme, float scale) {
  ImGuiStyle style;
  if (theme.dark())
    ImGui::StyleColorsDark(&style);
  else
    ImGui::StyleColorsLight(&style);
  set_sizes(style);
  set_colors(style, theme);
  style.ScaleAllSizes(scale);
  ImGui::GetStyle() = style;
}

float contrast(ImU32 a, ImU32 b) {
  const float x = luminance(a), y = luminance(b);
  return (std::max(x, y) + 0.05f) / (std::min(x, y) + 0.05f);
}

std::vector<ContrastPair> contrast_pairs(const Theme& t) {
  constexpr float kText = 4.5f, kGraphic = 3.0f; // WCAG 2.1, 1.4.3 and 1.4.11
  std::vector<ContrastPair> pairs{
      {"text on the primary button", t.on_primary, t.primary, kText},
      {"text on the hovered primary button", t.on_primary, t.primary_hover, kText},
      {"text on the pressed primary button", t.on_primary, t.primary_active, kText},
      {"customer's bubble", t.customer_text, t.customer_bubble, kText},
      {"trainee's bubble", t.trainee_text, t.trainee_bubble, kText},
      {"trainee's bubble, end", t.trainee_text, t.trainee_bubble_end, kText},
      {"rail item", t.rail_text, t.rail, kText},
      {"active rail item", t.rail_active_text, t.rail_active, kText},
      {"tooltip", t.tooltip_text, t.tooltip, kText},
      {"main text on a selected card", t.text1, t.primary_soft, kText},
      {"focus ring on the page", t.focus, t.canvas, kGraphic},
      {"focus ring on a card", t.focus, t.surface, kGraphic},
      {"outline of a field", t.control, t.surface, kGraphic},
      {"outline of a control on the page", t.control, t.canvas, kGraphic},
      {"primary mark on a card", t.tone(Tone::accent).solid, t.surface, kGraphic},
  };
  const std::array grounds{t.canvas, t.surface, t.sunken, t.raised};
  for (const ImU32 ground : grounds) {
    pairs.push_back({"main text", t.text1, ground, kText});
    pairs.push_back({"secondary text", t.text2, ground, kText});
    pairs.push_back({"hint text", t.text3, ground, kText});
  }
  for (const ToneColors& tone : t.tones) {
    pairs.push_back({"main text on a soft tone", t.text1, tone.soft, kText});
    pairs.push_back({"secondary text on a soft tone", t.text2, tone.soft, kText});
    pairs.push_back({"tone text on its soft tone", tone.fg, tone.soft, kText});
    pairs.push_back({"tone text on a card", tone.fg, t.surface, kText});
    pairs.push_back({"tone text on the page", tone.fg, t.canvas, kText});
    pairs.push_back({"text on a solid tone", tone.on_solid, tone.solid, kText});
  }
  return pairs;
}

ImVec4 to_vec4(ImU32 color) {
  return ImGui::ColorConvertU32ToFloat4(color);
}

ImU32 mix(ImU32 a, ImU32 b, float t) {
  const ImVec4 x = to_vec4(a), y = to_vec4(b);
  return ImGui::ColorConvertFloat4ToU32(
      {x.x + (y.x - x.x) * t, x.y + (y.y - x.y) * t, x.z + (y.z - x.z) * t, x.w + (y.w - x.w) * t});
}

ImU32 with_alpha(ImU32 color, float alpha) {
  const auto value = static_cast<ImU32>(std::clamp(alpha, 0.0f, 1.0f) * 255.0f + 0.5f);
  return (color & ~IM_COL32_A_MASK) | (value << IM_COL32_A_SHIFT);
}

ImU32 fade(ImU32 color, float alpha) {
  return with_alpha(color,
                    alpha * static_cast<float>((color & IM_COL32_A_MASK) >> IM_COL32_A_SHIFT) / 255.0f);
}

} // namespace riposte::desktop
