#include "store/pack_files.h"

#include "base/system_reason.h"

namespace riposte::store {

namespace fs = std::filesystem;

Result<std::string> read_inside(const fs::path& folder, const fs::path& file, std::size_t limit) {
  std::error_code error;
  const fs::path home = fs::canonical(folder, error);
  if (error) return failure("cannot look at {}: {}", folder, system_reason(error));
  const fs::path real = fs::canonical(file, error);
  if (error) return failure("cannot open {}: {}", file, system_reason(error));
  if (real.parent_path() != home) return failure("{} leads out of its pack, to {}", file, real);
  return read_file(real, limit);
}

Result<Pack> read_pack_list(const fs::path& folder) {
  const Result<std::string> text = read_inside(folder, folder / kPackFile, kLargestPackFile);
  return text ? parse_pack(*text) : failure(text.error());
}

Result<std::string> read_pack_file(const fs::path& file) {
  // A pipe or a terminal could be waited for without end.
  std::error_code error;
  const fs::file_status status = fs::status(file, error);
  if (fs::exists(status) && !fs::is_regular_file(status) && !fs::is_directory(status))
    return failure("{} is no plain file; a pack is one", file);
  return read_file(file, kLargestArchive);
}

Result<OpenedPack> open_pack(std::string_view bytes) {
  Result<Archive> archive = read_archive(bytes);
  if (!archive) return failure(archive.error());
  const std::string* text = archive->find(kPackFile);
  if (text == nullptr) return failure("it holds no {}", kPackFile);
  Result<Pack> pack = parse_pack(*text);
  if (!pack) return failure("{}: {}", kPackFile, pack.error());
  return OpenedPack{std::move(*pack), std::move(*archive)};
}

} // namespace riposte::store
