// Texts that are hard to carry from file to file, and files with something wrong in them.
#pragma once

#include <string>
#include <vector>

#include "support/seed.h"

namespace riposte::scenario::test {

/// Up to some ten pieces, of which each is at the bottom of a bug somewhere; may be empty. Always valid
/// UTF-8.
inline std::string hard_text(SplitMix64& random) {
  static const std::vector<std::string> kPieces{
      "\"",          "\"\"",   "\n",   "\r\n",   "\r",   ",",    ";",    "#",           "#~ ",
      "\\",          "\\n",    "\t",   " ",      "  ",   "a",    "word", "Привет, мир", "😀",
      "👩‍💼", "\x01",   "\x7f", "\\x41",  "\\1",  "=1+1", "'=",   "-",           "@cmd()",
      "'",           "msgid ", "[0]",  "\v\f\a", "\\\"", "€"};
  std::string text;
  for (std::size_t n = riposte::test::draw(random, 10); n > 0; --n)
    text += kPieces[riposte::test::draw(random, kPieces.size())];
  return text;
}

inline std::string mutated(SplitMix64& random, std::string text) {
  using riposte::test::draw;
  static const std::vector<std::string> kWords{"\"",
                                               "\\",
                                               "\n",
                                               "#~",
                                               "msgid \"\"\n",
                                               "msgstr",
                                               "msgctxt \"a\"\n",
                                               ",",
                                               "#|",
                                               "\xff",
                                               std::string(1, '\0'),
                                               "\\777",
                                               "msgstr[1] \"\"\n"};
  for (std::size_t n = draw(random, 4) + 1; n > 0; --n) {
    const std::size_t at = draw(random, text.size() + 1);
    switch (draw(random, 4)) {
    case 0: text.insert(at, kWords[draw(random, kWords.size())]); break;
    case 1: text.erase(at, draw(random, 20)); break;
    case 2: text = text.substr(0, at) + text.substr(draw(random, text.size() + 1)); break;
    default:
      if (at < text.size()) text[at] = static_cast<char>(draw(random, 256));
    }
  }
  return text;
}

} // namespace riposte::scenario::test
