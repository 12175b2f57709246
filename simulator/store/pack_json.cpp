#include <algorithm>
#include <cstdint>

#include <fmt/format.h>

#include "base/located_json.h"
#include "base/utf8.h"
#include "scenario/load.h"
#include "scenario/migrate.h"
#include "store/library.h"

namespace riposte::store {
namespace {

using json::Value;

constexpr std::size_t kMostScenarios = 10'000, kMostLanguages = 100;

Result<std::string> text_of(const Value& root, std::string_view key) {
  const Value* value = root.find(key);
  if (value == nullptr) return failure(fmt::format("/{} is missing; it is a text", key));
  if (!value->is(Value::Kind::text) || value->text.empty())
    return failure(fmt::format("/{} must be a text that is not empty", key));
  return value->text;
}

Result<std::vector<std::string>> texts_of(const Value& root, std::string_view key, std::size_t most,
                                          const char* what, bool (*allowed)(std::string_view)) {
  const Value* list = root.find(key);
  if (list == nullptr || !list->is(Value::Kind::array))
    return failure(fmt::format("/{} must be an array of {}", key, what));
  if (list->items.size() > most)
    return failure(fmt::format("/{} has {} entries; the most is {}", key, list->items.size(), most));
  std::vector<std::string> texts;
  for (std::size_t i = 0; i < list->items.size(); ++i) {
    const Value& item = list->items[i];
    if (!item.is(Value::Kind::text) || !allowed(item.text))
      return failure(fmt::format("/{}/{} must be one of {}: lower-case letters, digits and hyphens, no path",
                                 key, i, what));
    if (std::find(texts.begin(), texts.end(), item.text) != texts.end())
      return failure(fmt::format("/{}/{}: '{}' stands there twice", key, i, item.text));
    texts.push_back(item.text);
  }
  return texts;
}

/// A text for each language of the pack.
Result<std::map<std::string, std::string, std::less<>>> title_of(const Value& root) {
  std::map<std::string, std::string, std::less<>> title;
  const Value* object = root.find("title");
  if (object == nullptr || !object->is(Value::Kind::object) || object->members.empty())
    return failure(std::string("/title must be an object: language tag to text"));
  for (const json::Member& member : object->members) {
    if (!member.value.is(Value::Kind::text) || member.value.text.empty())
      return failure(fmt::format("/title/{} must be a text that is not empty", member.key));
    title.emplace(member.key, member.value.text);
  }
  return title;
}

Result<int> version_of(const Value& root) {
  const Value* version = root.find("version");
  if (version == nullptr || !version->is(Value::Kind::integer) || version->integer < 1 ||
      version->integer > INT32_MAX)
    return failure(std::string("/version must be an integer from 1"));
  return static_cast<int>(version->integer);
}

// BCP 47 as far as it can stand in a file name.
bool is_language(std::string_view tag) {
  const auto plain = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-';
  };
  return tag.size() >= 2 && tag.size() <= 35 && tag.front() != '-' &&
         std::all_of(tag.begin(), tag.end(), plain);
}

std::string first_problem(std::string_view text, const json::Document& document) {
  const json::Problem& problem = document.problems.front();
  const TextPosition at = LineIndex(text).position(problem.offset);
  return fmt::format("line {}, column {}: {}", at.line, at.column, problem.message);
}

/// The document as one of the current version; an older one is migrated.
Result<void> bring_up_to_date(Value& root) {
  using namespace scenario;
  const Result<std::string> format = text_of(root, "format");
  if (!format) return failure(format.error());
  const Declared found = declared(*format, FileKind::pack);
  if (found.standing == Standing::current) return {};
  if (found.standing != Standing::older) return failure("/format: " + why_not(*format, FileKind::pack));
  const auto migrated = migrate(root, FileKind::pack, found.version, published_steps());
  if (!migrated) return failure("/format: " + migrated.error().message);
  return {};
}

} // namespace

Result<Pack> parse_pack(std::string_view text) {
  json::Document document = json::parse(text);
  if (!document.problems.empty()) return failure(first_problem(text, document));
  Value& root = document.root;
  if (!root.is(Value::Kind::object)) return failure(std::string("a pack is an object"));
  if (const Result<void> current = bring_up_to_date(root); !current) return failure(current.error());
  if (const Value* schema = root.find("$schema"); schema != nullptr && !schema->is(Value::Kind::text))
    return failure(std::string("/$schema must be a text"));
  Pack pack;
  const std::pair<std::string_view, std::string*> fields[] = {{"id", &pack.id}, {"licence", &pack.licence}};
  for (const auto& [key, into] : fields) {
    Result<std::string> value = text_of(root, key);
    if (!value) return failure(value.error());
    *into = std::move(*value);
  }
  if (!scenario::is_kebab_case(pack.id))
    return failure(fmt::format("/id: '{}' must be lower-case words with hyphens", pack.id));
  auto title = title_of(root);
  if (!title) return failure(title.error());
  const auto version = version_of(root);
  if (!version) return failure(version.error());
  pack.title = std::move(*title);
  pack.version = *version;
  auto languages = texts_of(root, "languages", kMostLanguages, "language tags like \"en\"", is_language);
  if (!languages) return failure(languages.error());
  auto scenarios = texts_of(root, "scenarios", kMostScenarios, "scenario ids", scenario::is_kebab_case);
  if (!scenarios) return failure(scenarios.error());
  pack.languages = std::move(*languages);
  pack.scenarios = std::move(*scenarios);
  return pack;
}

} // namespace riposte::store
