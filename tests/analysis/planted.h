// Sound talks of ten shapes, and faults planted into them.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace riposte::analysis::test {

inline constexpr std::size_t kShapes = 10;

/// A talk that can still be changed; text() is its file.
struct Planted {
  struct Turn {
    std::string id;
    std::string more;                 // members, each followed by a comma
    std::vector<std::string> replies; // as JSON; empty: the turn goes on by itself
    std::string next;                 // as JSON; empty: none
  };
  std::vector<Turn> turns;
  std::size_t decisions = 0; // the first turns are these, one after the other
  std::string kind = "talk";
  std::string rules;          // entries, divided by commas
  std::string variants;       // the same
  std::string lost = "false"; // whether the ending "lost" is good
  int best = 4;               // level of the best replies

  Turn& turn(std::size_t i) { return turns[i]; }
  std::string after(std::size_t i) const { return i + 1 < decisions ? turns[i + 1].id : "won"; }
  std::string text() const;
};

/// {"id", "text", "levels": {"listen": level}, "next": next} and more members; no levels where it is below 0.
std::string reply(const std::string& id, int level, const std::string& next, const std::string& more = "");

/// Sound: with variants, silences, loops, chance, rules and conditions in one shape or another.
Planted sound(std::size_t shape, int best = 4);

} // namespace riposte::analysis::test
