#include "sources.h"

#include <algorithm>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "base/file.h"
#include "base/system_reason.h"
#include "command.h"
#include "store/pack_files.h"

namespace riposte::ctl {
namespace fs = std::filesystem;
namespace {

/// JSON files and packs below a folder; nothing where it cannot be read.
std::optional<std::vector<fs::path>> files_below(const fs::path& folder) {
  std::vector<fs::path> found;
  std::error_code error;
  for (fs::recursive_directory_iterator at(folder, error), end; at != end && !error; at.increment(error)) {
    const fs::path extension = at->path().extension();
    if ((extension == ".json" || extension == store::kArchiveSuffix) && at->is_regular_file(error))
      found.push_back(at->path());
  }
  if (error) {
    complain(phrase("cannot read the folder {}: {}", folder.string(), system_reason(error)));
    return std::nullopt;
  }
  std::sort(found.begin(), found.end());
  return found;
}

bool add_file(Sources& sources, const fs::path& file) {
  if (file.extension() != store::kArchiveSuffix) {
    sources.files.push_back(file);
    return true;
  }
  if (sources.packs.contains(file)) return true; // named twice
  const Result<std::string> bytes = store::read_pack_file(file);
  if (!bytes) {
    complain(bytes.error());
    return false;
  }
  Result<store::Archive> archive = store::read_archive(*bytes);
  if (archive && archive->find(store::kPackFile) == nullptr)
    archive = failure("it holds no {}", store::kPackFile);
  if (archive)
    sources.add(file, std::move(*archive));
  else
    sources.refused.push_back({file, archive.error()});
  return true;
}

} // namespace

void Sources::add(const fs::path& place, store::Archive archive) {
  packs.insert(place);
  for (store::ArchiveEntry& entry : archive.entries) {
    const fs::path file = place / entry.name;
    if (file.extension() == ".json") files.push_back(file);
    in_memory.insert_or_assign(file, std::move(entry.bytes));
  }
}

bool Sources::has(const fs::path& file) const {
  if (in_memory.contains(file)) return true;
  std::error_code error;
  return !packs.contains(file.parent_path()) && fs::is_regular_file(file, error);
}

Result<std::string> Sources::read(const fs::path& file) const {
  if (const auto found = in_memory.find(file); found != in_memory.end()) return found->second;
  if (packs.contains(file.parent_path()))
    return failure("the pack {} holds no {}", file.parent_path(), file.filename());
  return read_file(file);
}

std::optional<Sources> gather(const std::vector<std::string>& paths) {
  Sources sources;
  for (const std::string& path : paths) {
    std::error_code error;
    const fs::file_status status = fs::status(path, error);
    if (!fs::exists(status)) {
      complain(phrase("{}: no such file or folder", path));
      return std::nullopt;
    }
    auto files = std::optional(std::vector<fs::path>{path});
    if (fs::is_directory(status)) files = files_below(path);
    if (!files) return std::nullopt;
    for (const fs::path& file : *files)
      if (!add_file(sources, file)) return std::nullopt;
  }
  return sources;
}

std::optional<FoundScenario> find_scenario(const fs::path& file, const std::string& id) {
  std::error_code error;
  if (file.extension() != store::kArchiveSuffix || fs::is_directory(file, error)) {
    if (id.empty()) return FoundScenario{file, {}};
    complain(phrase("{} is no .riposte pack, of which --scenario names a talk", file.string()));
    return std::nullopt;
  }
  std::optional<Sources> sources = gather({file.string()});
  if (!sources) return std::nullopt;
  for (const RefusedPack& pack : sources->refused) complain(phrase("{}: {}", pack.path.string(), pack.why));
  if (!sources->refused.empty()) return std::nullopt;
  const auto pack = store::parse_pack(sources->read(file / store::kPackFile).value_or(""));
  if (!pack) {
    complain(phrase("{}: {}", (file / store::kPackFile).string(), pack.error()));
    return std::nullopt;
  }
  const std::vector<std::string>& ids = pack->scenarios;
  const std::string& wanted = id.empty() && ids.size() == 1 ? ids.front() : id;
  if (std::find(ids.begin(), ids.end(), wanted) != ids.end())
    return FoundScenario{file / (wanted + ".json"), std::move(*sources)};
  complain(phrase("choose a talk of the pack with --scenario: {}", fmt::format("{}", fmt::join(ids, ", "))));
  return std::nullopt;
}

} // namespace riposte::ctl
