// What a whole file may and may not be: minimal and full, unknown keys, many findings at once, one for one
// cause.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "made.h"

namespace riposte::scenario::test {
namespace {

using testing::Each;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::StartsWith;

const std::string kTurn = R"("a": {"replies": [{"id": "r", "text": "R", "next": "won"}]})";

TEST(Load, TheFullScenarioHasNoFindings) {
  EXPECT_THAT(findings(kFull), IsEmpty());
  const Scenario made = loaded(kFull);
  EXPECT_EQ(made.version, 3);
  EXPECT_EQ(made.turns.size(), 2u);
  EXPECT_EQ(made.replies.size(), 3u);
  EXPECT_EQ(made.variables[1].min, -5);
  EXPECT_EQ(made.turns[0].objection->sincerity, Sincerity::smokescreen);
}

TEST(Load, TheSmallestScenarioHasTheDefaultsOfTheFormat) {
  const Scenario made = loaded(
      R"({"format":"riposte.scenario/1","id":"s","start":"a","turns":{"a":{"next":"e"}},"endings":{"e":{"outcome":"burned"}}})");
  EXPECT_EQ(made.kind, Kind::talk);
  EXPECT_EQ(made.pass_level, 2.5);
  EXPECT_TRUE(made.pass_needs_good_ending);
  EXPECT_EQ(made.limit, 60);
  EXPECT_EQ(made.endings.at(0).outcome, Outcome::burned);
}

TEST(Load, ATurnMayHaveAnEmptyListOfRepliesAndANext) {
  EXPECT_THAT(findings(talk(R"("a": {"replies": [], "next": "won"})")), IsEmpty());
}

TEST(Load, BoundsOfTwoToThe31AreTaken) {
  const std::string state =
      R"("state": {"v": {"start": -2147483648, "min": -2147483648, "max": 2147483648}}, )";
  EXPECT_THAT(
      findings(talk(
          R"("a": {"replies": [{"id": "r", "text": "R", "add": {"v": 2147483648}, "set": {"v": -2147483648},
    "when": "v >= -2147483648 and v <= 2147483648", "next": "won"}]})",
          state)),
      IsEmpty());
}

TEST(Load, AWholeDoubleIsNoInteger) {
  EXPECT_THAT(findings(talk(kTurn, R"("version": 1.0, )")), ElementsAre("value-type /version"));
}

TEST(Load, UnknownKeysAreWarnedOfAndKeysOfTheAuthorAreNot) {
  struct Row {
    std::string from, to, pointer;
  };
  for (const Row& row :
       {Row{"\"limit\": 60", "\"limit\": 60, \"limits\": 1", "/limits"},
        Row{"\"name\": \"Marina\"", "\"name\": \"Marina\", \"age\": 4", "/customer/age"},
        Row{"\"text\": \"Since 2011\"", "\"text\": \"a\", \"k\": 1", "/facts/0/k"},
        Row{"{\"start\": 40}", "{\"start\": 40, \"k\": 1}", "/state/trust/k"},
        Row{"{\"id\": \"burnt\"}", "{\"id\": \"burnt\", \"k\": 1}", "/variants/1/k"},
        Row{"\"hints\": [\"Ask\"]", "\"k\": 1", "/turns/opening/k"},
        Row{"\"text\": \"Who?\"", "\"text\": \"Who?\", \"k\": 1", "/turns/opening/says/1/k"},
        Row{"\"intensity\": 2", "\"k\": 2", "/turns/opening/objection/k"},
        Row{"\"text\": \"Bye\"", "\"text\": \"Bye\", \"k\": 1", "/turns/opening/replies/1/k"},
        Row{"{\"add\": {\"depth\": 1}", "{\"id\": \"s\"", "/turns/opening/silence/id"},
        Row{"\"rule\": \"r\"", "\"k\": 1", "/turns/opening/replies/0/feedback/k"},
        Row{"\"weight\": 1}", "\"k\": 1}", "/turns/opening/replies/0/next/1/k"},
        Row{"{\"id\": \"timing.later\"}]", "{\"id\": \"timing.later\", \"k\": 1}]",
            "/turns/closing/objection/cause/1/k"},
        Row{"\"when\": \"trust < 1\"", "\"when\": \"trust < 1\", \"k\": 1", "/rules/0/k"},
        Row{"\"debrief\": \"D\"", "\"k\": 1", "/endings/step/k"},
        Row{"\"level\": 2.5", "\"k\": 2.5", "/pass/k"}}) {
    const std::string text = full_with(row.from, row.to);
    EXPECT_THAT(findings(text), ElementsAre("key-unknown " + row.pointer)) << row.to;
    const Loaded result = load_scenario(text, riposte::test::shipped_catalogue());
    EXPECT_TRUE(result.scenario) << "a warning stops no play: " << row.to;
    EXPECT_EQ(result.diagnostics[0].severity, Severity::warning);
    std::string silent = text;
    const std::string key = row.pointer.substr(row.pointer.rfind('/') + 1);
    const std::string written = "\"" + key + "\": ";
    silent.replace(silent.find(written, silent.find(row.to)), written.size(), "\"x-" + key + "\": ");
    EXPECT_THAT(findings(silent), IsEmpty()) << row.to;
  }
}

TEST(Load, NamesInCatalogueAndSkillsAreNoUnknownKeys) {
  EXPECT_THAT(findings(talk(kTurn, R"("skills": {"listen": 1}, )")), IsEmpty());
}

TEST(Load, AMissingTitleIsARemark) {
  const Loaded result =
      load_scenario(full_with("\"title\": \"Made up\",", ""), riposte::test::shipped_catalogue());
  ASSERT_EQ(result.diagnostics.size(), 1u);
  EXPECT_EQ(result.diagnostics[0].severity, Severity::info);
  EXPECT_TRUE(result.scenario);
}

TEST(Load, AllFindingsComeAtOnceInTheOrderOfTheFile) {
  const std::string text = talk(R"(
    "a": {"says": [""], "replies": [{"id": "r", "text": "R", "next": "wonn", "levels": {"listen": 9}},
                                    {"id": "r", "text": "", "when": "x > 1", "next": "won"}]},
    "b": {"seconds": 4, "extra": 1, "next": []})",
                                R"("version": 0, "stage": "no", "state": {"trust": {"start": 400}}, )");
  EXPECT_THAT(findings(text),
              ElementsAre("value-range /version", "taxonomy-unknown /stage", "state-range /state/trust/start",
                          "value-missing /turns/a/says/0", "graph-missing-target /turns/a/replies/0/next",
                          "score-skill-unknown /turns/a/replies/0/levels/listen",
                          "value-range /turns/a/replies/0/levels/listen",
                          "id-duplicate /turns/a/replies/1/id", "value-missing /turns/a/replies/1/text",
                          "state-undefined /turns/a/replies/1/when", "timer-incomplete /turns/b/seconds",
                          "key-unknown /turns/b/extra", "value-missing /turns/b/next"));
}

TEST(Load, OneCauseGivesOneFinding) {
  struct Row {
    std::string text, finding;
  };
  const std::string uses =
      R"("a": {"replies": [{"id": "r", "text": "R", "when": "trust > 1 and visited('a') > 0", "set": {"trust": 1},
    "levels": {"listen": 1}, "next": "won"}]})";
  const std::string rest = R"("skills": {"listen": 1}, "state": {"trust": {"start": 4}}, )";
  for (
      const Row& row : {
          Row{talk(uses, R"("skills": {"listen": 1}, "state": [], )"), "value-type /state"},
          Row{talk(uses, R"("skills": [], "state": {"trust": {"start": 4}}, )"), "value-type /skills"},
          Row{talk(uses, R"("skills": {"listen": 0}, "state": {"trust": {"start": 4}}, )"),
              "value-range /skills/listen"},
          Row{talk(
                  uses,
                  R"("skills": {"listen": 1}, "state": {"trust": {"start": 4, "min": 9, "max": 1}}, "variants": [{"id": "v", "set": {"trust": 5}}], )"),
              "state-range /state/trust"},
          Row{talk(uses, R"("skills": {"listen": 1}, "state": {"trust": {"start": null}}, )"),
              "state-type /state/trust/start"},
          Row{talk(
                  R"("a": {"replies": [{"id": "r", "text": "R", "when": "not t", "set": {"t": true}, "next": "won"}]})",
                  R"("state": {"t": true}, )"),
              "value-type /state/t"},
          Row{talk(
                  R"("a": {"next": "b c"}, "b c": {"replies": [{"id": "r", "text": "R", "when": "visited('b c') > 0", "next": "won"}]})"),
              "id-form /turns/b c"},
          Row{talk(
                  R"("a": {"replies": [{"id": "r s", "text": "R", "when": "chosen('r s') == 0", "next": "won"}]})"),
              "id-form /turns/a/replies/0/id"},
          Row{R"({"format": "riposte.scenario/1", "id": "x", "title": "T", "start": "a", "rules": [{"when": "visited('a') > 3", "to": "b"}]})",
              "value-missing "},
          Row{R"({"format": "riposte.scenario/1", "id": "x", "title": "T", "start": "a", "turns": []})",
              "value-type /turns"},
          Row{R"({"format": "riposte.scenario/1", "id": "x", "title": "T", "start": "a", "turns": {}})",
              "value-missing /turns"},
          Row{R"({"format": "riposte.scenario/1", "id": "x", "title": "T", "start": "a", "turns": {"a": {"next": "won"}}, "endings": []})",
              "value-type /endings"},
          Row{talk(
                  R"("a": {"objection": {"id": "no.such"}, "replies": [{"id": "r", "text": "R", "when": "said('no.such') > 0", "next": "won"}]})"),
              "taxonomy-unknown /turns/a/objection/id"},
          Row{talk(R"("a": "hello")"), "value-type /turns/a"},
          Row{talk(uses, rest + R"("facts": [{"text": "a"}], )"), "value-missing /facts/0"},
      })
    EXPECT_THAT(findings(row.text), ElementsAre(row.finding)) << row.text;
}

TEST(Load, TwoEntriesWithoutAnIdAreNotCalledEqual) {
  EXPECT_THAT(findings(talk(kTurn, R"("facts": [{"text": "a"}, {"text": "b"}], "variants": [{}, {}], )")),
              Each(StartsWith("value-missing ")));
}

TEST(Load, DuplicateKeysAreErrorsAtEveryDepth) {
  for (
      const auto& [text, pointer] : std::vector<std::pair<std::string, std::string>>{
          {talk(kTurn, R"("id": "again", )"), "/id"},
          {talk(kTurn, R"("state": {"t": {"start": 1, "start": 2}}, )"), "/state/t/start"},
          {talk(R"("a": {"replies": [{"id": "r", "id": "q", "text": "R", "next": "won"}]})"),
           "/turns/a/replies/0/id"},
          {talk(
               R"("a": {"replies": [{"id": "r", "text": "R", "next": "won"}]}, "a": {"replies": [{"id": "r", "text": "", "next": "x"}]})"),
           "/turns/a"}}) {
    EXPECT_THAT(findings(text), ElementsAre("json-duplicate-key " + pointer));
    EXPECT_FALSE(load_scenario(text, riposte::test::shipped_catalogue()).scenario);
  }
}

TEST(Load, WhatIsNoJsonIsOneFinding) {
  for (const auto& [text, finding] : std::vector<std::pair<std::string, std::string>>{
           {"", "json-syntax "},
           {"[]", "value-type "},
           {"null", "value-type "},
           {"{}", "value-missing "},
           {kFull + "x", "json-syntax "},
           {kFull.substr(0, kFull.size() / 2), "json-syntax /turns/opening/says/1"},
           {"\xFF" + kFull, "json-utf8 "},
           {std::string(4000, '['), "json-nesting "}}) {
    const std::vector<std::string> found = findings(text);
    ASSERT_FALSE(found.empty());
    EXPECT_THAT(found[0], StartsWith(finding.substr(0, finding.find('/')))) << found[0];
    EXPECT_FALSE(load_scenario(text, riposte::test::shipped_catalogue()).scenario);
  }
  EXPECT_THAT(findings("\xEF\xBB\xBF" + kFull), IsEmpty()) << "a byte order mark is passed over";
}

TEST(Load, TheHashIsThatOfTheContentAndNotOfItsLayout) {
  const Scenario made = loaded(kFull);
  EXPECT_EQ(made.hash.size(), 64u);
  EXPECT_EQ(loaded(full_with("\"limit\": 60", "\"limit\"  :\n60")).hash, made.hash);
  EXPECT_NE(loaded(full_with("\"limit\": 60", "\"limit\": 61")).hash, made.hash);
}

TEST(Load, IdsThatStandInPointersAndInputsAreTakenWithTheirSigns) {
  EXPECT_THAT(
      findings(talk(
          R"("a": {"next": "b/c~d"}, "b/c~d": {"replies": [{"id": "да", "text": "R", "next": "won"}]})")),
      IsEmpty());
  EXPECT_THAT(findings(talk(R"("a": {"next": "b/c~d"}, "b/c~d": {"says": [1], "next": "won"})")),
              ElementsAre("value-type /turns/b~1c~0d/says/0"));
}

TEST(Load, AFloodOfFindingsIsCutButNeverTheErrorThatDecides) {
  std::string turns = R"("a": {"next": "won", "says": [)";
  for (int i = 0; i < 12'000; ++i) turns += R"({"text": "x", "unheard-of": 1},)";
  const std::string warned = talk(turns + R"("x"]})"), broken = talk(turns + R"(7]})");
  const Loaded sound = load_scenario(warned, riposte::test::shipped_catalogue());
  EXPECT_TRUE(sound.scenario);
  EXPECT_EQ(sound.diagnostics.size(), kMostFindings);
  const Loaded refused = load_scenario(broken, riposte::test::shipped_catalogue());
  EXPECT_FALSE(refused.scenario);
  EXPECT_EQ(refused.diagnostics.size(), kMostFindings + 1);
}

} // namespace
} // namespace riposte::scenario::test
