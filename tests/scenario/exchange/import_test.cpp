// Stories of Twine as scenarios: what becomes of links, texts and macros, and that the result always loads.
#include "scenario/exchange/twee_import.h"

#include <chrono>
#include <cstdio>
#include <cstdlib>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/random.h"
#include "made.h"
#include "scenario/exchange/value.h"

namespace riposte::scenario::exchange::test {
namespace {

using testing::HasSubstr;

Imported imported(const std::string& text, const ImportOptions& options = {}) {
  Result<Imported> result = import_twee(text, options, riposte::test::shipped_catalogue());
  if (!result) ADD_FAILURE() << result.error().message << "\n" << text;
  if (!result) return {};
  const Loaded loaded = load_scenario(indented(result->scenario), riposte::test::shipped_catalogue());
  for (const Diagnostic& d : loaded.diagnostics)
    if (d.severity != Severity::info) ADD_FAILURE() << to_line("imported", d) << "\n" << text;
  return std::move(*result);
}

std::string part(const Imported& story, const std::vector<std::string>& path) {
  const json::Value* value = &story.scenario;
  for (const std::string& step : path) {
    const bool index = step.find_first_not_of("0123456789") == std::string::npos;
    if (value->is(json::Value::Kind::array) && index)
      value = std::stoul(step) < value->items.size() ? &value->items[std::stoul(step)] : nullptr;
    else
      value = value->find(step);
    if (value == nullptr) return "";
  }
  return json::compact(*value);
}

struct TurnRow {
  std::string what, passage, expected; // of the turn "a" whose passage this is
};

void PrintTo(const TurnRow& row, std::ostream* out) {
  *out << row.what;
}

const std::string kRest = "\n:: B\nThe end.\n:: C\nOver.\n";

class SugarCube : public testing::TestWithParam<TurnRow> {};

TEST_P(SugarCube, BecomesATurn) {
  const Imported story =
      imported(":: StoryInit\n<<set $x to 0, $met to false>>\n:: "
               "StoryData\n{\"ifid\":\"X\",\"format\":\"SugarCube\",\"start\":\"A\"}\n:: A\n" +
               GetParam().passage + kRest);
  EXPECT_EQ(part(story, {"turns", "a"}), GetParam().expected);
}

INSTANTIATE_TEST_SUITE_P(
    Rows, SugarCube,
    testing::Values(
        TurnRow{
            "paragraphs and links", "Hello.\n\nWho are you?\n[[A friend|B]]\n[[Nobody->C]]\n[[B]]",
            R"j({"says":["Hello.","Who are you?"],"replies":[{"id":"a-friend","text":"A friend","next":"b"},{"id":"nobody","text":"Nobody","next":"c"},{"id":"b","text":"B","next":"b"}]})j"},
        TurnRow{
            "links in prose", "You can [[go|B]] or [[stay|C]].",
            R"j({"says":["You can go or stay."],"replies":[{"id":"go","text":"go","next":"b"},{"id":"stay","text":"stay","next":"c"}]})j"},
        TurnRow{
            "a list of links", "Choose:\n* [[One|B]]\n* [[One|B]]",
            R"j({"says":["Choose:"],"replies":[{"id":"one","text":"One","next":"b"},{"id":"one-2","text":"One","next":"b"}]})j"},
        TurnRow{
            "setter", "[[Go|B][$x to 5; $met to true]]\n[[Add|B][$x += 2, $x -= 5]]",
            R"j({"says":[],"replies":[{"id":"go","text":"Go","set":{"met":true,"x":5},"next":"b"},{"id":"add","text":"Add","add":{"x":-3},"next":"b"}]})j"},
        TurnRow{
            "if around text", "<<if $x gt 3>>Warm<<elseif $x gt 1>>Mild<<else>>Cold<</if>>\n[[B]]",
            R"j({"says":[{"text":"Warm","when":"x > 3"},{"text":"Mild","when":"not (x > 3) and x > 1"},{"text":"Cold","when":"not (x > 3) and not (x > 1)"}],"replies":[{"id":"b","text":"B","next":"b"}]})j"},
        TurnRow{
            "if around links, nested", "<<if $met>><<if $x is 1 or $x is 2>>[[B]]<</if>>[[C]]<</if>>",
            R"j({"says":[],"replies":[{"id":"b","text":"B","when":"met and (x == 1 or x == 2)","next":"b"},{"id":"c","text":"C","when":"met","next":"c"}]})j"},
        TurnRow{
            "link macro",
            "<<link \"Go\" \"B\">><<set $x += 1>><</link>><<link \"On\">><<goto \"C\">><</link>><<link "
            "[[Two|B]]>><</link>>",
            R"j({"says":[],"replies":[{"id":"go","text":"Go","add":{"x":1},"next":"b"},{"id":"on","text":"On","next":"c"},{"id":"two","text":"Two","next":"b"}]})j"},
        TurnRow{"goto", "Well.\n<<if $met>><<goto \"B\">><</if>><<goto [[C]]>>",
                R"j({"says":["Well."],"next":[{"to":"b","when":"met"},{"to":"c"}]})j"},
        TurnRow{
            "unknown macros", "<<print $x>>Hi<<audio \"a>>b\" play>>\n[[B]]",
            R"j({"says":["Hi"],"replies":[{"id":"b","text":"B","next":"b"}],"note":"<<print $x>>\n<<audio \"a>>b\" play>>"})j"},
        TurnRow{
            "a loop is kept whole", "<<for _i to 0; _i lt 3; _i++>>[[C]]<</for>>[[B]]",
            R"j({"says":[],"replies":[{"id":"b","text":"B","next":"b"}],"note":"<<for _i to 0; _i lt 3; _i++>>[[C]]<</for>>"})j"},
        TurnRow{
            "a condition that does not fit", "<<if random(1,2) is 1>>Heads[[B]]<</if>>",
            R"j({"says":[{"text":"HeadsB","note":"only if: <<if random(1,2) is 1>>"}],"replies":[{"id":"b","text":"B","next":"b","note":"only if: <<if random(1,2) is 1>>"}],"note":"<<if random(1,2) is 1>>"})j"},
        TurnRow{"an if without an end", "<<if $met>>Yes [[B]]",
                R"j({"says":["Yes B"],"replies":[{"id":"b","text":"B","next":"b"}],"note":"<<if $met>>"})j"},
        TurnRow{
            "comments", "/* ask Ann */Hi<!-- html -->/% old %/\n[[B]]",
            R"j({"says":["Hi"],"replies":[{"id":"b","text":"B","next":"b"}],"note":"ask Ann\nhtml\nold"})j"},
        TurnRow{"verbatim text and entities", "\"\"\"[[no link]] &amp;\"\"\" &lt;b&gt; {{{<<x>>}}}\n[[B]]",
                R"j({"says":["[[no link]] &amp; <b> <<x>>"],"replies":[{"id":"b","text":"B","next":"b"}]})j"},
        TurnRow{"joined lines", "One \\\ntwo<br>three\n[[B]]",
                R"j({"says":["One two\nthree"],"replies":[{"id":"b","text":"B","next":"b"}]})j"},
        TurnRow{
            "links that lead out", "[[Web|https://example.org/]]\n[[Var|$place]]\n[[B]]",
            R"j({"says":[],"replies":[{"id":"b","text":"B","next":"b"}],"note":"[[Web|https://example.org/]]\n[[Var|$place]]"})j"}));

class Harlowe : public testing::TestWithParam<TurnRow> {};

TEST_P(Harlowe, BecomesATurn) {
  const Imported story = imported(":: Setup [startup]\n(set: $x to 0)(set: $met to false)\n:: "
                                  "StoryData\n{\"format\":\"Harlowe\",\"start\":\"A\"}\n:: A\n" +
                                  GetParam().passage + kRest);
  EXPECT_EQ(part(story, {"turns", "a"}), GetParam().expected);
}

INSTANTIATE_TEST_SUITE_P(
    Rows, Harlowe,
    testing::Values(
        TurnRow{
            "if and else", "(if: $x > 3)[Warm](else-if: $x > 1)[Mild] (Else:)[Cold]\n[[Go->B]]",
            R"j({"says":[{"text":"Warm","when":"x > 3"},{"text":"Mild","when":"not (x > 3) and x > 1"},{"text":"Cold","when":"not (x > 3) and not (x > 1)"}],"replies":[{"id":"go","text":"Go","next":"b"}]})j"},
        TurnRow{
            "unless", "(unless: $met)[Who?](else:)[You!]\n[[B]]",
            R"j({"says":[{"text":"Who?","when":"not (met)"},{"text":"You!","when":"not (not (met))"}],"replies":[{"id":"b","text":"B","next":"b"}]})j"},
        TurnRow{
            "links in hooks", "(if: $met)[[[Go->B]]](if: $x is 1)[[Stay->C]]",
            R"j({"says":[],"replies":[{"id":"go","text":"Go","when":"met","next":"b"},{"id":"stay","text":"Stay","when":"x == 1","next":"c"}]})j"},
        TurnRow{
            "link-goto", "(link-goto: \"On we go\", \"B\")(linkgoto:\"C\")",
            R"j({"says":[],"replies":[{"id":"on-we-go","text":"On we go","next":"b"},{"id":"c","text":"C","next":"c"}]})j"},
        TurnRow{
            "brackets of the text", "(if: $met)[He [quietly] said (so: I think) no.]\n[[B]]",
            R"j({"says":[{"text":"He [quietly] said  no.","when":"met"}],"replies":[{"id":"b","text":"B","next":"b"}],"note":"(so: I think)"})j"},
        TurnRow{
            "other macros keep what they hold", "(text-style: \"bold\")[Loud] (print: $x)\n[[B]]",
            R"j({"says":["Loud"],"replies":[{"id":"b","text":"B","next":"b"}],"note":"(text-style: \"bold\")\n(print: $x)"})j"},
        TurnRow{"braces", "{Hello\n[[B]]}",
                R"j({"says":["Hello"],"replies":[{"id":"b","text":"B","next":"b"}]})j"},
        TurnRow{"no macro", "A smile (not: closed [[B]]",
                R"j({"says":["A smile (not: closed B"],"replies":[{"id":"b","text":"B","next":"b"}]})j"}));

TEST(Import, WhatAPassageSetsIsSetByTheRepliesThatLeadThere) {
  const Imported story = imported(":: Start\n<<set $gold to 10>>[[Go|Shop]]\n[[Rob|Shop][$gold += 5]]\n"
                                  ":: Shop\n<<set $gold -= 3>><<set $seen to "
                                  "true>>Welcome.\n[[Again|Shop]]\n[[Out|Out]]\n:: Out\nBye.\n");
  EXPECT_EQ(part(story, {"state"}), R"j({"gold":{"start":10,"min":-170,"max":130},"seen":{"start":false}})j");
  EXPECT_EQ(part(story, {"turns", "start", "replies", "0"}),
            R"j({"id":"go","text":"Go","set":{"seen":true},"add":{"gold":-3},"next":"shop"})j");
  EXPECT_EQ(part(story, {"turns", "start", "replies", "1", "add"}), R"j({"gold":2})j");
  EXPECT_EQ(part(story, {"turns", "shop", "replies", "0", "add"}), R"j({"gold":-3})j");
  EXPECT_EQ(part(story, {"turns", "shop", "replies", "1", "add"}), "");
  EXPECT_TRUE(story.report.kept.empty()) << report_text(story.report);
}

TEST(Import, WhatCannotBeExactIsANote) {
  // Read before it is set; set under a condition; entered without a reply; values that are no integers.
  const Imported story = imported(
      ":: Start\n<<set $s to \"text\">><<if $x is 1>>A<</if>><<set $x to 1>>[[Go|On]]\n"
      ":: On\n<<if $x is 1>><<set $y to 2>><</if>>B<<goto \"Then\">>\n:: Then\n<<set $x to 3>>C [[Start]]\n");
  EXPECT_EQ(part(story, {"turns", "start", "note"}), "\"set: $s to \\\"text\\\"\\nset: $x to 1\"");
  EXPECT_EQ(part(story, {"turns", "on", "note"}), "\"set: $y to 2\"");
  EXPECT_EQ(part(story, {"turns", "then", "note"}), "\"set: $x to 3\"");
  EXPECT_EQ(story.report.kept.at("<<set>>"), 4u);
}

TEST(Import, KeepsTitleTagsPositionsAndWhatItCannotUse) {
  const Imported story = imported(
      ":: StoryTitle\nMy Story\n:: StoryData\n{\"ifid\":\"AB-1\",\"format\":\"Chapbook\",\"zoom\":0.5}\n"
      ":: Style [stylesheet]\nbody {}\n:: Start [a b] {\"position\":\"100,-20.6\"}\nHi [[Конец]]\n:: Конец "
      "[z]\nBye\n",
      {"ru", ""});
  EXPECT_EQ(part(story, {"id"}), "\"my-story\"");
  EXPECT_EQ(part(story, {"language"}), "\"ru\"");
  EXPECT_EQ(part(story, {"title"}), "\"My Story\"");
  EXPECT_EQ(part(story, {"x-ifid"}), "\"AB-1\"");
  EXPECT_EQ(part(story, {"x-story"}), R"j({"format":"Chapbook","zoom":0.5})j");
  EXPECT_EQ(part(story, {"x-passages"}), R"j([{"name":"Style","tags":["stylesheet"],"text":"body {}"}])j");
  EXPECT_EQ(part(story, {"turns", "start", "x-tags"}), R"j(["a","b"])j");
  EXPECT_EQ(part(story, {"endings", "konets", "outcome"}), "\"lost-polite\"");
  EXPECT_EQ(part(story, {"endings", "konets", "text"}), "\"Bye\"");
  EXPECT_EQ(json::compact(story.layout),
            R"j({"format":"riposte.layout/1","of":"my-story","boxes":{"start":{"x":100,"y":-21}}})j");
  EXPECT_THAT(report_text(story.report), HasSubstr("'konets' is an ending"));
  EXPECT_THAT(report_text(story.report), HasSubstr("kept as notes: 1 (1 special passage)"));
}

TEST(Import, OddStories) {
  EXPECT_EQ(part(imported(":: Start\nAlone.\n"), {"turns", "start"}),
            R"j({"says":["Alone."],"next":"the-end"})j");
  const Imported missing = imported(":: Start\n[[Gone]] [[Away|Gone]]\n");
  EXPECT_EQ(part(missing, {"turns", "start", "replies", "1", "next"}), "\"gone\"");
  EXPECT_THAT(part(missing, {"endings", "gone", "note"}), HasSubstr("'Gone'"));
  const Imported twice = imported(":: Start\n[[B]]\n:: B\nfirst\n:: B\nsecond\n");
  EXPECT_EQ(part(twice, {"endings", "b", "text"}), "\"first\"");
  EXPECT_EQ(part(twice, {"endings", "b-2", "text"}), "\"second\"");
  EXPECT_EQ(twice.report.warnings.size(), 1u);
  EXPECT_EQ(part(imported(":: One\n[[Two]]\n:: Two\n"), {"start"}), "\"one\"");
  EXPECT_EQ(part(imported(":: $\n[[~|$]]\n"), {"turns"}),
            R"j({"passage":{"says":[],"replies":[{"id":"reply","text":"~","next":"passage"}]}})j");
  const Imported names = imported(":: Start\n[[B][$and to 1; $имя to 2; $a_b to 3]]\n:: B\n");
  EXPECT_EQ(part(names, {"turns", "start", "replies", "0", "set"}), R"j({"______":2,"a_b":3,"v_and":1})j");
  EXPECT_FALSE(import_twee(":: StoryTitle\nX\n", {}, riposte::test::shipped_catalogue()));
  EXPECT_FALSE(import_twee(":: A\n", {"not a tag", ""}, riposte::test::shipped_catalogue()));
  EXPECT_FALSE(import_twee(":: A\n", {{}, "Not Kebab"}, riposte::test::shipped_catalogue()));
}

TEST(Import, APassageMayBeNamedLikeAnAddress) {
  const Imported story = imported(":: Start\n[[A|http://b]]\n[[B|$c]]\n:: http://b\n:: $c\n");
  EXPECT_EQ(part(story, {"turns", "start", "replies", "0", "next"}), "\"http-b\"");
  EXPECT_EQ(part(story, {"turns", "start", "replies", "1", "next"}), "\"c\"");
}

TEST(Import, Bounds) {
  const auto many = [](const std::string& part, std::size_t times) {
    std::string text = ":: Start\n[[A]]\n";
    for (; times > 0; --times) text += part;
    return import_twee(text + "deep\n:: A\n", {}, riposte::test::shipped_catalogue());
  };
  ASSERT_FALSE(many("[[A]]\n", kMostParts + 1));
  EXPECT_THAT(many("<<x>>", 1'000'001).error().message, HasSubstr("divide the story"));
  EXPECT_TRUE(many("<<if $x>>", 300'000)); // no deeper in the stack than in the story's sense
  // Deeper than is read: kept, said, and still a scenario.
  std::string deep = ":: StoryInit\n<<set $x to 1>>\n:: Start\n[[A]]";
  for (int i = 0; i < 100; ++i) deep += "<<if $x is " + std::to_string(i) + ">>";
  deep += "Deep.";
  for (int i = 0; i < 100; ++i) deep += "<</if>>";
  const Imported story = imported(deep + "\n:: A\n");
  EXPECT_EQ(story.report.conditions, 64u);
  EXPECT_EQ(story.report.kept.at("<<if>>"), 36u);
}

TEST(Import, OtherFormatsKeepTheirOwnWords) {
  const Imported chapbook = imported(
      ":: StoryData\n{\"format\":\"Chapbook\"}\n:: Start\nx: 1\n--\n[if x > 1]\nMore.\n\n[[End]]\n:: End\n");
  EXPECT_EQ(
      part(chapbook, {"turns", "start"}),
      R"j({"says":["More."],"replies":[{"id":"end","text":"End","next":"end"}],"note":"x: 1\n[if x > 1]"})j");
  const Imported snowman =
      imported(":: StoryData\n{\"format\":\"Snowman\"}\n:: Start\n<% s.x = 1; %>Hi\n[[End]]\n:: End\n");
  EXPECT_EQ(part(snowman, {"turns", "start", "note"}), "\"<% s.x = 1; %>\"");
}

class Stories {
public:
  explicit Stories(std::uint64_t seed) : chance_{seed} {}

  std::string next() {
    std::string text;
    if (below(3) != 0)
      text += std::string(":: StoryData\n{\"format\":\"") + kFormats[below(std::size(kFormats))] +
              "\",\"start\":\"" + name() + "\"}\n";
    if (below(3) == 0) text += ":: StoryInit\n<<set $a to 3, $b to true>>\n";
    for (std::size_t n = 1 + below(7); n > 0; --n) {
      text += ":: " + name() + (below(4) == 0 ? " [tag other]" : "") +
              (below(3) == 0 ? " {\"position\":\"1,2\"}" : "") + "\n";
      for (std::size_t k = below(9); k > 0; --k) text += kParts[below(std::size(kParts))];
      text += '\n';
    }
    return text;
  }
  std::string mutated() {
    std::string text = next();
    for (std::size_t n = 1 + below(6); n > 0 && !text.empty(); --n) {
      const std::size_t at = below(text.size());
      switch (below(4)) {
      case 0: text[at] = static_cast<char>(below(256)); break;
      case 1: text.erase(at, 1 + below(12)); break;
      case 2: text.insert(at, kParts[below(std::size(kParts))]); break;
      default: text.insert(at, std::string(1, "[]<>(){}\"'|:\\\n$"[below(15)])); break;
      }
    }
    return text;
  }

private:
  std::size_t below(std::size_t count) { return static_cast<std::size_t>(chance_.next() % count); }
  std::string name() { return kNames[below(std::size(kNames))]; }

  static constexpr const char* kFormats[] = {"SugarCube", "Harlowe", "Chapbook", "Snowman", "", "Other"};
  static constexpr const char* kNames[] = {"A", "B",          "Start",   "One two", "Дом",
                                           "a", "StoryTitle", "\\[x\\]", "~",       "the-end"};
  static constexpr const char* kParts[] = {
      "Hello there.",
      "\n",
      "\n\n",
      "[[A]]",
      "[[go|B]]",
      "[[Go->One two]]",
      "[[Дом<-home]]",
      "[[x|A][$a to 5]]",
      "[[y|B][$b to false]]",
      "<<set $a to 5>>",
      "<<set $a += 1>>",
      "<<set $c to \"t\">>",
      "<<if $a gt 3>>",
      "<<elseif $b>>",
      "<<else>>",
      "<</if>>",
      "<<if not ($a is 1 or $b)>>",
      "<<link \"L\" \"A\">>",
      "<</link>>",
      "<<goto \"B\">>",
      "<<goto \"~\">>",
      "<<print $a>>",
      "<<nobr>>",
      "<<if $a gt 3>>Warm [[A]]<<elseif not $b>>[[B]]<<else>>Cold<</if>>",
      "(if: $a > 3)[Warm [[A]]](else-if: $b or $a is 1)[Mild](else:)[Cold]",
      "<<if $b>><<if $a is 1 or $a is 2>>[[A]]<</if>><<set $a += 2>><</if>>",
      "<<if visited(\"A\") gt 1>>",
      "(set: $a to it + 1)",
      "(set: $b to true)",
      "(put: 5 into $a)",
      "(if: $a > 3)[",
      "(else:)[",
      "(else-if: $b)[",
      "]",
      "(link-goto: \"x\",\"A\")",
      "(goto: \"B\")",
      "(visited: \"A\")",
      "(if: visited(\"B\"))[[A]]",
      "/* note */",
      "<!-- c -->",
      "{{{",
      "}}}",
      "\"\"\"",
      "&nbsp;",
      "&#32;",
      "[[&#32;|A]]",
      "[[ $x ]]",
      "<% js %>",
      "[if x]\n",
      "--\n",
      "$a",
      "[",
      "[[",
      "]]",
      "\\",
      "::",
      "\n::",
      "[[|]]",
      "<<",
      ">>"};
  SplitMix64 chance_;
};

std::uint64_t from_environment(const char* name, std::uint64_t otherwise) {
  const char* text = std::getenv(name);
  return text == nullptr ? otherwise : std::strtoull(text, nullptr, 10);
}

TEST(Import, EveryStoryThatCanBeReadLoads) {
  const std::uint64_t seed = from_environment("RIPOSTE_TEST_SEED", 20261124);
  Stories stories(seed);
  std::size_t taken = 0, conditions = 0, assignments = 0;
  for (std::uint64_t i = 0; i < 2500; ++i) {
    SCOPED_TRACE("RIPOSTE_TEST_SEED=" + std::to_string(seed) + ", case " + std::to_string(i));
    const std::string text = stories.next();
    const Result<Imported> result = import_twee(text, {}, riposte::test::shipped_catalogue());
    if (!result) {
      ASSERT_THAT(result.error().message, HasSubstr("no passage of its own")) << text;
      continue;
    }
    const Loaded loaded = load_scenario(json::compact(result->scenario), riposte::test::shipped_catalogue());
    for (const Diagnostic& d : loaded.diagnostics)
      ASSERT_EQ(d.severity, Severity::info) << to_line("imported", d) << "\n" << text;
    ASSERT_TRUE(loaded.scenario);
    ++taken;
    conditions += result->report.conditions;
    assignments += result->report.assignments;
  }
  EXPECT_GT(taken, 2200u);
  EXPECT_GT(conditions, 1000u);
  EXPECT_GT(assignments, 1000u);
}

TEST(Import, BrokenStoriesAreReadOrRefused) {
  const std::uint64_t cases = from_environment("RIPOSTE_FUZZ_CASES", 10'000);
  Stories stories(20261125);
  std::size_t taken = 0, refused = 0;
  for (std::uint64_t i = 0; i < cases; ++i) {
    const std::string text = stories.mutated();
    const Result<Imported> result = import_twee(text, {}, riposte::test::shipped_catalogue());
    ++(result ? taken : refused);
    if (!result || i % 8 != 0) continue;
    const Loaded loaded = load_scenario(json::compact(result->scenario), riposte::test::shipped_catalogue());
    ASSERT_TRUE(loaded.scenario) << to_line("imported", loaded.diagnostics.front()) << "\n" << text;
  }
  EXPECT_GT(taken, cases / 2);
  EXPECT_GT(refused, cases / 100);
}

/// What would take a time that grows with the square of the size, if anything did.
TEST(Import, TimeGrowsWithTheSizeAlone) {
  const auto many = [](std::string_view part, std::size_t bytes) {
    std::string text = ":: Start\n";
    while (text.size() < bytes) text += part;
    return text;
  };
  for (const char* format : {"SugarCube", "Harlowe", "Chapbook", "Snowman"})
    for (const char* part : {"[[",
                             "[[a",
                             "<<if $x>>",
                             "<<if $x>>a<<else>>",
                             "<<link \"a\">>",
                             "<<for>>",
                             "<<a '",
                             "<<a \"",
                             "(a:",
                             "(if: $x)[",
                             "(if: \"",
                             "/*",
                             "{{{",
                             "<!--",
                             "\"\"\"",
                             "[",
                             "]",
                             "<<set $x to 1>>",
                             "[[a]]\n",
                             "<<elseif $x>>",
                             "[[a|b\n",
                             "<script",
                             "<</link>>",
                             "<<link \"a\" \"b\">>",
                             "(else:)[",
                             "[if\n",
                             "<%",
                             "\\\n",
                             "&",
                             "[[\n]] "}) {
      const std::string text = std::string(":: StoryData\n{\"format\":\"") + format + "\"}\n" +
                               many(part, std::string_view(part) == "[[a" ? 1'000'000 : 200'000);
      const auto start = std::chrono::steady_clock::now();
      (void)import_twee(text, {}, riposte::test::shipped_catalogue());
      const std::chrono::duration<double> took = std::chrono::steady_clock::now() - start;
      EXPECT_LT(took.count(), 2.0) << format << ": " << part;
      if (std::getenv("RIPOSTE_TIMES") != nullptr && took.count() > 0.1)
        std::printf("%s %s %.2f s\n", format, part, took.count());
    }
}

} // namespace
} // namespace riposte::scenario::exchange::test
