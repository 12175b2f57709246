// Surfaces and layout: shadows, cards, columns, scroll areas, dividers; no widget state.
#pragma once

#include "desktop/ui.h"

#include <string_view>

namespace riposte::desktop {

// --- drawing ---
void draw_shadow(ImDrawList& draw, const Ui& ui, ImVec2 a, ImVec2 b, float radius, int elevation); // 0–2
void draw_card(ImDrawList& draw, const Ui& ui, ImVec2 a, ImVec2 b, int elevation = 1);
void draw_gradient(ImDrawList& draw, ImVec2 a, ImVec2 b, ImU32 from, ImU32 to, float radius,
                   bool vertical = false);
struct Corners {
  float top_left, top_right, bottom_right, bottom_left;
};
void draw_rounded(ImDrawList& draw, ImVec2 a, ImVec2 b, Corners radii, ImU32 from, ImU32 to);
void draw_arc(ImDrawList& draw, ImVec2 center, float radius, float from, float to, ImU32 color,
              float thickness, bool round_ends);
// The keyboard ring around a control.
void draw_focus(ImDrawList& draw, const Ui& ui, ImVec2 a, ImVec2 b, float radius);

// --- layout ---
float available_width();                   // pixels left in this line of the window, column or card
void gap(const Ui& ui, float units);       // vertical space
void same_line(const Ui& ui, float units); // horizontal space on the same line
void divider(Ui& ui, float width = 0.0f);

// Narrows what follows to `width` pixels from the cursor on until the end of the scope.
class Column {
public:
  explicit Column(float width);
  ~Column();
  Column(const Column&) = delete;
  Column& operator=(const Column&) = delete;

private:
  float work_right_, content_right_;
};

struct CardOptions {
  float width = 0.0f;      // pixels; 0: what is left
  float min_height = 0.0f; // pixels
  float padding = kSpace5; // units
  int elevation = 1;       // 0 flat, 1 card, 2 raised
  bool soft = false;       // filled with a tone's soft colour, for a tip or a highlighted card
  Tone tone = Tone::accent;
};
// A card as high as what is drawn in its scope; announces its rectangle under `id` when that isn't empty.
class Card {
public:
  Card(Ui& ui, std::string_view id, const CardOptions& options = {});
  ~Card();
  Card(const Card&) = delete;
  Card& operator=(const Card&) = delete;
  float inner_width() const { return inner_width_; }

private:
  Ui& ui_;
  std::string_view id_;
  CardOptions options_;
  ImVec2 origin_;
  float width_, inner_width_;
  ImDrawListSplitter splitter_;
  float work_right_, content_right_;
};

struct ScrollOptions {
  bool padded = false;    // card padding inside
  bool at_bottom = false; // scroll to the end in this frame (a new line came): pass it for one frame only
};
// A child window that scrolls; `size` in pixels, 0: what is left.
class ScrollArea {
public:
  ScrollArea(Ui& ui, std::string_view id, ImVec2 size, const ScrollOptions& options = {});
  ~ScrollArea();
  ScrollArea(const ScrollArea&) = delete;
  ScrollArea& operator=(const ScrollArea&) = delete;

private:
  Ui& ui_;
  bool at_bottom_;
};

// The whole window as one borderless ImGui window on the canvas colour; screens draw inside.
class Page {
public:
  Page(Ui& ui, const char* id);
  ~Page();
  Page(const Page&) = delete;
  Page& operator=(const Page&) = delete;
};

} // namespace riposte::desktop
