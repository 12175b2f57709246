// A talk in the terminal, held by the keyboard or by inputs given: what `play` and `record` share.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "catalogue/catalogue.h"
#include "command.h"
#include "scenario/session.h"
#include "text/translator.h"

namespace riposte::ctl {

struct Talk {
  const scenario::Scenario& scenario;
  const catalogue::Catalogue& catalogue;
  const text::Translator& words;
  int width = 80;
  scenario::Step step;
  std::size_t printed = 0; // events already on the screen
};

/// The seed of the option, or one of chance where it is empty; complains of what is none.
std::optional<std::uint64_t> chosen_seed(const std::string& given);

/// Entered at its start turn; nothing is printed yet. What it refers to outlives it.
Talk begin_talk(const scenario::Scenario& scenario, const catalogue::Catalogue& catalogue,
                const text::Translator& words, std::uint64_t seed);

enum class Held {
  ended,   // at an ending or at the limit
  stopped, // by the person, or the inputs were over before
  halted,  // the scenario leads nowhere
  refused, // an input was not taken; said on standard error
};

/// Asks for each reply and shows the talk with its debrief.
Held hold_by_keyboard(Talk& talk);

/// Plays reply ids divided by commas, ~ for silence; prints nothing but what is wrong.
Held take_inputs(Talk& talk, const std::string& inputs);

/// The talk so far, with its debrief once it is over.
void print_talk(Talk& talk);

/// Says that the scenario is at fault; the exit status.
int complain_of_halt(const Talk& talk);

} // namespace riposte::ctl
