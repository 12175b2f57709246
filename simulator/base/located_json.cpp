#include "base/located_json.h"

#include <algorithm>
#include <iterator>
#include <unordered_set>

#include <nlohmann/json.hpp>

#include "base/json_fault.h"
#include "base/utf8.h"

namespace riposte::json {
namespace {

// The parser reads through this iterator; its count tells where the token just read ends.
class CountingIterator {
public:
  using iterator_category = std::input_iterator_tag;
  using value_type = char;
  using difference_type = std::ptrdiff_t;
  using pointer = const char*;
  using reference = const char&;

  CountingIterator(const char* at, std::size_t* count) : at_(at), count_(count) {}
  reference operator*() const { return *at_; }
  CountingIterator& operator++() {
    ++at_, ++*count_;
    return *this;
  }
  CountingIterator operator++(int) {
    CountingIterator before = *this;
    ++*this;
    return before;
  }
  friend bool operator==(const CountingIterator& a, const CountingIterator& b) { return a.at_ == b.at_; }
  friend bool operator!=(const CountingIterator& a, const CountingIterator& b) { return !(a == b); }

private:
  const char* at_;
  std::size_t* count_;
};

// The keys of one object so far. Most objects have few: a search among those beats a table.
class SeenKeys {
public:
  /// False where the object has the key already.
  bool insert(const Value& object, const std::string& key) {
    if (object.members.size() < kFew) return object.find(key) == nullptr;
    if (keys_.empty())
      for (const Member& member : object.members) keys_.insert(member.key);
    return keys_.insert(key).second;
  }

private:
  static constexpr std::size_t kFew = 16;
  std::unordered_set<std::string> keys_;
};

class Builder {
public:
  Builder(std::string_view text, const std::size_t& consumed, Document& document)
      : text_(text), consumed_(consumed), document_(document) {}

  bool null() { return put(Value{}, consumed_ - 4); }
  bool boolean(bool b) {
    Value v;
    v.kind = Value::Kind::boolean;
    v.boolean = b;
    return put(std::move(v), consumed_ - (b ? 4 : 5));
  }
  bool number_integer(std::int64_t i) {
    Value v;
    v.kind = Value::Kind::integer;
    v.integer = i;
    v.number = static_cast<double>(i);
    return put(std::move(v), number_start());
  }
  bool number_unsigned(std::uint64_t u) {
    if (u <= static_cast<std::uint64_t>(INT64_MAX)) return number_integer(static_cast<std::int64_t>(u));
    return number_float(static_cast<double>(u), {});
  }
  bool number_float(double d, const std::string&) {
    Value v;
    v.kind = Value::Kind::number;
    v.number = d;
    return put(std::move(v), number_start());
  }
  bool string(std::string& s) {
    Value v;
    v.kind = Value::Kind::text;
    v.text = std::move(s);
    return put(std::move(v), string_start());
  }
  bool binary(std::vector<std::uint8_t>&) { return false; }

  bool start_object(std::size_t) { return open(Value::Kind::object); }
  bool start_array(std::size_t) { return open(Value::Kind::array); }
  bool end_object() { return close(); }
  bool end_array() { return close(); }

  bool key(std::string& k) {
    Level& level = levels_.back();
    level.key_offset = string_start();
    level.again = !level.keys.insert(level.value, k);
    if (level.again && document_.problems.size() < kMostProblems)
      document_.problems.push_back({level.key_offset, child(pointer(), k), "json-duplicate-key",
                                    phrase("the key {} stands twice in one object; keep one", quote(k))});
    level.key = std::move(k);
    return true;
  }

  bool parse_error(std::size_t position, const std::string&, const nlohmann::detail::exception& e) {
    constexpr int kNumberOverflow = 406; // as the library numbers it
    const std::size_t at = position == 0 ? 0 : position - 1;
    document_.problems.push_back(
        {at, pointer(), "json-syntax",
         e.id == kNumberOverflow ? phrase("this number is too large to be read") : syntax_fault(text_, at)});
    return false;
  }

private:
  struct Level {
    Value value;
    std::string key; // under which the next value goes, in an object
    std::size_t key_offset = 0;
    bool again = false; // the key stood before; what it holds now is read and dropped, so that nothing in it
                        // counts twice
    SeenKeys keys;
  };

  std::string pointer() const {
    std::string p;
    for (const Level& level : levels_) {
      if (level.value.is(Value::Kind::array))
        p = child(p, level.value.items.size());
      else if (&level != &levels_.back())
        p = child(p, level.key);
    }
    return p;
  }

  // A string holds no bare quote, so its opening one is the nearest before the end that nothing escapes.
  std::size_t string_start() const {
    std::size_t at = consumed_ - 1;
    for (;;) {
      at = text_.rfind('"', at - 1);
      std::size_t slashes = 0;
      while (slashes < at && text_[at - 1 - slashes] == '\\') ++slashes;
      if (slashes % 2 == 0) return at;
    }
  }

  std::size_t number_start() const {
    const auto part = [](char c) {
      return (c >= '0' && c <= '9') || c == '-' || c == '+' || c == '.' || c == 'e' || c == 'E';
    };
    std::size_t at = std::min(consumed_, text_.size());
    if (at > 0 && !part(text_[at - 1])) --at; // the parser has looked one byte ahead
    while (at > 0 && part(text_[at - 1])) --at;
    return at;
  }

  bool open(Value::Kind kind) {
    if (levels_.size() >= kDeepestNesting) {
      document_.problems.push_back({consumed_ - 1, pointer(), "json-nesting",
                                    phrase("nested deeper than {} levels", kDeepestNesting)});
      return false;
    }
    Level level;
    level.value.kind = kind;
    level.value.offset = consumed_ - 1;
    levels_.push_back(std::move(level));
    return true;
  }

  bool close() {
    Value value = std::move(levels_.back().value);
    levels_.pop_back();
    const std::size_t offset = value.offset;
    return put(std::move(value), offset);
  }

  bool put(Value value, std::size_t offset) {
    value.offset = offset;
    if (++values_ > kMostValues) {
      document_.problems.push_back({offset, pointer(), "json-size",
                                    phrase("holds more than {} values; divide the file", kMostValues)});
      return false;
    }
    if (levels_.empty()) {
      document_.root = std::move(value);
    } else if (Level& level = levels_.back(); level.value.is(Value::Kind::array)) {
      level.value.items.push_back(std::move(value));
    } else if (!level.again) {
      level.value.members.push_back({std::move(level.key), level.key_offset, std::move(value)});
    }
    return true;
  }

  std::size_t values_ = 0;
  std::string_view text_;
  const std::size_t& consumed_;
  Document& document_;
  std::vector<Level> levels_;
};

// Most texts need no escapes: those are copied without the library's cost. (Valid UTF-8 is not checked here;
// a control character, quote or backslash decides.)
void append_quoted(std::string& out, std::string_view text) {
  const auto plain = [](char c) { return static_cast<unsigned char>(c) >= 0x20 && c != '"' && c != '\\'; };
  if (std::all_of(text.begin(), text.end(), plain))
    out.append(1, '"').append(text).append(1, '"');
  else
    out += nlohmann::json(std::string(text)).dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

void write(const Value& value, std::string& out) {
  switch (value.kind) {
  case Value::Kind::null: out += "null"; break;
  case Value::Kind::boolean: out += value.boolean ? "true" : "false"; break;
  case Value::Kind::integer: out += std::to_string(value.integer); break;
  case Value::Kind::number: out += nlohmann::json(value.number).dump(); break;
  case Value::Kind::text: append_quoted(out, value.text); break;
  case Value::Kind::array:
    out += '[';
    for (const Value& item : value.items) {
      if (&item != &value.items.front()) out += ',';
      write(item, out);
    }
    out += ']';
    break;
  case Value::Kind::object:
    out += '{';
    for (const Member& member : value.members) {
      if (&member != &value.members.front()) out += ',';
      append_quoted(out, member.key);
      out += ':';
      write(member.value, out);
    }
    out += '}';
    break;
  }
}

} // namespace

const Value* Value::find(std::string_view key) const {
  for (const Member& member : members)
    if (member.key == key) return &member.value;
  return nullptr;
}

Document parse(std::string_view text) {
  Document document;
  if (const std::size_t bad = first_invalid_utf8(text); bad != std::string_view::npos) {
    document.problems.push_back(
        {bad, "", "json-utf8", phrase("the text is not valid UTF-8 here; save the file as UTF-8")});
    return document;
  }
  std::size_t consumed = 0;
  Builder builder(text, consumed, document);
  const char* begin = text.data();
  nlohmann::json::sax_parse(CountingIterator(begin, &consumed),
                            CountingIterator(begin + text.size(), &consumed), &builder,
                            nlohmann::json::input_format_t::json, true);
  return document;
}

Error kind_name(Value::Kind kind) {
  switch (kind) {
  case Value::Kind::null: return Error{"null"}; // a word of JSON
  case Value::Kind::boolean: return phrase("true or false");
  case Value::Kind::integer: return phrase("an integer");
  case Value::Kind::number: return phrase("a number");
  case Value::Kind::text: return phrase("a text");
  case Value::Kind::array: return phrase("a list");
  case Value::Kind::object: return phrase("an object");
  }
  return {};
}

std::string child(std::string_view pointer, std::string_view key) {
  std::string out(pointer);
  out += '/';
  for (char c : key) {
    if (c == '~')
      out += "~0";
    else if (c == '/')
      out += "~1";
    else
      out += c;
  }
  return out;
}

std::string child(std::string_view pointer, std::size_t index) {
  return child(pointer, std::to_string(index));
}

std::string compact(const Value& value, std::size_t expected) {
  std::string out;
  out.reserve(expected);
  write(value, out);
  return out;
}

std::string quote(std::string_view text) {
  return nlohmann::json(std::string(text)).dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

} // namespace riposte::json
