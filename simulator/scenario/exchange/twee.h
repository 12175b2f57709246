// Twee 3, the text form of Twine stories: its container of passages, read and written without losing
// anything. Source: "Twee 3 Specification" v1.0.0 of the Interactive Fiction Technology Foundation
// (twine-specs).
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "base/error.h"
#include "base/located_json.h"

namespace riposte::scenario::exchange {

inline constexpr std::size_t kLargestTwee = std::size_t{64} << 20; // bytes
inline constexpr std::size_t kMostPassages = 100'000;

struct Passage {
  std::string name; // without line feeds; may be empty
  std::vector<std::string> tags;
  json::Value metadata; // an object, or null where there is none; keys that nothing here knows are kept, too
  std::string text;     // lines divided by line feeds, no blank line at the end
  std::size_t line = 0; // of the header, from 1; 0: made in code
};

struct TweeWarning {
  std::size_t line = 0;
  std::string message;
};

struct Twee {
  std::vector<Passage> passages;     // all, the special ones too, in file order; names may repeat
  std::vector<TweeWarning> warnings; // sorted by line
  std::size_t dropped = 0;           // metadata and lines outside any passage that could not be taken
};

/// Reads a whole file: a BOM and CRLF are taken. Fails where it is larger than 64 MiB, not UTF-8, has more
/// than 100 000 passages, or none; everything else that is wrong is a warning.
Result<Twee> parse_twee(std::string_view text);

/// The passages as text; parse_twee gives the same passages back. Line feeds in a name become spaces, since
/// no header can hold them.
std::string print_twee(const std::vector<Passage>& passages);

/// What the special passages StoryTitle and StoryData say.
struct StoryInfo {
  std::string title, ifid, format, format_version;
  std::string start; // the name asked for; empty: not said
  json::Value data;  // all of StoryData, an object; null where there is none or it is malformed
};

/// Adds a warning where StoryData is malformed.
StoryInfo story_info(Twee& story);

/// The first passage of that name, or null.
const Passage* find_passage(const Twee& story, std::string_view name);
bool has_tag(const Passage& passage, std::string_view tag);

} // namespace riposte::scenario::exchange
