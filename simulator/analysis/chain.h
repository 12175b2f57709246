// A play under fixed chances is a Markov chain over the pairs: what it is worth from each pair on, and how
// often each pair is met. Solved component by component, circles exactly.
#pragma once

#include <cstdint>
#include <vector>

#include "analysis/components.h"
#include "analysis/space.h"

namespace riposte::analysis {

/// The chain by shape: pairs of one shape differ only in where they lead.
struct Rows {
  std::vector<std::uint32_t> first; // by shape: where its chances begin
  std::vector<double> chance;       // of each of its targets in order; 0 for those of silence
  std::vector<double> gain;         // by shape: worth that comes with it, once
  std::vector<double> stop;         // by shape: chance that the chain ends with it
};

/// The chances of an action in a pair, by shape and action.
using ChanceOf = double (*)(const Action&);
double typical_chance(const Action& action);
double random_chance(const Action& action);

/// The chain whose worth is that of the ending it reaches: `worth` by ending (empty: none is worth
/// anything), 0 for a halt.
Rows rows_of(const Space& space, ChanceOf chance_of, const std::vector<double>& worth);

/// Linear systems over one component: x = P x + gain, or its transpose. The elimination of Grassmann, Taksar
/// and Heyman (Oper. Res. 33(5), 1985) divides by sums of chances only and never takes a difference, so that
/// a circle that is hardly ever left costs no digits. Components too large for it are swept (Gauss-Seidel)
/// from below until what can be missing is proved to be small.
struct Solved {
  std::vector<double> values; // by pair
  double error = 0;           // at most this much is missing anywhere, relative to the largest gain ahead
};

/// Values by pair that are known already: NaN where they are to be found; empty: all are.
using Kept = std::vector<double>;
bool is_kept(const Kept& kept, Pair pair);

/// Worth of each pair, the gains of all that follows. Of a component all pairs are kept, or none.
Solved worth_of(const Space& space, const Components& components, const Rows& rows, const Kept& kept = {});

/// Expected number of times each pair is entered, from the starts; infinite in a circle that is never left.
Solved visits_of(const Space& space, const Components& components, const Rows& rows, const Kept& kept = {});

/// By pair: whether the chain can come to a stop from there.
std::vector<bool> can_stop(const Space& space, const Components& components, const Rows& rows);

} // namespace riposte::analysis
