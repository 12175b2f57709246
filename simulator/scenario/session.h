// A play as a small value: start it, advance it by one input, read what happened from the events.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "base/error.h"
#include "base/random.h"
#include "scenario/model.h"

namespace riposte::scenario {

/// What the trainee does: a reply by its index in the scenario, or nothing until the time is over.
struct Input {
  bool silence = false;
  std::size_t reply = 0;
  friend bool operator==(const Input&, const Input&) = default;
};

inline constexpr std::string_view kSilenceInput = "~";

/// Reply id or `~`. Errors: no such reply in the scenario.
Result<Input> input_from(const Scenario& scenario, std::string_view text);
std::string to_text(const Scenario& scenario, Input input);

// ---- what happens, in order
// ---------------------------------------------------------------------------------------

struct TurnEntered {
  std::size_t turn = 0;
  friend bool operator==(const TurnEntered&, const TurnEntered&) = default;
};

/// Where a spoken line stands in the scenario, so that it can be shown in any language.
struct LineSpoken {
  enum class Place { turn, reply_reaction, silence_reaction };
  Place place = Place::turn;
  std::size_t owner = 0;   // turn, or reply for a reaction to one
  std::size_t line = 0;    // index into the turn's `says`
  std::size_t wording = 0; // 0: `text`, n: the n-th of `variants`
  friend bool operator==(const LineSpoken&, const LineSpoken&) = default;
};

struct ReplyChosen {
  std::size_t reply = 0;
  friend bool operator==(const ReplyChosen&, const ReplyChosen&) = default;
};

struct SilenceKept {
  std::size_t turn = 0;
  friend bool operator==(const SilenceKept&, const SilenceKept&) = default;
};

struct RuleFired {
  std::size_t rule = 0;
  Target to;
  friend bool operator==(const RuleFired&, const RuleFired&) = default;
};

struct PlayEnded {
  std::optional<std::size_t> ending; // empty: the limit of replies was reached
  Outcome outcome = Outcome::burned;
  friend bool operator==(const PlayEnded&, const PlayEnded&) = default;
};

using Event = std::variant<TurnEntered, LineSpoken, ReplyChosen, SilenceKept, RuleFired, PlayEnded>;

const Line& line_of(const Scenario& scenario, const LineSpoken& spoken);
const std::string& text_of(const Scenario& scenario, const LineSpoken& spoken);

// ---- the play
// -----------------------------------------------------------------------------------------------------

enum class Phase {
  awaiting, // replies are offered
  halted,   // a soft lock or an endless row of turns: a fault of the scenario, nothing more can be played
  ended,    // at an ending or at the limit
};

struct SkillTally {
  std::int64_t sum = 0; // of levels
  std::int64_t count = 0;
  friend bool operator==(const SkillTally&, const SkillTally&) = default;
};

struct Session {
  std::uint64_t seed = 0;
  SplitMix64 play, wording, order; // the three streams of section 8
  std::optional<std::size_t> variant;
  std::vector<std::int64_t> variables;
  Counts visited, chosen, said; // by turn, reply, Scenario::said; of what is read only
  std::int64_t replies = 0;     // replies and silences so far
  Phase phase = Phase::awaiting;
  std::size_t turn = 0;              // where the play stands or stood last
  std::vector<std::size_t> offered;  // replies on offer, in the order shown
  std::optional<std::size_t> ending; // once ended at one
  std::optional<Outcome> outcome;    // once ended
  std::vector<SkillTally> tally;     // by Scenario::skills
  int warnings = 0, breaches = 0;    // of the ethics gate
  friend bool operator==(const Session&, const Session&) = default;
};

struct Step {
  Session session;
  std::vector<Event> events;
};

/// More turns in a row left by their own `next` halt the play.
inline constexpr int kLongestRun = 100;

/// Enters the start turn; the same (scenario, seed) gives the same play on every machine.
Step start(const Scenario& scenario, std::uint64_t seed);

/// One input further. Errors: the play is over or halted, the reply is not on offer, no silence here.
Result<Step> advance(const Scenario& scenario, Session session, Input input);

/// The same in place, events appended; for runs of many steps. On an error nothing changes.
Result<void> advance(const Scenario& scenario, Session& session, Input input, std::vector<Event>& events);

bool silence_possible(const Scenario& scenario, const Session& session);

/// The id of the variant, empty where the scenario has none.
std::string_view variant_id(const Scenario& scenario, const Session& session);

/// What conditions may read in this session.
Surroundings surroundings(const Scenario& scenario, const Session& session);

} // namespace riposte::scenario
