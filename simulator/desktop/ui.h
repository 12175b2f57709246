// Everything a widget needs to draw itself, passed by reference to each of them.
#pragma once

#include "desktop/focus.h"
#include "desktop/fonts.h"
#include "desktop/pacing.h"
#include "desktop/probe.h"
#include "desktop/theme.h"

#include <cmath>

namespace riposte::desktop {

struct Ui {
  Theme theme = make_theme(ThemeKind::light);
  Fonts fonts;
  Pacing pacing;
  Probe probe;
  Animations animations;
  FocusOrder focus;
  float scale = 1.0f;
  bool fresh_screen = false; // the first frame of a screen: what scrolls begins at its top

  float px(float units) const {
    return std::floor(units * scale + 0.5f);
  }                                                     // whole pixels: edges and positions
  float dp(float units) const { return units * scale; } // fractions: radii and strokes
  const ToneColors& tone(Tone which) const { return theme.tone(which); }
};

// Once a frame before ImGui::NewFrame; `now` in seconds on a steady clock.
inline void begin_frame(Ui& ui, double now) {
  begin_frame(ui.pacing, now);
  begin_frame(ui.probe);
  begin_frame(ui.focus);
}

} // namespace riposte::desktop
