#include "store/install.h"

#include <fmt/format.h>

#include "base/file.h"
#include "store/folder.h"
#include "store/pack_files.h"

namespace riposte::store {
namespace {

namespace fs = std::filesystem;

constexpr int kMostKept = 1000; // of one version

bool is_there(const fs::path& file) {
  std::error_code error;
  return fs::symlink_status(file, error).type() != fs::file_type::not_found;
}

tl::unexpected<Error> here_already(const Pack& pack, int version) {
  if (version == pack.version)
    return failure(
        "The pack “{}” is here already in version {}, with other files. Its author gives a changed pack a "
        "higher version.",
        pack.id, version);
  return failure("The pack “{}” is here already in version {}; this file holds version {}.", pack.id, version,
                 pack.version);
}

/// A copy of the version before under a name of its own; the file itself stays until the new one takes its
/// name. After a kill in between, the copy is found and not made again.
Result<fs::path> keep_older(const fs::path& file, const std::string& bytes, int version) {
  const fs::path base =
      file.parent_path() / fmt::format("{}-{}{}.old", file.stem().string(), version, kArchiveSuffix);
  fs::path target = base;
  for (int i = 2; is_there(target); ++i) {
    if (const Result<std::string> there = read_pack_file(target); there && *there == bytes) return target;
    if (i > kMostKept)
      return failure("{} cannot be kept aside: {} and the names after it are taken", file, base);
    target = fmt::format("{}-{}", base.string(), i);
  }
  if (const Result<void> written = write_file(target, bytes); !written) return failure(written.error());
  return target;
}

/// Makes room for `pack` in the place of what has its name. Errors: what is there is not older.
Result<fs::path> make_room(const fs::path& file, const Pack& pack, Instant at) {
  if (!is_there(file)) return fs::path();
  const Result<std::string> bytes = read_pack_file(file);
  const Result<OpenedPack> before = bytes ? open_pack(*bytes) : failure(bytes.error());
  // A name is no proof: only a sound pack of this id can be newer. Whatever else is there is kept, too.
  if (!before || before->pack.id != pack.id) return keep_aside(file, {}, at);
  if (before->pack.version >= pack.version) return here_already(pack, before->pack.version);
  return keep_older(file, *bytes, before->pack.version);
}

} // namespace

Result<Installed> install_pack(const fs::path& given, const fs::path& packs,
                               const std::map<std::string, int, std::less<>>& shipped,
                               const catalogue::Catalogue& catalogue, Instant at) {
  const Result<std::string> bytes = read_pack_file(given);
  if (!bytes) return failure(bytes.error());
  const Result<OpenedPack> opened = open_pack(*bytes);
  if (!opened) return failure("{}: {}", given, opened.error());
  const Pack& pack = opened->pack;
  const training::Library talks = read_talks(opened->archive, given, catalogue);
  if (!talks.problems.empty())
    return failure("{}: {}", talks.problems.front().file, talks.problems.front().error);
  if (talks.talks.empty()) return failure("{}: {}", given, phrase("the pack holds no talk"));

  Installed installed{pack, packs / fmt::format("{}{}", pack.id, kArchiveSuffix), {}, false};
  if (const Result<void> made = make_data_folder(packs); !made) return failure(made.error());
  const Result<FolderLock> lock = FolderLock::take(packs); // two windows may be given packs at once
  if (!lock) return failure(lock.error());
  if (const Result<std::string> there = read_pack_file(installed.file); there && *there == *bytes) {
    installed.was_there = true;
    return installed;
  }
  if (const auto found = shipped.find(pack.id); found != shipped.end() && found->second >= pack.version)
    return here_already(pack, found->second);
  Result<fs::path> kept = make_room(installed.file, pack, at);
  if (!kept) return failure(kept.error());
  installed.kept_aside = std::move(*kept);
  if (const Result<void> written = write_file(installed.file, *bytes); !written)
    return failure(written.error());
  return installed;
}

} // namespace riposte::store
