// The words of a text in any script: where they stand, how many there are, and a form in which they compare.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace riposte {

/// A run of letters and digits. Apostrophes and hyphens inside a word belong to it ("don't", "по-русски"), as
/// do point, comma and colon between two digits ("10,400", "10:00").
struct Word {
  std::size_t offset = 0, length = 0;           // bytes of the text
  std::size_t folded_at = 0, folded_length = 0; // bytes of Words::folded_text
};

/// Folded: composed (NFC), without case, ё as е, every apostrophe as ' and every hyphen as -.
struct Words {
  std::vector<Word> words;
  std::string folded_text; // the folded words, one after another
  std::string_view folded(std::size_t i) const {
    return std::string_view(folded_text).substr(words[i].folded_at, words[i].folded_length);
  }
  std::size_t size() const { return words.size(); }
};

/// Time is linear in the text. Ill-formed bytes are no part of a word.
Words split_words(std::string_view text);

/// The same into storage that is used again; for loops over many texts.
void split_words(std::string_view text, Words& words);

std::size_t count_words(std::string_view text);

/// One word or phrase as split_words() would fold it; what stands between words becomes one blank.
std::string fold_words(std::string_view text);

/// Whether a code point can be a part of a word by itself: a letter, a mark or a digit of any script.
bool is_word_character(char32_t c);

/// Whether a code point is an upper-case or title-case letter.
bool is_upper_case(char32_t c);

} // namespace riposte
