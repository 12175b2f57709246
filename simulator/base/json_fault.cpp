#include "base/json_fault.h"

#include <algorithm>
#include <optional>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "base/utf8.h"

namespace riposte::json {
namespace {

constexpr std::string_view kBlanks = " \t\r\n";
constexpr std::size_t kLongestShown = 40; // bytes of a token in a message

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' ||
         static_cast<unsigned char>(c) >= 0x80;
}

bool is_hexadecimal(char c) {
  return is_digit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}

/// As far as a message has room for it.
std::string shown(std::string_view token) {
  if (token.size() <= kLongestShown) return std::string(token);
  std::size_t end = kLongestShown;
  while (end > 0 && (static_cast<unsigned char>(token[end]) & 0xC0) == 0x80) --end;
  return std::string(token.substr(0, end)) + "…";
}

bool is_hidden(char32_t c) {
  return c <= 0x20 || (c >= 0x7F && c <= 0xA0) || (c >= 0x2000 && c <= 0x206F) || c == 0xFEFF;
}

/// One character; one that cannot be seen by its number.
std::string shown_character(std::string_view text, std::size_t at) {
  std::size_t next = at;
  const char32_t c = next_code_point(text, next);
  if (is_hidden(c)) return fmt::format("U+{:04X}", static_cast<std::uint32_t>(c));
  return std::string(text.substr(at, next - at));
}

/// -? (0 | [1-9][0-9]*) (. [0-9]+)? ([eE] [+-]? [0-9]+)?
bool is_number(std::string_view token) {
  std::size_t at = 0;
  const auto digits = [&] {
    const std::size_t from = at;
    while (at < token.size() && is_digit(token[at])) ++at;
    return at - from;
  };
  const auto one_of = [&](std::string_view signs) {
    const bool found = at < token.size() && signs.find(token[at]) != std::string_view::npos;
    at += found ? 1 : 0;
    return found;
  };
  one_of("-");
  const bool zero = at < token.size() && token[at] == '0';
  if (const std::size_t whole = digits(); whole == 0 || (zero && whole > 1)) return false;
  if (one_of(".") && digits() == 0) return false;
  if (one_of("eE")) {
    one_of("+-");
    if (digits() == 0) return false;
  }
  return at == token.size();
}

// Reads the tokens from the beginning until one is wrong, or stands where it may not.
class Scan {
public:
  Scan(std::string_view text, std::size_t offset) : text_(text), offset_(offset) {
    if (text_.starts_with("\xEF\xBB\xBF")) at_ = 3; // a byte order mark
  }

  Error fault() {
    while (at_ <= offset_) {
      at_ = std::min(text_.find_first_not_of(kBlanks, at_), text_.size());
      if (at_ == text_.size()) return ends_early();
      const std::size_t start = at_;
      if (std::optional<Error> wrong = token()) return std::move(*wrong);
      if (std::optional<Error> misplaced = follow(start)) return std::move(*misplaced);
    }
    return phrase("this is no JSON");
  }

private:
  enum class Expected { value, value_or_end, key, key_or_end, colon, comma_or_end, nothing };

  Error ends_early() const {
    if (before_ == ' ') return phrase("the file is empty");
    return phrase("the file ends too early; {}", wanted());
  }

  bool in_list() const { return !open_.empty() && open_.back() == '['; }

  Error wanted() const {
    switch (expected_) {
    case Expected::value: return phrase("a value is needed");
    case Expected::value_or_end: return phrase("a value or ] is needed");
    case Expected::key: return phrase("a key in double quotes is needed");
    case Expected::key_or_end: return phrase("a key in double quotes or }} is needed");
    case Expected::colon: return phrase("after a key a colon is needed");
    case Expected::comma_or_end:
      return in_list() ? phrase("a comma or ] is needed") : phrase("a comma or }} is needed");
    case Expected::nothing: return phrase("nothing may follow the end of the whole");
    }
    return {};
  }

  /// Goes to the end of one token; what is wrong in it.
  std::optional<Error> token() {
    const std::size_t start = at_;
    const char c = text_[at_];
    if (c == '"') return string();
    if (is_digit(c) || c == '-') {
      at_ = std::min(text_.find_first_not_of("0123456789+-.eE", at_), text_.size());
      if (const std::string_view number = text_.substr(start, at_ - start); !is_number(number))
        return phrase("'{}' is no number of JSON, such as 10, -3 or 0.5", shown(number));
    } else if (std::size_t next = at_; is_letter(c) && !is_hidden(next_code_point(text_, next))) {
      while (at_ < text_.size() && (is_letter(text_[at_]) || is_digit(text_[at_]))) ++at_;
      return word(text_.substr(start, at_ - start));
    } else if (std::string_view("{}[],:").find(c) != std::string_view::npos) {
      ++at_;
    } else {
      if (c == '\'') return phrase("JSON puts texts and keys in double quotes");
      if (c == '/') return phrase("JSON has no comments; a remark of the author stands under \"note\"");
      return phrase("'{}' was not expected here; {}", shown_character(text_, at_), wanted());
    }
    return std::nullopt;
  }

  std::optional<Error> word(std::string_view name) const {
    if (name == "true" || name == "false" || name == "null") return std::nullopt;
    if (expected_ == Expected::key || expected_ == Expected::key_or_end)
      return phrase("the key '{}' needs double quotes", shown(name));
    if (expected_ != Expected::value && expected_ != Expected::value_or_end)
      return phrase("'{}' was not expected here; {}", shown(name), wanted());
    return phrase("'{}' is no value of JSON; a text needs double quotes", shown(name));
  }

  std::optional<Error> string() {
    for (++at_; at_ < text_.size(); ++at_) {
      const char c = text_[at_];
      if (c == '"') return ++at_, std::nullopt;
      if (c == '\n' || c == '\r')
        return phrase("a text ends on its line, with a quote; a line break in it is written \\n");
      if (static_cast<unsigned char>(c) < 0x20)
        return phrase("the control character {0} cannot stand in a text; write it as {1}",
                      shown_character(text_, at_), fmt::format("\\u{:04x}", static_cast<unsigned>(c)));
      if (c != '\\') continue;
      if (std::optional<Error> wrong = escape()) return wrong;
    }
    return phrase("the file ends inside a text; its closing quote is missing");
  }

  /// From the backslash to the last character of the escape.
  std::optional<Error> escape() {
    if (++at_ >= text_.size()) return phrase("the file ends inside a text; its closing quote is missing");
    if (text_[at_] == 'u') return escaped_number();
    if (std::string_view("\"\\/bfnrt").find(text_[at_]) != std::string_view::npos) return std::nullopt;
    return phrase("JSON has no escape \\{}; a backslash itself is written \\\\", shown_character(text_, at_));
  }

  std::optional<Error> escaped_number() {
    const auto digits = [&](std::size_t from) -> std::optional<unsigned> {
      const std::string_view four = text_.substr(std::min(from, text_.size()), 4);
      if (four.size() < 4 || !std::all_of(four.begin(), four.end(), is_hexadecimal)) return std::nullopt;
      return static_cast<unsigned>(std::stoul(std::string(four), nullptr, 16));
    };
    const auto first = digits(at_ + 1);
    if (!first) return phrase("after \\u four hexadecimal digits are needed");
    at_ += 4;
    if (*first < 0xD800 || *first > 0xDFFF) return std::nullopt;
    const auto second = text_.substr(at_ + 1, 2) == "\\u" ? digits(at_ + 3) : std::nullopt;
    if (*first > 0xDBFF || !second || *second < 0xDC00 || *second > 0xDFFF)
      return phrase("\\u{} is one half of a character; the other half is missing",
                    fmt::format("{:04x}", *first));
    at_ += 6;
    return std::nullopt;
  }

  /// Takes the token that was just read into account, if it may stand here.
  std::optional<Error> follow(std::size_t start) {
    const char c = text_[start];
    const bool ends = c == '}' || c == ']';
    const bool value_may_stand = expected_ == Expected::value || expected_ == Expected::value_or_end;
    bool taken = true;
    if (ends)
      taken = close(c);
    else if (c == ',')
      taken = expected_ == Expected::comma_or_end &&
              (expected_ = in_list() ? Expected::value : Expected::key, true);
    else if (c == ':')
      taken = expected_ == Expected::colon && (expected_ = Expected::value, true);
    else if (c == '"' && (expected_ == Expected::key || expected_ == Expected::key_or_end))
      expected_ = Expected::colon;
    else if (!value_may_stand)
      taken = false;
    else if (c == '{' || c == '[')
      open(c);
    else
      end_value();
    const bool after_comma = before_ == ',';
    before_ = c;
    if (taken) return std::nullopt;
    if (ends && after_comma) return phrase("the comma before this {} is one too many", std::string(1, c));
    return phrase("'{}' was not expected here; {}", shown(text_.substr(start, at_ - start)), wanted());
  }

  void open(char c) {
    open_.push_back(c);
    expected_ = c == '[' ? Expected::value_or_end : Expected::key_or_end;
  }

  bool close(char c) {
    const bool empty = expected_ == (c == ']' ? Expected::value_or_end : Expected::key_or_end);
    if (open_.empty() || in_list() != (c == ']') || (!empty && expected_ != Expected::comma_or_end))
      return false;
    open_.pop_back();
    end_value();
    return true;
  }

  void end_value() { expected_ = open_.empty() ? Expected::nothing : Expected::comma_or_end; }

  std::string_view text_;
  std::size_t offset_, at_ = 0;
  std::vector<char> open_; // the brackets around this place
  Expected expected_ = Expected::value;
  char before_ = ' ';
};

} // namespace

Error syntax_fault(std::string_view text, std::size_t offset) {
  return Scan(text, offset).fault();
}

} // namespace riposte::json
