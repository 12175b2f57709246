// The names that the interface gives to how a talk is played, how it ends and what a reply was worth.
#pragma once

#include <string>

#include "analysis/review.h"
#include "scenario/model.h"
#include "text/translator.h"
#include "training/attempt.h"

namespace riposte::app {

std::string mode_name(const text::Translator& words, training::Mode mode);
std::string outcome_name(const text::Translator& words, scenario::Outcome outcome);
std::string label_name(const text::Translator& words, analysis::Label label);

} // namespace riposte::app
