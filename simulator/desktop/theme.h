// Design tokens: the only place where colours and radii are decided; light, dark and high contrast.
#pragma once

#include <imgui.h>

#include <array>
#include <string_view>
#include <vector>

namespace riposte::desktop {

enum class ThemeKind { light, dark, high_contrast };
enum class Tone { neutral, info, success, warning, danger, accent };

struct ToneColors {
  ImU32 fg;       // text and icons on `soft`, `surface` and `canvas`
  ImU32 soft;     // a calm fill
  ImU32 solid;    // bars, dots, filled marks
  ImU32 line;     // outline of a soft fill
  ImU32 on_solid; // text on `solid`
};

struct Theme {
  ThemeKind kind;
  ImU32 canvas, surface, sunken, raised; // page, cards, wells inside cards, popups
  ImU32 border, border_strong, control;  // hairlines, outlines of buttons, outlines that must be seen (3:1)
  ImU32 text1, text2, text3;             // main, secondary, hints: all readable on the four grounds above
  ImU32 primary, primary_hover, primary_active, primary_soft, on_primary;
  ImU32 focus; // the keyboard ring
  ImU32 customer_bubble, customer_text, trainee_bubble, trainee_bubble_end, trainee_text;
  ImU32 rail, rail_text, rail_active, rail_active_text, rail_mark;
  ImU32 tooltip, tooltip_text;
  ImU32 scrim, shadow;
  float shadow_alpha;
  std::array<ToneColors, 6> tones;

  const ToneColors& tone(Tone which) const { return tones[static_cast<std::size_t>(which)]; }
  bool dark() const { return kind != ThemeKind::light; }
};

Theme make_theme(ThemeKind kind);
// A fresh ImGui style from the tokens: ScaleAllSizes accumulates, so the live style is never scaled twice.
void apply_style(const Theme& theme, float scale);

// Every pair of text on ground that the widgets draw, with the least WCAG contrast it must have.
struct ContrastPair {
  std::string_view name;
  ImU32 text, ground;
  float least;
};
std::vector<ContrastPair> contrast_pairs(const Theme& theme);
float contrast(ImU32 a, ImU32 b); // WCAG 2.1 contrast ratio, 1–21

ImU32 mix(ImU32 a, ImU32 b, float t);
ImU32 with_alpha(ImU32 color, float alpha); // replaces the alpha
ImU32 fade(ImU32 color, float alpha);       // multiplies the alpha
ImVec4 to_vec4(ImU32 color);

// Radii and spacing in design units, through Ui::px.
inline constexpr float kRadiusSmall = 6, kRadiusControl = 8, kRadiusCard = 12, kRadiusBubble = 16;
inline constexpr float kSpace1 = 4, kSpace2 = 8, kSpace3 = 12, kSpace4 = 16, kSpace5 = 20, kSpace6 = 24,
                       kSpace8 = 32, kSpace10 = 40;

} // namespace riposte::desktop
