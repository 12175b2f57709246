// What a passage of a Twine story says, in pieces: texts, links, comments and the macros of its story format.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "scenario/exchange/twee_text.h"

namespace riposte::scenario::exchange {

/// The story formats whose markup is known.
enum class Dialect { plain, sugarcube, harlowe, chapbook, snowman };

/// By the format that StoryData names; where it names none, by what stands in the passages.
Dialect dialect_of(std::string_view format);
Dialect dialect_of_text(std::string_view text);

/// One assignment of a `<<set>>`, `(set:)`, `(put:)` or of a link's setter.
struct Assignment {
  enum class Kind { set, add, unreadable }; // unreadable: more than an integer, true or false
  Kind kind = Kind::unreadable;
  std::string variable; // without its $; empty where none can be read
  bool flag = false;    // set to true or false: `value` is 1 or 0
  std::int64_t value = 0;
  std::string source;
};

std::vector<Assignment> parse_assignments(std::string_view source, Dialect dialect, bool put = false);

inline constexpr std::size_t kDeepestMacros = 64, kMostBranches = 64;
inline constexpr std::size_t kNoGuard = static_cast<std::size_t>(-1);

/// One branch of an `if`. Pieces name the innermost one that they stand in.
struct Guard {
  std::size_t parent = kNoGuard;   // the branch it stands in
  std::size_t previous = kNoGuard; // the branch before it in the same `if`: holds where that one does not
  std::string source;              // as it stands: `<<if $x gt 3>>`
  std::string condition;           // `$x gt 3`; empty: an else
  bool negated = false;            // (unless:)
  bool readable = true;            // false: too deep, or too many branches
  bool open = false;               // never closed: holds nothing, its source stands as a macro
};

struct Piece {
  enum class Kind {
    text,        // raw: entities are still there, blanks at the edges, too
    link,        // with changes where it has a setter or a body
    comment,     // without its delimiters
    assignments, // made on entering
    go,          // on to `link.target` at once
    macro,       // anything else, verbatim in `text`
  };
  Kind kind = Kind::text;
  std::size_t guard = kNoGuard;
  std::string text;
  std::string name; // of a macro, as the report counts it
  Link link;
  std::vector<Assignment> changes;
};

/// The most pieces and branches of one story: what they may cost in memory.
inline constexpr std::size_t kMostPieces = 1'000'000;

struct Pieces {
  std::vector<Piece> list;
  std::vector<Guard> guards;
  std::size_t count() const { return list.size() + guards.size(); }
};

/// In time that grows with the size of the text alone, whatever it is. Stops soon after kMostPieces.
Pieces parse_passage(std::string_view text, Dialect dialect);

} // namespace riposte::scenario::exchange
