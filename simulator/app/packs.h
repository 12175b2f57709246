// A pack that somebody opened: what is said of it once it is in the library, or could not be added.
#pragma once

#include "app/action.h"
#include "app/state.h"
#include "text/translator.h"

namespace riposte::app {

/// In the language of the interface: what was added, and which of its talks could not be, and why.
Notice notice_of(const PackInstalled& installed, const text::Translator& words);

} // namespace riposte::app
