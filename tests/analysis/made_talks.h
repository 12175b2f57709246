// Small scenarios made up at random, with everything in them that an analysis can get wrong: loops, clamps,
// flags, variants, rules, chance, counts, replies that are used up, silence, soft locks.
#pragma once

#include <cstddef>
#include <string>

#include "base/random.h"

namespace riposte::analysis::test {

/// How large and how tangled a talk is. Shares are percentages: how many of the things that could have it do.
struct TalkShape {
  std::size_t turns = 5;
  std::size_t most_replies = 3; // of a turn
  std::size_t variables = 2;    // integers
  std::size_t flags = 1;
  std::size_t variants = 2; // 0: none; 1 is allowed, too
  std::size_t endings = 2;  // at least 1; the first is good, the others as it comes
  std::size_t rules = 1;
  int span = 6;         // integers lie within 0..span at most, or a part of it; a good deal of them clamp
  std::size_t wide = 0; // integers with bounds of ±2^31 and steps to match
  int loops = 40;       // ways that lead anywhere; the others lead to a later turn or an ending
  int chance = 40;      // entries of a `next` that have a weight
  int conditions = 40;  // replies, lines, entries that have a condition
  int counts = 30;      // operands that are replies, visited(), chosen(), said()
  int once = 25;        // replies that can be used up
  int silence = 25;     // turns with a timer
  int own_next = 30;    // turns with replies that have a `next` of their own, too; also turns without replies
  int locks = 10;       // lists that may keep no entry
  int changes = 60;     // replies that set or add
  int limit = 0;        // 0: the format's default
};

/// The file of such a scenario: it always loads without errors. The same random state, the same text.
std::string made_talk(SplitMix64& random, const TalkShape& shape = {});

/// A shape drawn at random: from three turns to nine, from no variable to three, loops and chance more or
/// less.
TalkShape random_shape(SplitMix64& random);

} // namespace riposte::analysis::test
