// A scenario as a play reads it: no texts, and what one turn needs side by side in memory, so that a step in
// a talk of a hundred thousand turns costs little more than in a short one.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <vector>

#include "scenario/model.h"

namespace riposte::scenario {

/// All of it in one block; the parts name each other by their place in the block.
class Moves {
public:
  /// `count` values that begin at word `at` of the block.
  template <class T>
  struct Row {
    std::uint32_t at = 0, count = 0;
  };
  using Test = Row<PackedInstruction>; // empty: always true

  struct Spoken {
    Test when;
    std::uint32_t other_wordings = 0;
  };
  struct Way {
    Test when;
    std::uint32_t to = 0;     // index of a turn or ending
    std::uint32_t weight = 0; // 0: none given
    bool ending = false;
    Target target() const { return {ending ? Target::Kind::ending : Target::Kind::turn, to}; }
  };
  struct SkillLevel {
    std::uint32_t skill = 0; // index into Scenario::skills
    std::int32_t level = 0;
  };
  struct VariableChange {
    std::int64_t value = 0;
    std::uint32_t variable = 0;
  };
  struct Effects {
    Row<SkillLevel> levels;
    Row<VariableChange> set, add;
    Row<Way> next;
    Row<Spoken> reaction; // none or one
    Ethics ethics = Ethics::pass;
  };
  struct Offer {
    Test when;
    std::uint32_t reply = 0; // index into Scenario::replies
    bool once = false, counted = false;
    Row<Effects> effects; // one
  };
  struct Place {
    std::uint32_t objection = 0; // index into Scenario::said
    bool counted = false;        // visits are read by some condition
    bool objection_counted = false;
    Row<Spoken> says;
    Row<Offer> offers;
    Row<Way> next;
    Row<Effects> silence; // none or one
  };

  explicit Moves(const Scenario& scenario);

  const Place& place(std::size_t turn) const {
    return *reinterpret_cast<const Place*>(&block_[places_[turn]]);
  }
  const Row<Way>& rules() const { return rules_; }

  template <class T>
  std::span<const T> of(Row<T> row) const {
    return {reinterpret_cast<const T*>(block_.data() + row.at), row.count};
  }

  /// Asks the memory for all of a turn at once, before it is walked through.
  void expect(std::size_t turn) const {
    constexpr std::size_t kWordsALine = 8, kLines = 7; // a turn of two or three replies
    const Word* at = &block_[places_[turn]];
    for (std::size_t line = 0; line < kLines; ++line) __builtin_prefetch(at + line * kWordsALine);
  }

private:
  friend class MovesLayout;
  using Word = std::uint64_t;

  std::vector<Word> block_;
  std::vector<std::uint32_t> places_; // by turn: where its Place begins
  Row<Way> rules_;
};

} // namespace riposte::scenario
