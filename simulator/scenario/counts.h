// How often things have happened in a play, kept only for what some condition can ask about.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace riposte::scenario {

/// Sparse: a play of a hundred thousand turns counts the few that were met.
class Counts {
public:
  std::uint32_t of(std::size_t id) const {
    const auto at = place(id);
    return at != entries_.end() && at->id == id ? at->times : 0;
  }
  void raise(std::size_t id) {
    const auto at = place(id);
    if (at != entries_.end() && at->id == id)
      ++entries_[static_cast<std::size_t>(at - entries_.begin())].times;
    else
      entries_.insert(at, {static_cast<std::uint32_t>(id), 1});
  }
  /// Bytes outside the object itself.
  std::size_t bytes() const { return entries_.capacity() * sizeof(Entry); }
  friend bool operator==(const Counts&, const Counts&) = default;

private:
  struct Entry {
    std::uint32_t id = 0, times = 0;
    friend bool operator==(const Entry&, const Entry&) = default;
  };
  std::vector<Entry>::const_iterator place(std::size_t id) const {
    return std::lower_bound(entries_.begin(), entries_.end(), id,
                            [](const Entry& entry, std::size_t wanted) { return entry.id < wanted; });
  }
  std::vector<Entry> entries_; // by id
};

} // namespace riposte::scenario
