// Zips with any lie in them, written byte by byte.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace riposte::test {

inline std::uint32_t crc32(std::string_view bytes) {
  std::uint32_t crc = 0xFFFFFFFF;
  for (const char c : bytes) {
    crc ^= static_cast<unsigned char>(c);
    for (int bit = 0; bit < 8; ++bit) crc = (crc >> 1) ^ ((crc & 1) != 0 ? 0xEDB88320u : 0u);
  }
  return ~crc;
}

inline std::string little(std::uint64_t value, int size) {
  std::string bytes;
  for (int i = 0; i < size; ++i) bytes.push_back(static_cast<char>(value >> (8 * i)));
  return bytes;
}

/// An entry as the zip tells of it; what is not said here is true.
struct RawEntry {
  std::string name, data; // data as it lies in the zip
  std::uint16_t method = 0, flags = 0;
  std::uint32_t attributes = 0100644u << 16; // unix mode above, DOS below
  std::uint8_t system = 3;                   // who made it: unix
  std::int64_t unpacked = -1, packed = -1;   // sizes that are claimed
  std::int64_t crc = -1;
  std::string local_name{}; // where it differs from the one in the table
};

/// Stored as it is.
inline RawEntry raw(std::string name, std::string data = "x") {
  return {std::move(name), std::move(data)};
}

struct RawZip {
  std::vector<RawEntry> entries;
  std::string before{}, after{}, comment{};
  std::int64_t count = -1, table_size = -1, table_start = -1;
  bool zip64 = false;
  std::int64_t count64 = -1;

  std::string bytes() const {
    std::string out = before, table;
    for (const RawEntry& e : entries) {
      const std::uint64_t size = e.unpacked < 0 ? e.data.size() : static_cast<std::uint64_t>(e.unpacked);
      const std::uint64_t packed = e.packed < 0 ? e.data.size() : static_cast<std::uint64_t>(e.packed);
      const std::uint64_t crc = e.crc < 0 ? crc32(e.data) : static_cast<std::uint64_t>(e.crc);
      const std::string common = little(e.flags, 2) + little(e.method, 2) + little(0, 2) + little(33, 2) +
                                 little(crc, 4) + little(packed, 4) + little(size, 4);
      const std::string& local = e.local_name.empty() ? e.name : e.local_name;
      const std::size_t at = out.size();
      out += "PK\3\4" + little(20, 2) + common + little(local.size(), 2) + little(0, 2) + local + e.data;
      table += "PK\1\2" + little(20 | e.system << 8, 2) + little(20, 2) + common + little(e.name.size(), 2) +
               little(0, 2) + little(0, 2) + little(0, 2) + little(0, 2) + little(e.attributes, 4) +
               little(at, 4) + e.name;
    }
    const std::uint64_t start = out.size(), size = table.size();
    out += table;
    const std::uint64_t n = count < 0 ? entries.size() : static_cast<std::uint64_t>(count);
    if (zip64) {
      const std::uint64_t n64 = count64 < 0 ? n : static_cast<std::uint64_t>(count64);
      const std::size_t at = out.size();
      out += "PK\6\6" + little(44, 8) + little(45, 2) + little(45, 2) + little(0, 4) + little(0, 4) +
             little(n64, 8) + little(n64, 8) + little(size, 8) + little(start, 8);
      out += "PK\6\7" + little(0, 4) + little(at, 8) + little(1, 4);
    }
    const bool full = zip64 && count64 >= 0;
    out += "PK\5\6" + little(0, 4) + little(full ? 0xFFFF : n, 2) + little(full ? 0xFFFF : n, 2) +
           little(table_size < 0 ? size : static_cast<std::uint64_t>(table_size), 4) +
           little(table_start < 0 ? start : static_cast<std::uint64_t>(table_start), 4) +
           little(comment.size(), 2) + comment;
    return out + after;
  }
};

} // namespace riposte::test
