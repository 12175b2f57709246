// Cards that can be chosen: a scenario in the library, a reply in the talk.
#pragma once

#include "desktop/ui.h"
#include "desktop/widgets/face.h"

#include <span>
#include <string_view>

namespace riposte::desktop {

struct Chip {
  std::string_view text = {};
  Tone tone = Tone::neutral;
  const char* icon = nullptr;
};

struct ListCard {
  std::string_view title = {}, summary = {};
  std::span<const Chip> chips = {};
  const FaceSpec* face = nullptr; // the customer, at the left
  scenario::Mood mood = scenario::Mood::neutral;
  int difficulty = 0, difficulty_count = 3; // dots; 0: none
  std::string_view difficulty_label = {};   // always beside the dots
  std::string_view minutes = {};            // "8 min"
  Chip result = {};                         // last result; empty text: none
  bool selected = false, enabled = true;
  float width = 0.0f, min_height = 0.0f; // pixels
};
bool list_card(Ui& ui, std::string_view id, const ListCard& card);
float list_card_height(const Ui& ui, const ListCard& card, float width);

// What the trainee can say. Nothing on it may tell how good the reply is.
struct ReplyCard {
  int number = 0; // the key that chooses it, 1–9
  std::string_view text = {};
  bool selected = false, enabled = true;
  float width = 0.0f, min_height = 0.0f; // pixels; min_height evens out two columns
};
bool reply_card(Ui& ui, std::string_view id, const ReplyCard& card);
float reply_card_height(const Ui& ui, const ReplyCard& card, float width);

} // namespace riposte::desktop
