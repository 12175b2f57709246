// How many talks a second sampling plays, on the shipped talks and on any number of threads.
#include <filesystem>
#include <set>

#include <benchmark/benchmark.h>

#include "analysis/simulate.h"
#include "base/file.h"
#include "base/program.h"
#include "scenario/load.h"
#include "store/library.h"

namespace {

using namespace riposte;
namespace fs = std::filesystem;

const catalogue::Catalogue& shipped_catalogue() {
  static const catalogue::Catalogue catalogue = store::read_catalogue(share_folder()).value();
  return catalogue;
}

/// One item is one talk; `threads` of them at once. Wall-clock time counts.
void simulate(benchmark::State& state, const fs::path& file, analysis::Policy policy) {
  const scenario::Scenario talk =
      scenario::load_scenario(read_file(file).value(), shipped_catalogue()).scenario.value();
  constexpr std::uint64_t kRuns = 100'000;
  analysis::SimulationPlan plan;
  plan.runs = kRuns;
  plan.policy = policy;
  plan.threads = static_cast<unsigned>(state.range(0));
  double replies = 0;
  for (auto _ : state) {
    analysis::Progress progress;
    ++plan.seed;
    replies = analysis::simulate(talk, plan, progress)->replies.value_or(0);
  }
  state.SetItemsProcessed(static_cast<std::int64_t>(state.iterations() * kRuns));
  state.counters["replies_a_talk"] = replies;
}

/// Every scenario of the shipped packs: `<pack>/<id>.json` without a second suffix.
std::set<fs::path> shipped_talks() {
  std::set<fs::path> talks;
  for (const fs::directory_entry& entry : fs::recursive_directory_iterator(share_folder() / "scenarios")) {
    const fs::path& path = entry.path();
    if (path.extension() == ".json" && path.stem() != "pack" && !path.stem().has_extension())
      talks.insert(path);
  }
  return talks;
}

} // namespace

int main(int argc, char** argv) {
  benchmark::Initialize(&argc, argv);
  for (const fs::path& file : shipped_talks())
    for (const analysis::Policy policy : {analysis::Policy::typical, analysis::Policy::random})
      benchmark::RegisterBenchmark(
          (file.stem().string() + (policy == analysis::Policy::typical ? "/typical" : "/random")).c_str(),
          [file, policy](benchmark::State& state) { simulate(state, file, policy); })
          ->Arg(1)
          ->Arg(2)
          ->Unit(benchmark::kMillisecond)
          ->UseRealTime();
  benchmark::RunSpecifiedBenchmarks();
}
