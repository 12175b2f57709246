#include "analysis/guards.h"

#include <array>
#include <cassert>
#include <map>

namespace riposte::analysis {
namespace {

using scenario::Instruction;
using scenario::Operation;

bool is_comparison(Operation operation) {
  return operation >= Operation::less && operation <= Operation::not_equal;
}

bool reads_slot(Operation operation) {
  return operation >= Operation::variable && operation <= Operation::said;
}

bool compare(Operation operation, std::int64_t left, std::int64_t right) {
  switch (operation) {
  case Operation::less: return left < right;
  case Operation::less_equal: return left <= right;
  case Operation::greater: return left > right;
  case Operation::greater_equal: return left >= right;
  case Operation::equal: return left == right;
  default: return left != right;
  }
}

std::int64_t apply(Operation operation, std::int64_t left, std::int64_t right) {
  switch (operation) {
  case Operation::add: return left + right;
  case Operation::subtract: return left - right;
  case Operation::logical_and: return left != 0 && right != 0;
  case Operation::logical_or: return left != 0 || right != 0;
  default: return compare(operation, left, right);
  }
}

using Form = std::pair<std::map<Slot, std::int64_t>, std::int64_t>; // terms and constant

void add_to(Form& sum, const Form& more, std::int64_t sign) {
  for (const auto& [slot, times] : more.first) sum.first[slot] += sign * times;
  sum.second += sign * more.second;
}

LinearForm tidy(const Form& form, Operation comparison) {
  LinearForm linear;
  linear.comparison = comparison;
  linear.constant = form.second;
  for (const auto& [slot, times] : form.first)
    if (times != 0) linear.terms.push_back({slot, times});
  return linear;
}

} // namespace

Guard guard_of(const scenario::Condition& condition, const SlotOf& slot_of) {
  Guard guard;
  for (const Instruction& instruction : condition.code) {
    GuardStep step;
    if (instruction.operation == Operation::constant) {
      step.kind = GuardStep::Kind::constant;
      step.constant = instruction.argument;
    } else if (reads_slot(instruction.operation)) {
      step.kind = GuardStep::Kind::slot;
      step.slot = slot_of(instruction);
    } else {
      step.kind = GuardStep::Kind::operation;
      step.operation = instruction.operation;
      const std::size_t n = guard.steps.size();
      if (is_comparison(step.operation) && n >= 2 && guard.steps[n - 1].kind == GuardStep::Kind::constant &&
          guard.steps[n - 2].kind == GuardStep::Kind::slot) {
        step.kind = GuardStep::Kind::slot_and_constant;
        step.slot = guard.steps[n - 2].slot;
        step.constant = guard.steps[n - 1].constant;
        guard.steps.resize(n - 2);
      }
    }
    guard.steps.push_back(step);
  }
  return guard;
}

bool holds(const Guard& guard, const std::int64_t* slots) {
  if (guard.steps.empty()) return true;
  const GuardStep& first = guard.steps.front();
  if (guard.steps.size() == 1 && first.kind == GuardStep::Kind::slot_and_constant)
    return compare(first.operation, slots[first.slot], first.constant);
  // Each level of nesting holds at most two values back, and a sum or a chain of `and` one.
  std::array<std::int64_t, 4 * scenario::kDeepestExpression + 8> stack;
  std::size_t height = 0;
  for (const GuardStep& step : guard.steps) {
    assert(height + 1 < stack.size());
    switch (step.kind) {
    case GuardStep::Kind::slot_and_constant:
      stack[height++] = compare(step.operation, slots[step.slot], step.constant);
      break;
    case GuardStep::Kind::slot: stack[height++] = slots[step.slot]; break;
    case GuardStep::Kind::constant: stack[height++] = step.constant; break;
    case GuardStep::Kind::operation:
      if (step.operation == Operation::logical_not) {
        stack[height - 1] = stack[height - 1] == 0;
      } else {
        --height;
        stack[height - 1] = apply(step.operation, stack[height - 1], stack[height]);
      }
    }
  }
  return stack[0] != 0;
}

std::vector<LinearForm> comparisons_of(const scenario::Condition& condition, const SlotOf& slot_of) {
  std::vector<LinearForm> found;
  std::vector<Form> stack;
  for (const Instruction& instruction : condition.code) {
    const Operation operation = instruction.operation;
    if (operation == Operation::constant) {
      stack.push_back({{}, instruction.argument});
    } else if (reads_slot(operation)) {
      stack.push_back({{{slot_of(instruction), 1}}, 0});
    } else if (operation == Operation::logical_not) {
      stack.back() = {};
    } else {
      const Form right = std::move(stack.back());
      stack.pop_back();
      Form& left = stack.back();
      if (operation == Operation::add) {
        add_to(left, right, 1);
        continue;
      }
      add_to(left, right, -1);
      if (operation == Operation::subtract) continue;
      if (is_comparison(operation)) found.push_back(tidy(left, operation));
      left = {}; // a truth value: nothing of it is counted on
    }
  }
  return found;
}

std::vector<Slot> slots_read(const Guard& guard) {
  std::vector<Slot> slots;
  for (const GuardStep& step : guard.steps)
    if (step.kind == GuardStep::Kind::slot || step.kind == GuardStep::Kind::slot_and_constant)
      slots.push_back(step.slot);
  return slots;
}

} // namespace riposte::analysis
