// The parts of findings_of(): what several of them look at, and the rules by topic.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <vector>

#include "analysis/condition_places.h"
#include "analysis/findings.h"

namespace riposte::analysis {

/// Where a finding belongs in the file: sections, then turns, then the parts of a turn.
using FileOrder = std::array<std::size_t, 5>;
FileOrder order_of_section(std::size_t section);
FileOrder order_of_turn(std::size_t turn);
FileOrder order_of_reply(const scenario::Scenario& scenario, std::size_t reply);
FileOrder order_of_ending(std::size_t ending);
FileOrder order_of_condition(const scenario::Scenario& scenario, const ConditionPlace& place);

/// Sections of the file that findings can be about, in the order of docs/format.md.
enum Section : std::size_t { kObjections, kSkills, kTurns, kRules, kEndings, kPass };

/// A finding whose play is still to be told.
struct Draft {
  Finding finding;
  FileOrder order{};
  std::optional<Path> path;     // empty: there is no play
  const Space* space = nullptr; // of the path
};

/// A space, and how soon its pairs are met.
struct Seen {
  Seen(const scenario::Scenario& scenario, const Space& of)
      : space(of), shortest(of), limit(static_cast<std::uint64_t>(scenario.limit)) {}

  /// Some play enters the pair within the limit, its start always.
  bool met(Pair pair) const { return shortest.replies(pair) < limit; }

  const Space& space;
  Shortest shortest;
  std::uint64_t limit;
};

/// Of what is met: how soon, and one of the nearest pairs.
struct Nearest {
  Pair pair = 0;
  std::uint32_t action = 0, outcome = 0; // where it is a step
  std::uint32_t replies = Shortest::kNever;
  bool found() const { return replies != Shortest::kNever; }
};

/// What the rules look at, found out once.
struct Look {
  Look(const scenario::Scenario& of, const Exact& all, const Progress* progress);

  const scenario::Scenario& scenario;
  const Exact& exact;
  const Progress* progress;
  Seen seen;
  std::vector<Nearest> turns, endings, replies; // replies: a pair that offers it

  std::vector<bool> silences; // by turn: some play keeps silent there

  bool turn_met(std::size_t turn) const { return turns[turn].found(); }
};

using Drafts = std::vector<Draft>;
/// In the order of the file, then by code.
void sort(Drafts& drafts);

// ---- what is said of one fault, however it was found
Error said_unreached_turn(const std::string& id);
Error said_unreached_ending(const std::string& id);
Error said_no_good_ending();
Error said_never_offered(const std::string& reply);
Error said_never(const std::string& condition);
Error said_never_decides(const std::string& condition);
Error said_always(const std::string& condition);

/// A finding with a play to the pair.
Path path_to(const Seen& seen, const Nearest& nearest);
Path path_through(const Seen& seen, const Nearest& nearest);

/// Number of the action and the outcome within the pair.
std::uint32_t number_of(const Space& space, Pair pair, const Action& action);
std::uint32_t number_of(const Space& space, const Action& action, const Outcome& outcome);

// ---- the rules by topic
void find_locks(const Look& look, Drafts& drafts);       // findings_ways.cpp
void find_unreached(const Look& look, Drafts& drafts);   // findings_ways.cpp
void find_traps(const Look& look, Drafts& drafts);       // findings_ways.cpp
void find_certain_end(const Look& look, Drafts& drafts); // findings_ways.cpp

/// `seen` is of the space in which lines can be judged, or, where `lines` is false, of the plain one.
void find_conditions(const Look& look, const Seen& seen, bool lines,
                     Drafts& drafts); // findings_conditions.cpp

void find_choices(const Look& look, Drafts& drafts); // findings_choices.cpp

/// False: too much to look through. // findings_scores.cpp
bool find_scores(const Look& look, Drafts& drafts);

} // namespace riposte::analysis
