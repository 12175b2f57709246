#include "base/words.h"

#include <unicode/uchar.h>
#include <unicode/unorm2.h>

#include "base/utf8.h"

namespace riposte {
namespace {

constexpr char32_t kIo = U'ё', kIe = U'е';
constexpr char32_t kLetterApostrophe = 0x2BC; // a letter to Unicode
constexpr char32_t kStress = 0x301;           // combining acute accent

bool is_ascii_word(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

char32_t next(std::string_view text, std::size_t& offset) {
  const char byte = text[offset];
  if (static_cast<unsigned char>(byte) >= 0x80) return next_code_point(text, offset);
  ++offset;
  return static_cast<char32_t>(byte);
}

bool is_digit(char32_t c) {
  return c < 0x80 ? c >= U'0' && c <= U'9' : u_charType(static_cast<UChar32>(c)) == U_DECIMAL_DIGIT_NUMBER;
}

bool is_mark(char32_t c) {
  return c >= 0x300 && (U_MASK(u_charType(static_cast<UChar32>(c))) & U_GC_M_MASK) != 0;
}

bool is_apostrophe(char32_t c) {
  return c == U'\'' || c == U'’';
}

bool is_hyphen(char32_t c) {
  return c == U'-' || c == U'‐' || c == U'‑';
}

/// What may stand inside a word between `before` and `after`, and its folded form; 0: nothing.
char32_t joint(char32_t before, char32_t c, char32_t after) {
  if (!is_word_character(before) || !is_word_character(after)) return 0;
  if (is_apostrophe(c)) return U'\'';
  if (is_hyphen(c)) return U'-';
  const bool in_number = c == U'.' || c == U',' || c == U':';
  return in_number && is_digit(before) && is_digit(after) ? c : 0;
}

char32_t fold_letter(char32_t c) {
  if (c < 0x80) return c >= U'A' && c <= U'Z' ? c + 32 : c;
  if (c == kLetterApostrophe) return U'\'';
  const auto folded = static_cast<char32_t>(u_foldCase(static_cast<UChar32>(c), U_FOLD_CASE_DEFAULT));
  return folded == kIo ? kIe : folded;
}

/// A letter and the marks after it as one code point where there is one: й written as и and a breve is й.
class Folded {
public:
  explicit Folded(std::string& text) : text_(text) {}

  void put_ascii(char c) {
    last_ = static_cast<char32_t>(c >= 'A' && c <= 'Z' ? c + 32 : c);
    last_at_ = text_.size();
    text_.push_back(static_cast<char>(last_));
  }

  void put(char32_t c) {
    if (is_mark(c) && last_ != 0) {
      UErrorCode status = U_ZERO_ERROR;
      const UNormalizer2* nfc = unorm2_getNFCInstance(&status);
      const UChar32 whole =
          U_SUCCESS(status) ? unorm2_composePair(nfc, static_cast<UChar32>(last_), static_cast<UChar32>(c))
                            : -1;
      if (whole >= 0) {
        text_.resize(last_at_);
        c = static_cast<char32_t>(whole);
      }
    }
    if (c == kStress) return; // а́: nothing composed, it only shows a Russian reader which vowel is stressed
    last_ = fold_letter(c);
    last_at_ = text_.size();
    append_utf8(text_, last_);
  }

private:
  std::string& text_;
  char32_t last_ = 0;
  std::size_t last_at_ = 0;
};

} // namespace

bool is_word_character(char32_t c) {
  if (c < 0x80) return is_ascii_word(static_cast<char>(c));
  return (U_MASK(u_charType(static_cast<UChar32>(c))) & (U_GC_L_MASK | U_GC_M_MASK | U_GC_ND_MASK)) != 0;
}

bool is_upper_case(char32_t c) {
  if (c < 0x80) return c >= U'A' && c <= U'Z';
  return (U_MASK(u_charType(static_cast<UChar32>(c))) & (U_GC_LU_MASK | U_GC_LT_MASK)) != 0;
}

void split_words(std::string_view text, Words& words) {
  words.words.clear();
  words.folded_text.clear();
  words.folded_text.reserve(text.size());
  std::size_t at = 0;
  while (at < text.size()) {
    const std::size_t start = at;
    char32_t c = next(text, at);
    if (!is_word_character(c) || is_mark(c)) continue;
    const std::size_t folded_at = words.folded_text.size();
    Folded folded(words.folded_text);
    folded.put(c);
    std::size_t end = at;
    while (end < text.size()) {
      if (is_ascii_word(text[end])) { // most characters of most texts
        c = static_cast<char32_t>(text[end]);
        folded.put_ascii(text[end++]);
        continue;
      }
      std::size_t after = end;
      const char32_t d = next(text, after);
      if (is_word_character(d)) {
        folded.put(d);
        c = d;
        end = after;
        continue;
      }
      const char32_t e = after < text.size() ? next(text, after) : 0;
      const char32_t between = joint(c, d, e);
      if (between == 0) break;
      folded.put(between);
      folded.put(e);
      c = e;
      end = after;
    }
    at = end;
    words.words.push_back({start, end - start, folded_at, words.folded_text.size() - folded_at});
  }
}

Words split_words(std::string_view text) {
  Words words;
  split_words(text, words);
  return words;
}

std::size_t count_words(std::string_view text) {
  return split_words(text).size();
}

std::string fold_words(std::string_view text) {
  const Words words = split_words(text);
  std::string out;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (i > 0) out += ' ';
    out += words.folded(i);
  }
  return out;
}

} // namespace riposte
