#include "store/zip_table.h"

#include <cstdint>
#include <optional>

#include "store/archive.h"

namespace riposte::store {
namespace {

// Signatures and sizes of APPNOTE 6.3: 4.3.7 local header, 4.3.12 table entry, 4.3.14 to 4.3.16 the end of
// the table.
constexpr std::string_view kFile("PK\3\4"), kEntry("PK\1\2"), kEnd("PK\5\6"), kEnd64("PK\6\6"),
    kLocator64("PK\6\7");
constexpr std::size_t kEntrySize = 46, kEndSize = 22, kEnd64Size = 56, kLocator64Size = 20;
constexpr std::size_t kLongestComment = 0xFFFF;
// Packed data may hold the end's signature by chance: once in 2^32 places.
constexpr int kMostEnds = 8;

std::uint64_t number(std::string_view bytes, std::size_t at, std::size_t size) {
  std::uint64_t value = 0;
  for (std::size_t i = size; i-- > 0;) value = value << 8 | static_cast<unsigned char>(bytes[at + i]);
  return value;
}

bool stands(std::string_view bytes, std::size_t at, std::string_view signature) {
  return at <= bytes.size() && bytes.substr(at, signature.size()) == signature;
}

struct Table {
  std::uint64_t entries = 0, start = 0, size = 0;
  std::size_t end = 0; // where the records behind the table begin
};

tl::unexpected<Error> torn() {
  return failure(
      "its table of contents is cut off or contradicts itself; fetch the file again, or pack it again "
      "with ripostectl pack");
}

/// Every place where libzip may look for an end of the table, the last one apart, must be harmless: it tries
/// all of them, and reserves as many entries as a zip64 one claims.
bool other_ends_are_harmless(std::string_view bytes) {
  const std::size_t tail = kLongestComment + kEndSize + kLocator64Size;
  int ends = 0;
  for (std::size_t at = bytes.size() > tail ? bytes.size() - tail : 0;; ++at) {
    at = bytes.find(kEnd, at);
    if (at == std::string_view::npos || at + kEndSize >= bytes.size()) return true;
    if (++ends > kMostEnds) return false;
    if (at >= kLocator64Size && stands(bytes, at - kLocator64Size, kLocator64)) return false;
  }
}

std::optional<Table> table_of(std::string_view bytes) {
  const std::size_t end = bytes.size() - kEndSize;
  Table table{number(bytes, end + 10, 2), number(bytes, end + 16, 4), number(bytes, end + 12, 4), end};
  const bool one_disk = number(bytes, end + 4, 2) == 0 && number(bytes, end + 6, 2) == 0 &&
                        number(bytes, end + 8, 2) == table.entries;
  if (!one_disk) return std::nullopt;
  if (end < kLocator64Size || !stands(bytes, end - kLocator64Size, kLocator64)) return table;
  if (end < kLocator64Size + kEnd64Size) return std::nullopt;
  table.end = end - kLocator64Size - kEnd64Size;
  if (!stands(bytes, table.end, kEnd64) || number(bytes, end - kLocator64Size + 8, 8) != table.end)
    return std::nullopt;
  table.entries = number(bytes, table.end + 32, 8);
  table.size = number(bytes, table.end + 40, 8);
  table.start = number(bytes, table.end + 48, 8);
  return table;
}

} // namespace

Result<std::vector<std::string_view>> names_in_table(std::string_view bytes) {
  const bool begins = stands(bytes, 0, kFile) || stands(bytes, 0, kEnd);
  if (!begins)
    return failure("it is no pack: a pack is a zip made by ripostectl pack, with nothing in front of it");
  if (bytes.size() < kEndSize || !stands(bytes, bytes.size() - kEndSize, kEnd) ||
      number(bytes, bytes.size() - 2, 2) != 0)
    return failure("it is cut off, or something stands behind its end; fetch the file again");
  if (!other_ends_are_harmless(bytes)) return torn();
  const std::optional<Table> table = table_of(bytes);
  if (!table) return torn();
  if (table->entries > kMostEntries)
    return failure("it claims to hold {} files; the most is {}", table->entries, kMostEntries);
  if (table->start > table->end || table->size != table->end - table->start) return torn();
  std::vector<std::string_view> names;
  std::size_t at = table->start;
  for (std::uint64_t i = 0; i < table->entries; ++i) {
    if (table->end - at < kEntrySize || !stands(bytes, at, kEntry)) return torn();
    const std::size_t name = number(bytes, at + 28, 2);
    const std::size_t whole = kEntrySize + name + number(bytes, at + 30, 2) + number(bytes, at + 32, 2);
    if (table->end - at < whole) return torn();
    names.push_back(bytes.substr(at + kEntrySize, name));
    at += whole;
  }
  if (at != table->end) return torn();
  return names;
}

} // namespace riposte::store
