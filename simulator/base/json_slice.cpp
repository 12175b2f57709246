#include "base/json_slice.h"

#include <algorithm>

namespace riposte::json {
namespace {

/// After the closing quote of the string that begins at `at`.
std::size_t string_end(std::string_view text, std::size_t at) {
  for (++at; at < text.size() && text[at] != '"'; ++at)
    if (text[at] == '\\') ++at;
  return at + 1;
}

std::size_t nested_end(std::string_view text, std::size_t at) {
  std::size_t depth = 0;
  while (at < text.size()) {
    const char c = text[at];
    if (c == '"') {
      at = string_end(text, at);
      continue;
    }
    ++at;
    if (c == '{' || c == '[') ++depth;
    if ((c == '}' || c == ']') && --depth == 0) break;
  }
  return at;
}

} // namespace

std::string_view slice(std::string_view text, const Value& value) {
  const std::size_t from = std::min(value.offset, text.size());
  std::size_t end = text.find_first_of(" \t\r\n,]}", from);
  if (value.is(Value::Kind::text)) end = string_end(text, from);
  if (value.is(Value::Kind::array) || value.is(Value::Kind::object)) end = nested_end(text, from);
  return text.substr(from, std::min(end, text.size()) - from);
}

} // namespace riposte::json
