#include "store/library.h"

#include <algorithm>
#include <map>
#include <optional>

#include <fmt/format.h>

#include "base/file.h"
#include "base/system_reason.h"
#include "scenario/translation/translation.h"
#include "store/pack_files.h"

namespace riposte::store {
namespace {

namespace fs = std::filesystem;
using Texts = std::map<std::string, std::string, std::less<>>;

constexpr std::size_t kMostPacks = 1000;

bool is_there(const fs::path& file) {
  std::error_code error;
  return fs::symlink_status(file, error).type() != fs::file_type::not_found;
}

// Reads the packs of one library; problems are collected, not thrown.
class Scan {
public:
  Scan(const catalogue::Catalogue& catalogue, const training::Library& known, training::Library& library)
      : catalogue_(catalogue), known_(known), library_(library) {}

  void read_pack(const fs::path& folder) {
    const fs::path file = folder / "pack.json";
    const Result<std::string> text = read_inside(folder, file, kLargestPackFile);
    if (!text) unreadable(file, text.error());
    const Result<Pack> pack = text ? parse_pack(*text) : failure(text.error());
    if (text && !pack) problem(file, pack.error());
    if (!pack) return keep_pack(folder);
    for (const std::string& id : pack->scenarios) read_scenario(folder, *pack, id);
  }

  // Its files are shown as if it were a folder.
  void read_archived(const fs::path& file, const Archive& archive) {
    archive_ = &archive;
    read_pack(file);
    archive_ = nullptr;
  }

  void read_archived(const fs::path& file) {
    const Result<std::string> bytes = read_pack_file(file);
    const Result<Archive> archive = bytes ? read_archive(*bytes) : failure(bytes.error());
    if (!archive) {
      unreadable(file, archive.error());
      return keep_pack(file);
    }
    read_archived(file, *archive);
  }

  // The folder of packs itself cannot be read: that says nothing about the talks in it.
  void keep_all(const fs::path& root) {
    for (const auto& [id, file] : known_.files)
      if (fs::path(file).parent_path().parent_path() == root) keep(file, id);
  }

  void problem(const fs::path& file, Error error) {
    library_.problems.push_back({file.string(), std::move(error)});
  }

private:
  void unreadable(const fs::path& file, Error why) {
    problem(file, phrase("The file cannot be used: {}.", std::move(why)));
  }

  // A pack may come from anybody: none of its files may lie elsewhere.
  Result<std::string> read_inside(const fs::path& folder, const fs::path& file,
                                  std::size_t limit = kLargestFile) const {
    if (archive_ == nullptr) return store::read_inside(folder, file, limit);
    const std::string* bytes = archive_->find(file.filename().string());
    if (bytes == nullptr) return failure("the pack {} holds no {}", folder, file.filename());
    if (bytes->size() > limit)
      return failure("{} is larger than {} MiB, the most that is read", file, limit >> 20);
    return *bytes;
  }

  bool has(const fs::path& file) const {
    return archive_ == nullptr ? is_there(file) : archive_->find(file.filename().string()) != nullptr;
  }

  void add(const fs::path& file, training::ContentPtr talk) {
    library_.files.insert_or_assign(talk->id(), file.string());
    library_.talks.push_back(std::move(talk));
  }

  // The edition of this very file that was good the last time, or null.
  training::ContentPtr good_before(const fs::path& file, const std::string& id) const {
    const auto read_from = known_.files.find(id);
    return read_from != known_.files.end() && read_from->second == file.string() ? known_.find(id) : nullptr;
  }

  void keep(const fs::path& file, const std::string& id) {
    if (training::ContentPtr talk = good_before(file, id); talk && !library_.find(id))
      add(file, std::move(talk));
  }

  void keep_pack(const fs::path& folder) {
    for (const training::ContentPtr& talk : known_.talks) keep(folder / (talk->id() + ".json"), talk->id());
  }

  // The scenario alone, or the problem has been noted.
  training::ContentPtr read_plain(const fs::path& folder, const fs::path& file, const std::string& id) {
    Result<std::string> source = read_inside(folder, file);
    if (!source) {
      unreadable(file, source.error());
      return nullptr;
    }
    if (training::ContentPtr before = good_before(file, id); before && before->source == *source)
      return before;
    Result<training::ContentPtr> plain = training::make_content(std::move(*source), {}, catalogue_);
    if (plain && (*plain)->id() == id) return *plain;
    problem(file, plain ? phrase("Its id is “{}”, but a file is named after the id of its scenario.",
                                 (*plain)->id())
                        : plain.error());
    return nullptr;
  }

  void read_scenario(const fs::path& folder, const Pack& pack, const std::string& id) {
    const fs::path file = folder / (id + ".json");
    const training::ContentPtr plain = read_plain(folder, file, id);
    if (!plain) return keep(file, id);
    if (library_.find(id))
      return problem(file, phrase("Another pack has a talk “{}” already; an id is used once.", id));
    Texts translations = read_translations(folder, pack, *plain);
    if (translations == plain->translation_sources) return add(file, plain);
    Result<training::ContentPtr> whole =
        training::make_content(plain->source, std::move(translations), catalogue_);
    if (!whole) problem(file, whole.error());
    add(file, whole ? *whole : plain);
  }

  Texts read_translations(const fs::path& folder, const Pack& pack, const training::Content& plain) {
    Texts translations;
    const training::ContentPtr before = good_before(folder / (plain.id() + ".json"), plain.id());
    for (const std::string& language : pack.languages) {
      if (plain.source_language == language) continue; // the language the scenario is written in
      const std::string* good = nullptr;
      if (before)
        if (const auto text = before->translation_sources.find(language);
            text != before->translation_sources.end())
          good = &text->second;
      const fs::path file = folder / fmt::format("{}.{}.json", plain.id(), language);
      if (!has(file)) {
        problem(file,
                phrase("The pack promises the language “{}”, but this translation is missing.", language));
        if (good != nullptr) translations.emplace(language, *good);
        continue;
      }
      Result<std::string> text = read_inside(folder, file);
      if (!text) unreadable(file, text.error());
      bool fits = text && good != nullptr && *text == *good;
      if (text && !fits) {
        std::optional<Error> why = misfit(*text, plain.id(), language);
        fits = !why;
        if (why) problem(file, std::move(*why));
      }
      if (fits)
        translations.emplace(language, std::move(*text));
      else if (good != nullptr)
        translations.emplace(language, *good); // as good as it was before
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
          return phrase("line {}, column {}: {} {}: {}", d.position.line, d.position.column, d.code,
                        d.pointer, d.message);
      return phrase("It is no translation.");
    }
    if (loaded.translation->of != id)
      return phrase("It translates “{}”, not “{}”.", loaded.translation->of, id);
    if (loaded.translation->language != language)
      return phrase("Its language is “{}”, but its name says “{}”.", loaded.translation->language, language);
    return std::nullopt;
  }

  const catalogue::Catalogue& catalogue_;
  const training::Library& known_;
  training::Library& library_;
  const Archive* archive_ = nullptr; // whose files are read, or null: those of a folder
};

/// Folders of packs in `root`, by name: the same order on every file system.
std::vector<fs::path> pack_folders(const fs::path& root, std::error_code& error) {
  std::vector<fs::path> folders;
  for (fs::directory_iterator entry(root, error), end; !error && entry != end; entry.increment(error)) {
    std::error_code unknown;
    if (entry->is_directory(unknown) && is_there(entry->path() / kPackFile)) folders.push_back(entry->path());
  }
  std::sort(folders.begin(), folders.end());
  return folders;
}

/// Packs that were added, by file name. No folder: nothing has been added yet.
std::vector<fs::path> pack_archives(const fs::path& root, std::error_code& error) {
  std::vector<fs::path> files;
  if (root.empty() || !is_there(root)) return files;
  for (fs::directory_iterator entry(root, error), end; !error && entry != end; entry.increment(error))
    if (entry->path().extension() == kArchiveSuffix) files.push_back(entry->path());
  std::sort(files.begin(), files.end());
  return files;
}

/// Leaves of the packs with one id the highest version; of several with that version a shipped one, then the
/// first. What cannot be opened stays, to be told. One archive at a time lies in memory.
void drop_older(std::vector<fs::path>& folders, std::vector<fs::path>& archives) {
  struct Best {
    int version = 0;
    fs::path archive; // empty: it is shipped
  };
  std::map<std::string, Best, std::less<>> best;
  std::map<fs::path, std::string> ids;
  for (const fs::path& folder : folders)
    if (const Result<Pack> pack = read_pack_list(folder)) {
      Best& known = best[pack->id];
      known.version = std::max(known.version, pack->version);
      ids.emplace(folder, pack->id);
    }
  for (const fs::path& file : archives) {
    const Result<std::string> bytes = read_pack_file(file);
    const Result<OpenedPack> opened = bytes ? open_pack(*bytes) : failure(bytes.error());
    if (!opened) continue;
    Best& known = best[opened->pack.id];
    if (opened->pack.version > known.version) known = {opened->pack.version, file};
    ids.emplace(file, opened->pack.id);
  }
  std::erase_if(folders, [&](const fs::path& folder) {
    const auto id = ids.find(folder);
    return id != ids.end() && !best[id->second].archive.empty();
  });
  std::erase_if(archives, [&](const fs::path& file) {
    const auto id = ids.find(file);
    return id != ids.end() && best[id->second].archive != file;
  });
}

void keep_first(Scan& scan, const fs::path& root, std::vector<fs::path>& packs) {
  if (packs.size() <= kMostPacks) return;
  scan.problem(root, phrase("There are {} packs; only the first {} are read.", packs.size(), kMostPacks));
  packs.resize(kMostPacks);
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

training::Library read_talks(const Archive& archive, const fs::path& shown,
                             const catalogue::Catalogue& catalogue) {
  training::Library library;
  const training::Library nothing;
  Scan(catalogue, nothing, library).read_archived(shown, archive);
  return library;
}

std::map<std::string, int, std::less<>> shipped_versions(const fs::path& share) {
  std::map<std::string, int, std::less<>> versions;
  std::error_code error;
  for (const fs::path& folder : pack_folders(share / "scenarios", error))
    if (const Result<Pack> pack = read_pack_list(folder)) {
      int& version = versions[pack->id];
      version = std::max(version, pack->version);
    }
  return versions;
}

training::Library read_library(const fs::path& share, const catalogue::Catalogue& catalogue,
                               const training::Library& known, const fs::path& installed) {
  training::Library library;
  Scan scan(catalogue, known, library);
  const fs::path root = share / "scenarios";
  std::error_code error;
  std::vector<fs::path> folders = pack_folders(root, error);
  if (error) {
    scan.problem(root, phrase("The folder of scenarios cannot be read: {}.", system_reason(error)));
    folders.clear(); // half of the packs would look as if the others were gone
    scan.keep_all(root);
  }
  std::error_code installed_error;
  std::vector<fs::path> archives = pack_archives(installed, installed_error);
  if (installed_error)
    scan.problem(installed,
                 phrase("The folder of added packs cannot be read: {}.", system_reason(installed_error)));
  keep_first(scan, root, folders);
  keep_first(scan, installed, archives);
  if (!archives.empty()) drop_older(folders, archives);
  for (const fs::path& folder : folders) scan.read_pack(folder);
  for (const fs::path& file : archives) scan.read_archived(file);
  return library;
}

} // namespace riposte::store
