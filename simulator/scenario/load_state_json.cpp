#include "scenario/loading.h"

#include <set>

namespace riposte::scenario {

using json::Value;

namespace {

void read_variable(Loading& loading, const Node& node, Variable& variable) {
  loading.check_keys(node, Part::variable);
  const auto start = loading.any(node, "start", Need::required);
  if (!start) return;
  if ((*start)->is(Value::Kind::boolean)) {
    variable.flag = true;
    variable.start = (*start)->boolean ? 1 : 0;
    variable.max = 1;
    for (std::string_view key : {"min", "max"})
      if (const auto bound = loading.any(node, key))
        loading.error("state-type", *bound, phrase("a flag has no bounds"));
    return;
  }
  const auto low = loading.integer(node, "min", kSmallestBound, kLargestBound);
  const auto high = loading.integer(node, "max", kSmallestBound, kLargestBound);
  // A bound that is wrong was reported; in its place stands one that no value can break.
  variable.min = low.value_or(node->find("min") == nullptr ? 0 : kSmallestBound);
  variable.max = high.value_or(node->find("max") == nullptr ? 100 : kLargestBound);
  if (variable.min > variable.max) {
    loading.error("state-range", node, phrase("min {} lies above max {}", variable.min, variable.max));
    variable.min = kSmallestBound;
    variable.max = kLargestBound;
  }
  if (!(*start)->is(Value::Kind::integer)) {
    loading.error("state-type", *start,
                  phrase("must be an integer or true or false, not {}", json::kind_name((*start)->kind)));
  } else if ((*start)->integer < variable.min || (*start)->integer > variable.max) {
    loading.error("state-range", *start,
                  phrase("{} lies outside {}..{}", (*start)->integer, variable.min, variable.max));
  } else {
    variable.start = (*start)->integer;
  }
}

std::vector<Change> read_start_values(Loading& loading, const Node& variant, const Scenario& scenario) {
  std::vector<Change> changes;
  const auto set = loading.member(variant, "set", Value::Kind::object);
  if (!set) return changes;
  for (const auto& [member, value] : members_of(*set)) {
    const auto found = loading.names.variables.find(member->key);
    if (found == loading.names.variables.end()) {
      loading.no_such_variable(*member, value);
      continue;
    }
    const auto number = static_cast<std::size_t>(found->second.number);
    const Variable& variable = scenario.variables[number];
    const Value::Kind kind = variable.flag ? Value::Kind::boolean : Value::Kind::integer;
    if (!value->is(kind)) {
      loading.error(
          "state-type", value,
          phrase("'{}' takes {}, not {}", member->key, json::kind_name(kind), json::kind_name(value->kind)));
    } else if (!variable.flag && (value->integer < variable.min || value->integer > variable.max)) {
      loading.error("state-range", value,
                    phrase("{} lies outside {}..{}", value->integer, variable.min, variable.max));
    } else {
      changes.push_back({number, variable.flag ? (value->boolean ? 1 : 0) : value->integer});
    }
  }
  return changes;
}

} // namespace

void read_state(Loading& loading, const Node& root, Scenario& scenario) {
  const auto state = loading.member(root, "state", Value::Kind::object);
  loading.state_known = state || root->find("state") == nullptr;
  if (!state) return;
  for (const auto& [member, node] : members_of(*state)) {
    Variable variable;
    variable.name = member->key;
    if (!is_variable_name(member->key)) {
      loading.report(Severity::error, "state-name", node.pointer, member->key_offset,
                     is_reserved_word(member->key)
                         ? phrase("'{}' is a word of the conditions; choose another name", member->key)
                         : phrase("'{}' cannot be a name: letters, digits and _, not beginning with a digit",
                                  member->key));
    }
    if (node->is(Value::Kind::object))
      read_variable(loading, node, variable);
    else
      loading.error("value-type", node,
                    phrase("a state variable is an object such as {{\"start\": 40}}, not {}",
                           json::kind_name(node->kind)));
    variable.flag =
        variable.flag || node->is(Value::Kind::boolean); // surely meant as one: conditions read it so
    const Type type = variable.flag ? Type::truth : Type::integer;
    loading.names.variables.try_emplace(
        member->key, Names::Variable{static_cast<std::int64_t>(scenario.variables.size()), type});
    scenario.variables.push_back(std::move(variable));
  }
}

void read_variants(Loading& loading, const Node& root, Scenario& scenario) {
  text_number(loading.names, ""); // what `variant` is where a scenario has none
  const auto list = loading.member(root, "variants", Value::Kind::array);
  if (!list) return;
  std::set<std::string> seen;
  for (const Node& node : items_of(*list)) {
    if (!node->is(Value::Kind::object)) {
      loading.error("value-type", node,
                    phrase("a variant is an object, not {}", json::kind_name(node->kind)));
      continue;
    }
    loading.check_keys(node, Part::variant);
    Variant variant;
    variant.id = loading.text(node, "id", Need::required);
    if (!variant.id.empty())
      check_id(loading, variant.id, json::child(node.pointer, "id"), node->find("id")->offset);
    if (!variant.id.empty() && !seen.insert(variant.id).second)
      loading.error("id-duplicate", node, phrase("another variant is named '{}'", variant.id));
    variant.weight = loading.integer(node, "weight", 1, kLargestBound).value_or(1);
    variant.text_number = text_number(loading.names, variant.id);
    variant.set = read_start_values(loading, node, scenario);
    scenario.variants.push_back(std::move(variant));
  }
}

} // namespace riposte::scenario
