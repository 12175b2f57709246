// What the brute force of tests/reference can't reach: wide keys, projection, and figures against each other.
#include <chrono>
#include <cmath>
#include <thread>

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "analysis/analysis.h"
#include "analysis/finder.h"
#include "analysis/findings.h"
#include "analysis/review.h"
#include "analysis/simulate.h"
#include "made.h"
#include "made_talks.h"
#include "scenario/score.h"

namespace riposte::analysis {
namespace {

using scenario::Scenario;
using scenario::test::loaded;
using scenario::test::talk;

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
constexpr int kFewer = 6; // rounds: each takes that much longer
#else
constexpr int kFewer = 1;
#endif

Exact analysed(const Scenario& scenario, unsigned threads = 1) {
  Exact exact;
  EXPECT_EQ(analyse_exactly(scenario, {4'000'000, threads, nullptr}, exact), Explored::whole);
  return exact;
}

/// `variables` numbers of up to 2³¹, each raised by one of two replies; won where all were raised high.
std::string wide_talk(int variables) {
  std::string turns, state = "\"state\":{", all;
  for (int i = 0; i < variables; ++i) {
    const std::string next = i + 1 < variables ? fmt::format("t{}", i + 1) : "end";
    turns += fmt::format(R"("{}":{{"says":["?"],"replies":[)"
                         R"({{"id":"low{}","text":"l","add":{{"v{}":1}},"next":"{}"}},)"
                         R"({{"id":"high{}","text":"h","add":{{"v{}":2000000000}},"next":"{}"}}]}},)",
                         i == 0 ? "a" : fmt::format("t{}", i), i, i, next, i, i, next);
    state += fmt::format(R"({}"v{}":{{"start":0,"max":2147483647}})", i == 0 ? "" : ",", i);
    all += fmt::format("{}v{} == 2000000000", i == 0 ? "" : " and ", i);
  }
  turns += fmt::format(R"("end":{{"next":[{{"to":"won","when":"{}"}},{{"to":"lost"}}]}})", all);
  return talk(turns, state + "},");
}

TEST(Exact, KeysOfManyWordsNeverWrap) {
  for (const int variables : {2, 3, 5, 8, 12}) {
    const Scenario scenario = loaded(wide_talk(variables));
    const Exact exact = analysed(scenario);
    EXPECT_GE(exact.space.layout.bits, 31u * static_cast<unsigned>(variables));
    // Every history is a state of its own: 1 + 2 + 4 + … pairs.
    EXPECT_EQ(exact.space.size(), (std::size_t{2} << variables) - 1);
    EXPECT_NEAR(exact.values.random.win, std::pow(0.5, variables), 1e-15);
    EXPECT_EQ(exact.values.best, 1);
  }
}

TEST(Exact, KeysWiderThanAnyWordsAreRefusedNotCut) {
  std::string turns = R"("a":{"says":["?"],"replies":[{"id":"r","text":"r","add":{)", state = "\"state\":{",
              all;
  for (int i = 0; i < 70; ++i) {
    turns += fmt::format(R"({}"v{}":1)", i == 0 ? "" : ",", i);
    state += fmt::format(R"({}"v{}":{{"start":0,"max":2147483647}})", i == 0 ? "" : ",", i);
    all += fmt::format("{}v{} > 5", i == 0 ? "" : " or ", i);
  }
  turns += fmt::format(R"(}},"next":[{{"to":"won","when":"{}"}},{{"to":"a"}}]}}]}})", all);
  Exact exact;
  EXPECT_EQ(analyse_exactly(loaded(talk(turns, state + "},")), {}, exact), Explored::key_too_wide);
  EXPECT_EQ(exact.space.size(), 0u);
}

TEST(Exact, WhatNothingReadsAnyMoreIsNoPartOfThePositions) {
  const auto pairs_with = [](const std::string& condition) {
    const Scenario scenario = loaded(talk(
        R"("a":{"says":["?"],"replies":[{"id":"x","text":"x","add":{"v":1},"next":"b"},
                                        {"id":"y","text":"y","add":{"v":2},"next":"b"}]},
           "b":{"says":["!"],"replies":[{"id":"z","text":"z","next":[{"to":"won","when":")" +
            condition + R"("},{"to":"lost"}]}]})",
        R"("state":{"v":{"start":0},"w":{"start":0}},)"));
    return analysed(scenario).space.size();
  };
  EXPECT_EQ(pairs_with("v > 1"), 3u);
  EXPECT_EQ(pairs_with("w > 1"), 2u);
}

TEST(Exact, CountsAreFollowedAsFarAsAComparisonCanTell) {
  const auto circle = [](const std::string& when) {
    return loaded(talk(R"("a":{"says":["?"],"replies":[{"id":"again","text":"x","next":"a"},
                          {"id":"go","text":"y","next":[{"to":"won","when":")" +
                       when + R"("},{"to":"lost"}]}]})"));
  };
  EXPECT_EQ(analysed(circle("visited('a') > 3")).space.size(), 4u); // 1, 2, 3, more
  EXPECT_EQ(analysed(circle("replies >= 10")).space.size(), 11u);   // 0 to 9, more; before `go` counts itself
  EXPECT_EQ(analysed(circle("chosen('again') == 2")).space.size(), 4u); // 0, 1, 2, more
  EXPECT_EQ(analysed(circle("2 - visited('a') > 0 or visited('a') + replies > 6")).space.size(), 8u);
  // Counts that pull in opposite directions have no such bound: the analysis must not claim one.
  Exact exact;
  EXPECT_EQ(analyse_exactly(circle("visited('a') - replies == 5"), {1'000, 1, nullptr}, exact),
            Explored::too_many_pairs);
}

TEST(Exact, FiguresOfRandomTalksAgreeWithEachOther) {
  SplitMix64 random{4};
  for (int round = 0; round < 300 / kFewer; ++round) {
    const Scenario scenario = loaded(test::made_talk(random, test::random_shape(random)));
    Exact exact;
    if (analyse_exactly(scenario, {50'000, 1, nullptr}, exact) != Explored::whole) continue;
    const Values& values = exact.values;
    double endings = values.typical.unending, good = 0;
    for (std::size_t i = 0; i < scenario.endings.size(); ++i) {
      endings += values.typical.endings[i];
      if (scenario.endings[i].good) good += values.typical.endings[i];
    }
    EXPECT_LE(endings, 1 + 1e-9);
    EXPECT_NEAR(good, values.typical.win, 1e-9); // forward against backward
    EXPECT_GE(values.best, values.typical.win - 1e-9);
    EXPECT_GE(values.best, values.random.win - 1e-9);
    for (const auto* extreme : {&exact.score.lowest, &exact.score.highest}) {
      if (!*extreme) continue;
      const Play play = play_of(scenario, exact.space, (*extreme)->path);
      if (!play.seed) continue; // a rare fall of chance
      scenario::Step step = scenario::start(scenario, *play.seed);
      for (const scenario::Input input : play.inputs)
        ASSERT_TRUE(advance(scenario, step.session, input, step.events));
      EXPECT_EQ(step.session.phase, scenario::Phase::ended);
      EXPECT_NEAR(*score_of(scenario, step.session).uncapped, (*extreme)->score, 1e-9);
    }
  }
}

TEST(Exact, IsTheSameOnAnyNumberOfThreads) {
  SplitMix64 random{5};
  for (int round = 0; round < 50; ++round) {
    const Scenario scenario = loaded(test::made_talk(random, test::random_shape(random)));
    Exact one, three;
    if (analyse_exactly(scenario, {50'000, 1, nullptr}, one) != Explored::whole) continue;
    ASSERT_EQ(analyse_exactly(scenario, {50'000, 3, nullptr}, three), Explored::whole);
    EXPECT_EQ(one.values.win, three.values.win);
    EXPECT_EQ(one.values.best_win, three.values.best_win);
    EXPECT_EQ(one.values.random.endings, three.values.random.endings);
    EXPECT_EQ(one.met.skills, three.met.skills);
  }
}

TEST(Exact, SaysAtOnceThatNobodyWaitsAnyMore) {
  Progress progress;
  progress.cancelled = true;
  Exact exact;
  EXPECT_EQ(analyse_exactly(loaded(wide_talk(14)), {4'000'000, 1, &progress}, exact), Explored::cancelled);
}

TEST(Exact, StopsWhereverItIsWhenNobodyWaitsAnyMore) {
  const Scenario scenario = loaded(wide_talk(12));
  Exact exact;
  int stopped = 0;
  for (int ms = 0; ms < 12; ++ms) {
    Progress progress;
    std::thread waits([&] {
      std::this_thread::sleep_for(std::chrono::milliseconds(ms));
      progress.cancelled = true;
    });
    const Explored explored = analyse_exactly(scenario, {4'000'000, 2, &progress}, exact);
    waits.join();
    if (explored != Explored::cancelled) continue;
    EXPECT_EQ(exact.space.size(), 0u);
    EXPECT_TRUE(exact.values.win.empty());
    EXPECT_FALSE(exact.score.highest);
    ++stopped;
  }
  EXPECT_GT(stopped, 0);
  Progress progress;
  ASSERT_EQ(analyse_exactly(scenario, {4'000'000, 1, nullptr}, exact), Explored::whole);
  progress.cancelled = true;
  EXPECT_TRUE(findings_of(scenario, exact, {4'000'000, 1, &progress}).list.empty());
}

TEST(Exact, BestPlayWinsAsOftenAsItsValueSays) {
  SplitMix64 random{6};
  int compared = 0;
  for (int round = 0; round < 600 / kFewer; ++round) {
    const Scenario scenario = loaded(test::made_talk(random, test::random_shape(random)));
    Exact exact;
    if (analyse_exactly(scenario, {50'000, 1, nullptr}, exact) != Explored::whole) continue;
    if (exact.values.best < 0.05 || exact.values.best > 0.95 || exact.values.typical.unending > 0) continue;
    // A play that goes round for ever wins nothing; the greedy choice may do so where a circle leaves as
    // much.
    const PairFinder finder(scenario, exact.space);
    SimulationPlan plan;
    plan.runs = 2'000;
    plan.seed = 7;
    plan.limit = false;
    plan.policy = Policy::chosen;
    plan.chooser = [&](const scenario::Session& session) {
      return best_place(scenario, exact.space, finder, exact.values.best_win, session);
    };
    Progress progress;
    const auto simulation = simulate(scenario, plan, progress);
    ASSERT_TRUE(simulation);
    if (simulation->unending.count > 0) continue;
    const double error =
        std::sqrt(exact.values.best * (1 - exact.values.best) / static_cast<double>(plan.runs));
    EXPECT_NEAR(simulation->wins.share, exact.values.best, 4 * error + 1e-9);
    ++compared;
  }
  EXPECT_GT(compared, 5 / kFewer);
}

TEST(Review, BlamesForWhatCouldBeKnownOnly) {
  // Which variant it is cannot be known before the first reply; after it the customer gives it away.
  const Scenario scenario = loaded(talk(
      R"("a":{"says":["Well?"],"replies":[{"id":"ask","text":"x","next":"b"}]},
         "b":{"says":[{"text":"Price.","when":"variant == 'price'"},{"text":"Trust.","when":"variant == 'trust'"}],
              "replies":[{"id":"proof","text":"p","next":[{"to":"won","when":"variant == 'trust'"},{"to":"lost"}]},
                         {"id":"terms","text":"t","next":[{"to":"won","when":"variant == 'price'"},{"to":"lost"}]}]})",
      R"("variants":[{"id":"price","weight":3},{"id":"trust"}],)"));
  ReviewGround ground;
  ASSERT_EQ(prepare_review(scenario, {}, ground), Explored::whole);
  for (std::uint64_t seed = 0; seed < 8; ++seed) {
    const scenario::Step step = scenario::start(scenario, seed);
    const bool price = variant_id(scenario, step.session) == "price";
    const auto input = [&](const char* id) { return scenario::input_from(scenario, id).value(); };
    const auto reviewed = review(scenario, ground, seed, {input("ask"), input("proof")});
    ASSERT_TRUE(reviewed);
    EXPECT_NEAR((*reviewed)[0].before, 0.5, 1e-12);
    EXPECT_EQ((*reviewed)[0].label, Label::no_effect);
    EXPECT_NEAR((*reviewed)[1].loss, price ? 1 : 0, 1e-12);
    EXPECT_EQ((*reviewed)[1].label, price ? Label::blunder : Label::best);
    EXPECT_EQ(best_line(scenario, ground, seed),
              (std::vector<scenario::Input>{input("ask"), input(price ? "terms" : "proof")}));
    EXPECT_FALSE(review(scenario, ground, seed, {input("terms")}));
  }
}

} // namespace
} // namespace riposte::analysis
