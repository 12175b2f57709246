// What of SugarCube's and Harlowe's conditions and assignments is said in our language, and what is not.
#include "scenario/exchange/twee_expression.h"

#include <gtest/gtest.h>

namespace riposte::scenario::exchange::test {
namespace {

struct Row {
  std::string source, expected; // empty: not converted
  Dialect dialect = Dialect::sugarcube;
};

void PrintTo(const Row& row, std::ostream* out) {
  *out << row.source;
}

class Converted : public testing::TestWithParam<Row> {};

TEST_P(Converted, Condition) {
  const StoryVariables variables{{"x", {"x", true, false, false}},
                                 {"y", {"y", true, false, false}},
                                 {"met", {"met", false, true, false}},
                                 {"Not", {"v_Not", true, false, false}},
                                 {"name", {"name", false, false, true}}};
  const ConditionNames names{variables,
                             [](std::string_view passage) {
                               return passage == "The Cellar" ? std::optional<std::string>("the-cellar")
                                                              : std::nullopt;
                             },
                             "here", GetParam().dialect};
  EXPECT_EQ(convert_condition(GetParam().source, names).value_or(""), GetParam().expected);
}

INSTANTIATE_TEST_SUITE_P(
    SugarCube, Converted,
    testing::Values(Row{"$x gt 3", "x > 3"}, Row{"$x gte 3 and $y lt 2", "x >= 3 and y < 2"},
                    Row{"$x lte -3", "x <= -3"}, Row{"$x eq $y", "x == y"}, Row{"$x neq 1", "x != 1"},
                    Row{"$x is 1", "x == 1"}, Row{"$x is not 1", "x != 1"}, Row{"$x isnot 1", "x != 1"},
                    Row{"$x === 1 && $y !== 2", "x == 1 and y != 2"}, Row{"$x == 1 || $met", "x == 1 or met"},
                    Row{"$met", "met"}, Row{"$x", "x != 0"}, Row{"not $met", "not met"},
                    Row{"!$met", "not met"}, Row{"not $x", "not (x != 0)"},
                    Row{"$met is true", "met == true"},
                    Row{"($x gt 1 or $y gt 1) and $met", "(x > 1 or y > 1) and met"},
                    Row{"$x gt 1 or $y gt 1 and $met", "x > 1 or y > 1 and met"},
                    Row{"not ($x gt 1)", "not (x > 1)"}, Row{"$x + 1 gt $y - 2", "x + 1 > y - 2"},
                    Row{"true", "true"}, Row{"$Not is 1", "v_Not == 1"},
                    Row{"visited(\"The Cellar\") gt 1", "visited('the-cellar') > 1"},
                    Row{"visited() is 1", "visited('here') == 1"},
                    Row{"hasVisited('The Cellar')", "visited('the-cellar') > 0"}));

INSTANTIATE_TEST_SUITE_P(
    Harlowe, Converted,
    testing::Values(Row{"$x > 3", "x > 3", Dialect::harlowe}, Row{"$x is not 3", "x != 3", Dialect::harlowe},
                    Row{"(visited: \"The Cellar\")", "visited('the-cellar') > 0", Dialect::harlowe},
                    Row{"$met and not $met", "met and not met", Dialect::harlowe},
                    Row{"$x > 3 and < 10", "", Dialect::harlowe},
                    Row{"visited('The Cellar')", "", Dialect::harlowe},
                    Row{"$x is in (a: 1, 2)", "", Dialect::harlowe},
                    Row{"$x is a number", "", Dialect::harlowe}));

INSTANTIATE_TEST_SUITE_P(NotConverted, Converted,
                         testing::Values(Row{"", ""}, Row{"$name is 'Ann'", ""}, Row{"$unknown gt 1", ""},
                                         Row{"random(1,2) is 1", ""}, Row{"$x.length gt 1", ""},
                                         Row{"$x gt 1.5", ""}, Row{"$x gt 1e3", ""}, Row{"$x % 2 is 1", ""},
                                         Row{"$x * 2 is 4", ""}, Row{"$x gt", ""}, Row{"$x gt 1 gt 2", ""},
                                         Row{"$x is true", ""}, Row{"$met is 1", ""},
                                         Row{"$met gt false", ""}, Row{"($x gt 1", ""}, Row{"$x gt 1)", ""},
                                         Row{"not $x is 1", ""}, Row{"$x gt 9999999999", ""},
                                         Row{"$x gt 010", ""}, Row{"visited('Nowhere')", ""},
                                         Row{"$x to 3", ""}, Row{"$x = 3", ""}, Row{"($x or $y) is 3", ""},
                                         Row{"$x[0] is 1", ""}, Row{"def $x", ""}, Row{"x gt 3", ""},
                                         Row{std::string(30, '(') + "$met" + std::string(30, ')'), ""}));

std::string shown(const std::vector<Assignment>& changes) {
  std::string out;
  for (const Assignment& change : changes) {
    if (!out.empty()) out += "; ";
    out += change.variable;
    switch (change.kind) {
    case Assignment::Kind::set:
      out += change.flag ? (change.value != 0 ? "=true" : "=false") : "=" + std::to_string(change.value);
      break;
    case Assignment::Kind::add: out += "+" + std::to_string(change.value); break;
    case Assignment::Kind::unreadable: out += "?" + change.source; break;
    }
  }
  return out;
}

TEST(Assignments, AreRead) {
  const auto set = [](std::string_view source) {
    return shown(parse_assignments(source, Dialect::sugarcube));
  };
  EXPECT_EQ(set("$x to 5"), "x=5");
  EXPECT_EQ(set("$x = -5"), "x=-5");
  EXPECT_EQ(set("$x += 2, $y -= 3; $met to true"), "x+2; y+-3; met=true");
  EXPECT_EQ(set("$x to $x + 2"), "x+2");
  EXPECT_EQ(set("$x to it - 2"), "x+-2");
  EXPECT_EQ(set("$x++"), "x+1");
  EXPECT_EQ(set("--$x"), "x+-1");
  EXPECT_EQ(set("$x to $y + 2"), "x?$x to $y + 2");
  EXPECT_EQ(set("$x to \"a, b\", $y to 1"), "x?$x to \"a, b\"; y=1");
  EXPECT_EQ(set("$x to random(1, 6)"), "x?$x to random(1, 6)");
  EXPECT_EQ(set("$x to 0.5"), "x?$x to 0.5");
  EXPECT_EQ(set("$x *= 2"), "x?$x *= 2");
  EXPECT_EQ(set("$x.y to 2"), "?$x.y to 2");
  EXPECT_EQ(set("$x"), "x?$x");
  EXPECT_EQ(set(""), "");
  EXPECT_EQ(shown(parse_assignments("5 into $x, it + 1 into $y", Dialect::harlowe, true)), "x=5; y+1");
  EXPECT_EQ(shown(parse_assignments("$z into $x", Dialect::harlowe, true)), "x?$z into $x");
}

} // namespace
} // namespace riposte::scenario::exchange::test
