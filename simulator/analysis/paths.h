// Ways through the pairs, and how they are told: as the inputs of a play and a seed under which it goes so.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "analysis/space.h"
#include "scenario/session.h"

namespace riposte::analysis {

/// One step: what was done in a pair and which of its outcomes came.
struct PathStep {
  Pair pair = 0;
  std::uint32_t action = 0, outcome = 0; // among those of the pair's shape, of the action
};

struct Path {
  std::size_t start = 0; // into Space::starts
  std::vector<PathStep> steps;
};

/// A play that anybody can repeat.
struct Play {
  std::vector<scenario::Input> inputs;
  std::optional<std::uint64_t> seed; // empty: none was found under which chance falls so
  friend bool operator==(const Play&, const Play&) = default;
};

/// The inputs of the path.
std::vector<scenario::Input> inputs_of(const Space& space, const Path& path);

/// The play, with the first of the seeds below `most_seeds` under which it enters the turns of the path.
Play play_of(const scenario::Scenario& scenario, const Space& space, const Path& path,
             std::uint64_t most_seeds = 20'000);

/// Shortest ways from the starts, by replies and silences; a talk that goes on by itself costs none.
class Shortest {
public:
  explicit Shortest(const Space& space);

  /// Replies until the pair is entered; kNever where it is only met in the numbering.
  std::uint32_t replies(Pair pair) const { return replies_[pair]; }
  Path to(Pair pair) const;
  /// The way to the pair and one step further.
  Path through(Pair pair, std::uint32_t action, std::uint32_t outcome) const;

  static constexpr std::uint32_t kNever = static_cast<std::uint32_t>(-1);

private:
  const Space& space_;
  std::vector<std::uint32_t> replies_;
  std::vector<Pair> before_; // kNever for a start
};

} // namespace riposte::analysis
