// How many positions a second the exact analysis finds and values, and the bytes each takes.
#include <benchmark/benchmark.h>

#include "analysis/analysis.h"
#include "base/program.h"
#include "made_story.h"
#include "scenario/load.h"
#include "store/library.h"

namespace {

using namespace riposte;

scenario::Scenario story(std::int64_t turns) {
  const catalogue::Catalogue catalogue = store::read_catalogue(share_folder()).value();
  return scenario::load_scenario(bench::made_story(static_cast<std::size_t>(turns)), catalogue)
      .scenario.value();
}

constexpr std::uint64_t kEnough = 60'000'000;

/// One item is one pair that was found.
void explore(benchmark::State& state) {
  const scenario::Scenario talk = story(state.range(0));
  std::size_t pairs = 0, bytes = 0;
  for (auto _ : state) {
    analysis::Space space;
    if (analysis::explore(talk, {kEnough}, space) != analysis::Explored::whole)
      state.SkipWithError("too many pairs");
    pairs = space.size();
    bytes = space.peak_bytes;
  }
  state.SetItemsProcessed(static_cast<std::int64_t>(state.iterations() * pairs));
  state.counters["pairs"] = static_cast<double>(pairs);
  state.counters["bytes_a_pair"] =
      static_cast<double>(bytes) / static_cast<double>(std::max<std::size_t>(pairs, 1));
}

/// The same with all values, on `threads`.
void analyse(benchmark::State& state) {
  const scenario::Scenario talk = story(state.range(0));
  std::size_t pairs = 0;
  for (auto _ : state) {
    analysis::Exact exact;
    if (analysis::analyse_exactly(talk, {kEnough, static_cast<unsigned>(state.range(1)), nullptr}, exact) !=
        analysis::Explored::whole)
      state.SkipWithError("too many pairs");
    pairs = exact.space.size();
  }
  state.SetItemsProcessed(static_cast<std::int64_t>(state.iterations() * pairs));
}

BENCHMARK(explore)->Arg(60)->Arg(100)->Arg(200)->Arg(400)->Unit(benchmark::kMillisecond)->UseRealTime();
BENCHMARK(analyse)->ArgsProduct({{60, 100, 200, 400}, {1, 2}})->Unit(benchmark::kMillisecond)->UseRealTime();

} // namespace

BENCHMARK_MAIN();
