// Migration with made-up steps, since the formats have had one version only; and a case for every version.
#include "scenario/migrate.h"

#include <filesystem>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/hash.h"
#include "made.h"
#include "scenario/canonical.h"
#include "scenario/layout.h"
#include "scenario/record.h"
#include "scenario/translation/translation.h"

namespace riposte::scenario::test {
namespace {

using json::Value;
using riposte::test::shipped_catalogue;
using riposte::test::shipped_text;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
namespace fs = std::filesystem;

json::Member* member(Value& object, std::string_view key) {
  for (json::Member& m : object.members)
    if (m.key == key) return &m;
  return nullptr;
}

/// 0 → 1: what was named "name" is named "title".
Result<void> name_to_title(Value& root) {
  if (json::Member* name = member(root, "name")) name->key = "title";
  return {};
}

/// 1 → 2: the limit counts replies by the dozen. Fails where it was no whole number.
Result<void> limit_by_dozens(Value& root) {
  json::Member* limit = member(root, "limit");
  if (limit == nullptr) return {};
  if (!limit->value.is(Value::Kind::integer)) return failure("\"limit\" is not a whole number");
  limit->value.integer *= 12;
  limit->value.number = static_cast<double>(limit->value.integer);
  return {};
}

const std::vector<MigrationStep> kChain{{FileKind::scenario, 0, "`name` is now `title`", name_to_title},
                                        {FileKind::scenario, 1, "`limit` counts replies", limit_by_dozens},
                                        {FileKind::pack, 3, "a step of another kind", name_to_title}};

const std::string kOld = R"({"limit": 5, "name": "T", "format": "riposte.scenario/0", "id": "i", "x-n": 1.50,
  "start": "a", "turns": {"a": {"next": "e"}}, "endings": {"e": {"outcome": "burned"}}})";

TEST(Migrate, AChainOfStepsLeadsToTheCurrentVersion) {
  const auto result = migrated(kOld, FileKind::scenario, kChain);
  ASSERT_TRUE(result);
  EXPECT_EQ(result->from, 0);
  EXPECT_EQ(result->to, 2);
  EXPECT_THAT(result->done, ElementsAre("riposte.scenario/1: `name` is now `title`",
                                        "riposte.scenario/2: `limit` counts replies"));
  EXPECT_EQ(result->text, R"({
  "format": "riposte.scenario/2",
  "id": "i",
  "title": "T",
  "start": "a",
  "turns": {
    "a": {
      "next": "e"
    }
  },
  "endings": {
    "e": {
      "outcome": "burned"
    }
  },
  "limit": 60,
  "x-n": 1.50
}
)");
  const auto again = migrated(result->text, FileKind::scenario, kChain);
  ASSERT_TRUE(again);
  EXPECT_EQ(again->from, again->to);
  EXPECT_EQ(again->text, result->text);
}

TEST(Migrate, StartsAtTheVersionThatTheFileHas) {
  std::string one = kOld;
  one.replace(one.find("scenario/0"), 10, "scenario/1");
  const auto result = migrated(one, FileKind::scenario, kChain);
  ASSERT_TRUE(result);
  EXPECT_EQ(result->from, 1);
  EXPECT_THAT(result->text, testing::AllOf(HasSubstr("\"name\": \"T\""), HasSubstr("\"limit\": 60")));
}

TEST(Migrate, VersionsFollowFromTheStepsOfTheKind) {
  EXPECT_EQ(current_version(FileKind::scenario, kChain), 2);
  EXPECT_EQ(oldest_version(FileKind::scenario, kChain), 0);
  EXPECT_EQ(current_version(FileKind::pack, kChain), 4);
  EXPECT_EQ(oldest_version(FileKind::pack, kChain), 3);
  EXPECT_EQ(current_version(FileKind::plays, kChain), 1);
  EXPECT_EQ(oldest_version(FileKind::plays, kChain), 1);
}

TEST(Migrate, TellsCurrentOlderNewerAndUnknownApart) {
  struct Row {
    const char* format;
    FileKind kind;
    Standing standing;
  };
  for (const Row& row :
       {Row{"riposte.scenario/2", FileKind::scenario, Standing::current},
        Row{"riposte.scenario/1", FileKind::scenario, Standing::older},
        Row{"riposte.scenario/0", FileKind::scenario, Standing::older},
        Row{"riposte.scenario/3", FileKind::scenario, Standing::newer},
        Row{"riposte.scenario/99999999999999999999", FileKind::scenario, Standing::newer},
        Row{"riposte.scenario/02", FileKind::scenario, Standing::unknown},
        Row{"riposte.scenario/", FileKind::scenario, Standing::unknown},
        Row{"riposte.scenario/2 ", FileKind::scenario, Standing::unknown},
        Row{"riposte.scenario/-1", FileKind::scenario, Standing::unknown},
        Row{"riposte.pack/2", FileKind::scenario, Standing::unknown},
        Row{"riposte.pack/2", FileKind::pack, Standing::unknown}, // no step leads on from 2
        Row{"riposte.pack/3", FileKind::pack, Standing::older}, Row{"", FileKind::pack, Standing::unknown}})
    EXPECT_EQ(declared(row.format, row.kind, kChain).standing, row.standing) << row.format;
}

TEST(Migrate, AStepThatFailsHalfWayLeavesTheDocumentAsItWas) {
  std::string text = kOld;
  text.replace(text.find("5"), 1, "true");
  const auto result = migrated(text, FileKind::scenario, kChain);
  ASSERT_FALSE(result);
  ASSERT_EQ(result.error().size(), 1u);
  EXPECT_EQ(result.error()[0].code, "migrate-failed");
  EXPECT_EQ(result.error()[0].pointer, "/format");
  EXPECT_THAT(result.error()[0].message.message,
              testing::AllOf(HasSubstr("riposte.scenario/2"), HasSubstr("\"limit\" is not a whole number")));
  json::Document document = json::parse(text);
  const std::string before = json::compact(document.root);
  EXPECT_FALSE(migrate(document.root, FileKind::scenario, 0, kChain));
  EXPECT_EQ(json::compact(document.root), before);
}

TEST(Migrate, WhatIsNoFileOfTheKindIsRefused) {
  for (const auto& [text, code] : std::vector<std::pair<std::string, std::string>>{
           {"{", "json-syntax"},
           {R"({"format": "riposte.scenario/0", "a": 1, "a": 2})", "json-duplicate-key"},
           {R"({"format": "riposte.scenario/3"})", "format-newer"},
           {R"({"format": "riposte.scenario/x"})", "format-unknown"},
           {R"({"format": 2})", "value-type"},
           {"{}", "value-missing"},
           {"[]", "value-type"}}) {
    const auto result = migrated(text, FileKind::scenario, kChain);
    ASSERT_FALSE(result) << text;
    EXPECT_EQ(result.error().front().code, code) << text;
  }
}

TEST(Migrate, ALoaderReadsAnOlderScenarioWithFindingsAtTheirPlaceInTheFile) {
  const Loaded loaded = load_scenario(kOld, shipped_catalogue(), kChain);
  ASSERT_TRUE(loaded.scenario);
  EXPECT_EQ(loaded.scenario->title, "T");
  EXPECT_EQ(loaded.scenario->limit, 60);
  EXPECT_EQ(loaded.scenario->hash, sha256_hex(json::compact(json::parse(kOld).root)))
      << "attempts know a file by what its author wrote, whatever program reads it";
  EXPECT_THAT(loaded.diagnostics, IsEmpty());

  std::string wrong = kOld;
  wrong.replace(wrong.find("\"burned\""), 8, "\"burnt\"");
  const Loaded found = load_scenario(wrong, shipped_catalogue(), kChain);
  ASSERT_EQ(found.diagnostics.size(), 1u);
  EXPECT_EQ(found.diagnostics[0].position.line, 2u);
  EXPECT_EQ(found.diagnostics[0].position.column, wrong.find("\"burnt\"") - wrong.find('\n'));

  wrong = kOld;
  wrong.replace(wrong.find("5"), 1, "1.5");
  const Loaded failed = load_scenario(wrong, shipped_catalogue(), kChain);
  ASSERT_EQ(failed.diagnostics.size(), 1u);
  EXPECT_EQ(failed.diagnostics[0].code, "migrate-failed");
}

TEST(Migrate, LoadersRefuseNewerFilesByName) {
  struct Row {
    const char* kind;
    Diagnostics diagnostics;
  };
  const auto of = [](const char* kind) {
    return R"({"format": "riposte.)" + std::string(kind) + R"(/7", "of": 1, "new": []})";
  };
  for (const Row& row : {Row{"scenario", load_scenario(of("scenario"), shipped_catalogue()).diagnostics},
                         Row{"translation", load_translation(of("translation")).diagnostics},
                         Row{"plays", load_plays(of("plays")).diagnostics},
                         Row{"layout", load_layout(of("layout")).diagnostics}}) {
    ASSERT_EQ(row.diagnostics.size(), 1u) << row.kind << ": what else it holds is not judged";
    EXPECT_EQ(row.diagnostics[0].code, "format-newer");
    EXPECT_THAT(row.diagnostics[0].message.message,
                testing::AllOf(HasSubstr("riposte." + std::string(row.kind) + "/7"),
                               HasSubstr("riposte." + std::string(row.kind) + "/1")));
  }
  EXPECT_EQ(load_plays(R"({"format": "riposte.plays/x"})").diagnostics[0].code, "format-unknown");
}

// tests/cases/migrate/<version>/<kind>.in.json becomes <kind>.out.json, byte for byte; a scenario's have no
// kind in their name. A new version of a format needs its case of the version before it.
TEST(Migrate, EveryKnownVersionHasACase) {
  for (const FileKind kind : kFileKinds)
    for (int version = oldest_version(kind); version <= current_version(kind); ++version) {
      const fs::path folder = fs::path("tests/cases/migrate") / std::to_string(version);
      const std::string name = kind == FileKind::scenario ? "" : std::string(name_of(kind)) + ".";
      const std::string in = shipped_text(folder / (name + "in.json"));
      const std::string out = shipped_text(folder / (name + "out.json"));
      ASSERT_THAT(in, HasSubstr("\"" + format_name(kind, version) + "\""));
      const auto result = migrated(in, kind);
      ASSERT_TRUE(result) << folder << " " << name;
      EXPECT_EQ(result->from, version);
      EXPECT_EQ(result->text, out) << folder << " " << name;
      EXPECT_EQ(formatted(out, kind), out) << "what migrate writes is canonical";
    }
  EXPECT_THAT(published_steps(), IsEmpty()) << "a first step: see that this test's rows follow it";
}

} // namespace
} // namespace riposte::scenario::test
