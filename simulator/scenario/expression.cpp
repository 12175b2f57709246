#include "scenario/expression.h"

#include <algorithm>
#include <array>
#include <cassert>

#include "base/utf8.h"

namespace riposte::scenario {
namespace {

constexpr std::array<std::string_view, 10> kReserved{"and",  "or",      "not",     "true",    "false",
                                                     "said", "variant", "replies", "visited", "chosen"};
constexpr std::int64_t kLargestLiteral = std::int64_t{1} << 31;
// Each level of nesting leaves at most one left operand of or, and, compare and sum waiting.
constexpr std::size_t kStack = std::size_t{4} * (kDeepestExpression + 2);

bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
}
bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

struct Token {
  enum class Kind { end, number, text, word, symbol };
  Kind kind = Kind::end;
  std::string_view text; // of a text: without its quotes
  std::size_t offset = 0;
};

Error type_name(Type type) {
  switch (type) {
  case Type::integer: return phrase("an integer");
  case Type::truth: return phrase("a truth value");
  case Type::text: return phrase("a text");
  }
  return {};
}

struct Fault {
  ExpressionFault value;
};

// Recursive descent over the grammar of section 7; leaves with the first fault by exception, caught in
// parse_condition, so that each rule reads like its line of the grammar.
class Parser {
public:
  Parser(std::string_view source, Names& names) : source_(source), names_(names) { take(); }

  Condition parse() {
    const Operand result = disjunction();
    if (token_.kind != Token::Kind::end)
      fail(token_.offset, "expression-syntax", phrase("'{}' was not expected here", token_.text));
    need(result, Type::truth, [] { return phrase("a condition must be a truth value"); });
    return {std::move(code_), std::string(source_)};
  }

private:
  struct Operand {
    Type type = Type::integer;
    std::size_t offset = 0;
  };

  [[noreturn]] void fail(std::size_t offset, std::string code, Error message) const {
    throw Fault{{offset, std::move(code), std::move(message)}};
  }

  /// `why` is asked only where the operand is of another type.
  template <class Why>
  void need(const Operand& operand, Type type, const Why& why) const {
    if (operand.type != type)
      fail(operand.offset, "expression-type", phrase("{}; this is {}", why(), type_name(operand.type)));
  }

  void take() {
    while (at_ < source_.size() &&
           (source_[at_] == ' ' || source_[at_] == '\t' || source_[at_] == '\n' || source_[at_] == '\r'))
      ++at_;
    const std::size_t start = at_;
    if (at_ == source_.size()) {
      token_ = {Token::Kind::end, {}, start};
      return;
    }
    const char c = source_[at_];
    if (is_digit(c)) {
      while (at_ < source_.size() && is_digit(source_[at_])) ++at_;
      token_ = {Token::Kind::number, source_.substr(start, at_ - start), start};
    } else if (is_letter(c)) {
      while (at_ < source_.size() && (is_letter(source_[at_]) || is_digit(source_[at_]))) ++at_;
      token_ = {Token::Kind::word, source_.substr(start, at_ - start), start};
    } else if (c == '\'') {
      const std::size_t end = source_.find('\'', start + 1);
      if (end == std::string_view::npos)
        fail(start, "expression-syntax", phrase("this text has no closing '"));
      at_ = end + 1;
      token_ = {Token::Kind::text, source_.substr(start + 1, end - start - 1), start};
    } else {
      const std::string_view two = source_.substr(start, 2);
      const bool pair = two == "<=" || two == ">=" || two == "==" || two == "!=";
      if (!pair && std::string_view("<>+-()").find(c) == std::string_view::npos) {
        std::size_t next = start;
        next_code_point(source_, next);
        fail(start, "expression-syntax",
             phrase("'{}' is no part of a condition{}", source_.substr(start, next - start),
                    c == '=' ? phrase("; equality is written ==") : Error{}));
      }
      at_ = start + (pair ? 2 : 1);
      token_ = {Token::Kind::symbol, source_.substr(start, at_ - start), start};
    }
  }

  bool at_symbol(std::string_view s) const { return token_.kind == Token::Kind::symbol && token_.text == s; }
  bool at_word(std::string_view w) const { return token_.kind == Token::Kind::word && token_.text == w; }

  void emit(Operation operation, std::int64_t argument = 0) { code_.push_back({operation, argument}); }

  Operand disjunction() {
    Operand left = conjunction();
    while (at_word("or")) {
      take();
      need(left, Type::truth, [] { return phrase("'or' joins truth values"); });
      need(conjunction(), Type::truth, [] { return phrase("'or' joins truth values"); });
      emit(Operation::logical_or);
    }
    return left;
  }

  Operand conjunction() {
    Operand left = negation();
    while (at_word("and")) {
      take();
      need(left, Type::truth, [] { return phrase("'and' joins truth values"); });
      need(negation(), Type::truth, [] { return phrase("'and' joins truth values"); });
      emit(Operation::logical_and);
    }
    return left;
  }

  Operand negation() {
    if (!at_word("not")) return comparison();
    const std::size_t offset = token_.offset;
    take();
    need(comparison(), Type::truth, [] { return phrase("'not' takes a truth value"); });
    emit(Operation::logical_not);
    return {Type::truth, offset};
  }

  Operand comparison() {
    const Operand left = sum();
    static constexpr std::array<std::pair<std::string_view, Operation>, 6> kComparisons{
        {{"<", Operation::less},
         {"<=", Operation::less_equal},
         {">", Operation::greater},
         {">=", Operation::greater_equal},
         {"==", Operation::equal},
         {"!=", Operation::not_equal}}};
    if (token_.kind != Token::Kind::symbol) return left;
    const auto found = std::find_if(kComparisons.begin(), kComparisons.end(),
                                    [&](const auto& c) { return c.first == token_.text; });
    if (found == kComparisons.end()) return left;
    const std::string_view sign = found->first;
    const std::size_t sign_offset = token_.offset;
    take();
    const Operand right = sum();
    if (found->second == Operation::equal || found->second == Operation::not_equal) {
      if (left.type != right.type)
        fail(sign_offset, "expression-type",
             phrase("'{}' compares like with like; here {} meets {}", sign, type_name(left.type),
                    type_name(right.type)));
    } else {
      const auto why = [sign] { return phrase("'{}' compares integers", sign); };
      need(left, Type::integer, why);
      need(right, Type::integer, why);
    }
    emit(found->second);
    return {Type::truth, left.offset};
  }

  Operand sum() {
    const Operand left = atom();
    while (at_symbol("+") || at_symbol("-")) {
      const Operation operation = at_symbol("+") ? Operation::add : Operation::subtract;
      take();
      need(left, Type::integer, [] { return phrase("a sum takes integers"); });
      need(atom(), Type::integer, [] { return phrase("a sum takes integers"); });
      emit(operation);
    }
    return left;
  }

  Operand atom() {
    const Token token = token_;
    switch (token.kind) {
    case Token::Kind::number: return literal(token.offset, false);
    case Token::Kind::text:
      take();
      emit(Operation::constant, text_number(names_, token.text));
      return {Type::text, token.offset};
    case Token::Kind::word: return word(token);
    case Token::Kind::symbol:
      if (token.text == "-") {
        take();
        if (token_.kind != Token::Kind::number)
          fail(token_.offset, "expression-syntax", phrase("after a minus sign an integer is expected"));
        return literal(token.offset, true);
      }
      if (token.text == "(") return bracket(token);
      [[fallthrough]];
    case Token::Kind::end: break;
    }
    fail(token.offset, "expression-syntax",
         token.kind == Token::Kind::end ? phrase("the condition ends too early; a value is expected")
                                        : phrase("a value is expected here, not '{}'", token.text));
  }

  Operand bracket(const Token& open) {
    if (++depth_ > kDeepestExpression)
      fail(open.offset, "expression-syntax", phrase("brackets nested deeper than {}", kDeepestExpression));
    take();
    Operand inside = disjunction();
    if (!at_symbol(")")) fail(token_.offset, "expression-syntax", phrase("a closing ) is expected here"));
    take();
    --depth_;
    inside.offset = open.offset;
    return inside;
  }

  Operand literal(std::size_t offset, bool negative) {
    std::int64_t value = 0;
    for (char c : token_.text) {
      value = value * 10 + (c - '0');
      if (value > kLargestLiteral)
        fail(offset, "expression-syntax", phrase("an integer lies within -2147483648 and 2147483648"));
    }
    take();
    emit(Operation::constant, negative ? -value : value);
    return {Type::integer, offset};
  }

  Operand word(const Token& token) {
    take();
    if (token.text == "true" || token.text == "false") {
      emit(Operation::constant, token.text == "true" ? 1 : 0);
      return {Type::truth, token.offset};
    }
    if (token.text == "variant") {
      emit(Operation::variant);
      return {Type::text, token.offset};
    }
    if (token.text == "replies") {
      emit(Operation::replies);
      return {Type::integer, token.offset};
    }
    if (at_symbol("(")) return call(token);
    for (std::string_view function : {"visited", "chosen", "said"})
      if (token.text == function)
        fail(token_.offset, "expression-syntax", phrase("{} is called as {}('id')", function, function));
    if (is_reserved_word(token.text))
      fail(token.offset, "expression-syntax", phrase("a value is expected here, not '{}'", token.text));
    const auto found = names_.variables.find(token.text);
    if (found == names_.variables.end())
      fail(token.offset, "state-undefined",
           phrase("there is no state variable '{}'{}", token.text,
                  suggestion(names_, token.text, names_.variables)));
    emit(Operation::variable, found->second.number);
    return {found->second.type, token.offset};
  }

  Operand call(const Token& name) {
    const Operation operation = name.text == "visited"  ? Operation::visited
                                : name.text == "chosen" ? Operation::chosen
                                : name.text == "said"   ? Operation::said
                                                        : Operation::constant;
    if (operation == Operation::constant)
      fail(name.offset, "expression-syntax",
           phrase("there is no function '{}'; there are visited, chosen and said", name.text));
    take();
    if (token_.kind != Token::Kind::text)
      fail(token_.offset, "expression-syntax", phrase("{} takes an id in single quotes", name.text));
    const Names::Table<std::int64_t>& table = operation == Operation::visited  ? names_.turns
                                              : operation == Operation::chosen ? names_.replies
                                                                               : names_.objections;
    const auto found = table.find(token_.text);
    if (found == table.end()) unknown(operation, suggestion(names_, token_.text, table));
    take();
    if (!at_symbol(")")) fail(token_.offset, "expression-syntax", phrase("a closing ) is expected here"));
    take();
    emit(operation, found->second);
    return {Type::integer, name.offset};
  }

  /// The id that stands here is none that the function can be asked about.
  [[noreturn]] void unknown(Operation function, Error near) const {
    const std::string_view id = token_.text;
    if (function == Operation::visited)
      fail(token_.offset, "graph-missing-target", phrase("there is no turn '{}'{}", id, std::move(near)));
    if (function == Operation::chosen)
      fail(token_.offset, "graph-missing-target", phrase("there is no reply '{}'{}", id, std::move(near)));
    fail(token_.offset, "taxonomy-unknown", phrase("there is no objection '{}'{}", id, std::move(near)));
  }

  std::string_view source_;
  Names& names_;
  std::size_t at_ = 0;
  Token token_;
  int depth_ = 0;
  std::vector<Instruction> code_;
};

std::int64_t apply(Operation operation, std::int64_t a, std::int64_t b) {
  switch (operation) {
  case Operation::add: return a + b;
  case Operation::subtract: return a - b;
  case Operation::less: return a < b;
  case Operation::less_equal: return a <= b;
  case Operation::greater: return a > b;
  case Operation::greater_equal: return a >= b;
  case Operation::equal: return a == b;
  case Operation::not_equal: return a != b;
  case Operation::logical_and: return a != 0 && b != 0;
  case Operation::logical_or: return a != 0 || b != 0;
  default: assert(false && "not a binary operation"); return 0;
  }
}

Operation operation_of(const Instruction& instruction) {
  return instruction.operation;
}
std::int64_t argument_of(const Instruction& instruction) {
  return instruction.argument;
}
Operation operation_of(PackedInstruction instruction) {
  return static_cast<Operation>(instruction.word & 0xFF);
}
std::int64_t argument_of(PackedInstruction instruction) {
  return instruction.word >> 8;
}

template <class Code>
bool evaluate(std::span<const Code> code, const Surroundings& around) {
  if (code.empty()) return true;
  std::array<std::int64_t, kStack> stack; // left unset on purpose: every slot is written before it is read
  std::size_t top = 0;
  for (const Code& instruction : code) {
    const std::int64_t value = argument_of(instruction);
    const auto number = static_cast<std::size_t>(value);
    switch (operation_of(instruction)) {
    case Operation::constant: stack[top++] = value; break;
    case Operation::variable: stack[top++] = around.variables[number]; break;
    case Operation::variant: stack[top++] = around.variant; break;
    case Operation::replies: stack[top++] = around.replies; break;
    case Operation::visited: stack[top++] = around.visited->of(number); break;
    case Operation::chosen: stack[top++] = around.chosen->of(number); break;
    case Operation::said: stack[top++] = around.said->of(number); break;
    case Operation::logical_not: stack[top - 1] = stack[top - 1] == 0; break;
    default: --top; stack[top - 1] = apply(operation_of(instruction), stack[top - 1], stack[top]);
    }
  }
  return stack[0] != 0;
}

} // namespace

bool holds(const Condition& condition, const Surroundings& around) {
  return evaluate(std::span(condition.code), around);
}

bool holds(std::span<const PackedInstruction> code, const Surroundings& around) {
  return evaluate(code, around);
}

Error suggestion(Names& names, std::string_view id, const std::vector<std::string>& known) {
  if (names.suggestions_left-- <= 0) return {};
  const std::string near = nearest(id, known);
  return near.empty() ? Error{} : phrase("; did you mean '{}'?", near);
}

std::int64_t text_number(Names& names, std::string_view text) {
  const auto number = static_cast<std::int64_t>(names.texts.size());
  return names.texts.try_emplace(std::string(text), number).first->second;
}

tl::expected<Condition, ExpressionFault> parse_condition(std::string_view source, Names& names) {
  try {
    return Parser(source, names).parse();
  } catch (Fault& fault) {
    return tl::unexpected(std::move(fault.value));
  }
}

Error with_caret(std::string_view source, const ExpressionFault& fault) {
  std::string line(source);
  std::replace_if(
      line.begin(), line.end(), [](char c) { return c == '\n' || c == '\r' || c == '\t'; }, ' ');
  const std::size_t column = count_code_points(source.substr(0, std::min(fault.offset, source.size())));
  return phrase("{}\n  {}\n  {}^", fault.message, line, std::string(column, ' '));
}

bool is_reserved_word(std::string_view name) {
  return std::find(kReserved.begin(), kReserved.end(), name) != kReserved.end();
}

bool is_variable_name(std::string_view name) {
  return !name.empty() && is_letter(name.front()) &&
         std::all_of(name.begin(), name.end(), [](char c) { return is_letter(c) || is_digit(c); }) &&
         !is_reserved_word(name);
}

} // namespace riposte::scenario
