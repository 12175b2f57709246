// Bad input is a value: an Error says what was wrong, where, and what would be right.
#pragma once

#include <string>
#include <utility>

#include <tl/expected.hpp>

namespace riposte {

struct Error {
  std::string message;
};

template <class T>
using Result = tl::expected<T, Error>;

/// Shorthand for the failing branch of a Result.
inline tl::unexpected<Error> failure(std::string message) {
  return tl::unexpected<Error>(Error{std::move(message)});
}

} // namespace riposte
