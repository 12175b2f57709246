#include "scenario/loading.h"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace riposte::scenario {

using json::Value;

namespace {

// Whole sentences: a noun by itself has no one form in other languages.
Error must_be_id(Listed what, Value::Kind found) {
  const Error kind = json::kind_name(found);
  switch (what) {
  case Listed::objection: return phrase("must be the id of an objection, not {}", kind);
  case Listed::technique: return phrase("must be the id of a technique, not {}", kind);
  case Listed::role: return phrase("must be the id of a role, not {}", kind);
  case Listed::stage: return phrase("must be the id of a stage, not {}", kind);
  case Listed::segment: return phrase("must be the id of a segment, not {}", kind);
  }
  return {};
}

Error not_listed(Listed what, const std::string& id, const Error& near) {
  switch (what) {
  case Listed::objection: return phrase("the catalogue knows no objection '{}'{}", id, near);
  case Listed::technique: return phrase("the catalogue knows no technique '{}'{}", id, near);
  case Listed::role: return phrase("the catalogue knows no role '{}'{}", id, near);
  case Listed::stage: return phrase("the catalogue knows no stage '{}'{}", id, near);
  case Listed::segment: return phrase("the catalogue knows no segment '{}'{}", id, near);
  }
  return {};
}

} // namespace

void Loading::report(Severity severity, std::string code, std::string pointer, std::size_t offset,
                     Error message) {
  // An error is never left out for the sake of warnings: it decides whether the file can be used.
  const bool decides = severity == Severity::error && !any_error_;
  if (diagnostics.size() >= kMostFindings && !decides) return;
  any_error_ = any_error_ || severity == Severity::error;
  diagnostics.push_back(
      {severity, std::move(code), std::move(pointer), lines_.position(offset), std::move(message)});
}

void Loading::error(std::string code, const Node& node, Error message) {
  report(Severity::error, std::move(code), node.pointer, node->offset, std::move(message));
}

void Loading::check_keys(const Node& object, Part part) {
  const std::span<const Key> known = keys_of(part);
  for (const json::Member& m : object->members) {
    const auto same = [&m](const Key& key) { return key.name == m.key; };
    if (m.key.starts_with("x-") || std::any_of(known.begin(), known.end(), same)) continue;
    std::vector<std::string> all;
    for (const Key& key : known) all.emplace_back(key.name);
    const std::string near = nearest(m.key, all);
    report(Severity::warning, "key-unknown", json::child(object.pointer, m.key), m.key_offset,
           phrase("the format has no key {} here{}; it is kept but nothing reads it", json::quote(m.key),
                  near.empty() ? Error{} : phrase(" (did you mean \"{}\"?)", near)));
  }
}

std::optional<Node> Loading::any(const Node& object, std::string_view key, Need need) {
  if (const Value* value = object->find(key)) return Node{value, json::child(object.pointer, key)};
  if (need == Need::required)
    report(Severity::error, "value-missing", object.pointer, object->offset,
           phrase("\"{}\" is missing", key));
  return std::nullopt;
}

std::optional<Node> Loading::member(const Node& object, std::string_view key, Value::Kind kind, Need need) {
  std::optional<Node> node = any(object, key, need);
  if (!node || (*node)->is(kind)) return node;
  error("value-type", *node,
        phrase("\"{}\" must be {}, not {}", key, json::kind_name(kind), json::kind_name((*node)->kind)));
  return std::nullopt;
}

std::string Loading::text(const Node& object, std::string_view key, Need need) {
  const std::optional<Node> node = member(object, key, Value::Kind::text, need);
  if (!node) return {};
  if (need == Need::required && is_blank((*node)->text))
    error("value-missing", *node, phrase("\"{}\" is empty", key));
  return (*node)->text;
}

std::optional<bool> Loading::boolean(const Node& object, std::string_view key, Need need) {
  const std::optional<Node> node = member(object, key, Value::Kind::boolean, need);
  if (!node) return std::nullopt;
  return (*node)->boolean;
}

std::optional<std::int64_t> Loading::integer(const Node& value, std::int64_t lowest, std::int64_t highest) {
  const bool too_large = value->is(Value::Kind::number) && std::abs(value->number) >= 0x1p63; // for 64 bits
  if (too_large) {
    error("value-range", value, phrase("lies outside {}..{}", lowest, highest));
    return std::nullopt;
  }
  if (!value->is(Value::Kind::integer)) {
    error("value-type", value, phrase("must be an integer, not {}", json::kind_name(value->kind)));
    return std::nullopt;
  }
  if (value->integer < lowest || value->integer > highest) {
    error("value-range", value, phrase("{} lies outside {}..{}", value->integer, lowest, highest));
    return std::nullopt;
  }
  return value->integer;
}

std::optional<std::int64_t> Loading::integer(const Node& object, std::string_view key, std::int64_t lowest,
                                             std::int64_t highest) {
  const std::optional<Node> node = any(object, key);
  return node ? integer(*node, lowest, highest) : std::nullopt;
}

std::vector<std::string> Loading::texts(const Node& object, std::string_view key) {
  std::vector<std::string> out;
  const std::optional<Node> list = member(object, key, Value::Kind::array);
  if (!list) return out;
  for (const Node& item : items_of(*list)) {
    if (!item->is(Value::Kind::text))
      error("value-type", item, phrase("must be a text, not {}", json::kind_name(item->kind)));
    else if (is_blank(item->text))
      error("value-missing", item, phrase("an empty text would be shown"));
    else
      out.push_back(item->text);
  }
  return out;
}

std::optional<std::size_t> Loading::choice(const Node& value, std::span<const std::string_view> allowed) {
  if (!value->is(Value::Kind::text)) {
    error("value-type", value, phrase("must be a text, not {}", json::kind_name(value->kind)));
    return std::nullopt;
  }
  const auto found = std::find(allowed.begin(), allowed.end(), value->text);
  if (found != allowed.end()) return static_cast<std::size_t>(found - allowed.begin());
  error("value-unknown", value,
        phrase("'{}' is none of {}", value->text, fmt::format("{}", fmt::join(allowed, ", "))));
  return std::nullopt;
}

std::optional<std::size_t> Loading::choice(const Node& object, std::string_view key,
                                           std::span<const std::string_view> allowed, Need need) {
  const std::optional<Node> node = any(object, key, need);
  return node ? choice(*node, allowed) : std::nullopt;
}

Condition Loading::condition(const Node& object, std::string_view key, Need need) {
  const std::optional<Node> node = member(object, key, Value::Kind::text, need);
  if (!node) return {};
  auto parsed = parse_condition((*node)->text, names);
  if (parsed) return std::move(*parsed);
  const std::string& code = parsed.error().code;
  const bool known =
      code == "state-undefined" ? state_known : code != "graph-missing-target" || targets_known;
  if (known) error(parsed.error().code, *node, with_caret((*node)->text, parsed.error()));
  return {};
}

std::optional<Target> Loading::target(const Node& value) {
  if (!value->is(Value::Kind::text)) {
    error("value-type", value,
          phrase("must be the id of a turn or an ending, not {}", json::kind_name(value->kind)));
    return std::nullopt;
  }
  if (const auto found = targets.find(value->text); found != targets.end()) return found->second;
  if (!targets_known) return std::nullopt;
  error("graph-missing-target", value,
        phrase("there is no turn or ending '{}'{}", value->text, suggestion(names, value->text, targets)));
  return std::nullopt;
}

std::optional<Target> Loading::target(const Node& object, std::string_view key) {
  const std::optional<Node> node = any(object, key, Need::required);
  return node ? target(*node) : std::nullopt;
}

void Loading::no_such_variable(const json::Member& member, const Node& value) {
  if (!state_known) return;
  Error near = suggestion(names, member.key, names.variables);
  if (near.message.empty()) near = phrase("; define it under \"state\"");
  report(Severity::error, "state-undefined", value.pointer, member.key_offset,
         phrase("no state variable is named '{}'{}", member.key, std::move(near)));
}

void Loading::known(const Node& value, Listed what, const std::vector<std::string>& ids) {
  if (!value->is(Value::Kind::text))
    error("value-type", value, must_be_id(what, value->kind));
  else if (std::find(ids.begin(), ids.end(), value->text) == ids.end())
    error("taxonomy-unknown", value, not_listed(what, value->text, suggestion(names, value->text, ids)));
}

std::string Loading::known_text(const Node& object, std::string_view key, Listed what,
                                const std::vector<std::string>& ids, Need need) {
  const std::optional<Node> node = any(object, key, need);
  if (!node) return {};
  known(*node, what, ids);
  return (*node)->text;
}

bool is_blank(std::string_view text) {
  return text.find_first_not_of(" \t\r\n") == std::string_view::npos;
}

std::optional<Node> file_root(Loading& loading, const json::Document& document, FileKind kind) {
  for (const json::Problem& p : document.problems)
    loading.report(Severity::error, p.code, p.pointer, p.offset, p.message);
  if (!document.problems.empty()) return std::nullopt;
  const Node root{&document.root, ""};
  if (root->is(Value::Kind::object)) return root;
  loading.error("value-type", root,
                phrase("a file of format {} is an object, not {}", format_name(kind, current_version(kind)),
                       json::kind_name(root->kind)));
  return std::nullopt;
}

bool bring_up_to_date(Loading& loading, json::Value& root, FileKind kind, MigrationSteps steps,
                      std::vector<std::string>* done) {
  const Value* value = root.find("format");
  const Node format{value, "/format"};
  const Declared found = declared(value->text, kind, steps);
  if (found.standing == Standing::current) return true;
  if (found.standing != Standing::older) {
    loading.error(found.standing == Standing::newer ? "format-newer" : "format-unknown", format,
                  why_not(value->text, kind, steps));
    return false;
  }
  const Result<std::vector<std::string>> migrated = migrate(root, kind, found.version, steps);
  if (!migrated) loading.error("migrate-failed", format, migrated.error());
  if (migrated && done != nullptr) *done = *migrated;
  return migrated.has_value();
}

std::optional<Node> sidecar_root(Loading& loading, json::Document& document, FileKind kind,
                                 MigrationSteps steps) {
  std::optional<Node> root = file_root(loading, document, kind);
  if (!root) return std::nullopt;
  const std::string format = loading.text(*root, "format", Need::required);
  if (!format.empty() && !bring_up_to_date(loading, document.root, kind, steps)) return std::nullopt;
  loading.text(*root, "$schema");
  return root;
}

std::vector<Node> items_of(const Node& list) {
  std::vector<Node> nodes;
  for (std::size_t i = 0; i < list->items.size(); ++i)
    nodes.push_back({&list->items[i], json::child(list.pointer, i)});
  return nodes;
}

std::vector<std::pair<const json::Member*, Node>> members_of(const Node& object) {
  std::vector<std::pair<const json::Member*, Node>> nodes;
  for (const json::Member& member : object->members)
    nodes.emplace_back(&member, Node{&member.value, json::child(object.pointer, member.key)});
  return nodes;
}

} // namespace riposte::scenario
