// Errors in the language of the interface.
#pragma once

#include <string>

#include "base/error.h"
#include "text/translator.h"

namespace riposte::text {

/// Each pattern translated, where there is a translation, and filled. A translation whose places are broken
/// costs itself only: that part is said in English.
std::string said(const Translator& words, const Error& error);

} // namespace riposte::text
