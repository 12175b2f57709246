#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "command.h"
#include "own_files.h"
#include "scenario/canonical.h"
#include "terminal.h"

namespace riposte::ctl {
namespace {

struct FmtOptions {
  std::vector<std::string> paths;
  bool check = false;
};

int format_file(const OwnFile& file, bool check) {
  const auto text = scenario::formatted(file.text, file.kind);
  if (!text) return refuse(file.path, text.error());
  if (*text == file.text) return kFine;
  if (!check)
    if (const Result<void> replaced = replace_file(file.path, *text); !replaced) {
      complain(replaced.error());
      return kNotDone;
    }
  fmt::print("{}\n", one_line(file.path.string()));
  return check ? kFindings : kFine;
}

} // namespace

void add_fmt(CLI::App& app, Chosen& chosen) {
  const auto options = std::make_shared<FmtOptions>();
  CLI::App* command = app.add_subcommand("fmt", "Put files into canonical form and name those that were not");
  command->add_option("PATH", options->paths, "Files or folders")->required();
  command->add_flag("--check", options->check, "Change nothing; exit status 1 where a file would change");
  add_language(*command);
  command->callback([&chosen, options] {
    chosen = [options] {
      return for_each_own_file(options->paths,
                               [&](const OwnFile& file) { return format_file(file, options->check); });
    };
  });
}

} // namespace riposte::ctl
