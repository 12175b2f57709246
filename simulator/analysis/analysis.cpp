#include "analysis/analysis.h"

#include <limits>

#include "analysis/edit.h"

namespace riposte::analysis {
namespace {

/// By pair: its value before the edit where the edit leaves it as it was.
Kept kept_of(const Space& space, const std::vector<bool>& unchanged, const std::vector<double>& before) {
  Kept kept(space.size(), std::numeric_limits<double>::quiet_NaN());
  for (Pair pair = 0; pair < space.size(); ++pair)
    if (space.known[pair] != kNoPair && unchanged[space.turn(pair)]) kept[pair] = before[space.known[pair]];
  return kept;
}

KeptValues kept_values(const Space& space, const Edit& edit, const Values& before) {
  if (space.known.empty()) return {};
  return {kept_of(space, edit.ahead, before.win), kept_of(space, edit.ahead, before.best_win),
          kept_of(space, edit.behind, before.visits), kept_of(space, edit.behind, before.random_visits),
          before.error};
}

/// `known` and `edit` may be left out, both.
Explored analyse(const scenario::Scenario& scenario, const Options& options, const Exact* known,
                 const Edit& edit, Exact& exact) {
  const KnownSpace known_space{known != nullptr ? &known->space : nullptr, edit.same};
  const Explored explored = explore(
      scenario,
      {options.most_pairs, Readers::ways, options.progress, edit.same.empty() ? nullptr : &known_space},
      exact.space);
  if (explored != Explored::whole) {
    exact = {};
    return explored;
  }
  const auto stop = [&] {
    if (!is_cancelled(options.progress)) return false;
    exact = {};
    return true;
  };
  exact.components = components_of(exact.space, Edges::without_silence);
  exact.values = values_of(scenario, exact.space, exact.components, options.threads,
                           known != nullptr ? kept_values(exact.space, edit, known->values) : KeptValues());
  exact.space.known = {};
  if (stop()) return Explored::cancelled;
  exact.score = score_range(scenario, exact.space, components_of(exact.space, Edges::all), options.threads,
                            options.progress, known != nullptr ? &known->score : nullptr);
  if (stop()) return Explored::cancelled;
  exact.met = met_in(scenario, exact.space, exact.components, options.threads);
  if (stop()) return Explored::cancelled;
  return explored;
}

} // namespace

Explored analyse_exactly(const scenario::Scenario& scenario, const Options& options, Exact& exact) {
  return analyse(scenario, options, nullptr, {}, exact);
}

Explored analyse_again(const scenario::Scenario& before, const Exact& known,
                       const scenario::Scenario& scenario, const Options& options, Exact& exact) {
  if (plays_alike(before, scenario)) {
    exact = known;
    return Explored::whole;
  }
  const Edit edit = edit_between(before, known.space.slots, scenario, slots_of(scenario, Readers::ways));
  return analyse(scenario, options, &known, edit, exact);
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
