#include <CLI/CLI.hpp>

#include "command.h"
#include "migrate_file.h"

namespace riposte::ctl {
namespace {

struct MigrateOptions {
  std::vector<std::string> paths;
  bool check = false;
};

} // namespace

void add_migrate(CLI::App& app, Chosen& chosen) {
  const auto options = std::make_shared<MigrateOptions>();
  CLI::App* command = app.add_subcommand(
      "migrate", "Bring files of an older format to the current one, keeping the old file");
  command->add_option("PATH", options->paths, "Files or folders")->required();
  command->add_flag("--check", options->check, "Change nothing; exit status 1 where a file would change");
  add_language(*command);
  command->callback([&chosen, options] {
    chosen = [options] {
      return for_each_own_file(options->paths, [&](const OwnFile& file) {
        return migrate_file(file, scenario::published_steps(), options->check);
      });
    };
  });
}

} // namespace riposte::ctl
