// A play that is recorded passes; one in which a thing differs names just that thing.
#include "scenario/record.h"

#include <set>

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/located_json.h"
#include "made.h"
#include "support/seed.h"

namespace riposte::scenario::test {
namespace {

using riposte::test::draw;
using testing::HasSubstr;
using testing::IsEmpty;

/// To the end, by replies of chance and a silence now and then.
Step random_play(const Scenario& scenario, std::uint64_t seed, SplitMix64& random) {
  Step step = start(scenario, seed);
  while (step.session.phase == Phase::awaiting) {
    const bool silent = silence_possible(scenario, step.session) && draw(random, 6) == 0;
    const auto& offered = step.session.offered;
    const Input input = silent ? Input{true, 0} : Input{false, offered[draw(random, offered.size())]};
    EXPECT_TRUE(advance(scenario, step.session, input, step.events));
  }
  return step;
}

RecordedPlay recorded(const Scenario& scenario, const Step& step, const std::string& name = "p") {
  const auto play = recording_of(scenario, step.session, step.events, name);
  if (!play) ADD_FAILURE() << play.error().message;
  return play.value_or(RecordedPlay{});
}

RecordedPlay only_play(const std::string& file) {
  const LoadedPlays loaded = load_plays(file);
  EXPECT_THAT(loaded.diagnostics, IsEmpty()) << file;
  EXPECT_EQ(loaded.plays->plays.size(), 1u);
  return loaded.plays->plays.at(0);
}

class ShippedTalk : public testing::TestWithParam<std::string> {};

TEST_P(ShippedTalk, EveryRecordedPlayPassesAndEveryChangeIsNamed) {
  const Scenario talk = loaded(riposte::test::shipped_text("scenarios/first-pack/" + GetParam() + ".json"));
  SplitMix64 random = riposte::test::test_random();
  std::set<std::string> variants, endings;
  for (std::uint64_t seed = 0; seed < 150; ++seed) {
    const Step step = random_play(talk, seed, random);
    const RecordedPlay play = only_play(new_plays_file(talk.id, recorded(talk, step)));
    ASSERT_EQ(first_difference(talk, play), std::nullopt);
    variants.insert(play.expect.variant.value_or("none"));
    endings.insert(play.expect.ending.value_or("none"));
    const auto differs = [&](const auto& change) {
      RecordedPlay changed = play;
      change(changed);
      return first_difference(talk, changed).value_or(Error{}).message;
    };
    const Expectation& e = play.expect;
    EXPECT_EQ(differs([](RecordedPlay& p) { p.expect.variant = "other"; }),
              fmt::format("variant: expected 'other', got '{}'", *e.variant));
    const std::size_t n = draw(random, e.turns.size());
    EXPECT_THAT(differs([&](RecordedPlay& p) { p.expect.turns[n] = "other"; }),
                testing::MatchesRegex(fmt::format(
                    "turn {}(, after input [0-9]+ '.*')?: expected 'other', got '{}'", n + 1, e.turns[n])));
    EXPECT_THAT(differs([](RecordedPlay& p) { p.expect.turns.emplace_back("more"); }),
                HasSubstr("expected 'more', got no further turn"));
    if (e.turns.size() > 1) { // none at all are not compared
      EXPECT_THAT(differs([](RecordedPlay& p) { p.expect.turns.pop_back(); }),
                  HasSubstr("expected no further turn, got"));
    }
    if (e.ending) {
      EXPECT_EQ(differs([](RecordedPlay& p) { p.expect.ending = "other"; }),
                fmt::format("ending: expected 'other', got '{}'", *e.ending));
      EXPECT_EQ(differs([](RecordedPlay& p) { p.expect.ending.reset(), p.expect.no_ending = true; }),
                fmt::format("ending: expected none, got '{}'", *e.ending));
    }
    EXPECT_EQ(differs([](RecordedPlay& p) { p.expect.outcome = "other"; }),
              fmt::format("outcome: expected other, got {}", *e.outcome));
    EXPECT_EQ(differs([](RecordedPlay& p) { p.expect.passed = !*p.expect.passed; }),
              *e.passed ? "passed: expected no, got yes" : "passed: expected yes, got no");
    if (e.overall) {
      EXPECT_THAT(differs([](RecordedPlay& p) { *p.expect.overall += 0.01; }),
                  testing::MatchesRegex("overall score: expected [0-9.]+, got [0-9.]+"));
    }
    if (!e.skills.empty()) {
      EXPECT_THAT(differs([](RecordedPlay& p) { p.expect.skills.back().second -= 0.01; }),
                  HasSubstr("skill " + e.skills.back().first + ": expected"));
    }
    if (!play.inputs.empty()) {
      EXPECT_THAT(differs([](RecordedPlay& p) { p.inputs.emplace_back("~"); }),
                  HasSubstr(fmt::format("input {} '~': ", play.inputs.size() + 1)));
    }
  }
  EXPECT_EQ(variants.size(), talk.variants.size()) << "in each variant";
  EXPECT_GT(endings.size(), 2u);
}

INSTANTIATE_TEST_SUITE_P(FirstPack, ShippedTalk, testing::Values("not-interested", "value-for-money"));

TEST(Record, TheFirstPlaceWhereTheTalkPartsIsNamedNotWhatFollowsFromIt) {
  const std::string turns = R"("a": {"replies": [{"id": "r", "text": "R", "next": "b"}]},
    "b": {"replies": [{"id": "s", "text": "S", "next": "won"}]}, "c": {"replies": [{"id": "t", "text": "T", "next": "won"}]})";
  const RecordedPlay play = recorded(loaded(talk(turns)), played(loaded(talk(turns)), 1, {"r", "s"}));
  std::string changed = turns;
  changed.replace(changed.find("\"next\": \"b\""), 11, "\"next\": \"c\"");
  EXPECT_EQ(first_difference(loaded(talk(changed)), play).value_or(Error{}).message,
            "turn 2, after input 1 'r': expected 'b', got 'c'");
  RecordedPlay unturned = play;
  unturned.expect.turns.clear();
  EXPECT_THAT(first_difference(loaded(talk(changed)), unturned).value_or(Error{}).message,
              HasSubstr("input 2 's': "));
}

TEST(Record, APlayThatEndsAtTheLimitHasNoEnding) {
  const Scenario made =
      loaded(talk(R"("a": {"replies": [{"id": "r", "text": "R", "next": "a"}]})", "\"limit\": 2, "));
  const RecordedPlay play = only_play(new_plays_file(made.id, recorded(made, played(made, 1, {"r", "r"}))));
  EXPECT_TRUE(play.expect.no_ending);
  EXPECT_EQ(play.expect.outcome, "burned");
  EXPECT_FALSE(play.expect.overall) << "nothing was scored";
  EXPECT_EQ(first_difference(made, play), std::nullopt);
  RecordedPlay wanted = play;
  wanted.expect.no_ending = false;
  wanted.expect.ending = "won";
  EXPECT_EQ(first_difference(made, wanted).value_or(Error{}).message,
            "ending: expected 'won', got none; the limit of replies is reached");
}

TEST(Record, WhatIsNotOverIsNotRecorded) {
  const Scenario made = loaded(
      talk(R"("a": {"replies": [{"id": "r", "text": "R", "next": [{"to": "won", "when": "false"}]}]})"));
  const Step begun = start(made, 1), halted = played(made, 1, {"r"});
  ASSERT_EQ(halted.session.phase, Phase::halted);
  EXPECT_FALSE(recording_of(made, begun.session, begun.events, "p"));
  EXPECT_FALSE(recording_of(made, halted.session, halted.events, "p"));
}

TEST(Record, AppendingLeavesTheRestAsItIs) {
  RecordedPlay play;
  play.name = "new \"one\"";
  play.seed = 18446744073709551615ull;
  play.inputs = {"r", "~"};
  play.expect.ending = "won";
  const std::string added = R"(,
    {
      "name": "new \"one\"",
      "seed": "18446744073709551615",
      "inputs": ["r", "~"],
      "expect": {
        "ending": "won"
      }
    })";
  struct Row {
    std::string before, after;
  };
  const std::string head =
      R"({ "x-own" : [1.50, "]"], "format": "riposte.plays/1", "of": "made-up", "plays": )";
  const std::string one = R"([ {"name": "old }", "seed": "1", "inputs": [], "expect": {"ending": null}})";
  for (const Row& row :
       {Row{"[]", "[" + added.substr(1) + "\n  ]"}, Row{"[ \n ]", "[" + added.substr(1) + "\n  ]"},
        Row{one + " ]", one + added + " ]"}}) {
    const auto text = with_play(head + row.before + ", \"note\": \"n\" }\n", "made-up", play);
    ASSERT_TRUE(text) << text.error().message;
    EXPECT_EQ(*text, head + row.after + ", \"note\": \"n\" }\n");
    EXPECT_TRUE(load_plays(*text).plays);
    EXPECT_THAT(with_play(*text, "made-up", play).error().message, HasSubstr("named 'new \"one\"' already"));
  }
  EXPECT_THAT(with_play(head + "[]}", "other", play).error().message,
              HasSubstr("of 'made-up', not of 'other'"));
  EXPECT_THAT(with_play("{\n", "made-up", play).error().message, HasSubstr("line 2"));
}

TEST(Record, NewFilesHaveTheLayoutOfTheShippedOnes) {
  const std::string shipped = riposte::test::shipped_text("scenarios/first-pack/not-interested.plays.json");
  const LoadedPlays loaded_plays = load_plays(shipped);
  ASSERT_TRUE(loaded_plays.plays);
  const RecordedPlay& first = loaded_plays.plays->plays.at(0);
  const std::string file = new_plays_file("not-interested", first);
  const std::size_t inputs = shipped.find("\"inputs\""), end = shipped.find("\"expect\"");
  EXPECT_EQ(file.substr(0, end), shipped.substr(0, end)) << inputs;
}

} // namespace
} // namespace riposte::scenario::test
