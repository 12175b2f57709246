// Makes one file of a pack, for handing over: only what belongs to it, and only when nothing is wrong with
// it.
#include <algorithm>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "base/file.h"
#include "base/system_reason.h"
#include "check.h"
#include "command.h"
#include "scenario/codes.h"
#include "sources.h"
#include "store/pack_files.h"
#include "terminal.h"

namespace riposte::ctl {
namespace fs = std::filesystem;
namespace {

struct PackOptions {
  std::string folder, output;
};

struct Collected {
  store::Pack pack;
  store::Archive archive;
  std::vector<std::string> left_out;
};

int refuse(const Error& why, int status = kNotDone) {
  complain(why);
  return status;
}

/// README, README.md, LICENSE, LICENCE.txt, in any letter case.
bool is_for_readers(std::string name) {
  std::transform(name.begin(), name.end(), name.begin(),
                 [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; });
  return name.starts_with("README") || name.starts_with("LICENSE") || name.starts_with("LICENCE");
}

/// Names in the folder, sorted.
Result<std::vector<std::string>> names_in(const fs::path& folder) {
  std::vector<std::string> names;
  std::error_code error;
  for (fs::directory_iterator at(folder, error), end; !error && at != end; at.increment(error))
    names.push_back(at->path().filename().string());
  if (error) return failure("cannot read the folder {}: {}", folder.string(), system_reason(error));
  std::sort(names.begin(), names.end());
  return names;
}

/// What a pack holds, in its order: pack.json, each scenario with what belongs to it, then what is to be read
/// by people.
std::vector<std::string> wanted(const store::Pack& pack, const std::vector<std::string>& there) {
  std::vector<std::string> names{std::string(store::kPackFile)};
  const auto add_if_there = [&](std::string name) {
    if (std::binary_search(there.begin(), there.end(), name)) names.push_back(std::move(name));
  };
  for (const std::string& id : pack.scenarios) {
    names.push_back(id + ".json");
    for (const std::string& language : pack.languages) add_if_there(fmt::format("{}.{}.json", id, language));
    for (const char* sidecar : {"plays", "layout"}) add_if_there(fmt::format("{}.{}.json", id, sidecar));
  }
  for (const std::string& name : there)
    if (is_for_readers(name)) names.push_back(name);
  return names;
}

Result<Collected> collect(const fs::path& folder) {
  const Result<std::vector<std::string>> there = names_in(folder);
  if (!there) return failure(there.error());
  const auto text = store::read_inside(folder, folder / store::kPackFile, store::kLargestPackFile);
  if (!text) return failure(text.error());
  Result<store::Pack> pack = store::parse_pack(*text);
  if (!pack) return failure("{}: {}", folder / store::kPackFile, pack.error());
  Collected collected{std::move(*pack), {}, {}};
  const std::vector<std::string> names = wanted(collected.pack, *there);
  std::size_t size = 0;
  for (const std::string& name : names) {
    Result<std::string> bytes = store::read_inside(folder, folder / name, store::kLargestEntry);
    if (!bytes) return failure(bytes.error());
    size += bytes->size();
    if (size > store::kLargestUnpacked)
      return failure("the files of {} are larger than {} MiB, the most for a pack", folder.string(),
                     store::kLargestUnpacked >> 20);
    collected.archive.entries.push_back({name, std::move(*bytes)});
  }
  for (const std::string& name : *there)
    if (std::find(names.begin(), names.end(), name) == names.end()) collected.left_out.push_back(name);
  return collected;
}

/// Prints what stops the pack: errors of `check`, and what the library would say of it. True where there is
/// something.
bool has_faults(const fs::path& folder, const Collected& collected, const std::string& bytes,
                const catalogue::Catalogue& catalogue) {
  bool faulty = false;
  Sources sources;
  sources.add(folder, collected.archive);
  std::size_t remarks = 0;
  for (const CheckedFile& file : check_sources(sources, catalogue).files)
    for (const scenario::Diagnostic& d : file.diagnostics) {
      const scenario::Code* code = scenario::find_code(d.code);
      const bool stops = d.severity == scenario::Severity::error && (code == nullptr || !code->remark);
      remarks += !stops && d.severity != scenario::Severity::info;
      if (!stops) continue;
      fmt::print(stderr, "{}\n", printable(line_of(file.path, d)));
      faulty = true;
    }
  if (faulty) return true;
  const Result<store::OpenedPack> opened = store::open_pack(bytes);
  if (!opened) {
    complain(opened.error());
    return true;
  }
  for (const training::LibraryProblem& problem :
       store::read_talks(opened->archive, folder, catalogue).problems) {
    complain(phrase("{}: {}", problem.file, problem.error));
    faulty = true;
  }
  if (!faulty && remarks > 0)
    complain(phrase("{} remarks on the talks; 'ripostectl check {}' shows them", remarks, folder.string()));
  return faulty;
}

/// A pack may be made again; any other file is somebody's work.
bool may_be_replaced(const fs::path& output) {
  std::error_code error;
  if (fs::symlink_status(output, error).type() == fs::file_type::not_found) return true;
  const Result<std::string> bytes = store::read_pack_file(output);
  return bytes && store::read_archive(*bytes);
}

int pack(const PackOptions& options) {
  const auto catalogue = open_catalogue();
  if (!catalogue) return kNotDone;
  const fs::path folder = options.folder;
  const Result<Collected> collected = collect(folder);
  if (!collected) return refuse(collected.error());
  const Result<std::string> bytes = store::write_archive(collected->archive);
  if (!bytes) return refuse(phrase("{} cannot be packed: {}", folder, bytes.error()));
  if (has_faults(folder, *collected, *bytes, *catalogue)) {
    complain(phrase("{} is not packed: the errors above stand in its way", folder.string()));
    return kFindings;
  }
  const fs::path output = options.output.empty()
                              ? fs::path(fmt::format("{}-{}{}", collected->pack.id, collected->pack.version,
                                                     store::kArchiveSuffix))
                              : fs::path(options.output);
  if (!may_be_replaced(output))
    return refuse(phrase(
        "{} is there already and no pack; it is not overwritten, choose another name with -o", output));
  if (const Result<void> written = write_file(output, *bytes); !written) return refuse(written.error());
  for (const std::string& name : collected->left_out)
    complain(phrase("left out, as it is no part of the pack: {}", one_line(name)));
  fmt::print("{}: {} files, {} bytes\n", one_line(output.string()), collected->archive.entries.size(),
             bytes->size());
  return kFine;
}

} // namespace

void add_pack(CLI::App& app, Chosen& chosen) {
  const auto options = std::make_shared<PackOptions>();
  CLI::App* command = app.add_subcommand("pack", "Make one file of a pack, for handing over");
  command->add_option("FOLDER", options->folder, "A folder with a pack.json and its scenarios")->required();
  command->add_option("-o,--output", options->output, "The file; default: <pack id>-<version>.riposte here");
  add_language(*command);
  command->callback([&chosen, options] { chosen = [options] { return pack(*options); }; });
}

} // namespace riposte::ctl
