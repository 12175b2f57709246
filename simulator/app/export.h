// A talk that is read, as a file for its trainee.
#pragma once

#include <optional>

#include "app/action.h"
#include "app/effect.h"
#include "app/state.h"
#include "text/translator.h"

namespace riposte::app {

/// The page of the talk that is read, in the language of `words`; empty where none is read.
std::optional<WriteFile> export_attempt(const State& state, const text::Translator& words);

/// Says where the file is.
Notice notice_of(const FileWritten& written, const text::Translator& words);

} // namespace riposte::app
