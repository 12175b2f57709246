// Boxes of values: an interval for each quantity that a condition can read, and what a condition leaves of
// one.
#pragma once

#include <cstddef>
#include <cstdint>
#include <limits>
#include <optional>
#include <vector>

#include "scenario/expression.h"

namespace riposte::analysis {

/// Stands for "no bound" on either side; no value that a play can compute comes near it.
inline constexpr std::int64_t kUnbounded = std::int64_t{1} << 62;

/// All integers from `low` to `high`; never empty. A flag is 0..1, a text its number.
struct Interval {
  std::int64_t low = -kUnbounded, high = kUnbounded;
  bool contains(std::int64_t value) const { return low <= value && value <= high; }
  friend bool operator==(const Interval&, const Interval&) = default;
};

/// Sums stay within ±kUnbounded, and unbounded plus anything is unbounded.
Interval operator+(const Interval& a, const Interval& b);
Interval operator-(const Interval& a, const Interval& b);
Interval hull(const Interval& a, const Interval& b);
std::optional<Interval> meet(const Interval& a, const Interval& b);

/// By slot: which quantity a slot holds is decided by whoever makes the boxes.
using Box = std::vector<Interval>;

/// Widens `box` to hold `other`, too.
void extend(Box& box, const Box& other);

/// The box around both, of what is there.
std::optional<Box> joined(std::optional<Box> a, const std::optional<Box>& b);

/// A condition that boxes can be held against.
class BoxCondition {
public:
  /// What a condition reads: a slot of the box, or, where it has none, all that is known of it.
  struct Source {
    std::optional<std::size_t> slot;
    Interval known;
  };
  /// `source(const Instruction&)` → Source, asked for everything the condition reads.
  template <class Find>
  BoxCondition(const scenario::Condition& condition, Find source) {
    if (condition.code.size() > kLongest) return;
    for (const scenario::Instruction& instruction : condition.code)
      push(instruction, reads(instruction.operation) ? source(instruction) : Source{});
  }

  /// The part of `box` in which the condition may be `wanted`: every point in which it is lies in it. Nothing
  /// proves that there is none.
  std::optional<Box> where(bool wanted, const Box& box) const;

  /// Longer conditions are not looked into: they may hold and fail everywhere.
  static constexpr std::size_t kLongest = 256;

private:
  using Operation = scenario::Operation;
  using Node = std::uint32_t;
  struct Term {
    Operation operation = Operation::constant;
    Node left = 0, right = 0; // of an operation
    std::optional<std::uint32_t> slot;
    Interval known; // of a leaf without a slot
  };
  static constexpr bool reads(Operation operation) {
    return operation >= Operation::variable && operation <= Operation::said;
  }
  void push(const scenario::Instruction& instruction, const Source& source);

  Interval value(Node node, const Box& box) const;
  bool refine(Node node, bool wanted, Box& box) const;
  bool either(Node left, Node right, bool wanted, Box& box) const;
  bool compare(Operation operation, Node left, Node right, Box& box) const;
  bool differ(Node left, Node right, Box& box) const;
  bool narrow(Node node, const Interval& to, Box& box) const;

  std::vector<Term> terms_;   // children before parents; empty: not looked into
  std::vector<Node> waiting_; // while it is put together
};

} // namespace riposte::analysis
