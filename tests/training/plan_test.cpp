// What to practise next, and what a card says of earlier talks.
#include "training/plan.h"

#include <gtest/gtest.h>

#include "scenario/made.h"

namespace riposte::training {
namespace {

ContentPtr content(const std::string& id, int difficulty, const std::string& role) {
  std::string text = scenario::test::kFull;
  const auto change = [&](const std::string& from, const std::string& to) {
    text.replace(text.find(from), from.size(), to);
  };
  change("\"made-up\"", "\"" + id + "\"");
  change("\"difficulty\": 2", "\"difficulty\": " + std::to_string(difficulty));
  change("\"hunter\"", "\"" + role + "\"");
  return make_content(text, {}, riposte::test::shipped_catalogue()).value();
}

Library library() {
  return {{content("hard", 4, "hunter"), content("easy", 1, "hunter"), content("foreign", 1, "inbound")}, {}};
}

AttemptSummary finished(const std::string& scenario, std::int64_t at, bool passed,
                        std::optional<double> overall = 2.0) {
  return {scenario + std::to_string(at),
          scenario,
          "",
          Instant{at - 1},
          3,
          TalkResult{"step", "won-step", overall, passed, Instant{at}}};
}

AttemptSummary open(const std::string& id, const std::string& scenario, std::int64_t started) {
  return {id, scenario, "", Instant{started}, 1, {}};
}

struct Row {
  std::string what;
  std::vector<AttemptSummary> history;
  std::string scenario, attempt;
  Reason reason;
};

void PrintTo(const Row& row, std::ostream* out) {
  *out << row.what;
}

class Suggested : public testing::TestWithParam<Row> {};

TEST_P(Suggested, Next) {
  const auto suggestion = suggest(library(), GetParam().history, "hunter");
  ASSERT_TRUE(suggestion);
  EXPECT_EQ(suggestion->scenario, GetParam().scenario);
  EXPECT_EQ(suggestion->attempt, GetParam().attempt);
  EXPECT_EQ(suggestion->reason, GetParam().reason);
}

INSTANTIATE_TEST_SUITE_P(
    Rows, Suggested,
    testing::Values(Row{"the easiest of the role", {}, "easy", "", Reason::never_tried},
                    Row{"the next of the role", {finished("easy", 5, true)}, "hard", "", Reason::never_tried},
                    Row{"then another role's",
                        {finished("easy", 5, true), finished("hard", 6, true)},
                        "foreign",
                        "",
                        Reason::never_tried},
                    Row{"a failed one first", {finished("hard", 5, false)}, "hard", "", Reason::not_passed},
                    Row{"passed the last time",
                        {finished("hard", 5, false), finished("hard", 9, true)},
                        "easy",
                        "",
                        Reason::never_tried},
                    Row{"the one that rests longest",
                        {finished("easy", 7, true), finished("hard", 5, true), finished("foreign", 1, true)},
                        "hard",
                        "",
                        Reason::refresh},
                    Row{"an open one above all",
                        {finished("easy", 9, false), open("o", "hard", 1)},
                        "hard",
                        "o",
                        Reason::open_talk},
                    Row{"the newest open one",
                        {open("o1", "hard", 1), open("o2", "easy", 2)},
                        "easy",
                        "o2",
                        Reason::open_talk},
                    Row{"not an open one that was begun anew since",
                        {finished("easy", 9, false), open("o", "easy", 1)},
                        "easy",
                        "",
                        Reason::not_passed},
                    Row{"a bad retry of a passed one once all are tried",
                        {finished("easy", 5, true), finished("easy", 9, false), finished("hard", 7, true),
                         finished("foreign", 8, true)},
                        "easy",
                        "",
                        Reason::not_passed},
                    Row{"an untried one before a bad retry of a passed one",
                        {finished("easy", 5, true), finished("easy", 9, false)},
                        "hard",
                        "",
                        Reason::never_tried},
                    Row{"not an open one that is no longer there",
                        {open("o", "gone", 1)},
                        "easy",
                        "",
                        Reason::never_tried}));

TEST(Suggest, NothingFromAnEmptyLibrary) {
  EXPECT_FALSE(suggest({}, {open("o", "hard", 1)}, "hunter"));
}

TEST(StandingOf, CountsBestAndLastOfOneScenario) {
  const Standing stands = standing({finished("easy", 9, false, 1.0), finished("easy", 5, true, 3.0),
                                    finished("hard", 99, true, 4.0), finished("easy", 7, false, std::nullopt),
                                    open("o1", "easy", 1), open("o2", "easy", 30)},
                                   "easy");
  EXPECT_EQ(stands.finished, 3);
  EXPECT_EQ(stands.best->overall, 3.0);
  EXPECT_EQ(stands.last->finished, Instant{9});
  EXPECT_EQ(stands.open_attempt, "o2");
  EXPECT_EQ(standing({}, "easy").finished, 0);
  EXPECT_EQ(standing({finished("easy", 9, false), open("given-up", "easy", 1)}, "easy").open_attempt, "");
}

} // namespace
} // namespace riposte::training
