// The rail at the left of the screens between talks.
#pragma once

#include "desktop/screens/parts.h"

namespace riposte::desktop {

/// Draws the rail; what is left of the window is for the screen.
Area shell(Frame& frame);

} // namespace riposte::desktop
