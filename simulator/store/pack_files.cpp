#include "store/pack_files.h"

#include <memory>

#include "base/system_reason.h"
#include "store/archive.h"

namespace riposte::store {
namespace {

namespace fs = std::filesystem;

bool is_there(const fs::path& file) {
  std::error_code error;
  return fs::symlink_status(file, error).type() != fs::file_type::not_found;
}

Result<std::string> read_inside(const fs::path& folder, const fs::path& file, std::size_t limit) {
  std::error_code error;
  const fs::path home = fs::canonical(folder, error);
  if (error) return failure("cannot look at {}: {}", folder, system_reason(error));
  const fs::path real = fs::canonical(file, error);
  if (error) return failure("cannot open {}: {}", file, system_reason(error));
  if (real.parent_path() != home) return failure("{} leads out of its pack, to {}", file, real);
  return read_file(real, limit);
}

PackFiles archive_files(std::shared_ptr<const Archive> archive, const fs::path& shown) {
  const auto read = [archive, shown](const std::string& name, std::size_t limit) -> Result<std::string> {
    const std::string* bytes = archive->find(name);
    if (bytes == nullptr) return failure("the pack {} holds no {}", shown, name);
    if (bytes->size() > limit)
      return failure("{} is larger than {} MiB, the most that is read", shown / name, limit >> 20);
    return *bytes;
  };
  return {shown, [archive](const std::string& name) { return archive->find(name) != nullptr; }, read};
}

} // namespace

PackFiles folder_files(const fs::path& folder) {
  return {folder, [folder](const std::string& name) { return is_there(folder / name); },
          [folder](const std::string& name, std::size_t limit) {
            return read_inside(folder, folder / name, limit);
          }};
}

Result<OpenedPack> open_pack(std::string_view bytes, const fs::path& shown) {
  Result<Archive> archive = read_archive(bytes);
  if (!archive) return failure(archive.error());
  PackFiles files = archive_files(std::make_shared<const Archive>(std::move(*archive)), shown);
  const Result<std::string> text = files.read(std::string(kPackFile), kLargestPackFile);
  if (!text) return failure(text.error());
  Result<Pack> pack = parse_pack(*text);
  if (!pack) return failure("{}: {}", kPackFile, pack.error());
  return OpenedPack{std::move(*pack), std::move(files)};
}

Result<std::string> read_pack_file(const fs::path& file) {
  // A pipe or a terminal could be waited for without end.
  std::error_code error;
  const fs::file_status status = fs::status(file, error);
  if (fs::exists(status) && !fs::is_regular_file(status) && !fs::is_directory(status))
    return failure("{} is no plain file; a pack is one", file);
  return read_file(file, kLargestArchive);
}

} // namespace riposte::store
