// Small pieces of information: badges, meters, level and progress dots, section headers, empty states,
// notices.
#pragma once

#include "desktop/ui.h"

#include <string_view>

namespace riposte::desktop {

struct BadgeOptions {
  Tone tone = Tone::neutral;
  const char* icon = nullptr;
};
// A pill; returns its width. At the cursor, with the next item on the line after it if you call same_line.
float badge(Ui& ui, std::string_view id, std::string_view text, const BadgeOptions& options = {});
float badge_width(const Ui& ui, std::string_view text, const BadgeOptions& options = {});
void draw_badge(ImDrawList& draw, const Ui& ui, ImVec2 at, std::string_view text,
                const BadgeOptions& options);

struct MeterSpec {
  std::string_view label = {};
  std::string_view value_text = {}; // what the bar says in words or figures, always shown
  float value = 0.0f;               // 0–1
  float mark = -1.0f;               // 0–1: a target line; negative: none
  Tone tone = Tone::accent;
  float width = 0.0f; // pixels
};
void meter(Ui& ui, std::string_view id, const MeterSpec& spec);

// Filled dots of `count`, with the level's name beside them.
void level_dots(Ui& ui, std::string_view id, int level, std::string_view label, int count = 4,
                Tone tone = Tone::accent);
// Short bars: `done` of `total` turns, with a text such as "Turn 4 of 9".
void progress_dots(Ui& ui, std::string_view id, int done, int total, std::string_view label);

// A title with an optional note at the right end of the line.
void section_header(Ui& ui, std::string_view id, std::string_view title, std::string_view note = {},
                    float width = 0.0f);

struct EmptyState {
  const char* icon = nullptr;
  std::string_view title = {}, body = {};
  std::string_view action = {}; // empty: no button
  float width = 0.0f;
};
bool empty_state(Ui& ui, std::string_view id, const EmptyState& spec); // true when the action is pressed

enum class NoticeAction { none, closed, action };
struct NoticeSpec {
  Tone tone = Tone::info; // info, success, warning or danger; each has its icon
  std::string_view title = {}, detail = {};
  std::string_view action = {};      // empty: none
  std::string_view close_label = {}; // empty: can't be closed
  float width = 0.0f;                // pixels
};
// A banner in the flow of the page. Ids: `<id>.close`, `<id>.action`.
NoticeAction notice(Ui& ui, std::string_view id, const NoticeSpec& spec);
// How high it is in pixels, with that width.
float notice_height(const Ui& ui, const NoticeSpec& spec);
// The same, floating at the bottom right of the window; the model decides how long it stays.
NoticeAction toast(Ui& ui, std::string_view id, const NoticeSpec& spec);

} // namespace riposte::desktop
