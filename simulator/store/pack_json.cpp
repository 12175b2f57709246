#include <algorithm>
#include <cstdint>

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
  if (value == nullptr) return failure("/{} is missing; it is a text", key);
  if (!value->is(Value::Kind::text) || value->text.empty())
    return failure("/{} must be a text that is not empty", key);
  return value->text;
}

/// One of the two lists of a pack.
struct List {
  std::string_view key;
  std::size_t most = 0;
  bool (*allowed)(std::string_view) = nullptr;
  Error (*no_list)() = nullptr;
  Error (*wrong_entry)(std::size_t index) = nullptr;
};

Result<std::vector<std::string>> texts_of(const Value& root, const List& what) {
  const auto& [key, most, allowed, no_list, wrong_entry] = what;
  const Value* list = root.find(key);
  if (list == nullptr || !list->is(Value::Kind::array)) return failure(no_list());
  if (list->items.size() > most)
    return failure("/{} has {} entries; the most is {}", key, list->items.size(), most);
  std::vector<std::string> texts;
  for (std::size_t i = 0; i < list->items.size(); ++i) {
    const Value& item = list->items[i];
    if (!item.is(Value::Kind::text) || !allowed(item.text)) return failure(wrong_entry(i));
    if (std::find(texts.begin(), texts.end(), item.text) != texts.end())
      return failure("/{}/{}: '{}' stands there twice", key, i, item.text);
    texts.push_back(item.text);
  }
  return texts;
}

/// A text for each language of the pack.
Result<std::map<std::string, std::string, std::less<>>> title_of(const Value& root) {
  std::map<std::string, std::string, std::less<>> title;
  const Value* object = root.find("title");
  if (object == nullptr || !object->is(Value::Kind::object) || object->members.empty())
    return failure("/title must be an object: language tag to text");
  for (const json::Member& member : object->members) {
    if (!member.value.is(Value::Kind::text) || member.value.text.empty())
      return failure("/title/{} must be a text that is not empty", member.key);
    title.emplace(member.key, member.value.text);
  }
  return title;
}

Result<int> version_of(const Value& root) {
  const Value* version = root.find("version");
  if (version == nullptr || !version->is(Value::Kind::integer) || version->integer < 1 ||
      version->integer > INT32_MAX)
    return failure("/version must be an integer from 1");
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

List languages() {
  return {"languages", kMostLanguages, is_language,
          [] { return phrase("/languages must be an array of language tags like \"en\""); },
          [](std::size_t index) {
            return phrase(
                "/languages/{} must be one of language tags like \"en\": letters, digits and hyphens, "
                "no path",
                index);
          }};
}

List scenarios() {
  return {"scenarios", kMostScenarios, scenario::is_kebab_case,
          [] { return phrase("/scenarios must be an array of scenario ids"); },
          [](std::size_t index) {
            return phrase(
                "/scenarios/{} must be one of scenario ids: lower-case letters, digits and hyphens, no "
                "path",
                index);
          }};
}

Error first_problem(std::string_view text, const json::Document& document) {
  const json::Problem& problem = document.problems.front();
  const TextPosition at = LineIndex(text).position(problem.offset);
  return phrase("line {}, column {}: {}", at.line, at.column, problem.message);
}

/// The document as one of the current version; an older one is migrated.
Result<void> bring_up_to_date(Value& root) {
  using namespace scenario;
  const Result<std::string> format = text_of(root, "format");
  if (!format) return failure(format.error());
  const Declared found = declared(*format, FileKind::pack);
  if (found.standing == Standing::current) return {};
  if (found.standing != Standing::older) return failure("/format: {}", why_not(*format, FileKind::pack));
  const auto migrated = migrate(root, FileKind::pack, found.version, published_steps());
  if (!migrated) return failure("/format: {}", migrated.error());
  return {};
}

/// A message that begins with a pointer, as all of these do, is about the value there.
std::string pointer_in(const std::string& message) {
  return message.starts_with('/') ? message.substr(0, message.find_first_of(": ")) : std::string();
}

/// The current version of it; an older one is migrated in place.
std::vector<PackFault> read_pack(Value& root, Pack& pack) {
  std::vector<PackFault> faults;
  const auto fault = [&](Error error) { faults.push_back({pointer_in(error.message), std::move(error)}); };
  const auto take = [&](auto result, auto& into) {
    if (result)
      into = std::move(*result);
    else
      fault(std::move(result.error()));
    return result.has_value();
  };
  if (!root.is(Value::Kind::object)) {
    fault(phrase("a pack is an object"));
    return faults;
  }
  if (const Result<void> current = bring_up_to_date(root); !current) {
    fault(current.error());
    return faults; // what another version says means something else
  }
  if (const Value* schema = root.find("$schema"); schema != nullptr && !schema->is(Value::Kind::text))
    fault(phrase("/$schema must be a text"));
  if (take(text_of(root, "id"), pack.id) && !scenario::is_kebab_case(pack.id))
    fault(phrase("/id: '{}' must be lower-case words with hyphens", pack.id));
  take(title_of(root), pack.title);
  take(version_of(root), pack.version);
  take(text_of(root, "licence"), pack.licence);
  take(texts_of(root, languages()), pack.languages);
  take(texts_of(root, scenarios()), pack.scenarios);
  return faults;
}

} // namespace

Result<Pack> parse_pack(std::string_view text) {
  json::Document document = json::parse(text);
  return parse_pack(text, document);
}

Result<Pack> parse_pack(std::string_view text, json::Document& document) {
  if (!document.problems.empty()) return failure(first_problem(text, document));
  Pack pack;
  const std::vector<PackFault> faults = read_pack(document.root, pack);
  if (!faults.empty()) return failure(faults.front().message);
  return pack;
}

std::vector<PackFault> faults_of_pack(json::Document& document) {
  Pack pack;
  return read_pack(document.root, pack);
}

} // namespace riposte::store
