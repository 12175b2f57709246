#include "scenario/exchange/value.h"

#include <algorithm>

namespace riposte::scenario::exchange {

using json::Value;

namespace {

void write(const Value& value, std::size_t level, std::string& out) {
  const bool list = value.is(Value::Kind::array);
  if ((!list && !value.is(Value::Kind::object)) || (value.items.empty() && value.members.empty())) {
    out += json::compact(value);
    return;
  }
  const auto begin = [&](bool first) {
    out += first ? "\n" : ",\n";
    out.append(2 * (level + 1), ' ');
  };
  out += list ? '[' : '{';
  for (const Value& item : value.items) {
    begin(&item == &value.items.front());
    write(item, level + 1, out);
  }
  for (const json::Member& member : value.members) {
    begin(&member == &value.members.front());
    out += json::quote(member.key) + ": ";
    write(member.value, level + 1, out);
  }
  out += '\n';
  out.append(2 * level, ' ');
  out += list ? ']' : '}';
}

} // namespace

Value text_value(std::string text) {
  Value value;
  value.kind = Value::Kind::text;
  value.text = std::move(text);
  return value;
}

Value integer_value(std::int64_t integer) {
  Value value;
  value.kind = Value::Kind::integer;
  value.integer = integer;
  value.number = static_cast<double>(integer);
  return value;
}

Value truth_value(bool truth) {
  Value value;
  value.kind = Value::Kind::boolean;
  value.boolean = truth;
  return value;
}

Value list_value() {
  Value value;
  value.kind = Value::Kind::array;
  return value;
}

Value object_value() {
  Value value;
  value.kind = Value::Kind::object;
  return value;
}

void put(Value& object, std::string_view key, Value value) {
  if (Value* member = find(object, key))
    *member = std::move(value);
  else
    object.members.push_back({std::string(key), 0, std::move(value)});
}

Value* find(Value& object, std::string_view key) {
  for (json::Member& member : object.members)
    if (member.key == key) return &member.value;
  return nullptr;
}

std::string_view text_of(const Value& object, std::string_view key) {
  const Value* value = object.find(key);
  return value != nullptr && value->is(Value::Kind::text) ? std::string_view(value->text) : "";
}

std::size_t count_values(const Value& value) {
  std::size_t count = 1;
  for (const Value& item : value.items) count += count_values(item);
  for (const json::Member& member : value.members) count += count_values(member.value);
  return count;
}

std::size_t depth_of(const Value& value) {
  std::size_t below = 0;
  for (const Value& item : value.items) below = std::max(below, depth_of(item));
  for (const json::Member& member : value.members) below = std::max(below, depth_of(member.value));
  return below + 1;
}

std::string indented(const Value& value) {
  std::string out;
  write(value, 0, out);
  return out + '\n';
}

} // namespace riposte::scenario::exchange
