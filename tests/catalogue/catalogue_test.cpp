// The shipped content is whole, a broken file is named with its place, and every id that the scenarios use is
// known.
#include "catalogue/catalogue.h"

#include <filesystem>
#include <set>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/located_json.h"
#include "support/shipped_catalogue.h"

namespace riposte::catalogue {
namespace {

using riposte::test::shipped_catalogue;
using riposte::test::shipped_catalogue_files;
using testing::HasSubstr;
using testing::StartsWith;

void expect_both(const LocalText& text, const std::string& where) {
  for (const char* language : {"en", "ru"}) {
    const auto found = text.by_language.find(language);
    ASSERT_NE(found, text.by_language.end()) << where;
    EXPECT_FALSE(found->second.empty()) << where << " " << language;
  }
}

template <class Entry>
void expect_unique(const std::vector<Entry>& entries) {
  std::set<std::string> seen;
  for (const Entry& entry : entries) {
    EXPECT_TRUE(seen.insert(entry.id).second) << entry.id;
    expect_both(entry.label, entry.id);
  }
  EXPECT_FALSE(entries.empty());
}

TEST(ShippedCatalogue, HasTheObjectionsOfTheField) {
  const Catalogue& catalogue = shipped_catalogue();
  std::set<std::string> leaves;
  for (const Family& family : catalogue.families)
    for (const Leaf& leaf : family.leaves) {
      EXPECT_TRUE(leaves.insert(leaf.id).second) << leaf.id;
      EXPECT_THAT(leaf.id, StartsWith(family.id + "."));
      for (const char* language : {"en", "ru"}) {
        EXPECT_FALSE(leaf.lines.at(language).empty()) << leaf.id;
        for (const std::string& line : leaf.lines.at(language)) EXPECT_FALSE(line.empty()) << leaf.id;
      }
    }
  EXPECT_EQ(leaves.size(), 68u);
  EXPECT_EQ(catalogue.objection_ids().size(), 68u);
}

TEST(ShippedCatalogue, HasTenSkillsWithFiveAnchorsEach) {
  const Catalogue& catalogue = shipped_catalogue();
  ASSERT_EQ(catalogue.rubric.skills.size(), 10u);
  EXPECT_GE(catalogue.rubric.version, 1);
  for (const Skill& skill : catalogue.rubric.skills) {
    std::set<std::string> texts;
    for (const LocalText& anchor : skill.anchors) {
      expect_both(anchor, skill.id);
      EXPECT_TRUE(texts.insert(anchor.in("en")).second) << skill.id << ": two anchors read alike";
    }
  }
}

TEST(ShippedCatalogue, IdsAreUniqueAndLabelled) {
  const Catalogue& catalogue = shipped_catalogue();
  expect_unique(catalogue.families);
  expect_unique(catalogue.rubric.skills);
  expect_unique(catalogue.techniques);
  expect_unique(catalogue.roles);
  expect_unique(catalogue.stages);
  expect_unique(catalogue.segments);
}

TEST(ShippedCatalogue, FindsById) {
  const Catalogue& catalogue = shipped_catalogue();
  EXPECT_EQ(catalogue.find_objection("price.too-high")->id, "price.too-high");
  EXPECT_EQ(catalogue.find_objection("price"), nullptr);
  EXPECT_EQ(catalogue.find_skill("listen")->id, "listen");
  EXPECT_EQ(catalogue.find_skill("listens"), nullptr);
}

TEST(LocalTextIn, FallsBackToEnglishAndThenToNothing) {
  const LocalText both{{{"en", "E"}, {"ru", "R"}}};
  EXPECT_EQ(both.in("ru"), "R");
  EXPECT_EQ(both.in("de"), "E");
  EXPECT_EQ(LocalText{}.in("en"), "");
}

// ---- broken files
// ---------------------------------------------------------------------------------------------------

struct Row {
  std::string CatalogueFiles::*file;
  std::string from, to; // the first place of `from` in that file
  std::string says;     // where the finding is, and what
};

void PrintTo(const Row& row, std::ostream* out) {
  *out << row.from << " -> " << row.to;
}

class BrokenFile : public testing::TestWithParam<Row> {};

TEST_P(BrokenFile, IsNamedWithItsPlace) {
  CatalogueFiles files = shipped_catalogue_files();
  std::string& text = files.*GetParam().file;
  const std::size_t at = text.find(GetParam().from);
  ASSERT_NE(at, std::string::npos);
  text.replace(at, GetParam().from.size(), GetParam().to);
  const auto parsed = parse_catalogue(files);
  ASSERT_FALSE(parsed);
  EXPECT_THAT(parsed.error().message, HasSubstr(GetParam().says));
  EXPECT_THAT(parsed.error().message, testing::ContainsRegex("^content/[a-z/]+\\.json:[0-9]+:[0-9]+: "));
}

INSTANTIATE_TEST_SUITE_P(
    Rows, BrokenFile,
    testing::Values(
        Row{&CatalogueFiles::objections, "{", "", "content/taxonomy/objections.json:"},
        Row{&CatalogueFiles::objections, "\"families\"", "\"family\"",
            "content/taxonomy/objections.json:1:1: /families: "},
        Row{&CatalogueFiles::objections, "\"price.too-high\"", "\"prize.too-high\"",
            "/families/0/leaves/0: 'prize.too-high' must begin with 'price.'"},
        Row{&CatalogueFiles::objections, "\"price.value-unclear\"", "\"price.too-high\"",
            "/families/0/leaves/1: the id 'price.too-high' stands twice"},
        Row{&CatalogueFiles::objections, "\"ru\":", "\"fr\":", "/families/0/label/ru: "},
        Row{&CatalogueFiles::stages, "\"stages\"", "\"x\"", "content/taxonomy/stages.json:"},
        Row{&CatalogueFiles::segments, "\"id\": \"", "\"id\": 1, \"_\": \"",
            "content/taxonomy/segments.json:"},
        Row{&CatalogueFiles::roles, "\"id\": \"hunter\"", "\"id\": \"\"", "/roles/0/id: is empty"},
        Row{&CatalogueFiles::rubric,
            "\"version\": ", "\"version\": \"\", \"_\": ", "content/rubric.json:1:1: /version: "},
        Row{&CatalogueFiles::rubric, "\"anchors\": [", "\"anchors\": [{\"en\": \"a\", \"ru\": \"b\"},",
            "/skills/0/anchors: must hold five"},
        Row{&CatalogueFiles::rubric, "\"breach\": {", "\"broken\": {", "/ethics/levels/breach"},
        Row{&CatalogueFiles::techniques, "\"steps\": [", "\"steps\": [7, ", "/techniques/0/steps/0"},
        Row{&CatalogueFiles::techniques, "\"id\"", "\"id\": \"x\", \"id\"", "stands twice"},
        Row{&CatalogueFiles::objections, "\"lines\": {\n            \"en\": [",
            "\"lines\": {\n            \"en\": [7, ", "/families/0/leaves/0/lines/en/0: "}));

// ---- ids in scenarios
// -----------------------------------------------------------------------------------------------

void expect_known(const json::Value& value, const std::string& pointer, std::string_view key,
                  std::size_t& checked) {
  const Catalogue& catalogue = shipped_catalogue();
  const auto check = [&](bool known, const std::string& id) {
    EXPECT_TRUE(known) << pointer << ": " << id;
    ++checked;
  };
  if (value.is(json::Value::Kind::text)) {
    const std::string& id = value.text;
    if (key == "technique") check(find(catalogue.techniques, id) != nullptr, id);
    if (key == "stage") check(find(catalogue.stages, id) != nullptr, id);
    if (key == "segment") check(find(catalogue.segments, id) != nullptr, id);
    if (key == "roles") check(find(catalogue.roles, id) != nullptr, id);
    if (key == "objections" || key == "reveals" || key == "cause")
      check(catalogue.find_objection(id) != nullptr, id);
  }
  for (std::size_t i = 0; i < value.items.size(); ++i)
    expect_known(value.items[i], json::child(pointer, i), key, checked);
  for (const json::Member& member : value.members) {
    const std::string here = json::child(pointer, member.key);
    if (key == "skills" || key == "levels") check(catalogue.find_skill(member.key) != nullptr, member.key);
    if ((key == "objection" || key == "cause") && member.key == "id")
      check(catalogue.find_objection(member.value.text) != nullptr, member.value.text);
    const bool entry_of_causes = key == "cause"; // {id, when}: its other texts are no ids
    if (!member.key.starts_with("x-"))
      expect_known(member.value, here, entry_of_causes ? "" : std::string_view(member.key), checked);
  }
}

TEST(Scenarios, NameOnlyWhatTheCatalogueKnows) {
  std::size_t scenarios = 0;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(
           std::filesystem::path(RIPOSTE_SOURCE_DIR) / "scenarios")) {
    if (entry.path().extension() != ".json") continue;
    const json::Document document = json::parse(read_file(entry.path()).value());
    EXPECT_TRUE(document.problems.empty()) << entry.path();
    const json::Value* format = document.root.find("format");
    if (format == nullptr || format->text != "riposte.scenario/1") continue;
    ++scenarios;
    std::size_t checked = 0;
    expect_known(document.root, entry.path().filename().string(), "", checked);
    EXPECT_GT(checked, 20u) << entry.path();
  }
  EXPECT_GE(scenarios, 2u);
}

} // namespace
} // namespace riposte::catalogue
