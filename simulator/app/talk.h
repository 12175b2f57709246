// The steps of a talk within the state: begun, one input further, shown once it is stored.
#pragma once

#include <optional>

#include "app/effect.h"
#include "app/state.h"
#include "app/update.h"

namespace riposte::app {

/// The scenario in the language the attempt began in; structure is the same in every language.
const scenario::Scenario& scenario_of(const TalkState& talk);

BeginTalk begin_talk(const training::Person& person, const training::ContentPtr& content,
                     const std::string& language, const Surround& around);

TalkState open_talk(const training::Attempt& attempt, const training::ContentPtr& content,
                    const training::Talk& played);

/// Computes the step and keeps it as `pending`; the effect stores it. Empty where the input is not taken.
std::optional<StoreStep> make_step(TalkState& talk, scenario::Input input, Instant now);

/// Whether all that was said can be seen: only then replies are offered and their time runs.
bool is_told(const TalkState& talk);

/// Lets the customer speak for that long, at the pace in percent of reading speed; 0: all at once.
void tell(TalkState& talk, std::int64_t ms, int pace_percent);

/// The pending step has been stored: its effect becomes visible.
void show_pending(TalkState& talk);

/// The pending step could not be stored: it never happened. Where the time was over, it is tried again a
/// little later.
void take_back(TalkState& talk);

} // namespace riposte::app
