#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "base/program.h"
#include "command.h"
#include "scenario/record.h"
#include "sources.h"
#include "talk.h"

namespace riposte::ctl {
namespace {

struct PlayOptions {
  std::string file, scenario, seed, language;
  std::optional<std::string> inputs; // "a,b,~"
  bool json = false;
};

int play_by_keyboard(Talk& talk) {
  switch (hold_by_keyboard(talk)) {
  case Held::ended: return kFine;
  case Held::halted: return complain_of_halt(talk);
  case Held::refused: return kNotDone;
  case Held::stopped: break;
  }
  fmt::print("\n{}\n", talk.words.tr("You stopped before the end; there is no score."));
  return kFine;
}

int play_inputs(Talk& talk, const std::string& inputs, bool json) {
  const Held held = take_inputs(talk, inputs);
  if (held == Held::refused) return kNotDone;
  if (json) {
    fmt::print("{}\n", scenario::play_json(talk.scenario, talk.step.session, talk.step.events));
    return kFine;
  }
  print_talk(talk);
  return held == Held::halted ? complain_of_halt(talk) : kFine;
}

int play(const PlayOptions& options) {
  const auto seed = chosen_seed(options.seed);
  if (!seed) return kNotDone;
  const auto catalogue = open_catalogue();
  if (!catalogue) return kNotDone;
  const bool keyboard = !options.inputs && !options.json;
  // A program reads the source text unless it asks for another; a person reads their own language.
  const std::string wanted =
      options.language.empty() && keyboard ? std::string(text::language_of_environment()) : options.language;
  const auto found = find_scenario(options.file, options.scenario);
  if (!found) return kNotDone;
  const OpenedScenario opened = open_scenario(found->file, wanted, *catalogue, found->sources);
  if (!opened.scenario) return opened.status;
  const text::Translator words(locale_folder(), opened.scenario->language);
  Talk talk = begin_talk(*opened.scenario, *catalogue, words, *seed);
  return keyboard ? play_by_keyboard(talk) : play_inputs(talk, options.inputs.value_or(""), options.json);
}

} // namespace

void add_play(CLI::App& app, Chosen& chosen) {
  const auto options = std::make_shared<PlayOptions>();
  CLI::App* command = app.add_subcommand("play", "Hold a talk in the terminal");
  command->add_option("FILE", options->file, "A scenario, or a .riposte pack")->required();
  command->add_option("--scenario", options->scenario, "Which talk of a pack, by id");
  command->add_option("--seed", options->seed,
                      "Decides variant, chance, wording and order: a whole number below 2^64");
  command->add_option("--language", options->language,
                      "Language of the talk, e.g. en or ru; default: the environment's");
  command->add_option("--inputs", options->inputs,
                      "Reply ids divided by commas, ~ for silence: plays those and stops");
  command->add_flag("--json", options->json, "One JSON document instead of text");
  command->callback([&chosen, options] { chosen = [options] { return play(*options); }; });
}

} // namespace riposte::ctl
