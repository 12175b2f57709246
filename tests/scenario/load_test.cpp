// For every rule of the format one scenario that breaks it: one finding, with its code, its pointer and its
// place.
#include "scenario/load.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "made.h"

namespace riposte::scenario::test {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

struct Row {
  std::string from, to; // in kFull
  std::string code, pointer;
  std::string at; // where the finding stands: the first place of this text in the changed scenario
};

void PrintTo(const Row& row, std::ostream* out) {
  *out << row.from << " -> " << row.to;
}

class BrokenRule : public testing::TestWithParam<Row> {};

TEST_P(BrokenRule, IsOneErrorAtItsPlace) {
  const Row& row = GetParam();
  const std::string text = full_with(row.from, row.to);
  const Loaded result = load_scenario(text, riposte::test::shipped_catalogue());
  EXPECT_FALSE(result.scenario);
  std::string all;
  for (const Diagnostic& d : result.diagnostics) all += to_line("made-up", d) + "\n";
  ASSERT_EQ(result.diagnostics.size(), 1u) << all;
  const Diagnostic& found = result.diagnostics[0];
  EXPECT_EQ(found.severity, Severity::error);
  EXPECT_EQ(found.code, row.code) << all;
  EXPECT_EQ(found.pointer, row.pointer) << all;
  EXPECT_FALSE(found.message.message.empty());
  const std::size_t offset = text.find(row.at);
  ASSERT_NE(offset, std::string::npos) << row.at;
  const auto line_feeds = std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(offset), '\n');
  EXPECT_EQ(found.position.line, static_cast<std::size_t>(line_feeds) + 1) << all;
  EXPECT_EQ(found.position.column, offset - (text.rfind('\n', offset) + 1) + 1) << all;
}

INSTANTIATE_TEST_SUITE_P(
    Top, BrokenRule,
    testing::Values(
        Row{R"("format": "riposte.scenario/1",)", "", "value-missing", "", "{"},
        Row{R"("riposte.scenario/1")", "1", "value-type", "/format", "1,"},
        Row{"scenario/1\"", "scenario/2\"", "format-newer", "/format", "\"riposte."},
        Row{"scenario/1\"", "scenario/10\"", "format-newer", "/format", "\"riposte."},
        Row{"scenario/1\"", "scenario/0\"", "format-unknown", "/format", "\"riposte."},
        Row{"scenario/1\"", "scenario/new\"", "format-unknown", "/format", "\"riposte."},
        Row{"riposte.scenario/1", "other/1", "format-unknown", "/format", "\"other/1"},
        Row{R"("id": "made-up",)", "", "value-missing", "", "{"},
        Row{"\"made-up\"", "\"\"", "value-missing", "/id", "\"\""},
        Row{"\"made-up\"", "\"Made Up\"", "id-form", "/id", "\"Made Up"},
        Row{"\"made-up\"", "\"-a\"", "id-form", "/id", "\"-a\""},
        Row{"\"made-up\"", "7", "value-type", "/id", "7,"},
        Row{"\"version\": 3", "\"version\": 0", "value-range", "/version", "0,"},
        Row{"\"version\": 3", "\"version\": 1.5", "value-type", "/version", "1.5"},
        Row{"\"version\": 3", "\"version\": \"3\"", "value-type", "/version", "\"3\""},
        Row{"\"language\": \"en\"", "\"language\": 1", "value-type", "/language", "1,\n  \"kind"},
        Row{"\"language\": \"en\"", "\"language\": \"\"", "language-form", "/language", "\"\""},
        Row{"\"language\": \"en\"", "\"language\": \"in English\"", "language-form", "/language", "\"in E"},
        Row{"\"kind\": \"talk\"", "\"kind\": \"game\"", "value-unknown", "/kind", "\"game"},
        Row{"\"kind\": \"talk\"", "\"kind\": null", "value-type", "/kind", "null"},
        Row{"\"title\": \"Made up\"", "\"title\": [\"Made up\"]", "value-type", "/title", "[\"Made"},
        Row{"\"summary\": \"S\"", "\"summary\": {}", "value-type", "/summary", "{}"},
        Row{"\"brief\": \"B\"", "\"brief\": 1", "value-type", "/brief", "1, \"note"},
        Row{"\"note\": \"N\"", "\"note\": 1", "value-type", "/note", "1,\n  \"roles"},
        Row{"[\"hunter\"]", "\"hunter\"", "value-type", "/roles", "\"hunter"},
        Row{"\"hunter\"", "\"huntr\"", "taxonomy-unknown", "/roles/0", "\"huntr"},
        Row{"\"hunter\"", "true", "value-type", "/roles/0", "true]"},
        Row{"\"cold-call\"", "\"warm-call\"", "taxonomy-unknown", "/stage", "\"warm"},
        Row{"\"smb\"", "\"sbm\"", "taxonomy-unknown", "/segment", "\"sbm"},
        Row{"\"industry\": \"Delivery\"", "\"industry\": 4", "value-type", "/industry", "4,"},
        Row{"\"difficulty\": 2", "\"difficulty\": 0", "value-range", "/difficulty", "0,"},
        Row{"\"difficulty\": 2", "\"difficulty\": 6", "value-range", "/difficulty", "6,"},
        Row{"\"minutes\": 5", "\"minutes\": \"5\"", "value-type", "/minutes", "\"5\""},
        Row{"\"objections\": [\"brush-off.not-interested\"]", "\"objections\": [\"brush-off\"]",
            "taxonomy-unknown", "/objections/0", "\"brush-off\"]"},
        Row{"\"listen\": 2,", "\"listen\": 0,", "value-range", "/skills/listen", "0, \"clarify"},
        Row{"\"listen\": 2,", "\"listen\": -1.5,", "value-range", "/skills/listen", "-1.5"},
        Row{"\"listen\": 2,", "\"listen\": \"2\",", "value-type", "/skills/listen", "\"2\""},
        Row{"\"clarify\": 1.5", "\"clarity\": 1.5", "taxonomy-unknown", "/skills/clarity", "\"clarity"},
        Row{"{\"listen\": 2, \"clarify\": 1.5}", "[\"listen\"]", "value-type", "/skills", "[\"listen"},
        Row{"\"temperament\": \"direct\"", "\"temperament\": \"hot\"", "value-unknown",
            "/customer/temperament", "\"hot"},
        Row{"\"voice\": \"female\"", "\"voice\": \"deep\"", "value-unknown", "/customer/voice", "\"deep"},
        Row{"\"name\": \"Marina\"", "\"name\": 1", "value-type", "/customer/name", "1, \"job"},
        Row{"{\"id\": \"since\", \"text\": \"Since 2011\"}", "{\"id\": \"since\"}", "value-missing",
            "/facts/0", "{\"id\": \"since"},
        Row{"{\"id\": \"since\", \"text\": \"Since 2011\"}",
            "{\"text\": \"a\"}, {\"id\": \"b\", \"text\": \"b\"}", "value-missing", "/facts/0",
            "{\"text\": \"a"},
        Row{"{\"id\": \"since\", \"text\": \"Since 2011\"}", "\"Since 2011\"", "value-type", "/facts/0",
            "\"Since"},
        Row{"\"id\": \"price\"", "\"id\": \"since\"", "id-duplicate", "/facts/1",
            "{\"id\": \"since\", \"text\": \"5"},
        Row{"\"id\": \"price\"", "\"id\": \"a b\"", "id-form", "/facts/1/id", "\"a b"},
        Row{"\"level\": 2.5", "\"level\": 4.5", "value-range", "/pass/level", "4.5"},
        Row{"\"level\": 2.5", "\"level\": \"2\"", "value-type", "/pass/level", "\"2\""},
        Row{"\"good_ending\": true", "\"good_ending\": 1", "value-type", "/pass/good_ending",
            "1},\n  \"limit"},
        Row{"\"limit\": 60", "\"limit\": 0", "value-range", "/limit", "0\n}"},
        Row{"\"limit\": 60", "\"limit\": 1e3", "value-type", "/limit", "1e3"}));

INSTANTIATE_TEST_SUITE_P(
    State, BrokenRule,
    testing::Values(
        Row{"{\"start\": 40}", "{}", "value-missing", "/state/trust", "{},"},
        Row{"{\"start\": 40}", "40", "value-type", "/state/trust", "40,"},
        Row{"{\"start\": 40}", "{\"start\": 40.5}", "state-type", "/state/trust/start", "40.5"},
        Row{"{\"start\": 40}", "{\"start\": \"40\"}", "state-type", "/state/trust/start", "\"40\""},
        Row{"{\"start\": 40}", "{\"start\": 101}", "state-range", "/state/trust/start", "101"},
        Row{"{\"start\": 40}", "{\"start\": -1}", "state-range", "/state/trust/start", "-1}"},
        Row{"{\"start\": 40}", "{\"start\": 40, \"min\": \"0\"}", "value-type", "/state/trust/min", "\"0\""},
        Row{"{\"start\": 40}", "{\"start\": 400, \"max\": \"500\"}", "value-type", "/state/trust/max",
            "\"500\""},
        Row{"{\"start\": 40}", "{\"start\": 40, \"min\": 60, \"max\": 50}", "state-range", "/state/trust",
            "{\"start\": 40"},
        Row{"{\"start\": 40}", "{\"start\": 40, \"max\": 2147483649}", "value-range", "/state/trust/max",
            "2147483649"},
        Row{"{\"start\": 40}", "{\"start\": 40, \"min\": -2147483649}", "value-range", "/state/trust/min",
            "-2147483649"},
        Row{"\"asked\": {\"start\": false}", "\"asked\": {\"start\": false, \"max\": 1}", "state-type",
            "/state/asked/max", "1}"},
        Row{"\"asked\": {\"start\": false}", "\"asked\": false", "value-type", "/state/asked", "false\n  }"},
        Row{"\"asked\": {\"start\": false}", "\"asked\": {\"start\": false}, \"a-b\": {\"start\": 1}",
            "state-name", "/state/a-b", "\"a-b"},
        Row{"\"asked\": {\"start\": false}", "\"asked\": {\"start\": false}, \"replies\": {\"start\": 1}",
            "state-name", "/state/replies", "\"replies\": {"},
        Row{"\"set\": {\"trust\": 25, \"asked\": true}", "\"set\": {\"trust\": 101}", "state-range",
            "/variants/0/set/trust", "101"},
        Row{"\"set\": {\"trust\": 25, \"asked\": true}", "\"set\": {\"trust\": true}", "state-type",
            "/variants/0/set/trust", "true}}"},
        Row{"\"set\": {\"trust\": 25, \"asked\": true}", "\"set\": {\"asked\": 1}", "state-type",
            "/variants/0/set/asked", "1}}"},
        Row{"\"set\": {\"trust\": 25, \"asked\": true}", "\"set\": {\"trsut\": 1}", "state-undefined",
            "/variants/0/set/trsut", "\"trsut"},
        Row{"\"weight\": 2, \"set\"", "\"weight\": 0, \"set\"", "value-range", "/variants/0/weight",
            "0, \"set"},
        Row{"\"weight\": 2, \"set\"", "\"weight\": 1.5, \"set\"", "value-type", "/variants/0/weight",
            "1.5, \"set"},
        Row{"{\"id\": \"burnt\"}", "{\"id\": \"busy\"}", "id-duplicate", "/variants/1", "{\"id\": \"busy\"}"},
        Row{"{\"id\": \"burnt\"}", "{}", "value-missing", "/variants/1", "{}]"},
        Row{"{\"id\": \"burnt\"}", "\"burnt\"", "value-type", "/variants/1", "\"burnt"},
        Row{"{\"id\": \"burnt\"}", "{\"id\": \"it's\"}", "id-form", "/variants/1/id", "\"it's"},
        Row{"\"add\": {\"trust\": 8}", "\"add\": {\"asked\": 8}", "state-type",
            "/turns/opening/replies/0/add/asked", "8}, \"set"},
        Row{"\"add\": {\"trust\": 8}", "\"add\": {\"trust\": 0.5}", "state-type",
            "/turns/opening/replies/0/add/trust", "0.5"},
        Row{"\"add\": {\"trust\": 8}", "\"add\": {\"trust\": 2147483649}", "value-range",
            "/turns/opening/replies/0/add/trust", "2147483649"},
        Row{"\"add\": {\"trust\": 8}", "\"add\": {\"turst\": 8}", "state-undefined",
            "/turns/opening/replies/0/add/turst", "\"turst"},
        Row{"{\"trust\": 8}, \"set\": {\"asked\": true}", "{\"trust\": 8}, \"set\": {\"asked\": 1}",
            "state-type", "/turns/opening/replies/0/set/asked", "1},\n          \"reaction"},
        Row{"{\"trust\": 8}, \"set\": {\"asked\": true}", "{\"trust\": 8}, \"set\": {\"trust\": \"1\"}",
            "state-type", "/turns/opening/replies/0/set/trust", "\"1\"},\n          \"re"},
        Row{"{\"trust\": 8}, \"set\": {\"asked\": true}", "{\"trust\": 8}, \"set\": []", "value-type",
            "/turns/opening/replies/0/set", "[],\n          \"reaction"},
        Row{"trust < 1", "trust < ", "expression-syntax", "/rules/0/when", "\"trust < \""},
        Row{"trust < 1", "trust", "expression-type", "/rules/0/when", "\"trust\", \"to"},
        Row{"trust < 1", "rust < 1", "state-undefined", "/rules/0/when", "\"rust < 1"},
        Row{"trust < 1", "visited('open') < 1", "graph-missing-target", "/rules/0/when", "\"visited"},
        Row{"trust < 1", "said('price') < 1", "taxonomy-unknown", "/rules/0/when", "\"said"},
        Row{"\"when\": \"trust < 1\", ", "", "value-missing", "/rules/0", "{\"to\": \"left\"}"},
        Row{"\"when\": \"trust < 1\"", "\"when\": true", "value-type", "/rules/0/when", "true, \"to"},
        Row{", \"to\": \"left\"}],", "}],", "value-missing", "/rules/0", "{\"when\": \"trust < 1"},
        Row{"{\"when\": \"trust < 1\", \"to\": \"left\"}", "7", "value-type", "/rules/0", "7],"}));

INSTANTIATE_TEST_SUITE_P(
    Turns, BrokenRule,
    testing::Values(
        Row{"\"start\": \"opening\"", "\"start\": \"openign\"", "graph-missing-target", "/start",
            "\"openign"},
        Row{"\"start\": \"opening\"", "\"start\": \"left\"", "graph-missing-target", "/start",
            "\"left\",\n  \"turns"},
        Row{"\"start\": \"opening\",", "", "value-missing", "", "{"},
        Row{"\"start\": \"opening\"", "\"start\": 1", "value-type", "/start", "1,\n  \"turns"},
        Row{"\"step\": {\"outcome\"", "\"closing\": {\"outcome\": \"burned\"}, \"step\": {\"outcome\"",
            "id-duplicate", "/endings/closing", "\"closing\": {\"outcome"},
        Row{"\"outcome\": \"won-step\"", "\"outcome\": \"won\"", "value-unknown", "/endings/step/outcome",
            "\"won\""},
        Row{"\"outcome\": \"won-step\", ", "", "value-missing", "/endings/step", "{\"good\": true"},
        Row{"\"good\": false", "\"good\": \"no\"", "value-type", "/endings/left/good", "\"no\""},
        Row{"\"debrief\": \"D\"", "\"debrief\": 1", "value-type", "/endings/step/debrief", "1, \"note"},
        Row{"{\"outcome\": \"lost-polite\", \"good\": false}", "\"lost\"", "value-type", "/endings/left",
            "\"lost\""},
        Row{"[\"Hello?\", ", "[3, ", "value-type", "/turns/opening/says/0", "3, {"},
        Row{"[\"Hello?\", ", "[\"\", ", "value-missing", "/turns/opening/says/0", "\"\", {"},
        Row{"\"text\": \"Who?\", ", "", "value-missing", "/turns/opening/says/1", "{\"when\": \"variant"},
        Row{"\"mood\": \"wary\"", "\"mood\": \"weary\"", "value-unknown", "/turns/opening/says/1/mood",
            "\"weary"},
        Row{"\"by\": \"Joe\"", "\"by\": 1", "value-type", "/turns/opening/says/1/by", "1,\n"},
        Row{"\"reveals\": \"timing.later\"", "\"reveals\": \"timing\"", "taxonomy-unknown",
            "/turns/opening/says/1/reveals", "\"timing\""},
        Row{"\"variants\": [\"Eh?\"]", "\"variants\": [1]", "value-type", "/turns/opening/says/1/variants/0",
            "1], \"note"},
        Row{"variant == 'busy'", "variant == busy", "state-undefined", "/turns/opening/says/1/when",
            "\"variant == busy"},
        Row{"\"objection\": {\"id\": \"brush-off.not-interested\", ", "\"objection\": {", "value-missing",
            "/turns/opening/objection", "{\"sincerity"},
        Row{"{\"id\": \"brush-off.not-interested\", ", "{\"id\": \"brush-off.no\", ", "taxonomy-unknown",
            "/turns/opening/objection/id", "\"brush-off.no\""},
        Row{"\"smokescreen\"", "\"fake\"", "value-unknown", "/turns/opening/objection/sincerity", "\"fake"},
        Row{"\"intensity\": 2", "\"intensity\": 4", "value-range", "/turns/opening/objection/intensity",
            "4, "},
        Row{"\"spoken\"", "\"loud\"", "value-unknown", "/turns/opening/objection/explicitness", "\"loud"},
        Row{"\"cause\": \"timing.later\"", "\"cause\": \"timing.latr\"", "taxonomy-unknown",
            "/turns/opening/objection/cause", "\"timing.latr"},
        Row{"{\"id\": \"timing.stall\", ", "{\"id\": \"timing.stal\", ", "taxonomy-unknown",
            "/turns/closing/objection/cause/0/id", "\"timing.stal\""},
        Row{"{\"id\": \"timing.stall\", \"when\": \"asked\"}", "\"timing.stall\"", "value-type",
            "/turns/closing/objection/cause/0", "\"timing.stall"},
        Row{"\"seconds\": 20,", "", "timer-incomplete", "/turns/opening/silence", "{\"add\": {\"depth"},
        Row{"\"silence\": {\"add\": {\"depth\": 1}, \"next\": \"closing\"},", "", "timer-incomplete",
            "/turns/opening/seconds", "20,"},
        Row{"\"seconds\": 20", "\"seconds\": 0", "value-range", "/turns/opening/seconds",
            "0,\n      \"silence"},
        Row{"\"add\": {\"depth\": 1}, \"next\": \"closing\"", "\"add\": {\"depth\": 1}", "value-missing",
            "/turns/opening/silence", "{\"add\": {\"depth"},
        Row{"[\"Ask\"]", "\"Ask\"", "value-type", "/turns/opening/hints", "\"Ask"},
        Row{"[\"Ask\"]", "[{}]", "value-type", "/turns/opening/hints/0", "{}]"},
        Row{"\"id\": \"leave\", ", "", "value-missing", "/turns/opening/replies/1", "{\"text\": \"Bye"},
        Row{"\"id\": \"leave\"", "\"id\": \"ask\"", "id-duplicate", "/turns/opening/replies/1/id",
            "\"ask\", \"text\": \"Bye"},
        Row{"\"id\": \"close\"", "\"id\": \"ask\"", "id-duplicate", "/turns/closing/replies/0/id",
            "\"ask\", \"text\": \"Shall"},
        Row{"\"id\": \"leave\"", "\"id\": \"a,b\"", "id-form", "/turns/opening/replies/1/id", "\"a,b"},
        Row{"\"id\": \"leave\"", "\"id\": \"~\"", "id-form", "/turns/opening/replies/1/id", "\"~"},
        Row{"\"text\": \"Bye\", ", "", "value-missing", "/turns/opening/replies/1", "{\"id\": \"leave"},
        Row{"\"text\": \"Bye\", \"next\": \"left\"", "\"text\": \"Bye\"", "value-missing",
            "/turns/opening/replies/1", "{\"id\": \"leave"},
        Row{"\"text\": \"Bye\", \"next\": \"left\"", "\"text\": \"Bye\", \"next\": []", "value-missing",
            "/turns/opening/replies/1/next", "[]}"},
        Row{"\"text\": \"Bye\", \"next\": \"left\"", "\"text\": \"Bye\", \"next\": [\"left\"]", "value-type",
            "/turns/opening/replies/1/next/0", "\"left\"]"},
        Row{"\"text\": \"Bye\", \"next\": \"left\"", "\"text\": \"Bye\", \"next\": \"lefft\"",
            "graph-missing-target", "/turns/opening/replies/1/next", "\"lefft"},
        Row{"\"text\": \"Bye\", \"next\": \"left\"", "\"text\": \"Bye\", \"next\": {\"to\": \"left\"}",
            "value-type", "/turns/opening/replies/1/next", "{\"to\": \"left\"}}"},
        Row{"{\"id\": \"leave\", \"text\": \"Bye\", \"next\": \"left\"}", "\"leave\"", "value-type",
            "/turns/opening/replies/1", "\"leave"},
        Row{"\"examples\": [\"A question\"]", "\"examples\": \"A question\"", "value-type",
            "/turns/opening/replies/0/examples", "\"A question"},
        Row{"\"once\": true", "\"once\": 1", "value-type", "/turns/opening/replies/0/once", "1,\n"},
        Row{"\"yes-and\"", "\"yes-but\"", "taxonomy-unknown", "/turns/opening/replies/0/technique",
            "\"yes-but"},
        Row{"{\"listen\": 3}", "{\"listen\": 5}", "value-range", "/turns/opening/replies/0/levels/listen",
            "5}, \"ethics"},
        Row{"{\"listen\": 3}", "{\"listen\": 2.5}", "value-type", "/turns/opening/replies/0/levels/listen",
            "2.5}"},
        Row{"{\"listen\": 3}", "{\"trade\": 3}", "score-skill-unknown",
            "/turns/opening/replies/0/levels/trade", "\"trade"},
        Row{"\"ethics\": \"warn\"", "\"ethics\": \"pass\"", "value-unknown",
            "/turns/opening/replies/0/ethics", "\"pass\", \"add"},
        Row{"{\"text\": \"Hm.\", \"mood\": \"neutral\"}", "[]", "value-type",
            "/turns/opening/replies/0/reaction", "[], \"feedback"},
        Row{"\"rule\": \"r\"", "\"rule\": 1", "value-type", "/turns/opening/replies/0/feedback/rule",
            "1, \"try"},
        Row{"\"when\": \"asked\", \"weight\": 2", "\"when\": \"asked\", \"weight\": 0", "value-range",
            "/turns/opening/replies/0/next/0/weight", "0}, {"},
        Row{"\"when\": \"asked\", \"weight\": 2", "\"when\": \"asked\", \"weight\": 0.5", "value-type",
            "/turns/opening/replies/0/next/0/weight", "0.5}"},
        Row{"{\"to\": \"closing\", \"when\": \"asked\", \"weight\": 2}", "{\"weight\": 2}", "value-missing",
            "/turns/opening/replies/0/next/0", "{\"weight\": 2}"},
        Row{"\"next\": \"closing\"\n    },", "\"next\": \"clsing\"\n    },", "graph-missing-target",
            "/turns/opening/next", "\"clsing"},
        Row{"\"replies\": [{\"id\": \"close\", \"text\": \"Shall we?\", \"next\": \"step\"}]",
            "\"hints\": []", "graph-dead-end", "/turns/closing",
            "{\n      \"objection\": {\"id\": \"timing.later"},
        Row{"\"replies\": [{\"id\": \"close\", \"text\": \"Shall we?\", \"next\": \"step\"}]",
            "\"replies\": []", "graph-dead-end", "/turns/closing",
            "{\n      \"objection\": {\"id\": \"timing.later"},
        Row{"\"rn\"", "1", "value-type", "/turns/opening/replies/0/note", "1},\n        {\"id\": \"leave"},
        Row{"\"note\": \"first\"", "\"note\": 1", "value-type", "/turns/opening/note", "1,\n      \"says"}));

} // namespace
} // namespace riposte::scenario::test
