#include "analysis/finder.h"

#include <algorithm>

#include "analysis/values.h"

namespace riposte::analysis {

using scenario::Scenario;
using scenario::Session;

PairFinder::PairFinder(const Scenario& scenario, const Space& space) : scenario_(scenario), space_(space) {}

std::vector<std::int64_t> PairFinder::row_of(const Session& session) const {
  const Slots& slots = space_.slots;
  std::vector<std::int64_t> row(slots.ranges.size());
  std::copy(session.variables.begin(), session.variables.end(), row.begin());
  row[slots.variant] = session.variant ? scenario_.variants[*session.variant].text_number : 0;
  const auto put = [&](Slot slot, std::int64_t count) {
    if (slot != kNoSlot) row[slot] = std::min(count, slots.ranges[slot].max);
  };
  put(slots.replies, session.replies);
  for (std::size_t i = 0; i < slots.visited.size(); ++i) put(slots.visited[i], session.visited.of(i));
  for (std::size_t i = 0; i < slots.chosen.size(); ++i) put(slots.chosen[i], session.chosen.of(i));
  for (std::size_t i = 0; i < slots.said.size(); ++i) put(slots.said[i], session.said.of(i));
  return row;
}

std::optional<Pair> PairFinder::find(std::size_t turn, const std::vector<std::int64_t>& row) const {
  const Layout& layout = space_.layout;
  std::vector<std::uint64_t> key(layout.words);
  key[layout.turn.word] |= static_cast<std::uint64_t>(turn) << layout.turn.shift;
  for (const Field& field : layout.of_turn[turn])
    key[field.word] |= static_cast<std::uint64_t>(row[field.slot] - field.min) << field.shift;
  return find_pair(space_, key.data());
}

std::optional<Pair> PairFinder::find(const Session& session) const {
  if (session.phase == scenario::Phase::ended) return std::nullopt;
  std::vector<std::int64_t> row = row_of(session);
  const Slot run = space_.slots.run;
  std::optional<Pair> found = find(session.turn, row);
  // How long a run led here a session does not keep; what is ahead of an offer does not depend on it.
  for (int left = 1; !found && run != kNoSlot && left <= scenario::kLongestRun; ++left) {
    row[run] = left;
    found = find(session.turn, row);
  }
  return found;
}

std::size_t best_place(const Scenario& scenario, const Space& space, const PairFinder& finder,
                       const std::vector<double>& best_win, const Session& session) {
  const std::optional<Pair> pair = finder.find(session);
  if (!pair) return 0;
  const std::vector<ReplyWorth> worths = reply_worths(scenario, space, best_win, *pair);
  const auto best =
      std::max_element(worths.begin(), worths.end(),
                       [](const ReplyWorth& one, const ReplyWorth& other) { return one.win < other.win; });
  const auto place = std::find(session.offered.begin(), session.offered.end(), best->reply);
  return place == session.offered.end() ? 0 : static_cast<std::size_t>(place - session.offered.begin());
}

} // namespace riposte::analysis
