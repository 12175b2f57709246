// What several screens are made of: the scrolling page, panels, rows of chips, unfolding headings, avatars.
#pragma once

#include <deque>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "desktop/screens/screen.h"
#include "desktop/widgets/card.h"
#include "desktop/widgets/surface.h"
#include "desktop/widgets/text.h"

namespace riposte::desktop {

/// The window in design units: what layouts decide by, so that a large text size counts as a small window.
ImVec2 window_units(const Ui& ui);

struct Area {
  ImVec2 min, max; // pixels
  float width() const { return max.x - min.x; }
  float height() const { return max.y - min.y; }
};
Area window_area();

struct BodyOptions {
  float max_width = 1120.0f; // units
  bool centered = false;
  bool middle = false; // as a form: the content starts lower where there is room
  // Units of space around the content; negative: what suits the width.
  float left = -1.0f, right = -1.0f, top = -1.0f;
};
/// A part of the window that scrolls, with one column of content in it.
class Body {
public:
  Body(Ui& ui, std::string_view id, const Area& area, const BodyOptions& options = {});
  ~Body();
  Body(const Body&) = delete;
  Body& operator=(const Body&) = delete;
  float width() const { return width_; } // pixels

private:
  float padding_ = 0.0f, width_ = 0.0f;
  std::optional<ScrollArea> area_;
  std::optional<Column> column_;
};

/// A card of fixed size whose content scrolls.
class Panel {
public:
  Panel(Ui& ui, std::string_view id, const Area& area, float padding = kSpace5);
  ~Panel();
  Panel(const Panel&) = delete;
  Panel& operator=(const Panel&) = delete;
  float width() const { return width_; }

private:
  Ui& ui_;
  float padding_ = 0.0f, width_ = 0.0f;
  std::optional<ScrollArea> area_;
  std::optional<Column> column_;
};

/// The bar at the top of a screen without the rail; what follows goes below it.
Area top_bar(Ui& ui, float height_units);

/// Chips that own their texts.
class Chips {
public:
  void add(std::string text, Tone tone = Tone::neutral, const char* icon = nullptr);
  std::span<const Chip> all() const { return chips_; }
  bool empty() const { return chips_.empty(); }

private:
  std::deque<std::string> texts_; // never moves what the chips look at
  std::vector<Chip> chips_;
};
/// In as many lines as they need. Ids: `<id>.1`, …
void chip_rows(Ui& ui, std::string_view id, std::span<const Chip> chips, float width);

/// A heading that unfolds what follows; true while it is open.
bool expander(Frame& frame, std::string_view id, std::string_view label);

/// An icon with a paragraph beside it.
struct Point {
  const char* icon = nullptr;
  Tone tone = Tone::neutral;
  std::string_view text;
};
void point(Ui& ui, std::string_view id, const Point& spec);

/// A small label with its text below.
void labelled(Ui& ui, std::string_view id, std::string_view label, std::string_view text);

void centered_paragraph(Ui& ui, std::string_view id, const TextStyle& style, ImU32 color,
                        std::string_view text);
void draw_avatar(ImDrawList& draw, const Ui& ui, ImVec2 center, float radius, std::string_view initials);
void draw_logo(ImDrawList& draw, const Ui& ui, ImVec2 at, float side);

/// Headings of a card in one rhythm: the title, then space for what follows.
void card_title(Ui& ui, std::string_view id, std::string_view title, std::string_view note = {});

} // namespace riposte::desktop
