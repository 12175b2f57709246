#include "analysis/box.h"

#include <algorithm>

namespace riposte::analysis {
namespace {

using scenario::Operation;

// Either is unbounded to the same side, if at all.
std::int64_t sum(std::int64_t a, std::int64_t b) {
  for (const std::int64_t end : {-kUnbounded, kUnbounded})
    if (a == end || b == end) return end;
  return std::clamp(a + b, -kUnbounded, kUnbounded);
}

constexpr Interval kTruths{0, 1};

Interval truth(bool may_hold, bool may_fail) {
  return {may_fail ? 0 : 1, may_hold ? 1 : 0};
}

Interval compared(Operation operation, const Interval& a, const Interval& b) {
  switch (operation) {
  case Operation::less: return truth(a.low < b.high, a.high >= b.low);
  case Operation::less_equal: return truth(a.low <= b.high, a.high > b.low);
  case Operation::greater: return truth(a.high > b.low, a.low <= b.high);
  case Operation::greater_equal: return truth(a.high >= b.low, a.low < b.high);
  default: break;
  }
  const bool may_meet = meet(a, b).has_value(), may_part = a != b || a.low != a.high;
  return operation == Operation::equal ? truth(may_meet, may_part) : truth(may_part, may_meet);
}

Operation negated(Operation comparison) {
  switch (comparison) {
  case Operation::less: return Operation::greater_equal;
  case Operation::less_equal: return Operation::greater;
  case Operation::greater: return Operation::less_equal;
  case Operation::greater_equal: return Operation::less;
  case Operation::equal: return Operation::not_equal;
  default: return Operation::equal;
  }
}

// `below` may be unbounded: then there is nothing to step away from.
std::int64_t stepped(std::int64_t value, std::int64_t by) {
  return value == kUnbounded || value == -kUnbounded ? value : value + by;
}

} // namespace

Interval operator+(const Interval& a, const Interval& b) {
  return {sum(a.low, b.low), sum(a.high, b.high)};
}

Interval operator-(const Interval& a, const Interval& b) {
  return {sum(a.low, -b.high), sum(a.high, -b.low)};
}

Interval hull(const Interval& a, const Interval& b) {
  return {std::min(a.low, b.low), std::max(a.high, b.high)};
}

std::optional<Interval> meet(const Interval& a, const Interval& b) {
  const Interval both{std::max(a.low, b.low), std::min(a.high, b.high)};
  return both.low <= both.high ? std::optional(both) : std::nullopt;
}

void extend(Box& box, const Box& other) {
  for (std::size_t i = 0; i < box.size(); ++i) box[i] = hull(box[i], other[i]);
}

std::optional<Box> joined(std::optional<Box> a, const std::optional<Box>& b) {
  if (!a) return b;
  if (b) extend(*a, *b);
  return a;
}

void BoxCondition::push(const scenario::Instruction& instruction, const Source& source) {
  Term term{instruction.operation, 0, 0, {}, {}};
  const auto pop = [&] {
    const Node node = waiting_.back();
    waiting_.pop_back();
    return node;
  };
  if (instruction.operation == Operation::constant) {
    term.known = {instruction.argument, instruction.argument};
  } else if (reads(instruction.operation)) {
    if (source.slot) term.slot = static_cast<std::uint32_t>(*source.slot);
    term.known = source.known;
  } else {
    if (instruction.operation != Operation::logical_not) term.right = pop();
    term.left = pop();
  }
  waiting_.push_back(static_cast<Node>(terms_.size()));
  terms_.push_back(term);
}

std::optional<Box> BoxCondition::where(bool wanted, const Box& box) const {
  std::optional<Box> part = box;
  if (terms_.empty()) return part;
  if (!refine(static_cast<Node>(terms_.size() - 1), wanted, *part)) part.reset();
  return part;
}

Interval BoxCondition::value(Node node, const Box& box) const {
  const Term& term = terms_[node];
  switch (term.operation) {
  case Operation::constant:
  case Operation::variable:
  case Operation::variant:
  case Operation::replies:
  case Operation::visited:
  case Operation::chosen:
  case Operation::said: return term.slot ? box[*term.slot] : term.known;
  default: break;
  }
  const Interval left = value(term.left, box);
  if (term.operation == Operation::logical_not) return {1 - left.high, 1 - left.low};
  const Interval right = value(term.right, box);
  switch (term.operation) {
  case Operation::add: return left + right;
  case Operation::subtract: return left - right;
  case Operation::logical_and: return {std::min(left.low, right.low), std::min(left.high, right.high)};
  case Operation::logical_or: return {std::max(left.low, right.low), std::max(left.high, right.high)};
  default: return compared(term.operation, left, right);
  }
}

// False: the condition cannot be `wanted` anywhere in the box, which is then of no use.
bool BoxCondition::refine(Node node, bool wanted, Box& box) const {
  const Term& term = terms_[node];
  switch (term.operation) {
  case Operation::logical_not: return refine(term.left, !wanted, box);
  case Operation::logical_and:
    return wanted ? refine(term.left, true, box) && refine(term.right, true, box)
                  : either(term.left, term.right, false, box);
  case Operation::logical_or:
    return wanted ? either(term.left, term.right, true, box)
                  : refine(term.left, false, box) && refine(term.right, false, box);
  case Operation::less:
  case Operation::less_equal:
  case Operation::greater:
  case Operation::greater_equal:
  case Operation::equal:
  case Operation::not_equal:
    return compare(wanted ? term.operation : negated(term.operation), term.left, term.right, box);
  default: return narrow(node, truth(wanted, !wanted), box);
  }
}

// Each side is looked at once, against the whole box: to try one side only where the other fails would be
// sharper, and in nested conditions exponential.
bool BoxCondition::either(Node left, Node right, bool wanted, Box& box) const {
  Box other = box;
  const bool first = refine(left, wanted, box), second = refine(right, wanted, other);
  if (first && second) extend(box, other);
  if (!first) box = std::move(other);
  return first || second;
}

bool BoxCondition::compare(Operation operation, Node left, Node right, Box& box) const {
  if (operation == Operation::greater || operation == Operation::greater_equal) {
    std::swap(left, right);
    operation = operation == Operation::greater ? Operation::less : Operation::less_equal;
  }
  if (operation == Operation::not_equal) return differ(left, right, box);
  const Interval a = value(left, box), b = value(right, box);
  if (operation == Operation::equal) {
    const std::optional<Interval> both = meet(a, b);
    return both && narrow(left, *both, box) && narrow(right, *both, box);
  }
  const std::int64_t gap = operation == Operation::less ? 1 : 0;
  if (stepped(a.low, gap) > b.high) return false;
  return narrow(left, {-kUnbounded, stepped(b.high, -gap)}, box) &&
         narrow(right, {stepped(a.low, gap), kUnbounded}, box);
}

// Only an end of an interval can be cut off.
bool BoxCondition::differ(Node left, Node right, Box& box) const {
  const Interval a = value(left, box), b = value(right, box);
  const auto without = [&](Node node, Interval from, const Interval& other) {
    if (other.low != other.high) return true;
    if (from.low == other.low) ++from.low;
    if (from.high == other.low) --from.high;
    return from.low <= from.high && narrow(node, from, box);
  };
  return without(left, a, b) && without(right, b, a);
}

// Leaves only that part of the box in which the node's value can lie in `to`.
bool BoxCondition::narrow(Node node, const Interval& to, Box& box) const {
  const Term& term = terms_[node];
  switch (term.operation) {
  case Operation::add:
    return narrow(term.left, to - value(term.right, box), box) &&
           narrow(term.right, to - value(term.left, box), box);
  case Operation::subtract:
    return narrow(term.left, to + value(term.right, box), box) &&
           narrow(term.right, value(term.left, box) - to, box);
  case Operation::constant:
  case Operation::variable:
  case Operation::variant:
  case Operation::replies:
  case Operation::visited:
  case Operation::chosen:
  case Operation::said: break;
  default: // a truth value
    if (!to.contains(0) && !to.contains(1)) return false;
    if (to.contains(0) && to.contains(1)) return true;
    return refine(node, to.contains(1), box);
  }
  const std::optional<Interval> left = meet(term.slot ? box[*term.slot] : term.known, to);
  if (left && term.slot) box[*term.slot] = *left;
  return left.has_value();
}

} // namespace riposte::analysis
