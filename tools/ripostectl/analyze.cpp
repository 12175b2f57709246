#include "analyze.h"

#include <algorithm>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "command.h"
#include "sources.h"
#include "talk.h"
#include "terminal.h"

namespace riposte::ctl {
namespace {

struct AnalyzeOptions {
  std::string file, scenario, seed;
  std::optional<std::string> inputs; // "a,b,~"
  std::uint64_t most_pairs = analysis::Options().most_pairs;
  unsigned threads = analysis::Options().threads;
  bool json = false;
};

std::string percent(double share) {
  return fmt::format("{:5.1f} %", share * 100);
}

std::string or_none(const std::optional<double>& value) {
  return value ? fmt::format("{:6.3f}", *value) : std::string("     -");
}

void print_tables(const scenario::Scenario& scenario, const analysis::Exact& exact) {
  const analysis::Values& values = exact.values;
  fmt::print("{}: exact over {} positions\n", one_line(scenario.id), exact.space.size());
  fmt::print("win chance: typical play {}, best {}, random {}\n", percent(values.typical.win),
             percent(values.best), percent(values.random.win));
  fmt::print("endings, in typical and in random play:\n");
  for (std::size_t i = 0; i < scenario.endings.size(); ++i)
    fmt::print("  {}  {}  {}{}\n", percent(values.typical.endings[i]), percent(values.random.endings[i]),
               one_line(scenario.endings[i].id), scenario.endings[i].good ? " (good)" : "");
  if (values.typical.unending > 0)
    fmt::print("  {}  {}  comes where nothing ends any more\n", percent(values.typical.unending),
               percent(values.random.unending));
  fmt::print("replies a talk: typical {}, random {}\n", or_none(values.typical.expected_replies),
             or_none(values.random.expected_replies));
  const auto score = [](const std::optional<analysis::ExtremeScore>& one) {
    return one ? std::optional<double>(one->score) : std::nullopt;
  };
  fmt::print("overall score: lowest {}, highest {}\n", or_none(score(exact.score.lowest)),
             or_none(score(exact.score.highest)));
  fmt::print("met in typical play:\n");
  for (std::size_t i = 0; i < scenario.said.size(); ++i)
    if (!scenario.said[i].empty())
      fmt::print("  {}  {}\n", percent(exact.met.objections[i]), one_line(scenario.said[i]));
  for (std::size_t i = 0; i < scenario.skills.size(); ++i)
    fmt::print("  {}  {}\n", percent(exact.met.skills[i]), one_line(scenario.skills[i].id));
  fmt::print("replies, in typical play: times offered, times chosen, mean loss\n");
  for (std::size_t i = 0; i < scenario.replies.size(); ++i)
    fmt::print("  {}  {}  {}  {}\n", or_none(values.replies[i].offered), or_none(values.replies[i].chosen),
               or_none(values.replies[i].loss), one_line(scenario.replies[i].id));
}

void print_review(const scenario::Scenario& scenario, const std::vector<analysis::Reviewed>& review) {
  fmt::print("\nthe talk, for all that could be known: win chance before and after, loss, label\n");
  for (const analysis::Reviewed& one : review)
    fmt::print("  {}  {}  {}  {:<10}  {}{}\n", percent(one.before), percent(one.after), percent(one.loss),
               name_of(one.label), one_line(to_text(scenario, one.input)),
               one.input == scenario::Input{false, one.best}
                   ? std::string()
                   : fmt::format("; best: {}", one_line(scenario.replies[one.best].id)));
}

/// The inputs of the option; complains of the first that is none.
std::optional<std::vector<scenario::Input>> inputs_from(const scenario::Scenario& scenario,
                                                        const std::string& text) {
  std::vector<scenario::Input> inputs;
  for (const std::string& name : CLI::detail::split(text, ',')) {
    if (name.empty()) continue;
    const auto input = scenario::input_from(scenario, name);
    if (!input) {
      complain(input.error());
      return std::nullopt;
    }
    inputs.push_back(*input);
  }
  return inputs;
}

/// What is said where the exact layer gave up.
Error why_not(analysis::Explored explored, std::uint64_t most_pairs) {
  if (explored == analysis::Explored::key_too_wide)
    return phrase("its state is wider than the exact analysis can hold, so it is sampled");
  return phrase("it has more than {} positions, so it is sampled; --most-pairs raises the bound", most_pairs);
}

int print_sampled(const AnalyzeOptions& options, const scenario::Scenario& scenario, const Error& why) {
  complain(why);
  const auto sampled =
      analysis::analyse_by_sampling(scenario, {options.most_pairs, options.threads, nullptr});
  const analysis::Findings findings = analysis::proved_findings(scenario);
  if (options.json) {
    fmt::print("{}\n", sampled_json(scenario, *sampled, findings));
    return kFine;
  }
  const auto around = [](const analysis::Share& share) {
    return fmt::format("{} ({} to {})", percent(share.share), percent(share.low), percent(share.high));
  };
  fmt::print("{}: not exact, sampled over {} talks; 95 % intervals in brackets\n", one_line(scenario.id),
             sampled->typical.runs);
  fmt::print("win chance: typical play {}, random {}\n", around(sampled->typical.wins),
             around(sampled->random.wins));
  fmt::print("endings, in typical and in random play; one that was not seen is not impossible:\n");
  for (std::size_t i = 0; i < scenario.endings.size(); ++i)
    fmt::print("  {}  {}  {}{}\n", around(sampled->typical.endings[i]), around(sampled->random.endings[i]),
               one_line(scenario.endings[i].id), scenario.endings[i].good ? " (good)" : "");
  fmt::print("replies a talk: typical {}, random {}\n", or_none(sampled->typical.replies),
             or_none(sampled->random.replies));
  if (!findings.list.empty())
    fmt::print("proved without following plays; other faults were not looked for:\n{}",
               printable(findings_text(scenario, findings)));
  return kFine;
}

int print_all(const AnalyzeOptions& options, const scenario::Scenario& scenario,
              const analysis::Exact& exact) {
  std::optional<std::vector<analysis::Reviewed>> review;
  if (options.inputs) {
    const auto seed = chosen_seed(options.seed);
    const auto inputs = inputs_from(scenario, *options.inputs);
    if (!seed || !inputs) return kNotDone;
    analysis::ReviewGround ground;
    const analysis::Explored explored = prepare_review(scenario, {options.most_pairs}, ground);
    if (explored != analysis::Explored::whole) {
      complain(why_not(explored, options.most_pairs));
      return kNotDone;
    }
    auto reviewed = analysis::review(scenario, ground, *seed, *inputs);
    if (!reviewed) {
      complain(reviewed.error());
      return kNotDone;
    }
    review = std::move(*reviewed);
  }
  const analysis::Findings findings =
      analysis::findings_of(scenario, exact, {options.most_pairs, options.threads, nullptr});
  if (options.json) {
    fmt::print("{}\n", analysis_json(scenario, exact, findings, review ? &*review : nullptr));
  } else {
    print_tables(scenario, exact);
    fmt::print("{}", printable(findings_text(scenario, findings)));
    if (review) print_review(scenario, *review);
  }
  return kFine;
}

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
  if (explored != analysis::Explored::whole)
    return print_sampled(options, *opened.scenario, why_not(explored, options.most_pairs));
  return print_all(options, *opened.scenario, exact);
}

} // namespace

void add_analyze(CLI::App& app, Chosen& chosen) {
  const auto options = std::make_shared<AnalyzeOptions>();
  CLI::App* command = app.add_subcommand("analyze", "Prove what a scenario is worth and whether it is sound");
  command->add_option("FILE", options->file, "A scenario, or a .riposte pack")->required();
  command->add_option("--scenario", options->scenario, "Which talk of a pack, by id");
  command->add_option("--inputs", options->inputs,
                      "Reply ids divided by commas, ~ for silence: also reviews that talk");
  command->add_option("--seed", options->seed, "Of that talk: a whole number below 2^64");
  command->add_option("--most-pairs", options->most_pairs, "Positions to follow at most, up to 200000000")
      ->check(CLI::Range(std::uint64_t{1}, std::uint64_t{200'000'000}));
  command->add_option("--threads", options->threads, "Threads to work on")->check(CLI::Range(1, 64));
  command->add_flag("--json", options->json, "One JSON document instead of text");
  command->callback([&chosen, options] { chosen = [options] { return analyze(*options); }; });
}

} // namespace riposte::ctl
