// A scenario out to Twee and in again: the same in every key; and an edit made in Twine comes back as that
// edit.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/random.h"
#include "made.h"
#include "scenario/exchange/twee_export.h"
#include "scenario/exchange/twee_import.h"
#include "scenario/exchange/twee_own.h"
#include "scenario/exchange/value.h"

namespace riposte::scenario::exchange::test {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

std::string exported(const std::string& scenario) {
  const Result<std::string> twee = export_twee(json::parse(scenario).root, {});
  if (!twee) ADD_FAILURE() << twee.error().message;
  return twee.value_or("");
}

Imported back(const std::string& twee) {
  Result<Imported> result = import_twee(twee, {}, riposte::test::shipped_catalogue());
  if (!result) ADD_FAILURE() << result.error().message;
  if (!result) return {};
  EXPECT_TRUE(result->report.ours);
  const Loaded loaded = load_scenario(json::compact(result->scenario), riposte::test::shipped_catalogue());
  for (const Diagnostic& d : loaded.diagnostics)
    if (d.severity == Severity::error) ADD_FAILURE() << to_line("back", d) << "\n" << twee;
  return std::move(*result);
}

std::string compacted(const std::string& text) {
  return json::compact(json::parse(text).root);
}

void expect_same(const std::string& scenario) {
  const std::string twee = exported(scenario);
  const Imported story = back(twee);
  ASSERT_EQ(json::compact(story.scenario), compacted(scenario)) << twee;
  EXPECT_THAT(story.report.remarks, IsEmpty());
  EXPECT_THAT(story.report.warnings, IsEmpty());
}

std::string replaced(std::string text, std::string_view from, std::string_view to) {
  const std::size_t at = text.find(from);
  if (at == std::string::npos || text.find(from, at + 1) != std::string::npos) {
    ADD_FAILURE() << "not there exactly once: " << from;
    return text;
  }
  return text.replace(at, from.size(), to);
}

TEST(RoundTrip, ShippedTalks) {
  for (const char* name : {"not-interested", "value-for-money"})
    expect_same(riposte::test::shipped_text("scenarios/first-pack/" + std::string(name) + ".json"));
}

TEST(RoundTrip, EveryKeyOfTheFormat) {
  expect_same(riposte::scenario::test::kFull);
}

TEST(RoundTrip, UnknownKeysNumbersAndOrder) {
  expect_same(
      R"j({"x-z":[1,1.0,-0.0,1e300,18446744073709551615,null,{"when":"visited('gone') > 0"}],"turns":{"b":{"x-n":null,
    "replies":[{"next":[{"weight":2,"to":"end"}],"x-r":{},"id":"r","text":"R"}],"says":[{"odd":true,"text":"L"},"M"]}},
    "unknown":{"text":"kept","says":["kept"]},"start":"b","id":"s","format":"riposte.scenario/1",
    "endings":{"end":{"debrief":"","text":"  ","outcome":"burned"},"e2":{"outcome":"burned","x-tags":["ending","a"]}}})j");
}

TEST(RoundTrip, TitlesAndIdsThatTwineWouldTakeForItsOwn) {
  for (const char* title :
       {"", "  ", " edged", "two\\nlines", ":: header", "\\\\:: x", "tab\\tin", "[[x]]", "a\\u0000b"})
    expect_same(riposte::scenario::test::full_with("\"title\": \"Made up\"",
                                                   "\"title\": \"" + std::string(title) + "\""));
  for (const char* id : {"StoryTitle", "StoryData", "RiposteData", "a->b",  "[[b]]", "a|b",  "*/",
                         "a*/b",       "<<if>>",    "{x}",         "Start", "$x",    "_y",   "http://x",
                         "%2A",        "<-",        "\\\\",        "::b",   "%",     "turn", "1"})
    expect_same(R"({"format":"riposte.scenario/1","id":"s","start":"a","turns":{"a":{"replies":[{"id":")" +
                std::string(id) + R"(","text":"R","next":")" + id +
                R"("},{"id":"q","text":"Q","next":"p-b"}]},")" + id +
                R"(":{"next":"p-b"}},"endings":{"p-b":{"outcome":"burned"},"p--b":{"outcome":"burned"}}})");
}

class Scenarios {
public:
  explicit Scenarios(std::uint64_t seed) : chance_{seed} {}

  std::string next() {
    turns_ = 1 + below(4);
    std::size_t replies = 0;
    json::Value turns = object_value();
    for (std::size_t t = 0; t < turns_; ++t) {
      json::Value turn = object_value(), list = list_value(), says = list_value();
      for (std::size_t n = below(4); n > 0; --n) says.items.push_back(line());
      if (!says.items.empty() || below(2) == 0) put(turn, "says", std::move(says));
      if (below(3) == 0) {
        json::Value silence = object_value();
        put(silence, "next", ways());
        if (below(2) == 0) put(silence, "reaction", line());
        put(turn, "silence", std::move(silence));
        put(turn, "seconds", integer_value(5));
      }
      for (std::size_t n = below(4); n > 0; --n) {
        json::Value reply = object_value();
        if (below(2) == 0) put(reply, "x-first", text_value(text()));
        put(reply, "id", text_value("r" + std::to_string(replies++)));
        put(reply, "text", text_value(text()));
        put(reply, "next", ways());
        if (below(3) == 0) put(reply, "reaction", line());
        if (below(4) == 0) put(reply, "when", text_value("visited('t0') > 0"));
        list.items.push_back(std::move(reply));
      }
      const bool none = list.items.empty();
      if (!none) put(turn, "replies", std::move(list));
      if (none || below(3) == 0) put(turn, "next", ways());
      if (below(4) == 0) put(turn, "note", text_value(text()));
      turns.members.push_back({"t" + std::to_string(t), 0, std::move(turn)});
    }
    json::Value root = object_value(), endings = object_value();
    for (const char* id : {"e0", "e1"}) {
      json::Value ending = object_value();
      put(ending, "outcome", text_value("burned"));
      if (below(2) == 0) put(ending, "text", text_value(text()));
      if (below(2) == 0) put(ending, "debrief", text_value(text()));
      endings.members.push_back({id, 0, std::move(ending)});
    }
    put(root, "format", text_value("riposte.scenario/1"));
    put(root, "id", text_value("s"));
    if (below(2) == 0) put(root, "title", text_value(text()));
    put(root, "start", text_value("t0"));
    put(root, "endings", std::move(endings));
    put(root, "turns", std::move(turns));
    return json::compact(root);
  }

private:
  std::size_t below(std::size_t count) { return static_cast<std::size_t>(chance_.next() % count); }

  json::Value line() {
    if (below(2) == 0) return text_value(text());
    json::Value line = object_value();
    if (below(2) == 0) put(line, "mood", text_value("wary"));
    put(line, "text", text_value(text()));
    if (below(3) == 0) put(line, "when", text_value("replies > 1 and 'a*/b' == '[[x]]'"));
    return line;
  }
  std::string target() {
    return below(3) == 0 ? "e" + std::to_string(below(2)) : "t" + std::to_string(below(turns_));
  }
  json::Value ways() {
    if (below(2) == 0) return text_value(target());
    json::Value list = list_value();
    for (std::size_t n = 1 + below(3); n > 0; --n) {
      json::Value to = object_value();
      if (below(2) == 0) put(to, "weight", integer_value(2));
      put(to, "to", text_value(target()));
      list.items.push_back(std::move(to));
    }
    return list;
  }
  /// Never blank: a line needs words.
  std::string text() {
    static const std::vector<std::string> kParts{"[[",
                                                 "]]",
                                                 "->",
                                                 "<-",
                                                 "|",
                                                 "<<",
                                                 ">>",
                                                 "<<if $x>>",
                                                 "<</if>>",
                                                 "::",
                                                 "\n::",
                                                 "\n:: A [b]",
                                                 "\\",
                                                 "\\\n",
                                                 "\n",
                                                 "\n\n",
                                                 " ",
                                                 "\t",
                                                 "\r\n",
                                                 "{",
                                                 "}",
                                                 "{{{",
                                                 "}}}",
                                                 "\"\"\"",
                                                 "/*",
                                                 "*/",
                                                 "/* reply r0 */",
                                                 "/* line 1 */",
                                                 "/* turn t0 */",
                                                 "/%",
                                                 "%/",
                                                 "<!--",
                                                 "-->",
                                                 "<br>",
                                                 "<script>",
                                                 "&",
                                                 "&amp;",
                                                 "&#39;",
                                                 "&lt",
                                                 ";",
                                                 "$x",
                                                 "_y",
                                                 "…",
                                                 "[[…->t0]]",
                                                 "[img[x]]",
                                                 "<nowiki>",
                                                 "</nowiki>",
                                                 "''",
                                                 "//",
                                                 "!",
                                                 "*",
                                                 "#",
                                                 "a",
                                                 "Ж",
                                                 "🦜",
                                                 "\xC2\xA0",
                                                 "\xE2\x80\xA8",
                                                 std::string(1, '\0'),
                                                 "\x01",
                                                 "\x7F",
                                                 "\xEF\xBB\xBF",
                                                 "(if: $x)[",
                                                 "Well, 5 < 6."};
    std::string out;
    for (std::size_t n = below(7); n > 0; --n) out += kParts[below(kParts.size())];
    if (out.find_first_not_of(" \t\r\n") == std::string::npos) out += "w";
    return out;
  }

  SplitMix64 chance_;
  std::size_t turns_ = 1;
};

TEST(RoundTrip, HostileTexts) {
  Scenarios scenarios(815);
  for (int i = 0; i < 1500; ++i) {
    SCOPED_TRACE("case " + std::to_string(i));
    ASSERT_NO_FATAL_FAILURE(expect_same(scenarios.next()));
  }
}

TEST(RoundTrip, ASecondTimeGivesTheSameTwee) {
  const std::string talk = riposte::test::shipped_text("scenarios/first-pack/not-interested.json");
  const std::string twee = exported(talk);
  const Imported story = back(twee);
  EXPECT_EQ(export_twee(story.scenario, story.layout).value_or(""), twee)
      << "positions come back by the layout, too";
}

TEST(Edited, TextsInTwineAreTextsInTheScenario) {
  const std::string twee = exported(riposte::scenario::test::kFull);
  std::string edited = replaced(twee, "[[May I ask?->", "[[May I &lt;ask&gt; you?->");
  edited = replaced(edited, "\nWho?\n", "\nWho is there?\n\nHello?\n");
  std::string expected = replaced(riposte::scenario::test::kFull, "\"May I ask?\"", "\"May I <ask> you?\"");
  expected = replaced(expected, "\"Who?\"", "\"Who is there?\\n\\nHello?\"");
  const Imported story = back(edited);
  EXPECT_EQ(json::compact(story.scenario), compacted(expected));
  EXPECT_THAT(story.report.remarks, IsEmpty());
}

TEST(Edited, WhatElseIsWrittenIsTaken) {
  const std::string twee = exported(riposte::scenario::test::kFull);
  const auto edit = [&](std::string_view from, std::string_view to) {
    return back(replaced(twee, from, to)).scenario;
  };
  const auto turn = [](const json::Value& scenario, const char* id) {
    return *scenario.find("turns")->find(id);
  };
  const json::Value& full = json::parse(riposte::scenario::test::kFull).root;

  // A reaction, an ending's text, the title.
  EXPECT_EQ(text_of(*turn(edit("\nHm.\n", "\nHm!\n"), "opening").find("replies")->items[0].find("reaction"),
                    "text"),
            "Hm!");
  EXPECT_EQ(text_of(*edit("\nD\n", "\nDone\n").find("endings")->find("step"), "debrief"), "Done");
  EXPECT_EQ(text_of(edit(":: StoryTitle\nMade up", ":: StoryTitle\nAnother"), "title"), "Another");

  // A link led elsewhere, a second one added.
  EXPECT_EQ(
      text_of(turn(edit("[[Bye->left]]", "[[Bye->step]]"), "opening").find("replies")->items[1], "next"),
      "step");
  EXPECT_EQ(json::compact(*turn(edit("[[Bye->left]]", "[[Bye->left]]\n[[…->step]]"), "opening")
                               .find("replies")
                               ->items[1]
                               .find("next")),
            R"([{"to":"left"},{"to":"step"}])");

  // New replies and lines: between, after, under a condition.
  const json::Value more = edit(
      "[[Bye->left]]", "[[Bye->left]]\nA new line.\n<<if $trust gt 5>>[[New|closing][$trust += 3]]<</if>>");
  EXPECT_EQ(json::compact(turn(more, "opening").find("replies")->items[2]),
            R"({"id":"new","text":"New","when":"trust > 5","add":{"trust":3},"next":"closing"})");
  EXPECT_EQ(turn(more, "opening").find("says")->items.back().text, "A new line.");
  EXPECT_EQ(turn(more, "opening").find("replies")->items.size(), 3u);

  // A line and a comment of the author's own.
  const json::Value lines = edit("/* turn opening */\n", "/* turn opening */\nFirst!\n/* ask Ann */\n");
  EXPECT_EQ(turn(lines, "opening").find("says")->items[0].text, "First!");
  EXPECT_EQ(text_of(turn(lines, "opening"), "note"), "first\nask Ann");

  // A passage under another name: links and ids stay what they are.
  std::string renamed = twee;
  for (std::size_t at = renamed.find("->closing]]"); at != std::string::npos;
       at = renamed.find("->closing]]"))
    renamed.replace(at, 11, "->The Close]]");
  renamed = replaced(renamed, ":: closing ", ":: The Close ");
  EXPECT_EQ(json::compact(back(renamed).scenario), json::compact(full));
}

TEST(Edited, WhatIsTakenAwayIsGoneAndSaid) {
  const std::string twee = exported(riposte::scenario::test::kFull);
  // The passage of a turn: the links to it lead to an ending that says so.
  const std::size_t begin = twee.find(":: closing"), end = twee.find(":: step");
  const Imported gone = back(twee.substr(0, begin) + twee.substr(end));
  EXPECT_EQ(gone.scenario.find("turns")->members.size(), 1u);
  EXPECT_THAT(text_of(*gone.scenario.find("endings")->find("closing-2"), "note"), HasSubstr("'closing'"));
  EXPECT_THAT(gone.report.remarks, testing::Contains(HasSubstr("'closing': its passage is gone")));

  // A reply with its reaction, the silence, the way on.
  const std::size_t reply = twee.find("/* reply ask"), after = twee.find("/* reply leave");
  const Imported one = back(twee.substr(0, reply) + twee.substr(after));
  EXPECT_EQ(one.scenario.find("turns")->find("opening")->find("replies")->items.size(), 1u);
  EXPECT_THAT(one.report.remarks, ElementsAre(HasSubstr("'ask': this reply is gone")));
  const std::size_t silence = twee.find("/* silence"), next = twee.find("/* next");
  const Imported quiet = back(twee.substr(0, silence) + twee.substr(next));
  EXPECT_EQ(quiet.scenario.find("turns")->find("opening")->find("silence"), nullptr);
  EXPECT_EQ(quiet.scenario.find("turns")->find("opening")->find("seconds"), nullptr);
}

TEST(Edited, CountsOfWhatIsGoneAreNought) {
  const std::string talk = riposte::scenario::test::talk(
      R"("a":{"replies":[{"id":"r","text":"R","when":"visited( 'b' ) > 0 or chosen('q') == 0 or visited('a') > 0","next":"won"},{"id":"s","text":"S","next":"b"}]},
         "b":{"replies":[{"id":"q","text":"Q","next":"won"}]})",
      R"("rules":[{"when":"visited('b') > 3","to":"lost"},{"when":"replies > 3","to":"b"}],)");
  const std::string twee = exported(talk);
  const Imported story = back(twee.substr(0, twee.find(":: b ")) + twee.substr(twee.find(":: won ")));
  EXPECT_EQ(text_of(story.scenario.find("turns")->find("a")->find("replies")->items[0], "when"),
            "0 > 0 or 0 == 0 or visited('a') > 0");
  EXPECT_EQ(json::compact(*story.scenario.find("rules")), R"([{"when":"0 > 3","to":"lost"}])");
}

TEST(Edited, NewPassagesAndStart) {
  std::string twee = exported(riposte::scenario::test::kFull);
  twee = replaced(twee, "2.36.1\",\n  \"start\": \"opening\"", "2.36.1\",\n  \"start\": \"Before that\"");
  twee += "\n:: Before that [new] {\"position\":\"5,6\"}\nGood "
          "morning.\n[[Morning->opening]]\n[[Oh->Nothing]]\n\n:: Nothing\nThat was it.\n";
  const Imported story = back(twee);
  EXPECT_EQ(text_of(story.scenario, "start"), "before-that");
  EXPECT_EQ(
      json::compact(*story.scenario.find("turns")->find("before-that")),
      R"({"says":["Good morning."],"replies":[{"id":"morning","text":"Morning","next":"opening"},{"id":"oh","text":"Oh","next":"nothing"}],"x-tags":["new"]})");
  EXPECT_EQ(text_of(*story.scenario.find("endings")->find("nothing"), "text"), "That was it.");
  EXPECT_EQ(json::compact(*story.layout.find("boxes")->find("before-that")), R"({"x":5,"y":6})");
}

TEST(Edited, BrokenDataIsReadLikeAnyStory) {
  const std::string twee = exported(riposte::scenario::test::kFull);
  for (const char* to : {"\"format\": oops", "\"format\": \"other\"", "\"format\": null"}) {
    const Result<Imported> story = import_twee(replaced(twee, "\"format\": \"riposte.scenario/1\"", to), {},
                                               riposte::test::shipped_catalogue());
    ASSERT_TRUE(story);
    EXPECT_FALSE(story->report.ours);
    ASSERT_FALSE(story->report.warnings.empty());
    EXPECT_TRUE(load_scenario(json::compact(story->scenario), riposte::test::shipped_catalogue()).scenario);
  }
}

TEST(Edited, AnyDamageIsReadOrRefused) {
  SplitMix64 random{31};
  const std::string twee = exported(riposte::scenario::test::kFull);
  const std::vector<std::string> parts{"/* reply ask */",
                                       "/* line 1 */",
                                       "/* reaction */",
                                       "[[x->closing]]",
                                       "[[…->left]]",
                                       "<<if $trust gt 1>>",
                                       "<</if>>",
                                       ":: x\n",
                                       "/* turn opening */",
                                       "*/",
                                       "null",
                                       "{",
                                       "\"",
                                       "text\n\n",
                                       "/* ending step */",
                                       "<<goto \"step\">>"};
  std::size_t ours = 0;
  for (int i = 0; i < 1500; ++i) {
    std::string text = twee;
    const std::size_t data = text.find(":: RiposteData");
    for (std::size_t n = 1 + random.next() % 4; n > 0; --n) {
      // Mostly in the passages: broken data makes it a story like any other.
      const std::size_t at = random.next() % (i % 4 == 0 ? text.size() : data - 400);
      if (random.next() % 2 == 0)
        text.erase(at, 1 + random.next() % 80);
      else
        text.insert(at, parts[random.next() % parts.size()]);
    }
    const Result<Imported> story = import_twee(text, {}, riposte::test::shipped_catalogue());
    if (!story) continue;
    ours += story->report.ours ? 1 : 0;
    const Loaded loaded = load_scenario(json::compact(story->scenario), riposte::test::shipped_catalogue());
    ASSERT_TRUE(loaded.scenario) << to_line("x", loaded.diagnostics.front()) << "\n" << text;
  }
  EXPECT_GT(ours, 300u);
}

} // namespace
} // namespace riposte::scenario::exchange::test
