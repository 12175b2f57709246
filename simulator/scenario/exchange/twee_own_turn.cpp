#include <algorithm>

#include <fmt/format.h>

#include "scenario/exchange/twee_own_import.h"
#include "scenario/exchange/value.h"
#include "scenario/loading.h"

// One turn or ending of our own export, put together again.

namespace riposte::scenario::exchange {

using json::Value;

namespace {

bool has_ways(const Part& part) {
  return part.marker.kind == Marker::Kind::reply || part.marker.kind == Marker::Kind::silence ||
         part.marker.kind == Marker::Kind::next;
}

/// Puts the text where the skeleton has null; false where there is none any more.
bool put_text(Value& line, std::string text) {
  if (is_blank(text)) return false;
  if (line.is(Value::Kind::object))
    put(line, "text", text_value(std::move(text)));
  else
    line = text_value(std::move(text));
  return true;
}

bool lacks_text(const Value& line) {
  const Value* text = line.is(Value::Kind::object) ? line.find("text") : &line;
  return text == nullptr || text->is(Value::Kind::null);
}

} // namespace

void drop(Value& object, std::string_view key) {
  std::erase_if(object.members, [&](const json::Member& member) { return member.key == key; });
}

std::vector<Part> OwnImport::parts_of(const Pieces& pieces, std::string& note) {
  std::vector<Part> parts(1);
  const auto begin = [&](Marker marker, std::size_t guard) -> Part& {
    parts.push_back({std::move(marker), "", {}, {}, guard});
    return parts.back();
  };
  for (const Piece& piece : pieces.list) {
    Part* part = &parts.back();
    switch (piece.kind) {
    case Piece::Kind::comment:
      if (Marker found = marker_in(piece.text); found.kind != Marker::Kind::none)
        begin(std::move(found), piece.guard);
      else if (!trimmed_text(piece.text).empty())
        append_note(note, trimmed_text(piece.text));
      break;
    case Piece::Kind::text:
      // After a link, or under another condition, it is a part of its own.
      if ((!part->links.empty() || part->guard != piece.guard) && !trimmed_text(piece.text).empty())
        part = &begin({}, piece.guard);
      part->text += piece.text;
      break;
    case Piece::Kind::link:
      if (!has_ways(*part) || (!part->links.empty() && piece.link.text != kAlternative))
        part = &begin({Marker::Kind::reply, ""}, piece.guard); // an author's own
      if (part->links.empty()) part->changes = piece.changes;
      part->links.push_back(piece.link);
      break;
    case Piece::Kind::assignments:
      for (const Assignment& change : piece.changes) append_note(note, "set: " + change.source);
      building_.keep("<<set>>");
      break;
    case Piece::Kind::go:
    case Piece::Kind::macro:
      append_note(note, piece.text);
      building_.keep(piece.kind == Piece::Kind::go ? "<<goto>>" : piece.name);
      break;
    }
  }
  return parts;
}

void OwnImport::put_ways(Value& owner, const std::vector<Link>& links) {
  Value* next = find(owner, "next");
  if (links.size() == 1 && (next == nullptr || !next->is(Value::Kind::array)))
    return put(owner, "next", text_value(building_.target_of(links.front())));
  if (next == nullptr || !next->is(Value::Kind::array)) {
    put(owner, "next", list_value());
    next = find(owner, "next");
  }
  next->items.resize(links.size());
  for (std::size_t i = 0; i < links.size(); ++i) {
    if (!next->items[i].is(Value::Kind::object)) next->items[i] = object_value();
    put(next->items[i], "to", text_value(building_.target_of(links[i])));
  }
}

Value OwnImport::new_reply(const Part& part, Conditions& conditions) {
  std::string note;
  Effects effects;
  for (const Assignment& change : part.changes) {
    const StoryVariable* variable = building_.fit_variable(change);
    if (variable != nullptr &&
        compose(effects, variable->name, {change.kind == Assignment::Kind::set, change.value})) {
      ++building_.report.assignments;
      continue;
    }
    building_.keep("<<set>>");
    append_note(note, "set: " + change.source);
  }
  std::string text = without_entities(part.links.front().text);
  if (is_blank(text)) text = "…";
  const Conditions::Found& when = conditions.of(part.guard);
  if (when.blamed != kNoGuard) append_note(note, "only if: " + conditions.source_of(when.blamed));
  const std::string id = building_.reply_ids.make(slug(text), "reply");
  const auto is_flag = [&](std::string_view name) { return building_.variables.find(name)->second.flag; };
  building_.parts += 1 + effects.size();
  Value reply = reply_value(id, std::move(text), when.when, effects, building_.target_of(part.links.front()),
                            note, is_flag);
  if (part.links.size() > 1) put_ways(reply, part.links);
  return reply;
}

Value OwnImport::new_line(const Part& part, std::string text, Conditions& conditions) {
  const Conditions::Found& when = conditions.of(part.guard);
  ++building_.parts;
  return line_value(std::move(text), when.when,
                    when.blamed == kNoGuard ? "" : "only if: " + conditions.source_of(when.blamed));
}

void OwnImport::restore_reply(Restoring& restoring, const Part& part) {
  restoring.last = nullptr;
  if (part.links.empty()) return;
  const auto found = replies_.find(part.marker.id);
  if (part.marker.id.empty() || found == replies_.end()) {
    restoring.replies.items.push_back(new_reply(part, restoring.conditions));
    remark(restoring.id, fmt::format("a new reply '{}'", text_of(restoring.replies.items.back(), "id")));
  } else {
    Value reply = std::move(found->second);
    replies_.erase(found);
    if (!put_text(reply, without_entities(part.links.front().text))) put_text(reply, "…");
    put_ways(reply, part.links);
    if (part.guard != kNoGuard)
      remark(part.marker.id, "stands in an <<if>> now; its own condition is left as it was");
    restoring.replies.items.push_back(std::move(reply));
  }
  restoring.last = &restoring.replies.items.back();
}

void OwnImport::restore_line(Restoring& restoring, const Part& part) {
  std::string text = without_entities(trimmed_text(part.text));
  if (is_blank(text)) return;
  const std::string& number = part.marker.id;
  const bool digits =
      !number.empty() && number.size() < 8 && number.find_first_not_of("0123456789") == std::string::npos;
  const std::size_t index = part.marker.kind == Marker::Kind::line && digits ? std::stoul(number) : 0;
  const bool known =
      index >= 1 && index <= restoring.old.size() && restoring.old[index - 1].kind != Value::Kind::boolean;
  if (!known) {
    restoring.says.items.push_back(new_line(part, std::move(text), restoring.conditions));
    return;
  }
  Value line = std::move(restoring.old[index - 1]);
  restoring.old[index - 1] = truth_value(true); // taken
  put_text(line, std::move(text));
  restoring.says.items.push_back(std::move(line));
}

void OwnImport::restore_reaction(Restoring& restoring, const Part& part) {
  std::string text = without_entities(trimmed_text(part.text));
  if (restoring.last == nullptr || is_blank(text)) return restore_line(restoring, part);
  if (Value* reaction = find(*restoring.last, "reaction"))
    put_text(*reaction, std::move(text));
  else
    put(*restoring.last, "reaction", text_value(std::move(text)));
  restoring.last = nullptr;
}

void OwnImport::restore_part(Restoring& restoring, const Part& part) {
  if (has_ways(part) && !trimmed_text(part.text).empty()) { // written between the comment and its link
    Part text = part;
    text.marker = {};
    restore_line(restoring, text);
  }
  switch (part.marker.kind) {
  case Marker::Kind::reply: return restore_reply(restoring, part);
  case Marker::Kind::silence:
    restoring.last = nullptr;
    if (!restoring.silence.is(Value::Kind::object) || part.links.empty() || restoring.silence_stays) return;
    put_ways(restoring.silence, part.links);
    restoring.silence_stays = true;
    restoring.last = &restoring.silence;
    return;
  case Marker::Kind::next:
    restoring.last = nullptr;
    if (part.links.empty() || restoring.next_stays) return;
    put_ways(restoring.turn, part.links);
    restoring.next_stays = true;
    return;
  case Marker::Kind::reaction: return restore_reaction(restoring, part);
  default: return restore_line(restoring, part);
  }
}

void OwnImport::drop_empty_reactions(Restoring& restoring) {
  const auto check = [&](Value& owner, std::string_view id) {
    const Value* reaction = owner.find("reaction");
    if (reaction == nullptr || !lacks_text(*reaction)) return;
    drop(owner, "reaction");
    remark(id, "its reaction is gone");
  };
  for (Value& reply : restoring.replies.items) check(reply, std::string(text_of(reply, "id")));
  check(restoring.silence, restoring.id);
}

void OwnImport::finish_turn(Restoring& r, const Passage& passage) {
  drop_empty_reactions(r);
  if (r.turn.find("silence") != nullptr) {
    if (r.silence_stays) {
      put(r.turn, "silence", std::move(r.silence));
    } else {
      drop(r.turn, "silence");
      drop(r.turn, "seconds");
      remark(r.id, "what happens on silence is gone");
    }
  }
  if (!r.next_stays && r.turn.find("next") != nullptr) {
    drop(r.turn, "next");
    remark(r.id, "the way on without a reply is gone");
  }
  if (r.says.items.size() != r.old.size())
    remark(r.id, fmt::format("{} lines, {} before", r.says.items.size(), r.old.size()));
  building_.report.lines += r.says.items.size();
  building_.report.replies += r.replies.items.size();
  const bool no_reply = r.replies.items.empty();
  if (r.turn.find("says") != nullptr || !r.says.items.empty()) put(r.turn, "says", std::move(r.says));
  if (r.turn.find("replies") != nullptr || !no_reply) put(r.turn, "replies", std::move(r.replies));
  if (!no_reply || r.turn.find("next") != nullptr) return;
  const Link nowhere{"", passage.name + " end", ""};
  put(r.turn, "next", text_value(building_.target_of(nowhere)));
  remark(r.id, "nothing leads on from it any more");
}

void OwnImport::add_notes(Value& owner, const Pieces& pieces, Conditions& conditions, std::string note) {
  for (std::size_t g = 0; g < pieces.guards.size(); ++g)
    if (conditions.of(g).blamed == g) append_note(note, pieces.guards[g].source);
  if (note.empty()) return;
  std::string all(text_of(owner, "note"));
  append_note(all, note);
  put(owner, "note", text_value(all));
}

void OwnImport::restore_turn(const std::string& id, Value& turn, const Passage& passage) {
  const Pieces pieces = building_.pieces_of(passage);
  Conditions conditions(building_, pieces, id);
  Restoring restoring{id, turn, conditions, {}, list_value(), list_value()};
  if (Value* says = find(turn, "says")) restoring.old = std::move(says->items);
  if (const Value* silence = turn.find("silence")) restoring.silence = *silence;
  std::string note;
  for (const Part& part : parts_of(pieces, note)) restore_part(restoring, part);
  finish_turn(restoring, passage);
  add_notes(turn, pieces, conditions, std::move(note));
  restore_tags(turn, passage, false);
}

void OwnImport::restore_ending(const std::string& id, Value& ending, const Passage& passage) {
  const Pieces pieces = building_.pieces_of(passage);
  Conditions conditions(building_, pieces, "");
  std::string note, text, debrief;
  for (const Part& part : parts_of(pieces, note)) {
    std::string& to = part.marker.kind == Marker::Kind::debrief ? debrief : text;
    const std::string said = without_entities(trimmed_text(part.text));
    if (!is_blank(said)) to += (to.empty() ? "" : "\n\n") + said;
    for (const Link& link : part.links) {
      append_note(note, fmt::format("[[{}->{}]]", link.text, link.target));
      building_.keep("[[link in an ending]]");
    }
  }
  for (const auto& [key, value] : {std::pair{"text", &text}, {"debrief", &debrief}}) {
    const Value* before = ending.find(key);
    if (!value->empty()) {
      put(ending, key, text_value(std::move(*value)));
    } else if (before != nullptr && before->is(Value::Kind::null)) {
      drop(ending, key);
      remark(id, fmt::format("its {} is gone", key));
    }
  }
  add_notes(ending, pieces, conditions, std::move(note));
  restore_tags(ending, passage, true);
}

} // namespace riposte::scenario::exchange
