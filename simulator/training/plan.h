// What to practise next: one suggestion, with the reason for it.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "training/attempt.h"
#include "training/library.h"

namespace riposte::training {

enum class Reason {
  open_talk,   // begun and not finished
  never_tried, // the easiest talk of the role not tried yet
  not_passed,  // not passed the last time; after the untried ones where it was passed before
  refresh,     // all passed: the one that rests longest
};

struct Suggestion {
  std::string scenario;
  std::string attempt; // of an open talk, else empty
  Reason reason = Reason::never_tried;
};

/// Empty where the library is. Talks of the person's role come first, then the others, by difficulty.
std::optional<Suggestion> suggest(const Library& library, const std::vector<AttemptSummary>& history,
                                  const std::string& role);

/// What a card of the library says of one scenario's history. Lines that leave a talk for another way do not
/// count.
struct Standing {
  int finished = 0, passed = 0;
  std::optional<TalkResult> last, best; // best by overall score
  std::string open_attempt;             // the newest one while it is open, or empty
};

Standing standing(const std::vector<AttemptSummary>& history, const std::string& scenario);

} // namespace riposte::training
