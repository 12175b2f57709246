// Any bytes as a .riposte file: refused in words, or files that are packed and unpacked alike.
#include "store/archive.h"
#include "store/pack_files.h"
#include "target.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace riposte;
  const std::string_view bytes = fuzz::text_of(data, size);
  const Result<store::Archive> archive = store::read_archive(bytes);
  fuzz::require(archive.has_value() || !archive.error().message.empty());
  if (!archive) return 0;
  for (const store::ArchiveEntry& entry : archive->entries)
    fuzz::require(store::check_entry_name(entry.name).has_value());
  const Result<std::string> packed = store::write_archive(*archive);
  if (packed) fuzz::require(store::read_archive(*packed) == *archive);
  if (const Result<store::OpenedPack> opened = store::open_pack(bytes); opened)
    store::read_talks(opened->archive, "given.riposte", fuzz::shipped_catalogue());
  return 0;
}
