#include "translate.h"

#include <cstdio>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "base/file.h"
#include "scenario/load.h"
#include "scenario/translation/translation.h"
#include "scenario/translation/translator_file.h"
#include "terminal.h"

namespace riposte::ctl {
namespace fs = std::filesystem;
namespace {

void print_diagnostics(const fs::path& file, const scenario::Diagnostics& diagnostics) {
  for (const scenario::Diagnostic& d : diagnostics)
    if (d.severity == scenario::Severity::error) fmt::print(stderr, "{}\n", printable(line_of(file, d)));
}

/// `file:line: error: message`, as compilers say it.
void print_faults(const std::string& file, const std::vector<scenario::TextFault>& faults) {
  for (const scenario::TextFault& fault : faults)
    fmt::print(stderr, "{}\n",
               one_line(fmt::format("{}:{}: error: {}", file, fault.line, said(fault.message))));
}

bool is_csv(const std::string& file) {
  return fs::path(file).extension() == ".csv";
}

/// The one language that FILE is to be translated into.
std::optional<std::string> language_for(const Original& original, const std::string& language) {
  if (!scenario::is_language_tag(language)) {
    complain(phrase("'{}' is no language tag (BCP 47), such as ru", language));
    return std::nullopt;
  }
  if (!scenario::same_language(language, original.language)) return language;
  complain(phrase("{} is written in '{}' itself", original.file.string(), original.language));
  return std::nullopt;
}

/// A scenario and a translation of it, or why there is none.
struct Work {
  std::optional<Original> original;
  OpenedSidecar beside;
  int status = kFine;
};

Work open_work(const std::string& file, const std::string& language) {
  const auto catalogue = open_catalogue();
  if (!catalogue) return {{}, {}, kNotDone};
  OpenedOriginal opened = open_original(file, *catalogue);
  if (!opened.original) return {{}, {}, opened.status};
  if (!language_for(*opened.original, language)) return {{}, {}, kNotDone};
  OpenedSidecar beside = open_sidecar(*opened.original, language);
  const int status = beside.status;
  if (!beside.sidecar) return {{}, {}, status};
  return {std::move(opened.original), std::move(beside), kFine};
}

int extract(const TranslateOptions& options) {
  const Work work = open_work(options.file, options.language);
  if (!work.original) return work.status;
  const scenario::Placement placement = scenario::settle(work.original->texts, work.beside.sidecar->entries);
  const scenario::Extraction extraction{work.original->texts, placement,
                                        work.original->id,    work.original->language,
                                        options.language,     fs::path(options.file).filename().string(),
                                        options.todo};
  const bool csv = options.format.empty() ? is_csv(options.out) : options.format == "csv";
  const std::string text = csv ? scenario::extract_csv(extraction) : scenario::extract_po(extraction);
  if (text.size() > kLargestFile)
    complain(phrase("the file is larger than {} MiB, the most that 'merge' reads; --todo makes a smaller one",
                    kLargestFile >> 20));
  if (options.out.empty()) {
    std::fwrite(text.data(), 1, text.size(), stdout);
    return kFine;
  }
  if (const auto written = write_file(options.out, text); !written) {
    complain(written.error());
    return kNotDone;
  }
  return kFine;
}

/// What the translator hands in, or why it cannot be used.
struct HandedIn {
  std::vector<scenario::Incoming> texts;
  std::string of, language; // of: empty where the file does not say it
  int status = kFine;
};

HandedIn read_input(const TranslateOptions& options) {
  const auto text = read_file(options.input);
  if (!text) {
    complain(text.error());
    return {{}, {}, {}, kNotDone};
  }
  const bool csv = options.format.empty() ? is_csv(options.input) : options.format == "csv";
  scenario::TranslatorFile file =
      csv ? scenario::read_translated_csv(*text) : scenario::read_translated_po(*text);
  print_faults(options.input, file.faults);
  if (!file.faults.empty()) return {{}, {}, {}, kFindings};
  if (!options.language.empty() && !file.language.empty() &&
      !scenario::same_language(file.language, options.language)) {
    print_faults(options.input, {{1, phrase("the translation is in '{}' (header Language), not in '{}'",
                                            file.language, options.language)}});
    return {{}, {}, {}, kFindings};
  }
  std::string language = options.language;
  if (language.empty()) {
    language = file.language;
    std::replace(language.begin(), language.end(), '_', '-');
  }
  return {std::move(file.texts), std::move(file.of), std::move(language), kFine};
}

void print_report(const scenario::MergeReport& r, const scenario::Placement& placement) {
  fmt::print("{} new, {} changed, {} unchanged, {} kept, {} orphaned, {} empty, {} refused\n", r.added,
             r.changed, r.unchanged, r.kept, r.orphaned, r.empty, r.refused);
  fmt::print("of these: {} moved to another key, {} stale, {} in place of a different text\n", r.moved,
             r.stale, r.overwritten);
  if (placement.moved > 0) fmt::print("{} entries followed their line\n", placement.moved);
}

/// Writes the sidecar where it differs from what is there.
int write_merged(const OpenedSidecar& beside, const scenario::Sidecar& merged) {
  const std::string text = scenario::write_sidecar(merged);
  if (text == beside.text) return kFine;
  // What the program could not read again must not take the place of what it can.
  if (const auto again = scenario::load_translation(text); !again.translation || text.size() > kLargestFile) {
    print_diagnostics(beside.path, again.diagnostics);
    complain(phrase("{} would become unreadable; it stays as it is", beside.path.string()));
    return kNotDone;
  }
  const auto written = write_file(beside.path, text);
  if (written) return kFine;
  complain(written.error());
  return kNotDone;
}

int merge_one(const TranslateOptions& options, HandedIn handed) {
  const Work work = open_work(options.file, handed.language);
  if (!work.original) return work.status;
  if (!handed.of.empty() && handed.of != work.original->id) {
    print_faults(options.input, {{1, phrase("a translation of '{}' (header X-Riposte-Scenario), not of '{}'",
                                            handed.of, work.original->id)}});
    return kFindings;
  }
  scenario::Sidecar sidecar = *work.beside.sidecar;
  scenario::Placement placement = scenario::settle(work.original->texts, std::move(sidecar.entries));
  const bool handed_in = !options.input.empty();
  const scenario::MergeReport report =
      scenario::merge(work.original->texts, placement, std::move(handed.texts),
                      options.keep ? scenario::Keep::current : scenario::Keep::translators);
  print_faults(options.input, report.refusals);
  sidecar.entries = scenario::entries_of(work.original->texts, placement);
  if (const int status = write_merged(work.beside, sidecar); status != kFine) return status;
  if (handed_in)
    print_report(report, placement);
  else
    fmt::print("{} entries followed their line, {} orphaned\n", placement.moved, placement.orphans.size());
  return report.refused == 0 ? kFine : kFindings;
}

int merge(const TranslateOptions& options) {
  if (options.input.empty() && options.language.empty()) {
    complain(
        phrase("without a file of translations --language is needed: which translation to bring up to date"));
    return kNotDone;
  }
  if (options.input.empty()) return merge_one(options, {{}, {}, options.language, kFine});
  HandedIn handed_in = read_input(options);
  if (handed_in.status != kFine) return handed_in.status;
  if (handed_in.language.empty()) {
    complain(phrase("{} does not say its language; name it with --language", options.input));
    return kNotDone;
  }
  return merge_one(options, std::move(handed_in));
}

} // namespace

OpenedOriginal open_original(const fs::path& file, const catalogue::Catalogue& catalogue) {
  const auto text = read_file(file);
  if (!text) {
    complain(text.error());
    return {std::nullopt, kNotDone};
  }
  const scenario::Loaded loaded = scenario::load_scenario(*text, catalogue);
  print_diagnostics(file, loaded.diagnostics);
  if (!loaded.scenario) return {std::nullopt, kFindings};
  return {Original{file, loaded.scenario->id, loaded.scenario->language,
                   scenario::source_texts(*loaded.scenario, *text)},
          kFine};
}

OpenedSidecar open_sidecar(const Original& original, const std::string& language) {
  OpenedSidecar opened;
  opened.path = original.file.parent_path() / (original.file.stem().string() + "." + language + ".json");
  std::error_code error;
  if (!fs::exists(fs::symlink_status(opened.path, error))) {
    opened.sidecar = scenario::Sidecar{original.id, language, {}, 0, {}};
    return opened;
  }
  auto text = read_file(opened.path);
  if (!text) {
    complain(text.error());
    opened.status = kNotDone;
    return opened;
  }
  scenario::ReadSidecar read = scenario::read_sidecar(*text);
  print_diagnostics(opened.path, read.diagnostics);
  opened.status = scenario::has_errors(read.diagnostics) ? kFindings : kFine;
  if (opened.status == kFine && (read.sidecar.of != original.id || read.sidecar.language != language)) {
    complain(phrase("{} is of '{}' in '{}'; '{}' in '{}' is needed", opened.path.string(), read.sidecar.of,
                    read.sidecar.language, original.id, language));
    opened.status = kFindings;
  }
  opened.text = std::move(*text);
  if (opened.status == kFine) opened.sidecar = std::move(read.sidecar);
  return opened;
}

void add_translate(CLI::App& app, Chosen& chosen) {
  const auto options = std::make_shared<TranslateOptions>();
  CLI::App* command = app.add_subcommand("translate", "Work on the translations of scenarios");
  command->require_subcommand(1);

  CLI::App* status = command->add_subcommand("status", "Say how far each translation is");
  status->add_option("PATH", options->paths, "Scenarios, or folders that hold some")->required();
  status->add_option("--language", options->language,
                     "Only this one; default: those of the pack, else those that have a file");
  status->add_flag("--json", options->json, "One JSON document instead of lines");
  status->callback([&chosen, options] { chosen = [options] { return translate_status(*options); }; });

  CLI::App* give = command->add_subcommand("extract", "Write the file that a translator works in");
  give->add_option("FILE", options->file, "A scenario")->required();
  give->add_option("--language", options->language, "The language to translate into, e.g. ru")->required();
  give->add_option("--format", options->format, "po (gettext) or csv; default: by the name after -o, else po")
      ->check(CLI::IsMember({"po", "csv"}));
  CLI::Option* all = give->add_flag("--all")->description("Every text, with the orphans (the default)");
  give->add_flag("--todo", options->todo, "Only what is missing or stale")->excludes(all);
  give->add_option("-o,--output", options->out, "Where to; default: standard output");
  give->callback([&chosen, options] { chosen = [options] { return extract(*options); }; });

  CLI::App* take = command->add_subcommand(
      "merge",
      "Take in what a translator hands in; without it, take translations along with lines that moved");
  take->add_option("FILE", options->file, "A scenario")->required();
  take->add_option("INPUT", options->input, "The translator's file, .po or .csv");
  take->add_option("--language", options->language, "Needed where INPUT does not say it");
  take->add_option("--format", options->format, "po or csv; default: by the name of INPUT, else po")
      ->check(CLI::IsMember({"po", "csv"}));
  take->add_flag("--keep", options->keep, "Where a different, current translation is there, keep that");
  take->callback([&chosen, options] { chosen = [options] { return merge(*options); }; });
}

} // namespace riposte::ctl
