// Sections 5 and 6 rule by rule: how turns are entered and left, what a reply and a silence do, how plays
// end.
#include "scenario/session.h"

#include <algorithm>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "made.h"
#include "scenario/record.h"

namespace riposte::scenario::test {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::UnorderedElementsAre;

std::string reply(const std::string& id, const std::string& rest) {
  return R"({"id": ")" + id + R"(", "text": "T", )" + rest + "}";
}

std::vector<std::string> events_of(const Scenario& scenario, const Step& step) {
  std::vector<std::string> out;
  for (const Event& event : step.events) out.push_back(event_json(scenario, event));
  return out;
}

TEST(Session, StartEntersTheFirstTurnAndOffersItsReplies) {
  const Scenario made =
      loaded(talk(R"("a": {"says": ["One", "Two"], "replies": [)" + reply("r", R"("next": "won")") + "]}"));
  const Step step = start(made, 5);
  EXPECT_EQ(step.session.phase, Phase::awaiting);
  EXPECT_EQ(step.session.replies, 0);
  EXPECT_THAT(events_of(made, step),
              ElementsAre(R"({"type":"turn","turn":"a"})", R"({"type":"line","text":"One","mood":"neutral"})",
                          R"({"type":"line","text":"Two","mood":"neutral"})"));
  EXPECT_THAT(offered_in(made, step.session), ElementsAre("r"));
}

TEST(Session, CountsWhatAConditionReadsAndNothingElse) {
  const std::string again = reply("again", R"("next": "a")"),
                    once = reply("once", R"("once": true, "next": "a")");
  const Scenario unread = loaded(talk(R"("a": {"replies": [)" + again + "]}"));
  EXPECT_EQ(played(unread, 0, {"again", "again"}).session.visited, Counts());
  EXPECT_EQ(played(unread, 0, {"again", "again"}).session.chosen, Counts());
  const Scenario read = loaded(talk(
      R"("a": {"objection": {"id": "timing.later"}, "replies": [)" + again + "," + once + "]}",
      R"("rules": [{"when": "visited('a') + chosen('again') + said('timing.later') > 90", "to": "lost"}], )"));
  const Session session = played(read, 0, {"again", "once", "again"}).session;
  EXPECT_EQ(session.visited.of(0), 4u);
  EXPECT_EQ(session.chosen.of(find_reply(read, "again")), 2u);
  EXPECT_EQ(session.chosen.of(find_reply(read, "once")), 1u);
  EXPECT_EQ(session.said.of(0), 4u);
}

TEST(Session, EventsOfAReplyStandInTheOrderOfSection6) {
  const Scenario made = loaded(talk(
      R"("a": {"replies": [)" + reply("r", R"("reaction": {"text": "Hm", "mood": "wary"}, "next": "lost")") +
          R"(]}, "b": {"says": ["B"], "next": "won"})",
      R"("rules": [{"when": "replies > 5", "to": "lost"}, {"when": "replies == 1", "to": "b"}], )"));
  EXPECT_THAT(events_of(made, played(made, 0, {"r"})),
              ElementsAre(R"({"type":"turn","turn":"a"})", R"({"type":"reply","reply":"r"})",
                          R"({"type":"line","text":"Hm","mood":"wary"})",
                          R"({"type":"rule","index":1,"to":"b"})", R"({"type":"turn","turn":"b"})",
                          R"({"type":"line","text":"B","mood":"neutral"})",
                          R"({"type":"ending","ending":"won","outcome":"won-step"})"));
}

TEST(Session, LinesAreSpokenWhereTheirConditionHolds) {
  const Scenario made = loaded(talk(
      R"("a": {"says": [{"text": "first", "when": "visited('a') == 1"}, {"text": "again", "when": "visited('a') > 1"}],
    "replies": [)" +
      reply("r", R"("reaction": {"text": "no", "when": "chosen('r') > 1"}, "next": "a")") + "]}"));
  EXPECT_THAT(lines_of(made, played(made, 0, {"r", "r"}).events),
              ElementsAre("first", "again", "no", "again"));
}

TEST(Session, AVisitAndAnObjectionCountBeforeTheLinesOfTheirTurn) {
  const Scenario made = loaded(talk(
      R"("a": {"objection": {"id": "timing.later"}, "says": [{"text": "counted", "when": "said('timing.later') == 1 and visited('a') == 1"}],
    "next": "b"}, "b": {"objection": {"id": "timing.later"}, "says": [{"text": "twice", "when": "said('timing.later') == 2"}], "next": "won"})"));
  EXPECT_THAT(lines_of(made, start(made, 0).events), ElementsAre("counted", "twice"));
}

struct PickRow {
  std::string next;
  std::vector<std::string> may; // what is reached over many seeds
  bool draws;
};

void PrintTo(const PickRow& row, std::ostream* out) {
  *out << row.next;
}

class PickRule : public testing::TestWithParam<PickRow> {};

TEST_P(PickRule, TakesWhatTheFormatSays) {
  const Scenario made = loaded(talk(R"("a": {"replies": [)" + reply("r", R"("next": )" + GetParam().next) +
                                    R"(]}, "halted": {"replies": []  , "next": "a"})"));
  std::vector<std::string> reached;
  for (std::uint64_t seed = 0; seed < 200; ++seed) {
    const Step step = played(made, seed, {"r"});
    const std::string where = step.session.ending ? made.endings[*step.session.ending].id : "none";
    if (std::find(reached.begin(), reached.end(), where) == reached.end()) reached.push_back(where);
    EXPECT_EQ(step.session.play != SplitMix64{seed}, GetParam().draws) << "a draw shows in the stream";
  }
  EXPECT_THAT(reached, testing::UnorderedElementsAreArray(GetParam().may));
}

INSTANTIATE_TEST_SUITE_P(
    Rows, PickRule,
    testing::Values(
        PickRow{R"("won")", {"won"}, false}, PickRow{R"([{"to": "won"}, {"to": "lost"}])", {"won"}, false},
        PickRow{R"([{"to": "won", "when": "false"}, {"to": "lost"}])", {"lost"}, false},
        PickRow{R"([{"to": "won", "weight": 5}])", {"won"}, false},
        PickRow{R"([{"to": "won", "weight": 1}, {"to": "lost", "weight": 1}])", {"won", "lost"}, true},
        PickRow{R"([{"to": "won", "weight": 1}, {"to": "lost"}])",
                {"won"},
                false}, // the first kept has a weight: only weighted ones are drawn
        PickRow{
            R"([{"to": "won"}, {"to": "lost", "weight": 9}, {"to": "left", "weight": 9}])", {"won"}, false},
        PickRow{R"([{"to": "won", "weight": 1}, {"to": "lost"}, {"to": "left", "weight": 1}])",
                {"won", "left"},
                true},
        PickRow{
            R"([{"to": "lost", "when": "false"}, {"to": "won", "weight": 1}, {"to": "lost"}, {"to": "left", "weight": 1}])",
            {"won", "left"},
            true},
        PickRow{
            R"([{"to": "won", "weight": 1, "when": "false"}, {"to": "lost", "weight": 1}])", {"lost"}, false},
        PickRow{
            R"([{"to": "won", "weight": 1, "when": "false"}, {"to": "lost"}, {"to": "left", "weight": 1}])",
            {"lost"},
            false},
        PickRow{R"([{"to": "won", "when": "false"}, {"to": "lost", "weight": 1, "when": "false"}])",
                {"none"},
                false}));

TEST(Session, WeightsDecideHowOftenInFileOrder) {
  const Scenario made =
      loaded(talk(R"("a": {"replies": [)" +
                  reply("r", R"("next": [{"to": "won", "weight": 3}, {"to": "lost", "weight": 1}])") + "]}"));
  for (std::uint64_t seed = 0; seed < 300; ++seed) { // the first whose running sum exceeds the draw
    SplitMix64 stream{seed};
    EXPECT_EQ(path_of(made, played(made, seed, {"r"}).events).back(), stream.next() % 4 < 3 ? "won" : "lost")
        << seed;
  }
}

TEST(Session, SetComesBeforeAddAndOneClampAfterBoth) {
  const std::string state =
      R"("state": {"t": {"start": 50}, "u": {"start": 0, "min": -3, "max": 3}, "f": {"start": false}}, )";
  const Scenario made = loaded(
      talk(R"("a": {"replies": [)" + reply("over", R"("set": {"t": 130}, "add": {"t": -40}, "next": "a")") +
               "," + reply("low", R"("add": {"t": -500, "u": -500}, "next": "a")") + "," +
               reply("flag", R"("set": {"f": true, "u": 99}, "next": "a")") + "]}",
           state));
  const Session over = played(made, 0, {"over"}).session;
  EXPECT_EQ(value_of(made, over, "t"), 90) << "130 is not clamped before 40 is taken away";
  const Session low = played(made, 0, {"low"}).session;
  EXPECT_EQ(value_of(made, low, "t"), 0);
  EXPECT_EQ(value_of(made, low, "u"), -3);
  const Session flag = played(made, 0, {"flag"}).session;
  EXPECT_EQ(value_of(made, flag, "f"), 1);
  EXPECT_EQ(value_of(made, flag, "u"), 3);
}

TEST(Session, SumsAtTheBoundsOfTheFormatDoNotOverflow) {
  const std::string state =
      R"("state": {"t": {"start": 2147483648, "min": -2147483648, "max": 2147483648}}, )";
  const Scenario made = loaded(
      talk(R"("a": {"replies": [)" + reply("up", R"("add": {"t": 2147483648}, "next": "a")") + "," +
               reply("down", R"("set": {"t": -2147483648}, "add": {"t": -2147483648}, "next": "a")") + "]}",
           state));
  EXPECT_EQ(value_of(made, played(made, 0, {"up", "up"}).session, "t"), 2147483648);
  EXPECT_EQ(value_of(made, played(made, 0, {"down"}).session, "t"), -2147483648);
}

TEST(Session, ReactionAndRulesSeeTheChangedStateAndTheRisenCounts) {
  const Scenario made = loaded(talk(
      R"("a": {"replies": [)" +
          reply(
              "r",
              R"("add": {"t": 1}, "reaction": {"text": "seen", "when": "t == 1 and replies == 1 and chosen('r') == 1"}, "next": "lost")") +
          "]}",
      R"("state": {"t": {"start": 0}}, "rules": [{"when": "t == 1 and replies == 1 and chosen('r') == 1", "to": "won"}], )"));
  const Step step = played(made, 0, {"r"});
  EXPECT_THAT(lines_of(made, step.events), ElementsAre("seen"));
  EXPECT_THAT(path_of(made, step.events), ElementsAre("a", "won"));
}

TEST(Session, RulesAreReadAfterRepliesOnly) {
  const Scenario made =
      loaded(talk(R"("a": {"next": "b"}, "b": {"replies": [)" + reply("r", R"("next": "lost")") + "]}",
                  R"("rules": [{"when": "true", "to": "won"}], )"));
  EXPECT_THAT(path_of(made, start(made, 0).events), ElementsAre("a", "b"));
  EXPECT_THAT(path_of(made, played(made, 0, {"r"}).events), ElementsAre("a", "b", "won"));
}

TEST(Session, OnceUsesAReplyUpAndAConditionHidesIt) {
  const Scenario made = loaded(talk(R"("a": {"replies": [)" + reply("one", R"("once": true, "next": "a")") +
                                    "," + reply("late", R"("when": "replies > 0", "next": "a")") + "," +
                                    reply("free", R"("once": false, "next": "a")") + "]}"));
  EXPECT_THAT(offered_in(made, start(made, 0).session), UnorderedElementsAre("one", "free"));
  EXPECT_THAT(offered_in(made, played(made, 0, {"one"}).session), UnorderedElementsAre("late", "free"));
  EXPECT_THAT(offered_in(made, played(made, 0, {"free", "free"}).session),
              UnorderedElementsAre("one", "late", "free"));
}

TEST(Session, NextIsTheWayOutWhereNoReplyIsAvailable) {
  const Scenario made = loaded(
      talk(R"("a": {"replies": [)" + reply("one", R"("once": true, "next": "a")") + R"(], "next": "won"})"));
  EXPECT_THAT(path_of(made, start(made, 0).events), ElementsAre("a"));
  EXPECT_THAT(path_of(made, played(made, 0, {"one"}).events), ElementsAre("a", "a", "won"));
}

TEST(Session, ASoftLockHaltsInItsTurn) {
  struct Row {
    std::string turns;
    std::vector<std::string> inputs;
    std::string turn;
  };
  for (const Row& row :
       {Row{R"("a": {"replies": [)" + reply("r", R"("when": "false", "next": "won")") + "]}", {}, "a"},
        Row{R"("a": {"next": [{"to": "won", "when": "false"}]})", {}, "a"},
        Row{R"("a": {"next": "b"}, "b": {"next": [{"to": "won", "when": "false", "weight": 1}]})", {}, "b"},
        Row{R"("a": {"replies": [)" + reply("r", R"("next": [{"to": "won", "when": "false"}])") + "]}",
            {"r"},
            "a"}}) {
    const Scenario made = loaded(talk(row.turns));
    const Step step = played(made, 0, row.inputs);
    EXPECT_EQ(step.session.phase, Phase::halted) << row.turns;
    EXPECT_EQ(made.turns[step.session.turn].id, row.turn);
    EXPECT_FALSE(step.session.ending);
    EXPECT_FALSE(step.session.outcome);
    EXPECT_FALSE(score_of(made, step.session).passed);
    for (std::size_t i = 0; i < made.replies.size(); ++i)
      EXPECT_FALSE(advance(made, step.session, {false, i}));
    EXPECT_THAT(advance(made, step.session, {true, 0}).error().message, HasSubstr("halted"));
    EXPECT_THAT(play_json(made, step.session, step.events), HasSubstr("\"turn\": \"" + row.turn + "\""));
  }
}

std::string chain(int length) { // c1 … cN left by their own next, then "won"
  std::string turns = R"("a": {"replies": [)" + reply("r", R"("next": "c1")") + "]}";
  for (int i = 1; i <= length; ++i)
    turns += R"(, "c)" + std::to_string(i) + R"(": {"next": ")" +
             (i < length ? "c" + std::to_string(i + 1) : "won") + "\"}";
  return talk(turns);
}

TEST(Session, AHundredTurnsMayGoOnByThemselvesInARowAndNoMore) {
  EXPECT_EQ(played(loaded(chain(100)), 0, {"r"}).session.phase, Phase::ended);
  const Scenario longer = loaded(chain(101));
  const Step step = played(longer, 0, {"r"});
  EXPECT_EQ(step.session.phase, Phase::halted);
  EXPECT_EQ(longer.turns[step.session.turn].id, "c101");
  const Scenario loop = loaded(talk(R"("a": {"next": "a"})"));
  EXPECT_EQ(start(loop, 0).session.phase, Phase::halted);
  EXPECT_EQ(start(loop, 0).events.size(), 101u);
}

TEST(Session, AReplyInBetweenBeginsTheRowAnew) {
  std::string turns;
  for (int i = 0; i < 100; ++i)
    turns += "\"" + (i == 0 ? std::string("a") : "x" + std::to_string(i)) + R"(": {"next": ")" +
             (i < 99 ? "x" + std::to_string(i + 1) : "wait") + "\"}, ";
  turns += R"("wait": {"seconds": 9, "silence": {"next": "a"}, "replies": [)" + reply("r", R"("next": "a")") +
           "]}";
  EXPECT_EQ(played(loaded(talk(turns)), 0, {"r", "~", "r"}).session.phase, Phase::awaiting);
}

TEST(Session, TheLimitEndsAPlayThatIsAtNoEnding) {
  const std::string turns = R"("a": {"says": ["A"], "seconds": 9, "silence": {"next": "a"}, "replies": [)" +
                            reply("on", R"("next": "a")") + "," + reply("end", R"("next": "won")") + "]}";
  const Scenario made = loaded(talk(turns, R"("limit": 2, )"));
  for (const std::vector<std::string>& inputs :
       {std::vector<std::string>{"on", "on"}, {"~", "~"}, {"on", "~"}}) {
    const Step step = played(made, 0, inputs);
    EXPECT_EQ(step.session.phase, Phase::ended);
    EXPECT_FALSE(step.session.ending);
    EXPECT_EQ(step.session.outcome, Outcome::burned);
    EXPECT_THAT(path_of(made, step.events), ElementsAre("a", "a", "limit"))
        << "nothing is entered at the limit";
    EXPECT_FALSE(advance(made, step.session, {false, 0}));
  }
  EXPECT_THAT(path_of(made, played(made, 0, {"on", "end"}).events), ElementsAre("a", "a", "won"))
      << "an ending reached with the last reply is one";
}

TEST(Session, AtTheLimitRulesStillDecideFirst) {
  const std::string turns =
      R"("a": {"replies": [)" + reply("on", R"("next": "a")") + "]}, \"b\": {\"next\": \"won\"}";
  const Scenario ending = loaded(talk(turns, R"("limit": 1, "rules": [{"when": "true", "to": "lost"}], )"));
  EXPECT_THAT(path_of(ending, played(ending, 0, {"on"}).events), ElementsAre("a", "lost"));
  const Scenario turn = loaded(talk(turns, R"("limit": 1, "rules": [{"when": "true", "to": "b"}], )"));
  EXPECT_THAT(path_of(turn, played(turn, 0, {"on"}).events), ElementsAre("a", "limit"));
  const Scenario lock =
      loaded(talk(R"("a": {"replies": [)" + reply("on", R"("next": [{"to": "a", "when": "false"}])") + "]}",
                  R"("limit": 1, )"));
  EXPECT_EQ(played(lock, 0, {"on"}).session.phase, Phase::halted)
      << "a pick that keeps nothing has no target to end at";
}

TEST(Session, SilenceCountsAsAReplyAndIsTakenWhereTheTurnHasOne) {
  const Scenario made = loaded(talk(
      R"("a": {"seconds": 9, "silence": {"levels": {"listen": 1}, "ethics": "warn", "add": {"t": 3}, "reaction": "Hello?", "next": "b"},
    "replies": [)" +
          reply("r", R"("next": "b")") + R"(]}, "b": {"replies": [)" + reply("s", R"("next": "won")") + "]}",
      R"("skills": {"listen": 1}, "state": {"t": {"start": 0}}, )"));
  const Step step = played(made, 0, {"~"});
  EXPECT_EQ(step.session.replies, 1);
  EXPECT_EQ(value_of(made, step.session, "t"), 3);
  EXPECT_EQ(step.session.warnings, 1);
  EXPECT_EQ(score_of(made, step.session).skills[0], 1.0);
  EXPECT_THAT(lines_of(made, step.events), ElementsAre("Hello?"));
  EXPECT_EQ(step.session.chosen, Counts());
  EXPECT_FALSE(silence_possible(made, step.session));
  EXPECT_FALSE(advance(made, step.session, {true, 0}));
}

TEST(Session, ATurnThatOffersNothingTakesNoSilence) {
  const Scenario made = loaded(talk(R"("a": {"seconds": 9, "silence": {"next": "won"}, "replies": [)" +
                                    reply("r", R"("when": "false", "next": "won")") + "]}"));
  const Session session = start(made, 0).session;
  EXPECT_FALSE(silence_possible(made, session));
  EXPECT_FALSE(advance(made, session, {true, 0}));
}

TEST(Session, WhatIsRefusedChangesNothing) {
  const Scenario made = loaded(talk(R"("a": {"replies": [)" + reply("r", R"("next": "b")") +
                                    R"(]}, "b": {"replies": [)" + reply("s", R"("next": "won")") + "]}"));
  Step step = start(made, 3);
  const Step before = step;
  for (const Input input : {Input{false, 1}, Input{true, 0}}) {
    const auto refused = advance(made, step.session, input, step.events);
    ASSERT_FALSE(refused);
    EXPECT_FALSE(refused.error().message.empty());
    EXPECT_EQ(step.session, before.session);
    EXPECT_EQ(step.events, before.events);
  }
  EXPECT_THAT(input_from(made, "rr").error().message, HasSubstr("did you mean 'r'?"));
  Step over = played(made, 3, {"r", "s"});
  const Session ended = over.session;
  for (const Input input : {Input{false, 0}, Input{false, 1}, Input{true, 0}})
    EXPECT_THAT(advance(made, over.session, input).error().message, HasSubstr("over"));
  EXPECT_EQ(over.session, ended);
}

} // namespace
} // namespace riposte::scenario::test
