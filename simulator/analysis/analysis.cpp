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

std::optional<Sampled> analyse_by_sampling(const scenario::Scenario& scenario, const Options& options) {
  Progress own;
  SimulationPlan plan;
  plan.runs = kSampledTalks;
  plan.limit = false;
  plan.threads = options.threads;
  Sampled sampled;
  for (const Policy policy : {Policy::typical, Policy::random}) {
    plan.policy = policy;
    ++plan.seed;
    std::optional<Simulation> played =
        simulate(scenario, plan, options.progress != nullptr ? *options.progress : own);
    if (!played) return std::nullopt;
    (policy == Policy::typical ? sampled.typical : sampled.random) = std::move(*played);
  }
  return sampled;
}

} // namespace riposte::analysis
