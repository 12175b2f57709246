// Messages over every screen, stacked at the right.
#pragma once

#include "desktop/screens/screen.h"

namespace riposte::desktop {

void draw_notices(Frame& frame);

} // namespace riposte::desktop
