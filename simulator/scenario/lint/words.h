// Where the word lists of the linter stand: one file per language, and one for names.
#pragma once

#include <span>

#include "scenario/lint/lexicon.h"

namespace riposte::scenario::lint {

std::span<const WordList> english_words(); // words_en.cpp
std::span<const WordList> russian_words(); // words_ru.cpp

} // namespace riposte::scenario::lint
