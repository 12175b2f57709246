// Who the customer is to look at: features chosen by a seed text.
#pragma once

#include "desktop/widgets/face.h"

#include <imgui.h>

namespace riposte::desktop {

enum class Hair { crop, quiff, buzz, thin, curls, bob, waves, straight, bun, ponytail };
enum class Clothes { crew, shirt, jacket };

struct FaceLook {
  ImU32 skin, skin_shade, skin_line, lip, blush;
  ImU32 hair, hair_light, brow, iris;
  ImU32 clothes, clothes_shade, shirt, backdrop;
  Hair style = Hair::crop;
  Clothes cut = Clothes::crew;
  bool mirrored = false; // the parting on the other side
  bool glasses = false, beard = false;
  float width = 1.0f, jaw = 1.0f; // of the head
};

FaceLook look_of(const FaceSpec& spec, const Theme& theme);

} // namespace riposte::desktop
