#include "scenario/exchange/graph.h"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "command.h"

namespace riposte::ctl {
namespace {

struct GraphOptions {
  std::string file, format = "dot", language;
};

int graph(const GraphOptions& options) {
  const auto catalogue = open_catalogue();
  if (!catalogue) return kNotDone;
  const OpenedScenario opened = open_scenario(options.file, options.language, *catalogue);
  if (!opened.scenario) return opened.status;
  using scenario::exchange::GraphFormat;
  const GraphFormat format = options.format == "dot" ? GraphFormat::dot : GraphFormat::mermaid;
  fmt::print("{}", scenario::exchange::graph_text(*opened.scenario, format));
  return kFine;
}

} // namespace

void add_graph(CLI::App& app, Chosen& chosen) {
  const auto options = std::make_shared<GraphOptions>();
  CLI::App* command =
      app.add_subcommand("graph", "Print the graph of a scenario for another program to draw");
  command->add_option("FILE", options->file, "A scenario")->required();
  command->add_option("--format", options->format, "dot (Graphviz) or mermaid; default: dot")
      ->check(CLI::IsMember({"dot", "mermaid"}));
  command->add_option("--language", options->language,
                      "Language of the lines, e.g. en or ru; default: the file's");
  command->callback([&chosen, options] { chosen = [options] { return graph(*options); }; });
}

} // namespace riposte::ctl
