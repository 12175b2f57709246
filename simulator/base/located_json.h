// Strict JSON that keeps the order of keys and where each value stands in its text.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/error.h"

namespace riposte::json {

struct Member;

struct Value {
  enum class Kind { null, boolean, integer, number, text, array, object };

  Kind kind = Kind::null;
  std::size_t offset = 0; // of the value's first byte
  bool boolean = false;
  std::int64_t integer = 0;
  double number = 0; // set for integers too
  std::string text;
  std::vector<Value> items;    // of an array
  std::vector<Member> members; // of an object, in file order

  bool is(Kind k) const { return kind == k; }
  bool is_number() const { return kind == Kind::integer || kind == Kind::number; }
  /// The member of that name, or null. For objects of few keys.
  const Value* find(std::string_view key) const;
};

struct Member {
  std::string key;
  std::size_t key_offset = 0;
  Value value;
};

struct Problem {
  std::size_t offset = 0;
  std::string pointer;
  std::string code; // json-syntax, json-duplicate-key, json-nesting, json-utf8, json-size
  Error message;
};

struct Document {
  Value root;
  std::vector<Problem> problems; // empty: the text is strict JSON
};

inline constexpr std::size_t kDeepestNesting = 128;
inline constexpr std::size_t kMostProblems = 1000;    // more of them teach nothing
inline constexpr std::size_t kMostValues = 4'000'000; // what one text may cost in memory: some 600 MB

/// Parses a whole text. Duplicate keys are problems but do not stop the reading, the first of them holds; the
/// others do.
Document parse(std::string_view text);

/// "an object", "a text", … for messages.
Error kind_name(Value::Kind kind);

/// One step further in a JSON pointer (RFC 6901), with `~` and `/` escaped.
std::string child(std::string_view pointer, std::string_view key);
std::string child(std::string_view pointer, std::size_t index);

/// The value without insignificant white space, keys in the order they have. `expected` bytes are reserved.
std::string compact(const Value& value, std::size_t expected = 0);

/// A JSON string literal with its quotes.
std::string quote(std::string_view text);

} // namespace riposte::json
