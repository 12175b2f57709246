// The one place where the state changes: pure, so that every path can be tested without a window.
#pragma once

#include <functional>
#include <string>
#include <utility>
#include <vector>

#include "app/action.h"
#include "app/effect.h"
#include "app/state.h"
#include "text/translator.h"

namespace riposte::app {

/// What update() may draw on besides state and action. All of it is given, so a test decides it.
struct Surround {
  Instant now;
  const text::Translator* words = nullptr;
  std::function<std::string()> new_id;     // UUIDs
  std::function<std::uint64_t()> new_seed; // of a talk
};

struct Updated {
  State state;
  std::vector<Effect> effects;
};

Updated update(State state, const Action& action, const Surround& around);

/// The state before anything is opened, and the effect that opens it.
Updated initial_state(Overrides overrides, std::string data_folder);

} // namespace riposte::app
