// UTF-8 text: validity, code points, and where an offset stands in a file.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace riposte {

inline constexpr char32_t kReplacementCharacter = 0xFFFD;

/// Offset of the first byte that is no part of well-formed UTF-8 (RFC 3629), or npos.
std::size_t first_invalid_utf8(std::string_view text);

/// The code point at `offset`, which moves past it. Ill-formed bytes give U+FFFD and move by one.
char32_t next_code_point(std::string_view text, std::size_t& offset);

std::size_t count_code_points(std::string_view text);

void append_utf8(std::string& text, char32_t code_point);

/// Line and column, both from 1; a column is a code point, not a byte.
struct TextPosition {
  std::size_t line = 1;
  std::size_t column = 1;
};

/// Finds lines by binary search, and columns of long lines from the nearest mark, so that many diagnostics of
/// one large file stay cheap, also where all of it is one line. Not for several threads at once.
class LineIndex {
public:
  explicit LineIndex(std::string_view text);
  TextPosition position(std::size_t offset) const;

private:
  std::size_t code_points_before(std::size_t offset) const;

  std::string_view text_;
  std::vector<std::size_t> starts_;
  mutable std::vector<std::size_t> marks_; // code points before each 4 KiB, as far as somebody has asked
};

/// The nearest of `candidates` for "did you mean", or empty when none is near.
std::string nearest(std::string_view word, const std::vector<std::string>& candidates);

} // namespace riposte
