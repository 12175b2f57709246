// A translated text with values in its places.
#pragma once

#include <string>

#include <fmt/format.h>

namespace riposte::text {

/// Fills the `{}` of a translated text. A catalogue with a broken placeholder shows the bare text instead of
/// failing.
template <class... Values>
std::string filled(const std::string& pattern, const Values&... values) {
  try {
    return fmt::format(fmt::runtime(pattern), values...);
  } catch (const fmt::format_error&) {
    return pattern;
  }
}

} // namespace riposte::text
