// A finished talk as exchanges: what the customer said, what was answered, and what came of it.
#pragma once

#include <string_view>
#include <vector>

#include "scenario/session.h"

namespace riposte::desktop {

struct SpokenLine {
  std::string_view name, text;
  scenario::Mood mood = scenario::Mood::neutral;
};

struct Exchange {
  std::vector<SpokenLine> before; // the customer's lines that were answered
  bool answered = false;          // false: the talk ended here
  bool silence = false;           // the time was over
  std::string_view reply;         // empty for a silence
  const scenario::Consequence* consequence = nullptr;
  std::vector<SpokenLine> reactions;
};

/// In the order of the talk. Texts and pointers are the scenario's.
std::vector<Exchange> exchanges_of(const scenario::Scenario& scenario,
                                   const std::vector<scenario::Event>& events);

/// An objection that was raised, with the cause that held in this play.
struct Behind {
  const scenario::Objection* objection = nullptr;
  std::string_view cause; // objection id, or empty
};

/// Each objection once, in the order in which they were raised.
std::vector<Behind> behind_of(const scenario::Scenario& scenario, const scenario::Session& session,
                              const std::vector<scenario::Event>& events);

} // namespace riposte::desktop
