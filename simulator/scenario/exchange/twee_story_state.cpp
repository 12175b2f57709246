#include "scenario/exchange/twee_story.h"

#include <algorithm>

#include <fmt/format.h>

#include "scenario/exchange/value.h"
#include "scenario/expression.h"
#include "scenario/loading.h"

// What a story's variables become: state, and what replies do to it.

namespace riposte::scenario::exchange {

using json::Value;

namespace {

constexpr std::int64_t kRepliesInPlay = 60; // the limit of a play where a scenario says none
constexpr std::size_t kMostEntering = 64;   // variables that one passage changes on entering

} // namespace

void StoryImport::collect_variables() {
  StoryVariables& variables = building_.variables;
  const auto assigned = [&](const std::vector<Assignment>& changes) {
    for (const Assignment& change : changes) {
      if (change.variable.empty()) continue;
      StoryVariable& variable = variables[change.variable];
      variable.unreadable = variable.unreadable || change.kind == Assignment::Kind::unreadable;
      (change.flag ? variable.flag : variable.integer) = true;
    }
  };
  std::vector<Pieces> early;
  for (const Passage* passage : special_)
    if (passage->name == "StoryInit" || has_tag(*passage, "startup"))
      early.push_back(building_.pieces_of(*passage));
  const auto each = [&](const Pieces& pieces) {
    for (const Piece& piece : pieces.list) assigned(piece.changes);
  };
  for (const Pieces& pieces : early) each(pieces);
  for (const Place& place : places_) each(place.pieces);
  StoryVariables compared; // only what nothing assigns takes its type from a condition
  for (const Place& place : places_)
    for (const Guard& guard : place.pieces.guards)
      note_types(guard.condition, [&](std::string_view name, bool flag) {
        if (variables.contains(name)) return;
        StoryVariable& variable = compared[std::string(name)];
        if (variable.flag == variable.integer) (flag ? variable.flag : variable.integer) = true;
      });
  variables.merge(compared);
  for (auto& [name, variable] : variables) {
    std::string plain;
    for (const char c : name) plain += static_cast<unsigned char>(c) < 0x80 ? c : '_';
    if (!is_variable_name(plain)) plain.insert(0, "v_");
    variable.name = building_.variable_names.make(plain, "v");
    std::replace(variable.name.begin(), variable.name.end(), '-', '_');
    while (variable.name != plain && building_.variable_names.taken(variable.name)) variable.name += '_';
    building_.variable_names.take(variable.name);
    if (variable.flag) flags_.insert(variable.name);
  }
}

std::size_t StoryImport::place_of(std::string_view id) const {
  const auto found = place_by_id_.find(id);
  return found == place_by_id_.end() ? places_.size() : found->second;
}

void StoryImport::count_ways_in() {
  for (const Place& place : places_)
    for (const Piece& piece : place.pieces.list) {
      if (piece.kind != Piece::Kind::link && piece.kind != Piece::Kind::go) continue;
      const auto target = building_.targets.find(piece.link.target);
      const std::size_t to = target == building_.targets.end() ? places_.size() : place_of(target->second);
      if (to == places_.size()) continue;
      ++places_[to].incoming;
      places_[to].entered_by_go = places_[to].entered_by_go || piece.kind == Piece::Kind::go;
    }
}

/// Adds what can be said to the effects; the rest goes to the note, verbatim.
void StoryImport::take_effects(Effects& effects, const std::vector<Assignment>& changes, std::string& note) {
  for (const Assignment& change : changes) {
    const StoryVariable* variable = building_.fit_variable(change);
    if (variable != nullptr &&
        compose(effects, variable->name, {change.kind == Assignment::Kind::set, change.value})) {
      ++building_.report.assignments;
    } else {
      building_.keep(building_.dialect == Dialect::harlowe ? "(set:)" : "<<set>>");
      append_note(note, "set: " + change.source);
    }
  }
}

/// Turns change nothing, so what a passage sets is set by the replies that lead to it, where that is the
/// same.
void StoryImport::read_entering(Place& place) {
  std::set<std::string, std::less<>> read; // by conditions that stand before
  std::vector<bool> guards_seen(place.pieces.guards.size());
  const bool start = &place == &places_[start_];
  for (const Piece& piece : place.pieces.list) {
    for (std::size_t g = piece.guard; g != kNoGuard && !guards_seen[g]; g = place.pieces.guards[g].parent) {
      guards_seen[g] = true;
      for (std::size_t b = g; b != kNoGuard; b = place.pieces.guards[b].previous) {
        if (b != g && guards_seen[b]) break;
        guards_seen[b] = true;
        note_types(place.pieces.guards[b].condition, [&](std::string_view v, bool) { read.emplace(v); });
      }
    }
    if (piece.kind != Piece::Kind::assignments) continue;
    const bool open = piece.guard != kNoGuard && !place.pieces.guards[piece.guard].open;
    for (const Assignment& change : piece.changes) {
      const bool fits =
          !open && !place.entered_by_go && !read.contains(change.variable) && (place.incoming > 0 || start) &&
          place.incoming * (place.entering.size() + 1) <= kMostParts && place.entering.size() < kMostEntering;
      Assignment kept = change;
      if (!fits) kept.kind = Assignment::Kind::unreadable;
      take_effects(place.entering, {kept}, place.note);
    }
  }
}

void StoryImport::read_start_values() {
  std::string note;
  for (const Passage* passage : special_) {
    if (passage->name != "StoryInit" && !has_tag(*passage, "startup")) continue;
    const Pieces pieces = building_.pieces_of(*passage);
    for (const Piece& piece : pieces.list)
      if (piece.kind == Piece::Kind::assignments) {
        if (piece.guard == kNoGuard) {
          take_effects(start_values_, piece.changes, note);
        } else {
          for (std::size_t n = piece.changes.size(); n > 0; --n) building_.keep("set at the start");
        }
      }
  }
  for (const auto& [variable, effect] : places_[start_].entering) compose(start_values_, variable, effect);
  for (const auto& [variable, effect] : start_values_) ranges_[variable] = {effect.value, effect.value, 0, 0};
}

Value StoryImport::state() const {
  Value state = object_value();
  for (const auto& [name, variable] : building_.variables) {
    if (!variable.fit()) continue;
    Value entry = object_value();
    const auto start = start_values_.find(variable.name);
    const std::int64_t value = start == start_values_.end() ? 0 : start->second.value;
    put(entry, "start", variable.flag ? truth_value(value != 0) : integer_value(value));
    if (const auto found = ranges_.find(variable.name); !variable.flag && found != ranges_.end()) {
      const Range& r = found->second;
      // No sum of a play reaches the bounds, so that clamping changes nothing.
      const auto most = static_cast<std::int64_t>(kRepliesInPlay);
      const std::int64_t low = std::max(kSmallestBound, std::min(r.low, value) + most * r.fall);
      const std::int64_t high = std::min(kLargestBound, std::max(r.high, value) + most * r.rise);
      if (low < 0 || high > 100) {
        put(entry, "min", integer_value(low));
        put(entry, "max", integer_value(high));
      }
    }
    state.members.push_back({variable.name, 0, std::move(entry)});
  }
  return state;
}

} // namespace riposte::scenario::exchange
