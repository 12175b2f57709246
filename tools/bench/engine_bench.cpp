// How fast the engine loads a scenario and plays it. Ratios within one run count; absolute figures are the
// machine's.
#include <benchmark/benchmark.h>

#include "base/file.h"
#include "base/program.h"
#include "base/random.h"
#include "scenario/load.h"
#include "scenario/session.h"
#include "store/library.h"

namespace {

using namespace riposte;

constexpr const char* kLarger = "scenarios/first-pack/value-for-money.json";

const catalogue::Catalogue& shipped_catalogue() {
  static const catalogue::Catalogue catalogue = store::read_catalogue(share_folder()).value();
  return catalogue;
}

std::string larger_source() {
  return read_file(share_folder() / kLarger).value();
}

void load_scenario(benchmark::State& state) {
  const std::string source = larger_source();
  for (auto _ : state) benchmark::DoNotOptimize(scenario::load_scenario(source, shipped_catalogue()));
  state.SetBytesProcessed(static_cast<std::int64_t>(state.iterations() * source.size()));
}
BENCHMARK(load_scenario)->Unit(benchmark::kMillisecond);

/// Whole random plays; one item is one step (a reply with all that follows from it).
void play_in_place(benchmark::State& state) {
  const scenario::Scenario scenario =
      scenario::load_scenario(larger_source(), shipped_catalogue()).scenario.value();
  SplitMix64 choice{1};
  std::int64_t steps = 0;
  std::vector<scenario::Event> events;
  for (auto _ : state) {
    scenario::Session session = scenario::start(scenario, choice.next()).session;
    while (session.phase == scenario::Phase::awaiting) {
      events.clear();
      const std::size_t reply = session.offered[choice.next() % session.offered.size()];
      benchmark::DoNotOptimize(scenario::advance(scenario, session, {false, reply}, events));
      ++steps;
    }
  }
  state.SetItemsProcessed(steps);
}
BENCHMARK(play_in_place);

/// The same with each session a new value, as the program keeps them.
void play_by_value(benchmark::State& state) {
  const scenario::Scenario scenario =
      scenario::load_scenario(larger_source(), shipped_catalogue()).scenario.value();
  SplitMix64 choice{1};
  std::int64_t steps = 0;
  for (auto _ : state) {
    scenario::Session session = scenario::start(scenario, choice.next()).session;
    while (session.phase == scenario::Phase::awaiting) {
      const std::size_t reply = session.offered[choice.next() % session.offered.size()];
      session = scenario::advance(scenario, scenario::Session(session), {false, reply})->session;
      ++steps;
    }
  }
  state.SetItemsProcessed(steps);
}
BENCHMARK(play_by_value);

} // namespace

BENCHMARK_MAIN();
