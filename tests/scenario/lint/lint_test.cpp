// The linter's rules at their edges; the pages of the codes (tests/ripostectl/explain_test.cpp) show the
// plain cases.
#include "scenario/lint/lint.h"

#include <algorithm>

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "made.h"

namespace riposte::scenario::test {
namespace {

using lint::Remark;

lint::Remarks lint_of(const std::string& text) {
  return lint::lint(loaded(text), riposte::test::shipped_catalogue());
}

/// The pointers at which the code is remarked on, sorted.
std::vector<std::string> places(const std::string& code, const std::string& text) {
  std::vector<std::string> out;
  for (const Remark& remark : lint_of(text))
    if (remark.code == code) out.push_back(remark.pointer);
  std::sort(out.begin(), out.end());
  return out;
}

using Places = std::vector<std::string>;

struct Row {
  const char* what;
  const char* code;
  std::string turns, more;
  Places expected;
};

class Rules : public ::testing::TestWithParam<Row> {};

TEST_P(Rules, SayWhereAndOnlyThere) {
  const Row& row = GetParam();
  EXPECT_EQ(places(row.code, talk(row.turns, row.more)), row.expected) << row.what;
}

/// A reply; `more` holds further members, each after a comma.
std::string reply(const std::string& id, const std::string& next, const std::string& more = "") {
  return fmt::format(R"({{"id": "{0}", "text": "Text of {0}", "next": {1}{2}}})", id,
                     next.starts_with('[') ? next : '"' + next + '"', more);
}
std::string turn(const std::string& id, const std::string& replies, const std::string& more = "") {
  return fmt::format(R"("{}": {{"replies": [{}]{}}})", id, replies, more);
}

const std::string kSkills = R"("skills": {"listen": 2, "clarify": 1},)";
const std::string kTrust = R"("state": {"trust": {"start": 40}, "asked": {"start": false}},)";

INSTANTIATE_TEST_SUITE_P(
    Reach, Rules,
    ::testing::Values(
        Row{"an ending that a rule reaches",
            "graph-unreachable",
            turn("a", reply("r", "won")),
            R"("state": {"t": {"start": 1}}, "rules": [{"when": "t < 0", "to": "lost"}, {"when": "t < 1", "to": "left"}],)",
            {}},
        Row{"rules never fire where nobody can reply",
            "graph-unreachable",
            R"("a": {"next": "won"})",
            R"("state": {"t": {"start": 1}}, "rules": [{"when": "t < 0", "to": "lost"}],)",
            {"/endings/left", "/endings/lost"}},
        Row{"a chain is named at its head",
            "graph-unreachable",
            turn(
                "a",
                reply(
                    "r",
                    R"([{"to": "won", "weight": 1}, {"to": "lost", "weight": 1}, {"to": "left", "weight": 1}])")) +
                R"(, "c": {"next": "d"}, "b": {"next": "c"}, "d": {"next": "won"})",
            "",
            {"/turns/b"}},
        Row{"two heads of one chain are two causes",
            "graph-unreachable",
            turn(
                "a",
                reply(
                    "r",
                    R"([{"to": "won", "weight": 1}, {"to": "lost", "weight": 1}, {"to": "left", "weight": 1}])")) +
                R"(, "b": {"next": "d"}, "c": {"next": "d"}, "d": {"next": "won"})",
            "",
            {"/turns/b", "/turns/c"}},
        Row{"an unreachable circle is named once, at its first turn",
            "graph-unreachable",
            turn(
                "a",
                reply(
                    "r",
                    R"([{"to": "won", "weight": 1}, {"to": "lost", "weight": 1}, {"to": "left", "weight": 1}])")) +
                R"(, "b": {"next": "c"}, "c": {"next": [{"to": "b", "weight": 1}, {"to": "won", "weight": 1}]})",
            "",
            {"/turns/b"}},
        Row{"a silence is a way",
            "graph-unreachable",
            turn("a", reply("r", "won") + "," + reply("s", "left"),
                 R"(, "seconds": 9, "silence": {"next": "lost"})"),
            "",
            {}},
        Row{"a loop that only a rule leaves is no trap",
            "graph-trap-loop",
            turn("a", reply("r", "a") + "," + reply("s", "a")),
            R"("state": {"t": {"start": 1}}, "rules": [{"when": "t < 0", "to": "lost"}],)",
            {}},
        Row{"what leads into a trap is not the trap",
            "graph-trap-loop",
            turn("a", reply("r", "b") + "," + reply("s", "won")) + "," + turn("b", reply("t", "c")) + "," +
                turn("c", reply("u", "d")) + "," + turn("d", reply("v", "c")),
            "",
            {"/turns/c"}},
        Row{"two traps",
            "graph-trap-loop",
            turn("a", reply("r", "b") + "," + reply("s", "c") + "," + reply("t", "won")) + "," +
                turn("b", reply("u", "b")) + "," + turn("c", reply("v", "c")),
            "",
            {"/turns/b", "/turns/c"}},
        Row{"in a trap from the start the endings are no cause of their own",
            "graph-unreachable",
            turn("a", reply("r", "a")),
            "",
            {}},
        Row{"nor is the missing good ending", "graph-no-good-ending", turn("a", reply("r", "a")), "", {}},
        Row{"a good ending that nothing leads to",
            "graph-no-good-ending",
            turn("a", reply("r", "lost")),
            "",
            {"/endings/left", "/endings/won"}},
        Row{"a turn before the good ending that nothing leads to",
            "graph-no-good-ending",
            turn("a", reply("r", "lost")) +
                R"(, "b": {"next": [{"to": "won", "weight": 1}, {"to": "left", "weight": 1}]})",
            "",
            {"/turns/b"}}));

INSTANTIATE_TEST_SUITE_P(
    ShortPath, Rules,
    ::testing::Values(Row{"three decisions are too few for a talk",
                          "graph-short-path",
                          turn("a", reply("r", "b")) + "," + turn("b", reply("s", "c")) + "," +
                              turn("c", reply("t", "won")),
                          "",
                          {"/endings/won"}},
                      Row{"two are enough for a drill",
                          "graph-short-path",
                          turn("a", reply("r", "b")) + "," + turn("b", reply("s", "won")),
                          R"("kind": "drill",)",
                          {}},
                      Row{"one is not",
                          "graph-short-path",
                          turn("a", reply("r", "won")),
                          R"("kind": "drill",)",
                          {"/endings/won"}},
                      Row{"a turn without replies is no decision",
                          "graph-short-path",
                          turn("a", reply("r", "x")) +
                              R"(, "x": {"next": "y"}, "y": {"next": "z"}, "z": {"next": "won"})",
                          "",
                          {"/endings/won"}},
                      Row{"a weak reply's short cut is another matter",
                          "graph-short-path",
                          turn("a", reply("weak", "won", R"(, "levels": {"listen": 1})") + "," +
                                        reply("best", "b", R"(, "levels": {"listen": 4})")) +
                              "," + turn("b", reply("s", "lost")),
                          kSkills,
                          {}},
                      Row{"a reply on a condition may be the best there is",
                          "graph-short-path",
                          turn("a", reply("best", "won", R"(, "levels": {"listen": 4}, "when": "asked")") +
                                        "," + reply("weak", "lost", R"(, "levels": {"listen": 1})")),
                          kSkills + kTrust,
                          {"/endings/won"}}));

INSTANTIATE_TEST_SUITE_P(
    Choices, Rules,
    ::testing::Values(
        Row{"three",
            "choice-count",
            turn("a", reply("r", "won") + "," + reply("s", "won") + "," + reply("t", "won")),
            "",
            {}},
        Row{"two",
            "choice-count",
            turn("a", reply("r", "won") + "," + reply("s", "won")),
            "",
            {"/turns/a/replies"}},
        Row{"five, but never more than four for certain",
            "choice-count",
            turn("a", reply("r", "won") + "," + reply("s", "won") + "," + reply("t", "won") + "," +
                          reply("u", "won") + "," + reply("v", "won", R"(, "when": "asked")")),
            kTrust,
            {}},
        Row{"five",
            "choice-count",
            turn("a", reply("r", "won") + "," + reply("s", "won") + "," + reply("t", "won") + "," +
                          reply("u", "won") + "," + reply("v", "won")),
            "",
            {"/turns/a/replies"}},
        Row{"a turn that goes on by itself offers nothing",
            "choice-count",
            R"("a": {"next": "won"})",
            "",
            {}},
        Row{"levels alone make no choice",
            "graph-fake-choice",
            turn("a", reply("r", "won", R"(, "levels": {"listen": 4})") + "," +
                          reply("s", "won", R"(, "levels": {"listen": 0})")),
            kSkills,
            {"/turns/a/replies"}},
        Row{"the order of changes is no difference",
            "graph-fake-choice",
            turn("a", reply("r", "won", R"(, "set": {"asked": true, "trust": 3})") + "," +
                          reply("s", "won", R"(, "set": {"trust": 3, "asked": true})")),
            kTrust,
            {"/turns/a/replies"}},
        Row{"weights are",
            "graph-fake-choice",
            turn("a", reply("r", R"([{"to": "won", "weight": 1}, {"to": "lost", "weight": 2}])") + "," +
                          reply("s", R"([{"to": "won", "weight": 1}, {"to": "lost", "weight": 1}])")),
            "",
            {}},
        Row{"what a condition asks for later matters",
            "graph-fake-choice",
            turn("a", reply("r", "b") + "," + reply("s", "b")) + "," +
                turn("b", reply("t", R"([{"to": "won", "when": "chosen('r') > 0"}, {"to": "lost"}])")),
            "",
            {}},
        Row{"one reply is no choice, and so no fake one",
            "graph-fake-choice",
            turn("a", reply("r", "won")),
            "",
            {}},
        Row{"of three alike the later two are named",
            "choice-dominated",
            turn("a", reply("r", "won") + "," + reply("x", "lost") + "," + reply("s", "won") + "," +
                          reply("t", "won")),
            "",
            {"/turns/a/replies/2", "/turns/a/replies/3"}},
        Row{"a turn of nothing but alike replies is a fake choice",
            "choice-dominated",
            turn("a", reply("r", "won") + "," + reply("s", "won")),
            "",
            {}},
        Row{"replies on different conditions",
            "choice-dominated",
            turn("a", reply("r", "won", R"(, "when": "asked")") + "," +
                          reply("s", "won", R"(, "when": "not asked")") + "," + reply("x", "lost")),
            kTrust,
            {}},
        Row{"a breach is a difference",
            "choice-dominated",
            turn("a", reply("r", "won", R"(, "ethics": "breach")") + "," + reply("s", "won") + "," +
                          reply("x", "lost")),
            "",
            {}}));

INSTANTIATE_TEST_SUITE_P(
    State, Rules,
    ::testing::Values(
        Row{"read by a line",
            "state-unused",
            turn("a", reply("r", "won", R"(, "add": {"trust": 3}, "set": {"asked": true})"),
                 R"(, "says": [{"text": "x", "when": "asked and trust > 3"}])"),
            kTrust,
            {}},
        Row{"read by nothing",
            "state-unused",
            turn("a", reply("r", "won", R"(, "add": {"trust": 3})")),
            kTrust,
            {"/state/asked", "/state/trust"}},
        Row{"changed by a variant only",
            "state-inert",
            turn("a", reply("r", "won"), R"(, "says": [{"text": "x", "when": "trust > 50"}])"),
            R"("state": {"trust": {"start": 40}}, "variants": [{"id": "v", "set": {"trust": 60}}, {"id": "w"}],)",
            {}},
        Row{"changed by adding nothing",
            "state-inert",
            turn("a", reply("r", "won", R"(, "add": {"trust": 0})"),
                 R"(, "says": [{"text": "x", "when": "trust > 50"}])"),
            R"("state": {"trust": {"start": 40}},)",
            {"/state/trust", "/turns/a/replies/0/add/trust"}},
        Row{"a silence that adds nothing",
            "state-inert",
            turn(
                "a", reply("r", "won", R"(, "add": {"trust": 5})"),
                R"(, "seconds": 9, "silence": {"add": {"trust": 0}, "next": "lost"}, "says": [{"text": "x", "when": "trust > 50"}])"),
            R"("state": {"trust": {"start": 40}},)",
            {"/turns/a/silence/add/trust"}}));

std::string scored(const std::string& id, const std::string& next, int level, const std::string& more = "") {
  return reply(id, next, fmt::format(R"(, "levels": {{"listen": {0}, "clarify": {0}}}{1})", level, more));
}

INSTANTIATE_TEST_SUITE_P(
    Scores, Rules,
    ::testing::Values(
        Row{"one and a half apart",
            "score-flat",
            turn("a",
                 reply("r", "won", R"(, "levels": {"listen": 3, "clarify": 3})") + "," +
                     reply("s", "won",
                           R"(, "levels": {"listen": 1, "clarify": 2})")), // 3 and 4/3: weights are 2 and 1
            kSkills,
            {}},
        Row{"less",
            "score-flat",
            turn("a", scored("r", "won", 3) + "," + scored("s", "won", 2)),
            kSkills,
            {"/turns"}},
        Row{"a wide turn makes up for a narrow one",
            "score-flat",
            turn("a", scored("r", "b", 3) + "," + scored("s", "b", 2)) + "," +
                turn("b", scored("t", "won", 4) + "," + scored("u", "won", 1)),
            kSkills,
            {}},
        Row{"nothing scored, nothing flat",
            "score-flat",
            turn("a", reply("r", "won") + "," + reply("s", "won")),
            kSkills,
            {}},
        Row{"two turns",
            "score-declared-unused",
            turn("a", scored("r", "b", 3)) + "," + turn("b", scored("s", "won", 3)),
            kSkills,
            {}},
        Row{"two replies of one turn are one decision",
            "score-declared-unused",
            turn("a", scored("r", "won", 3) + "," + scored("s", "won", 3)),
            kSkills,
            {"/skills/clarify", "/skills/listen"}},
        Row{"a reply without levels is the weakest",
            "score-uneven",
            turn("a", scored("r", "won", 3) + "," + reply("s", "won")),
            kSkills,
            {"/turns/a/replies/1"}},
        Row{"a better one may leave out",
            "score-uneven",
            turn("a", scored("r", "won", 1) + "," + reply("s", "won", R"(, "levels": {"listen": 4})")),
            kSkills,
            {}},
        Row{"no turn with levels, nothing uneven",
            "score-uneven",
            turn("a", reply("r", "won") + "," + reply("s", "won")),
            kSkills,
            {}},
        Row{"silence beside replies without levels",
            "silence-unscored",
            turn("a", reply("r", "won"), R"(, "seconds": 9, "silence": {"next": "lost"})"),
            "",
            {}},
        Row{"a breach of mean 1",
            "ethics-rewarded",
            turn("a", scored("r", "won", 1, R"(, "ethics": "breach")")),
            kSkills,
            {}},
        Row{"a breach without levels",
            "ethics-rewarded",
            turn("a", reply("r", "won", R"(, "ethics": "breach")")),
            kSkills,
            {}},
        Row{"a warning of mean 4",
            "ethics-rewarded",
            turn("a", scored("r", "won", 4, R"(, "ethics": "warn")")),
            kSkills,
            {}},
        Row{"a silence that breaches",
            "ethics-rewarded",
            turn(
                "a", scored("r", "won", 3),
                R"(, "seconds": 9, "silence": {"levels": {"listen": 2}, "ethics": "breach", "next": "lost"})"),
            kSkills,
            {"/turns/a/silence"}}));

INSTANTIATE_TEST_SUITE_P(
    Repeats, Rules,
    ::testing::Values(
        Row{"each reply that leads to its own turn",
            "score-repeatable",
            turn("a", scored("r", "a", 3) + "," + scored("s", "a", 1) + "," + scored("t", "won", 4)),
            kSkills,
            {"/turns/a/replies/0", "/turns/a/replies/1"}},
        Row{"of a circle the one that leads back",
            "score-repeatable",
            turn("a", scored("r", "b", 3)) + "," + turn("b", scored("s", "c", 3)) + "," +
                turn("c", scored("t", "a", 3) + "," + scored("u", "won", 3)),
            kSkills,
            {"/turns/c/replies/0"}},
        Row{"a circle closed by a turn of its own accord",
            "score-repeatable",
            turn("a", scored("r", "b", 3) + "," + scored("s", "won", 3)) + R"(, "b": {"next": "a"})",
            kSkills,
            {"/turns/a/replies/0"}},
        Row{"once",
            "score-repeatable",
            turn("a", scored("r", "a", 3, R"(, "once": true)") + "," + scored("s", "won", 3)),
            kSkills,
            {}},
        Row{"the one that leads back can be chosen once",
            "score-repeatable",
            turn("a", scored("r", "b", 3)) + "," +
                turn("b", scored("s", "a", 1, R"(, "once": true)") + "," + scored("t", "won", 3)),
            kSkills,
            {}},
        Row{"a condition on its own count",
            "score-repeatable",
            turn("a", scored("r", "a", 3, R"(, "when": "chosen('r') < 2")") + "," + scored("s", "won", 3)),
            kSkills,
            {}},
        Row{"a condition on what it changes",
            "score-repeatable",
            turn("a", scored("r", "a", 3, R"(, "when": "not asked", "set": {"asked": true})") + "," +
                          scored("s", "won", 3)),
            kSkills + kTrust,
            {}},
        Row{"a condition on what it does not change",
            "score-repeatable",
            turn("a", scored("r", "a", 3, R"(, "when": "trust > 3")") + "," + scored("s", "won", 3)),
            kSkills + kTrust,
            {"/turns/a/replies/0"}},
        Row{"a way back that a count guards",
            "score-repeatable",
            turn("a", scored("r", R"([{"to": "a", "when": "visited('a') < 2"}, {"to": "won"}])", 3)),
            kSkills,
            {}},
        Row{"without levels",
            "score-repeatable",
            turn("a", reply("r", "a") + "," + reply("s", "won")),
            "",
            {}}));

INSTANTIATE_TEST_SUITE_P(
    Field, Rules,
    ::testing::Values(
        Row{"six words in two seconds",
            "timer-short",
            turn("a", R"({"id": "r", "text": "One two, three – four.", "next": "won"})",
                 R"(, "says": ["Five: six!"], "seconds": 2, "silence": {"next": "lost"})"),
            "",
            {}},
        Row{"seven",
            "timer-short",
            turn("a", R"({"id": "r", "text": "One two, three – four.", "next": "won"})",
                 R"(, "says": ["Five: six, seven!"], "seconds": 2, "silence": {"next": "lost"})"),
            "",
            {"/turns/a/seconds"}},
        Row{"of lines on conditions the longest",
            "timer-short",
            turn(
                "a", R"({"id": "r", "text": "One", "next": "won"})",
                R"(, "says": [{"text": "b c d e f", "when": "asked"}, {"text": "b c d", "when": "not asked", "variants": ["b c d e"]}],)"
                R"( "seconds": 2, "silence": {"next": "lost"})"),
            kTrust,
            {}},
        Row{"Russian words are words",
            "timer-short",
            turn("a", R"({"id": "r", "text": "Раз два три четыре", "next": "won"})",
                 R"(, "seconds": 1, "silence": {"next": "lost"})"),
            "",
            {"/turns/a/seconds"}},
        Row{"meant as it is said",
            "hidden-without-cause",
            turn("a", reply("r", "won"), R"(, "objection": {"id": "timing.later"})"),
            "",
            {}},
        Row{"partly true",
            "hidden-without-cause",
            turn("a", reply("r", "won"), R"(, "objection": {"id": "timing.later", "sincerity": "partial"})"),
            "",
            {"/turns/a/objection"}},
        Row{"a reason that is never spoken",
            "hidden-without-cause",
            turn("a", reply("r", "won"),
                 R"(, "objection": {"id": "hidden.think-it-over", "sincerity": "true"})"),
            "",
            {"/turns/a/objection"}},
        Row{"met as a cause or revealed",
            "objection-unused",
            turn(
                "a", reply("r", "won"),
                R"(, "says": [{"text": "x", "reveals": "timing.stall"}], "objection": {"id": "timing.later", "cause": "price.too-high"})"),
            R"("objections": ["timing.later", "price.too-high", "timing.stall", "need.no-problem"],)",
            {"/objections/3"}},
        Row{"one open objection at 3",
            "difficulty-mismatch",
            turn("a", reply("r", "won"), R"(, "objection": {"id": "timing.later"})"),
            R"("difficulty": 3,)",
            {"/difficulty"}},
        Row{"with a hidden cause",
            "difficulty-mismatch",
            turn("a", reply("r", "won"),
                 R"(, "objection": {"id": "timing.later", "cause": "price.too-high"})"),
            R"("difficulty": 3,)",
            {}},
        Row{"not enough for 5",
            "difficulty-mismatch",
            turn("a", reply("r", "won"),
                 R"(, "objection": {"id": "timing.later", "cause": "price.too-high"})"),
            R"("difficulty": 5,)",
            {"/difficulty"}},
        Row{"too much for 1",
            "difficulty-mismatch",
            turn("a", reply("r", "won"),
                 R"(, "objection": {"id": "hidden.shifting-reasons", "cause": "price.too-high"})"),
            R"("difficulty": 1,)",
            {"/difficulty"}},
        Row{"no difficulty given", "difficulty-mismatch", turn("a", reply("r", "won")), "", {}}));

} // namespace
} // namespace riposte::scenario::test
