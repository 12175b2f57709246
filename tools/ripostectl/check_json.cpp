#include <set>

#include <CLI/CLI.hpp>
#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "base/file.h"
#include "checking.h"
#include "command.h"
#include "terminal.h"

namespace riposte::ctl {
namespace fs = std::filesystem;
namespace {

struct CheckOptions {
  std::vector<std::string> paths;
  bool json = false;
};

using scenario::Diagnostic;
using scenario::Severity;

/// What lies beside the files on the disk.
Beside on_disk() {
  return {[](const fs::path& path) {
            std::error_code error;
            return fs::is_regular_file(path, error);
          },
          [](const fs::path& path) { return read_file(path); }};
}

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
                      {"message", d.message.message}});
  fmt::print("{}\n", nlohmann::ordered_json{{"diagnostics", std::move(list)}}.dump(
                         2, ' ', false, nlohmann::json::error_handler_t::replace));
}

int check(const CheckOptions& options) {
  const auto catalogue = open_catalogue();
  const auto paths = json_files(options.paths);
  if (!catalogue || !paths) return kNotDone;
  int status = kFine;
  std::vector<TextFile> texts;
  std::set<fs::path> read; // a file named twice is checked once
  for (const fs::path& path : *paths) {
    std::error_code error;
    const fs::path real = fs::weakly_canonical(path, error);
    if (!read.insert(error ? path : real).second) continue;
    if (auto text = read_file(path)) {
      texts.push_back({path, std::move(*text)});
    } else {
      complain(text.error().message);
      status = kNotDone;
    }
  }
  const std::vector<CheckedFile> files = check_files(std::move(texts), on_disk(), *catalogue);
  if (options.json) print_json(files);
  for (const CheckedFile& file : files)
    for (const Diagnostic& d : file.diagnostics) {
      if (!options.json) fmt::print("{}\n", printable(scenario::to_line(file.path.string(), d)));
      if (d.severity != Severity::info && status == kFine) status = kFindings;
    }
  return status;
}

} // namespace

void add_check(CLI::App& app, Chosen& chosen) {
  const auto options = std::make_shared<CheckOptions>();
  CLI::App* command = app.add_subcommand(
      "check", "Say everything that is wrong with scenarios, translations and recorded plays");
  command->add_option("PATH", options->paths, "Files or folders")->required();
  command->add_flag("--json", options->json, "One JSON document instead of lines");
  command->callback([&chosen, options] { chosen = [options] { return check(*options); }; });
}

} // namespace riposte::ctl
