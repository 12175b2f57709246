#include "training/library.h"

#include "scenario/load.h"
#include "scenario/translation/translation.h"

namespace riposte::training {
namespace {

Error first_error(const scenario::Diagnostics& diagnostics) {
  for (const scenario::Diagnostic& d : diagnostics)
    if (d.severity == scenario::Severity::error)
      return phrase("line {}, column {}: {} {}: {}", d.position.line, d.position.column, d.code, d.pointer,
                    d.message);
  return {};
}

} // namespace

const scenario::Scenario& Content::in(std::string_view language) const {
  for (std::string_view wanted : {language, std::string_view("en")})
    if (const auto found = by_language.find(wanted); found != by_language.end()) return found->second;
  return by_language.at(source_language);
}

ContentPtr Library::find(std::string_view id) const {
  for (const ContentPtr& talk : talks)
    if (talk->id() == id) return talk;
  return nullptr;
}

Result<ContentPtr> make_content(std::string source,
                                std::map<std::string, std::string, std::less<>> translations,
                                const catalogue::Catalogue& catalogue) {
  scenario::Loaded loaded = scenario::load_scenario(source, catalogue);
  if (!loaded.scenario) return failure(first_error(loaded.diagnostics));
  auto content = std::make_shared<Content>();
  for (const auto& [language, text] : translations) {
    const scenario::LoadedTranslation translation = scenario::load_translation(text);
    if (!translation.translation)
      return failure("translation '{}': {}", language, first_error(translation.diagnostics));
    content->by_language.emplace(language,
                                 scenario::localise(*loaded.scenario, *translation.translation).scenario);
  }
  content->source_language = loaded.scenario->language;
  content->by_language.insert_or_assign(loaded.scenario->language, std::move(*loaded.scenario));
  content->source = std::move(source);
  content->translation_sources = std::move(translations);
  return ContentPtr(std::move(content));
}

} // namespace riposte::training
