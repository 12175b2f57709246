#include "analysis/block.h"

#include <algorithm>
#include <numeric>

namespace riposte::analysis {
namespace {

// Up to here elimination costs less than sweeping; up to the second bound it may be called for help.
constexpr std::size_t kEliminated = 48, kEliminatedForHelp = 2'500;
constexpr std::size_t kMostSweeps = 4'000;
constexpr double kMayBeMissing = 1e-14;

/// Chance to leave a place for anything but itself, as a sum.
double other(const Block& block, std::size_t place) {
  double sum = block.leave[place];
  for (std::uint32_t way = block.first[place]; way < block.first[place + 1]; ++way) sum += block.chance[way];
  return sum;
}

/// I − P as a product of a lower and an upper triangle, after Grassmann, Taksar and Heyman.
class Elimination {
public:
  explicit Elimination(const Block& block) : size_(block.size()), part_(size_ * size_), pivot_(block.leave) {
    for (std::size_t i = 0; i < size_; ++i)
      for (std::uint32_t way = block.first[i]; way < block.first[i + 1]; ++way)
        at(i, block.to[way]) += block.chance[way];
    // pivot_ holds the chance to leave the block until its place is reached, and the sum divided by after.
    for (std::size_t k = 0; k < size_; ++k) {
      const double leave = pivot_[k];
      for (std::size_t j = k + 1; j < size_; ++j) pivot_[k] += at(k, j);
      for (std::size_t i = k + 1; i < size_; ++i) {
        if (at(i, k) == 0) continue;
        const double factor = at(i, k) /= pivot_[k];
        pivot_[i] += factor * leave;
        for (std::size_t j = k + 1; j < size_; ++j)
          if (j != i) at(i, j) += factor * at(k, j);
      }
    }
  }

  void solve(std::vector<double>& x) const {
    for (std::size_t i = 0; i < size_; ++i)
      for (std::size_t k = 0; k < i; ++k) x[i] += at(i, k) * x[k];
    for (std::size_t i = size_; i-- > 0;) {
      for (std::size_t j = i + 1; j < size_; ++j) x[i] += at(i, j) * x[j];
      x[i] /= pivot_[i];
    }
  }

  void solve_transposed(std::vector<double>& x) const {
    for (std::size_t i = 0; i < size_; ++i) {
      x[i] /= pivot_[i];
      for (std::size_t j = i + 1; j < size_; ++j) x[j] += at(i, j) * x[i];
    }
    for (std::size_t i = size_; i-- > 0;)
      for (std::size_t k = 0; k < i; ++k) x[k] += at(i, k) * x[i];
  }

private:
  double& at(std::size_t row, std::size_t column) { return part_[row * size_ + column]; }
  double at(std::size_t row, std::size_t column) const { return part_[row * size_ + column]; }

  std::size_t size_;
  std::vector<double> part_; // above the diagonal chances, below it factors
  std::vector<double> pivot_;
};

/// x and, beside it, how surely the block is left: from below both, so that what x lacks is at most what the
/// chance to leave lacks of 1, times the largest worth outside.
bool sweep(const Block& block, const std::vector<double>& right, std::vector<double>& x, double& missing) {
  std::vector<double> leaves(block.size()), whole(block.size());
  for (std::size_t i = 0; i < block.size(); ++i) whole[i] = other(block, i);
  for (std::size_t round = 0; round < kMostSweeps; ++round) {
    missing = 0;
    for (std::size_t i = 0; i < block.size(); ++i) {
      double sum = right[i], leave = block.leave[i];
      for (std::uint32_t way = block.first[i]; way < block.first[i + 1]; ++way) {
        sum += block.chance[way] * x[block.to[way]];
        leave += block.chance[way] * leaves[block.to[way]];
      }
      x[i] = sum / whole[i];
      leaves[i] = leave / whole[i];
      missing = std::max(missing, 1 - leaves[i]);
    }
    if (missing <= kMayBeMissing * static_cast<double>(block.size() + 1)) return true;
  }
  return false;
}

/// Pushes what flows in along the ways until hardly any is left on its way.
bool sweep_transposed(const Block& block, std::vector<double> waiting, std::vector<double>& x,
                      double& missing) {
  const double in = std::accumulate(waiting.begin(), waiting.end(), 0.0);
  for (std::size_t round = 0; round < kMostSweeps; ++round) {
    for (std::size_t i = 0; i < block.size(); ++i) {
      const double times = waiting[i] / other(block, i);
      waiting[i] = 0;
      x[i] += times;
      for (std::uint32_t way = block.first[i]; way < block.first[i + 1]; ++way)
        waiting[block.to[way]] += times * block.chance[way];
    }
    missing = std::accumulate(waiting.begin(), waiting.end(), 0.0);
    if (missing <= kMayBeMissing * in) return true;
  }
  return false;
}

} // namespace

void Block::clear() {
  first.clear();
  to.clear();
  chance.clear();
  leave.clear();
}

std::vector<double> solve(const Block& block, std::vector<double> right, double& error) {
  if (block.size() > kEliminated) {
    std::vector<double> x(block.size());
    double missing = 0;
    const bool enough = sweep(block, right, x, missing);
    if (enough || block.size() > kEliminatedForHelp) {
      error = std::max(error, missing);
      return x;
    }
  }
  Elimination(block).solve(right);
  return right;
}

std::vector<double> solve_transposed(const Block& block, std::vector<double> right, double& error) {
  if (block.size() > kEliminated) {
    std::vector<double> x(block.size());
    double missing = 0;
    const bool enough = sweep_transposed(block, right, x, missing);
    if (enough || block.size() > kEliminatedForHelp) {
      error = std::max(error, missing);
      return x;
    }
  }
  Elimination(block).solve_transposed(right);
  return right;
}

} // namespace riposte::analysis
