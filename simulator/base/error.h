// Bad input is a value: an Error says what was wrong, where, and what would be right.
#pragma once

#include <concepts>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

#include <fmt/core.h>
#include <tl/expected.hpp>

namespace riposte {

/// Said in English at once, for logs, and in parts, so that a screen or a terminal can say it in the language
/// of its reader (text/error_text.h).
struct Error {
  std::string message; // English, complete
  /// The English text with a {} for each part: the key of its translation. Empty for what has none: a path, a
  /// name, a number, the words of another program.
  std::string pattern{};
  std::vector<Error> parts{};
  friend bool operator==(const Error&, const Error&) = default;
};

template <class T>
using Result = tl::expected<T, Error>;

/// The pattern with its places filled, or nothing where a place is malformed or has no part.
std::optional<std::string> fill_places(std::string_view pattern, const std::vector<std::string>& parts);

namespace error_parts {

Error put_together(std::string_view pattern, std::vector<Error> parts);

/// A string is shown as it is; an Error is said in its own words.
template <class T>
Error part_of(T&& value) {
  using Plain = std::remove_cvref_t<T>;
  if constexpr (std::is_same_v<Plain, Error>)
    return std::forward<T>(value);
  else if constexpr (std::is_same_v<Plain, std::filesystem::path>)
    return Error{value.string()};
  else if constexpr (std::integral<Plain>)
    return Error{std::to_string(value)};
  else
    return Error{std::string(std::forward<T>(value))};
}

template <class>
struct AsText {
  using type = std::string_view; // a part fills its place as a text, whatever it was
};

} // namespace error_parts

/// A literal that is checked, when it is compiled, to have no more places than there are parts.
template <class... Parts>
using Pattern = fmt::format_string<typename error_parts::AsText<Parts>::type...>;

/// Words with places for parts, alone or as a part of an error. xgettext collects the literals of these two.
template <class... Parts>
Error phrase(Pattern<Parts...> pattern, Parts&&... parts) {
  const fmt::string_view text = pattern;
  return error_parts::put_together({text.data(), text.size()},
                                   {error_parts::part_of(std::forward<Parts>(parts))...});
}

/// Shorthand for the failing branch of a Result.
template <class... Parts>
tl::unexpected<Error> failure(Pattern<Parts...> pattern, Parts&&... parts) {
  return tl::unexpected<Error>(phrase(pattern, std::forward<Parts>(parts)...));
}

/// Passes an error on.
inline tl::unexpected<Error> failure(Error error) {
  return tl::unexpected<Error>(std::move(error));
}

} // namespace riposte
