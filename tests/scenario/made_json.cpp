#include "made_json.h"

#include <algorithm>
#include <set>

#include <nlohmann/json.hpp>

#include "base/located_json.h"
#include "scenario/keys.h"
#include "support/seed.h"

namespace riposte::scenario::test {
namespace {

using riposte::test::draw;

class Maker {
public:
  explicit Maker(SplitMix64& random) : random_(random) {}

  std::string document(FileKind kind) {
    const std::string format = "\"format\"" + space() + ":" + space() + "\"" + format_name(kind, 1) + "\"";
    return space() + object(part_of(kind), 4, format) + space();
  }

private:
  std::string value(Part part, int depth) {
    switch (draw(random_, depth > 0 ? 8 : 4)) {
    case 0: return number();
    case 1: return draw(random_, 2) == 0 ? "true" : "null";
    case 2:
    case 3: return text();
    case 4:
    case 5: return array(part, depth - 1);
    default: return object(part, depth - 1, "");
    }
  }

  std::string array(Part part, int depth) {
    std::string out = "[" + space();
    for (std::size_t n = draw(random_, 5); n > 0; --n)
      out += value(part, depth) + space() + (n > 1 ? "," + space() : "");
    return out + "]";
  }

  /// `first`: a member that is there in any case, somewhere.
  std::string object(Part part, int depth, const std::string& first) {
    std::vector<std::string> members;
    std::set<std::string> used{"format"};
    for (std::size_t n = draw(random_, first.empty() ? 6 : 12); n > 0; --n) {
      const auto [key, below] = next_key(part);
      if (used.insert(nlohmann::json::parse(key).get<std::string>()).second)
        members.push_back(key + space() + ":" + space() + value(below, depth));
    }
    if (!first.empty())
      members.insert(members.begin() + static_cast<std::ptrdiff_t>(draw(random_, members.size() + 1)), first);
    std::string out = "{" + space();
    for (const std::string& member : members)
      out += member + space() + (&member == &members.back() ? "" : "," + space());
    return out + "}";
  }

  std::pair<std::string, Part> next_key(Part part) {
    const auto keys = keys_of(part);
    if (keys.empty() || draw(random_, 4) == 0) return {text(), each_of(part)};
    const Key& key = keys[draw(random_, keys.size())];
    return {"\"" + std::string(key.name) + "\"", key.holds};
  }

  std::string number() {
    static const std::vector<std::string> kOdd{"0",
                                               "-0",
                                               "1.0",
                                               "-0.0",
                                               "1e3",
                                               "1E-2",
                                               "2.50",
                                               "9223372036854775807",
                                               "-9223372036854775808",
                                               "18446744073709551615",
                                               "18446744073709551616",
                                               "123456789012345678901234567890",
                                               "1e-400",
                                               "4.9e-324",
                                               "1.7976931348623157e308",
                                               "0.30000000000000004"};
    if (draw(random_, 2) == 0) return kOdd[draw(random_, kOdd.size())];
    std::string out = draw(random_, 2) == 0 ? "-" : "";
    out += std::to_string(random_.next() >> draw(random_, 64));
    if (draw(random_, 3) == 0) out += "." + std::to_string(random_.next() >> draw(random_, 64));
    return out;
  }

  std::string text() {
    static const std::vector<std::string> kParts{"a",       "word ",
                                                 "\\\"",    "\\\\",
                                                 "\\/",     "\\n",
                                                 "\\u0000", "\\u001F",
                                                 "\\u00e9", "\\ud83d\\ude00",
                                                 "я",       "\xE2\x80\xAE",
                                                 "😀",       "\xEF\xBB\xBF",
                                                 "\x7F",    "{",
                                                 "],",      "1.5",
                                                 "//",      "\\t",
                                                 "'",       "\xE2\x80\xA8",
                                                 "~1",      "a long piece of words, "};
    std::string out = "\"";
    for (std::size_t n = draw(random_, 6); n > 0; --n) out += kParts[draw(random_, kParts.size())];
    return out + "\"";
  }

  std::string space() {
    static const std::vector<std::string> kSpaces{"", "", "", " ", "\n", "\r\n", "\t", "   "};
    return kSpaces[draw(random_, kSpaces.size())];
  }

  SplitMix64& random_;
};

void collect_order(const nlohmann::ordered_json& value, Part part, const std::string& at,
                   std::vector<std::string>& out) {
  if (value.is_array())
    for (std::size_t i = 0; i < value.size(); ++i)
      collect_order(value[i], part, at + "/" + std::to_string(i), out);
  if (!value.is_object()) return;
  std::string keys;
  for (const auto& [key, inner] : value.items()) {
    Part below = each_of(part);
    bool is_known = false;
    for (const Key& known : keys_of(part))
      if (known.name == key) {
        below = known.holds;
        is_known = true;
      }
    if (!is_known) keys += json::child("", key);
    collect_order(inner, below, at + json::child("", key), out);
  }
  out.push_back(at + " = " + keys);
}

} // namespace

std::string random_document(SplitMix64& random, FileKind kind) {
  return Maker(random).document(kind);
}

std::vector<std::string> number_literals(const std::string& text) {
  std::vector<std::string> found;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (text[at] == '"') {
      for (++at; text[at] != '"'; ++at)
        if (text[at] == '\\') ++at;
    } else if (text[at] == '-' || (text[at] >= '0' && text[at] <= '9')) {
      const std::size_t end = std::min(text.find_first_not_of("0123456789+-.eE", at), text.size());
      found.push_back(text.substr(at, end - at));
      at = end - 1;
    }
  }
  std::sort(found.begin(), found.end());
  return found;
}

std::vector<std::string> authors_order(const std::string& text, FileKind kind) {
  std::vector<std::string> out;
  collect_order(nlohmann::ordered_json::parse(text), part_of(kind), "", out);
  std::sort(out.begin(), out.end());
  return out;
}

} // namespace riposte::scenario::test
