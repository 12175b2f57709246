// The linter on scenarios made by chance and on very long ones, and where its remarks stand in the file.
#include <algorithm>
#include <set>

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "base/random.h"
#include "made.h"
#include "scenario/codes.h"
#include "scenario/lint/graph.h"
#include "scenario/lint/lint.h"

namespace riposte::scenario::test {
namespace {

/// Turns with up to three replies that lead anywhere, in the model itself.
Scenario random_scenario(SplitMix64& random, std::size_t turns, std::size_t endings) {
  Scenario scenario;
  const auto below = [&](std::size_t n) { return static_cast<std::size_t>(random.next() % n); };
  const auto anywhere = [&] {
    const std::size_t to = below(turns + endings);
    return to < turns ? Target{Target::Kind::turn, to} : Target{Target::Kind::ending, to - turns};
  };
  for (std::size_t i = 0; i < endings; ++i)
    scenario.endings.push_back({fmt::format("e{}", i), Outcome::won_step, i == 0, "", "", ""});
  for (std::size_t i = 0; i < turns; ++i) {
    Turn turn;
    turn.id = fmt::format("t{}", i);
    turn.first_reply = scenario.replies.size();
    turn.reply_count = below(4);
    for (std::size_t k = 0; k < turn.reply_count; ++k) {
      Reply reply;
      reply.id = fmt::format("r{}", scenario.replies.size());
      reply.turn = i;
      reply.consequence.next.push_back({anywhere(), {}, 0});
      scenario.replies.push_back(std::move(reply));
    }
    if (turn.reply_count == 0) turn.next.push_back({anywhere(), {}, 0});
    scenario.turns.push_back(std::move(turn));
  }
  if (below(3) == 0) {
    scenario.rules.push_back({{}, anywhere()});
    scenario.rules.front().when.code.push_back({Operation::constant, 1});
  }
  return scenario;
}

/// Which node leads to which, by trying every step often enough.
std::vector<std::vector<bool>> closure(const lint::Graph& graph) {
  std::vector<std::vector<bool>> leads(graph.nodes, std::vector<bool>(graph.nodes));
  for (lint::Graph::Node n = 0; n < graph.nodes; ++n) {
    leads[n][n] = true;
    for (const auto to : graph.ways(n)) leads[n][to] = true;
  }
  for (std::size_t by = 0; by < graph.nodes; ++by)
    for (std::size_t from = 0; from < graph.nodes; ++from)
      for (std::size_t to = 0; leads[from][by] && to < graph.nodes; ++to)
        if (leads[by][to]) leads[from][to] = true;
  return leads;
}

TEST(LintGraph, AgreesWithTryingEveryWay) {
  SplitMix64 random{20261201};
  std::size_t traps = 0, unreachable = 0;
  for (int n = 0; n < 3000; ++n) {
    SCOPED_TRACE(n);
    const Scenario scenario = random_scenario(random, 2 + random.next() % 8, 1 + random.next() % 3);
    const lint::Graph graph = lint::graph_of(scenario);
    const auto leads = closure(graph);
    const lint::Components components = lint::components_of(graph);
    const std::vector<bool> reached = lint::reached_from_start(scenario, graph);
    std::set<std::string> codes;
    for (const lint::Remark& remark : lint::lint(scenario, riposte::test::shipped_catalogue()))
      codes.insert(remark.code);
    bool trapped = false, cut_off = false, ends = false;
    for (std::size_t a = 0; a < graph.nodes; ++a) {
      ASSERT_EQ(reached[a], leads[0][a]);
      bool to_an_ending = false;
      for (std::size_t b = 0; b < graph.nodes; ++b) {
        ASSERT_EQ(components.of[a] == components.of[b], leads[a][b] && leads[b][a]);
        ASSERT_TRUE(!leads[a][b] || components.of[a] >= components.of[b]);
        to_an_ending = to_an_ending || (leads[a][b] && graph.is_ending(static_cast<lint::Graph::Node>(b)));
      }
      if (a == 0) ends = to_an_ending;
      trapped = trapped || (leads[0][a] && !to_an_ending);
      cut_off = cut_off || (!leads[0][a] && a != graph.rules);
    }
    ASSERT_EQ(codes.contains("graph-trap-loop"), trapped);
    ASSERT_TRUE(cut_off || !codes.contains("graph-unreachable"));
    ASSERT_TRUE(!ends || !cut_off || codes.contains("graph-unreachable") ||
                codes.contains("graph-no-good-ending"));
    traps += trapped ? 1 : 0;
    unreachable += cut_off ? 1 : 0;
  }
  EXPECT_GT(traps, 100u);
  EXPECT_GT(unreachable, 100u);
}

TEST(LintGraph, IsNoDeeperInALongTalk) {
  constexpr std::size_t kTurns = 200'000; // a call per turn would overflow the stack
  Scenario scenario;
  scenario.endings.push_back({"end", Outcome::won_step, true, "", "", ""});
  for (std::size_t i = 0; i < kTurns; ++i) {
    Turn turn;
    turn.id = std::to_string(i);
    turn.next.push_back(
        {i + 1 < kTurns ? Target{Target::Kind::turn, i + 1} : Target{Target::Kind::ending, 0}, {}, 0});
    scenario.turns.push_back(std::move(turn));
  }
  std::vector<std::string> codes;
  for (const lint::Remark& remark : lint::lint(scenario, riposte::test::shipped_catalogue()))
    codes.push_back(remark.code);
  EXPECT_EQ(codes, std::vector<std::string>{"graph-short-path"}) << "no decision at all, and nothing else";
}

TEST(Places, StandAtTheValueOrAtTheNearestAroundIt) {
  std::string text = "{\n \"a/b\": [1,\n  {\"~x\": 2}],\n \"many\": {";
  for (int i = 0; i < 40; ++i) text += fmt::format("\n  \"k{}\": {},", i, i);
  text += "\n  \"last\": {\"deep\": true}}}";
  const json::Document document = json::parse(text);
  ASSERT_TRUE(document.problems.empty());
  lint::Places places(text, document);
  const auto line_of = [&](std::string_view pointer) { return places.of(pointer).line; };
  EXPECT_EQ(line_of(""), 1u);
  EXPECT_EQ(line_of("/a~1b/1/~0x"), 3u);
  EXPECT_EQ(places.of("/a~1b/1/~0x").column, 10u);
  EXPECT_EQ(line_of("/a~1b/7"), 2u) << "a list that is shorter";
  EXPECT_EQ(line_of("/a~1b/x"), 2u) << "no number";
  EXPECT_EQ(line_of("/many/k0"), 5u);
  EXPECT_EQ(line_of("/many/k39"), 44u);
  EXPECT_EQ(line_of("/many/last/deep/er"), 45u);
  EXPECT_EQ(line_of("/many/gone"), 4u);
  EXPECT_EQ(line_of("/nowhere/at/all"), 1u);
}

TEST(Lint, SaysOfADraftOnlyWhatItsWordsAllow) {
  const std::string text = talk(R"("a": {"replies": [{"id": "r", "text": "R", "next": "gone"}]})");
  const Loaded loaded = load_scenario(text, riposte::test::shipped_catalogue());
  EXPECT_FALSE(loaded.scenario);
  ASSERT_TRUE(loaded.draft);
  EXPECT_EQ(loaded.draft->replies.size(), 1u);
  for (const lint::Remark& remark : lint::lint_draft(*loaded.draft, riposte::test::shipped_catalogue()))
    EXPECT_FALSE(remark.code.starts_with("graph-") || remark.code.starts_with("score-")) << remark.code;
  EXPECT_FALSE(load_scenario("[]", riposte::test::shipped_catalogue()).draft);
  EXPECT_FALSE(load_scenario(kFull, riposte::test::shipped_catalogue()).draft)
      << "it loads, so it is no draft";
}

/// A talk of these many decisions; the best reply of turn i stands at places[i].
std::string with_best_at(const std::vector<std::size_t>& places) {
  std::string turns;
  for (std::size_t i = 0; i < places.size(); ++i) {
    std::string replies;
    for (std::size_t k = 0; k < 3; ++k)
      replies += fmt::format(R"({}{{"id": "r{}-{}", "text": "T", "levels": {{"listen": {}}}, "next": "{}"}})",
                             k == 0 ? "" : ", ", i, k, k == places[i] ? 4 : 1,
                             i + 1 < places.size() ? fmt::format("t{}", i + 1) : "won");
    turns += fmt::format(R"({}"{}": {{"replies": [{}]}})", i == 0 ? "" : ", ",
                         i == 0 ? "a" : fmt::format("t{}", i), replies);
  }
  return talk(turns, R"("skills": {"listen": 1},)");
}

TEST(Lint, ThePlaceOfTheBestReplyIsSkewedAboveSixtyPerCent) {
  const auto skewed = [](const std::vector<std::size_t>& places) {
    const auto remarks = lint::lint(loaded(with_best_at(places)), riposte::test::shipped_catalogue());
    return std::any_of(remarks.begin(), remarks.end(),
                       [](const lint::Remark& r) { return r.code == "choice-key-position"; });
  };
  EXPECT_FALSE(skewed({0, 0, 0, 0})) << "four decisions say nothing";
  EXPECT_TRUE(skewed({0, 0, 0, 0, 1}));
  EXPECT_FALSE(skewed({0, 0, 0, 1, 2})) << "60 % and no more";
  EXPECT_TRUE(skewed({2, 2, 1, 2, 2, 0}));
  EXPECT_FALSE(skewed({0, 1, 2, 0, 1, 2}));
}

} // namespace
} // namespace riposte::scenario::test
