// JSON values made in code, and written so that a person can read and compare them.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "base/located_json.h"

namespace riposte::scenario::exchange {

json::Value text_value(std::string text);
json::Value integer_value(std::int64_t integer);
json::Value truth_value(bool truth);
json::Value list_value();
json::Value object_value();

/// Replaces the member of that name, or adds it at the end.
void put(json::Value& object, std::string_view key, json::Value value);
/// The member of that name, or null.
json::Value* find(json::Value& object, std::string_view key);
/// The text of that member; empty where there is none or it is no text.
std::string_view text_of(const json::Value& object, std::string_view key);

/// How many values it holds, itself included, and how many levels deep it is.
std::size_t count_values(const json::Value& value);
std::size_t depth_of(const json::Value& value);

/// The value in lines, two spaces a level, ending with a line feed.
std::string indented(const json::Value& value);

} // namespace riposte::scenario::exchange
