// Randomness of tests: fixed, printed, and settable with RIPOSTE_TEST_SEED.
#pragma once

#include <cstdint>
#include <cstdio>
#include <cstdlib>

#include "base/random.h"

namespace riposte::test {

inline SplitMix64 test_random(std::uint64_t fixed = 20'240'601) {
  const char* given = std::getenv("RIPOSTE_TEST_SEED");
  const std::uint64_t seed = given != nullptr ? std::strtoull(given, nullptr, 10) : fixed;
  std::printf("RIPOSTE_TEST_SEED=%llu\n", static_cast<unsigned long long>(seed));
  return SplitMix64{seed};
}

/// 0 … below - 1.
inline std::size_t draw(SplitMix64& random, std::size_t below) {
  return static_cast<std::size_t>(random.next() % below);
}

} // namespace riposte::test
