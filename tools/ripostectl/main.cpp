// ripostectl: the engine of Riposte on the command line, for authors, CI and machines without a screen.
#include <cstdio>
#include <iostream>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "command.h"

namespace {

using namespace riposte::ctl;

int run(int argc, char** argv) {
  CLI::App app(
      "The engine of Riposte without a screen. Exit status: 0 fine, 1 errors, warnings or failed tests, "
      "2 could not be done.",
      "ripostectl");
  app.set_version_flag("--version", RIPOSTE_VERSION);
  app.require_subcommand(1);
  Chosen chosen;
  for (const auto add :
       {add_play, add_check, add_analyze, add_simulate, add_test, add_pack, add_unpack, add_fmt, add_migrate,
        add_record, add_translate, add_explain, add_graph, add_exchange})
    add(app, chosen);
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    return app.exit(error) == 0 ? kFine : kNotDone;
  }
  try {
    return chosen();
  } catch (const std::exception& error) {
    complain(riposte::phrase("internal error: {}", error.what()));
    return kNotDone;
  }
}

} // namespace

int main(int argc, char** argv) {
  const int status = run(argc, argv);
  std::cout.flush(); // CLI11 prints help with it
  // A full disk or a closed pipe behind standard output must not pass for success.
  if (std::fflush(stdout) == 0 && std::ferror(stdout) == 0 && std::cout) return status;
  complain(riposte::phrase("the results could not be written to standard output"));
  return kNotDone;
}
