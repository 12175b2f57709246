// A flat hash table of numbers: things that are equal have one number, in the order in which they came.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

namespace riposte::analysis {

inline std::uint64_t mixed(std::uint64_t value) { // the finaliser of SplitMix64
  value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9ull;
  value = (value ^ (value >> 27)) * 0x94D049BB133111EBull;
  return value ^ (value >> 31);
}

/// Numbers things that are equal word by word, each once. Open addressing, linear probing.
class Numbering {
public:
  /// The place to begin looking; asks the memory for it already.
  void expect(std::uint64_t hash) const { __builtin_prefetch(&table_[hash & (table_.size() - 1)]); }
  /// Asks the memory for what `same` will look at: `address(number)`.
  template <class Address>
  void expect_entry(std::uint64_t hash, Address address) const {
    if (const std::uint32_t entry = table_[hash & (table_.size() - 1)]; entry != 0)
      __builtin_prefetch(address(entry - 1));
  }

  /// The number of the equal thing, or `next`, which is its number from now on.
  template <class Same, class HashOf>
  std::uint32_t number(std::uint64_t hash, std::uint32_t next, Same same, HashOf hash_of) {
    if (std::uint64_t{next} * 10 >= table_.size() * std::uint64_t{7}) grow(next, hash_of);
    for (std::size_t at = hash & (table_.size() - 1);; at = (at + 1) & (table_.size() - 1)) {
      if (table_[at] == 0) {
        table_[at] = next + 1;
        return next;
      }
      if (same(table_[at] - 1)) return table_[at] - 1;
    }
  }

  /// The number of the equal thing, if it has one.
  template <class Same>
  std::optional<std::uint32_t> find(std::uint64_t hash, Same same) const {
    for (std::size_t at = hash & (table_.size() - 1); table_[at] != 0; at = (at + 1) & (table_.size() - 1))
      if (same(table_[at] - 1)) return table_[at] - 1;
    return std::nullopt;
  }

  std::size_t bytes() const { return table_.capacity() * sizeof(std::uint32_t); }

private:
  template <class HashOf>
  void grow(std::uint32_t count, HashOf hash_of) {
    std::vector<std::uint32_t> larger(table_.size() * 2);
    for (std::uint32_t i = 0; i < count; ++i) {
      std::size_t at = hash_of(i) & (larger.size() - 1);
      while (larger[at] != 0) at = (at + 1) & (larger.size() - 1);
      larger[at] = i + 1;
    }
    table_ = std::move(larger);
  }

  std::vector<std::uint32_t> table_ = std::vector<std::uint32_t>(1024); // number + 1; 0: free
};

} // namespace riposte::analysis
