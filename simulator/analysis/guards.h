// Conditions as the analysis evaluates them: over one flat row of slots, most of them one comparison with a
// constant.
#pragma once

#include <cstdint>
#include <functional>
#include <span>
#include <vector>

#include "scenario/expression.h"

namespace riposte::analysis {

/// Index into the row of values that a position is made of (fields.h).
using Slot = std::uint32_t;

/// Which slot an instruction reads that pushes something other than a constant.
using SlotOf = std::function<Slot(const scenario::Instruction&)>;

/// Postfix, like the condition it was made of.
struct GuardStep {
  enum class Kind : std::uint8_t {
    slot_and_constant, // pushes `slot compare constant`
    slot,
    constant,
    operation, // of the one or two values pushed last
  };
  Kind kind = Kind::constant;
  scenario::Operation operation = scenario::Operation::equal;
  Slot slot = 0;
  std::int64_t constant = 0;
  friend bool operator==(const GuardStep&, const GuardStep&) = default;
};

struct Guard {
  std::vector<GuardStep> steps; // empty: always true
  bool always() const { return steps.empty(); }
  friend bool operator==(const Guard&, const Guard&) = default;
};

Guard guard_of(const scenario::Condition& condition, const SlotOf& slot_of);

bool holds(const Guard& guard, const std::int64_t* slots);

/// A sum of slots, each so many times, and a constant: what a comparison of integers holds against zero.
struct LinearForm {
  struct Term {
    Slot slot = 0;
    std::int64_t times = 0;
  };
  std::vector<Term> terms; // by slot, none zero times
  std::int64_t constant = 0;
  scenario::Operation comparison = scenario::Operation::equal; // with zero
};

/// The left side less the right side of each comparison of integers in the condition. Comparisons of flags
/// and texts appear too, as if they were numbers: that is harmless to whoever looks for counters.
std::vector<LinearForm> comparisons_of(const scenario::Condition& condition, const SlotOf& slot_of);

/// The slots that the condition reads, each as often as it stands there.
std::vector<Slot> slots_read(const Guard& guard);

} // namespace riposte::analysis
