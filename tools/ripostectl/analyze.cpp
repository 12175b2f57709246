#include "analyze.h"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "command.h"
#include "sources.h"
#include "talk.h"

namespace riposte::ctl {
namespace {

struct AnalyzeOptions {
  std::string file, scenario;
  std::uint64_t most_pairs = analysis::Options().most_pairs;
  unsigned threads = analysis::Options().threads;
  bool json = false;
};

int analyze(const AnalyzeOptions& options) {
  const auto catalogue = open_catalogue();
  if (!catalogue) return kNotDone;
  const auto found = find_scenario(options.file, options.scenario);
  if (!found) return kNotDone;
  const OpenedScenario opened = open_scenario(found->file, "", *catalogue, found->sources);
  if (!opened.scenario) return opened.status;
  analysis::Exact exact;
  const analysis::Explored explored =
      analysis::analyse_exactly(*opened.scenario, {options.most_pairs, options.threads, nullptr}, exact);
  if (explored != analysis::Explored::whole) return kNotDone;
  fmt::print("{}\n", analysis_json(*opened.scenario, exact));
  return kFine;
}

} // namespace

void add_analyze(CLI::App& app, Chosen& chosen) {
  const auto options = std::make_shared<AnalyzeOptions>();
  CLI::App* command = app.add_subcommand("analyze", "Prove what a scenario is worth and whether it is sound");
  command->add_option("FILE", options->file, "A scenario, or a .riposte pack")->required();
  command->add_option("--scenario", options->scenario, "Which talk of a pack, by id");
  command->add_option("--most-pairs", options->most_pairs, "Beyond so many positions it is sampled instead");
  command->add_option("--threads", options->threads, "Threads to work on")->check(CLI::Range(1, 64));
  command->add_flag("--json", options->json, "One JSON document instead of text");
  command->callback([&chosen, options] { chosen = [options] { return analyze(*options); }; });
}

} // namespace riposte::ctl
