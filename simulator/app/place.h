// Where a person was when the program was closed, and the way back there.
#pragma once

#include <optional>

#include "app/action.h"
#include "app/effect.h"
#include "app/state.h"

namespace riposte::app {

/// What to come back to; empty while nobody practises or nothing is worth it.
Place place_of(const State& state);

/// The action that leads there from the home screen; empty where it is the home screen or no longer there.
std::optional<Action> way_to(const State& state, const Place& place);

} // namespace riposte::app
