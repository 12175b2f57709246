// The lines of a talk: bubbles of the customer and the trainee, and what happens around them.
#pragma once

#include "desktop/ui.h"
#include "desktop/widgets/face.h"

#include <string_view>

namespace riposte::desktop {

enum class Speaker { customer, trainee };

struct Bubble {
  Speaker speaker = Speaker::customer;
  std::string_view name = {}; // shown above the first bubble of a group
  std::string_view text = {};
  std::string_view note = {}; // small, under the last bubble of a group: a time, "hint used"
  const FaceSpec* face = nullptr;
  scenario::Mood mood = scenario::Mood::neutral;
  bool first = true, last = true; // within lines of the same speaker that follow each other
  bool fresh = false;             // has just been said: fades in
};
// Takes the whole width that is left; the customer at the left, the trainee at the right. The probe gets the
// text.
void chat_bubble(Ui& ui, std::string_view id, const Bubble& bubble);

// Three dots in a bubble of the customer: something is about to be said.
void typing_dots(Ui& ui, std::string_view id, std::string_view label, const FaceSpec& face);

struct ChatEvent {
  std::string_view text = {};
  const char* icon = nullptr;
  Tone tone = Tone::neutral;
};
// A line of the system in the middle: "The customer has hung up", "Hint: …", "You did not answer in time".
void chat_event(Ui& ui, std::string_view id, const ChatEvent& event);

} // namespace riposte::desktop
