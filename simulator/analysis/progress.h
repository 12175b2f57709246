// How a long piece of work tells how far it is, and learns that nobody waits for it any more.
#pragma once

#include <atomic>
#include <cstdint>
#include <functional>

namespace riposte::analysis {

/// Shared by whoever works and whoever waits; safe from any thread.
struct Progress {
  std::atomic<bool> cancelled = false;
  std::atomic<std::uint64_t> done = 0; // pairs or talks so far
};

/// Whether nobody waits any more; without a progress somebody always does.
inline bool is_cancelled(const Progress* progress) {
  return progress != nullptr && progress->cancelled;
}

/// Calls `work(i)` for each i below `count`, on at most `threads` threads (at least one). Which thread does
/// what is not fixed: results belong at place i. An exception of `work` ends the program.
void in_parallel(std::size_t count, unsigned threads, const std::function<void(std::size_t)>& work);

} // namespace riposte::analysis
