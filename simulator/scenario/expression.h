// Conditions of a scenario: parsed and typed once, evaluated without allocation.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <tl/expected.hpp>

#include "base/error.h"
#include "scenario/counts.h"

namespace riposte::scenario {

enum class Operation : std::uint8_t {
  constant, // pushes `argument`
  variable, // pushes the state variable number `argument`
  variant,  // pushes the text number of the variant
  replies,  // pushes how many replies there were so far
  visited,  // pushes the visits of turn number `argument`
  chosen,   // pushes how often reply number `argument` was chosen
  said,     // pushes how often a turn with objection number `argument` was entered
  add,
  subtract,
  less,
  less_equal,
  greater,
  greater_equal,
  equal,
  not_equal,
  logical_and,
  logical_or,
  logical_not,
};

struct Instruction {
  Operation operation = Operation::constant;
  std::int64_t argument = 0;
  friend bool operator==(const Instruction&, const Instruction&) = default;
};

/// The same in one word, for what is read at every step.
struct PackedInstruction {
  std::int64_t word = 0; // the operation in the low 8 bits, the argument above
};

constexpr PackedInstruction packed(const Instruction& instruction) {
  return {static_cast<std::int64_t>(static_cast<std::uint64_t>(instruction.argument) << 8) |
          static_cast<std::int64_t>(instruction.operation)};
}

/// A condition in postfix order, types already proved. Empty: always true.
struct Condition {
  std::vector<Instruction> code;
  std::string source;
  bool always() const { return code.empty(); }
};

/// What a condition may read, while it is evaluated.
struct Surroundings {
  const std::int64_t* variables = nullptr;
  std::int64_t variant = 0; // text number of the variant's id
  std::int64_t replies = 0;
  const Counts* visited = nullptr; // by turn
  const Counts* chosen = nullptr;  // by reply
  const Counts* said = nullptr;    // by objection
};

bool holds(const Condition& condition, const Surroundings& around);
bool holds(std::span<const PackedInstruction> code, const Surroundings& around);

enum class Type { integer, truth, text };

/// What the names in a condition may stand for, while it is read.
struct Names {
  struct Variable {
    std::int64_t number = 0;
    Type type = Type::integer;
  };
  template <class T>
  using Table = std::map<std::string, T, std::less<>>;

  Table<Variable> variables;
  Table<std::int64_t> turns;      // id → number, for visited()
  Table<std::int64_t> replies;    // for chosen()
  Table<std::int64_t> objections; // for said()
  Table<std::int64_t> texts;      // numbers of the texts seen so far: equal texts, equal numbers
  int suggestions_left = 50;      // looking for a near id is dear: only the first unknown ones get it
};

/// "; did you mean 'x'?" for the nearest known id; an empty one where none is near or enough were suggested.
Error suggestion(Names& names, std::string_view id, const std::vector<std::string>& known);

template <class T>
Error suggestion(Names& names, std::string_view id, const Names::Table<T>& known) {
  if (names.suggestions_left <= 0) return {};
  std::vector<std::string> ids;
  for (const auto& entry : known) ids.push_back(entry.first);
  return suggestion(names, id, ids);
}

/// The number of `text`, given one if it has none yet.
std::int64_t text_number(Names& names, std::string_view text);

struct ExpressionFault {
  std::size_t offset = 0; // in bytes, into the expression
  std::string
      code; // expression-syntax, expression-type, state-undefined, graph-missing-target, taxonomy-unknown
  Error message;
};

/// The deepest nesting of brackets and `not`s that is taken.
inline constexpr int kDeepestExpression = 64;

tl::expected<Condition, ExpressionFault> parse_condition(std::string_view source, Names& names);

/// The message, the expression, and a caret under the fault: three lines.
Error with_caret(std::string_view source, const ExpressionFault& fault);

/// True for a name that a state variable may bear: `[A-Za-z_][A-Za-z0-9_]*` and no word of the language.
bool is_variable_name(std::string_view name);
bool is_reserved_word(std::string_view name);

} // namespace riposte::scenario
