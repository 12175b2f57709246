// Time as a value: the core is told what time it is, it never asks.
#pragma once

#include <compare>
#include <cstdint>

namespace riposte {

/// Milliseconds since 1970-01-01T00:00:00Z.
struct Instant {
  std::int64_t ms = 0;
  friend auto operator<=>(const Instant&, const Instant&) = default;
};

constexpr std::int64_t operator-(Instant later, Instant earlier) {
  return later.ms - earlier.ms;
}

/// The wall clock of this machine. Only the shell (desktop, tools) calls it.
Instant now();

} // namespace riposte
