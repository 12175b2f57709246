// Sampling: what happens in many talks with a trainee of chance, counted; the same on any number of threads.
#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <optional>
#include <vector>

#include "analysis/progress.h"
#include "scenario/session.h"

namespace riposte::analysis {

/// Chooses among `session.offered`, which is not empty: the reply's place there. Safe from any thread.
using Chooser = std::function<std::size_t(const scenario::Session&)>;

/// How the trainee of section 10 plays; silence is no part of any of them.
enum class Policy {
  typical, // a reply with probability proportional to exp(mean of its levels), 2 where it has none
  random,  // all replies alike
  chosen,  // what SimulationPlan::chooser says
};

struct SimulationPlan {
  std::uint64_t runs = 0; // up to 2^32
  std::uint64_t seed = 0; // of all of it: talk i has a seed of its own, which follows from this and i
  Policy policy = Policy::typical;
  Chooser chooser;   // for Policy::chosen only
  bool limit = true; // of the scenario; the values of section 10 ignore it
  unsigned threads = 1;
};

/// A talk that still goes on after so many replies is given up and counted as unending. It is an estimate:
/// one that leaves a loop later than this is counted, too.
inline constexpr std::int64_t kLongestTalk = 10'000;

/// How often something was seen, and what that says of its probability.
struct Share {
  std::uint64_t count = 0;
  double share = 0;
  double standard_error = 0;
  double low = 0, high = 1; // 95 % confidence interval of Wilson
  friend bool operator==(const Share&, const Share&) = default;
};

/// Of no runs nothing is known: 0 in 0…1.
Share share_of(std::uint64_t count, std::uint64_t runs);

struct ScoreDistribution {
  static constexpr std::size_t kBuckets = 16;
  static constexpr double kBucketWidth = 0.25;
  std::uint64_t talks = 0;               // with a score; the others recorded no level
  std::optional<double> mean, deviation; // overall, 0–4 after the cap; no deviation of fewer than two
  std::optional<double> lowest, highest; // seen
  std::array<std::uint64_t, kBuckets> histogram{}; // bucket k from k × width on; 4 falls into the last
  friend bool operator==(const ScoreDistribution&, const ScoreDistribution&) = default;
};

struct Simulation {
  std::uint64_t runs = 0;
  std::vector<Share> endings; // by Scenario::endings, each of them
  Share at_limit;             // over by the limit of replies
  Share halted;               // in a soft lock or an endless row of turns
  Share unending;             // given up after kLongestTalk replies
  Share wins;                 // at an ending that is good
  Share passed;
  // Replies a talk, halted ones included; none where some talks were given up, as their length is unknown. A
  // standard error needs two talks.
  std::optional<double> replies, replies_error;
  ScoreDistribution score;
  friend bool operator==(const Simulation&, const Simulation&) = default;
};

/// Plays `plan.runs` talks. Nothing where `progress` was cancelled; `progress.done` counts talks.
std::optional<Simulation> simulate(const scenario::Scenario& scenario, const SimulationPlan& plan,
                                   Progress& progress);

struct SimulatedTalk {
  std::vector<scenario::Input> inputs;
  scenario::Session session; // as it stands after them; its seed and the inputs play the talk again
};

/// Talk `index` of those that simulate() counts, alone.
SimulatedTalk simulated_talk(const scenario::Scenario& scenario, const SimulationPlan& plan,
                             std::uint64_t index);

} // namespace riposte::analysis
