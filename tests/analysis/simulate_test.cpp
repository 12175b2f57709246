// Sampling against probabilities known by hand, against the engine talk by talk, and against itself on other
// numbers of threads.
#include "analysis/simulate.h"

#include <cmath>
#include <set>

#include <gtest/gtest.h>

#include "base/file.h"
#include "scenario/made.h"
#include "scenario/score.h"

namespace riposte::analysis {
namespace {

using scenario::Scenario;
using scenario::test::loaded;
using scenario::test::talk;

constexpr std::uint64_t kRuns = 20'000;

/// One that every build knows: chance, variants, rules, once, silence.
const Scenario& kept_talk() {
  static const Scenario kept =
      loaded(read_file(RIPOSTE_SOURCE_DIR "/tests/cases/transcripts/talk.json").value());
  return kept;
}

SimulationPlan plan_of(Policy policy, std::uint64_t seed = 1, std::uint64_t runs = kRuns) {
  SimulationPlan plan;
  plan.runs = runs;
  plan.seed = seed;
  plan.policy = policy;
  return plan;
}

Simulation simulated(const Scenario& scenario, const SimulationPlan& plan) {
  Progress progress;
  const auto simulation = simulate(scenario, plan, progress);
  EXPECT_TRUE(simulation);
  EXPECT_EQ(progress.done, plan.runs);
  return simulation.value_or(Simulation{});
}

const Share& ending(const Scenario& scenario, const Simulation& simulation, std::string_view id) {
  return simulation.endings.at(find_ending(scenario, id));
}

/// Within four standard errors of what it must be.
void expect_near(const Share& seen, double probability, std::uint64_t runs = kRuns) {
  const double error = std::sqrt(probability * (1 - probability) / static_cast<double>(runs));
  EXPECT_NEAR(seen.share, probability, 4 * error + 1e-12);
}

// ---- shares -------------------------------------------------------------------------------------------

TEST(ShareOf, GivesTheIntervalOfWilson) {
  struct Row {
    std::uint64_t count, runs;
    double share, error, low, high;
  };
  const double z = 1.959963984540054;
  for (const Row& row : {
           Row{5, 10, 0.5, 0.158113883, 0.236593091, 0.763406909},
           Row{0, 10, 0, 0, 0, 0.277532800},
           Row{10, 10, 1, 0, 0.722467200, 1},
           Row{1, 100, 0.01, 0.009949874, 0.001767432, 0.054486196},
           Row{1, 1, 1, 0, 1 / (1 + z * z), 1},
           Row{0, 0, 0, 0, 0, 1},
       }) {
    const Share share = share_of(row.count, row.runs);
    SCOPED_TRACE(testing::Message() << row.count << " of " << row.runs);
    EXPECT_EQ(share.count, row.count);
    EXPECT_NEAR(share.share, row.share, 1e-9);
    EXPECT_NEAR(share.standard_error, row.error, 1e-9);
    EXPECT_NEAR(share.low, row.low, 1e-9);
    EXPECT_NEAR(share.high, row.high, 1e-9);
  }
}

TEST(ShareOf, HoldsTheTruthInNineteenOfTwentySamples) {
  const Scenario made = loaded(talk(
      R"("a": {"replies": [{"id": "r", "text": "R", "next": [{"to": "won", "weight": 3}, {"to": "lost", "weight": 7}]}]})"));
  constexpr int kSamples = 1000;
  int held = 0;
  for (std::uint64_t seed = 1; seed <= kSamples; ++seed) {
    const Share wins = simulated(made, plan_of(Policy::random, seed, 200)).wins;
    if (wins.low <= 0.3 && 0.3 <= wins.high) ++held;
  }
  EXPECT_GE(held, 925); // 950 expected, with a standard deviation of 7
  EXPECT_LE(held, 975);
}

// ---- policies -----------------------------------------------------------------------------------------

/// Four replies, one of them not available; levels: mean 3 of two skills, none, 0.
const std::string kChoices = talk(
    R"("a": {"replies": [{"id": "good", "text": "G", "levels": {"listen": 4, "clarify": 2}, "next": "won"},
        {"id": "plain", "text": "P", "next": "left"}, {"id": "poor", "text": "Q", "levels": {"listen": 0}, "next": "lost"},
        {"id": "gone", "text": "N", "when": "false", "levels": {"listen": 4}, "next": "won"}]})",
    R"("skills": {"listen": 1, "clarify": 1}, )");

TEST(Policies, TypicalPlayFavoursTheBetterReply) {
  const Scenario made = loaded(kChoices);
  const Simulation seen = simulated(made, plan_of(Policy::typical));
  const double all = std::exp(3.0) + std::exp(2.0) + 1;
  expect_near(ending(made, seen, "won"), std::exp(3.0) / all);
  expect_near(ending(made, seen, "left"), std::exp(2.0) / all);
  expect_near(ending(made, seen, "lost"), 1 / all);
  expect_near(seen.wins, (std::exp(3.0) + std::exp(2.0)) / all);
}

TEST(Policies, RandomPlayTakesAllAlike) {
  const Scenario made = loaded(kChoices);
  const Simulation seen = simulated(made, plan_of(Policy::random));
  for (const char* id : {"won", "left", "lost"}) expect_near(ending(made, seen, id), 1.0 / 3);
}

TEST(Policies, AnotherOneIsAskedForThePlaceInWhatIsOffered) {
  const Scenario made = loaded(kChoices);
  SimulationPlan plan = plan_of(Policy::chosen, 1, 3000);
  plan.threads = 2;
  const std::size_t poor = find_reply(made, "poor");
  plan.chooser = [&](const scenario::Session& session) {
    const auto& offered = session.offered;
    return static_cast<std::size_t>(std::find(offered.begin(), offered.end(), poor) - offered.begin());
  };
  const Simulation seen = simulated(made, plan);
  EXPECT_EQ(ending(made, seen, "lost").count, 3000u);
  EXPECT_EQ(seen.wins.count, 0u);
}

TEST(Policies, SilenceIsNoPartOfThem) {
  const Scenario made = loaded(talk(
      R"("a": {"seconds": 5, "silence": {"next": "lost"}, "replies": [{"id": "r", "text": "R", "next": "won"}]})"));
  for (Policy policy : {Policy::typical, Policy::random})
    EXPECT_EQ(simulated(made, plan_of(policy)).wins.count, kRuns);
}

// ---- chance -------------------------------------------------------------------------------------------

TEST(Chance, VariantsAndWaysOnComeAsOftenAsTheirWeights) {
  const Scenario made = loaded(talk(
      R"("a": {"replies": [{"id": "r", "text": "R", "next": [{"to": "won", "when": "variant == 'x'"},
         {"to": "left", "weight": 1}, {"to": "lost", "weight": 4}]}]})",
      R"("variants": [{"id": "x", "weight": 1}, {"id": "y", "weight": 3}], )"));
  const Simulation seen = simulated(made, plan_of(Policy::typical));
  expect_near(ending(made, seen, "won"), 0.25);
  expect_near(ending(made, seen, "left"), 0.15);
  expect_near(ending(made, seen, "lost"), 0.6);
}

// Were the trainee's draws those of the play, each reply would always meet the same chance.
TEST(Chance, WhatTheTraineeChoosesTellsNothingOfTheTalksOwnDraws) {
  const Scenario made = loaded(talk(
      R"("a": {"says": [{"text": "One", "variants": ["Two"]}], "replies": [
          {"id": "x", "text": "X", "next": [{"to": "b", "weight": 1}, {"to": "won", "weight": 1}]},
          {"id": "y", "text": "Y", "next": [{"to": "lost", "weight": 1}, {"to": "left", "weight": 1}]}]},
         "b": {"replies": [{"id": "z", "text": "Z", "next": "lost"}]})",
      R"("variants": [{"id": "p"}, {"id": "q"}], )"));
  for (Policy policy : {Policy::typical, Policy::random}) {
    const SimulationPlan plan = plan_of(policy);
    int seen[2][2][2][2] = {};
    for (std::uint64_t i = 0; i < kRuns; ++i) {
      const SimulatedTalk one = simulated_talk(made, plan, i);
      const scenario::Step start = scenario::start(made, one.session.seed);
      const bool first_shown = start.session.offered.front() == one.inputs.front().reply;
      const bool reply = one.inputs.front().reply == find_reply(made, "y");
      const bool way = one.session.ending == find_ending(made, reply ? "left" : "won");
      ++seen[reply][way][*one.session.variant][first_shown];
    }
    for (auto& a : seen)
      for (auto& b : a)
        for (auto& c : b)
          for (int count : c) expect_near(share_of(static_cast<std::uint64_t>(count), kRuns), 1.0 / 16);
  }
}

TEST(Chance, EveryTalkHasASeedOfItsOwn) {
  const Scenario made = loaded(kChoices);
  std::set<std::uint64_t> seeds;
  for (std::uint64_t seed : {0, 1, 2})
    for (std::uint64_t i = 0; i < 1000; ++i)
      seeds.insert(simulated_talk(made, plan_of(Policy::random, seed), i).session.seed);
  EXPECT_EQ(seeds.size(), 3000u);
}

// ---- how talks go on and end --------------------------------------------------------------------------

const std::string kLoop = talk(
    R"("a": {"replies": [{"id": "again", "text": "A", "next": "a"}, {"id": "leave", "text": "L", "next": "won"}]})",
    R"("limit": 3, )");

TEST(Endings, TheLimitEndsALoopAndCanBeIgnored) {
  const Scenario made = loaded(kLoop);
  SimulationPlan plan = plan_of(Policy::random);
  const Simulation limited = simulated(made, plan);
  expect_near(limited.wins, 7.0 / 8);
  expect_near(limited.at_limit, 1.0 / 8);
  EXPECT_EQ(limited.wins.count + limited.at_limit.count, kRuns);
  EXPECT_NEAR(limited.replies.value(), 1.75, 4 * limited.replies_error.value());
  EXPECT_NEAR(limited.replies_error.value(), std::sqrt(0.6875 / kRuns), 1e-4);

  plan.limit = false;
  const Simulation free = simulated(made, plan);
  EXPECT_EQ(free.wins.count, kRuns);
  EXPECT_EQ(free.at_limit.count, 0u);
  EXPECT_NEAR(free.replies.value(), 2, 4 * free.replies_error.value());
}

TEST(Endings, ATalkThatGoesOnForEverIsGivenUp) {
  const Scenario made = loaded(talk(
      R"("a": {"replies": [{"id": "in", "text": "I", "next": "trap"}, {"id": "out", "text": "O", "next": "won"}]},
         "trap": {"replies": [{"id": "on", "text": "N", "levels": {"listen": 1}, "next": "trap"}]})",
      R"("skills": {"listen": 1}, )"));
  SimulationPlan plan = plan_of(Policy::random, 1, 1500);
  plan.limit = false;
  const Simulation free = simulated(made, plan);
  expect_near(free.unending, 0.5, plan.runs);
  EXPECT_EQ(free.unending.count + free.wins.count, plan.runs);
  EXPECT_FALSE(free.replies || free.replies_error);

  for (std::uint64_t i = 0; i < 50; ++i) {
    const SimulatedTalk one = simulated_talk(made, plan, i);
    EXPECT_EQ(one.session.phase == scenario::Phase::awaiting, one.inputs.size() == kLongestTalk) << i;
  }
  plan.limit = true; // 60
  const Simulation limited = simulated(made, plan);
  EXPECT_EQ(limited.at_limit.count, free.unending.count);
  EXPECT_EQ(limited.unending.count, 0u);
}

TEST(Endings, HaltedTalksAreCountedAndInNoEnding) {
  const Scenario made = loaded(talk(
      R"("a": {"replies": [{"id": "r", "text": "R", "next": [{"to": "won", "weight": 1}, {"to": "stuck", "weight": 3}]}]},
         "stuck": {"replies": [{"id": "s", "text": "S", "when": "replies > 5", "next": "won"}]})"));
  const Simulation seen = simulated(made, plan_of(Policy::typical));
  expect_near(seen.halted, 0.75);
  expect_near(seen.wins, 0.25);
  EXPECT_EQ(seen.halted.count + ending(made, seen, "won").count, kRuns);
  EXPECT_EQ(ending(made, seen, "lost"), share_of(0, kRuns)); // listed though nobody got there
  EXPECT_EQ(seen.replies, 1.0);

  const Scenario at_once =
      loaded(talk(R"("a": {"replies": [{"id": "r", "text": "R", "when": "false", "next": "won"}]})"));
  const Simulation none = simulated(at_once, plan_of(Policy::typical));
  EXPECT_EQ(none.halted.count, kRuns);
  EXPECT_EQ(none.replies, 0.0);
  EXPECT_EQ(none.score.talks, 0u);
}

// ---- scores -------------------------------------------------------------------------------------------

TEST(Scores, AreSpreadAsTheirRepliesAre) {
  const Scenario made = loaded(talk(
      R"("a": {"replies": [{"id": "r0", "text": "R", "levels": {"listen": 0}, "next": "won"},
         {"id": "r4", "text": "R", "levels": {"listen": 4}, "next": "won"},
         {"id": "r1", "text": "R", "levels": {"listen": 4, "clarify": 0}, "next": "lost"},
         {"id": "none", "text": "R", "next": "won"},
         {"id": "breach", "text": "R", "levels": {"listen": 4}, "ethics": "breach", "next": "won"}]})",
      R"("skills": {"listen": 1, "clarify": 3}, "pass": {"level": 3}, )"));
  const Simulation seen = simulated(made, plan_of(Policy::random));
  const ScoreDistribution& score = seen.score;
  expect_near(share_of(score.talks, kRuns), 0.8);
  expect_near(seen.passed, 0.2); // of those at 4 one breaches
  expect_near(seen.wins, 0.8);
  EXPECT_EQ(score.lowest, 0.0);
  EXPECT_EQ(score.highest, 4.0);
  // 0, 4, 1 and, capped, 1 once more.
  std::uint64_t counted = 0;
  for (std::size_t k = 0; k < score.histogram.size(); ++k) {
    expect_near(share_of(score.histogram[k], kRuns), k == 4 ? 0.4 : k == 0 || k == 15 ? 0.2 : 0.0);
    counted += score.histogram[k];
  }
  EXPECT_EQ(counted, score.talks);
  const auto n = static_cast<double>(score.talks);
  const double mean =
      (4.0 * static_cast<double>(score.histogram[15]) + static_cast<double>(score.histogram[4])) / n;
  const double squares =
      (16.0 * static_cast<double>(score.histogram[15]) + static_cast<double>(score.histogram[4]));
  EXPECT_NEAR(score.mean.value(), mean, 1e-9);
  EXPECT_NEAR(score.deviation.value(), std::sqrt((squares - n * mean * mean) / (n - 1)), 1e-9);
}

TEST(Scores, AMeanOfFractionsFallsIntoTheBucketItBelongsTo) {
  const Scenario made = loaded(talk(
      R"("a": {"replies": [{"id": "r", "text": "R", "levels": {"listen": 3, "clarify": 3, "acknowledge": 3}, "next": "won"}]})",
      R"("skills": {"listen": 0.1, "clarify": 0.1, "acknowledge": 0.6}, )"));
  const SimulationPlan plan = plan_of(Policy::typical, 1, 10);
  const Simulation seen = simulated(made, plan);
  ASSERT_LT(seen.score.highest.value(), 3); // by a rounding
  EXPECT_EQ(seen.score.histogram[12], 10u);
}

TEST(Scores, OfOneTalkThereIsNoSpread) {
  const Scenario made = loaded(kChoices);
  SimulationPlan plan = plan_of(Policy::chosen, 1, 1);
  const std::size_t good = find_reply(made, "good");
  plan.chooser = [&](const scenario::Session& s) {
    return s.offered[0] == good ? 0 : s.offered[1] == good ? 1 : 2;
  };
  const Simulation seen = simulated(made, plan);
  EXPECT_EQ(seen.score.mean, 3.0);
  EXPECT_FALSE(seen.score.deviation);
  EXPECT_EQ(seen.replies, 1.0);
  EXPECT_FALSE(seen.replies_error);
}

// ---- the whole ----------------------------------------------------------------------------------------

TEST(Simulate, ComesOutTheSameOnAnyNumberOfThreads) {
  for (Policy policy : {Policy::typical, Policy::random})
    for (std::uint64_t runs : {1u, 1023u, 1025u, 9000u}) {
      SimulationPlan plan = plan_of(policy, 7, runs);
      const Simulation one = simulated(kept_talk(), plan);
      EXPECT_EQ(one.runs, runs);
      for (unsigned threads : {2u, 3u, 7u}) {
        plan.threads = threads;
        EXPECT_EQ(simulated(kept_talk(), plan), one) << threads << " threads, " << runs << " talks";
      }
    }
}

TEST(Simulate, CountsWhatTheEngineMakesOfEachTalk) {
  const Scenario& talk = kept_talk();
  for (Policy policy : {Policy::typical, Policy::random}) {
    const SimulationPlan plan = plan_of(policy, 11, 2000);
    const Simulation all = simulated(talk, plan);
    std::vector<std::uint64_t> endings(talk.endings.size());
    std::uint64_t passed = 0, wins = 0, replies = 0, ended = 0;
    double scores = 0;
    for (std::uint64_t i = 0; i < plan.runs; ++i) {
      const SimulatedTalk one = simulated_talk(talk, plan, i);
      scenario::Step step = scenario::start(talk, one.session.seed);
      for (const scenario::Input input : one.inputs)
        ASSERT_TRUE(scenario::advance(talk, step.session, input, step.events));
      ASSERT_EQ(step.session, one.session) << i;
      const scenario::Score score = scenario::score_of(talk, step.session);
      passed += score.passed;
      scores += score.overall.value_or(0);
      replies += one.inputs.size();
      if (!step.session.ending) continue;
      ++ended;
      ++endings[*step.session.ending];
      wins += talk.endings[*step.session.ending].good;
    }
    for (std::size_t i = 0; i < endings.size(); ++i) EXPECT_EQ(all.endings[i].count, endings[i]) << i;
    EXPECT_EQ(all.passed.count, passed);
    EXPECT_EQ(all.wins.count, wins);
    EXPECT_EQ(all.at_limit.count + all.halted.count + all.unending.count, plan.runs - ended);
    EXPECT_NEAR(all.replies.value(), static_cast<double>(replies) / static_cast<double>(plan.runs), 1e-9);
    EXPECT_NEAR(all.score.mean.value() * static_cast<double>(all.score.talks), scores, 1e-6);
  }
}

TEST(Simulate, AnotherSeedIsAnotherSample) {
  EXPECT_EQ(simulated(kept_talk(), plan_of(Policy::typical, 3)),
            simulated(kept_talk(), plan_of(Policy::typical, 3)));
  EXPECT_NE(simulated(kept_talk(), plan_of(Policy::typical, 3)),
            simulated(kept_talk(), plan_of(Policy::typical, 4)));
}

TEST(Simulate, StopsWhenNobodyWaits) {
  Progress progress;
  progress.cancelled = true;
  EXPECT_FALSE(simulate(kept_talk(), plan_of(Policy::typical), progress));
  EXPECT_EQ(progress.done, 0u);

  SimulationPlan plan = plan_of(Policy::chosen, 1, 1'000'000);
  plan.threads = 2;
  Progress later;
  plan.chooser = [&](const scenario::Session&) {
    later.cancelled = true;
    return std::size_t{0};
  };
  EXPECT_FALSE(simulate(kept_talk(), plan, later));
  EXPECT_LT(later.done, plan.runs);
}

TEST(Simulate, OfNoTalksNothingIsKnown) {
  const Simulation none = simulated(kept_talk(), plan_of(Policy::typical, 1, 0));
  EXPECT_EQ(none.endings.size(), kept_talk().endings.size());
  EXPECT_EQ(none.wins, Share{});
  EXPECT_FALSE(none.replies || none.score.mean);
}

} // namespace
} // namespace riposte::analysis
