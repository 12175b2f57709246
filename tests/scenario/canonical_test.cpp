#include "scenario/canonical.h"

#include <algorithm>
#include <filesystem>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "base/file.h"
#include "made_json.h"
#include "scenario/keys.h"
#include "support/seed.h"
#include "support/shipped_catalogue.h"

namespace riposte::scenario::test {
namespace {

using riposte::test::draw;
using riposte::test::shipped_text;
using riposte::test::test_random;
using testing::HasSubstr;
namespace fs = std::filesystem;
using Ordered = nlohmann::ordered_json;

std::string canonical_of(const std::string& text, FileKind kind = FileKind::scenario) {
  const auto out = formatted(text, kind);
  if (out) return *out;
  for (const Diagnostic& d : out.error()) ADD_FAILURE() << to_line("made-up", d);
  return {};
}

/// A scenario that holds just this besides its format.
std::string with(const std::string& members) {
  return R"({"format": "riposte.scenario/1")" + (members.empty() ? "" : ", " + members) + "}";
}

TEST(Canonical, KnownKeysComeInTheFormatsOrderAndOthersAfterThemInTheirs) {
  EXPECT_EQ(canonical_of(R"({"x-b":1,"endings":{"z":{"good":true,"outcome":"burned"},"a":{}},"zeta":2,"x-a":3,
      "turns":{"b":{"next":"z","note":"N","says":[]},"a":{"replies":[{"next":"z","x-q":0,"text":"T","id":"r"}]}},
      "start":"b","id":"i","format":"riposte.scenario/1","$schema":"s"})"),
            R"({
  "$schema": "s",
  "format": "riposte.scenario/1",
  "id": "i",
  "start": "b",
  "turns": {
    "b": {
      "note": "N",
      "says": [],
      "next": "z"
    },
    "a": {
      "replies": [
        {
          "id": "r",
          "text": "T",
          "next": "z",
          "x-q": 0
        }
      ]
    }
  },
  "endings": {
    "z": {
      "outcome": "burned",
      "good": true
    },
    "a": {}
  },
  "x-b": 1,
  "zeta": 2,
  "x-a": 3
}
)");
}

TEST(Canonical, WhatIsShortStandsOnOneLine) {
  struct Row {
    std::string from, to; // a member of the top level, and its lines
  };
  const std::string ninety(90, 'n');
  for (const Row& row : std::initializer_list<Row>{
           {R"("roles":["a","b"])", R"(  "roles": ["a", "b"])"},
           {R"("add":{"trust":8,"irritation":-4})", R"(  "add": {"trust": 8, "irritation": -4})"},
           {R"("x":{ },"y":[ ])", "  \"x\": {},\n  \"y\": []"},
           {R"("x":[{"to":"a","weight":2}])", "  \"x\": [\n    {\"to\": \"a\", \"weight\": 2}\n  ]"},
           {R"("x":[[1]])", "  \"x\": [\n    [1]\n  ]"},
           {R"("x":{"a":{"b":1},"c":[2]})", R"(  "x": {"a": {"b": 1}, "c": [2]})"},
           {R"("x":{"a":{"b":{"c":1}}})", "  \"x\": {\n    \"a\": {\"b\": {\"c\": 1}}\n  }"},
           {R"("state":{"t":{"start":1}})", "  \"state\": {\n    \"t\": {\"start\": 1}\n  }"},
           // 2 + `"x": ` 5 + `["…"]` + the comma it may get: 100 is the most.
           {R"("x":[")" + ninety.substr(0, 88) + R"("])", "  \"x\": [\"" + ninety.substr(0, 88) + "\"]"},
           {R"("x":[")" + ninety.substr(0, 89) + R"("])",
            "  \"x\": [\n    \"" + ninety.substr(0, 89) + "\"\n  ]"}})
    EXPECT_EQ(canonical_of(with(row.from)), "{\n  \"format\": \"riposte.scenario/1\",\n" + row.to + "\n}\n");
  std::string russian;
  for (int i = 0; i < 88; ++i) russian += "я"; // width is counted in code points, not bytes
  EXPECT_THAT(canonical_of(with(R"("x":[")" + russian + R"("])")), HasSubstr("[\"" + russian + "\"]"));
}

TEST(Canonical, NumbersStayAsTheyWereWritten) {
  for (const std::string literal :
       {"0", "-0", "1.0", "1.50", "1e3", "1E+3", "-0.0", "9223372036854775807", "-9223372036854775808",
        "9223372036854775808", "123456789012345678901234567890", "1e-400", "4.9e-324", "1e308", "0.1",
        "2147483648"})
    EXPECT_THAT(canonical_of(with("\"x\": [" + literal + "]")), HasSubstr("\"x\": [" + literal + "]"));
}

TEST(Canonical, ANumberThatWasChangedIsNotWrittenAsItWas) {
  const std::string text = R"({"a": 1.50, "b": 2, "c": 3.0, "d": 7})";
  json::Document document = json::parse(text);
  std::vector<json::Member>& members = document.root.members;
  members[0].value.number = 2.25;
  members[1].value.integer = 3;
  members[1].value.number = 3;
  members[2].value.offset = 0; // moved to where its text is not known
  members[3].value.offset = text.size();
  EXPECT_EQ(canonical(document.root, text, FileKind::other).value(),
            R"({"a": 2.25, "b": 3, "c": 3.0, "d": 7})"
            "\n");
}

TEST(Canonical, TextsKeepTheirMeaningWithTheFewestEscapes) {
  struct Row {
    const char *from, *to;
  };
  for (const Row& row :
       {Row{R"("\u0041\/\u00e9")", "\"A/é\""}, Row{R"("\ud83d\ude00")", "\"😀\""},
        Row{R"("\"\\")", R"("\"\\")"}, Row{R"("\u0000\u001f\u007f")", "\"\\u0000\\u001f\x7f\""},
        Row{R"("\u000a\u0009\r\b\f")", R"("\n\t\r\b\f")"},
        Row{R"("\u2028\ufeff")", "\"\xE2\x80\xA8\xEF\xBB\xBF\""}})
    EXPECT_THAT(canonical_of(with("\"x\": " + std::string(row.from))),
                HasSubstr("\"x\": " + std::string(row.to) + "\n"))
        << row.from;
}

TEST(Canonical, ConditionsAndNotesStayByteForByte) {
  const std::string out = canonical_of(
      with(R"("rules": [{"to": "e", "note": " a  note ", "when": " ( a<1 )or not b  ==   'x' "}])"));
  EXPECT_THAT(out, HasSubstr(R"({"when": " ( a<1 )or not b  ==   'x' ", "to": "e", "note": " a  note "})"));
}

TEST(Canonical, ByteOrderMarksAndLineEndsAreThoseOfTheForm) {
  EXPECT_EQ(canonical_of("\xEF\xBB\xBF{\r\n\"x\":1.0,\r\n\"format\":\"riposte.scenario/1\"}\r\n\r\n"),
            "{\n  \"format\": \"riposte.scenario/1\",\n  \"x\": 1.0\n}\n");
}

TEST(Canonical, RefusesWhatItCannotKeep) {
  struct Row {
    std::string text;
    const char* code;
  };
  const std::string deep = "\"x\": " + std::string(128, '[') + std::string(128, ']');
  for (const Row& row :
       std::initializer_list<Row>{{"", "json-syntax"},
                                  {"{", "json-syntax"},
                                  {with("// no\n\"x\": 1"), "json-syntax"},
                                  {with("\"x\": \"\\ud800\""), "json-syntax"},
                                  {with("\"x\": \"\xFF\""), "json-utf8"},
                                  {with("\"x\": 1, \"x\": 1"), "json-duplicate-key"},
                                  {with("\"x\": {\"y\": 1, \"\\u0079\": 2}"), "json-duplicate-key"},
                                  {with(deep), "json-nesting"},
                                  {"[]", "value-type"},
                                  {"{}", "value-missing"},
                                  {R"({"format": 1})", "value-type"},
                                  {R"({"format": "riposte.scenario/2"})", "format-newer"},
                                  {R"({"format": "riposte.scenario/99999999999999999999"})", "format-newer"},
                                  {R"({"format": "riposte.scenario/0"})", "format-unknown"},
                                  {R"({"format": "riposte.scenario/01"})", "format-unknown"},
                                  {R"({"format": "riposte.plays/1"})", "format-unknown"}}) {
    const auto out = formatted(row.text, FileKind::scenario);
    ASSERT_FALSE(out) << row.text;
    EXPECT_EQ(out.error().front().code, row.code) << row.text;
    EXPECT_FALSE(out.error().front().message.message.empty());
  }
  const auto twice = formatted(with("\"a\": 1, \"b\": 1, \"a\": 2, \"b\": 2"), FileKind::scenario);
  ASSERT_FALSE(twice);
  EXPECT_EQ(twice.error().size(), 2u) << "all that stands in the way is said at once";
}

TEST(Canonical, WhatWouldGrowBeyondWhatIsReadIsRefused) {
  std::string wide = "0";
  for (int i = 0; i < 350'000; ++i) wide += ",0";
  const std::string text = with("\"x\": " + std::string(100, '[') + wide + std::string(100, ']'));
  ASSERT_LT(text.size(), 1u << 20);
  const auto out = formatted(text, FileKind::scenario);
  ASSERT_FALSE(out);
  EXPECT_EQ(out.error().front().code, "json-size");
}

TEST(Canonical, AnOlderFileIsSentToMigrate) {
  const MigrationStep step{FileKind::scenario, 1, "nothing", [](json::Value&) -> Result<void> { return {}; }};
  const auto out = formatted(with(""), FileKind::scenario, {&step, 1});
  ASSERT_FALSE(out);
  EXPECT_EQ(out.error().front().code, "format-older");
  EXPECT_THAT(out.error().front().message.message, HasSubstr("riposte.scenario/2"));
}

// What the form must never do, for any text: change a value, an order that is the author's, or a number; or
// change again what it has put in order.
void expect_kept(const std::string& text, FileKind kind) {
  const auto once = formatted(text, kind);
  ASSERT_TRUE(once) << text << to_line("", once.error().front());
  ASSERT_EQ(nlohmann::json::parse(*once), nlohmann::json::parse(text)) << text;
  ASSERT_EQ(number_literals(*once), number_literals(text)) << text;
  ASSERT_EQ(authors_order(*once, kind), authors_order(text, kind)) << text;
  ASSERT_EQ(*once, formatted(*once, kind).value()) << text;
  ASSERT_TRUE(once->ends_with("}\n") && once->find('\r') == std::string::npos);
}

TEST(Canonical, KeepsAnyDocument) {
  SplitMix64 random = test_random();
  for (int i = 0; i < 6'000; ++i) {
    const FileKind kind = kFileKinds[draw(random, kFileKinds.size())];
    ASSERT_NO_FATAL_FAILURE(expect_kept(random_document(random, kind), kind)) << "case " << i;
  }
}

TEST(Canonical, KeepsTheDeepestNesting) {
  for (const auto& [open, close] : {std::pair{"[", "]"}, std::pair{"{\"next\":", "}"}}) {
    std::string text;
    for (int i = 0; i < 127; ++i) text += open;
    text += "1";
    for (int i = 0; i < 127; ++i) text += close;
    expect_kept(with("\"turns\": " + text), FileKind::scenario);
  }
}

std::vector<std::pair<std::string, FileKind>> shipped() {
  std::vector<std::pair<std::string, FileKind>> files;
  const fs::path root = RIPOSTE_SOURCE_DIR;
  for (const fs::path& folder : {root / "scenarios", root / "tests/cases/migrate/1"})
    for (const auto& entry : fs::recursive_directory_iterator(folder)) {
      if (entry.path().extension() != ".json") continue;
      const std::string text = shipped_text(fs::relative(entry.path(), root));
      const auto kind = kind_of_format(nlohmann::json::parse(text).value("format", ""));
      if (kind) files.emplace_back(text, *kind);
    }
  return files;
}

TEST(Canonical, ShippedFilesAreInIt) {
  const auto files = shipped();
  EXPECT_GE(files.size(), 17u);
  for (const auto& [text, kind] : files) {
    EXPECT_EQ(canonical_of(text, kind), text);
    expect_kept(nlohmann::ordered_json::parse(text).dump(), kind);
  }
}

/// Every object with known keys in another order; what the author orders stays.
Ordered shuffled(const Ordered& value, Part part, SplitMix64& random) {
  Ordered out = value;
  if (value.is_array())
    for (Ordered& item : out) item = shuffled(item, part, random);
  if (!value.is_object()) return out;
  std::vector<std::string> keys;
  for (const auto& [key, inner] : value.items()) keys.push_back(key);
  if (!keys_of(part).empty())
    for (std::size_t i = keys.size(); i > 1; --i) std::swap(keys[i - 1], keys[draw(random, i)]);
  out = Ordered::object();
  for (const std::string& key : keys) {
    Part below = each_of(part);
    for (const Key& known : keys_of(part))
      if (known.name == key) below = known.holds;
    out[key] = shuffled(value[key], below, random);
  }
  return out;
}

TEST(Canonical, ShuffledFilesComeBackAsTheyWere) {
  SplitMix64 random = test_random();
  for (const auto& [text, kind] : shipped())
    for (int i = 0; i < 5; ++i) {
      const Ordered before = Ordered::parse(text);
      const std::string mixed =
          shuffled(before, part_of(kind), random).dump(static_cast<int>(draw(random, 5)) - 1);
      // Literals such as 1.50 are lost to the shuffling itself.
      EXPECT_EQ(canonical_of(mixed, kind), canonical_of(before.dump(), kind));
    }
}

} // namespace
} // namespace riposte::scenario::test
