// A scenario's texts in another language: the sidecar file, applied to a copy of the scenario.
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/located_json.h"
#include "scenario/diagnostic.h"
#include "scenario/model.h"

namespace riposte::scenario {

struct TranslatedText {
  std::string text;
  std::string from; // hash of the source text it was made from
  TextPosition position;
};

/// `riposte.translation/1`: one language of one scenario.
struct Translation {
  std::string of, language;
  std::map<std::string, TranslatedText, std::less<>> text; // by pointer with ids in place of indexes
};

struct LoadedTranslation {
  std::optional<Translation> translation; // empty where the file breaks a rule
  Diagnostics diagnostics;
};

LoadedTranslation load_translation(std::string_view text);
/// The same for a text that was parsed before.
LoadedTranslation load_translation(std::string_view text, json::Document& document);

/// The first 16 hexadecimal digits of the SHA-256 of a source text.
std::string source_hash(std::string_view text);

/// Every text of a scenario that a trainee may see, with its pointer (ids in place of indexes), in file
/// order. Empty texts are left out.
void for_each_text(Scenario& scenario,
                   const std::function<void(const std::string& pointer, std::string& text)>& visit);
void for_each_text(const Scenario& scenario,
                   const std::function<void(const std::string& pointer, const std::string& text)>& visit);

struct Localised {
  Scenario scenario;                // in the translation's language, source texts where one is missing
  std::vector<std::string> missing; // pointers with no entry
  std::vector<std::string> stale;   // the source has changed since; shown all the same
  std::vector<std::string> unknown; // entries that no text of the scenario asks for
};

Localised localise(const Scenario& scenario, const Translation& translation);

/// What is wrong with a translation of this scenario: i18n-missing, i18n-stale, i18n-unknown, i18n-of.
Diagnostics check_translation(const Scenario& scenario, const Translation& translation);

} // namespace riposte::scenario
