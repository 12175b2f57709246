// A fuzz target: one function that takes any bytes. libFuzzer calls it in the fuzz preset, replay.cpp in all
// others.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "catalogue/catalogue.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

namespace riposte::fuzz {

inline std::string_view text_of(const std::uint8_t* data, std::size_t size) {
  return {reinterpret_cast<const char*>(data), size};
}

/// As shipped; read once.
const catalogue::Catalogue& shipped_catalogue();
std::string shipped_text(const char* path); // from the root of the source tree

/// What must hold for every input; a target that breaks it stops like a crash.
inline void require(bool held) {
  if (!held) std::abort();
}

} // namespace riposte::fuzz
