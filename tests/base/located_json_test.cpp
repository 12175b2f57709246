#include "base/located_json.h"

#include <gtest/gtest.h>

namespace riposte::json {
namespace {

std::string nested(int depth) {
  return std::string(static_cast<std::size_t>(depth), '[') +
         std::string(static_cast<std::size_t>(depth), ']');
}

std::string steps(int count) {
  std::string pointer;
  for (int i = 0; i < count; ++i) pointer += "/0";
  return pointer;
}

TEST(LocatedJson, EveryValueAndKeyKnowsItsPlace) {
  const std::string text = "{\"a\\\"b\" : [1, -2.5e1,true , null,\"x\\\\\", {}],\n \"я\":\"\"}";
  const Document document = parse(text);
  ASSERT_TRUE(document.problems.empty());
  const Value& root = document.root;
  ASSERT_EQ(root.members.size(), 2u);
  EXPECT_EQ(root.offset, 0u);
  EXPECT_EQ(root.members[0].key, "a\"b");
  EXPECT_EQ(root.members[0].key_offset, text.find("\"a"));
  const std::vector<Value>& items = root.members[0].value.items;
  ASSERT_EQ(items.size(), 6u);
  const char* const written[]{"1,", "-2.5", "true", "null", "\"x", "{}"};
  for (std::size_t i = 0; i < items.size(); ++i)
    EXPECT_EQ(items[i].offset, text.find(written[i])) << written[i];
  EXPECT_EQ(items[4].text, "x\\");
  EXPECT_EQ(root.members[1].key_offset, text.find("\"я"));
  EXPECT_EQ(root.members[1].value.offset, text.find("\"\"}"));
}

TEST(LocatedJson, KeepsIntegersApartFromNumbers) {
  struct Row {
    const char* text;
    Value::Kind kind;
    double number;
  };
  for (const Row& row : {Row{"0", Value::Kind::integer, 0}, Row{"-0", Value::Kind::integer, 0},
                         Row{"9223372036854775807", Value::Kind::integer, 9223372036854775807.0},
                         Row{"-9223372036854775808", Value::Kind::integer, -9223372036854775808.0},
                         Row{"9223372036854775808", Value::Kind::number, 9223372036854775808.0},
                         Row{"1.0", Value::Kind::number, 1}, Row{"1e2", Value::Kind::number, 100}}) {
    const Document document = parse(row.text);
    ASSERT_TRUE(document.problems.empty()) << row.text;
    EXPECT_EQ(document.root.kind, row.kind) << row.text;
    EXPECT_EQ(document.root.number, row.number) << row.text;
  }
}

struct BadRow {
  std::string text;
  std::string code, pointer;
  std::size_t offset;
};

class BadJson : public testing::TestWithParam<BadRow> {};

TEST_P(BadJson, IsOneProblemWithItsPlace) {
  const Document document = parse(GetParam().text);
  ASSERT_EQ(document.problems.size(), 1u) << GetParam().text;
  EXPECT_EQ(document.problems[0].code, GetParam().code);
  EXPECT_EQ(document.problems[0].pointer, GetParam().pointer);
  EXPECT_EQ(document.problems[0].offset, GetParam().offset) << document.problems[0].message.message;
}

INSTANTIATE_TEST_SUITE_P(
    Rows, BadJson,
    testing::Values(BadRow{"", "json-syntax", "", 0}, BadRow{"  ", "json-syntax", "", 2},
                    BadRow{"{\"a\":1} x", "json-syntax", "", 8}, BadRow{"{\"a\":1}{}", "json-syntax", "", 7},
                    BadRow{"{\"a\":1,}", "json-syntax", "", 7}, BadRow{"[1,]", "json-syntax", "/1", 3},
                    BadRow{"{'a':1}", "json-syntax", "", 1}, BadRow{"[1 2]", "json-syntax", "/1", 3},
                    BadRow{"[01]", "json-syntax", "/1", 2}, BadRow{"[NaN]", "json-syntax", "/0", 1},
                    BadRow{"[+1]", "json-syntax", "/0", 1}, BadRow{"// a\n1", "json-syntax", "", 0},
                    BadRow{"[\"a", "json-syntax", "/0", 3}, BadRow{"[\"\t\"]", "json-syntax", "/0", 2},
                    BadRow{"{\"a\":[1,1e999]}", "json-syntax", "/a/1", 12},
                    BadRow{R"(["\ud800"])", "json-syntax", "/0", 8},
                    BadRow{R"(["\udc00"])", "json-syntax", "/0", 7},
                    BadRow{R"(["\x41"])", "json-syntax", "/0", 3}, BadRow{"[\"\x80\"]", "json-utf8", "", 2},
                    BadRow{"[\"\xED\xA0\x80\"]", "json-utf8", "", 2}, BadRow{"[1]\xC3", "json-utf8", "", 3},
                    BadRow{"{\"a\":1,\"a\":2}", "json-duplicate-key", "/a", 7},
                    BadRow{"{\"x/y\":[{\"a\":1, \"b\":2, \"a\":{}}]}", "json-duplicate-key", "/x~1y/0/a", 23},
                    BadRow{R"({"a":1,"\u0061":2})", "json-duplicate-key", "/a", 7},
                    BadRow{nested(129), "json-nesting", steps(128), 128}));

TEST(LocatedJson, NestingIsTakenToItsBound) {
  EXPECT_TRUE(parse(nested(128)).problems.empty());
  EXPECT_FALSE(parse(std::string(100'000, '[')).problems.empty());
}

TEST(LocatedJson, DuplicateKeysDoNotStopTheReadingAndTheFirstHolds) {
  const Document document = parse(R"({"a":1,"a":{"x":[1]},"b":{"c":1,"c":2}})");
  EXPECT_EQ(document.problems.size(), 2u);
  EXPECT_EQ(compact(document.root), R"({"a":1,"b":{"c":1}})");
}

TEST(LocatedJson, AByteOrderMarkIsPassedOver) {
  const Document document = parse("\xEF\xBB\xBF{\"a\":1}");
  ASSERT_TRUE(document.problems.empty());
  EXPECT_EQ(document.root.find("a")->offset, 8u);
}

TEST(LocatedJson, CompactKeepsTheOrderAndLosesTheSpace) {
  EXPECT_EQ(
      compact(
          parse(" { \"b\" : [ 1 , 2.5, \"\\u0041/\\n\" ] , \"a\" : null, \"c\": {} , \"d\":[true,false]} ")
              .root),
      R"({"b":[1,2.5,"A/\n"],"a":null,"c":{},"d":[true,false]})");
}

TEST(LocatedJson, PointersEscapeTildeAndSlash) {
  EXPECT_EQ(child(child("", "a~/b"), 3), "/a~0~1b/3");
  EXPECT_EQ(child("/x", ""), "/x/");
}

} // namespace
} // namespace riposte::json
