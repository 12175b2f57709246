// The written forms of a play: its events and result as JSON, and an author's recorded plays.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/error.h"
#include "base/located_json.h"
#include "scenario/diagnostic.h"
#include "scenario/score.h"
#include "scenario/session.h"

namespace riposte::scenario {

/// One event as one JSON object, as `ripostectl play --json` prints it.
std::string event_json(const Scenario& scenario, const Event& event);

/// The whole play:
/// `{"scenario","seed","variant","events","turn","ending","outcome","score","state","passed"}`.
std::string play_json(const Scenario& scenario, const Session& session, const std::vector<Event>& events);

/// What an author expects of one play; what is left out is not compared.
struct Expectation {
  std::optional<std::string> variant, ending, outcome;
  bool no_ending = false; // "ending": null; the play stops at the limit of replies or before an ending
  std::optional<bool> passed;
  std::optional<double> overall;
  std::vector<std::pair<std::string, double>> skills;
  std::vector<std::string> turns; // ids entered, in order; empty: not compared
};

struct RecordedPlay {
  std::string name;
  std::uint64_t seed = 0;
  std::vector<std::string> inputs;
  Expectation expect;
  TextPosition position; // in the file
  std::string pointer;
};

struct RecordedPlays {
  std::string of;
  std::vector<RecordedPlay> plays;
};

struct LoadedPlays {
  std::optional<RecordedPlays> plays;
  Diagnostics diagnostics;
};

LoadedPlays load_plays(std::string_view text);
/// The same for a text that was parsed before.
LoadedPlays load_plays(std::string_view text, json::Document& document);

/// Ids in the plays that the scenario does not have: play-unknown-id.
Diagnostics check_plays(const Scenario& scenario, const RecordedPlays& plays);

/// Scores are compared to this: authors write them with two digits.
inline constexpr double kScoreTolerance = 5e-3;

/// Plays it; empty when all is as expected, else the first place where the two part, in words. The talk comes
/// first (variant, turns entered, inputs that were not taken), then ending, outcome, overall score, skills,
/// passed.
std::optional<Error> first_difference(const Scenario& scenario, const RecordedPlay& play);

/// The play that was held, with all that is expected of it from now on; scores with four digits. Errors: it
/// has not come to its end.
Result<RecordedPlay> recording_of(const Scenario& scenario, const Session& session,
                                  const std::vector<Event>& events, std::string name);

/// A new file with this one play.
std::string new_plays_file(std::string_view of, const RecordedPlay& play);

/// The file with the play after its last one; all else stays as it is, byte for byte. Errors: the file breaks
/// a rule, is of another scenario, or has a play of that name.
Result<std::string> with_play(std::string_view file, std::string_view of, const RecordedPlay& play);

/// Decimal text of an unsigned 64-bit number.
Result<std::uint64_t> seed_from(std::string_view text);

} // namespace riposte::scenario
