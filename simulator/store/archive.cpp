#include "store/archive.h"

#include <algorithm>
#include <array>
#include <memory>
#include <set>

#include <sys/stat.h>

#include <zip.h>

#include "base/utf8.h"
#include "store/zip_table.h"

namespace riposte::store {
namespace {

constexpr zip_uint16_t kFirstDay =
    1 << 5 | 1; // 1980-01-01 in DOS form: a pack says nothing of when it was made
constexpr zip_uint32_t kBestCompression = 9;
constexpr std::size_t kLongestShown = 80; // bytes of a foreign name in a message

struct Discard {
  void operator()(zip_t* zip) const { zip_discard(zip); }
};
struct CloseFile {
  void operator()(zip_file_t* file) const { zip_fclose(file); }
};
struct FreeSource {
  void operator()(zip_source_t* source) const { zip_source_free(source); }
};
using Zip = std::unique_ptr<zip_t, Discard>;
using ZipFile = std::unique_ptr<zip_file_t, CloseFile>;
using Source = std::unique_ptr<zip_source_t, FreeSource>;

/// Libzip's own words, English.
Error reason(zip_error_t* error) {
  return Error{zip_error_strerror(error)};
}

Error reason_of(zip_t* zip) {
  return reason(zip_get_error(zip));
}

/// A foreign name, safe to show: neither control characters nor pages of it.
std::string shown(std::string_view name) {
  std::string text;
  for (std::size_t at = 0; at < name.size() && text.size() < kLongestShown;) {
    const char32_t c = next_code_point(name, at);
    append_utf8(text, c < 0x20 || (c >= 0x7F && c < 0xA0) || (c >= 0x2028 && c <= 0x202E) ||
                              (c >= 0x2066 && c <= 0x2069)
                          ? kReplacementCharacter
                          : c);
  }
  return text.size() < kLongestShown ? text : text + "…";
}

tl::unexpected<Error> refused(std::string_view name, Error why) {
  return failure("“{}” in the pack: {}", shown(name), std::move(why));
}

bool is_letter_or_digit(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

std::string folded(std::string_view name) {
  std::string lower(name);
  for (char& c : lower)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return lower;
}

bool climbs(std::string_view name) {
  for (std::size_t at = 0; at <= name.size();) {
    const std::size_t end = std::min(name.find_first_of("/\\", at), name.size());
    if (name.substr(at, end - at) == "..") return true;
    at = end + 1;
  }
  return false;
}

/// Names are ASCII, so letter case is all in which two can differ and still be one file somewhere.
template <class Names, class NameOf>
Result<void> check_names(const Names& all, NameOf name_of) {
  std::set<std::string> seen;
  for (const auto& one : all) {
    const std::string_view name = name_of(one);
    if (Result<void> fine = check_entry_name(name); !fine) return fine;
    if (!seen.insert(folded(name)).second)
      return refused(name, phrase("a file of this name stands there twice; letter case makes no difference"));
  }
  return {};
}

/// How much of the limit for the whole is left, and what the entry may use of it.
struct Allowance {
  std::size_t packed = 0; // bytes of the whole zip
  std::size_t used = 0;   // unpacked so far

  Result<void> admit(std::size_t entry, std::size_t entry_packed) const {
    if (entry > kLargestEntry)
      return failure("it is larger than {} MiB, the most for one file", kLargestEntry >> 20);
    if (used + entry > kLargestUnpacked)
      return failure("with it the pack is larger than {} MiB, the most for all files",
                     kLargestUnpacked >> 20);
    if (entry > kFreeBytes + kMostTimes * entry_packed || used + entry > kFreeBytes + kMostTimes * packed)
      return failure("unpacked it is more than {} times as large as packed, which no scenario is",
                     kMostTimes);
    return {};
  }
};

/// What an archive says of an entry besides its bytes.
Result<void> check_kind(zip_t* zip, zip_uint64_t index, const zip_stat_t& about) {
  if ((about.valid & ZIP_STAT_ENCRYPTION_METHOD) == 0 || about.encryption_method != ZIP_EM_NONE)
    return failure("it is encrypted; a pack is not");
  if ((about.valid & ZIP_STAT_COMP_METHOD) == 0 ||
      (about.comp_method != ZIP_CM_STORE && about.comp_method != ZIP_CM_DEFLATE))
    return failure("it is packed by method {}; a pack is stored (0) or deflated (8)", about.comp_method);
  zip_uint8_t system = 0;
  zip_uint32_t attributes = 0;
  if (zip_file_get_external_attributes(zip, index, 0, &system, &attributes) != 0)
    return failure(reason_of(zip));
  const auto type = static_cast<mode_t>(attributes >> 16) & S_IFMT;
  if (S_ISLNK(type)) return failure("it is a link; a pack holds plain files");
  constexpr zip_uint32_t kDosFolder = 0x10, kDosVolume = 0x08;
  if ((type != 0 && !S_ISREG(type)) || (attributes & (kDosFolder | kDosVolume)) != 0)
    return failure("it is a folder or device; a pack holds plain files");
  return {};
}

/// Unpacks one entry, counting what comes out and not what was promised; libzip compares size and checksum.
Result<std::string> unpacked(zip_t* zip, zip_uint64_t index, std::size_t packed, const Allowance& allowance) {
  const ZipFile file(zip_fopen_index(zip, index, 0));
  if (!file) return failure("it is damaged: {}", reason_of(zip));
  std::string bytes;
  std::array<char, 1 << 16> chunk{};
  for (;;) {
    const zip_int64_t got = zip_fread(file.get(), chunk.data(), chunk.size());
    if (got < 0) return failure("it is damaged: {}", reason(zip_file_get_error(file.get())));
    if (got == 0) return bytes;
    if (const Result<void> fine = allowance.admit(bytes.size() + static_cast<std::size_t>(got), packed);
        !fine)
      return failure(fine.error());
    bytes.append(chunk.data(), static_cast<std::size_t>(got));
  }
}

Result<Zip> open_zip(std::string_view bytes) {
  zip_error_t error;
  zip_error_init(&error);
  Source source(zip_source_buffer_create(bytes.data(), bytes.size(), 0, &error));
  Zip zip(source ? zip_open_from_source(source.get(), ZIP_RDONLY | ZIP_CHECKCONS, &error) : nullptr);
  const Error why = zip ? Error{} : reason(&error);
  zip_error_fini(&error);
  if (!zip) return failure("it is damaged: {}", why);
  static_cast<void>(source.release()); // the zip has it now
  return zip;
}

Result<ArchiveEntry> read_entry(zip_t* zip, zip_uint64_t index, std::string_view name,
                                const Allowance& allowance) {
  zip_stat_t about;
  zip_stat_init(&about);
  const char* told = zip_get_name(zip, index, ZIP_FL_ENC_RAW);
  if (told == nullptr || name != told || zip_stat_index(zip, index, 0, &about) != 0)
    return refused(name, phrase("the table of contents speaks of another file in its place"));
  if (const Result<void> fine = check_kind(zip, index, about); !fine) return refused(name, fine.error());
  const std::size_t packed = std::min<std::size_t>(about.comp_size, allowance.packed);
  Result<std::string> bytes = unpacked(zip, index, packed, allowance);
  if (!bytes) return refused(name, bytes.error());
  return ArchiveEntry{std::string(name), std::move(*bytes)};
}

} // namespace

const std::string* Archive::find(std::string_view name) const {
  for (const ArchiveEntry& entry : entries)
    if (entry.name == name) return &entry.bytes;
  return nullptr;
}

Result<void> check_entry_name(std::string_view name) {
  if (name.empty()) return failure("A file in the pack has no name.");
  if (name.size() > kLongestName)
    return refused(name, phrase("its name has {} bytes; the most is {}", name.size(), kLongestName));
  if (climbs(name) || name.front() == '/' || name.front() == '\\' || name.find(':') != std::string_view::npos)
    return refused(name, phrase("its name leads out of the pack; all files of a pack lie side by side"));
  if (name.find_first_of("/\\") != std::string_view::npos)
    return refused(name, phrase("it lies in a folder; all files of a pack lie side by side"));
  const bool plain = std::all_of(name.begin(), name.end(), [](char c) {
    return is_letter_or_digit(c) || c == '.' || c == '-' || c == '_';
  });
  if (!plain || !is_letter_or_digit(name.front()) || name.back() == '.')
    return refused(name,
                   phrase("its name is not plain: ASCII letters, digits, “.”, “-” and “_”, beginning with a "
                          "letter or digit, the last one no “.”"));
  return {};
}

Result<Archive> read_archive(std::string_view bytes) {
  if (bytes.size() > kLargestArchive)
    return failure("it is larger than {} MiB, the most for a pack", kLargestArchive >> 20);
  const Result<std::vector<std::string_view>> names = names_in_table(bytes);
  if (!names) return failure(names.error());
  if (names->empty()) return failure("it holds no file");
  if (const Result<void> fine = check_names(*names, [](std::string_view name) { return name; }); !fine)
    return failure(fine.error());
  const Result<Zip> zip = open_zip(bytes);
  if (!zip) return failure(zip.error());
  if (zip_get_num_entries(zip->get(), 0) != static_cast<zip_int64_t>(names->size()))
    return failure("it is damaged: {}", Error{"two tables of contents"});
  Archive archive;
  Allowance allowance{bytes.size(), 0};
  for (std::size_t i = 0; i < names->size(); ++i) {
    Result<ArchiveEntry> entry = read_entry(zip->get(), i, (*names)[i], allowance);
    if (!entry) return failure(entry.error());
    allowance.used += entry->bytes.size();
    archive.entries.push_back(std::move(*entry));
  }
  return archive;
}

namespace {

/// Everything about an entry is said here, so that nothing of this machine or hour gets into the file.
bool add_entry(zip_t* zip, const ArchiveEntry& entry) {
  Source source(zip_source_buffer(zip, entry.bytes.data(), entry.bytes.size(), 0));
  if (!source) return false;
  const zip_int64_t index = zip_file_add(zip, entry.name.c_str(), source.get(), ZIP_FL_ENC_UTF_8);
  if (index < 0) return false;
  static_cast<void>(source.release()); // the zip has it now
  const auto at = static_cast<zip_uint64_t>(index);
  constexpr zip_uint32_t kPlainFile = static_cast<zip_uint32_t>(S_IFREG | 0644) << 16;
  return zip_set_file_compression(zip, at, ZIP_CM_DEFLATE, kBestCompression) == 0 &&
         zip_file_set_dostime(zip, at, 0, kFirstDay, 0) == 0 &&
         zip_file_set_external_attributes(zip, at, 0, ZIP_OPSYS_UNIX, kPlainFile) == 0;
}

Result<std::string> bytes_of(zip_source_t* source) {
  const auto fail = [&] {
    return failure("the pack cannot be put together: {}", reason(zip_source_error(source)));
  };
  zip_stat_t about;
  zip_stat_init(&about);
  if (zip_source_stat(source, &about) != 0 || zip_source_open(source) != 0) return fail();
  std::string bytes(about.size, '\0');
  const zip_int64_t got = zip_source_read(source, bytes.data(), bytes.size());
  zip_source_close(source);
  if (got != static_cast<zip_int64_t>(bytes.size())) return fail();
  return bytes;
}

Result<std::string> put_together(const Archive& archive) {
  zip_error_t error;
  zip_error_init(&error);
  Source whole(zip_source_buffer_create(nullptr, 0, 0, &error));
  Zip zip(whole ? zip_open_from_source(whole.get(), ZIP_CREATE | ZIP_TRUNCATE, &error) : nullptr);
  const Error why = zip ? Error{} : reason(&error);
  zip_error_fini(&error);
  if (!zip) return failure("the pack cannot be put together: {}", why);
  zip_source_keep(whole.get()); // for the zip, which frees its share on closing
  for (const ArchiveEntry& entry : archive.entries)
    if (!add_entry(zip.get(), entry))
      return failure("the pack cannot be put together: {}", reason_of(zip.get()));
  if (zip_close(zip.get()) != 0) return failure("the pack cannot be put together: {}", reason_of(zip.get()));
  static_cast<void>(zip.release()); // closed
  return bytes_of(whole.get());
}

} // namespace

Result<std::string> write_archive(const Archive& archive) {
  if (archive.entries.size() > kMostEntries)
    return failure("it would hold {} files; the most is {}", archive.entries.size(), kMostEntries);
  const Result<void> fine =
      check_names(archive.entries, [](const ArchiveEntry& entry) -> std::string_view { return entry.name; });
  if (!fine) return failure(fine.error());
  std::size_t used = 0;
  for (const ArchiveEntry& entry : archive.entries) used += entry.bytes.size();
  if (used > kLargestUnpacked)
    return failure("its files are {} MiB large; the most is {}", used >> 20, kLargestUnpacked >> 20);
  Result<std::string> bytes = put_together(archive);
  if (!bytes) return bytes;
  // What is handed over can be opened: also the limits that depend on how well the files pack.
  const Result<Archive> again = read_archive(*bytes);
  if (!again) return failure(again.error());
  return bytes;
}

} // namespace riposte::store
