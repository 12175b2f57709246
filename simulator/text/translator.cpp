#include "text/translator.h"

#include <cstdlib>
#include <iomanip>
#include <sstream>

#include <boost/locale.hpp>

namespace riposte::text {
namespace {

namespace bl = boost::locale;

constexpr const char* kDomain = "riposte";

std::string locale_name(std::string_view language) {
  return language == "ru" ? "ru_RU.UTF-8" : "en_GB.UTF-8";
}

std::locale make_locale(const std::filesystem::path& catalogues, std::string_view language) {
  bl::localization_backend_manager backends = bl::localization_backend_manager::global();
  backends.select("icu");
  bl::generator generator(backends);
  generator.categories(bl::category_t::message | bl::category_t::formatting | bl::category_t::information |
                       bl::category_t::calendar | bl::category_t::convert);
  generator.add_messages_path(catalogues.string());
  generator.add_messages_domain(kDomain);
  return generator(locale_name(language));
}

std::string formatted_time(const std::locale& locale, Instant at, const char* pattern) {
  std::ostringstream out;
  out.imbue(locale);
  out << bl::as::local_time << bl::as::ftime(pattern) << static_cast<double>(at.ms) / 1000.0;
  return out.str();
}

} // namespace

std::string_view language_of_environment() {
  for (const char* name : {"LC_ALL", "LC_MESSAGES", "LANG"}) {
    const char* value = std::getenv(name);
    if (value == nullptr || *value == '\0') continue;
    for (const Language& language : kLanguages)
      if (std::string_view(value).starts_with(language.tag)) return language.tag;
    break; // the first one that is set decides
  }
  return kLanguages[0].tag;
}

Translator::Translator(const std::filesystem::path& catalogues, std::string_view language)
    : language_(language), locale_(make_locale(catalogues, language)) {}

std::string Translator::tr(const char* message) const {
  return bl::translate(message).str(locale_);
}

std::string Translator::trc(const char* context, const char* message) const {
  return bl::translate(context, message).str(locale_);
}

std::string Translator::trn(const char* singular, const char* plural, long long count) const {
  // Plural forms repeat with a period of 100 in both languages, so a large count may be reduced.
  const long long size = count < 0 ? -count : count;
  const auto small = static_cast<int>(size < 1'000'000 ? size : 1'000'000 + size % 100);
  return bl::translate(singular, plural, small).str(locale_);
}

std::string Translator::date(Instant at) const {
  return formatted_time(locale_, at, language_ == "ru" ? "%e %B %Y г." : "%e %B %Y");
}

std::string Translator::short_date_time(Instant at) const {
  return formatted_time(locale_, at, "%e %b, %H:%M");
}

std::string Translator::plain_date(Instant at) const {
  return formatted_time(locale_, at, "%Y-%m-%d");
}

std::string Translator::number(double value, int digits) const {
  std::ostringstream out;
  out.imbue(locale_);
  out << bl::as::number << std::fixed << std::setprecision(digits) << value;
  return out.str();
}

} // namespace riposte::text
