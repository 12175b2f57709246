#include "scenario/exchange/twee_text.h"

#include <algorithm>
#include <array>
#include <charconv>

#include "base/utf8.h"

namespace riposte::scenario::exchange {
namespace {

constexpr std::string_view kBlank = " \t\n\r";
constexpr std::size_t kLongestSlug = 48;

bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}
bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

struct Entity {
  char32_t character = 0;
  std::size_t length = 0; // 0: none
};

/// The entity at the beginning of the text: a decimal or hexadecimal number, or one of the usual names.
Entity entity_at(std::string_view text) {
  static constexpr std::array<std::pair<std::string_view, char32_t>, 13> kNamed{{{"amp", '&'},
                                                                                 {"lt", '<'},
                                                                                 {"gt", '>'},
                                                                                 {"quot", '"'},
                                                                                 {"apos", '\''},
                                                                                 {"nbsp", 0xA0},
                                                                                 {"mdash", 0x2014},
                                                                                 {"ndash", 0x2013},
                                                                                 {"hellip", 0x2026},
                                                                                 {"lsquo", 0x2018},
                                                                                 {"rsquo", 0x2019},
                                                                                 {"ldquo", 0x201C},
                                                                                 {"rdquo", 0x201D}}};
  const std::size_t end = text.substr(0, 12).find(';');
  if (end == std::string_view::npos || end < 3) return {};
  const std::string_view name = text.substr(1, end - 1);
  for (const auto& [known, character] : kNamed)
    if (name == known) return {character, end + 1};
  if (name.front() != '#') return {};
  const bool hex = name[1] == 'x' || name[1] == 'X';
  const std::string_view digits = name.substr(hex ? 2 : 1);
  std::uint32_t number = 0;
  const auto [at, error] =
      std::from_chars(digits.data(), digits.data() + digits.size(), number, hex ? 16 : 10);
  const bool surrogate = number >= 0xD800 && number <= 0xDFFF;
  if (error != std::errc{} || at != digits.data() + digits.size() || digits.empty() || surrogate ||
      number > 0x10FFFF)
    return {};
  return {number, end + 1};
}

void append_entity(std::string& out, char c) {
  switch (c) {
  case '<': out += "&lt;"; break;
  case '&': out += "&amp;"; break;
  default: out += "&#" + std::to_string(static_cast<unsigned char>(c)) + ';';
  }
}

/// What means something wherever it stands: the beginnings of entities, control characters, edges.
bool needs_entity_anywhere(std::string_view text, std::size_t at, std::size_t first, std::size_t last) {
  const char c = text[at];
  if (c == '&') {
    std::size_t end = at + 1;
    if (end < text.size() && text[end] == '#') ++end;
    while (end < text.size() && (is_letter(text[end]) || is_digit(text[end]))) ++end;
    return end < text.size() && text[end] == ';';
  }
  if (kBlank.find(c) != std::string_view::npos && (at < first || at > last)) return true;
  return (static_cast<unsigned char>(c) < 0x20 && c != '\n' && c != '\t') || c == 0x7F;
}

bool needs_entity_in_paragraph(std::string_view text, std::size_t at) {
  const char c = text[at];
  const char before = at == 0 ? '\n' : text[at - 1];
  const char after = at + 1 < text.size() ? text[at + 1] : '\n';
  switch (c) {
  case '<': return after == '<' || after == '/' || after == '!' || after == '-' || is_letter(after);
  case '[': return after == '[' || text.substr(at, 7).find("img[") != std::string_view::npos;
  case '{': return after == '{';
  case '/': return after == '*' || after == '%' || after == '/';
  case '\\': return before == '\n' || after == '\n' || at + 1 == text.size();
  case '$': return is_letter(after) || after == '_' || after == '$';
  case '_': return after == '_' || (is_letter(after) && !is_letter(before) && !is_digit(before));
  case '"': return text.substr(at).starts_with("\"\"\"");
  case '\'':
  case '^':
  case '~':
  case '=':
  case '@':
  case '-': return after == c;
  case '!':
  case '*':
  case '#':
  case '>': return before == '\n';
  case ':': return before == '\n' && after == ':';
  default: return false;
  }
}

bool needs_entity_in_link(std::string_view text, std::size_t at) {
  const char c = text[at];
  const char after = at + 1 < text.size() ? text[at + 1] : ']';
  switch (c) {
  case '\n':
  case '|':
  case ']': return true;
  case '[': return at == 0 || after == '[';
  case '-': return after == '>' || after == ']';
  case '<': return after == '-' || after == '<';
  default: return false;
  }
}

template <class Needs>
std::string with_entities(std::string_view text, const Needs& needs) {
  const std::size_t first = std::min(text.find_first_not_of(kBlank), text.size());
  const std::size_t last = first == text.size() ? 0 : text.find_last_not_of(kBlank);
  std::string out;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (needs_entity_anywhere(text, at, first, last) || needs(text, at))
      append_entity(out, text[at]);
    else
      out += text[at];
  }
  return out;
}

/// А–Я and Ё in Latin letters; empty for any other character.
std::string_view latin(char32_t c) {
  static constexpr std::array<std::string_view, 32> kCyrillic{
      "a", "b", "v", "g", "d", "e", "zh", "z",  "i",  "y",   "k", "l", "m", "n", "o",  "p",
      "r", "s", "t", "u", "f", "h", "ts", "ch", "sh", "sch", "",  "y", "",  "e", "yu", "ya"};
  if (c >= 0x430 && c <= 0x44F) return kCyrillic[c - 0x430];
  if (c >= 0x410 && c <= 0x42F) return kCyrillic[c - 0x410];
  return c == 0x401 || c == 0x451 ? "e" : "";
}

} // namespace

std::string_view trimmed_text(std::string_view text) {
  const std::size_t first = text.find_first_not_of(kBlank);
  return first == std::string_view::npos ? std::string_view{}
                                         : text.substr(first, text.find_last_not_of(kBlank) + 1 - first);
}

std::optional<Link> parse_link(std::string_view inside) {
  Link link;
  if (const std::size_t setter = inside.find("]["); setter != std::string_view::npos) {
    link.setter = trimmed_text(inside.substr(setter + 2));
    inside = inside.substr(0, setter);
  }
  std::string_view text = inside, target = inside;
  if (const std::size_t right = inside.rfind("->"); right != std::string_view::npos) {
    text = inside.substr(0, right);
    target = inside.substr(right + 2);
  } else if (const std::size_t left = inside.find("<-"); left != std::string_view::npos) {
    target = inside.substr(0, left);
    text = inside.substr(left + 2);
  } else if (const std::size_t bar = inside.find('|'); bar != std::string_view::npos) {
    text = inside.substr(0, bar);
    target = inside.substr(bar + 1);
  }
  link.target = trimmed_text(target);
  link.text = trimmed_text(text);
  if (link.target.empty()) return std::nullopt;
  if (link.text.empty()) link.text = link.target;
  return link;
}

std::string without_entities(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const Entity entity = text[at] == '&' ? entity_at(text.substr(at)) : Entity{};
    if (entity.length == 0) {
      out += text[at++];
    } else {
      append_utf8(out, entity.character);
      at += entity.length;
    }
  }
  return out;
}

std::string as_paragraph(std::string_view text) {
  return with_entities(text, needs_entity_in_paragraph);
}

std::string as_link_text(std::string_view text) {
  return with_entities(text, needs_entity_in_link);
}

std::string slug(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size() && out.size() < kLongestSlug;) {
    const char32_t c = next_code_point(text, at);
    const char ascii = c < 0x80 ? static_cast<char>(c) : '\0';
    if (is_letter(ascii))
      out += static_cast<char>(ascii | 0x20);
    else if (is_digit(ascii))
      out += ascii;
    else if (const std::string_view letters = latin(c); !letters.empty())
      out += letters;
    else if (c != '\'' && c != 0x2019 && c != 0x42A && c != 0x44A && c != 0x42C && c != 0x44C &&
             !out.empty() && out.back() != '-')
      out += '-';
  }
  if (out.size() >= kLongestSlug) { // cut between words where that leaves enough
    out.resize(kLongestSlug);
    if (const std::size_t hyphen = out.rfind('-'); hyphen != std::string::npos && hyphen > kLongestSlug / 2)
      out.resize(hyphen);
  }
  while (out.ends_with('-')) out.pop_back();
  return out;
}

std::string Ids::make(const std::string& base, std::string_view otherwise) {
  const std::string stem = base.empty() ? std::string(otherwise) : base;
  std::string id = stem;
  for (int& last = last_.try_emplace(stem, 1).first->second; taken_.contains(id);)
    id = stem + '-' + std::to_string(++last);
  take(id);
  return id;
}

} // namespace riposte::scenario::exchange
