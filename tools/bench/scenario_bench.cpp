// What a scenario costs as it grows: to parse, to load, to check, to play. Ratios within one run count; the
// first column of each pair is the same bytes read by nlohmann/json alone.
#include <malloc.h>

#include <optional>
#include <stdexcept>

#include <benchmark/benchmark.h>

#include "base/located_json.h"
#include "base/program.h"
#include "base/random.h"
#include "made_talk.h"
#include "parse_alone.h"
#include "scenario/lint/lint.h"
#include "scenario/load.h"
#include "scenario/session.h"
#include "store/library.h"

namespace {

using namespace riposte;

const catalogue::Catalogue& shipped_catalogue() {
  static const catalogue::Catalogue catalogue = store::read_catalogue(share_folder()).value();
  return catalogue;
}

void measure(benchmark::State& state, void (*run)(const std::string&)) {
  const std::string text = bench::made_talk(static_cast<std::size_t>(state.range(0)));
  for (auto _ : state) run(text);
  state.SetBytesProcessed(static_cast<std::int64_t>(state.iterations() * text.size()));
}

void parse_alone(const std::string& text) {
  bench::parse_alone(text);
}
void parse_located(const std::string& text) {
  benchmark::DoNotOptimize(json::parse(text));
}
void load(const std::string& text) {
  const scenario::Loaded loaded = scenario::load_scenario(text, shipped_catalogue());
  if (!loaded.scenario) throw std::runtime_error("the made talk must load");
  benchmark::DoNotOptimize(loaded);
}

/// As `ripostectl check` does with one file.
void load_and_check(const std::string& text) {
  json::Document document = json::parse(text);
  scenario::Loaded loaded = scenario::load_scenario(text, document, shipped_catalogue());
  if (!loaded.scenario) throw std::runtime_error("the made talk must load");
  benchmark::DoNotOptimize(scenario::lint::positioned(
      text, document, scenario::lint::lint(*loaded.scenario, shipped_catalogue())));
}

BENCHMARK_CAPTURE(measure, parse_alone, parse_alone)
    ->Arg(1'000)
    ->Arg(10'000)
    ->Arg(100'000)
    ->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(measure, parse_located, parse_located)
    ->Arg(1'000)
    ->Arg(10'000)
    ->Arg(100'000)
    ->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(measure, load, load)->Arg(1'000)->Arg(10'000)->Arg(100'000)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(measure, load_and_check, load_and_check)
    ->Arg(1'000)
    ->Arg(10'000)
    ->Arg(100'000)
    ->Unit(benchmark::kMillisecond);

std::size_t bytes_in_use() {
  const struct mallinfo2 in_use = mallinfo2();
  return in_use.uordblks + in_use.hblkhd;
}

/// What a loaded scenario holds, without its file.
void memory(benchmark::State& state) {
  const auto turns = static_cast<std::size_t>(state.range(0));
  const std::string text = bench::made_talk(turns);
  shipped_catalogue();
  for (auto _ : state) {
    const std::size_t before = bytes_in_use();
    const std::optional<scenario::Scenario> talk =
        scenario::load_scenario(text, shipped_catalogue()).scenario;
    state.counters["bytes_a_turn"] =
        static_cast<double>(bytes_in_use() - before) / static_cast<double>(turns);
  }
}
BENCHMARK(memory)->Arg(1'000)->Arg(10'000)->Arg(100'000)->Iterations(1);

/// Random plays; one item is one step (a reply with all that follows from it), events without their texts.
void step(benchmark::State& state) {
  const auto turns = static_cast<std::size_t>(state.range(0));
  const scenario::Scenario talk =
      scenario::load_scenario(bench::made_talk(turns, 7919), shipped_catalogue()).scenario.value();
  SplitMix64 choice{1};
  std::int64_t steps = 0;
  std::vector<scenario::Event> events;
  scenario::Session session = scenario::start(talk, choice.next()).session;
  for (auto _ : state) {
    if (session.phase != scenario::Phase::awaiting) session = scenario::start(talk, choice.next()).session;
    events.clear();
    const std::size_t reply = session.offered[choice.next() % session.offered.size()];
    benchmark::DoNotOptimize(scenario::advance(talk, session, {false, reply}, events));
    ++steps;
  }
  state.SetItemsProcessed(steps);
}
BENCHMARK(step)->Arg(1'000)->Arg(10'000)->Arg(100'000);

} // namespace

BENCHMARK_MAIN();
