#include "scenario/exchange/twee_expression.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>

namespace riposte::scenario::exchange {
namespace {

constexpr std::int64_t kLargestNumber = std::int64_t{1} << 31;
constexpr std::size_t kLongestCondition = 1000;
constexpr int kDeepestBrackets = 24;

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}
/// Letters of other scripts are taken, too: Harlowe allows them.
bool is_name(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || is_digit(c) ||
         static_cast<unsigned char>(c) >= 0x80;
}

class Lexer {
public:
  explicit Lexer(std::string_view source) : source_(source) {}

  std::vector<Word> words() {
    while (at_ < source_.size()) {
      const char c = source_[at_];
      if (c == ' ' || c == '\t' || c == '\n' || c == '\r')
        ++at_;
      else if (c == '"' || c == '\'')
        quoted(c);
      else if (is_digit(c))
        number();
      else if (c == '$' || is_name(c))
        name();
      else
        symbol();
    }
    return std::move(words_);
  }

private:
  void push(Word::Kind kind, std::size_t begin, std::size_t end, std::int64_t value = 0) {
    words_.push_back({kind, source_.substr(begin, end - begin), value});
  }

  void quoted(char quote) {
    const std::size_t begin = at_ + 1, end = source_.find(quote, begin);
    const bool plain = end != std::string_view::npos &&
                       source_.substr(begin, end - begin).find('\\') == std::string_view::npos;
    push(plain ? Word::Kind::text : Word::Kind::other, begin, end);
    at_ = end == std::string_view::npos ? source_.size() : end + 1;
  }

  void number() {
    const std::size_t begin = at_;
    std::int64_t value = 0;
    for (; at_ < source_.size() && is_digit(source_[at_]); ++at_)
      value = std::min(value * 10 + (source_[at_] - '0'), kLargestNumber + 1);
    const bool more = at_ < source_.size() && (is_name(source_[at_]) || source_[at_] == '.');
    const bool octal = at_ - begin > 1 && source_[begin] == '0';
    while (at_ < source_.size() && (is_name(source_[at_]) || source_[at_] == '.')) ++at_;
    push(more || octal || value > kLargestNumber ? Word::Kind::other : Word::Kind::number, begin, at_, value);
  }

  void name() {
    const bool variable = source_[at_] == '$';
    const std::size_t begin = variable ? ++at_ : at_;
    while (at_ < source_.size() && is_name(source_[at_])) ++at_;
    // A property, an item or a possessive is more than the variable.
    const bool more =
        at_ < source_.size() && (source_[at_] == '.' || source_[at_] == '[' || source_[at_] == '\'');
    const bool named = at_ > begin && !is_digit(source_[begin]);
    if (more) ++at_;
    push(more || !named ? Word::Kind::other
         : variable     ? Word::Kind::variable
                        : Word::Kind::word,
         begin, std::max(begin, at_ - (more ? 1 : 0)));
  }

  void symbol() {
    static constexpr std::array<std::string_view, 12> kLong{
        "===", "!==", "==", "!=", "<=", ">=", "&&", "||", "+=", "-=", "++", "--"};
    for (const std::string_view known : kLong) {
      if (!source_.substr(at_).starts_with(known)) continue;
      push(Word::Kind::symbol, at_, at_ + known.size());
      at_ += known.size();
      return;
    }
    const bool known = std::string_view("<>+-()=!,;:").find(source_[at_]) != std::string_view::npos;
    push(known ? Word::Kind::symbol : Word::Kind::other, at_, at_ + 1);
    ++at_;
  }

  std::string_view source_;
  std::size_t at_ = 0;
  std::vector<Word> words_;
};

/// `truthy`: an integer where a truth value is meant; good for `and`, `or` and `not` alone.
enum class Kind { integer, truth, truthy };
enum class Level { disjunction, conjunction, negation, comparison, sum, atom };

struct Operand {
  std::string text;
  Kind kind = Kind::integer;
  Level level = Level::atom;
};

using Found = std::optional<Operand>;

class Converter {
public:
  Converter(std::string_view source, const ConditionNames& names) : words_(words_of(source)), names_(names) {}

  std::optional<std::string> convert() {
    const Found found = as_truth(disjunction());
    return found && at_ == words_.size() ? std::optional(found->text) : std::nullopt;
  }

private:
  bool at(std::string_view word, std::size_t ahead = 0) const {
    return at_ + ahead < words_.size() && words_[at_ + ahead] == word;
  }
  bool take(std::string_view word) {
    if (!at(word)) return false;
    ++at_;
    return true;
  }

  static std::string within(const Operand& operand, Level level) {
    return operand.level < level ? '(' + operand.text + ')' : operand.text;
  }

  static Found as_truth(Found found) {
    if (found && found->kind == Kind::integer)
      found = Operand{within(*found, Level::sum) + " != 0", Kind::truthy, Level::comparison};
    return found;
  }

  Found disjunction() { return joined({"or", "||"}, Level::disjunction); }
  Found conjunction() { return joined({"and", "&&"}, Level::conjunction); }

  Found joined(std::array<std::string_view, 2> signs, Level level) {
    const auto part = [&] { return level == Level::disjunction ? conjunction() : negation(); };
    Found left = part();
    while (left && (at(signs[0]) || at(signs[1]))) {
      ++at_;
      left = as_truth(std::move(left));
      const Found right = as_truth(part());
      if (!right) return std::nullopt;
      const auto inner = static_cast<Level>(static_cast<int>(level) + 1);
      const bool real = left->kind == Kind::truth && right->kind == Kind::truth;
      left = Operand{fmt::format("{} {} {}", left->level == level ? left->text : within(*left, inner),
                                 signs[0], within(*right, inner)),
                     real ? Kind::truth : Kind::truthy, level};
    }
    return left;
  }

  Found negation() {
    if (!at("not") && !at("!")) return comparison();
    ++at_;
    const Found inner = as_truth(atom());
    // `not a is b` is read one way here and another way there.
    if (!inner || comparator(false) || at("+") || at("-")) return std::nullopt;
    return Operand{"not " + (inner->level == Level::atom ? inner->text : '(' + inner->text + ')'),
                   Kind::truth, Level::negation};
  }

  /// Our sign for the comparison that stands here, or null.
  const char* comparator(bool taken = true) {
    static constexpr std::array<std::pair<std::string_view, const char*>, 18> kSigns{{{"===", "=="},
                                                                                      {"!==", "!="},
                                                                                      {"==", "=="},
                                                                                      {"!=", "!="},
                                                                                      {"<=", "<="},
                                                                                      {">=", ">="},
                                                                                      {"<", "<"},
                                                                                      {">", ">"},
                                                                                      {"eq", "=="},
                                                                                      {"neq", "!="},
                                                                                      {"gt", ">"},
                                                                                      {"gte", ">="},
                                                                                      {"lt", "<"},
                                                                                      {"lte", "<="},
                                                                                      {"isnot", "!="},
                                                                                      {"is", "=="},
                                                                                      {"=", nullptr},
                                                                                      {"", nullptr}}};
    for (const auto& [word, sign] : kSigns) {
      if (sign == nullptr || !at(word)) continue;
      const bool negated = word == "is" && at("not", 1);
      if (word == "is" && (at("in", 1) || at("a", 1) || at("an", 1) || at("in", 2))) return nullptr;
      if (taken) at_ += negated ? 2 : 1;
      return negated ? "!=" : sign;
    }
    return nullptr;
  }

  Found comparison() {
    Found left = sum();
    if (!left) return left;
    const char* sign = comparator();
    if (sign == nullptr) return left;
    const Found right = sum();
    if (!right || comparator(false) != nullptr || left->kind != right->kind || left->kind == Kind::truthy)
      return std::nullopt;
    const bool equality = sign[0] == '=' || sign[0] == '!';
    if (!equality && left->kind != Kind::integer) return std::nullopt;
    return Operand{fmt::format("{} {} {}", within(*left, Level::sum), sign, within(*right, Level::sum)),
                   Kind::truth, Level::comparison};
  }

  Found sum() {
    Found left = atom();
    while (left && (at("+") || at("-"))) {
      const std::string_view sign = words_[at_++].text;
      const Found right = atom();
      if (!right || left->kind != Kind::integer || right->kind != Kind::integer) return std::nullopt;
      left = Operand{fmt::format("{} {} {}", within(*left, Level::sum), sign, within(*right, Level::atom)),
                     Kind::integer, Level::sum};
    }
    return left;
  }

  Found atom() {
    if (at_ >= words_.size()) return std::nullopt;
    const Word word = words_[at_++];
    switch (word.kind) {
    case Word::Kind::number: return Operand{std::to_string(word.value), Kind::integer, Level::atom};
    case Word::Kind::variable: return variable(word.text);
    case Word::Kind::word:
      if (word.text == "true" || word.text == "false")
        return Operand{std::string(word.text), Kind::truth, Level::atom};
      return call(word.text);
    case Word::Kind::symbol:
      if (word.text == "-" && at_ < words_.size() && words_[at_].kind == Word::Kind::number)
        return Operand{fmt::format("-{}", words_[at_++].value), Kind::integer, Level::atom};
      return word.text == "(" ? bracket() : std::nullopt;
    default: return std::nullopt;
    }
  }

  Found variable(std::string_view name) const {
    const auto found = names_.variables.find(name);
    if (found == names_.variables.end() || !found->second.fit()) return std::nullopt;
    return Operand{found->second.name, found->second.flag ? Kind::truth : Kind::integer, Level::atom};
  }

  Found bracket() {
    if (at("visited") && at(":", 1)) { // Harlowe: (visited: "Passage")
      at_ += 2;
      return visits(true);
    }
    if (++depth_ > kDeepestBrackets) return std::nullopt;
    Found inside = disjunction();
    --depth_;
    if (!inside || !take(")")) return std::nullopt;
    inside->text = '(' + inside->text + ')';
    inside->level = Level::atom;
    return inside;
  }

  Found call(std::string_view name) {
    const bool ever = name == "hasVisited";
    if ((name != "visited" && !ever) || names_.dialect != Dialect::sugarcube || !take("("))
      return std::nullopt;
    return visits(ever);
  }

  /// The rest of a call that counts visits; `ever`: whether there was one.
  Found visits(bool ever) {
    std::optional<std::string> turn;
    if (at_ < words_.size() && words_[at_].kind == Word::Kind::text)
      turn = names_.turn(words_[at_++].text);
    else if (!ever && !names_.here.empty())
      turn = names_.here;
    if (!turn || !take(")")) return std::nullopt;
    const std::string count = fmt::format("visited('{}')", *turn);
    return ever ? Operand{count + " > 0", Kind::truth, Level::comparison}
                : Operand{count, Kind::integer, Level::atom};
  }

  std::vector<Word> words_;
  const ConditionNames& names_;
  std::size_t at_ = 0;
  int depth_ = 0;
};

/// `$x to 5`, `$x += 1`, `it + 5`, … : what is assigned to the variable by these words.
void read_amount(const std::vector<Word>& words, Assignment& assignment) {
  const auto literal = [&](std::size_t from) -> std::optional<std::int64_t> {
    const bool minus = from < words.size() && words[from] == "-";
    const std::size_t at = from + (minus ? 1 : 0);
    if (at + 1 != words.size() || words[at].kind != Word::Kind::number) return std::nullopt;
    return minus ? -words[at].value : words[at].value;
  };
  if (words.size() == 1 && (words[0] == "true" || words[0] == "false")) {
    assignment.kind = Assignment::Kind::set;
    assignment.flag = true;
    assignment.value = words[0] == "true" ? 1 : 0;
  } else if (const auto value = literal(0)) {
    assignment.kind = Assignment::Kind::set;
    assignment.value = *value;
  } else if (words.size() == 3 && words[2].kind == Word::Kind::number &&
             (words[1] == "+" || words[1] == "-") &&
             (words[0] == "it" ||
              (words[0].kind == Word::Kind::variable && words[0].text == assignment.variable))) {
    assignment.kind = Assignment::Kind::add;
    assignment.value = words[1] == "-" ? -words[2].value : words[2].value;
  }
}

Assignment read_assignment(const std::vector<Word>& words, bool put) {
  Assignment assignment;
  for (const Word& word : words)
    if (word.kind == Word::Kind::variable) {
      assignment.variable = word.text;
      if (!put) break;
    }
  const auto rest = [&](std::size_t from, std::size_t count) {
    const auto begin = words.begin() + static_cast<std::ptrdiff_t>(from);
    return std::vector<Word>(begin, begin + static_cast<std::ptrdiff_t>(count));
  };
  const std::size_t n = words.size();
  if (put) {
    if (n >= 3 && words[n - 1].kind == Word::Kind::variable && words[n - 2] == "into")
      read_amount(rest(0, n - 2), assignment);
    return assignment;
  }
  const bool first = n >= 2 && words[0].kind == Word::Kind::variable;
  if (n == 2 && (words[first ? 1 : 0] == "++" || words[first ? 1 : 0] == "--") &&
      words[first ? 0 : 1].kind == Word::Kind::variable) {
    assignment.kind = Assignment::Kind::add;
    assignment.value = words[first ? 1 : 0] == "++" ? 1 : -1;
  } else if (first && (words[1] == "to" || words[1] == "=")) {
    read_amount(rest(2, n - 2), assignment);
  } else if (first && n == 3 && words[2].kind == Word::Kind::number &&
             (words[1] == "+=" || words[1] == "-=")) {
    assignment.kind = Assignment::Kind::add;
    assignment.value = words[1] == "-=" ? -words[2].value : words[2].value;
  }
  return assignment;
}

} // namespace

std::vector<Word> words_of(std::string_view source) {
  return Lexer(source).words();
}

std::vector<Assignment> parse_assignments(std::string_view source, Dialect, bool put) {
  std::vector<Assignment> out;
  const std::vector<Word> words = words_of(source);
  int depth = 0;
  std::vector<Word> part;
  const auto end_part = [&](const char* until) {
    if (part.empty()) return;
    Assignment assignment = read_assignment(part, put);
    const char* begin = part.front().text.data();
    if (begin > source.data() && (*(begin - 1) == '$' || *(begin - 1) == '"' || *(begin - 1) == '\''))
      --begin;
    assignment.source = trimmed_text({begin, static_cast<std::size_t>(until - begin)});
    out.push_back(std::move(assignment));
    part.clear();
  };
  for (const Word& word : words) {
    if (word == "(") ++depth;
    if (word == ")") --depth;
    if (depth <= 0 && (word == "," || word == ";"))
      end_part(word.text.data());
    else
      part.push_back(word);
  }
  end_part(source.data() + source.size());
  return out;
}

void note_types(std::string_view condition,
                const std::function<void(std::string_view variable, bool flag)>& tell) {
  if (condition.size() > kLongestCondition) return;
  const std::vector<Word> words = words_of(condition);
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (words[i].kind != Word::Kind::variable) continue;
    bool number = false;
    for (std::size_t j = i > 2 ? i - 2 : 0; j < words.size() && j <= i + 3; ++j)
      number = number || words[j].kind == Word::Kind::number;
    tell(words[i].text, !number);
  }
}

std::optional<std::string> convert_condition(std::string_view source, const ConditionNames& names) {
  if (source.size() > kLongestCondition) return std::nullopt;
  return Converter(source, names).convert();
}

} // namespace riposte::scenario::exchange
