#include "scenario/exchange/twee_scanner.h"

#include <algorithm>

namespace riposte::scenario::exchange {
namespace {

constexpr std::string_view kSpecial = "[]<>{}/\"\\(%";

std::string lower(std::string_view text) {
  std::string out(text);
  for (char& c : out)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c | 0x20);
  return out;
}

} // namespace

Pieces Scanner::scan() {
  if (dialect_ == Dialect::chapbook) chapbook_variables();
  while (at_ < text_.size() && pieces_.count() <= kMostPieces) {
    const std::size_t special = std::min(text_.find_first_of(kSpecial, at_), text_.size());
    pending_ += text_.substr(at_, special - at_);
    if (!trimmed_text(text_.substr(at_, special - at_)).empty()) closed_.reset();
    at_ = special;
    if (at_ < text_.size() && !step()) {
      closed_.reset();
      pending_ += text_[at_++];
    }
  }
  flush_text();
  abandon_open_frames();
  return std::move(pieces_);
}

bool Scanner::step() {
  if (take_link() || take_between("<!--", "-->", Piece::Kind::comment, "") || take_break() || take_element())
    return true;
  switch (dialect_) {
  case Dialect::sugarcube: return sugarcube();
  case Dialect::harlowe: return harlowe();
  case Dialect::chapbook: return chapbook_modifier();
  case Dialect::snowman: return snowman();
  case Dialect::plain: break;
  }
  return false;
}

std::size_t Scanner::find(std::string_view text, std::size_t from) {
  bool& absent = absent_.try_emplace(std::string(text), false).first->second;
  const std::size_t at = absent ? std::string_view::npos : text_.find(text, from);
  absent = at == std::string_view::npos;
  return at;
}

void Scanner::flush_text() {
  if (pending_.empty()) return;
  Piece piece;
  piece.text.swap(pending_);
  piece.guard = guard_;
  pieces_.list.push_back(std::move(piece));
}

void Scanner::add(Piece piece) {
  flush_text();
  piece.guard = guard_;
  pieces_.list.push_back(std::move(piece));
}

void Scanner::add_macro(std::string_view name, std::string_view source) {
  Piece piece;
  piece.kind = Piece::Kind::macro;
  piece.name = name;
  piece.text = source;
  add(std::move(piece));
}

void Scanner::add_assignments(std::vector<Assignment> changes) {
  Piece piece;
  piece.kind = Piece::Kind::assignments;
  piece.changes = std::move(changes);
  add(std::move(piece));
}

bool Scanner::take_link() {
  // Twine looks for links within one line.
  const std::string_view rest = text_.substr(at_, 3);
  if (at_ < no_link_before_ || !rest.starts_with("[[") || rest == "[[[") return false;
  const std::size_t line_end = std::min(text_.find('\n', at_), text_.size());
  const std::size_t close = text_.substr(0, line_end).find("]]", at_ + 2);
  if (close == std::string_view::npos) {
    no_link_before_ = line_end;
    return false;
  }
  const std::string_view source = text_.substr(at_, close + 2 - at_);
  const auto link = parse_link(source.substr(2, source.size() - 4));
  if (!link) {
    add_macro("[[ ]]", source);
  } else {
    Piece piece;
    piece.kind = Piece::Kind::link;
    piece.link = *link;
    if (!link->setter.empty()) piece.changes = parse_assignments(link->setter, Dialect::sugarcube);
    piece.text = source;
    add(std::move(piece));
  }
  at_ += source.size();
  return true;
}

bool Scanner::take_between(std::string_view open, std::string_view close, Piece::Kind kind,
                           std::string_view name) {
  if (!text_.substr(at_).starts_with(open)) return false;
  const std::size_t end = find(close, at_ + open.size());
  if (end == std::string_view::npos) return false;
  Piece piece;
  piece.kind = kind;
  piece.name = name;
  piece.text = kind == Piece::Kind::comment ? text_.substr(at_ + open.size(), end - at_ - open.size())
                                            : text_.substr(at_, end + close.size() - at_);
  add(std::move(piece));
  at_ = end + close.size();
  return true;
}

bool Scanner::take_verbatim_text() {
  constexpr std::pair<std::string_view, std::string_view> kFences[] = {
      {"\"\"\"", "\"\"\""}, {"{{{", "}}}"}, {"<nowiki>", "</nowiki>"}};
  for (const auto& [open, close] : kFences) {
    if (!text_.substr(at_).starts_with(open)) continue;
    const std::size_t end = find(close, at_ + open.size());
    if (end == std::string_view::npos) return false;
    for (const char c : text_.substr(at_ + open.size(), end - at_ - open.size()))
      pending_ += c == '&' ? "&amp;" : std::string(1, c);
    at_ = end + close.size();
    return true;
  }
  return false;
}

bool Scanner::take_line_join() {
  if (!text_.substr(at_).starts_with("\\\n")) return false;
  at_ += 2;
  return true;
}

bool Scanner::take_break() {
  for (const std::string_view tag : {"<br>", "<br/>", "<br />", "<BR>"}) {
    if (!text_.substr(at_).starts_with(tag)) continue;
    pending_ += '\n';
    at_ += tag.size();
    return true;
  }
  return false;
}

bool Scanner::take_element() {
  return take_between("<script", "</script>", Piece::Kind::macro, "<script>") ||
         take_between("<style", "</style>", Piece::Kind::macro, "<style>");
}

bool Scanner::snowman() {
  return take_between("<%", "%>", Piece::Kind::macro, "<% %>");
}

void Scanner::chapbook_variables() {
  // What stands above a line of two hyphens assigns variables.
  const std::size_t line = text_.starts_with("--\n") ? 0 : text_.find("\n--\n");
  if (line == std::string_view::npos) return;
  if (line > 0) add_macro("vars section", text_.substr(0, line));
  at_ = line + (line == 0 ? 3 : 4);
}

bool Scanner::chapbook_modifier() {
  // [if x], [continue], … alone on a line.
  if (text_[at_] != '[' || (at_ > 0 && text_[at_ - 1] != '\n')) return false;
  const std::size_t end = std::min(text_.find('\n', at_), text_.size());
  const std::string_view line = trimmed_text(text_.substr(at_, end - at_));
  if (!line.ends_with(']') || line.starts_with("[[")) return false;
  const std::string_view inside = trimmed_text(line.substr(1, line.size() - 2));
  add_macro("[" + lower(inside.substr(0, inside.find_first_of(" \t"))) + "]", line);
  at_ = end;
  return true;
}

void Scanner::open_frame(Guard guard, std::string_view source) {
  flush_text();
  // Too deep ones all hang on the deepest branch that is read.
  guard.parent = frames_.size() > kDeepestMacros ? frames_[kDeepestMacros].outer : guard_;
  guard.readable = guard.readable && frames_.size() < kDeepestMacros;
  Frame frame;
  frame.outer = guard_;
  frame.source = source;
  frame.first_guard = pieces_.guards.size();
  frame.branches = {frame.first_guard};
  pieces_.guards.push_back(std::move(guard));
  guard_ = frame.first_guard;
  frames_.push_back(std::move(frame));
}

void Scanner::next_branch(std::string_view condition, std::string_view source) {
  flush_text();
  Frame& frame = frames_.back();
  Guard guard;
  guard.previous = frame.branches.back();
  guard.parent = pieces_.guards[guard.previous].parent;
  guard.source = source;
  guard.condition = condition;
  guard.readable = pieces_.guards[guard.previous].readable && frame.branches.size() < kMostBranches;
  frame.branches.push_back(pieces_.guards.size());
  guard_ = pieces_.guards.size();
  pieces_.guards.push_back(std::move(guard));
}

void Scanner::close_frame() {
  flush_text();
  guard_ = frames_.back().outer;
  closed_ = std::move(frames_.back());
  frames_.pop_back();
}

void Scanner::abandon_open_frames() {
  for (const Frame& frame : frames_) {
    for (const std::size_t branch : frame.branches)
      if (branch != kNoGuard) pieces_.guards[branch].open = true;
    guard_ = kNoGuard;
    if (!frame.source.empty()) add_macro("unclosed", frame.source);
  }
}

Dialect dialect_of(std::string_view format) {
  const std::string name = lower(format);
  if (name.starts_with("sugarcube")) return Dialect::sugarcube;
  if (name.starts_with("harlowe")) return Dialect::harlowe;
  if (name.starts_with("chapbook")) return Dialect::chapbook;
  if (name.starts_with("snowman")) return Dialect::snowman;
  return Dialect::plain;
}

Dialect dialect_of_text(std::string_view text) {
  const auto letter = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); };
  for (std::size_t at = text.find_first_of("<("); at != std::string_view::npos;
       at = text.find_first_of("<(", at + 1)) {
    const std::string_view rest = text.substr(at);
    if (rest.size() > 2 && rest.starts_with("<<") && letter(rest[2])) return Dialect::sugarcube;
    if (rest.size() > 1 && rest.front() == '(' && letter(rest[1])) {
      const std::size_t end = rest.substr(0, 40).find_first_of(":) ");
      if (end != std::string_view::npos && rest[end] == ':') return Dialect::harlowe;
    }
  }
  return Dialect::plain;
}

Pieces parse_passage(std::string_view text, Dialect dialect) {
  return Scanner(text, dialect, false).scan();
}

} // namespace riposte::scenario::exchange
