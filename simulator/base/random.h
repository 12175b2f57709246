// SplitMix64: the one generator of the project, a plain value that a play can be replayed from.
#pragma once

#include <cstdint>

namespace riposte {

/// Steele, Lea & Flood, "Fast splittable pseudorandom number generators", OOPSLA 2014.
struct SplitMix64 {
  std::uint64_t state = 0;

  constexpr std::uint64_t next() {
    state += 0x9E3779B97F4A7C15ull;
    std::uint64_t z = state;
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9ull;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EBull;
    return z ^ (z >> 31);
  }

  friend bool operator==(const SplitMix64&, const SplitMix64&) = default;
};

} // namespace riposte
