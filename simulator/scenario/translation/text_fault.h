// What keeps a file that a translator or a spreadsheet wrote from being read.
#pragma once

#include <cstddef>
#include <string_view>

#include "base/error.h"

namespace riposte::scenario {

struct TextFault {
  std::size_t line = 1; // from 1
  Error message;
  friend bool operator==(const TextFault&, const TextFault&) = default;
};

/// The text after a byte order mark, if there is one.
inline std::string_view without_bom(std::string_view text) {
  constexpr std::string_view kMark = "\xEF\xBB\xBF";
  return text.starts_with(kMark) ? text.substr(kMark.size()) : text;
}

} // namespace riposte::scenario
