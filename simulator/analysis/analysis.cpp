#include "analysis/analysis.h"

namespace riposte::analysis {

Explored analyse_exactly(const scenario::Scenario& scenario, const Options& options, Exact& exact) {
  const Explored explored =
      explore(scenario, {options.most_pairs, Readers::ways, options.progress}, exact.space);
  if (explored != Explored::whole) {
    exact = {};
    return explored;
  }
  exact.components = components_of(exact.space, Edges::without_silence);
  exact.values = values_of(scenario, exact.space, exact.components, options.threads);
  exact.score = score_range(scenario, exact.space, components_of(exact.space, Edges::all), options.threads);
  exact.met = met_in(scenario, exact.space, exact.components, options.threads);
  return explored;
}

} // namespace riposte::analysis
