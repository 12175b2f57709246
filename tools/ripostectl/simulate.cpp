#include "simulate.h"

#include <algorithm>
#include <cmath>
#include <thread>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "analysis/analysis.h"
#include "analysis/finder.h"
#include "base/utf8.h"
#include "command.h"
#include "sources.h"
#include "talk.h"
#include "terminal.h"

namespace riposte::ctl {
namespace {

constexpr std::uint64_t kMostRuns = 1'000'000'000;
constexpr unsigned kMostThreads = 256;

struct SimulateOptions {
  std::string file, scenario, seed, policy = "typical";
  std::uint64_t runs = 0;
  unsigned threads = 0; // 0: as many as the machine has processors
  bool no_limit = false, json = false;
};

void print_share(std::string_view name, std::size_t width, const analysis::Share& share) {
  const std::string padding(width - std::min(width, count_code_points(name)), ' ');
  fmt::print("  {}{}  {:>10}  {:>7.3f} %  ({:.3f} to {:.3f} %)\n", name, padding, share.count,
             share.share * 100, share.low * 100, share.high * 100);
}

void print_outcomes(const scenario::Scenario& scenario, const analysis::Simulation& simulation) {
  constexpr std::string_view kAtLimit = "(at the limit)", kHalted = "(halted)", kUnending = "(unending)";
  std::vector<std::string> names;
  std::size_t width = kAtLimit.size();
  for (const scenario::Ending& ending : scenario.endings) {
    names.push_back(one_line(ending.id) + (ending.good ? " +" : ""));
    width = std::max(width, count_code_points(names.back()));
  }
  fmt::print("how the talks ended; + is a good ending; in brackets 95 % confidence:\n");
  for (std::size_t i = 0; i < names.size(); ++i) print_share(names[i], width, simulation.endings[i]);
  print_share(kAtLimit, width, simulation.at_limit);
  print_share(kHalted, width, simulation.halted);
  print_share(kUnending, width, simulation.unending);
  fmt::print("all in all:\n");
  print_share("won", width, simulation.wins);
  print_share("passed", width, simulation.passed);
}

std::string with_error(const std::optional<double>& mean, const std::optional<double>& error) {
  if (!mean) return "unknown: some talks did not end";
  return fmt::format("{:.3f}", *mean) + (error ? fmt::format(" ± {:.3f} (standard error)", *error) : "");
}

void print_scores(const analysis::ScoreDistribution& score, std::uint64_t runs) {
  constexpr double kLongestBar = 40;
  if (score.talks < runs) fmt::print("talks without a score: {}\n", runs - score.talks);
  if (score.talks == 0) return;
  fmt::print("score (0 to 4): mean {:.3f}{}, lowest {:.3f}, highest {:.3f}\n", *score.mean,
             score.deviation ? fmt::format(", standard deviation {:.3f}", *score.deviation) : "",
             *score.lowest, *score.highest);
  const auto most = static_cast<double>(*std::max_element(score.histogram.begin(), score.histogram.end()));
  for (std::size_t i = 0; i < score.histogram.size(); ++i) {
    const double from = static_cast<double>(i) * score.kBucketWidth;
    const auto count = static_cast<double>(score.histogram[i]);
    const auto bar = static_cast<std::size_t>(std::ceil(count / most * kLongestBar));
    fmt::print("  {:.2f} to {:.2f}  {:>10}{}{}\n", from, from + score.kBucketWidth, score.histogram[i],
               bar > 0 ? "  " : "", std::string(bar, '#'));
  }
}

void print_tables(const scenario::Scenario& scenario, const analysis::SimulationPlan& plan,
                  const std::string& policy, const analysis::Simulation& simulation) {
  fmt::print("{}: {} talks, {} play, seed {}, {}\n", one_line(scenario.id), simulation.runs, policy,
             plan.seed,
             plan.limit ? fmt::format("limit of {} replies", scenario.limit) : std::string("no limit"));
  print_outcomes(scenario, simulation);
  if (simulation.unending.count > 0)
    fmt::print("unending: still going on after {} replies\n", analysis::kLongestTalk);
  fmt::print("replies a talk: {}\n", with_error(simulation.replies, simulation.replies_error));
  print_scores(simulation.score, simulation.runs);
}

/// Best play asks the exact values at every reply; they live here as long as the talks do.
struct BestPlay {
  analysis::Exact exact;
  std::optional<analysis::PairFinder> finder;

  /// False, with a complaint, where the exact values are out of reach.
  bool prepare(const scenario::Scenario& scenario, analysis::SimulationPlan& plan) {
    if (analysis::analyse_exactly(scenario, {}, exact) != analysis::Explored::whole) {
      complain(
          phrase("best play needs the exact analysis, and '{}' has too many positions for it", scenario.id));
      return false;
    }
    finder.emplace(scenario, exact.space);
    plan.policy = analysis::Policy::chosen;
    plan.chooser = [&scenario, this](const scenario::Session& session) {
      return analysis::best_place(scenario, exact.space, *finder, exact.values.best_win, session);
    };
    return true;
  }
};

int simulate(const SimulateOptions& options) {
  const auto seed = chosen_seed(options.seed);
  if (!seed) return kNotDone;
  const auto catalogue = open_catalogue();
  if (!catalogue) return kNotDone;
  const auto found = find_scenario(options.file, options.scenario);
  if (!found) return kNotDone;
  const OpenedScenario opened = open_scenario(found->file, "", *catalogue, found->sources);
  if (!opened.scenario) return opened.status;
  analysis::SimulationPlan plan;
  plan.runs = options.runs;
  plan.seed = *seed;
  plan.policy = options.policy == "random" ? analysis::Policy::random : analysis::Policy::typical;
  plan.limit = !options.no_limit;
  plan.threads = options.threads > 0 ? options.threads
                                     : std::clamp(std::thread::hardware_concurrency(), 1u, kMostThreads);
  BestPlay best;
  if (options.policy == "best" && !best.prepare(*opened.scenario, plan)) return kNotDone;
  analysis::Progress progress;
  const auto simulation = analysis::simulate(*opened.scenario, plan, progress);
  if (!simulation) return kNotDone; // only where it was cancelled, which nobody can here
  if (options.json)
    fmt::print("{}\n", simulation_json(*opened.scenario, plan, options.policy, *simulation));
  else
    print_tables(*opened.scenario, plan, options.policy, *simulation);
  return kFine;
}

} // namespace

void add_simulate(CLI::App& app, Chosen& chosen) {
  const auto options = std::make_shared<SimulateOptions>();
  CLI::App* command = app.add_subcommand("simulate", "Play many talks by chance and count what happens");
  command->add_option("FILE", options->file, "A scenario, or a .riposte pack")->required();
  command->add_option("--runs", options->runs, "How many talks, up to 1000000000")
      ->required()
      ->check(CLI::Range(std::uint64_t{1}, kMostRuns));
  command->add_option("--scenario", options->scenario, "Which talk of a pack, by id");
  command->add_option(
      "--seed", options->seed,
      "Decides all of it: a whole number below 2^64; default: one of chance, which is printed");
  command
      ->add_option("--policy", options->policy,
                   "typical: better replies are likelier; random: all alike; best: the highest win chance; "
                   "default: typical")
      ->check(CLI::IsMember({"typical", "random", "best"}));
  command->add_flag("--no-limit", options->no_limit, "Ignore the scenario's limit of replies");
  command->add_option("--threads", options->threads, "At once; default: one for each processor")
      ->check(CLI::Range(1u, kMostThreads));
  command->add_flag("--json", options->json, "One JSON document instead of tables");
  command->callback([&chosen, options] { chosen = [options] { return simulate(*options); }; });
}

} // namespace riposte::ctl
