#include "scenario/expression.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace riposte::scenario {
namespace {

using testing::HasSubstr;

Names names() {
  Names names;
  names.variables = {
      {"trust", {0, Type::integer}}, {"Bad_2", {1, Type::integer}}, {"asked", {2, Type::truth}}};
  names.turns = {{"opening", 0}, {"the end", 1}};
  names.replies = {{"ask", 0}};
  names.objections = {{"price.too-high", 0}};
  text_number(names, "");
  text_number(names, "busy");
  return names;
}

// trust 40, Bad_2 -7, asked true, variant busy, 3 replies, opening entered twice, ask chosen once, the
// objection 4 times.
bool value_of(const std::string& source) {
  Names known = names();
  const auto condition = parse_condition(source, known);
  if (!condition) {
    ADD_FAILURE() << with_caret(source, condition.error()).message;
    return false;
  }
  const std::int64_t variables[]{40, -7, 1};
  Counts visited, chosen, said;
  for (int i = 0; i < 2; ++i) visited.raise(0);
  chosen.raise(0);
  for (int i = 0; i < 4; ++i) said.raise(0);
  const Surroundings around{variables, 1, 3, &visited, &chosen, &said};
  std::vector<PackedInstruction> words;
  for (const Instruction& instruction : condition->code) words.push_back(packed(instruction));
  EXPECT_EQ(holds(std::span<const PackedInstruction>(words), around), holds(*condition, around)) << source;
  return holds(*condition, around);
}

struct Row {
  std::string source;
  bool value;
};

class GoodExpression : public testing::TestWithParam<Row> {};

TEST_P(GoodExpression, HasTheValueOfTheGrammar) {
  EXPECT_EQ(value_of(GetParam().source), GetParam().value) << GetParam().source;
}

std::string deep(int depth, const std::string& inside) {
  return std::string(static_cast<std::size_t>(depth), '(') + inside +
         std::string(static_cast<std::size_t>(depth), ')');
}

/// As many operands waiting as the grammar allows at every depth.
std::string widest(int depth) {
  std::string text;
  for (int i = 0; i < depth; ++i) text += "false or true and true == (";
  text += "1 - 1 + 1 < 2";
  return text + std::string(static_cast<std::size_t>(depth), ')');
}

INSTANTIATE_TEST_SUITE_P(
    Rows, GoodExpression,
    testing::Values(Row{"true", true}, Row{"false", false}, Row{"asked", true}, Row{"not asked", false},
                    Row{" \t\n asked \r", true}, Row{"trust > 39", true}, Row{"trust > 40", false},
                    Row{"trust >= 40", true}, Row{"trust < 40", false}, Row{"trust <= 40", true},
                    Row{"trust == 40", true}, Row{"trust != 40", false}, Row{"Bad_2 == -7", true},
                    Row{"Bad_2 == - 7", true}, Row{"5--5 == 10", true}, Row{"10 - 3 - 4 == 3", true},
                    Row{"10 - (3 - 4) == 11", true}, Row{"trust+Bad_2==33", true}, Row{"0 - trust < 0", true},
                    Row{"007 == 7", true}, Row{"2147483648 > 2147483647", true},
                    Row{"-2147483648 < -2147483647", true},
                    Row{"2147483648 + 2147483648 + 2147483648 > 2147483648 + 2147483648", true},
                    Row{"-2147483648 - 2147483648 < -2147483648", true},
                    // and binds tighter than or; not takes one comparison
                    Row{"true or false and false", true}, Row{"(true or false) and false", false},
                    Row{"not false and false", false}, Row{"not (false and false)", true},
                    Row{"not trust == 40", false}, Row{"not trust == 41", true}, Row{"false == asked", false},
                    Row{"asked == true", true}, Row{"(trust > 3) == (Bad_2 < 3)", true},
                    Row{"variant == 'busy'", true}, Row{"variant == ''", false},
                    Row{"variant != 'nobody'", true}, Row{"'a' == 'a'", true}, Row{"'a' == 'A'", false},
                    Row{"'я' != 'a'", true}, Row{"replies == 3", true}, Row{"visited('opening') == 2", true},
                    Row{"visited('the end') == 0", true}, Row{"chosen( 'ask' ) + 1 == 2", true},
                    Row{"said('price.too-high') > 3", true}, Row{deep(64, "asked"), true},
                    Row{deep(64, "trust") + " == 40", true}, Row{widest(64), true}));

struct BadRow {
  std::string source;
  std::size_t offset;
  std::string code, says;
};

class BadExpression : public testing::TestWithParam<BadRow> {};

TEST_P(BadExpression, IsRefusedAtTheFault) {
  const BadRow& row = GetParam();
  Names known = names();
  const auto condition = parse_condition(row.source, known);
  ASSERT_FALSE(condition) << row.source;
  EXPECT_EQ(condition.error().offset, row.offset) << with_caret(row.source, condition.error()).message;
  EXPECT_EQ(condition.error().code, row.code) << condition.error().message.message;
  EXPECT_THAT(condition.error().message.message, HasSubstr(row.says));
}

const std::string kSyntax = "expression-syntax", kType = "expression-type";

INSTANTIATE_TEST_SUITE_P(
    Rows, BadExpression,
    testing::Values(
        BadRow{"", 0, kSyntax, "ends too early"}, BadRow{"   ", 3, kSyntax, "ends too early"},
        BadRow{"trust >", 7, kSyntax, "ends too early"}, BadRow{"trust > 1 2", 10, kSyntax, "not expected"},
        BadRow{"trust = 1", 6, kSyntax, "=="}, BadRow{"trust ! 1", 6, kSyntax, "'!'"},
        BadRow{"trust > 1.5", 9, kSyntax, "'.'"}, BadRow{"trust > 1;", 9, kSyntax, "';'"},
        BadRow{"trust * 2 > 1", 6, kSyntax, "'*'"}, BadRow{"trust → 1", 6, kSyntax, "'→'"},
        BadRow{"variant == 'busy", 11, kSyntax, "closing"}, BadRow{"variant == \"busy\"", 11, kSyntax, "\"'"},
        BadRow{"(trust > 1", 10, kSyntax, "closing )"}, BadRow{"trust > 1)", 9, kSyntax, "')'"},
        BadRow{"()", 1, kSyntax, "')'"}, BadRow{"-trust > 1", 1, kSyntax, "minus"},
        BadRow{"trust > -(1)", 9, kSyntax, "minus"}, BadRow{"+1 > 0", 0, kSyntax, "'+'"},
        BadRow{"not not asked", 4, kSyntax, "'not'"}, BadRow{"asked and", 9, kSyntax, "ends"},
        BadRow{"and asked", 0, kSyntax, "'and'"}, BadRow{"1 < 2 < 3", 6, kSyntax, "'<'"},
        BadRow{"asked AND asked", 6, kSyntax, "AND"}, BadRow{"trust > 2147483649", 8, kSyntax, "2147483648"},
        BadRow{"trust > -2147483649", 8, kSyntax, "2147483648"},
        BadRow{"trust > 99999999999999999999", 8, kSyntax, "2147483648"},
        BadRow{"visited(opening) > 1", 8, kSyntax, "quotes"},
        BadRow{"visited > 1", 8, kSyntax, "visited('id')"}, BadRow{"visited() > 1", 8, kSyntax, "quotes"},
        BadRow{"visited('opening' > 1", 18, kSyntax, "closing )"},
        BadRow{"random(1) > 0", 0, kSyntax, "random"}, BadRow{deep(65, "asked"), 64, kSyntax, "64"},
        BadRow{"trust", 0, kType, "truth value"}, BadRow{"variant", 0, kType, "truth value"},
        BadRow{"1 + 2", 0, kType, "truth value"}, BadRow{"trust and asked", 0, kType, "'and'"},
        BadRow{"asked and trust", 10, kType, "'and'"}, BadRow{"asked or variant", 9, kType, "'or'"},
        BadRow{"not trust", 4, kType, "'not'"}, BadRow{"asked < 1", 0, kType, "'<'"},
        BadRow{"trust < asked", 8, kType, "'<'"}, BadRow{"'a' < 'b'", 0, kType, "'<'"},
        BadRow{"asked + 1 > 0", 0, kType, "sum"}, BadRow{"1 + asked > 0", 4, kType, "sum"},
        BadRow{"trust == asked", 6, kType, "like"}, BadRow{"variant != 1", 8, kType, "like"},
        BadRow{"trust > 1 or (asked) + 1 == 2", 13, kType, "sum"},
        BadRow{"asked and trsut > 1", 10, "state-undefined", "did you mean 'trust'?"},
        BadRow{"visited('openign') > 1", 8, "graph-missing-target", "did you mean 'opening'?"},
        BadRow{"chosen('opening') > 1", 7, "graph-missing-target", "no reply"},
        BadRow{"said('price') > 1", 5, "taxonomy-unknown", "no objection"}));

TEST(Expression, ACaretStandsUnderTheFaultCountedInCharacters) {
  Names known = names();
  const std::string source = "'я' == 'ю'\tand trsut > 1";
  const auto condition = parse_condition(source, known);
  ASSERT_FALSE(condition);
  EXPECT_EQ(with_caret(source, condition.error()).message,
            "there is no state variable 'trsut'; did you mean 'trust'?\n"
            "  'я' == 'ю' and trsut > 1\n"
            "                 ^");
}

TEST(Expression, AnEmptyConditionAlwaysHolds) {
  EXPECT_TRUE(holds(Condition{}, {}));
}

TEST(Expression, EqualTextsHaveEqualNumbers) {
  Names known = names();
  EXPECT_EQ(text_number(known, "busy"), 1);
  const std::int64_t fresh = text_number(known, "fresh");
  EXPECT_GT(fresh, 1);
  EXPECT_EQ(text_number(known, "fresh"), fresh);
}

TEST(Expression, NamesOfVariablesAreWordsThatTheLanguageDoesNotUse) {
  for (const char* good : {"a", "_", "Trust_2", "andy", "nots"}) EXPECT_TRUE(is_variable_name(good)) << good;
  for (const char* bad :
       {"", "2a", "a-b", "a b", "я", "and", "or", "not", "true", "false", "variant", "replies", "a.b"})
    EXPECT_FALSE(is_variable_name(bad)) << bad;
}

} // namespace
} // namespace riposte::scenario
