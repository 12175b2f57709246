// Puts a scenario that went out to Twee together again: its parts by their comments, what is new beside them.
#pragma once

#include <map>
#include <set>
#include <string>
#include <vector>

#include "scenario/exchange/twee_building.h"
#include "scenario/exchange/twee_own.h"

namespace riposte::scenario::exchange {

/// A part of a passage that came from our export, in the order in which they stand there.
struct Part {
  Marker marker; // none: a text without one
  std::string text;
  std::vector<Link> links;
  std::vector<Assignment> changes; // of the first link
  std::size_t guard = kNoGuard;
};

class OwnImport {
public:
  OwnImport(Twee story, json::Value skeleton, ImportOptions options)
      : story_(std::move(story)), info_(story_info(story_)), scenario_(std::move(skeleton)),
        options_(std::move(options)) {}

  Result<Imported> run();

private:
  /// A turn that is being put together.
  struct Restoring {
    std::string id;
    json::Value& turn;
    Conditions& conditions;
    std::vector<json::Value> old; // lines; null once they are taken
    json::Value says, replies, silence = {};
    json::Value* last = nullptr; // whose reaction may follow
    bool silence_stays = false, next_stays = false;
  };

  void find_passages();
  void learn_names();
  std::vector<Part> parts_of(const Pieces& pieces, std::string& note);
  void restore_turn(const std::string& id, json::Value& turn, const Passage& passage);
  void restore_part(Restoring& restoring, const Part& part);
  void finish_turn(Restoring& restoring, const Passage& passage);
  void drop_empty_reactions(Restoring& restoring);
  void restore_reply(Restoring& restoring, const Part& part);
  void restore_line(Restoring& restoring, const Part& part);
  void restore_reaction(Restoring& restoring, const Part& part);
  void restore_ending(const std::string& id, json::Value& ending, const Passage& passage);
  void add_notes(json::Value& owner, const Pieces& pieces, Conditions& conditions, std::string note);
  void put_ways(json::Value& owner, const std::vector<Link>& links);
  json::Value new_reply(const Part& part, Conditions& conditions);
  json::Value new_line(const Part& part, std::string text, Conditions& conditions);
  void restore_tags(json::Value& part, const Passage& passage, bool ending);
  void add_new(const Passage& passage);
  void restore_all();
  void drop_lost();
  void mend_conditions(json::Value& value);
  void restore_head();
  void remark(std::string_view id, std::string_view what);

  Twee story_;
  StoryInfo info_;
  json::Value scenario_;
  ImportOptions options_;
  Building building_;
  std::map<std::string, const Passage*, std::less<>> turn_passages_, ending_passages_; // by id
  std::vector<const Passage*> new_passages_;
  std::map<std::string, json::Value, std::less<>> replies_; // of the skeleton, not yet restored
  std::set<std::string, std::less<>> lost_turns_, new_ids_;
  std::size_t mended_ = 0;
};

/// Takes the member of that name out.
void drop(json::Value& object, std::string_view key);

} // namespace riposte::scenario::exchange
