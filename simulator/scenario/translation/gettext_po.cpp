#include "scenario/translation/gettext_po.h"

#include <algorithm>
#include <cstdint>

#include <fmt/format.h>

#include "base/file.h"
#include "base/utf8.h"

namespace riposte::scenario {
namespace {

constexpr std::string_view kBlanks = " \t\r\f\v";
constexpr std::size_t kMostNotes = 4'000'000; // lines of comments: what one file may cost in memory

std::string_view trimmed(std::string_view text) {
  const std::size_t first = text.find_first_not_of(kBlanks);
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(kBlanks) - first + 1);
}

int digit(char c, int base) {
  int value = 99;
  if (c >= '0' && c <= '9') value = c - '0';
  if (c >= 'a' && c <= 'f') value = c - 'a' + 10;
  if (c >= 'A' && c <= 'F') value = c - 'A' + 10;
  return value < base ? value : -1;
}

/// The escapes of C with one letter, as gettext reads and writes them.
constexpr std::string_view kLetters = "ntrabfv\\\"", kMeanings = "\n\t\r\a\b\f\v\\\"";

enum class Part { none, context, id, plural, translation };

class Reader {
public:
  explicit Reader(std::string_view text) : text_(text) {}

  PoParsed read() {
    for (std::size_t at = 0; at < text_.size() && !stopped_; ++line_) {
      const std::size_t end = std::min(text_.find('\n', at), text_.size());
      std::string_view line = text_.substr(at, end - at);
      if (line.ends_with('\r')) line.remove_suffix(1);
      read_line(line.substr(std::min(line.find_first_not_of(kBlanks), line.size())));
      at = end + 1;
    }
    finish();
    return std::move(parsed_);
  }

private:
  void fault(Error message) { fault_at(line_, std::move(message)); }
  void fault_at(std::size_t line, Error message) {
    if (parsed_.faults.size() < kMostPoFaults)
      parsed_.faults.push_back({line, std::move(message)});
    else
      stopped_ = true;
  }

  void read_line(std::string_view line) {
    if (line.empty()) return;
    if (line[0] != '#') return read_words(line, false);
    const char kind = line.size() > 1 ? line[1] : ' ';
    const std::string_view rest = line.substr(std::min<std::size_t>(2, line.size()));
    if (kind == '~') {
      const std::string_view words = trimmed(rest);
      if (words.starts_with('|')) return read_previous(trimmed(words.substr(1)));
      return words.empty() ? void() : read_words(words, true);
    }
    if (kind == '|') return read_previous(trimmed(rest));
    read_comment(kind, line, rest);
  }

  void read_comment(char kind, std::string_view line, std::string_view rest) {
    if (part_ != Part::none) finish();
    if (++notes_ > kMostNotes) {
      fault(phrase("more than {} lines of comments", kMostNotes));
      stopped_ = true;
    }
    const auto spaced = [](std::string_view text) {
      return std::string(text.starts_with(' ') ? text.substr(1) : text);
    };
    if (kind == '.') {
      entry_.extracted.push_back(spaced(rest));
    } else if (kind == ':') {
      entry_.references.emplace_back(trimmed(rest));
    } else if (kind == ',') {
      for (std::size_t at = 0; at <= rest.size();) {
        const std::size_t comma = std::min(rest.find(',', at), rest.size());
        if (const std::string_view flag = trimmed(rest.substr(at, comma - at)); !flag.empty())
          entry_.flags.emplace_back(flag);
        at = comma + 1;
      }
    } else {
      entry_.comments.push_back(spaced(line.substr(1)));
    }
  }

  /// `#| msgid "…"`: what the message was before it changed.
  void read_previous(std::string_view words) {
    if (part_ != Part::none) finish();
    if (words.starts_with('"')) {
      if (previous_ == nullptr) return fault(phrase("a text that belongs to no keyword"));
      return append(words, **previous_);
    }
    const auto [keyword, rest] = keyword_of(words);
    previous_ = keyword == "msgctxt"        ? &entry_.previous_context
                : keyword == "msgid"        ? &entry_.previous_id
                : keyword == "msgid_plural" ? &entry_.previous_plural
                                            : nullptr;
    if (previous_ == nullptr) return fault(phrase("after #| msgctxt, msgid or msgid_plural is needed"));
    previous_->emplace();
    append(rest, **previous_);
  }

  static std::pair<std::string_view, std::string_view> keyword_of(std::string_view words) {
    const std::size_t end = std::min(words.find_first_of(" \t\""), words.size());
    return {words.substr(0, end), trimmed(words.substr(end))};
  }

  void read_words(std::string_view words, bool obsolete) {
    if (words[0] == '"') {
      if (part_ == Part::none) return fault(phrase("a text that belongs to no keyword"));
      if (obsolete != entry_.obsolete)
        return fault(phrase("one entry is obsolete (#~) in every line or in none"));
      return append(words, current());
    }
    const auto [keyword, rest] = keyword_of(words);
    if (keyword == "msgctxt" || (keyword == "msgid" && part_ != Part::context)) begin(obsolete);
    if (obsolete != entry_.obsolete)
      return fault(phrase("one entry is obsolete (#~) in every line or in none"));
    if (keyword == "msgctxt") {
      part_ = Part::context;
      entry_.context.emplace();
    } else if (keyword == "msgid") {
      part_ = Part::id;
      has_id_ = true;
    } else if (keyword == "msgid_plural") {
      if (part_ != Part::id) return misplaced(phrase("msgid_plural stands after msgid"));
      part_ = Part::plural;
      entry_.plural.emplace();
    } else if (keyword == "msgstr") {
      if (part_ != Part::id) return misplaced(phrase("msgstr stands after msgid, once"));
      part_ = Part::translation;
      entry_.translations.emplace_back();
    } else if (keyword.starts_with("msgstr[")) {
      const bool expected = part_ == Part::plural || (part_ == Part::translation && entry_.plural);
      if (!expected || keyword != fmt::format("msgstr[{}]", entry_.translations.size()))
        return misplaced(phrase("msgstr[0], msgstr[1] and so on stand after msgid_plural, in this order"));
      part_ = Part::translation;
      entry_.translations.emplace_back();
    } else {
      return misplaced(phrase("a line begins with #, msgctxt, msgid, msgstr or a text in quotes"));
    }
    append(rest, current());
  }

  /// The lines that continue it are passed over with it.
  void misplaced(Error message) {
    fault(std::move(message));
    broken_ = true;
    if (part_ == Part::none) part_ = Part::translation;
  }

  std::string& current() {
    switch (part_) {
    case Part::context: return *entry_.context;
    case Part::plural: return *entry_.plural;
    case Part::translation: return entry_.translations.empty() ? spare_ : entry_.translations.back();
    default: return entry_.id;
    }
  }

  void begin(bool obsolete) {
    if (part_ != Part::none) finish();
    entry_.obsolete = obsolete;
    entry_.line = line_;
  }

  void finish() {
    if (part_ != Part::none && !broken_) {
      if (!has_id_)
        fault_at(entry_.line, phrase("an entry without msgid"));
      else if (entry_.translations.empty())
        fault_at(entry_.line, phrase("an entry without msgstr"));
      else if (parsed_.entries.size() == kMostPoEntries)
        fault_at(entry_.line, phrase("more than {} entries; divide the file", kMostPoEntries)),
            stopped_ = true;
      else
        parsed_.entries.push_back(std::move(entry_));
    }
    entry_ = {};
    part_ = Part::none;
    previous_ = nullptr;
    has_id_ = broken_ = false;
  }

  /// One or more texts in quotes, decoded, to the end of `into`.
  void append(std::string_view words, std::string& into) {
    if (words.empty()) return fault(phrase("a text in quotes is needed here"));
    std::string text;
    for (std::size_t at = 0; at < words.size();) {
      if (words[at] != '"') return fault(phrase("a text stands in quotes, and nothing stands after it"));
      if (!decode(words, ++at, text)) return;
      at = std::min(words.find_first_not_of(kBlanks, at), words.size());
    }
    if (first_invalid_utf8(text) != std::string_view::npos)
      return fault(phrase("the escapes of this text do not make valid UTF-8"));
    into += text;
  }

  /// From after the opening quote to after the closing one.
  bool decode(std::string_view words, std::size_t& at, std::string& into) {
    for (; at < words.size(); ++at) {
      if (words[at] == '"') return ++at, true;
      if (words[at] != '\\') {
        into += words[at];
        continue;
      }
      if (++at >= words.size()) break;
      if (const std::size_t known = kLetters.find(words[at]); known != std::string_view::npos) {
        into += kMeanings[known];
      } else if (!decode_number(words, at, into)) {
        fault(phrase("the escape \\{} is unknown; a backslash itself is written \\\\",
                     static_cast<unsigned char>(words[at]) < 0x80 ? words.substr(at, 1) : "…"));
        return false;
      }
    }
    fault(phrase("the quote that begins a text here is not closed on its line"));
    return false;
  }

  /// Up to three octal digits, or x and two hexadecimal ones; `at` is left on the last of them.
  static bool decode_number(std::string_view words, std::size_t& at, std::string& into) {
    const bool hexadecimal = words[at] == 'x';
    const int base = hexadecimal ? 16 : 8;
    std::size_t from = at + (hexadecimal ? 1 : 0), count = 0;
    int value = 0;
    while (count < (hexadecimal ? 2u : 3u) && from + count < words.size() &&
           digit(words[from + count], base) >= 0)
      value = value * base + digit(words[from + count++], base);
    if (count == 0 || value > 0xFF) return false;
    into += static_cast<char>(value);
    at = from + count - 1;
    return true;
  }

  std::string_view text_;
  PoParsed parsed_;
  PoEntry entry_;
  Part part_ = Part::none;
  std::optional<std::string>* previous_ = nullptr; // which of entry_'s goes on
  bool has_id_ = false, broken_ = false, stopped_ = false;
  std::size_t line_ = 1, notes_ = 0;
  std::string spare_;
};

} // namespace

bool PoEntry::has_flag(std::string_view flag) const {
  return std::find(flags.begin(), flags.end(), flag) != flags.end();
}

PoParsed parse_po(std::string_view text) {
  if (text.size() > kLargestFile)
    return {{}, {{1, phrase("larger than {} MiB, the most that is read", kLargestFile >> 20)}}};
  text = without_bom(text);
  if (const std::size_t bad = first_invalid_utf8(text); bad != std::string_view::npos) {
    const auto lines = std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(bad), '\n');
    return {{},
            {{static_cast<std::size_t>(lines) + 1, phrase("not valid UTF-8; save the catalogue in UTF-8")}}};
  }
  return Reader(text).read();
}

std::string po_header_field(const PoEntry& header, std::string_view name) {
  if (header.translations.empty()) return {};
  const std::string_view text = header.translations.front();
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    const std::string_view line = text.substr(at, end - at);
    if (line.starts_with(name) && line.substr(name.size()).starts_with(':'))
      return std::string(trimmed(line.substr(name.size() + 1)));
    at = end + 1;
  }
  return {};
}

} // namespace riposte::scenario
