// Faults planted into sound talks, ten of each kind: all are found, each with a play that shows it; the talks
// themselves have none.
#include "analysis/findings.h"

#include <algorithm>
#include <filesystem>
#include <set>

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "planted.h"
#include "scenario/codes.h"
#include "scenario/made.h"
#include "scenario/score.h"

namespace riposte::analysis::test {
namespace {

using scenario::npos;
using scenario::Scenario;
using scenario::Session;

Findings findings_in(const Scenario& scenario) {
  Exact exact;
  EXPECT_EQ(analyse_exactly(scenario, {}, exact), Explored::whole);
  return findings_of(scenario, exact, {});
}

std::string in_words(const std::vector<Finding>& list) {
  std::string words;
  for (const Finding& finding : list)
    words += fmt::format("\n{} {}: {}", finding.code, finding.pointer, finding.message.message);
  return words;
}

/// The play as the engine plays it; a failed test where it refuses it.
scenario::Step replayed(const Scenario& scenario, const Play& play) {
  EXPECT_TRUE(play.seed) << "no seed";
  scenario::Step step = scenario::start(scenario, play.seed.value_or(1));
  for (const scenario::Input input : play.inputs)
    EXPECT_TRUE(scenario::advance(scenario, step.session, input, step.events)) << to_text(scenario, input);
  return step;
}

bool passed(const Scenario& scenario, const Session& session) {
  return scenario::score_of(scenario, session).passed;
}

/// What the play of each code must show.
void expect_shown(const Scenario& scenario, const Finding& finding) {
  // What nothing leads to at all has no place from which it could be reached.
  if (finding.code == "graph-unreachable" && finding.told_elsewhere && finding.play == Play{}) return;
  const scenario::Step step = replayed(scenario, finding.play);
  const Session& session = step.session;
  const bool offered =
      std::find(session.offered.begin(), session.offered.end(), finding.reply) != session.offered.end();
  const std::string& code = finding.code;
  if (code == "graph-soft-lock") {
    EXPECT_EQ(session.phase, scenario::Phase::halted);
  } else if (code == "reply-never-offered") {
    EXPECT_EQ(session.turn, finding.turn);
    EXPECT_FALSE(offered);
  } else if (code == "graph-trap-loop" || code == "graph-fake-choice") {
    EXPECT_EQ(session.turn, finding.turn);
    EXPECT_EQ(session.phase, scenario::Phase::awaiting);
  } else if (code == "choice-dominated" || code == "score-outcome-conflict") {
    ASSERT_FALSE(finding.play.inputs.empty());
    EXPECT_EQ(finding.play.inputs.back(), (scenario::Input{false, finding.reply}));
  } else if (code == "good-ending-certain") {
    EXPECT_TRUE(session.ending && scenario.endings[*session.ending].good);
  } else if (code == "score-max-unreachable") {
    const auto overall = scenario::score_of(scenario, session).overall;
    EXPECT_TRUE(overall && *overall < 3.5);
  } else if (code == "pass-early" || code == "pass-unanswered") {
    EXPECT_TRUE(passed(scenario, session));
  } else if (code == "state-threshold-unreachable") {
    EXPECT_EQ(session.turn, finding.turn);
  }
}

/// A kind of fault: plants it into the talk of that shape and says where it is to be found.
struct Kind {
  const char* code;
  std::string (*plant)(Planted& talk, std::size_t shape);
};

/// Where it is planted: any decision but the last.
std::size_t place(const Planted& talk, std::size_t shape) {
  return shape % (talk.decisions - 1);
}

std::string pointer(const Planted& talk, std::size_t turn, std::size_t reply) {
  return fmt::format("/turns/{}/replies/{}", talk.turns[turn].id, reply);
}

/// Adds a reply that leads there and gives its pointer.
std::string lead(Planted& talk, std::size_t turn, const std::string& to) {
  talk.turn(turn).replies.push_back(reply("led", 1, to));
  return pointer(talk, turn, talk.turn(turn).replies.size() - 1);
}

std::string soft_lock(Planted& talk, std::size_t shape) {
  const std::size_t at = place(talk, shape);
  switch (shape % 5) {
  case 0: return lead(talk, at, R"([{"to": "lost", "when": "trust > 42"}])");
  case 1:
    talk.turns.push_back({"stuck", "", {reply("no-way", 2, "lost", R"("when": "trust > 90",)")}, ""});
    break;
  case 2:
    talk.turns.push_back({"stuck", "", {reply("once-only", 2, "stuck", R"("once": true,)")}, ""});
    break;
  case 3: talk.turns.push_back({"stuck", "", {}, R"([{"to": "lost", "when": "trust < 10"}])"}); break;
  default:
    talk.turns.push_back({"stuck", "", {}, "stuck-too"});
    talk.turns.push_back({"stuck-too", "", {}, R"([{"to": "lost", "when": "trust > 90"}, {"to": "stuck"}])"});
  }
  lead(talk, at, "stuck");
  return "/turns/stuck";
}

std::string never_offered(Planted& talk, std::size_t shape) {
  const char* whens[] = {"trust > 90", "replies > 50", "chosen('best0') > 3 + visited('a')", "trust + 5 < 0",
                         "not (trust < 95)"};
  const std::size_t at = place(talk, shape);
  talk.turn(at).replies.push_back(
      reply("unseen", 1, "lost", fmt::format(R"("when": "{}",)", whens[shape % 5])));
  return pointer(talk, at, talk.turn(at).replies.size() - 1);
}

/// A condition in one place or another, that never or always holds.
std::string condition(Planted& talk, std::size_t shape, const std::string& when) {
  const std::size_t at = place(talk, shape);
  const std::string id = talk.turn(at).id, next = talk.after(at), n = std::to_string(at);
  switch (shape % 5) {
  case 0:
    talk.turn(at).replies[2] =
        reply("poor" + n, 0, fmt::format(R"([{{"to": "lost", "when": "{}"}}, {{"to": "lost"}}])", when));
    return pointer(talk, at, 2) + "/next/0/when";
  case 1:
    talk.turn(3).more += fmt::format(R"("says": [{{"text": "Oh.", "when": "{}"}}],)", when);
    return "/turns/t3/says/0/when";
  case 2:
    talk.turns.push_back(
        {"bridge", "", {}, fmt::format(R"([{{"to": "lost", "when": "{}"}}, {{"to": "lost"}}])", when)});
    lead(talk, at, "bridge");
    return "/turns/bridge/next/0/when";
  case 3:
    talk.turn(at).replies[2] =
        reply("poor" + n, 0, "lost", fmt::format(R"("reaction": {{"text": "Oh.", "when": "{}"}},)", when));
    return pointer(talk, at, 2) + "/reaction/when";
  default:
    talk.turn(3).more += fmt::format(R"("objection": {{"id": "need.not-our-case", "sincerity": "true",
      "cause": [{{"id": "need.not-our-case", "when": "{}"}}, {{"id": "price.no-budget"}}]}},)",
                                     when);
    return "/turns/t3/objection/cause/0/when";
  }
}

std::string condition_never(Planted& talk, std::size_t shape) {
  if (shape != 9) return condition(talk, shape, shape % 2 == 0 ? "trust > 90" : "visited('a') < 1");
  talk.rules = R"({"when": "trust < 2", "to": "lost"})";
  return "/rules/0/when";
}

std::string condition_always(Planted& talk, std::size_t shape) {
  return condition(talk, shape, shape % 2 == 0 ? "trust < 90" : "visited('a') >= 1 or trust == 3");
}

std::string unreachable(Planted& talk, std::size_t shape) {
  const std::size_t at = place(talk, shape);
  talk.turns.push_back({"far", "", {reply("far-off", 2, "lost")}, ""});
  const char* whens[] = {"trust > 90", "visited('far') > 0", "trust > 60 and trust < 40"};
  lead(talk, at, fmt::format(R"([{{"to": "far", "when": "{}"}}, {{"to": "lost"}}])", whens[shape % 3]));
  return "/turns/far";
}

std::string no_good_ending(Planted& talk, std::size_t shape) {
  const std::size_t last = talk.decisions - 1;
  const std::string n = std::to_string(last);
  const char* when = shape % 2 == 0 ? "trust > 90" : "visited('a') > 5";
  talk.turn(last).replies[0] =
      reply("best" + n, 4, fmt::format(R"([{{"to": "won", "when": "{}"}}, {{"to": "lost"}}])", when));
  talk.turn(last).replies[1] = reply("fair" + n, 2, "lost");
  return "/endings/won";
}

std::string trap(Planted& talk, std::size_t shape) {
  const std::size_t at = place(talk, shape);
  const char* outs[] = {R"([{"to": "won", "when": "trust > 90"}, {"to": "round"}])", "round"};
  talk.turns.push_back(
      {"round",
       "",
       {reply("round-1", 2, shape % 3 == 0 ? "round" : "round-too"), reply("round-2", 1, "round")},
       ""});
  talk.turns.push_back({"round-too", "", {reply("round-3", 2, outs[shape % 2])}, ""});
  lead(talk, at, shape % 2 == 0 ? "round" : R"([{"to": "lost", "weight": 9}, {"to": "round", "weight": 1}])");
  return "/turns/round";
}

std::string hidden(Planted& talk, std::size_t shape) {
  const char* whens[] = {"trust > 80", "trust > 40 and visited('t2') > 9", "chosen('poor0') > 0"};
  talk.turn(1).more = fmt::format(R"("says": ["Well.", {{"text": "There is no money.", "when": "{}",
                                                       "reveals": "price.no-budget"}}],)",
                                  whens[shape % 3]);
  return "/turns/t1/says/1/reveals";
}

std::string dominated(Planted& talk, std::size_t shape) {
  const std::size_t at = place(talk, shape);
  const std::string next = fmt::format(R"([{{"to": "{}", "weight": 1}}, {{"to": "lost", "weight": {}}}])",
                                       talk.after(at), 1 + shape);
  talk.turn(at).replies.push_back(reply("as-good", 4, next, R"("add": {"trust": 5},)"));
  return pointer(talk, at, talk.turn(at).replies.size() - 1);
}

std::string fake(Planted& talk, std::size_t shape) {
  const std::size_t at = place(talk, shape);
  std::vector<std::string> replies;
  for (std::size_t i = 0; i < 2 + shape % 2; ++i)
    replies.push_back(reply(fmt::format("same{}", i), 4, talk.after(at),
                            fmt::format(R"("add": {{"warmth": {}}},)", i + 1)));
  talk.turns.push_back({"fake", "", replies, ""});
  talk.turn(at).replies[0] = reply("best" + std::to_string(at), 4, "fake", R"("add": {"trust": 5},)");
  return "/turns/fake/replies";
}

std::string unanswered(Planted& talk, std::size_t shape) {
  if (shape % 2 == 0)
    talk.turn(0).more +=
        fmt::format(R"("seconds": 20, "silence": {{"add": {{"trust": {}}}, "next": "t1"}},)", shape + 1);
  else
    talk.turn(0).replies.push_back(reply("well", -1, "t1", fmt::format(R"("add": {{"trust": {}}},)", shape)));
  return "/objections/0";
}

std::string certain(Planted& talk, std::size_t) {
  talk.lost = "true";
  return "/endings";
}

std::string low_score(Planted& talk, std::size_t shape) {
  talk = sound(shape, 3);
  return "/skills";
}

std::string early(Planted& talk, std::size_t shape) {
  const std::size_t last = talk.decisions - 1;
  if (shape % 3 == 2) {
    talk.kind = "drill";
    talk.turn(0).replies.push_back(reply("at-once", 3, "won"));
  } else {
    talk.turn(shape % 2).replies.push_back(reply("soon", 3, talk.turns[last].id));
  }
  return "/pass";
}

std::string conflict(Planted& talk, std::size_t shape) {
  const std::size_t at = place(talk, shape);
  const std::string to =
      shape % 2 == 0 ? "lost" : R"([{"to": "won", "weight": 1}, {"to": "lost", "weight": 40}])";
  talk.turn(at).replies.push_back(reply("shines", 4, to));
  return pointer(talk, at, talk.turn(at).replies.size() - 1);
}

const Kind kKinds[] = {{"graph-soft-lock", soft_lock},
                       {"reply-never-offered", never_offered},
                       {"condition-never", condition_never},
                       {"condition-always", condition_always},
                       {"graph-unreachable", unreachable},
                       {"graph-no-good-ending", no_good_ending},
                       {"graph-trap-loop", trap},
                       {"state-threshold-unreachable", hidden},
                       {"choice-dominated", dominated},
                       {"graph-fake-choice", fake},
                       {"pass-unanswered", unanswered},
                       {"good-ending-certain", certain},
                       {"score-max-unreachable", low_score},
                       {"pass-early", early},
                       {"score-outcome-conflict", conflict}};

TEST(Findings, SoundTalksHaveNone) {
  for (std::size_t shape = 0; shape < kShapes; ++shape) {
    const Findings findings = findings_in(scenario::test::loaded(sound(shape).text()));
    EXPECT_TRUE(findings.list.empty()) << "shape " << shape << in_words(findings.list);
    EXPECT_TRUE(findings.lines_judged && findings.passes_judged);
  }
}

TEST(Findings, TenPlantedFaultsOfEachKindAreFound) {
  for (const Kind& kind : kKinds)
    for (std::size_t shape = 0; shape < kShapes; ++shape) {
      SCOPED_TRACE(fmt::format("{} in shape {}", kind.code, shape));
      Planted talk = sound(shape);
      const std::string pointer = kind.plant(talk, shape);
      const Scenario scenario = scenario::test::loaded(talk.text());
      if (scenario.turns.empty()) continue;
      const Findings findings = findings_in(scenario);
      const auto here = [&](const Finding& one) { return one.code == kind.code && one.pointer == pointer; };
      EXPECT_EQ(std::count_if(findings.list.begin(), findings.list.end(), here), 1)
          << "expected at " << pointer << in_words(findings.list);
      std::set<std::pair<std::string, std::string>> told;
      for (const Finding& finding : findings.list) {
        SCOPED_TRACE(finding.code + " " + finding.pointer);
        EXPECT_TRUE(told.emplace(finding.code, finding.pointer).second) << "told twice";
        EXPECT_NE(scenario::find_code(finding.code), nullptr);
        expect_shown(scenario, finding);
      }
    }
}

/// What looks like a fault and is none.
struct NearMiss {
  const char* what;
  const char* code; // that must not be reported
  void (*change)(Planted& talk);
};

const NearMiss kNearMisses[] = {
    {"the last of a complete set", "condition-always",
     [](Planted& talk) {
       talk.turn(1).replies[2] = reply(
           "poor1", 0, R"([{"to": "lost", "when": "trust > 40"}, {"to": "left", "when": "trust <= 40"}])");
     }},
    {"a reply that scores as its neighbour and wins more now and then", "choice-dominated",
     [](Planted& talk) {
       talk.turn(1).replies.push_back(
           reply("as-good", 4, R"([{"to": "left", "when": "trust < 40"}, {"to": "lost"}])"));
     }},
    {"a reply that scores as its neighbour where that one is not always offered", "choice-dominated",
     [](Planted& talk) {
       talk.turn(1).replies[0] = reply("best1", 4, "t2", R"("when": "trust > 40", "add": {"trust": 5},)");
       talk.turn(1).replies.push_back(
           reply("as-good", 4, R"([{"to": "t2", "weight": 1}, {"to": "lost", "weight": 1}])"));
     }},
    {"good endings only, and a talk that can go round until the limit", "good-ending-certain",
     [](Planted& talk) {
       talk.lost = "true";
       talk.turn(1).replies.push_back(reply("again1", 1, "a"));
     }},
    {"good endings only, and a play that halts", "good-ending-certain",
     [](Planted& talk) {
       talk.lost = "true";
       talk.turn(1).replies.push_back(reply("halts", 1, R"([{"to": "lost", "when": "trust > 42"}])"));
     }},
    {"replies worth the same that lead to other endings", "graph-fake-choice",
     [](Planted& talk) {
       talk.turns.push_back({"fork", "", {reply("one", 3, "won"), reply("other", 3, "left")}, ""});
       talk.turn(2).replies[0] = reply("best2", 4, "fork");
     }},
    {"an objection that some variant does not have", "pass-unanswered",
     [](Planted& talk) {
       talk.variants = R"({"id": "plain"}, {"id": "dear"})";
       talk.turns.push_back({"ask", "", {reply("go", 3, "s")}, R"("lost")"});
       talk.turns.push_back({"s", "", {}, R"([{"to": "t1", "when": "variant == 'plain'"}, {"to": "dear"}])"});
       talk.turns.push_back({"dear", talk.turn(0).more, {reply("answer", 4, "t1")}, ""});
       talk.turn(0).more = "";
       talk.turn(0).replies = {reply("best0", 4, "ask")};
       talk.turns[talk.decisions].next = "";
     }},
    {"a trap that a silence leads out of", "graph-trap-loop",
     [](Planted& talk) {
       talk.turns.push_back({"round",
                             R"("seconds": 9, "silence": {"levels": {"listen": 0}, "next": "lost"},)",
                             {reply("round-1", 1, "round")},
                             ""});
       lead(talk, 1, "round");
     }},
    {"a good reply that costs little", "score-outcome-conflict",
     [](Planted& talk) {
       talk.turn(1).replies.push_back(
           reply("shines", 4, R"([{"to": "t2", "weight": 19}, {"to": "lost", "weight": 1}])"));
     }},
    {"a pass after four replies", "pass-early",
     [](Planted& talk) {
       talk.turn(2).replies.push_back(reply("soon", 4, talk.turns[talk.decisions - 1].id));
     }},
    {"a drill passed after two", "pass-early",
     [](Planted& talk) {
       talk.kind = "drill";
       talk.turn(1).replies.push_back(reply("soon", 4, "won"));
     }},
    {"a cause that no line is there to reveal", "state-threshold-unreachable",
     [](Planted& talk) { talk.turn(1).more = ""; }},
};

TEST(Findings, NearMissesAreNone) {
  for (const NearMiss& row : kNearMisses)
    for (const std::size_t shape : {std::size_t{4}, std::size_t{8}}) {
      SCOPED_TRACE(fmt::format("{} in shape {}", row.what, shape));
      Planted talk = sound(shape);
      row.change(talk);
      const Scenario scenario = scenario::test::loaded(talk.text());
      if (scenario.turns.empty()) continue;
      const Findings findings = findings_in(scenario);
      for (const Finding& finding : findings.list)
        EXPECT_NE(finding.code, row.code) << finding.message.message;
    }
}

/// Whatever is said of the shipped talks is shown by its play, and none of it is an error.
TEST(Findings, OfShippedTalksAreShownByTheirPlays) {
  std::size_t talks = 0;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(RIPOSTE_SOURCE_DIR "/scenarios")) {
    const std::filesystem::path& file = entry.path();
    if (file.extension() != ".json" || file.stem().has_extension() || file.stem() == "pack") continue;
    SCOPED_TRACE(file.string());
    ++talks;
    const Scenario scenario = scenario::test::loaded(riposte::test::shipped_text(file));
    ASSERT_FALSE(scenario.turns.empty());
    const Findings findings = findings_in(scenario);
    EXPECT_TRUE(findings.lines_judged && findings.passes_judged);
    for (const Finding& finding : findings.list) {
      SCOPED_TRACE(finding.code + " " + finding.pointer);
      EXPECT_NE(scenario::find_code(finding.code)->severity, scenario::Severity::error)
          << finding.message.message;
      expect_shown(scenario, finding);
    }
  }
  EXPECT_GE(talks, 2u);
}

} // namespace
} // namespace riposte::analysis::test
