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

struct SaidRow {
  std::string_view text, says;
};

TEST(BadJsonSays, WhatWouldBeRight) {
  const SaidRow rows[] = {
      {"", "the file is empty"},
      {" \n", "the file is empty"},
      {"\xEF\xBB\xBF", "the file is empty"},
      {"{", "the file ends too early; a key in double quotes or } is needed"},
      {"{\"a\"", "the file ends too early; after a key a colon is needed"},
      {"{\"a\":", "the file ends too early; a value is needed"},
      {"{\"a\":1", "the file ends too early; a comma or } is needed"},
      {"[1", "the file ends too early; a comma or ] is needed"},
      {"{\"a\":1 \"b\":2}", "'\"b\"' was not expected here; a comma or } is needed"},
      {"[1 2]", "'2' was not expected here; a comma or ] is needed"},
      {"{\"a\":1,}", "the comma before this } is one too many"},
      {"[1,]", "the comma before this ] is one too many"},
      {"[,]", "',' was not expected here; a value or ] is needed"},
      {"{\"a\" 1}", "'1' was not expected here; after a key a colon is needed"},
      {"{a:1}", "the key 'a' needs double quotes"},
      {"{'a':1}", "JSON puts texts and keys in double quotes"},
      {"[True]", "'True' is no value of JSON; a text needs double quotes"},
      {"[1] // x", "JSON has no comments; a remark of the author stands under \"note\""},
      {"[1] []", "'[' was not expected here; nothing may follow the end of the whole"},
      {"[1}", "'}' was not expected here; a comma or ] is needed"},
      {"[01]", "'01' is no number of JSON, such as 10, -3 or 0.5"},
      {"[1.]", "'1.' is no number of JSON, such as 10, -3 or 0.5"},
      {"[1e999]", "this number is too large to be read"},
      {"[\"a", "the file ends inside a text; its closing quote is missing"},
      {"[\"a\nb\"]", "a text ends on its line, with a quote; a line break in it is written \\n"},
      {"[\"a\tb\"]", "the control character U+0009 cannot stand in a text; write it as \\u0009"},
      {"[\"\\x\"]", "JSON has no escape \\x; a backslash itself is written \\\\"},
      {"[\"\\u12\"]", "after \\u four hexadecimal digits are needed"},
      {"[\"\\ud800\"]", "\\ud800 is one half of a character; the other half is missing"},
      {"[\"\\udc00\"]", "\\udc00 is one half of a character; the other half is missing"},
      {"[\xC2\xA0]", "'U+00A0' was not expected here; a value or ] is needed"},
  };
  for (const SaidRow& row : rows) {
    const Document document = parse(row.text);
    ASSERT_EQ(document.problems.size(), 1u) << row.text;
    EXPECT_EQ(document.problems[0].message.message, row.says) << row.text;
  }
}

TEST(BadJsonSays, SomethingAboutEveryDamage) {
  const std::string sound = R"({"a": [1, -2.5e3, "x\u00e9\n"], "b": {"c": null, "d": [true, {}]}})";
  std::size_t damaged = 0;
  for (std::size_t at = 0; at <= sound.size(); ++at)
    for (const std::string_view put : {"", ",", "}", "]", "\"", "\\", "x", "0", ":", "\x01", "/", "-"})
      for (const std::size_t gone : {0u, 1u}) {
        if (at + gone > sound.size()) continue;
        const Document document = parse(std::string(sound).replace(at, gone, put));
        for (const Problem& problem : document.problems) {
          ++damaged;
          EXPECT_NE(problem.message.message, "this is no JSON") << std::string(sound).replace(at, gone, put);
        }
      }
  EXPECT_GT(damaged, 500u);
}

} // namespace
} // namespace riposte::json
