#include "store/library.h"

#include <algorithm>
#include <map>
#include <optional>

#include <fmt/format.h>

#include "base/file.h"
#include "base/system_reason.h"
#include "scenario/translation.h"
#include "store/archive.h"
#include "store/pack_files.h"

namespace riposte::store {
namespace {

namespace fs = std::filesystem;
using Texts = std::map<std::string, std::string, std::less<>>;

constexpr std::size_t kMostPacks = 1000;
using Versions = std::map<std::string, int, std::less<>>; // of packs, by id

std::string file_of(std::string_view id) {
  return fmt::format("{}.json", id);
}

// Reads the packs of one library; problems are collected, not thrown.
class Scan {
public:
  Scan(const catalogue::Catalogue& catalogue, training::Library& library)
      : catalogue_(catalogue), library_(library) {}

  void read_pack(const Pack& pack, const PackFiles& files) {
    for (const std::string& id : pack.scenarios) read_scenario(files, pack, id);
  }

  void problem(const fs::path& file, Error error) {
    library_.problems.push_back({file.string(), std::move(error)});
  }
  void unreadable(const fs::path& file, Error why) {
    problem(file, phrase("The file cannot be used: {}.", std::move(why)));
  }

private:
  void read_scenario(const PackFiles& files, const Pack& pack, const std::string& id) {
    const fs::path file = files.place / file_of(id);
    Result<std::string> source = files.read(file_of(id), kLargestFile);
    if (!source) return unreadable(file, source.error());
    Result<training::ContentPtr> plain = training::make_content(*source, {}, catalogue_);
    if (!plain) return problem(file, plain.error());
    if ((*plain)->id() != id)
      return problem(
          file, phrase("Its id is “{}”, but a file is named after the id of its scenario.", (*plain)->id()));
    if (library_.find(id))
      return problem(file, phrase("Another pack has a talk “{}” already; an id is used once.", id));
    Texts translations = read_translations(files, pack, **plain);
    if (translations.empty()) return library_.talks.push_back(std::move(*plain));
    const Result<training::ContentPtr> whole =
        training::make_content(std::move(*source), std::move(translations), catalogue_);
    library_.talks.push_back(whole ? *whole : *plain);
    if (!whole) problem(file, whole.error());
  }

  Texts read_translations(const PackFiles& files, const Pack& pack, const training::Content& plain) {
    Texts translations;
    for (const std::string& language : pack.languages) {
      if (plain.by_language.contains(language)) continue; // the language the scenario is written in
      const std::string name = fmt::format("{}.{}.json", plain.id(), language);
      const fs::path file = files.place / name;
      if (!files.has(name)) {
        problem(file,
                phrase("The pack promises the language “{}”, but this translation is missing.", language));
        continue;
      }
      Result<std::string> text = files.read(name, kLargestFile);
      if (!text) {
        unreadable(file, text.error());
        continue;
      }
      if (std::optional<Error> why = misfit(*text, plain.id(), language))
        problem(file, std::move(*why));
      else
        translations.emplace(language, std::move(*text));
    }
    return translations;
  }

  // Why the translation cannot be used, or nothing.
  static std::optional<Error> misfit(const std::string& text, const std::string& id,
                                     const std::string& language) {
    const scenario::LoadedTranslation loaded = scenario::load_translation(text);
    if (!loaded.translation) {
      for (const scenario::Diagnostic& d : loaded.diagnostics)
        if (d.severity == scenario::Severity::error)
          return Error{fmt::format("line {}, column {}: {} {}: {}", d.position.line, d.position.column,
                                   d.code, d.pointer, d.message)};
      return phrase("It is no translation.");
    }
    if (loaded.translation->of != id)
      return phrase("It translates “{}”, not “{}”.", loaded.translation->of, id);
    if (loaded.translation->language != language)
      return phrase("Its language is “{}”, but its name says “{}”.", loaded.translation->language, language);
    return std::nullopt;
  }

  const catalogue::Catalogue& catalogue_;
  training::Library& library_;
};

/// Folders of packs, by name.
std::vector<fs::path> pack_folders(const fs::path& root, std::error_code& error) {
  std::vector<fs::path> folders;
  for (fs::directory_iterator entry(root, error), end; !error && entry != end; entry.increment(error)) {
    std::error_code unknown;
    if (entry->is_directory(unknown) && folder_files(entry->path()).has(std::string(kPackFile)))
      folders.push_back(entry->path());
  }
  std::sort(folders.begin(), folders.end()); // the same order on every file system
  return folders;
}

/// Installed packs, by name. No folder: nothing has been installed yet.
std::vector<fs::path> pack_archives(const fs::path& root, std::error_code& error) {
  std::vector<fs::path> files;
  if (root.empty() || fs::status(root, error).type() == fs::file_type::not_found) {
    error.clear();
    return files;
  }
  for (fs::directory_iterator entry(root, error), end; !error && entry != end; entry.increment(error))
    if (entry->path().extension() == kArchiveSuffix) files.push_back(entry->path());
  std::sort(files.begin(), files.end());
  return files;
}

void keep_first(Scan& scan, const fs::path& root, std::vector<fs::path>& packs) {
  if (packs.size() <= kMostPacks) return;
  scan.problem(root, phrase("There are {} packs; only the first {} are read.", packs.size(), kMostPacks));
  packs.resize(kMostPacks);
}

Result<OpenedPack> open_folder(const fs::path& folder) {
  PackFiles files = folder_files(folder);
  const Result<std::string> text = files.read(std::string(kPackFile), kLargestPackFile);
  if (!text) return failure(phrase("The file cannot be used: {}.", text.error()));
  Result<Pack> pack = parse_pack(*text);
  if (!pack) return failure(pack.error());
  return OpenedPack{std::move(*pack), std::move(files)};
}

Result<OpenedPack> open_archive(const fs::path& file) {
  const Result<std::string> bytes = read_pack_file(file);
  return bytes ? open_pack(*bytes, file) : failure(bytes.error());
}

/// A pack that was found, without its files: archives are opened again one by one, so that one at a time lies in memory.
struct Found {
  fs::path place;
  std::string id;
  int version = 1;
  bool installed = false;
};

/// Of each id the highest version; a shipped pack before an installed one, the first of several.
bool is_read(const Found& one, const std::vector<Found>& all) {
  for (const Found& other : all) {
    if (other.id != one.id || &other == &one || (!one.installed && !other.installed)) continue;
    if (other.version > one.version || (other.version == one.version && &other < &one)) return false;
  }
  return true;
}

} // namespace

Result<catalogue::Catalogue> read_catalogue(const fs::path& share) {
  catalogue::CatalogueFiles files;
  const std::pair<const char*, std::string*> parts[] = {{"taxonomy/objections.json", &files.objections},
                                                        {"taxonomy/stages.json", &files.stages},
                                                        {"taxonomy/segments.json", &files.segments},
                                                        {"taxonomy/roles.json", &files.roles},
                                                        {"rubric.json", &files.rubric},
                                                        {"techniques.json", &files.techniques}};
  for (const auto& [name, into] : parts) {
    Result<std::string> text = read_file(share / "content" / name);
    if (!text) return failure(text.error());
    *into = std::move(*text);
  }
  return catalogue::parse_catalogue(files);
}

training::Library read_pack(const Pack& pack, const PackFiles& files, const catalogue::Catalogue& catalogue) {
  training::Library library;
  Scan(catalogue, library).read_pack(pack, files);
  return library;
}

std::map<std::string, int, std::less<>> shipped_versions(const fs::path& share) {
  Versions versions;
  std::error_code error;
  for (const fs::path& folder : pack_folders(share / "scenarios", error))
    if (const Result<OpenedPack> pack = open_folder(folder)) {
      int& version = versions[pack->pack.id];
      version = std::max(version, pack->pack.version);
    }
  return versions;
}

training::Library read_library(const fs::path& share, const catalogue::Catalogue& catalogue,
                               const fs::path& installed) {
  training::Library library;
  Scan scan(catalogue, library);
  const fs::path root = share / "scenarios";
  std::error_code error, installed_error;
  std::vector<fs::path> folders = pack_folders(root, error);
  if (error) scan.problem(root, phrase("The folder of scenarios cannot be read: {}.", system_reason(error)));
  keep_first(scan, root, folders);
  std::vector<fs::path> archives = pack_archives(installed, installed_error);
  if (installed_error)
    scan.problem(installed, phrase("The folder of added packs cannot be read: {}.", system_reason(installed_error)));
  keep_first(scan, installed, archives);
  std::vector<Found> found;
  for (const fs::path& folder : folders) {
    const Result<OpenedPack> pack = open_folder(folder);
    if (pack)
      found.push_back({folder, pack->pack.id, pack->pack.version, false});
    else
      scan.problem(folder / kPackFile, pack.error());
  }
  for (const fs::path& file : archives) {
    const Result<OpenedPack> pack = open_archive(file);
    if (pack)
      found.push_back({file, pack->pack.id, pack->pack.version, true});
    else
      scan.unreadable(file, pack.error());
  }
  for (const Found& one : found) {
    if (!is_read(one, found)) continue;
    if (const Result<OpenedPack> pack = one.installed ? open_archive(one.place) : open_folder(one.place))
      scan.read_pack(pack->pack, pack->files);
  }
  return library;
}

} // namespace riposte::store
