#include <cstdio>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "base/file.h"
#include "base/program.h"
#include "base/utf8.h"
#include "command.h"
#include "scenario/record.h"
#include "talk.h"
#include "terminal.h"

namespace riposte::ctl {
namespace fs = std::filesystem;
namespace {

struct RecordOptions {
  std::string file, name, seed, language, out;
  std::optional<std::string> inputs;
};

/// The file of plays as it is and as it becomes.
struct PlaysFile {
  fs::path path;
  std::optional<std::string> text; // empty: there is none yet
};

std::optional<PlaysFile> open_plays(const fs::path& path) {
  std::error_code error;
  if (!fs::exists(fs::symlink_status(path, error))) return PlaysFile{path, {}};
  auto text = read_file(path);
  if (text) return PlaysFile{path, std::move(*text)};
  complain(text.error());
  return std::nullopt;
}

Result<std::string> with_play(const PlaysFile& file, const std::string& of,
                              const scenario::RecordedPlay& play) {
  if (!file.text) return scenario::new_plays_file(of, play);
  Result<std::string> text = scenario::with_play(*file.text, of, play);
  if (!text) return failure("{}: {}", file.path.string(), text.error());
  return text;
}

bool can_take(const PlaysFile& file, const std::string& of, const std::string& name) {
  const bool blank = !name.empty() && name.find_first_not_of(" \t\r\n") == std::string::npos;
  if (blank || first_invalid_utf8(name) != std::string::npos) {
    complain(phrase("the name of a play is a text in UTF-8 that is more than white space"));
    return false;
  }
  // A play with that name and nothing else shows, before anybody plays, whether the file can take it.
  scenario::RecordedPlay probe;
  probe.name = name;
  const Result<std::string> text = with_play(file, of, probe);
  if (!text) complain(text.error());
  return text.has_value();
}

/// Asks until the name is there and new; empty: the person stops.
std::string ask_for_name(const PlaysFile& file, const std::string& of) {
  for (;;) {
    fmt::print("\nName of this play, for example 'asks twice, busy': ");
    std::fflush(stdout);
    const Answer answer = read_line(std::nullopt);
    if (answer.kind != Answer::Kind::line) return {};
    if (!answer.line.empty() && can_take(file, of, answer.line)) return answer.line;
  }
}

int nothing_recorded(const Error& why) {
  complain(phrase("{}; nothing is recorded", why));
  return kNotDone;
}

int write_play(const PlaysFile& file, const Talk& talk, const std::string& name) {
  const auto play = scenario::recording_of(talk.scenario, talk.step.session, talk.step.events, name);
  if (!play) return nothing_recorded(play.error());
  // What `test` would find at once is not worth writing.
  if (const auto difference = scenario::first_difference(talk.scenario, *play))
    return nothing_recorded(phrase("played again, the talk differs: {}", *difference));
  // Read again: somebody may have saved the file while the talk was going on.
  const auto now = open_plays(file.path);
  if (!now) return kNotDone;
  const auto text = with_play(*now, talk.scenario.id, *play);
  if (!text) return nothing_recorded(text.error());
  if (const auto written = write_file(file.path, *text); !written) {
    complain(written.error());
    return kNotDone;
  }
  fmt::print("{}: '{}' is recorded: seed {}, {} inputs, {}\n", one_line(file.path.string()), one_line(name),
             play->seed, play->inputs.size(), play->expect.ending.value_or("ended by the limit of replies"));
  return kFine;
}

int record(const RecordOptions& options) {
  const auto seed = chosen_seed(options.seed);
  const auto catalogue = seed ? open_catalogue() : std::nullopt;
  if (!catalogue) return kNotDone;
  const bool keyboard = !options.inputs;
  if (!keyboard && options.name.empty()) {
    complain(phrase("a play that is given by --inputs needs a --name"));
    return kNotDone;
  }
  const std::string wanted =
      options.language.empty() && keyboard ? std::string(text::language_of_environment()) : options.language;
  const OpenedScenario opened = open_scenario(options.file, wanted, *catalogue);
  if (!opened.scenario) return opened.status;
  const std::string& of = opened.scenario->id;
  const fs::path beside = fs::path(options.file).parent_path() / (of + ".plays.json");
  if (fs::path(options.file).stem() != of)
    complain(phrase("'test' looks for the scenario '{0}' in {0}.json; this file has another name", of));
  const auto file = open_plays(options.out.empty() ? beside : fs::path(options.out));
  if (!file || !can_take(*file, of, options.name)) return kNotDone;
  const text::Translator words(locale_folder(), opened.scenario->language);
  Talk talk = begin_talk(*opened.scenario, *catalogue, words, *seed);
  switch (keyboard ? hold_by_keyboard(talk) : take_inputs(talk, *options.inputs)) {
  case Held::ended: break;
  case Held::halted:
    complain_of_halt(talk);
    return nothing_recorded(phrase("such a play is a fault of the scenario"));
  case Held::refused: return nothing_recorded(phrase("an input was not taken"));
  case Held::stopped:
    return nothing_recorded(phrase("the talk is not over; it stands in the turn '{}'",
                                   talk.scenario.turns[talk.step.session.turn].id));
  }
  const std::string name = options.name.empty() ? ask_for_name(*file, of) : options.name;
  return name.empty() ? nothing_recorded(phrase("the play has no name")) : write_play(*file, talk, name);
}

} // namespace

void add_record(CLI::App& app, Chosen& chosen) {
  const auto options = std::make_shared<RecordOptions>();
  CLI::App* command =
      app.add_subcommand("record", "Hold a talk and keep it as a recorded play, which 'test' plays again");
  command->add_option("FILE", options->file, "A scenario")->required();
  command->add_option("--name", options->name, "What the play is called in its file; asked for if left out");
  command->add_option("--seed", options->seed,
                      "Decides variant, chance, wording and order: a whole number below 2^64");
  command->add_option("--inputs", options->inputs,
                      "Reply ids divided by commas, ~ for silence: plays those without asking");
  command->add_option("--language", options->language,
                      "Language of the talk, e.g. en or ru; default: the environment's");
  command->add_option("-o,--output", options->out, "The file of plays; default: <id>.plays.json beside FILE");
  command->callback([&chosen, options] { chosen = [options] { return record(*options); }; });
}

} // namespace riposte::ctl
