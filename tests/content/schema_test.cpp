// The schemas describe what the loader knows, no more and no less, and every shipped file keeps to them.
#include "schema.h"

#include <filesystem>
#include <functional>
#include <set>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "base/file.h"
#include "base/located_json.h"
#include "scenario/keys.h"
#include "scenario/layout.h"
#include "scenario/load.h"
#include "scenario/model.h"
#include "scenario/record.h"
#include "scenario/translation/translation.h"
#include "support/shipped_catalogue.h"

namespace riposte::test {
namespace {

using nlohmann::json;
using scenario::Diagnostic;
using scenario::Diagnostics;
using scenario::FileKind;
using scenario::Part;
using testing::Contains;
using testing::IsEmpty;
using testing::UnorderedElementsAreArray;
namespace fs = std::filesystem;

Diagnostics loader_says(FileKind kind, const std::string& text) {
  switch (kind) {
  case FileKind::scenario: return scenario::load_scenario(text, shipped_catalogue()).diagnostics;
  case FileKind::translation: return scenario::load_translation(text).diagnostics;
  case FileKind::plays: return scenario::load_plays(text).diagnostics;
  case FileKind::layout: return scenario::load_layout(text).diagnostics;
  default: return {};
  }
}

TEST(Schema, EveryShippedFileKeepsToIt) {
  int files = 0;
  for (const auto& entry : fs::recursive_directory_iterator(fs::path(RIPOSTE_SOURCE_DIR) / "scenarios")) {
    if (entry.path().extension() != ".json") continue;
    const auto text = read_file(entry.path());
    ASSERT_TRUE(text);
    const auto kind = scenario::kind_of_format(json::parse(*text).value("format", ""));
    ASSERT_TRUE(kind && *kind != FileKind::other) << entry.path();
    EXPECT_THAT(schema_findings(*kind, *text), IsEmpty()) << entry.path();
    ++files;
  }
  EXPECT_GE(files, 7);
  for (const FileKind kind : scenario::kFileKinds)
    EXPECT_THAT(schema_findings(kind, every_key(kind)), IsEmpty()) << name_of(kind);
}

TEST(Schema, WhatIsWrongIsSaidWithItsPointer) {
  std::string text = every_key(FileKind::scenario);
  const std::size_t at = text.find("\"mood\": \"neutral\"");
  ASSERT_NE(at, std::string::npos);
  text.replace(at, 17, "\"mood\": \"gloomy\"");
  EXPECT_THAT(schema_findings(FileKind::scenario, text),
              Contains(testing::StartsWith("/turns/opening/replies/0/reaction/mood: ")));
}

TEST(Schema, IsDraft7AndUsesNothingThatValidatorsMisjudge) {
  for (const FileKind kind : scenario::kFileKinds) {
    const json schema = json::parse(schema_text(kind));
    EXPECT_EQ(schema.value("$schema", ""), "http://json-schema.org/draft-07/schema#");
    for (const char* key : {"$id", "title", "description"}) EXPECT_NE(schema.value(key, ""), "") << key;
    const std::string all = schema.dump();
    for (const char* word : {"propertyNames", "patternProperties"})
      EXPECT_EQ(all.find(word), std::string::npos) << name_of(kind) << " uses " << word;
  }
}

/// Calls `visit` with every object below the value that is reached by known keys, and what it is.
void each_object(const json::json_pointer& at, const json& value, Part part,
                 const std::function<void(const json::json_pointer&, const json&, Part)>& visit) {
  if (value.is_array())
    for (std::size_t i = 0; i < value.size(); ++i) each_object(at / i, value[i], part, visit);
  if (!value.is_object()) return;
  visit(at, value, part);
  for (const auto& [key, inner] : value.items()) {
    Part below = scenario::each_of(part);
    for (const scenario::Key& known : scenario::keys_of(part))
      if (known.name == key) below = known.holds;
    if (below != Part::plain) each_object(at / key, inner, below, visit);
  }
}

TEST(Schema, TheLoaderKnowsEveryKeyAndNoOther) {
  for (const FileKind kind : {FileKind::scenario, FileKind::translation, FileKind::plays, FileKind::layout}) {
    const std::string text = every_key(kind);
    for (const Diagnostic& d : loader_says(kind, text))
      ADD_FAILURE() << to_line(std::string(name_of(kind)), d);
    const json base = json::parse(text);
    std::map<Part, std::set<std::string>> used;
    std::vector<json::json_pointer> places;
    each_object(json::json_pointer(), base, part_of(kind),
                [&](const auto& at, const json& object, Part part) {
                  if (scenario::keys_of(part).empty()) return;
                  places.push_back(at);
                  for (const auto& [key, value] : object.items())
                    if (!key.starts_with("x-")) used[part].insert(key);
                });
    for (const auto& [part, keys] : used)
      for (const scenario::Key& key : scenario::keys_of(part))
        EXPECT_TRUE(keys.contains(std::string(key.name)))
            << "no case in tests/cases/migrate has the key " << key.name;
    // Each object of the format is looked at: a key that it does not have is a warning there.
    for (const auto& at : places) {
      json changed = base;
      changed[at]["frobnicate"] = 1;
      std::vector<std::string> unknown;
      for (const Diagnostic& d : loader_says(kind, changed.dump()))
        if (d.code == "key-unknown") unknown.push_back(d.pointer);
      EXPECT_THAT(unknown, testing::ElementsAre((at / "frobnicate").to_string()));
      EXPECT_THAT(schema_findings(kind, changed.dump()), IsEmpty()) << "unknown keys are kept";
    }
  }
}

/// The schemas that a schema leads to: itself, what it refers to, and each of its alternatives.
std::vector<json> faces(const json& root, json schema) {
  while (schema.contains("$ref"))
    schema = root.at(json::json_pointer(schema["$ref"].get<std::string>().substr(1)));
  std::vector<json> all{schema};
  for (const json& one : schema.value("anyOf", json::array()))
    for (json& face : faces(root, one)) all.push_back(std::move(face));
  if (schema.contains("items"))
    for (json& face : faces(root, schema["items"])) all.push_back(std::move(face));
  return all;
}

void compare(const json& root, const json& schema, Part part, std::set<Part>& seen) {
  if (!seen.insert(part).second) return;
  if (const Part each = scenario::each_of(part); each != Part::plain) {
    for (const json& face : faces(root, schema))
      if (face.contains("additionalProperties")) compare(root, face["additionalProperties"], each, seen);
    return;
  }
  std::vector<std::string> known, described;
  for (const scenario::Key& key : scenario::keys_of(part)) known.emplace_back(key.name);
  for (const json& face : faces(root, schema)) {
    if (!face.contains("properties")) continue;
    if (face["properties"].begin()->contains("minItems")) continue; // a condition, not a description
    for (const auto& [key, value] : face["properties"].items()) {
      described.push_back(key);
      for (const scenario::Key& k : scenario::keys_of(part))
        if (k.name == key && k.holds != Part::plain) compare(root, value, k.holds, seen);
    }
  }
  EXPECT_THAT(described, UnorderedElementsAreArray(known)) << schema.dump(2).substr(0, 300);
}

TEST(Schema, DescribesEveryKeyThatTheFormatKnowsAndNoOther) {
  std::set<Part> seen;
  for (const FileKind kind : scenario::kFileKinds) {
    const json root = json::parse(schema_text(kind));
    compare(root, root, part_of(kind), seen);
  }
  for (int part = static_cast<int>(Part::scenario); part <= static_cast<int>(Part::box); ++part)
    EXPECT_TRUE(seen.contains(static_cast<Part>(part))) << "the schemas never come to part " << part;
}

TEST(Schema, SaysOfEveryPropertyWhatItIs) {
  for (const FileKind kind : scenario::kFileKinds) {
    int properties = 0;
    const std::function<void(const json&, const std::string&)> look = [&](const json& node,
                                                                          const std::string& at) {
      for (const auto& [key, value] : node.items()) {
        if (key == "properties" && !at.ends_with("/anyOf/1") &&
            at.find("/dependencies/") == std::string::npos)
          for (const auto& [name, property] : value.items()) {
            ++properties;
            EXPECT_GT(property.value("description", "").size(), 5u)
                << name_of(kind) << ": " << at << "/properties/" << name;
          }
        if (value.is_structured()) look(value, at + "/" + key);
      }
    };
    look(json::parse(schema_text(kind)), "");
    EXPECT_GE(properties, 4) << name_of(kind);
  }
}

std::vector<std::string> enum_at(const json& root, const std::string& pointer) {
  return root.at(json::json_pointer(pointer)).at("enum").get<std::vector<std::string>>();
}

TEST(Schema, ListsTheIdsOfTheCatalogue) {
  const json schema = json::parse(schema_text(FileKind::scenario));
  const auto& catalogue = shipped_catalogue();
  using catalogue::ids_of;
  EXPECT_EQ(enum_at(schema, "/definitions/objection_id"), catalogue.objection_ids());
  EXPECT_EQ(enum_at(schema, "/definitions/reply/properties/technique"), ids_of(catalogue.techniques));
  EXPECT_EQ(enum_at(schema, "/definitions/silence/properties/technique"), ids_of(catalogue.techniques));
  EXPECT_EQ(enum_at(schema, "/properties/stage"), ids_of(catalogue.stages));
  EXPECT_EQ(enum_at(schema, "/properties/segment"), ids_of(catalogue.segments));
  EXPECT_EQ(enum_at(schema, "/properties/roles/items"), ids_of(catalogue.roles));
  const json plays = json::parse(schema_text(FileKind::plays));
  for (const json& skills : {schema["properties"]["skills"], schema["definitions"]["levels"],
                             plays["definitions"]["expectation"]["properties"]["skills"]}) {
    std::vector<std::string> named;
    for (const auto& [key, value] : skills.at("properties").items()) named.push_back(key);
    EXPECT_THAT(named, UnorderedElementsAreArray(ids_of(catalogue.rubric.skills)));
    EXPECT_EQ(skills.at("additionalProperties"), false);
  }
}

/// The words that the loader's own message offers in place of a wrong one.
std::vector<std::string> offered(const std::string& pointer) {
  json changed = json::parse(every_key(FileKind::scenario));
  changed[json::json_pointer(pointer)] = "zzzz";
  for (const Diagnostic& d : loader_says(FileKind::scenario, changed.dump())) {
    const std::size_t list = d.message.message.find("none of ");
    if (d.pointer != pointer || list == std::string::npos) continue;
    std::vector<std::string> words;
    for (std::size_t from = list + 8, comma = 0; comma != std::string::npos; from = comma + 2) {
      comma = d.message.message.find(", ", from);
      words.push_back(d.message.message.substr(from, comma - from));
    }
    return words;
  }
  ADD_FAILURE() << pointer << ": the loader offers nothing";
  return {};
}

TEST(Schema, ListsTheWordsOfTheLoader) {
  const json schema = json::parse(schema_text(FileKind::scenario));
  struct Row {
    const char* in_schema;
    const char* in_file;
  };
  for (const Row& row :
       {Row{"/properties/kind", "/kind"},
        Row{"/definitions/customer/properties/temperament", "/customer/temperament"},
        Row{"/definitions/customer/properties/voice", "/customer/voice"},
        Row{"/definitions/line/properties/mood", "/turns/opening/says/1/mood"},
        Row{"/definitions/reply/properties/ethics", "/turns/opening/replies/0/ethics"},
        Row{"/definitions/silence/properties/ethics", "/turns/opening/silence/ethics"},
        Row{"/definitions/objection/properties/sincerity", "/turns/opening/objection/sincerity"},
        Row{"/definitions/objection/properties/explicitness", "/turns/opening/objection/explicitness"},
        Row{"/definitions/ending/properties/outcome", "/endings/step/outcome"}})
    EXPECT_EQ(enum_at(schema, row.in_schema), offered(row.in_file)) << row.in_file;
  EXPECT_EQ(enum_at(json::parse(schema_text(FileKind::plays)), "/definitions/expectation/properties/outcome"),
            enum_at(schema, "/definitions/ending/properties/outcome"));
}

} // namespace
} // namespace riposte::test
