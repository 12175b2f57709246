#include "analysis/progress.h"

#include <vector>

#include <gtest/gtest.h>

namespace riposte::analysis {
namespace {

TEST(InParallel, DoesEveryPieceOnceOnAnyNumberOfThreads) {
  for (unsigned threads : {0u, 1u, 2u, 7u})
    for (std::size_t count : {std::size_t{0}, std::size_t{1}, std::size_t{5}, std::size_t{1000}}) {
      std::vector<int> done(count);
      in_parallel(count, threads, [&](std::size_t i) { ++done[i]; });
      EXPECT_EQ(done, std::vector<int>(count, 1)) << threads << " threads, " << count << " pieces";
    }
}

} // namespace
} // namespace riposte::analysis
