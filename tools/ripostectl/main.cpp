// ripostectl: the engine of Riposte on the command line, for authors, CI and machines without a screen.
#include <cstdio>
#include <functional>
#include <iostream>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "command.h"

namespace {

using namespace riposte::ctl;

void add_play(CLI::App& app, std::function<int()>& chosen, PlayOptions& options) {
  CLI::App* command = app.add_subcommand("play", "Hold a talk in the terminal");
  command->add_option("FILE", options.file, "A scenario")->required();
  command->add_option("--seed", options.seed,
                      "Decides variant, chance, wording and order: a whole number below 2^64");
  command->add_option("--language", options.language,
                      "Language of the talk, e.g. en or ru; default: the environment's");
  command->add_option("--inputs", options.inputs,
                      "Reply ids divided by commas, ~ for silence: plays those and stops");
  command->add_flag("--json", options.json, "One JSON document instead of text");
  command->callback([&] { chosen = [&] { return play(options); }; });
}

void add_check(CLI::App& app, std::function<int()>& chosen, CheckOptions& options) {
  CLI::App* command = app.add_subcommand(
      "check", "Say everything that is wrong with scenarios, translations and recorded plays");
  command->add_option("PATH", options.paths, "Files or folders")->required();
  command->add_flag("--json", options.json, "One JSON document instead of lines");
  command->callback([&] { chosen = [&] { return check(options); }; });
}

void add_test(CLI::App& app, std::function<int()>& chosen, TestOptions& options) {
  CLI::App* command = app.add_subcommand("test", "Run recorded plays");
  command->add_option("PATH", options.paths, "Files named <id>.plays.json, or folders that hold some")
      ->required();
  command->callback([&] { chosen = [&] { return test(options); }; });
}

int run(int argc, char** argv) {
  CLI::App app(
      "The engine of Riposte without a screen. Exit status: 0 fine, 1 errors, warnings or failed tests, "
      "2 could not be done.",
      "ripostectl");
  app.set_version_flag("--version", RIPOSTE_VERSION);
  app.require_subcommand(1);
  std::function<int()> chosen;
  PlayOptions play_options;
  CheckOptions check_options;
  TestOptions test_options;
  add_play(app, chosen, play_options);
  add_check(app, chosen, check_options);
  add_test(app, chosen, test_options);
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    return app.exit(error) == 0 ? kFine : kNotDone;
  }
  try {
    return chosen();
  } catch (const std::exception& error) {
    complain(fmt::format("internal error: {}", error.what()));
    return kNotDone;
  }
}

} // namespace

int main(int argc, char** argv) {
  const int status = run(argc, argv);
  std::cout.flush(); // CLI11 prints help with it
  // A full disk or a closed pipe behind standard output must not pass for success.
  if (std::fflush(stdout) == 0 && std::ferror(stdout) == 0 && std::cout) return status;
  complain("the results could not be written to standard output");
  return kNotDone;
}
