// The expressions of SugarCube and Harlowe: words of assignments and conditions, and what of them our
// conditions can say.
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "scenario/exchange/twee_passage.h"

namespace riposte::scenario::exchange {

struct Word {
  enum class Kind { number, text, variable, word, symbol, other }; // other: nothing that is understood here
  Kind kind = Kind::other;
  std::string_view text; // of a variable: without its $; of a text: without its quotes
  std::int64_t value = 0;
  friend bool operator==(const Word& word, std::string_view other) {
    return (word.kind == Kind::word || word.kind == Kind::symbol) && word.text == other;
  }
};

std::vector<Word> words_of(std::string_view source);

/// A variable of the story. One that ever holds anything but integers, or anything but flags, is not fit.
struct StoryVariable {
  std::string name; // in our state
  bool integer = false, flag = false, unreadable = false;
  bool fit() const { return !unreadable && integer != flag; }
};

using StoryVariables = std::map<std::string, StoryVariable, std::less<>>;

/// What a condition tells of variables that nothing assigns: compared with an integer, or a flag.
void note_types(std::string_view condition,
                const std::function<void(std::string_view variable, bool flag)>& tell);

struct ConditionNames {
  const StoryVariables& variables;
  std::function<std::optional<std::string>(std::string_view passage)> turn; // its id, if it is one
  std::string here;                                                         // the turn it stands in, or empty
  Dialect dialect = Dialect::sugarcube;
};

/// The same in the words of section 7 of the format, where it is surely the same; else empty.
std::optional<std::string> convert_condition(std::string_view source, const ConditionNames& names);

} // namespace riposte::scenario::exchange
