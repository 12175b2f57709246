// Any Twine story as a scenario: passages become turns and endings, links become replies.
#pragma once

#include <map>
#include <set>
#include <string>
#include <vector>

#include "scenario/exchange/twee_building.h"

namespace riposte::scenario::exchange {

struct Place {
  const Passage* passage = nullptr;
  std::string id;
  bool turn = false;
  Pieces pieces;
  Effects entering;         // by our names; said by every reply that leads here
  std::size_t incoming = 0; // replies that lead here
  bool entered_by_go = false;
  std::string note;
};

class StoryImport {
public:
  StoryImport(Twee story, const ImportOptions& options)
      : story_(std::move(story)), info_(story_info(story_)), options_(options) {}

  Result<Imported> run();

private:
  void sort_passages();
  void choose_start();
  void name_places();
  void decide_kinds();
  void collect_variables();
  void count_ways_in();
  void read_entering(Place& place);
  void read_start_values();
  void take_effects(Effects& effects, const std::vector<Assignment>& changes, std::string& note);
  json::Value turn_of(Place& place, Conditions& conditions);
  void add_reply(const Piece& piece, Conditions& conditions, std::string& note, json::Value& replies);
  json::Value automatic_next(const Place& place, Conditions& conditions, std::string& note);
  json::Value ending_of(Place& place);
  void note_rest(const Place& place, Conditions& conditions, std::string& note);
  json::Value state() const;
  json::Value document(json::Value turns, json::Value endings);
  std::size_t place_of(std::string_view id) const;

  Twee story_;
  StoryInfo info_;
  const ImportOptions& options_;
  Building building_;
  std::vector<const Passage*> special_;
  std::vector<Place> places_;
  std::map<std::string, std::size_t, std::less<>> place_by_id_;
  std::set<std::string, std::less<>> flags_; // our names of the variables that are flags
  std::size_t start_ = 0;
  Effects start_values_;
  struct Range {
    std::int64_t low = 0, high = 0, fall = 0, rise = 0; // values set; the most that one reply adds
  };
  std::map<std::string, Range, std::less<>> ranges_; // by our names
  std::string ending_for_start_;
};

} // namespace riposte::scenario::exchange
