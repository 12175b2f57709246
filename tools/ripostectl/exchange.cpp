#include <cstdio>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "base/file.h"
#include "command.h"
#include "scenario/canonical.h"
#include "scenario/exchange/twee_export.h"
#include "scenario/exchange/twee_import.h"
#include "scenario/exchange/value.h"
#include "scenario/load.h"
#include "terminal.h"

// Scenarios from and to the formats of other programs; each format is a sub-command of `import` and `export`.

namespace riposte::ctl {
namespace fs = std::filesystem;
namespace {

/// As `fmt` would lay it out; only what is larger than a file may be is not.
std::string in_form(const json::Value& value, scenario::FileKind kind) {
  return scenario::canonical(value, "", kind).value_or(scenario::exchange::indented(value));
}

namespace exchange = scenario::exchange;

struct ExchangeOptions {
  std::string file, out, language;
  bool json = false;
};

int put_out(const std::string& text, const std::string& out) {
  if (out.empty()) {
    std::fwrite(text.data(), 1, text.size(), stdout); // main() looks whether it could be written
    return kFine;
  }
  if (const Result<void> written = write_file(out, text); !written) {
    complain(written.error());
    return kNotDone;
  }
  return kFine;
}

fs::path layout_beside(const fs::path& scenario) {
  return scenario.parent_path() / (scenario.stem().string() + ".layout.json");
}

/// The layout of a scenario; null where there is none. One that cannot be read is said and left alone.
std::optional<json::Value> read_layout(const fs::path& path) {
  std::error_code error;
  if (!fs::exists(path, error)) return json::Value{};
  const Result<std::string> text = read_file(path);
  if (!text) {
    complain(text.error());
    return std::nullopt;
  }
  json::Document document = json::parse(*text);
  const json::Value* boxes = document.root.find("boxes");
  const bool sound = document.problems.empty() && document.root.is(json::Value::Kind::object) &&
                     (boxes == nullptr || boxes->is(json::Value::Kind::object));
  if (sound) return std::move(document.root);
  complain(phrase("{} is no layout; it is not used", path.string()));
  return std::nullopt;
}

int export_twee(const ExchangeOptions& options) {
  const auto catalogue = open_catalogue();
  if (!catalogue) return kNotDone;
  const OpenedScenario opened = open_scenario(options.file, "", *catalogue);
  if (!opened.scenario) return opened.status;
  const Result<std::string> text = read_file(options.file);
  if (!text) {
    complain(text.error());
    return kNotDone;
  }
  const json::Value layout = read_layout(layout_beside(options.file)).value_or(json::Value{});
  const json::Document document = json::parse(*text);
  const Result<std::string> twee = exchange::export_twee(document.root, layout);
  if (!twee) {
    complain(phrase("{}: {}", options.file, twee.error()));
    return kNotDone;
  }
  return put_out(*twee, options.out);
}

/// What the story says of its boxes goes into the layout beside the scenario; other boxes stay.
int put_layout(const json::Value& layout, const fs::path& scenario) {
  if (!layout.is(json::Value::Kind::object)) return kFine;
  const fs::path path = layout_beside(scenario);
  std::optional<json::Value> before = read_layout(path);
  if (!before) return kNotDone;
  if (!before->is(json::Value::Kind::object)) before = layout;
  exchange::put(*before, "of", *layout.find("of"));
  if (before->find("boxes") == nullptr) exchange::put(*before, "boxes", exchange::object_value());
  json::Value& boxes = *exchange::find(*before, "boxes");
  std::map<std::string, json::Value*> known;
  for (json::Member& box : boxes.members) known.emplace(box.key, &box.value);
  std::vector<json::Member> added;
  for (const json::Member& box : layout.find("boxes")->members) {
    if (const auto found = known.find(box.key); found == known.end())
      added.push_back(box);
    else if (!found->second->is(json::Value::Kind::object))
      *found->second = box.value;
    else
      for (const json::Member& member : box.value.members)
        exchange::put(*found->second, member.key, member.value);
  }
  for (json::Member& box : added) boxes.members.push_back(std::move(box));
  return put_out(in_form(*before, scenario::FileKind::layout), path.string());
}

void print_report(const exchange::Imported& imported, const ExchangeOptions& options) {
  for (const exchange::TweeWarning& warning : imported.report.warnings)
    fmt::print(stderr, "{}{}: warning: {}\n", one_line(options.file),
               warning.line > 0 ? fmt::format(":{}", warning.line) : "", one_line(warning.message));
  if (options.json)
    fmt::print("{}", exchange::indented(exchange::report_value(imported)));
  else
    fmt::print(stderr, "{}", printable(exchange::report_text(imported.report)));
}

int import_twee(const ExchangeOptions& options) {
  if (options.json && options.out.empty()) {
    complain(phrase("--json prints the report on standard output; say with -o where the scenario goes"));
    return kNotDone;
  }
  const auto catalogue = open_catalogue();
  if (!catalogue) return kNotDone;
  const Result<std::string> text = read_file(options.file);
  if (!text) {
    complain(text.error());
    return kNotDone;
  }
  exchange::ImportOptions how;
  if (!options.language.empty()) how.language = options.language;
  Result<exchange::Twee> story = exchange::parse_twee(*text);
  Result<exchange::Imported> imported = story ? exchange::import_story(std::move(*story), how, *catalogue)
                                              : Result<exchange::Imported>(tl::unexpected(story.error()));
  // A pack wants the file of a scenario named after its id; our own export knows its id.
  const std::string stem = fs::path(options.out).stem().string();
  if (imported && !imported->report.ours && scenario::is_kebab_case(stem)) {
    exchange::put(imported->scenario, "id", exchange::text_value(stem));
    if (imported->layout.is(json::Value::Kind::object))
      exchange::put(imported->layout, "of", exchange::text_value(stem));
  }
  if (!imported) {
    complain(phrase("{}: {}", options.file, imported.error()));
    return kNotDone;
  }
  if (const int status = put_out(in_form(imported->scenario, scenario::FileKind::scenario), options.out);
      status != kFine)
    return status;
  const int layout = options.out.empty() ? kFine : put_layout(imported->layout, options.out);
  print_report(*imported, options);
  if (layout != kFine) return layout;
  return imported->report.warnings.empty() ? kFine : kFindings;
}

CLI::App* add_format(CLI::App& parent, const std::string& name, const std::string& what,
                     const std::shared_ptr<ExchangeOptions>& options, const std::string& file) {
  CLI::App* command = parent.add_subcommand(name, what);
  command->add_option("FILE", options->file, file)->required();
  command->add_option("-o,--output", options->out, "Where it goes; default: standard output");
  return command;
}

} // namespace

void add_exchange(CLI::App& app, Chosen& chosen) {
  CLI::App* out = app.add_subcommand("export", "Write a scenario in the format of another program");
  out->require_subcommand(1);
  const auto outgoing = std::make_shared<ExchangeOptions>();
  CLI::App* export_command = add_format(*out, "twee", "Twee 3, for Twine and Tweego", outgoing, "A scenario");
  add_language(*export_command);
  export_command->callback([&chosen, outgoing] { chosen = [outgoing] { return export_twee(*outgoing); }; });

  CLI::App* in = app.add_subcommand("import", "Make a scenario of a file of another program");
  in->require_subcommand(1);
  const auto incoming = std::make_shared<ExchangeOptions>();
  CLI::App* import_command = add_format(*in, "twee", "Twee 3, from Twine or Tweego", incoming, "A Twee file");
  import_command->add_option("--language", incoming->language,
                             "Language of the texts, e.g. en or ru; default: en");
  import_command->add_flag("--json", incoming->json, "The report as one JSON document on standard output");
  import_command->callback([&chosen, incoming] { chosen = [incoming] { return import_twee(*incoming); }; });
}

} // namespace riposte::ctl
