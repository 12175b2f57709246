#include "analysis/components.h"

#include <algorithm>

namespace riposte::analysis {
namespace {

constexpr std::uint32_t kDone = static_cast<std::uint32_t>(-1);

class Tarjan {
public:
  Tarjan(const Space& space, Edges edges) : space_(space), edges_(edges), low_(space.size()) {
    found_.order.reserve(space.size());
    found_.last.reserve(space.size());
  }

  Components run() {
    for (const Start& start : space_.starts)
      if (low_[start.pair] == 0) walk(start.pair);
    // What is reached by silence alone hangs on no start here.
    for (std::size_t pair = 0; pair < low_.size(); ++pair)
      if (low_[pair] == 0) walk(static_cast<Pair>(pair));
    return std::move(found_);
  }

private:
  struct Place {
    Pair pair;
    std::uint32_t next;  // of its targets
    std::uint32_t index; // in the order of being met
  };

  // One number a pair: 0 for those not met, the lowest index they lead back to while open, kDone after.
  void walk(Pair from) {
    open(from);
    while (!path_.empty()) {
      Place& at = path_.back();
      const std::span<const Pair> targets = targets_of(space_, at.pair, edges_);
      if (at.next == targets.size()) {
        close();
        continue;
      }
      const Pair to = targets[at.next++];
      if (to == at.pair) found_.acyclic = false;
      if (low_[to] == 0)
        open(to);
      else if (low_[to] != kDone)
        low_[at.pair] = std::min(low_[at.pair], low_[to]);
    }
  }

  void open(Pair pair) {
    path_.push_back({pair, 0, ++met_});
    low_[pair] = met_;
    stack_.push_back(pair);
  }

  void close() {
    const Place done = path_.back();
    path_.pop_back();
    if (!path_.empty()) low_[path_.back().pair] = std::min(low_[path_.back().pair], low_[done.pair]);
    if (low_[done.pair] != done.index) return;
    if (stack_.back() != done.pair) found_.acyclic = false;
    for (Pair pair = kDone; pair != done.pair;) {
      pair = stack_.back();
      stack_.pop_back();
      low_[pair] = kDone;
      found_.order.push_back(pair);
      found_.last.push_back(pair == done.pair);
    }
  }

  const Space& space_;
  const Edges edges_;
  std::vector<std::uint32_t> low_;
  std::uint32_t met_ = 0;
  std::vector<Place> path_;
  std::vector<Pair> stack_;
  Components found_;
};

} // namespace

Components components_of(const Space& space, Edges edges) {
  return Tarjan(space, edges).run();
}

std::span<const Pair> targets_of(const Space& space, Pair pair, Edges edges) {
  const Shape& shape = space.shape(pair);
  return {space.targets.data() + space.first_target[pair],
          edges == Edges::all ? shape.targets : shape.spoken_targets};
}

} // namespace riposte::analysis
