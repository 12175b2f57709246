// What the intervals prove, and what they leave open, on short talks written for it.
#include "analysis/intervals.h"

#include <map>
#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "made.h"

namespace riposte::analysis::test {
namespace {

using scenario::Scenario;
using scenario::test::loaded;
using scenario::test::talk;
using testing::ElementsAre;
using testing::IsEmpty;

std::string name_of(Verdict verdict) {
  switch (verdict) {
  case Verdict::not_asked: return "not asked";
  case Verdict::never: return "never";
  case Verdict::always: return "always";
  case Verdict::sometimes: break;
  }
  return "sometimes";
}

using Verdicts = std::map<std::string, std::string>;

/// By pointer; "always, alone sometimes" where the two differ.
Verdicts verdicts_of(const Scenario& scenario, const Intervals& intervals) {
  Verdicts verdicts;
  for (const JudgedCondition& judged : intervals.conditions)
    verdicts[pointer_of(scenario, judged.place)] =
        name_of(judged.asked) + (judged.alone == judged.asked ? "" : ", alone " + name_of(judged.alone));
  return verdicts;
}

std::string reply(const std::string& id, const std::string& rest) {
  return R"({"id": ")" + id + R"(", "text": "T", )" + rest + "}";
}

struct Row {
  std::string name, more, turns; // as scenario::test::talk() takes them
  Verdicts verdicts;
  IntervalOptions options;
};

void PrintTo(const Row& row, std::ostream* out) {
  *out << row.name;
}

class ConditionVerdicts : public testing::TestWithParam<Row> {};

TEST_P(ConditionVerdicts, AreWhatCanBeProved) {
  const Row& row = GetParam();
  const Scenario made = loaded(talk(row.turns, row.more));
  EXPECT_EQ(verdicts_of(made, intervals_of(made, row.options)), row.verdicts);
}

const std::string kTrust =
    R"("state": {"trust": {"start": 40}, "other": {"start": 10}, "asked": {"start": false}}, )";

/// One turn "a" with one reply under a condition and one that is always there.
Row one(const std::string& when, const std::string& verdict) {
  return {when,
          kTrust,
          R"("a": {"replies": [)" + reply("r", R"("when": ")" + when + R"(", "next": "won")") + "," +
              reply("s", R"("next": "lost")") + "]}",
          {{"/turns/a/replies/0/when", verdict}},
          {}};
}

INSTANTIATE_TEST_SUITE_P(
    AtTheStart, ConditionVerdicts,
    testing::Values(one("trust > 40", "never"), one("trust >= 40", "always"), one("trust == 40", "always"),
                    one("trust != 40", "never"), one("not asked", "always"), one("asked == false", "always"),
                    one("(trust > 40) == asked", "always"), one("(trust > 40) != asked", "never"),
                    one("trust + other <= 50", "always"), one("trust - other > 30", "never"),
                    one("trust - (other - trust) == 70", "always"), one("visited('a') == 1", "always"),
                    one("chosen('r') == 0 and replies == 0", "always"),
                    one("said('price.too-high') > 0", "never"), one("variant == ''", "always"),
                    one("variant != 'x'", "always"), one("true", "always"), one("false or asked", "never"),
                    one("'x' == 'x'", "always")));

/// "a" leads on with `change`, or without it; "b" asks.
Row after(const std::string& change, const std::string& when, const std::string& verdict) {
  return {change + ": " + when,
          kTrust,
          R"("a": {"replies": [)" + reply("r", change + R"(, "next": "b")") + "," +
              reply("s", R"("next": "b")") + R"(]}, "b": {"replies": [)" +
              reply("t", R"("when": ")" + when + R"(", "next": "won")") + "," +
              reply("u", R"("next": "lost")") + "]}",
          {{"/turns/b/replies/0/when", verdict}},
          {}};
}

INSTANTIATE_TEST_SUITE_P(
    AfterAReply, ConditionVerdicts,
    testing::Values(after(R"("add": {"trust": 8})", "trust > 48", "never"),
                    after(R"("add": {"trust": 8})", "trust > 47", "sometimes"),
                    after(R"("add": {"trust": 8})", "trust >= 40", "always"),
                    after(R"("add": {"trust": 90})", "trust > 100", "never"),
                    after(R"("add": {"trust": -90})", "trust < 0", "never"),
                    after(R"("set": {"trust": 300})", "trust == 101", "never"),
                    after(R"("set": {"trust": 90}, "add": {"trust": 30})", "trust > 100",
                          "never"), // one clamp, after both
                    after(R"("set": {"trust": 120}, "add": {"trust": -30})", "trust == 90", "sometimes"),
                    after(R"("set": {"asked": true})", "asked", "sometimes"),
                    after(R"("set": {"asked": false})", "asked", "never"),
                    after(R"("add": {"trust": 1})", "replies == 1", "always"),
                    after(R"("add": {"trust": 1})", "chosen('r') > 1", "never"),
                    after(R"("add": {"trust": 1})", "chosen('r') == 1", "sometimes"),
                    after(R"("add": {"trust": 1})", "visited('a') == 1 and visited('b') == 1", "always"),
                    after(R"("add": {"trust": 8})", "trust > 43 and trust < 40", "never"),
                    after(R"("add": {"trust": 8})", "trust > 43 and other > trust", "never"),
                    after(R"("add": {"trust": 8})", "trust > 43 or trust < 46", "always"),
                    after(R"("add": {"trust": 8})", "trust != 44",
                          "sometimes"))); // always, but not to be seen in intervals

INSTANTIATE_TEST_SUITE_P(
    InLists, ConditionVerdicts,
    testing::Values(
        Row{"rules before ways, each only where the ones before failed",
            kTrust +
                R"("rules": [{"when": "trust > 44", "to": "lost"}, {"when": "trust > 60", "to": "left"}], )",
            R"("a": {"replies": [)" +
                reply("r",
                      R"("add": {"trust": 5}, "next": [{"to": "won", "when": "trust > 42"}, {"to": "a"}])") +
                "," +
                reply("s", R"("next": [{"to": "won", "when": "trust > 41"}, {"to": "b", "when": "true"}])") +
                R"(]}, "b": {"next": "won"})",
            // After r trust is 45: the first rule always fires. Only s comes to its ways.
            {{"/rules/0/when", "sometimes"},
             {"/rules/1/when", "never"},
             {"/turns/a/replies/0/next/0/when", "not asked"},
             {"/turns/a/replies/1/next/0/when", "never"},
             {"/turns/a/replies/1/next/1/when", "always"}},
            {}},
        Row{"the last of a complete set is always asked in vain, and says something all the same",
            kTrust,
            R"("a": {"replies": [)" + reply("q", R"("add": {"trust": 20}, "next": "b")") + "," +
                reply("p", R"("next": "b")") + R"(]}, "b": {"replies": [)" +
                reply("r",
                      R"("next": [{"to": "won", "when": "trust > 50"}, {"to": "lost", "when": "trust <= 50"},
                               {"to": "left", "when": "trust > 55"}])") +
                "]}",
            {{"/turns/b/replies/0/next/0/when", "sometimes"},
             {"/turns/b/replies/0/next/1/when", "always, alone sometimes"},
             {"/turns/b/replies/0/next/2/when", "not asked, alone sometimes"}},
            {}},
        Row{"an entry without weight stops those after it only where it comes first",
            kTrust,
            R"("a": {"replies": [)" +
                reply(
                    "r",
                    R"("next": [{"to": "b", "weight": 1}, {"to": "lost", "when": "asked"}, {"to": "left", "weight": 1,
                               "when": "trust == 40"}])") +
                R"(]}, "b": {"replies": [)" +
                reply("s", R"("next": [{"to": "won"}, {"to": "lost", "weight": 1, "when": "trust == 40"}])") +
                "]}",
            {{"/turns/a/replies/0/next/1/when", "not asked, alone never"},
             {"/turns/a/replies/0/next/2/when", "always"},
             {"/turns/b/replies/0/next/1/when", "not asked, alone always"}},
            {}},
        Row{"causes by the pick rule, lines and reactions",
            kTrust,
            R"("a": {"says": [{"text": "x", "when": "trust < 40"}],
                "objection": {"id": "timing.later", "cause": [{"id": "timing.stall", "when": "trust == 40"},
                  {"id": "timing.later", "when": "trust < 90"}]},
                "seconds": 9, "silence": {"add": {"trust": -40}, "reaction": {"text": "y", "when": "trust == 0"},
                  "next": [{"to": "lost", "when": "replies == 1"}, {"to": "won"}]},
                "replies": [)" +
                reply("r", R"("reaction": {"text": "z", "when": "chosen('r') == 1"}, "next": "won")") + "]}",
            {{"/turns/a/says/0/when", "never"},
             {"/turns/a/objection/cause/0/when", "always"},
             {"/turns/a/objection/cause/1/when", "not asked, alone always"},
             {"/turns/a/silence/reaction/when", "always"},
             {"/turns/a/silence/next/0/when", "always"},
             {"/turns/a/replies/0/reaction/when", "always"}},
            {}},
        Row{"silence only where a reply is available",
            kTrust,
            R"("a": {"seconds": 9, "silence": {"next": [{"to": "lost", "when": "true"}]},
                "replies": [)" +
                reply("r", R"("when": "asked", "next": [{"to": "won", "when": "asked"}])") +
                R"(], "next": [{"to": "left", "when": "not asked"}]})",
            {{"/turns/a/silence/next/0/when", "not asked"},
             {"/turns/a/replies/0/when", "never"},
             {"/turns/a/replies/0/next/0/when", "not asked"},
             {"/turns/a/next/0/when", "always"}},
            {}},
        Row{"a turn's own way only where no reply is available",
            kTrust,
            R"("a": {"replies": [)" + reply("r", R"("next": "b")") +
                R"(], "next": [{"to": "lost", "when": "true"}]},
               "b": {"replies": [)" +
                reply("s", R"("when": "not asked", "set": {"asked": true}, "next": "b")") +
                R"(], "next": [{"to": "won", "when": "asked"}]})",
            {{"/turns/a/next/0/when", "not asked"},
             {"/turns/b/replies/0/when", "sometimes"},
             {"/turns/b/next/0/when", "always"}},
            {}}));

/// "a" comes back to itself with `change` as long as `when` holds, and "b" asks.
Row loop(const std::string& change, const std::string& when, const std::string& asks,
         const std::string& verdict, IntervalOptions options = {}) {
  return {change + " while " + when + ": " + asks,
          R"("state": {"n": {"start": 0, "max": 2147483648}, "c": {"start": 50}}, )",
          R"("a": {"replies": [)" +
              reply("r", R"("when": ")" + when + R"(", )" + change + R"(, "next": "a")") + "," +
              reply("s", R"("next": "b")") + R"(]}, "b": {"says": [{"text": "x", "when": ")" + asks +
              R"("}], "next": "won"})",
          {{"/turns/a/replies/0/when", "sometimes"}, {"/turns/b/says/0/when", verdict}},
          options};
}

INSTANTIATE_TEST_SUITE_P(
    InLoops, ConditionVerdicts,
    testing::Values(loop(R"("add": {"n": 1})", "n < 3", "n > 3", "never"),
                    loop(R"("add": {"n": 1})", "n < 3", "n == 3", "sometimes"),
                    loop(R"("add": {"n": 1})", "n < 1000", "n > 1000", "never"),
                    loop(R"("add": {"n": 1})", "n < 2000000000", "n > 2000000000", "never"),
                    loop(R"("add": {"n": 1})", "n != 7", "n > 7", "never"),
                    loop(R"("add": {"c": -7})", "c > 20", "c < 14", "never"),
                    loop(R"("add": {"c": -7})", "c > 20", "c < 15", "sometimes"),
                    loop(R"("add": {"c": 7})", "c <= 99", "c > 100 or c < 50", "never"),
                    loop(R"("add": {"n": 1})", "visited('a') < 4", "visited('a') > 4", "never"),
                    loop(R"("add": {"n": 1})", "visited('a') < 4", "replies > 5",
                         "sometimes"), // what goes up together is not seen together
                    loop(R"("add": {"n": 1})", "chosen('r') < 3", "chosen('r') > 3", "never"),
                    loop(R"("once": true, "add": {"n": 1})", "n < 9", "chosen('r') > 1", "never"),
                    loop(R"("add": {"n": 1})", "n < 99", "replies > 60", "sometimes"),
                    loop(R"("add": {"n": 1})", "n < 99", "replies > 60", "never", {true, 1 << 20}),
                    loop(R"("add": {"n": 1})", "n < 99", "replies > 58", "sometimes", {true, 1 << 20}),
                    loop(R"("add": {"n": 1})", "n < 3", "n > 3", "sometimes", {false, 1})));

TEST(Intervals, VariantsAreFollowedEachByItself) {
  const Scenario made = loaded(talk(
      R"("a": {"replies": [)" + reply("r", R"("when": "variant == 'cold' and trust > 30", "next": "won")") +
          "," + reply("s", R"("when": "variant == 'warm' or asked", "next": "b")") + "," +
          reply("t", R"("next": "lost")") +
          R"(]}, "b": {"says": [{"text": "x", "when": "variant == 'warm'"}], "replies": [)" +
          reply("u", R"("next": "b")") + "]}",
      kTrust +
          R"("variants": [{"id": "warm", "set": {"trust": 80}}, {"id": "cold", "set": {"trust": 20}}], )"));
  const Intervals intervals = intervals_of(made);
  EXPECT_EQ(verdicts_of(made, intervals), (Verdicts{{"/turns/a/replies/0/when", "never"},
                                                    {"/turns/a/replies/1/when", "sometimes"},
                                                    {"/turns/b/says/0/when", "always"}}));
  EXPECT_THAT(intervals.offered, ElementsAre(false, true, true, true));
  EXPECT_THAT(intervals.turns[0].variants, ElementsAre(0, 1));
  EXPECT_EQ(intervals.turns[0].values[1], (Interval{20, 80})) << "trust, after replies";
  EXPECT_THAT(intervals.turns[0].endless_variants, IsEmpty());
  EXPECT_THAT(intervals.turns[1].variants, ElementsAre(0));
  EXPECT_THAT(intervals.turns[1].endless_variants, ElementsAre(0));
  EXPECT_FALSE(intervals.turns[1].can_end);
  EXPECT_FALSE(intervals.turns[1].leads_on);
  EXPECT_FALSE(intervals.endings[0].reachable);
  EXPECT_TRUE(intervals.endings[0].linked);
  EXPECT_THAT(intervals.endings[1].variants, ElementsAre(0, 1));
}

TEST(Intervals, ManyVariantsAreFollowedInGroupsAndNoneIsLost) {
  std::string variants;
  for (int i = 0; i < 40; ++i) {
    variants += variants.empty() ? "" : ",";
    variants += R"({"id": "v)" + std::to_string(i) + R"(", "set": {"trust": )" + std::to_string(i) + "}}";
  }
  const Scenario made = loaded(talk(
      R"("a": {"says": [{"text": "x", "when": "variant == 'v7'"}, {"text": "y", "when": "variant == 'none'"},
            {"text": "z", "when": "trust < 40"}, {"text": "z", "when": "variant != 'v3' and trust != 3"}], "next": "won"})",
      kTrust + R"("variants": [)" + variants + "], "));
  const Intervals intervals = intervals_of(made);
  EXPECT_EQ(verdicts_of(made, intervals), (Verdicts{{"/turns/a/says/0/when", "sometimes"},
                                                    {"/turns/a/says/1/when", "never"},
                                                    {"/turns/a/says/2/when", "always"},
                                                    {"/turns/a/says/3/when", "sometimes"}}));
  EXPECT_EQ(intervals.turns[0].variants.size(), 40u);
}

TEST(Intervals, WhatTheWaysAloneSayAndWhatTheConditionsAdd) {
  const Scenario made = loaded(
      talk(R"("a": {"replies": [)" + reply("r", R"("next": [{"to": "b", "when": "asked"}, {"to": "c"}])") +
               R"(]}, "b": {"next": "won"}, "c": {"replies": [)" +
               reply("s", R"("next": [{"to": "lost", "when": "trust < 9"}, {"to": "d"}])") +
               R"(]}, "d": {"replies": [)" + reply("t", R"("next": "c")") + R"(]}, "alone": {"replies": [)" +
               reply("u", R"("next": "left")") + "]}",
           kTrust));
  const Intervals intervals = intervals_of(made);
  const auto turn = [&](std::string_view id) { return intervals.turns[scenario::find_turn(made, id)]; };
  EXPECT_TRUE(turn("b").linked && turn("b").leads_on && !turn("b").reachable);
  EXPECT_TRUE(turn("c").reachable && turn("c").leads_on && !turn("c").can_end) << "trust stays at 40";
  EXPECT_TRUE(turn("a").reachable && !turn("a").can_end);
  EXPECT_TRUE(!turn("alone").linked && turn("alone").leads_on && !turn("alone").reachable);
  EXPECT_THAT(turn("alone").values, IsEmpty());
  for (const EndingIntervals& ending : intervals.endings) EXPECT_FALSE(ending.reachable);
  EXPECT_TRUE(intervals.endings[0].linked);
  EXPECT_FALSE(intervals.endings[2].linked);
}

TEST(Intervals, SoftLocksThatCannotBeAndThoseThatMay) {
  const std::string way_on = reply("w", R"("next": "won")");
  const auto lock = [&](const std::string& turn) {
    return intervals_of(loaded(talk(turn, kTrust))).turns[0].can_lock;
  };
  EXPECT_FALSE(lock(R"("a": {"replies": [)" + way_on + "]}"));
  EXPECT_FALSE(lock(R"("a": {"replies": [)" + reply("r", R"("when": "trust < 50", "next": "won")") + "]}"));
  EXPECT_TRUE(lock(R"("a": {"replies": [)" + reply("r", R"("when": "trust > 50", "next": "won")") + "]}"));
  EXPECT_FALSE(lock(R"("a": {"replies": [)" + reply("r", R"("when": "trust > 50", "next": "won")") +
                    R"(], "next": "lost"})"));
  EXPECT_TRUE(
      lock(R"("a": {"replies": [)" + reply("r", R"("next": [{"to": "won", "when": "asked"}])") + "]}"));
  EXPECT_FALSE(lock(
      R"("a": {"replies": [)" +
      reply("r", R"("set": {"asked": true}, "next": [{"to": "won", "when": "asked", "weight": 2}])") + "]}"));
  EXPECT_FALSE(lock(
      R"("a": {"replies": [)" +
      reply("r", R"("next": [{"to": "won", "when": "trust > 20"}, {"to": "a", "when": "trust <= 20"}])") +
      "]}"));
  EXPECT_TRUE(lock(R"("a": {"replies": [)" + reply("r", R"("once": true, "next": "a")") + "]}")) << "used up";
  EXPECT_FALSE(lock(R"("a": {"replies": [)" + reply("r", R"("once": true, "next": "won")") + "]}"));
}

TEST(Intervals, PlacesPointIntoTheFileInItsOrder) {
  const std::string text = talk(
      R"("x-y": {"next": "a"}, "a": {"says": ["p", {"text": "q", "when": "replies == 0"}],
        "objection": {"id": "timing.later", "cause": [{"id": "timing.stall"}, {"id": "timing.later", "when": "replies == 1"}]},
        "seconds": 9, "silence": {"reaction": {"text": "z", "when": "replies == 2"}, "next": [{"to": "won", "when": "replies == 3"}]},
        "replies": [)" +
          reply("q", R"("next": "x-y")") + "," +
          reply("r", R"("when": "replies == 4", "reaction": {"text": "y", "when": "replies == 5"},
            "next": [{"to": "won"}, {"to": "won", "when": "replies == 6"}])") +
          R"(], "next": [{"to": "won", "when": "replies == 7"}]})",
      R"("rules": [{"when": "replies == 8", "to": "won"}], )");
  const Scenario made = loaded(text);
  std::vector<std::string> pointers;
  const std::vector<ConditionPlace> places = condition_places(made);
  for (std::size_t i = 0; i < places.size(); ++i) {
    pointers.push_back(pointer_of(made, places[i]));
    EXPECT_EQ(condition_at(made, places[i]).source, "replies == " + std::to_string(i));
  }
  EXPECT_THAT(pointers,
              ElementsAre("/turns/a/says/1/when", "/turns/a/objection/cause/1/when",
                          "/turns/a/silence/reaction/when", "/turns/a/silence/next/0/when",
                          "/turns/a/replies/1/when", "/turns/a/replies/1/reaction/when",
                          "/turns/a/replies/1/next/1/when", "/turns/a/next/0/when", "/rules/0/when"));
}

} // namespace
} // namespace riposte::analysis::test
