// The customer's face: a drawn portrait that varies with a seed and follows the mood.
#pragma once

#include "desktop/ui.h"
#include "scenario/mood.h"

#include <string_view>

namespace riposte::desktop {

// What the scenario says about the person; it only decides which hair styles and whether a beard are
// possible.
enum class Presentation { any, feminine, masculine };

struct FaceSpec {
  std::string_view seed = {}; // the same text always gives the same person
  Presentation presentation = Presentation::any;
};

struct FacePose {
  scenario::Mood from = scenario::Mood::neutral;
  scenario::Mood to = scenario::Mood::neutral;
  float blend = 1.0f;     // 0: `from`, 1: `to`
  float eyes_open = 1.0f; // 0 closed (a blink)
  bool muted = false;     // the customer has left: drawn paler
};

// Draws the portrait in a round frame. Pure: the same arguments give the same picture.
void draw_face(ImDrawList& draw, const Ui& ui, const FaceSpec& spec, const FacePose& pose, ImVec2 center,
               float radius);

struct FaceOptions {
  float radius = 64.0f; // units
  bool blink = true;    // only the one large face should
  bool muted = false;
};
// At the cursor: eases from the former mood to `mood` and blinks now and then, asking for a wake-up, not for
// frames. `text` is what the probe says, e.g. "Marina Sokolova, worried".
void face(Ui& ui, std::string_view id, const FaceSpec& spec, scenario::Mood mood, std::string_view text,
          const FaceOptions& options = {});

} // namespace riposte::desktop
