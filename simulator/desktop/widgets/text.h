// Text: single lines, paragraphs with line height, ellipsis; breaking that suits English and Russian.
#pragma once

#include "desktop/ui.h"

#include <string>
#include <string_view>

namespace riposte::desktop {

struct Block {
  float width = 0.0f, height = 0.0f;
  int lines = 0;
};

// --- drawing at a place, in pixels; `at` is the top left of the first line's box ---
float text_width(const TextStyle& style, std::string_view text);
void draw_text(ImDrawList& draw, const TextStyle& style, ImVec2 at, ImU32 color, std::string_view text);
void draw_text_centered(ImDrawList& draw, const TextStyle& style, ImVec2 a, ImVec2 b, ImU32 color,
                        std::string_view text);
Block measure(const TextStyle& style, std::string_view text, float wrap);
Block draw_paragraph(ImDrawList& draw, const TextStyle& style, ImVec2 at, ImU32 color, std::string_view text,
                     float wrap);
// `text` if it fits in `width`, else cut at a character with … at the end.
std::string ellipsize(const TextStyle& style, std::string_view text, float width);
// One icon of icons.h in the middle of a square; `style` is one of fonts.icon16, icon20, icon24.
void draw_icon(ImDrawList& draw, const TextStyle& style, ImVec2 center, ImU32 color, const char* icon);

// The end of the first line of `text` when it is wrapped at `wrap` pixels: what to draw, and where the next
// begins.
struct Line {
  std::size_t visible = 0, next = 0;
  float width = 0.0f;
};
Line break_line(const TextStyle& style, std::string_view text, float wrap);

// --- at the ImGui cursor, announced to the probe ---
// One line; cut with … when `width` (pixels) is given and the text is longer (the probe gets the full text).
void text(Ui& ui, std::string_view id, const TextStyle& style, ImU32 color, std::string_view text,
          float width = 0.0f);
// Wrapped at `wrap` pixels, or at the width that is left.
void paragraph(Ui& ui, std::string_view id, const TextStyle& style, ImU32 color, std::string_view text,
               float wrap = 0.0f);

} // namespace riposte::desktop
