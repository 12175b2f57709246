// Files of the scenarios changed while the program runs: the library is refreshed, an open talk is offered
// the new edition.
#pragma once

#include <optional>

#include "app/action.h"
#include "app/effect.h"
#include "app/state.h"
#include "app/update.h"

namespace riposte::app {

/// Adds a message; one that stands there already is not said twice.
void notify(State& state, Notice notice);

/// The library that has been read again takes the place of the old one. Says what became better or worse.
void change_library(State& state, const training::Library& fresh, const Surround& around);

/// Looks whether the library has another edition of the open talk and how far it would go. Call it when
/// either has changed. Returns why an edition that is there cannot be taken up.
std::optional<Error> refresh_offer(State& state);

/// The open talk with the edition that is offered. Empty while nothing is offered or something is being
/// stored; what is on the screen changes only when the effect has reported.
std::optional<TakeUpTalk> take_up_offer(const State& state, const Surround& around);

/// The person stays with the edition the talk was begun with: this other one is not offered again.
void decline_offer(State& state);

/// The talk goes on with what was stored. False where it has been left meanwhile.
bool show_taken_up(State& state, const TalkTakenUp& report);

} // namespace riposte::app
