// The names that the interface gives to values of the scenario, the score and the library.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "desktop/screens/screen.h"
#include "desktop/widgets/face.h"
#include "text/filled.h"

namespace riposte::desktop {

using text::filled;

const scenario::Scenario& scenario_in(const Frame& frame, const training::Content& content);
FaceSpec face_of(const scenario::Scenario& scenario);
/// "Shop owner · Tin Lantern": what is known of the two.
std::string position_of(const scenario::Customer& customer);

std::string mood_name(const Frame& frame, scenario::Mood mood);
std::string outcome_name(const Frame& frame, scenario::Outcome outcome);
std::string outcome_name(const Frame& frame, std::string_view outcome);
std::string difficulty_name(const Frame& frame, int difficulty); // empty: not given
std::string minutes_text(const Frame& frame, int minutes);       // empty: not given
std::string reason_text(const Frame& frame, training::Reason reason);
std::string sincerity_text(const Frame& frame, scenario::Sincerity sincerity);

std::string mode_name(const Frame& frame, training::Mode mode);
std::string mode_text(const Frame& frame, training::Mode mode); // what it means, in a sentence

// What a reply was worth.
std::string label_name(const Frame& frame, analysis::Label label);
Tone label_tone(analysis::Label label);
const char* label_icon(analysis::Label label);
/// The usual names of hidden state in words, others as they are.
std::string state_label(const Frame& frame, std::string_view variable);

// Labels of the catalogue, the id itself where it has none.
std::string objection_label(const Frame& frame, std::string_view id);
std::string skill_label(const Frame& frame, std::string_view id);
std::string stage_label(const Frame& frame, std::string_view id);
std::string role_label(const Frame& frame, std::string_view id);
std::string technique_label(const Frame& frame, std::string_view id);

/// "72 of 100", or "no score" where nothing was observed.
std::string points_text(const Frame& frame, const std::optional<double>& overall);
/// "70 points and a good ending": what it takes to pass.
std::string pass_rule(const Frame& frame, const scenario::Scenario& scenario);

/// Up to two initials of a name, for an avatar.
std::string initials(std::string_view name);

} // namespace riposte::desktop
