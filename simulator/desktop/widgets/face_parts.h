// The parts of a portrait, from back to front.
#pragma once

#include "desktop/widgets/face_brush.h"
#include "desktop/widgets/face_look.h"
#include "desktop/widgets/face_mood.h"

namespace riposte::desktop {

void draw_hair_behind(const Brush& head, const FaceLook& look);
void draw_shoulders(const Brush& body, const FaceLook& look);
void draw_head(const Brush& head, const FaceLook& look, const Expression& expression);
void draw_beard(const Brush& head, const FaceLook& look);
// `scale` enlarges eyes, brows and mouth and `plain` leaves out what would blur, so that a small portrait can
// be read.
void draw_features(const Brush& head, const FaceLook& look, const Expression& expression, float scale,
                   bool plain);
void draw_hair_in_front(const Brush& head, const FaceLook& look);

} // namespace riposte::desktop
