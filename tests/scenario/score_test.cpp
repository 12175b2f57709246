// Section 9: means, weights, the cap for a breach, and what passes.
#include "scenario/score.h"

#include <gtest/gtest.h>

#include "made.h"

namespace riposte::scenario::test {
namespace {

// Replies that lead back to "a" and one, "end…", to each ending.
const std::string kTurns = R"("a": {"replies": [
  {"id": "high", "text": "T", "levels": {"listen": 4, "clarify": 2}, "next": "a"}, {"id": "low", "text": "T", "levels": {"listen": 1}, "next": "a"},
  {"id": "zero", "text": "T", "levels": {"clarify": 0}, "next": "a"}, {"id": "none", "text": "T", "next": "a"},
  {"id": "warn", "text": "T", "ethics": "warn", "next": "a"}, {"id": "breach", "text": "T", "levels": {"listen": 4}, "ethics": "breach", "next": "a"},
  {"id": "end-won", "text": "T", "next": "won"}, {"id": "end-lost", "text": "T", "next": "lost"}, {"id": "end-left", "text": "T", "next": "left"}]})";

struct Row {
  std::string more; // "skills" and "pass" of the scenario
  std::vector<std::string> inputs;
  std::optional<double> overall, listen, clarify;
  bool passed;
};

void PrintTo(const Row& row, std::ostream* out) {
  *out << row.more;
  for (const std::string& input : row.inputs) *out << " " << input;
}

class ScoreOf : public testing::TestWithParam<Row> {};

void expect_near(std::optional<double> got, std::optional<double> wanted) {
  ASSERT_EQ(got.has_value(), wanted.has_value());
  if (got) {
    EXPECT_NEAR(*got, *wanted, 1e-12);
  }
}

TEST_P(ScoreOf, FollowsSection9) {
  const Row& row = GetParam();
  const Scenario made = loaded(talk(kTurns, row.more + R"("limit": 9, )"));
  const Score score = score_of(made, played(made, 0, row.inputs).session);
  expect_near(score.overall, row.overall);
  expect_near(score.skills.at(0), row.listen);
  expect_near(score.skills.at(1), row.clarify);
  EXPECT_EQ(score.passed, row.passed);
}

const std::string kEven = R"("skills": {"listen": 1, "clarify": 1}, )";
const std::string kUneven = R"("skills": {"listen": 3, "clarify": 0.5}, )";
constexpr std::nullopt_t kNone = std::nullopt;

INSTANTIATE_TEST_SUITE_P(
    Rows, ScoreOf,
    testing::Values(
        Row{kEven, {}, kNone, kNone, kNone, false},
        Row{kEven, {"none", "end-won"}, kNone, kNone, kNone, false},
        Row{kEven + R"("pass": {"level": 0}, )",
            {"none", "end-won"},
            kNone,
            kNone,
            kNone,
            false}, // no level recorded: no score to pass with
        Row{kEven, {"high", "end-won"}, 3.0, 4.0, 2.0, true},
        Row{kEven, {"high", "low", "end-won"}, 7.0 / 3, 2.5, 2.0, false},
        Row{kEven, {"zero", "end-won"}, 0.0, kNone, 0.0, false},
        Row{kEven + R"("pass": {"level": 0}, )", {"zero", "end-won"}, 0.0, kNone, 0.0, true},
        Row{kUneven, {"high", "low", "end-won"}, (3 * 4 + 0.5 * 2 + 3 * 1) / 6.5, 2.5, 2.0, false},
        Row{kUneven, {"high", "end-won"}, 13 / 3.5, 4.0, 2.0, true},
        Row{kEven + R"("pass": {"level": 3}, )", {"high", "end-won"}, 3.0, 4.0, 2.0, true},
        Row{kEven + R"("pass": {"level": 3.01}, )", {"high", "end-won"}, 3.0, 4.0, 2.0, false},
        Row{kEven, {"high"}, 3.0, 4.0, 2.0, false}, // not over yet
        Row{kEven, {"high", "end-lost"}, 3.0, 4.0, 2.0, false},
        Row{kEven, {"high", "end-left"}, 3.0, 4.0, 2.0, true},
        Row{kEven + R"("pass": {"good_ending": false}, )", {"high", "end-lost"}, 3.0, 4.0, 2.0, true},
        Row{kEven + R"("pass": {"good_ending": false}, )", {"high"}, 3.0, 4.0, 2.0, false},
        Row{kEven + R"("pass": {"good_ending": false}, )",
            {"high", "none", "none", "none", "none", "none", "none", "none", "none"},
            3.0,
            4.0,
            2.0,
            false}, // at the limit
        Row{kEven, {"high", "warn", "end-won"}, 3.0, 4.0, 2.0, true},
        Row{kEven, {"breach", "end-won"}, 1.0, 4.0, kNone, false},
        Row{kEven + R"("pass": {"level": 1}, )",
            {"breach", "end-won"},
            1.0,
            4.0,
            kNone,
            false}, // a breach never passes
        Row{kEven, {"zero", "zero", "zero", "zero", "breach", "end-won"}, 0.8, 4.0, 0.0, false},
        Row{kEven, {"breach"}, 1.0, 4.0, kNone, false}));

TEST(Score, EqualLevelsPassAtThatLevelWhateverTheWeights) {
  for (const char* weights : {R"({"listen": 0.1, "clarify": 0.2})", R"({"listen": 0.1, "clarify": 0.3})",
                              R"({"listen": 0.001, "clarify": 0.7})", R"({"listen": 1e-3, "clarify": 17})"})
    for (int level = 0; level <= 4; ++level) {
      const std::string number = std::to_string(level);
      const Scenario made =
          loaded(talk(R"("a": {"replies": [{"id": "r", "text": "T", "levels": {"listen": )" + number +
                          R"(, "clarify": )" + number + R"(}, "next": "won"}]})",
                      R"("skills": )" + std::string(weights) + R"(, "pass": {"level": )" + number + "}, "));
      const Score score = score_of(made, played(made, 0, {"r"}).session);
      EXPECT_TRUE(score.passed) << weights << " at " << level << ": " << *score.overall;
    }
}

TEST(Score, TheUncappedMeanIsKeptBesideTheCap) {
  const Scenario made = loaded(talk(kTurns, kEven));
  const Score score = score_of(made, played(made, 0, {"breach"}).session);
  EXPECT_TRUE(score.breach);
  EXPECT_EQ(score.uncapped, 4.0);
  EXPECT_EQ(score.overall, kBreachCap);
}

TEST(Score, FourIsShownAsAHundred) {
  for (const auto& [level, points] :
       std::vector<std::pair<double, int>>{{0, 0}, {1, 25}, {2.5, 63}, {3.98, 100}, {4, 100}, {1.019, 25}})
    EXPECT_EQ(as_points(level), points) << level;
}

} // namespace
} // namespace riposte::scenario::test
