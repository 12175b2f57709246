#include "text/error_text.h"

namespace riposte::text {

std::string said(const Translator& words, const Error& error) {
  // A name must not be taken for a word of the interface; and the translation of "" is a catalogue's header.
  if (error.pattern.empty()) return error.message;
  std::vector<std::string> parts;
  for (const Error& part : error.parts) parts.push_back(said(words, part));
  return fill_places(words.tr(error.pattern.c_str()), parts).value_or(error.message);
}

} // namespace riposte::text
