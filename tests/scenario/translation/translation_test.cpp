// Section 11: entries that are missing, stale or unknown, and that every text of the shipped talks can be
// translated.
#include "scenario/translation/translation.h"

#include <algorithm>

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/located_json.h"
#include "made.h"

namespace riposte::scenario::test {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::IsSupersetOf;
using testing::Not;

std::vector<std::pair<std::string, std::string>> texts_of(const Scenario& scenario) {
  std::vector<std::pair<std::string, std::string>> texts;
  for_each_text(scenario, [&](const std::string& pointer, const std::string& text) {
    texts.emplace_back(pointer, text);
  });
  return texts;
}

std::vector<std::string> pointers_of(const Scenario& scenario) {
  std::vector<std::string> pointers;
  for (const auto& [pointer, text] : texts_of(scenario)) pointers.push_back(pointer);
  return pointers;
}

std::string entry(const std::string& pointer, const std::string& text, const std::string& source) {
  return fmt::format("{}: {{\"text\": {}, \"from\": \"{}\"}}", json::quote(pointer), json::quote(text),
                     source_hash(source));
}

std::string file_of(const std::string& entries) {
  return R"({"format": "riposte.translation/1", "of": "made-up", "language": "ru", "text": {)" + entries +
         "}}";
}

Translation translation_of(const std::string& entries) {
  LoadedTranslation loaded = load_translation(file_of(entries));
  for (const Diagnostic& d : loaded.diagnostics) ADD_FAILURE() << to_line("ru", d);
  return loaded.translation.value_or(Translation{});
}

/// Every text of the scenario in capitals, but for `left_out`.
std::string entries_for(const Scenario& scenario, const std::string& left_out = "") {
  std::string entries;
  for (const auto& [pointer, text] : texts_of(scenario))
    if (pointer != left_out) entries += (entries.empty() ? "" : ",\n") + entry(pointer, "RU " + text, text);
  return entries;
}

std::vector<std::string> codes(const Diagnostics& diagnostics) {
  std::vector<std::string> out;
  for (const Diagnostic& d : diagnostics) out.push_back(d.code + " " + d.pointer);
  return out;
}

TEST(Translation, PointersHaveIdsInPlaceOfIndexes) {
  EXPECT_THAT(
      pointers_of(loaded(kFull)),
      ElementsAre("/title", "/summary", "/brief", "/industry", "/customer/name", "/customer/job",
                  "/customer/company", "/customer/goal", "/customer/fear", "/facts/since/text",
                  "/facts/price/text", "/turns/opening/says/0", "/turns/opening/says/1/text",
                  "/turns/opening/says/1/variants/0", "/turns/opening/says/1/by", "/turns/opening/hints/0",
                  "/turns/opening/replies/ask/text", "/turns/opening/replies/ask/examples/0",
                  "/turns/opening/replies/ask/reaction/text", "/turns/opening/replies/ask/feedback/effect",
                  "/turns/opening/replies/ask/feedback/rule", "/turns/opening/replies/ask/feedback/try",
                  "/turns/opening/replies/leave/text", "/turns/closing/replies/close/text",
                  "/endings/step/text", "/endings/step/debrief"));
}

TEST(Translation, ACompleteOneReplacesEveryText) {
  const Scenario made = loaded(kFull);
  const Translation translation = translation_of(entries_for(made));
  const Localised localised = localise(made, translation);
  EXPECT_THAT(localised.missing, IsEmpty());
  EXPECT_THAT(localised.stale, IsEmpty());
  EXPECT_THAT(localised.unknown, IsEmpty());
  EXPECT_EQ(localised.scenario.language, "ru");
  for (const auto& [pointer, text] : texts_of(localised.scenario))
    EXPECT_EQ(text.substr(0, 3), "RU ") << pointer;
  EXPECT_THAT(check_translation(made, translation), IsEmpty());
}

TEST(Translation, WhatIsMissingFallsBackToTheSourceAndIsFlagged) {
  const Scenario made = loaded(kFull);
  for (const auto& [pointer, text] : texts_of(made)) {
    const Translation translation = translation_of(entries_for(made, pointer));
    const Localised localised = localise(made, translation);
    EXPECT_THAT(localised.missing, ElementsAre(pointer));
    EXPECT_THAT(texts_of(localised.scenario), Contains(std::pair(pointer, text)));
    EXPECT_THAT(codes(check_translation(made, translation)),
                ElementsAre("i18n-missing " + json::child("/text", pointer)));
  }
}

TEST(Translation, AnEmptyEntryIsNoTranslation) {
  const Scenario made = loaded(kFull);
  const LoadedTranslation read = load_translation(file_of(R"("/title": {"text": "", "from": "x"})"));
  EXPECT_THAT(codes(read.diagnostics), ElementsAre("value-missing /text/~1title/text"));
  Translation translation = translation_of(entries_for(made));
  translation.text["/title"].text.clear();
  EXPECT_EQ(localise(made, translation).scenario.title, made.title) << "never an empty line";
}

TEST(Translation, AChangedSourceMakesAnEntryStaleAndIsShownAllTheSame) {
  const Translation translation = translation_of(entries_for(loaded(kFull)));
  const Scenario changed = loaded(full_with("\"May I ask?\"", "\"May I ask you?\""));
  const Localised localised = localise(changed, translation);
  EXPECT_THAT(localised.stale, ElementsAre("/turns/opening/replies/ask/text"));
  EXPECT_EQ(localised.scenario.replies[0].text, "RU May I ask?");
  const Diagnostics found = check_translation(changed, translation);
  ASSERT_THAT(codes(found), ElementsAre("i18n-stale /text/~1turns~1opening~1replies~1ask~1text"));
  EXPECT_EQ(found[0].severity, Severity::warning);
  EXPECT_EQ(found[0].position.line, 17u) << "the place of the entry in the file";
}

TEST(Translation, AnEntryThatNothingAsksForIsUnknown) {
  const Scenario made = loaded(kFull);
  for (const char* pointer :
       {"/turns/opening/replies/gone/text", "/turns/opening/says/7", "/note", "title"}) {
    const Translation translation = translation_of(entries_for(made) + "," + entry(pointer, "x", "x"));
    EXPECT_THAT(codes(check_translation(made, translation)),
                ElementsAre("i18n-unknown " + json::child("/text", pointer)));
  }
}

TEST(Translation, ALineKeepsItsTranslationWhenItBecomesAnObjectOrATextAgain) {
  const Scenario made = loaded(kFull);
  const Translation translation = translation_of(entries_for(made));
  const Scenario object = loaded(full_with("[\"Hello?\", ", "[{\"text\": \"Hello?\", \"mood\": \"sad\"}, "));
  EXPECT_THAT(check_translation(object, translation), IsEmpty());
  EXPECT_EQ(localise(object, translation).scenario.turns[0].says[0].text, "RU Hello?");
  const Translation of_object = translation_of(entries_for(object));
  EXPECT_THAT(check_translation(made, of_object), IsEmpty());
  EXPECT_EQ(localise(made, of_object).scenario.turns[0].says[0].text, "RU Hello?");
}

TEST(Translation, IsOfOneScenario) {
  Translation translation = translation_of(entries_for(loaded(kFull)));
  translation.of = "another";
  EXPECT_THAT(codes(check_translation(loaded(kFull), translation)), ElementsAre("i18n-of /of"));
}

TEST(Translation, PlaysLikeItsSource) {
  const Scenario made = loaded(kFull);
  const Scenario russian = localise(made, translation_of(entries_for(made))).scenario;
  EXPECT_EQ(russian.hash, made.hash);
  for (std::uint64_t seed = 0; seed < 20; ++seed) {
    const Step ours = played(made, seed, {"ask"}), theirs = played(russian, seed, {"ask"});
    EXPECT_EQ(ours.session, theirs.session);
    EXPECT_EQ(ours.events, theirs.events);
  }
}

TEST(Translation, BrokenFilesAreNamedWithTheirPlace) {
  struct Row {
    std::string text, finding;
  };
  for (const Row& row :
       {Row{"[]", "value-type "}, Row{"{", "json-syntax "}, Row{"{}", "value-missing "},
        Row{R"({"format": "riposte.translation/2", "of": "a", "language": "ru", "text": {}})",
            "format-newer /format"},
        Row{R"({"format": "riposte.translation/new", "of": "a", "language": "ru", "text": {}})",
            "format-unknown /format"},
        Row{R"({"format": "riposte.translation/1", "of": "a", "language": "ru", "text": []})",
            "value-type /text"},
        Row{R"({"format": "riposte.translation/1", "of": "a", "text": {}})", "value-missing "},
        Row{file_of(R"("/title": "x")"), "value-type /text/~1title"},
        Row{file_of(R"("/title": {"text": "x"})"), "value-missing /text/~1title"},
        Row{file_of(R"("/a": {"text": "x", "from": "y"}, "/a": {"text": "x", "from": "y"})"),
            "json-duplicate-key /text/~1a"}}) {
    const LoadedTranslation read = load_translation(row.text);
    EXPECT_FALSE(read.translation) << row.text;
    EXPECT_THAT(codes(read.diagnostics), Contains(row.finding)) << row.text;
  }
}

/// The pointers of all texts in a scenario's JSON that a trainee may see, found by walking the JSON alone.
void collect(const json::Value& value, const std::string& pointer, std::string_view key,
             std::vector<std::string>& out) {
  static const std::vector<std::string> kTexts{"title",   "summary", "brief",    "industry", "name",
                                               "job",     "company", "goal",     "fear",     "text",
                                               "debrief", "effect",  "rule",     "try",      "by",
                                               "says",    "hints",   "examples", "variants", "reaction"};
  if (value.is(json::Value::Kind::text) && std::find(kTexts.begin(), kTexts.end(), key) != kTexts.end())
    out.push_back(pointer);
  for (std::size_t i = 0; i < value.items.size(); ++i) {
    const json::Value* id = value.items[i].find("id");
    const bool named = id != nullptr && (key == "replies" || key == "facts");
    collect(value.items[i], named ? json::child(pointer, id->text) : json::child(pointer, i), key, out);
  }
  for (const json::Member& member : value.members) {
    if (member.key.starts_with("x-")) continue;
    collect(member.value, json::child(pointer, member.key), member.key, out);
  }
}

class ShippedTalk : public testing::TestWithParam<std::string> {};

TEST_P(ShippedTalk, HasEveryTextWithinReachOfATranslation) {
  const std::string source = riposte::test::shipped_text("scenarios/first-pack/" + GetParam() + ".json");
  std::vector<std::string> expected;
  collect(json::parse(source).root, "", "", expected);
  ASSERT_GT(expected.size(), 100u);
  EXPECT_THAT(pointers_of(loaded(source)), testing::UnorderedElementsAreArray(expected));
}

TEST_P(ShippedTalk, HasARussianTranslationWithoutAGap) {
  const Scenario made = loaded(riposte::test::shipped_text("scenarios/first-pack/" + GetParam() + ".json"));
  const LoadedTranslation read =
      load_translation(riposte::test::shipped_text("scenarios/first-pack/" + GetParam() + ".ru.json"));
  ASSERT_TRUE(read.translation);
  EXPECT_THAT(codes(check_translation(made, *read.translation)), IsEmpty());
}

INSTANTIATE_TEST_SUITE_P(FirstPack, ShippedTalk, testing::Values("not-interested", "value-for-money"));

} // namespace
} // namespace riposte::scenario::test
