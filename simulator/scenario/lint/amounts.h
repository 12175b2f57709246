// The numbers a text names: "10 400", "10,400", "180 тысяч", "25 %", "nine per cent" as values that compare.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "scenario/lint/lexicon.h"

namespace riposte::scenario::lint {

struct Amount {
  enum class Kind { plain, percent, money, clock };
  Kind kind = Kind::plain;
  std::string value; // canonical: equal texts for equal numbers, whatever their grouping or scale
  std::size_t first = 0, count = 1; // words, with the unit that made it percent, money or thousand
  bool spelled = false;             // in words, not in digits

  /// What must be equal for two to be the same claim: 25 % is not 25.
  std::string key() const { return kind == Kind::percent ? value + "%" : value; }
};

struct NumberWord {
  std::string_view stem;  // as folded; with a * the word may go on
  std::int64_t value = 0; // below 1000
};

/// Russian ones for "ru", else English ones. The lexicon knows them as Topic::number_word.
std::span<const NumberWord> number_words(std::string_view language);

/// In the order of the text. No numbers are ordinals ("3rd", "5-й") and names with digits ("B2B", "Q3",
/// "1С").
std::vector<Amount> amounts_in(const Reading& reading, std::string_view language);

} // namespace riposte::scenario::lint
