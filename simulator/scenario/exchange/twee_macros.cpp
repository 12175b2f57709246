#include "scenario/exchange/twee_scanner.h"

#include <algorithm>
#include <array>

// SugarCube's macros: <<name arguments>>.

namespace riposte::scenario::exchange {
namespace {

// Their content is no text of the passage, or one that is shown later or more than once.
constexpr std::array<std::string_view, 19> kVerbatim{
    "script",  "widget", "for",     "switch",         "linkreplace", "linkappend", "linkprepend",
    "replace", "append", "prepend", "timed",          "repeat",      "type",       "capture",
    "click",   "done",   "cycle",   "createplaylist", "listbox"};
// They only lay out what they hold.
constexpr std::array<std::string_view, 4> kLayout{"nobr", "silently", "silent", "nowrap"};

template <class List>
bool among(const List& list, std::string_view word) {
  return std::find(list.begin(), list.end(), word) != list.end();
}

bool is_name_character(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '-';
}

/// Past the quoted text that begins at `at`; the end where it is not closed.
std::size_t after_quoted(std::string_view text, std::size_t at) {
  const char quote = text[at++];
  while (at < text.size() && text[at] != quote) at += text[at] == '\\' ? 2 : 1;
  return std::min(at + 1, text.size());
}

} // namespace

std::vector<Argument> arguments_of(std::string_view source, bool blanks_divide) {
  std::vector<Argument> out;
  int depth = 0;
  std::size_t begin = 0;
  const auto end_at = [&](std::size_t end) {
    const std::string_view part = trimmed_text(source.substr(begin, end - begin));
    begin = end + 1;
    if (part.empty()) return;
    const bool quoted = part.size() > 1 && (part.front() == '"' || part.front() == '\'') &&
                        after_quoted(part, 0) == part.size() && part.back() == part.front();
    Argument argument{quoted ? std::string() : std::string(part), quoted};
    for (std::size_t i = 1; quoted && i + 1 < part.size(); ++i) {
      if (part[i] == '\\' && i + 2 < part.size()) ++i;
      argument.text += part[i];
    }
    out.push_back(std::move(argument));
  };
  for (std::size_t at = 0; at < source.size();) {
    const char c = source[at];
    if (c == '"' || c == '\'') {
      at = after_quoted(source, at);
      continue;
    }
    if (c == '(' || c == '[') ++depth;
    if (c == ')' || c == ']') --depth;
    const bool divides = c == ',' || (blanks_divide && (c == ' ' || c == '\t' || c == '\n'));
    if (divides && depth <= 0) end_at(at);
    ++at;
  }
  end_at(source.size());
  return out;
}

std::size_t Scanner::end_of_sugarcube_tag(std::size_t from) {
  for (std::size_t at = from; at < text_.size() && budget_ > 0;) {
    if (text_[at] == '"' || text_[at] == '\'') {
      const std::size_t after = after_quoted(text_, at);
      budget_ -= std::min(budget_, after - at);
      at = after;
    } else if (text_.substr(at, 2) == ">>") {
      budget_ += at - from; // not in vain
      return at;
    } else {
      ++at;
      --budget_;
    }
  }
  return find(">>", from); // a quote that is not closed
}

bool Scanner::sugarcube() {
  if (take_between("/*", "*/", Piece::Kind::comment, "") ||
      take_between("/%", "%/", Piece::Kind::comment, "") ||
      take_between("[img[", "]]", Piece::Kind::macro, "[img[]]") || take_verbatim_text() || take_line_join())
    return true;
  if (!text_.substr(at_).starts_with("<<")) return false;
  std::size_t name_end = at_ + 2;
  if (name_end < text_.size() && text_[name_end] == '/') ++name_end;
  while (name_end < text_.size() && is_name_character(text_[name_end])) ++name_end;
  if (name_end == at_ + 2 && name_end < text_.size() && (text_[name_end] == '=' || text_[name_end] == '-'))
    ++name_end;
  if (name_end == at_ + 2) return false;
  const std::size_t end = end_of_sugarcube_tag(name_end);
  if (end == std::string_view::npos) return false;
  const std::string_view name = text_.substr(at_ + 2, name_end - at_ - 2);
  const std::string_view arguments = trimmed_text(text_.substr(name_end, end - name_end));
  const std::string_view source = text_.substr(at_, end + 2 - at_);
  at_ = end + 2;
  sugarcube_macro(name, arguments, source);
  return true;
}

void Scanner::sugarcube_macro(std::string_view name, std::string_view arguments, std::string_view source) {
  if (sugarcube_condition(name, arguments, source)) return;
  if (name == "set") return add_assignments(parse_assignments(arguments, Dialect::sugarcube));
  if (name == "goto") {
    const std::vector<Argument> words = arguments_of(arguments, true);
    Piece piece;
    piece.kind = Piece::Kind::go;
    piece.text = source;
    const auto bracketed =
        words.size() == 1 && words[0].text.starts_with("[[") && words[0].text.ends_with("]]")
            ? parse_link(std::string_view(words[0].text).substr(2, words[0].text.size() - 4))
            : std::optional<Link>();
    if (bracketed)
      piece.link = *bracketed;
    else if (words.size() == 1 && words[0].quoted)
      piece.link.target = words[0].text;
    else
      return add_macro("<<goto>>", source);
    return add(std::move(piece));
  }
  if (!in_body_ && (name == "link" || name == "button") && sugarcube_link(name, arguments, source)) return;
  if (among(kLayout, name.starts_with('/') ? name.substr(1) : name)) return;
  const std::string shown = "<<" + std::string(name) + ">>";
  if (among(kVerbatim, name)) {
    const std::string close = "<</" + std::string(name) + ">>";
    if (const std::size_t end = find(close, at_); end != std::string_view::npos) {
      add_macro(shown, text_.substr(at_ - source.size(), end + close.size() - at_ + source.size()));
      at_ = end + close.size();
      return;
    }
  }
  add_macro(shown, source);
}

bool Scanner::sugarcube_condition(std::string_view name, std::string_view arguments,
                                  std::string_view source) {
  if (name == "if") {
    Guard guard;
    guard.source = source;
    guard.condition = arguments;
    guard.readable = !arguments.empty();
    open_frame(std::move(guard), source);
    return true;
  }
  if (frames_.empty()) return false;
  if (name == "elseif" || name == "else") {
    std::string_view condition = name == "elseif" ? arguments : std::string_view();
    if (name == "else" && arguments.starts_with("if ")) condition = trimmed_text(arguments.substr(3));
    next_branch(condition, source);
    return true;
  }
  if (name != "/if" && name != "endif") return false;
  close_frame();
  return true;
}

/// <<link "text" "target">>body<</link>>: what the body sets is set by the reply.
bool Scanner::sugarcube_link(std::string_view name, std::string_view arguments, std::string_view source) {
  const std::string close = "<</" + std::string(name) + ">>";
  // A body ends before the next link: none is looked through twice.
  const std::size_t next = find("<<" + std::string(name), at_);
  const std::size_t end = text_.substr(0, next).find(close, at_);
  const std::size_t begin = at_ - source.size();
  Piece piece;
  piece.kind = Piece::Kind::link;
  if (arguments.starts_with("[[") && arguments.ends_with("]]") && arguments.size() > 4) {
    const auto link = parse_link(arguments.substr(2, arguments.size() - 4));
    if (!link) return false;
    piece.link = *link;
  } else {
    const std::vector<Argument> words = arguments_of(arguments, true);
    if (words.empty() || words.size() > 2 || !words[0].quoted || (words.size() == 2 && !words[1].quoted))
      return false;
    piece.link.text = words[0].text;
    if (words.size() == 2) piece.link.target = words[1].text;
  }
  if (!piece.link.setter.empty()) piece.changes = parse_assignments(piece.link.setter, Dialect::sugarcube);
  std::vector<Piece> kept; // of the body, what no reply can do
  if (end != std::string_view::npos) {
    Pieces body = Scanner(text_.substr(at_, end - at_), dialect_, true).scan();
    for (Piece& part : body.list) {
      if (part.kind == Piece::Kind::assignments && part.guard == kNoGuard)
        piece.changes.insert(piece.changes.end(), part.changes.begin(), part.changes.end());
      else if (part.kind == Piece::Kind::go && part.guard == kNoGuard && piece.link.target.empty())
        piece.link.target = part.link.target;
      else if (part.kind != Piece::Kind::text || !trimmed_text(part.text).empty())
        kept.push_back(std::move(part));
    }
  }
  if (trimmed_text(piece.link.target).empty()) return false;
  if (piece.link.text.empty()) piece.link.text = piece.link.target;
  at_ = end == std::string_view::npos ? at_ : end + close.size();
  piece.text = text_.substr(begin, at_ - begin);
  const std::string whole = piece.text;
  add(std::move(piece));
  if (!kept.empty()) add_macro("<<" + std::string(name) + ">> body", whole);
  return true;
}

} // namespace riposte::scenario::exchange
