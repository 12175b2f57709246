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

/// How a talk is played.
enum class Mode {
  guided,     // what a reply does and the coach's word come at once
  practice,   // they come after the talk
  assessment, // no hints, no way back, the time counts
};

std::string_view name_of(Mode mode);
std::optional<Mode> mode_from(std::string_view name);

/// Times to reply that can be chosen, in percent of what the scenario gives; 0: no limit.
inline constexpr int kTimerPercents[] = {100, 150, 200, 0};
/// Paces at which lines appear, in percent of reading speed; 0: at once.
inline constexpr int kPacePercents[] = {100, 150, 200, 0};

/// Whose data it is. Every row of the store belongs to one.
struct Person {
  std::string id; // UUID
  std::string name;
  std::string role;             // id in content/taxonomy/roles.json
  std::string language;         // "en" or "ru"
  std::string theme = "system"; // "system", "light", "dark", "contrast"
  int text_size = 100;          // percent, 80–200
  bool reduced_motion = false;
  Mode mode = Mode::practice; // chosen last
  int timer_percent = 100, pace_percent = 100;
  bool speech = false; // the customer's lines are spoken
  friend bool operator==(const Person&, const Person&) = default;
};

struct StoredStep {
  std::string input; // reply id or "~"
  Instant at;
  std::int64_t took_ms = 0; // from the moment all text was shown
  friend bool operator==(const StoredStep&, const StoredStep&) = default;
};

/// What the trainee thought of the own talk before its figures were shown.
struct SelfReview {
  enum class State { open, skipped, given };
  struct Rating {
    std::string skill;
    int level = 0; // 0–4
    friend bool operator==(const Rating&, const Rating&) = default;
  };
  State state = State::open;
  std::vector<Rating> ratings{}; // by skill; only where given
  friend bool operator==(const SelfReview&, const SelfReview&) = default;
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
  Mode mode = Mode::practice;
  int timer_percent = 100;
  std::string branch_of; // the attempt from which it goes another way, or empty
  int branch_step = 0;   // steps that it has from there
  std::string note;      // the trainee's own
  SelfReview self;
  friend bool operator==(const Attempt&, const Attempt&) = default;
};

/// The outcome of a play that a fault of its scenario stopped: it is over, without a score.
inline constexpr std::string_view kHalted = "halted";

/// A skill as a talk showed it.
struct SkillResult {
  std::string skill;
  double level = 0; // mean, 0–4
  int observed = 0; // levels it is the mean of
  friend bool operator==(const SkillResult&, const SkillResult&) = default;
};

/// How an attempt ended, as lists of attempts show it.
struct TalkResult {
  std::string ending;            // id, empty at the limit of replies
  std::string outcome;           // of the ending, or kHalted
  std::optional<double> overall; // 0–4
  bool passed = false;
  Instant finished;
  std::vector<SkillResult> skills{};     // only what was observed, sorted by id
  std::vector<std::string> objections{}; // met on the way, by id, each once, sorted
  friend bool operator==(const TalkResult&, const TalkResult&) = default;
};

/// One line of a person's history.
struct AttemptSummary {
  std::string id, scenario, scenario_hash;
  Instant started;
  int steps = 0;
  std::optional<TalkResult> result; // empty: still open
  Mode mode = Mode::practice;
  std::string branch_of{};
  int branch_step = 0;
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

/// The result of a talk that has ended or halted; empty while it goes on.
std::optional<TalkResult> result_of(const scenario::Scenario& scenario, const scenario::Session& session,
                                    const std::vector<scenario::Event>& events, Instant at);

/// Ids of the objections that were raised, each once, sorted.
std::vector<std::string> objections_met(const scenario::Scenario& scenario,
                                        const std::vector<scenario::Event>& events);

/// What a rewound talk begins as: the first `steps` of the attempt, hints and all, to be played on another
/// way. It has no id yet.
Attempt branch_of(const Attempt& attempt, std::size_t steps);

} // namespace riposte::training
