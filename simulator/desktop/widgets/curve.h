// A curve over the turns of a talk, each turn a mark that can be chosen, and small lines beneath it on the
// same turns.
#pragma once

#include "desktop/ui.h"

#include <optional>
#include <span>
#include <string_view>

namespace riposte::desktop {

struct CurvePoint {
  float value = 0.0f; // 0–1
  Tone tone = Tone::neutral;
  const char* icon = nullptr; // in the mark; none: a plain dot
  std::string_view text = {}; // shown while it is pointed at
  bool marked = false;        // ringed: the moment that decided
};

struct CurveLine { // beneath the curve
  std::string_view label = {};
  std::span<const float> values;    // 0–1, as many as there are points
  std::string_view value_text = {}; // of the point that is selected, or the last one
  Tone tone = Tone::neutral;
};

struct CurveSpec {
  std::string_view label = {};            // for the probe
  std::string_view top = {}, bottom = {}; // of the scale
  std::span<const CurvePoint> points;     // the last one is the end and cannot be chosen
  std::span<const float> other;           // another curve behind it, on the same turns; may be shorter
  std::size_t other_from = 0;             // the turn where it leaves this one
  std::span<const CurveLine> lines;
  std::optional<std::size_t> selected;
  float height = 160.0f; // units, of the curve alone
};

/// Ids of the marks: `<id>.1`, … The point that was pressed in this frame.
std::optional<std::size_t> curve(Ui& ui, std::string_view id, const CurveSpec& spec);

} // namespace riposte::desktop
