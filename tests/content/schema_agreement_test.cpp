// Schema and loader judge alike: a file that breaks a rule which a schema can state is bad to both.
#include "schema.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "scenario/layout.h"
#include "scenario/load.h"
#include "scenario/record.h"
#include "scenario/translation/translation.h"
#include "store/library.h"
#include "support/shipped_catalogue.h"

namespace riposte::test {
namespace {

using nlohmann::json;
using scenario::Diagnostics;
using scenario::FileKind;
using scenario::load_scenario;

enum class Verdict { good, bad, loader_only }; // the last: bad, for reasons beyond a schema's reach

/// The file that uses every key, with one place changed. No value: the place is taken out. What `to` says is
/// JSON, so that 1.0 and 1 stay apart.
struct Row {
  const char* at;
  const char* to;
  Verdict verdict;
};

void PrintTo(const Row& row, std::ostream* out) {
  *out << row.at << " -> " << (row.to != nullptr ? row.to : "taken out");
}

constexpr Verdict good = Verdict::good, bad = Verdict::bad, loader_only = Verdict::loader_only;
constexpr const char* gone = nullptr;

bool taken_by_loader(FileKind kind, const std::string& text) {
  switch (kind) {
  case FileKind::scenario: return load_scenario(text, shipped_catalogue()).scenario.has_value();
  case FileKind::translation: return scenario::load_translation(text).translation.has_value();
  case FileKind::pack: return store::parse_pack(text).has_value();
  case FileKind::layout: return scenario::load_layout(text).layout.has_value();
  case FileKind::plays: {
    static const auto of = load_scenario(every_key(FileKind::scenario), shipped_catalogue()).scenario;
    const auto plays = scenario::load_plays(text).plays;
    return plays && !has_errors(scenario::check_plays(*of, *plays));
  }
  case FileKind::other: break;
  }
  return false;
}

void judge(FileKind kind, const Row& row) {
  json file = json::parse(every_key(kind));
  const json::json_pointer at(row.at);
  if (row.to == gone) {
    ASSERT_TRUE(file.contains(at)) << row.at;
    file[at.parent_pointer()].erase(at.back());
  } else {
    file[at] = json::parse(row.to);
  }
  const std::string text = file.dump();
  const std::vector<std::string> findings = schema_findings(kind, text);
  EXPECT_EQ(taken_by_loader(kind, text), row.verdict == good)
      << "the loader: " << testing::PrintToString(row);
  EXPECT_EQ(findings.empty(), row.verdict != bad)
      << "the schema: " << testing::PrintToString(row) << testing::PrintToString(findings);
}

class Scenarios : public testing::TestWithParam<Row> {};
TEST_P(Scenarios, AreJudgedAlike) {
  judge(FileKind::scenario, GetParam());
}

INSTANTIATE_TEST_SUITE_P(
    Top, Scenarios,
    testing::Values(
        Row{"/format", gone, bad}, Row{"/format", "1", bad}, Row{"/format", R"("riposte.scenario/2")", bad},
        Row{"/format", R"("riposte.plays/1")", bad}, Row{"/$schema", "1", bad}, Row{"/$schema", gone, good},
        Row{"/id", gone, bad}, Row{"/id", R"("")", bad}, Row{"/id", R"("Not Kebab")", bad},
        Row{"/id", R"("a--b")", bad}, Row{"/id", R"("-a")", bad}, Row{"/id", R"("a1-2")", good},
        Row{"/version", "0", bad}, Row{"/version", "1.5", bad}, Row{"/version", "1.0", bad},
        Row{"/version", R"("1")", bad}, Row{"/version", "2147483647", good},
        Row{"/version", "2147483648", bad}, Row{"/version", "99999999999999999999", bad},
        Row{"/version", gone, good}, Row{"/language", R"("e")", bad}, Row{"/language", R"("en_GB")", bad},
        Row{"/language", R"("pt-BR")", good}, Row{"/language", R"("")", bad}, Row{"/language", "null", bad},
        Row{"/kind", R"("game")", bad}, Row{"/kind", gone, good}, Row{"/title", "5", bad},
        Row{"/title", R"("")", good}, Row{"/title", gone, good}, Row{"/note", "[]", bad},
        Row{"/roles", R"("hunter")", bad}, Row{"/roles", R"(["pilot"])", bad}, Row{"/roles", "[]", good},
        Row{"/roles", "[1]", bad}, Row{"/stage", R"("nowhere")", bad}, Row{"/segment", "true", bad},
        Row{"/difficulty", "0", bad}, Row{"/difficulty", "6", bad}, Row{"/difficulty", "5", good},
        Row{"/minutes", "1441", bad}, Row{"/objections", R"(["no.such"])", bad}, Row{"/skills", "[]", bad},
        Row{"/skills/listen", "0", bad}, Row{"/skills/listen", "-1", bad},
        Row{"/skills/listen", "0.001", good}, Row{"/skills/listen", "1000001", bad},
        Row{"/skills/listen", "true", bad}, Row{"/skills/juggle", "1", bad}, Row{"/skills/trade", "1", good},
        Row{"/skills/listen", gone, loader_only}, Row{"/customer", "[]", bad},
        Row{"/customer/temperament", R"("calm")", bad}, Row{"/customer/voice", R"("deep")", bad},
        Row{"/customer/name", "1", bad}, Row{"/customer/age", "40", good}, Row{"/customer", "{}", good},
        Row{"/facts", "{}", bad}, Row{"/facts/0", R"("Since 2011")", bad}, Row{"/facts/0/id", gone, bad},
        Row{"/facts/0/id", R"("a b")", bad}, Row{"/facts/0/id", R"("a,b")", bad},
        Row{"/facts/0/id", R"("~")", bad}, Row{"/facts/0/id", R"("а/б")", good},
        Row{"/facts/0/text", R"(" \t")", bad},
        Row{"/facts", R"([{"id": "a", "text": "A"}, {"id": "a", "text": "B"}])", loader_only},
        Row{"/pass/level", "4.1", bad}, Row{"/pass/level", "-0.1", bad}, Row{"/pass/level", R"("2")", bad},
        Row{"/pass/level", "4", good}, Row{"/pass/good_ending", "1", bad}, Row{"/pass", "{}", good},
        Row{"/limit", "0", bad}, Row{"/limit", "2147483648", good}, Row{"/limit", "2147483649", bad},
        Row{"/x-drawn", "null", good}, Row{"/unknown", "[1]", good}));

INSTANTIATE_TEST_SUITE_P(
    State, Scenarios,
    testing::Values(Row{"/state", "[]", bad}, Row{"/state/trust", "40", bad}, Row{"/state/trust", "{}", bad},
                    Row{"/state/trust/start", "1.5", bad}, Row{"/state/trust/start", R"("40")", bad},
                    Row{"/state/trust/start", "null", bad}, Row{"/state/trust/start", "101", loader_only},
                    Row{"/state/trust/start", "100", good}, Row{"/state/depth/start", "-6", loader_only},
                    Row{"/state/depth/min", "6", loader_only}, Row{"/state/depth/max", "2147483648", good},
                    Row{"/state/depth/max", "2147483649", bad}, Row{"/state/depth/max", "1.5", bad},
                    Row{"/state/asked/min", "0", bad}, Row{"/state/asked/max", "1", bad},
                    Row{"/state/1st", R"({"start": 1})", loader_only},
                    Row{"/state/and", R"({"start": 1})", loader_only}, Row{"/variants", "{}", bad},
                    Row{"/variants/0", "1", bad}, Row{"/variants/0/id", gone, bad},
                    Row{"/variants/0/id", R"("it's")", bad}, Row{"/variants/0/weight", "0", bad},
                    Row{"/variants/0/weight", "0.5", bad}, Row{"/variants/1/id", R"("busy")", loader_only},
                    Row{"/variants/0/set", "[]", bad}, Row{"/variants/0/set/trust", R"("25")", bad},
                    Row{"/variants/0/set/trust", "true", loader_only},
                    Row{"/variants/0/set/trust", "101", loader_only},
                    Row{"/variants/0/set/nothing", "1", loader_only}));

INSTANTIATE_TEST_SUITE_P(
    Graph, Scenarios,
    testing::Values(Row{"/start", gone, bad}, Row{"/start", "1", bad}, Row{"/start", R"("")", bad},
                    Row{"/start", R"("nowhere")", loader_only}, Row{"/start", R"("step")", loader_only},
                    Row{"/turns", gone, bad}, Row{"/turns", "{}", bad}, Row{"/turns", "[]", bad},
                    Row{"/turns/closing", "null", bad}, Row{"/turns/closing/replies", gone, bad},
                    Row{"/turns/closing/replies", "[]", bad}, Row{"/turns/opening/replies", "[]", good},
                    Row{"/turns/opening/next", gone, good}, Row{"/turns/opening/next", "[]", bad},
                    Row{"/turns/opening/next", "{}", bad}, Row{"/turns/opening/next", R"(["closing"])", bad},
                    Row{"/turns/opening/next", R"([{"when": "asked"}])", bad},
                    Row{"/turns/opening/next", "1", bad},
                    Row{"/turns/opening/next", R"([{"to": "left", "weight": 0}])", bad},
                    Row{"/turns/opening/next", R"([{"to": "left", "weight": 1.0}])", bad},
                    Row{"/turns/opening/next", R"([{"to": "left", "when": true}])", bad},
                    Row{"/turns/opening/next", R"([{"to": "left", "when": "trust >"}])", loader_only},
                    Row{"/turns/opening/next", R"([{"to": "left", "when": "trust + 1"}])", loader_only},
                    Row{"/turns/opening/next", R"([{"to": "left", "when": " "}])", bad},
                    Row{"/turns/opening/next", R"("nowhere")", loader_only},
                    Row{"/turns/left", R"({"next": "step"})", loader_only},
                    Row{"/turns/a b", R"({"next": "step"})", loader_only}, Row{"/rules", "{}", bad},
                    Row{"/rules/0/when", gone, bad}, Row{"/rules/0/to", gone, bad},
                    Row{"/rules/0", "[]", bad}, Row{"/rules", "[]", good}, Row{"/endings/left", "1", bad},
                    Row{"/endings/left/outcome", gone, bad}, Row{"/endings/left/outcome", R"("lost")", bad},
                    Row{"/endings/left/good", "0", bad}, Row{"/endings/left/good", gone, good},
                    Row{"/endings", "[]", bad}, Row{"/endings", gone, loader_only}));

INSTANTIATE_TEST_SUITE_P(
    Turns, Scenarios,
    testing::Values(
        Row{"/turns/opening/says", R"("Hello")", bad}, Row{"/turns/opening/says", "[]", good},
        Row{"/turns/opening/says/0", R"("  ")", bad}, Row{"/turns/opening/says/0", "1", bad},
        Row{"/turns/opening/says/0", "[]", bad}, Row{"/turns/opening/says/1/text", gone, bad},
        Row{"/turns/opening/says/1/mood", R"("gloomy")", bad},
        Row{"/turns/opening/says/1/reveals", R"("no.such")", bad},
        Row{"/turns/opening/says/1/variants", R"([""])", bad},
        Row{"/turns/opening/says/1/variants", "[]", good}, Row{"/turns/opening/says/1/by", "1", bad},
        Row{"/turns/opening/seconds", gone, bad}, Row{"/turns/opening/silence", gone, bad},
        Row{"/turns/opening/seconds", "0", bad}, Row{"/turns/opening/seconds", "3601", bad},
        Row{"/turns/opening/silence", R"("closing")", bad}, Row{"/turns/opening/silence/next", gone, bad},
        Row{"/turns/opening/hints", R"("Ask")", bad}, Row{"/turns/opening/hints/0", R"("")", bad},
        Row{"/turns/opening/objection", R"("timing.later")", bad},
        Row{"/turns/opening/objection/id", gone, bad}, Row{"/turns/opening/objection/sincerity", "true", bad},
        Row{"/turns/opening/objection/cause", R"("no.such")", bad},
        Row{"/turns/opening/objection/cause", "[]", good},
        Row{"/turns/opening/objection/cause", R"(["timing.later"])", bad},
        Row{"/turns/opening/objection/cause/0/id", gone, bad},
        Row{"/turns/opening/objection/intensity", "0", bad},
        Row{"/turns/opening/objection/intensity", "4", bad},
        Row{"/turns/opening/objection/explicitness", R"("loud")", bad}));

INSTANTIATE_TEST_SUITE_P(
    Replies, Scenarios,
    testing::Values(
        Row{"/turns/opening/replies", "{}", bad}, Row{"/turns/opening/replies/0", "1", bad},
        Row{"/turns/opening/replies/0/id", gone, bad}, Row{"/turns/opening/replies/0/id", "1", bad},
        Row{"/turns/opening/replies/0/id", R"("leave")", loader_only},
        Row{"/turns/opening/replies/0/text", gone, bad}, Row{"/turns/opening/replies/0/text", R"("")", bad},
        Row{"/turns/opening/replies/0/next", gone, bad}, Row{"/turns/opening/replies/0/once", "1", bad},
        Row{"/turns/opening/replies/0/when", "true", bad},
        Row{"/turns/opening/replies/0/when", R"("trust")", loader_only},
        Row{"/turns/opening/replies/0/when", R"("nothing > 1")", loader_only},
        Row{"/turns/opening/replies/0/when", R"("visited('nowhere') > 0")", loader_only},
        Row{"/turns/opening/replies/0/technique", R"("magic")", bad},
        Row{"/turns/opening/replies/0/levels/listen", "5", bad},
        Row{"/turns/opening/replies/0/levels/listen", "-1", bad},
        Row{"/turns/opening/replies/0/levels/listen", "2.5", bad},
        Row{"/turns/opening/replies/0/levels/juggle", "1", bad},
        Row{"/turns/opening/replies/0/levels/trade", "1", loader_only},
        Row{"/turns/opening/replies/0/levels", "{}", good}, Row{"/turns/opening/replies/0/levels", "[]", bad},
        Row{"/turns/opening/replies/0/ethics", R"("bad")", bad},
        Row{"/turns/opening/replies/0/add/trust", "1.5", bad},
        Row{"/turns/opening/replies/0/add/trust", "true", bad},
        Row{"/turns/opening/replies/0/add/asked", "1", loader_only},
        Row{"/turns/opening/replies/0/add/nothing", "1", loader_only},
        Row{"/turns/opening/replies/0/add/trust", "2147483649", bad},
        Row{"/turns/opening/replies/0/set/asked", "1", loader_only},
        Row{"/turns/opening/replies/0/set/asked", R"("yes")", bad},
        Row{"/turns/opening/replies/0/reaction", "1", bad},
        Row{"/turns/opening/replies/0/reaction", "{}", bad},
        Row{"/turns/opening/replies/0/feedback", R"("Good")", bad},
        Row{"/turns/opening/replies/0/feedback/try", "1", bad},
        Row{"/turns/opening/replies/0/examples", R"([" "])", bad},
        Row{"/turns/opening/replies/0/examples", "1", bad}));

class Translations : public testing::TestWithParam<Row> {};
TEST_P(Translations, AreJudgedAlike) {
  judge(FileKind::translation, GetParam());
}
INSTANTIATE_TEST_SUITE_P(
    Rows, Translations,
    testing::Values(Row{"/format", gone, bad}, Row{"/format", R"("riposte.translation/2")", bad},
                    Row{"/of", gone, bad}, Row{"/of", R"("")", bad}, Row{"/language", gone, bad},
                    Row{"/language", R"("r")", bad}, Row{"/text", gone, bad}, Row{"/text", "[]", bad},
                    Row{"/text", "{}", good}, Row{"/text/~1title", R"("T")", bad},
                    Row{"/text/~1title/text", gone, bad}, Row{"/text/~1title/text", R"("")", bad},
                    Row{"/text/~1title/from", gone, bad}, Row{"/text/~1title/from", "1", bad},
                    Row{"/text/~1title/more", "1", good}, Row{"/$schema", "[]", bad}));

class Plays : public testing::TestWithParam<Row> {};
TEST_P(Plays, AreJudgedAlike) {
  judge(FileKind::plays, GetParam());
}
INSTANTIATE_TEST_SUITE_P(
    Rows, Plays,
    testing::Values(
        Row{"/format", gone, bad}, Row{"/format", R"("riposte.plays/9")", bad}, Row{"/of", gone, bad},
        Row{"/plays", gone, bad}, Row{"/plays", "{}", bad}, Row{"/plays", "[]", good},
        Row{"/plays/0", "1", bad}, Row{"/plays/0/name", gone, bad}, Row{"/plays/0/seed", gone, bad},
        Row{"/plays/0/seed", "1", bad}, Row{"/plays/0/seed", R"("-1")", bad},
        Row{"/plays/0/seed", R"("")", bad}, Row{"/plays/0/seed", R"("18446744073709551616")", loader_only},
        Row{"/plays/0/inputs", R"("ask")", bad}, Row{"/plays/0/inputs", R"([""])", bad},
        Row{"/plays/0/inputs", gone, good}, Row{"/plays/0/inputs", R"(["nothing"])", loader_only},
        Row{"/plays/0/expect", gone, bad}, Row{"/plays/0/expect", "{}", good},
        Row{"/plays/0/expect/passed", R"("yes")", bad}, Row{"/plays/0/expect/overall", R"("3")", bad},
        Row{"/plays/0/expect/overall", "3", good}, Row{"/plays/0/expect/skills/listen", "null", bad},
        Row{"/plays/0/expect/skills/juggle", "1", bad}, Row{"/plays/0/expect/skills/trade", "1", loader_only},
        Row{"/plays/0/expect/outcome", R"("wibble")", bad}, Row{"/plays/0/expect/ending", "1", bad},
        Row{"/plays/0/expect/ending", "null", good},
        Row{"/plays/0/expect/ending", R"("nowhere")", loader_only}, Row{"/plays/0/expect/turns", "{}", bad}));

class Packs : public testing::TestWithParam<Row> {};
TEST_P(Packs, AreJudgedAlike) {
  judge(FileKind::pack, GetParam());
}
INSTANTIATE_TEST_SUITE_P(
    Rows, Packs,
    testing::Values(Row{"/format", gone, bad}, Row{"/format", R"("riposte.pack/2")", bad},
                    Row{"/id", gone, bad}, Row{"/id", R"("BAD ID")", bad}, Row{"/title", gone, bad},
                    Row{"/title", R"("T")", bad}, Row{"/title", "{}", bad}, Row{"/title/en", R"("")", bad},
                    Row{"/version", gone, bad}, Row{"/version", "0", bad}, Row{"/version", "1.5", bad},
                    Row{"/licence", gone, bad}, Row{"/licence", R"("")", bad}, Row{"/languages", gone, bad},
                    Row{"/languages", "[]", good}, Row{"/languages", R"(["en", "en"])", bad},
                    Row{"/languages", R"(["../x"])", bad}, Row{"/languages", R"(["e"])", bad},
                    Row{"/scenarios", gone, bad}, Row{"/scenarios", R"(["a/b"])", bad},
                    Row{"/scenarios", R"(["a", "a"])", bad}, Row{"/scenarios", R"("a")", bad},
                    Row{"/scenarios", "[]", good}, Row{"/$schema", "1", bad}, Row{"/more", "1", good}));

class Layouts : public testing::TestWithParam<Row> {};
TEST_P(Layouts, AreJudgedAlike) {
  judge(FileKind::layout, GetParam());
}
INSTANTIATE_TEST_SUITE_P(
    Rows, Layouts,
    testing::Values(Row{"/format", gone, bad}, Row{"/format", R"("riposte.layout/2")", bad},
                    Row{"/of", gone, bad}, Row{"/boxes", gone, bad}, Row{"/boxes", "[]", bad},
                    Row{"/boxes", "{}", good}, Row{"/boxes/opening", "[0, 0]", bad},
                    Row{"/boxes/opening/x", gone, bad}, Row{"/boxes/opening/y", R"("0")", bad},
                    Row{"/boxes/opening/x", "1000001", bad}, Row{"/boxes/opening/x", "-1e6", good},
                    Row{"/boxes/opening/width", "10", good}, Row{"/note", "1", bad}));

} // namespace
} // namespace riposte::test
