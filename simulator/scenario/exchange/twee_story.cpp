#include "scenario/exchange/twee_story.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "scenario/exchange/value.h"

namespace riposte::scenario::exchange {

using json::Value;

namespace {

constexpr std::size_t kDeepestStoryData = 64; // it goes into the scenario, which is at most 128 deep

/// Passages that a story format shows or runs outside the story.
bool is_special(const Passage& passage, Dialect dialect) {
  static constexpr std::array<std::string_view, 20> kNames{
      "StoryTitle",   "StoryData",     "StoryInit",         "StoryCaption",   "StoryMenu",
      "StoryAuthor",  "StoryBanner",   "StorySubtitle",     "StoryInterface", "StorySettings",
      "StoryShare",   "StoryIncludes", "StoryDisplayTitle", "PassageHeader",  "PassageFooter",
      "PassageReady", "PassageDone",   "StoryStylesheet",   "StoryScript",    "RiposteData"};
  for (const std::string_view tag : {"script", "stylesheet", "widget", "Twine.private", "annotation"})
    if (has_tag(passage, tag)) return true;
  if (dialect == Dialect::harlowe)
    for (const std::string_view tag :
         {"startup", "header", "footer", "debug-startup", "debug-header", "debug-footer"})
      if (has_tag(passage, tag)) return true;
  return std::find(kNames.begin(), kNames.end(), passage.name) != kNames.end();
}

} // namespace

void StoryImport::sort_passages() {
  building_.dialect = dialect_of(info_.format);
  if (info_.format.empty())
    for (const Passage& passage : story_.passages)
      if (building_.dialect == Dialect::plain && !has_tag(passage, "script") &&
          !has_tag(passage, "stylesheet"))
        building_.dialect = dialect_of_text(passage.text);
  for (const Passage& passage : story_.passages) {
    if (is_special(passage, building_.dialect)) {
      special_.push_back(&passage);
    } else {
      places_.emplace_back();
      places_.back().passage = &passage;
    }
  }
}

void StoryImport::name_places() {
  for (Place& place : places_) {
    place.id = building_.target_ids.make(slug(place.passage->name), "passage");
    place_by_id_.emplace(place.id, static_cast<std::size_t>(&place - places_.data()));
    if (!building_.targets.emplace(place.passage->name, place.id).second)
      story_.warnings.push_back(
          {place.passage->line,
           fmt::format("a passage before this one is named '{}', too; links lead to that "
                       "one, this one becomes '{}'",
                       place.passage->name, place.id)});
  }
  for (Place& place : places_) { // once every name is known
    if (building_.too_large()) return;
    place.pieces = building_.pieces_of(*place.passage);
    for (Piece& piece : place.pieces.list) {
      const bool leads = piece.kind == Piece::Kind::link || piece.kind == Piece::Kind::go;
      if (!leads || !leads_elsewhere(building_, piece.link)) continue;
      piece.name = piece.kind == Piece::Kind::go ? "<<goto>>" : "[[link out of the story]]";
      piece.kind = Piece::Kind::macro;
    }
  }
}

void StoryImport::choose_start() {
  const auto named = [&](std::string_view name) {
    return std::find_if(places_.begin(), places_.end(),
                        [&](const Place& p) { return p.passage->name == name; });
  };
  auto found = info_.start.empty() ? places_.end() : named(info_.start);
  if (found == places_.end() && !info_.start.empty())
    story_.warnings.push_back(
        {0, fmt::format("StoryData names the start '{}', which is not there", info_.start)});
  if (found == places_.end()) found = named("Start");
  if (found == places_.end()) {
    found = places_.begin();
    if (info_.start.empty())
      building_.report.remark(fmt::format("the story names no start; it begins in its first passage, '{}'",
                                          found->passage->name));
  }
  start_ = static_cast<std::size_t>(found - places_.begin());
}

void StoryImport::decide_kinds() {
  for (Place& place : places_) {
    place.turn = std::any_of(place.pieces.list.begin(), place.pieces.list.end(), [](const Piece& piece) {
      return piece.kind == Piece::Kind::link || piece.kind == Piece::Kind::go;
    });
    if (&place == &places_[start_]) {
      if (!place.turn) ending_for_start_ = building_.target_ids.make("the-end", "the-end");
      place.turn = true;
    }
    if (place.turn) building_.turns.insert(place.id);
  }
}

Value StoryImport::document(Value turns, Value endings) {
  Value root = object_value();
  const std::string title = info_.title;
  std::string id = options_.id.empty() ? slug(title) : options_.id;
  put(root, "format", text_value("riposte.scenario/1"));
  put(root, "id", text_value(id.empty() ? "imported" : id));
  put(root, "version", integer_value(1));
  put(root, "language", text_value(options_.language.value_or("en")));
  if (!title.empty()) put(root, "title", text_value(title));
  if (!info_.ifid.empty()) put(root, "x-ifid", text_value(info_.ifid));
  Value data = object_value();
  for (const json::Member& member : info_.data.members)
    if (member.key != "ifid" && member.key != "start") data.members.push_back(member);
  if (depth_of(data) > kDeepestStoryData) {
    ++story_.dropped;
    story_.warnings.push_back({0, "StoryData is nested too deep to be kept"});
  } else if (!data.members.empty()) {
    put(root, "x-story", std::move(data));
  }
  Value kept = list_value();
  for (const Passage* passage : special_) {
    if (passage->name == "StoryTitle" || passage->name == "StoryData") continue;
    Value entry = object_value();
    put(entry, "name", text_value(passage->name));
    if (!passage->tags.empty()) put(entry, "tags", tags_value(*passage));
    put(entry, "text", text_value(passage->text));
    kept.items.push_back(std::move(entry));
    building_.keep("special passage");
  }
  if (!kept.items.empty()) put(root, "x-passages", std::move(kept));
  if (Value variables = state(); !variables.members.empty()) put(root, "state", std::move(variables));
  put(root, "start", text_value(places_[start_].id));
  put(root, "turns", std::move(turns));
  put(root, "endings", std::move(endings));
  return root;
}

Result<Imported> StoryImport::run() {
  sort_passages();
  if (places_.empty())
    return failure("the story has no passage of its own, only such as StoryTitle or scripts");
  building_.report.passages = story_.passages.size();
  name_places();
  if (building_.too_large()) return too_large();
  choose_start();
  decide_kinds();
  collect_variables();
  count_ways_in();
  for (Place& place : places_) read_entering(place);
  read_start_values();
  Value turns = object_value(), endings = object_value(), boxes = object_value();
  for (Place& place : places_) {
    Conditions conditions(building_, place.pieces, place.id);
    Value part = place.turn ? turn_of(place, conditions) : ending_of(place);
    if (!place.passage->tags.empty()) put(part, "x-tags", tags_value(*place.passage));
    (place.turn ? turns : endings).members.push_back({place.id, 0, std::move(part)});
    add_box(boxes, place.id, *place.passage);
    if (building_.too_large()) return too_large();
  }
  if (!ending_for_start_.empty()) {
    Value ending = object_value();
    put(ending, "outcome", text_value("lost-polite"));
    put(ending, "good", truth_value(false));
    endings.members.push_back({ending_for_start_, 0, std::move(ending)});
    building_.report.remark("the start leads nowhere; an ending was made for it");
  }
  for (json::Member& ending : building_.missing.members) endings.members.push_back(std::move(ending));
  building_.report.turns = turns.members.size();
  building_.report.endings = endings.members.size();
  Imported imported;
  imported.scenario = document(std::move(turns), std::move(endings));
  if (count_values(imported.scenario) > json::kMostValues)
    return failure("the scenario would hold more than {} values; divide the story", json::kMostValues);
  imported.layout = layout_value(text_of(imported.scenario, "id"), std::move(boxes));
  building_.report.warnings = story_.warnings;
  building_.report.dropped = story_.dropped;
  imported.report = std::move(building_.report);
  return imported;
}

} // namespace riposte::scenario::exchange
