// An attempt: one person's play of one scenario, as stored, and the talk rebuilt from it.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.h"
#include "base/error.h"
#include "scenario/score.h"
#include "scenario/session.h"

namespace riposte::training {

/// Whose data it is. Every row of the store belongs to one.
struct Person {
  std::string id; // UUID
  std::string name;
  std::string role;             // id in content/taxonomy/roles.json
  std::string language;         // "en" or "ru"
  std::string theme = "system"; // "system", "light", "dark", "contrast"
  int text_size = 100;          // percent, 80–200
  bool reduced_motion = false;
  friend bool operator==(const Person&, const Person&) = default;
};

struct StoredStep {
  std::string input; // reply id or "~"
  Instant at;
  std::int64_t took_ms = 0; // from the moment all text was shown
  friend bool operator==(const StoredStep&, const StoredStep&) = default;
};

/// (scenario hash, seed, inputs) decides the play; the rest says whose it is and when it was.
struct Attempt {
  std::string id; // UUID
  std::string person;
  std::string scenario; // id
  int scenario_version = 1;
  std::string scenario_hash;
  std::uint64_t seed = 0;
  std::string language;
  Instant started;
  std::vector<StoredStep> steps;
  std::vector<int> hints;         // one entry a hint taken: the number of steps made before it
  std::int64_t timer_used_ms = 0; // of the open turn's time, when it was last saved
  friend bool operator==(const Attempt&, const Attempt&) = default;
};

/// The outcome of a play that a fault of its scenario stopped: it is over, without a score.
inline constexpr std::string_view kHalted = "halted";

/// How an attempt ended, as lists of attempts show it.
struct TalkResult {
  std::string ending;            // id, empty at the limit of replies
  std::string outcome;           // of the ending, or kHalted
  std::optional<double> overall; // 0–4
  bool passed = false;
  Instant finished;
  friend bool operator==(const TalkResult&, const TalkResult&) = default;
};

/// One line of a person's history.
struct AttemptSummary {
  std::string id, scenario, scenario_hash;
  Instant started;
  int steps = 0;
  std::optional<TalkResult> result; // empty: still open
  friend bool operator==(const AttemptSummary&, const AttemptSummary&) = default;
};

/// A play rebuilt from its attempt.
struct Talk {
  scenario::Session session;
  std::vector<scenario::Event> events;
};

/// Plays the stored inputs again. Errors: the scenario is another one than was played, an input no longer
/// fits.
Result<Talk> replay(const scenario::Scenario& scenario, const Attempt& attempt);

/// The result of a session that has ended or halted; empty while it goes on.
std::optional<TalkResult> result_of(const scenario::Scenario& scenario, const scenario::Session& session,
                                    Instant at);

} // namespace riposte::training
