// The words of the interface in one language: gettext catalogues, plurals, dates and numbers.
#pragma once

#include <filesystem>
#include <locale>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.h"

namespace riposte::text {

/// The languages the program speaks, by BCP 47 tag, with their own names.
struct Language {
  std::string_view tag, own_name;
};
inline constexpr Language kLanguages[]{{"en", "English"}, {"ru", "Русский"}};

/// The language of the environment (LC_ALL, LC_MESSAGES, LANG, in this order) if the program speaks it, else
/// "en".
std::string_view language_of_environment();

class Translator {
public:
  /// `catalogues`: the folder with <language>/LC_MESSAGES/riposte.mo. English needs none.
  /// A missing catalogue is no error: the English source text is shown.
  Translator(const std::filesystem::path& catalogues, std::string_view language);

  const std::string& language() const { return language_; }

  /// `message` is the English source text. xgettext collects the literals of these three calls.
  std::string tr(const char* message) const;
  std::string trc(const char* context, const char* message) const;
  /// The form for `count`: English two, Russian three. `{}` in the text is left for the caller to fill.
  std::string trn(const char* singular, const char* plural, long long count) const;

  /// "23 November 2026" / «23 ноября 2026 г.» in the zone of this machine.
  std::string date(Instant at) const;
  /// "23 Nov, 14:05": for lists.
  std::string short_date_time(Instant at) const;
  /// "2026-11-23" in every language, in the zone of this machine: for names of files.
  std::string plain_date(Instant at) const;
  /// A number with that many digits after the sign the language uses.
  std::string number(double value, int digits) const;

private:
  std::string language_;
  std::locale locale_;
};

} // namespace riposte::text
