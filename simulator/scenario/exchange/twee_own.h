// The form in which a scenario goes out to Twee and comes back: its texts and links stand in the passages,
// each after a comment that says which part it is; the rest stands as JSON in the passage RiposteData, with
// null where a text was taken out.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/error.h"
#include "scenario/exchange/twee_import.h"

namespace riposte::scenario::exchange {

inline constexpr std::string_view kDataPassage = "RiposteData", kDataTag = "riposte", kEndingTag = "ending";
/// The text of a link that is one more way on of the same reply.
inline constexpr std::string_view kAlternative = "…";

/// A comment such as `reply one-reason (if irritation < 60)`.
struct Marker {
  enum class Kind { none, turn, ending, line, reply, reaction, silence, next, text, debrief };
  Kind kind = Kind::none;
  std::string id; // of a turn, ending or reply; the number of a line, from 1
};
Marker marker_in(std::string_view comment);
std::string marker(Marker::Kind kind, std::string_view id, std::string_view info);

/// The form of the story's IFID: upper-case, from the scenario's id; the scenario's own `x-ifid` if it has
/// one.
std::string ifid_of(const json::Value& scenario);
/// What StoryTitle says: the title, or the id; on one line.
std::string title_of(const json::Value& scenario);
/// The title can be written there and read back the same.
bool title_is_carried(const json::Value& scenario);

/// The scenario without its texts, if the story came from our export.
std::optional<json::Value> own_data(const Twee& story);
Result<Imported> import_own(const Twee& story, json::Value skeleton, const ImportOptions& options);

} // namespace riposte::scenario::exchange
