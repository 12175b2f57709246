#include "scenario/exchange/twee_scanner.h"

#include <algorithm>

// Harlowe's macros and hooks: (name: arguments)[hook].

namespace riposte::scenario::exchange {
namespace {

bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/// Harlowe takes no notice of case, hyphens and underscores in the names of macros.
std::string plain_name(std::string_view name) {
  std::string out;
  for (const char c : name)
    if (c != '-' && c != '_') out += is_letter(c) ? static_cast<char>(c | 0x20) : c;
  return out;
}

} // namespace

std::size_t Scanner::end_of_harlowe_macro(std::size_t from) {
  int depth = 1;
  char quote = '\0';
  for (std::size_t at = from; at < text_.size() && budget_ > 0; ++at, --budget_) {
    const char c = text_[at];
    if (quote != '\0') {
      if (c == '\\')
        ++at;
      else if (c == quote)
        quote = '\0';
    } else if (c == '"' || (c == '\'' && !is_letter(text_[at - 1]))) { // $name's is no quote
      quote = c;
    } else if (c == '(') {
      ++depth;
    } else if (c == ')' && --depth == 0) {
      budget_ += at - from; // not in vain
      return at;
    }
  }
  return std::string_view::npos;
}

bool Scanner::harlowe() {
  if (take_line_join() || harlowe_bracket()) return true;
  const char c = text_[at_];
  if (c == '{' || c == '}') { // only drops white space
    ++at_;
    return true;
  }
  if (c != '(') return false;
  std::size_t name_end = at_ + 1;
  while (name_end < text_.size() && name_end < at_ + 40 &&
         (is_letter(text_[name_end]) || text_[name_end] == '-' || text_[name_end] == '_'))
    ++name_end;
  if (name_end == at_ + 1 || name_end == text_.size() || text_[name_end] != ':') return false;
  const std::size_t end = end_of_harlowe_macro(name_end + 1);
  if (end == std::string_view::npos) return false;
  const std::string_view name = text_.substr(at_ + 1, name_end - at_ - 1);
  const std::string_view arguments = trimmed_text(text_.substr(name_end + 1, end - name_end - 1));
  const std::string_view source = text_.substr(at_, end + 1 - at_);
  at_ = end + 1;
  harlowe_macro(name, arguments, source);
  return true;
}

bool Scanner::harlowe_bracket() {
  const char c = text_[at_];
  if (frames_.empty() || (c != '[' && c != ']')) return false;
  Frame& frame = frames_.back();
  if (c == '[') {
    ++frame.brackets;
  } else if (frame.brackets > 0) {
    --frame.brackets;
  } else {
    ++at_;
    if (frame.first_guard != kNoGuard) {
      close_frame();
    } else {
      closed_.reset();
      frames_.pop_back();
    }
    return true;
  }
  return false; // a bracket of the text
}

void Scanner::harlowe_macro(std::string_view raw, std::string_view arguments, std::string_view source) {
  const std::string name = plain_name(raw);
  if (harlowe_condition(name, arguments, source)) return;
  closed_.reset();
  if (name == "set" || name == "put")
    return add_assignments(parse_assignments(arguments, Dialect::harlowe, name == "put"));
  const bool links = name == "linkgoto", goes = name == "goto";
  if (links || goes) {
    const std::vector<Argument> words = arguments_of(arguments, false);
    const bool fits = !words.empty() && words.size() <= (links ? 2u : 1u) &&
                      std::all_of(words.begin(), words.end(), [](const Argument& a) {
                        return a.quoted && !trimmed_text(a.text).empty();
                      });
    if (fits) {
      Piece piece;
      piece.kind = links ? Piece::Kind::link : Piece::Kind::go;
      piece.link = {words.front().text, words.back().text, ""};
      piece.text = source;
      return add(std::move(piece));
    }
  }
  add_macro("(" + name + ":)", source);
  // What it is attached to is read all the same.
  const std::size_t next = text_.find_first_not_of(" \t\n", at_);
  if (next == std::string_view::npos || text_[next] != '[' || text_.substr(next, 2) == "[[") return;
  at_ = next + 1;
  Frame frame;
  frame.outer = guard_;
  frames_.push_back(std::move(frame));
}

bool Scanner::harlowe_condition(std::string_view name, std::string_view arguments, std::string_view source) {
  const bool first = name == "if" || name == "unless";
  const bool further = name == "elseif" || name == "else";
  if (!first && !further) return false;
  if (further && !closed_) return false;
  // The hook, or a link that the macro is attached to.
  const std::size_t hook = text_.find_first_not_of(" \t\n", at_);
  if (hook == std::string_view::npos || text_[hook] != '[') return false;
  const bool link = text_.substr(hook, 2) == "[[" && text_.substr(hook, 3) != "[[[";
  if (first) {
    Guard guard;
    guard.source = source;
    guard.condition = arguments;
    guard.negated = name == "unless";
    guard.readable = !arguments.empty();
    open_frame(std::move(guard), source);
  } else {
    frames_.push_back(std::move(*closed_));
    frames_.back().brackets = 0;
    next_branch(name == "else" ? std::string_view() : arguments, source);
  }
  closed_.reset();
  at_ = link ? hook : hook + 1;
  if (link) {
    if (!take_link())
      ++at_;
    else
      close_frame();
  }
  return true;
}

} // namespace riposte::scenario::exchange
