#include "schema.h"

#include <map>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>
#include <valijson/adapters/nlohmann_json_adapter.hpp>
#include <valijson/schema.hpp>
#include <valijson/schema_parser.hpp>
#include <valijson/validation_results.hpp>
#include <valijson/validator.hpp>

#include "base/located_json.h"
#include "support/shipped_catalogue.h"

namespace riposte::test {
namespace {

using scenario::FileKind;

const valijson::Schema& schema_of(FileKind kind) {
  static std::map<FileKind, valijson::Schema> schemas;
  const auto [at, inserted] = schemas.try_emplace(kind);
  if (inserted) {
    const auto json = nlohmann::json::parse(schema_text(kind));
    valijson::SchemaParser(valijson::SchemaParser::kDraft7)
        .populateSchema(valijson::adapters::NlohmannJsonAdapter(json), at->second);
  }
  return at->second;
}

/// valijson's path, such as "<root>", "[turns]", "[opening]", as a JSON pointer.
std::string pointer_of(const std::vector<std::string>& context) {
  std::string pointer;
  for (const std::string& step : context)
    if (step.starts_with('[') && step.ends_with(']'))
      pointer = json::child(pointer, std::string_view(step).substr(1, step.size() - 2));
  return pointer;
}

} // namespace

std::string schema_text(FileKind kind) {
  return shipped_text("content/schema/" + std::string(name_of(kind)) + ".schema.json");
}

std::vector<std::string> schema_findings(FileKind kind, std::string_view text) {
  const auto json = nlohmann::json::parse(text);
  valijson::ValidationResults results;
  valijson::Validator().validate(schema_of(kind), valijson::adapters::NlohmannJsonAdapter(json), &results);
  std::vector<std::string> findings;
  for (const auto& error : results) findings.push_back(pointer_of(error.context) + ": " + error.description);
  return findings;
}

std::string every_key(FileKind kind) {
  const std::string before = kind == FileKind::scenario ? "" : std::string(name_of(kind)) + ".";
  return shipped_text("tests/cases/migrate/1/" + before + "in.json");
}

} // namespace riposte::test
