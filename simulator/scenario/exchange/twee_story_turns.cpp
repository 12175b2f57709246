#include "scenario/exchange/twee_story.h"

#include <algorithm>

#include <fmt/format.h>

#include "scenario/exchange/value.h"
#include "scenario/loading.h"

// Turns, replies and endings out of passages.

namespace riposte::scenario::exchange {

using json::Value;

void StoryImport::add_reply(const Piece& piece, Conditions& conditions, std::string& turn_note,
                            Value& replies) {
  const Conditions::Found& when = conditions.of(piece.guard);
  std::string note;
  if (when.blamed != kNoGuard) note = "only if: " + conditions.source_of(when.blamed);
  Effects effects;
  take_effects(effects, piece.changes, turn_note);
  const std::string target = building_.target_of(piece.link);
  if (const std::size_t to = place_of(target); to < places_.size())
    for (const auto& [variable, effect] : places_[to].entering)
      if (!compose(effects, variable, effect))
        append_note(note, "cannot change " + variable + " any further");
  for (const auto& [variable, effect] : effects) {
    Range& range = ranges_[variable];
    if (effect.set) {
      range.low = std::min(range.low, effect.value);
      range.high = std::max(range.high, effect.value);
    } else {
      range.fall = std::min(range.fall, effect.value);
      range.rise = std::max(range.rise, effect.value);
    }
  }
  std::string text = without_entities(piece.link.text);
  if (is_blank(text)) text = is_blank(piece.link.target) ? "…" : piece.link.target;
  const std::string id = building_.reply_ids.make(slug(text), "reply");
  const auto is_flag = [this](std::string_view name) { return flags_.contains(name); };
  building_.condition_bytes += when.when.size() + note.size();
  building_.parts += 1 + effects.size();
  replies.items.push_back(reply_value(id, std::move(text), when.when, effects, target, note, is_flag));
  ++building_.report.replies;
}

/// Macros and comments, verbatim; conditions that could not be converted.
void StoryImport::note_rest(const Place& place, Conditions& conditions, std::string& note) {
  for (const Piece& piece : place.pieces.list) {
    if (piece.kind == Piece::Kind::comment && !trimmed_text(piece.text).empty())
      append_note(note, trimmed_text(piece.text));
    if (piece.kind == Piece::Kind::macro) {
      building_.keep(piece.name);
      append_note(note, piece.text);
    }
  }
  for (std::size_t g = 0; g < place.pieces.guards.size(); ++g)
    if (conditions.of(g).blamed == g) append_note(note, place.pieces.guards[g].source);
}

Value StoryImport::automatic_next(const Place& place, Conditions& conditions, std::string& note) {
  Value next = list_value();
  for (const Piece& piece : place.pieces.list) {
    if (piece.kind != Piece::Kind::go) continue;
    const Conditions::Found& when = conditions.of(piece.guard);
    Value to = object_value();
    put(to, "to", text_value(building_.target_of(piece.link)));
    if (!when.when.empty()) put(to, "when", text_value(when.when));
    if (when.blamed != kNoGuard) append_note(note, "goes on only if: " + conditions.source_of(when.blamed));
    building_.parts += 1;
    building_.condition_bytes += when.when.size();
    next.items.push_back(std::move(to));
  }
  if (next.items.size() == 1 && next.items[0].find("when") == nullptr) return next.items[0].members[0].value;
  return next;
}

Value StoryImport::turn_of(Place& place, Conditions& conditions) {
  std::string note = std::move(place.note);
  Value says = list_value(), replies = list_value();
  for (Spoken& spoken : spoken_in(place.pieces)) {
    const Conditions::Found& when = conditions.of(spoken.guard);
    const std::string line_note =
        when.blamed == kNoGuard ? "" : "only if: " + conditions.source_of(when.blamed);
    building_.condition_bytes += when.when.size() + line_note.size();
    says.items.push_back(line_value(std::move(spoken.text), when.when, line_note));
    ++building_.parts;
    ++building_.report.lines;
  }
  bool goes = false;
  for (const Piece& piece : place.pieces.list) {
    if (building_.too_large()) break;
    if (piece.kind == Piece::Kind::link) add_reply(piece, conditions, note, replies);
    goes = goes || piece.kind == Piece::Kind::go;
  }
  Value turn = object_value();
  put(turn, "says", std::move(says));
  if (goes && replies.items.empty()) {
    put(turn, "next", automatic_next(place, conditions, note));
  } else if (goes) { // it would not wait for a reply
    for (Piece& piece : place.pieces.list)
      if (piece.kind == Piece::Kind::go) {
        piece.kind = Piece::Kind::macro;
        piece.name = building_.dialect == Dialect::harlowe ? "(goto:)" : "<<goto>>";
      }
  }
  if (!goes && replies.items.empty()) put(turn, "next", text_value(ending_for_start_));
  if (!replies.items.empty()) put(turn, "replies", std::move(replies));
  note_rest(place, conditions, note);
  if (!note.empty()) put(turn, "note", text_value(note));
  return turn;
}

Value StoryImport::ending_of(Place& place) {
  std::string text, note = "Imported: decide the outcome, and whether this ending is good.";
  if (!place.note.empty()) append_note(note, place.note);
  Conditions conditions(building_, place.pieces, "");
  bool divided = false;
  for (const Spoken& spoken : spoken_in(place.pieces)) {
    text += (text.empty() ? "" : "\n\n") + spoken.text;
    divided = divided || spoken.guard != kNoGuard;
  }
  note_rest(place, conditions, note);
  if (divided)
    append_note(note, "An ending has no conditions: its text holds what was said under any of them.");
  ++building_.report.lines;
  ++building_.parts;
  Value ending = object_value();
  put(ending, "outcome", text_value("lost-polite"));
  put(ending, "good", truth_value(false));
  if (!text.empty()) put(ending, "text", text_value(text));
  put(ending, "note", text_value(note));
  building_.report.remark(
      fmt::format("'{}' is an ending: decide its outcome, and whether it is good", place.id));
  return ending;
}

} // namespace riposte::scenario::exchange
