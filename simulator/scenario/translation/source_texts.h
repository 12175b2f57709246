// The texts of a scenario as a translator needs them: in play order, with place, speaker, mood and notes.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "scenario/model.h"

namespace riposte::scenario {

struct SourceText {
  std::string key;                  // pointer with ids in place of indexes: the key of its entry
  std::string text;                 // never empty
  std::string hash;                 // source_hash(text)
  std::size_t line = 0;             // in the scenario's file; 0: unknown
  std::vector<std::string> context; // what it is, who says it, when; the author's notes; each on one line
};

/// In the order of the file. `json` is the text that the scenario was loaded from: lines and notes come from
/// it.
std::vector<SourceText> source_texts(const Scenario& scenario, std::string_view json);

/// Words divided by white space.
std::size_t count_words(std::string_view text);

} // namespace riposte::scenario
