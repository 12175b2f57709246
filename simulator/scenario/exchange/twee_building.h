// What both ways of importing a story share: ids, variables, conditions, and the parts of a turn.
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "scenario/exchange/twee_expression.h"
#include "scenario/exchange/twee_import.h"
#include "scenario/exchange/twee_passage.h"

namespace riposte::scenario::exchange {

/// What a reply does to one variable: a set or an add, never both.
struct Effect {
  bool set = false;
  std::int64_t value = 0;
};
using Effects = std::map<std::string, Effect, std::less<>>; // by our name of the variable

struct Building {
  Dialect dialect = Dialect::plain;
  StoryVariables variables;                                // by the story's name
  std::map<std::string, std::string, std::less<>> targets; // passage → turn or ending
  std::set<std::string, std::less<>> turns;                // ids of turns
  Ids target_ids, reply_ids, variable_names;
  json::Value missing = {};                               // endings made for passages that are not there
  std::size_t parts = 0, condition_bytes = 0, pieces = 0; // what it has grown to
  ImportReport report;

  void keep(std::string_view macro) { ++report.kept[std::string(macro)]; }
  bool too_large() const {
    return parts > kMostParts || condition_bytes > kLargestTwee || pieces > kMostPieces;
  }
  Pieces pieces_of(const Passage& passage);

  /// The id the link leads to; an ending is made where there is no such passage.
  std::string target_of(const Link& link);
  const StoryVariable* fit_variable(const Assignment& assignment) const;
};

/// What is said of a story that is.
tl::unexpected<Error> too_large();

/// True where a link leads out of the story, or where the story decides when it runs.
bool leads_elsewhere(const Building& building, const Link& link);

/// The conditions of one passage's branches, each converted once.
class Conditions {
public:
  Conditions(Building& building, const Pieces& pieces, std::string here);

  struct Found {
    std::string when;              // of the branch and those around it; empty: always
    std::size_t blamed = kNoGuard; // the innermost branch that could not be converted
    bool loose = false;            // an `or` may stand outside brackets
  };
  const Found& of(std::size_t guard);
  /// The source of a branch, shortened for a note.
  std::string source_of(std::size_t guard) const;

private:
  std::optional<std::string> own(std::size_t guard);
  const std::optional<std::string>& plain(std::size_t guard);

  Building& building_;
  const Pieces& pieces_;
  ConditionNames names_;
  std::vector<std::optional<std::optional<std::string>>> plain_;
  std::vector<std::optional<Found>> found_;
  Found always_;
};

/// What is spoken in a passage: its paragraphs, divided where conditions change.
struct Spoken {
  std::string text;
  std::size_t guard = kNoGuard;
};
std::vector<Spoken> spoken_in(const Pieces& pieces);

/// A line, a reply; `note` is left out where it is empty.
json::Value line_value(std::string text, const std::string& when, const std::string& note);
json::Value reply_value(const std::string& id, std::string text, const std::string& when,
                        const Effects& effects, const std::string& target, const std::string& note,
                        const std::function<bool(std::string_view)>& is_flag);

/// Adds one assignment after those already there; false where it cannot be said in our language.
bool compose(Effects& effects, const std::string& variable, const Effect& effect);

void append_note(std::string& note, std::string_view text);

/// The passage's tags as a list of texts.
json::Value tags_value(const Passage& passage);
/// Adds the box of a passage with a position to the layout.
void add_box(json::Value& boxes, const std::string& id, const Passage& passage);
json::Value layout_value(std::string_view of, json::Value boxes);

} // namespace riposte::scenario::exchange
