// Finding the text that an entry was made from, once its key names it no more.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "scenario/translation/source_texts.h"

namespace riposte::scenario {

struct Seeker {
  std::string_view key;  // where it stood
  std::string_view hash; // of the text it was made from
};

/// For each seeker the index of a source text with its hash, or npos. Only texts that are `free` are given,
/// each once. Which one where several fit: translation_work.h, settle().
std::vector<std::size_t> follow(const std::vector<Seeker>& seekers, const std::vector<SourceText>& sources,
                                const std::vector<bool>& free);

/// The key under which an orphan is kept whose own key names another's text: `<key>/was/<hash>`.
std::string displaced_key(std::string_view key, std::string_view hash);

/// `/turns/a/says/0/text` for `/turns/a/says/0` and the other way round: a line keeps its translation when
/// its source becomes an object or a bare text again.
std::string twin_key(std::string_view key);

} // namespace riposte::scenario
