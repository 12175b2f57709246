// The linter's rules about texts: cues in the choices, feedback, claims, lengths, names, and translations.
#pragma once

#include "scenario/lint/remark.h"
#include "scenario/model.h"
#include "scenario/translation/translation.h"

namespace riposte::scenario::lint {

/// The rules within one language, which is the scenario's `language`. Lists of words exist for English and
/// Russian; in another language only the rules without words speak. Pointers are those of the scenario's
/// file. Time is linear in the texts.
void lint_texts(const Scenario& scenario, Remarks& remarks);

/// The rules between a scenario and its translation; pointers into the translation's file.
void lint_translation(const Scenario& source, const Translation& translation, Remarks& remarks);

/// The rules within one language for the translation's own texts; pointers into the translation's file. What
/// a missing entry leaves in the source language, and what the scenario's file alone can mend, is left out.
void lint_translated_texts(const Scenario& source, const Translation& translation, Remarks& remarks);

} // namespace riposte::scenario::lint
