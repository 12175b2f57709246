#include <set>

#include <CLI/CLI.hpp>
#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "check.h"
#include "command.h"
#include "terminal.h"

namespace riposte::ctl {
namespace fs = std::filesystem;
namespace {

struct CheckOptions {
  std::vector<std::string> paths;
  bool json = false, deep = false;
};

using scenario::Diagnostic;
using scenario::Severity;

void print_json(const std::vector<CheckedFile>& files) {
  nlohmann::ordered_json list = nlohmann::ordered_json::array();
  for (const CheckedFile& file : files)
    for (const Diagnostic& d : file.diagnostics)
      list.push_back({{"file", file.path.string()},
                      {"line", d.position.line},
                      {"column", d.position.column},
                      {"severity", scenario::name_of(d.severity)},
                      {"code", d.code},
                      {"pointer", d.pointer},
                      {"message", said(d.message)}});
  fmt::print("{}\n", nlohmann::ordered_json{{"diagnostics", std::move(list)}}.dump(
                         2, ' ', false, nlohmann::json::error_handler_t::replace));
}

int check(const CheckOptions& options) {
  const auto catalogue = open_catalogue();
  const auto sources = gather(options.paths);
  if (!catalogue || !sources) return kNotDone;
  const CheckRun run = check_sources(*sources, *catalogue, options.deep ? Depth::deep : Depth::shallow);
  int status = run.all_read ? kFine : kNotDone;
  if (options.json) print_json(run.files);
  for (const CheckedFile& file : run.files) {
    if (file.diagnostics.size() >= scenario::kMostFindings)
      complain(phrase("{}: there may be more than these {} findings", file.path.string(),
                      file.diagnostics.size()));
    for (const Error& why : file.left_open) complain(phrase("{}: {}", file.path.string(), why));
    for (const Diagnostic& d : file.diagnostics) {
      if (!options.json) fmt::print("{}\n", printable(line_of(file.path, d)));
      if (d.severity != Severity::info && status == kFine) status = kFindings;
    }
  }
  return status;
}

} // namespace

CheckRun check_sources(const Sources& sources, const catalogue::Catalogue& catalogue, Depth depth) {
  CheckRun run;
  std::vector<TextFile> texts;
  std::set<fs::path> read; // a file named twice is checked once
  for (const fs::path& path : sources.files) {
    std::error_code error;
    const fs::path real = fs::weakly_canonical(path, error);
    if (!read.insert(error ? path : real).second) continue;
    if (auto text = sources.read(path)) {
      texts.push_back({path, std::move(*text)});
    } else {
      complain(text.error());
      run.all_read = false;
    }
  }
  const Beside beside{[&](const fs::path& path) { return sources.has(path); },
                      [&](const fs::path& path) { return sources.read(path); }};
  run.files = check_files(std::move(texts), beside, catalogue, depth);
  for (const RefusedPack& pack : sources.refused)
    run.files.push_back({pack.path, {{Severity::error, "pack-archive", "", {}, pack.why}}});
  return run;
}

void add_check(CLI::App& app, Chosen& chosen) {
  const auto options = std::make_shared<CheckOptions>();
  CLI::App* command = app.add_subcommand(
      "check", "Say everything that is wrong with scenarios, translations and recorded plays");
  command->add_option("PATH", options->paths, "Files, folders or .riposte packs")->required();
  command->add_flag("--json", options->json, "One JSON document instead of lines");
  command->add_flag("--deep", options->deep, "Follow every play as well, and say what is wrong with them");
  add_language(*command);
  command->callback([&chosen, options] { chosen = [options] { return check(*options); }; });
}

} // namespace riposte::ctl
