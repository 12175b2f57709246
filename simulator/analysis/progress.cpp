#include "analysis/progress.h"

#include <algorithm>
#include <thread>
#include <vector>

namespace riposte::analysis {

void in_parallel(std::size_t count, unsigned threads, const std::function<void(std::size_t)>& work) {
  const std::size_t helpers = std::min<std::size_t>(count, std::max(threads, 1u));
  std::atomic<std::size_t> next = 0;
  const auto take = [&] {
    for (std::size_t i = next++; i < count; i = next++) work(i);
  };
  std::vector<std::thread> others;
  for (std::size_t i = 1; i < helpers; ++i) others.emplace_back(take);
  take();
  for (std::thread& other : others) other.join();
}

} // namespace riposte::analysis
