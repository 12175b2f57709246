#include "analysis/intervals.h"

#include <algorithm>
#include <cassert>
#include <numeric>

#include "analysis/box_moves.h"
#include "analysis/box_walk.h"

namespace riposte::analysis {
namespace {

using scenario::Scenario;
using scenario::Target;
using Node = scenario::lint::Graph::Node;

constexpr std::size_t kMostGroups = 16; // of variants, each followed by itself
constexpr int kPlainRounds = 4;         // a loop may raise a quantity so often before it is widened,
constexpr int kStepRounds = 8;          // and so often from one step to the next; then to its bounds
constexpr int kNarrowings = 2;
constexpr std::size_t kWalksATurn = 64; // in one component; then everything that grows goes to its bounds

/// Turns so that, loops aside, each comes after all that lead to it; a component's turns stand together.
std::vector<std::size_t> order_of(const Ways& ways, std::size_t start) {
  struct Visit {
    Node node;
    std::size_t way;
  };
  const scenario::lint::Graph& graph = ways.graph;
  std::vector<bool> seen(graph.nodes);
  std::vector<std::size_t> order;
  std::vector<Visit> visits{{static_cast<Node>(start), graph.first[start]}}; // in place of the call stack
  seen[start] = true;
  while (!visits.empty()) {
    const auto [node, way] = visits.back();
    if (way == graph.first[node + 1]) {
      if (graph.is_turn(node)) order.push_back(node);
      visits.pop_back();
      continue;
    }
    ++visits.back().way;
    const Node next = graph.to[way];
    if (seen[next]) continue;
    seen[next] = true;
    visits.push_back({next, graph.first[next]});
  }
  std::reverse(order.begin(), order.end());
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
    return ways.components.of[a] > ways.components.of[b];
  });
  return order;
}

/// The fixed point for some of the variants; component by component, so that what is sharpened in one is
/// sharp in all that follow.
class Solver {
public:
  Solver(const BoxMoves& moves, const Ways& ways, const std::vector<std::size_t>& order, bool within_limit,
         Sightings& sightings)
      : moves_(moves), ways_(ways), order_(order), within_limit_(within_limit), sightings_(sightings) {
    const std::size_t turns = moves.places.size();
    position_.resize(turns);
    for (std::size_t i = 0; i < order.size(); ++i) position_[order[i]] = i;
    outside_.resize(turns);
    inside_.resize(turns);
    incoming_.resize(turns);
    rounds_.resize(turns);
    dirty_.resize(turns);
    endings_.resize(moves.scenario->endings.size());
  }

  void solve(const Box& start) {
    const std::size_t first = moves_.scenario->start.index;
    outside_[first] = entered(moves_, first, start, within_limit_);
    for (std::size_t begin = 0; begin < order_.size();) {
      std::size_t end = begin + 1;
      while (end < order_.size() && ways_.components.of[order_[end]] == ways_.components.of[order_[begin]])
        ++end;
      begin_ = begin;
      end_ = end;
      for (std::size_t at = begin; at < end; ++at) inside_[order_[at]] = outside_[order_[at]];
      if (ways_.circular[order_[begin]]) {
        ascend();
        for (int i = 0; i < kNarrowings; ++i) narrow();
      }
      pass_on();
      begin = end;
    }
  }

  const std::optional<Box>& at(std::size_t turn) const { return inside_[turn]; }
  bool ends_at(std::size_t ending) const { return endings_[ending]; }

  /// By turn: whether an ending can be reached from it.
  std::vector<bool> can_end() const {
    std::vector<std::vector<std::uint32_t>> from(inside_.size());
    for (const auto& [turn, next] : steps_) from[next].push_back(turn);
    std::vector<bool> ends(inside_.size());
    std::vector<std::uint32_t> waiting;
    const auto mark = [&](std::uint32_t turn) {
      if (!ends[turn]) waiting.push_back(turn);
      ends[turn] = true;
    };
    for (const std::uint32_t turn : last_) mark(turn);
    while (!waiting.empty()) {
      const std::uint32_t turn = waiting.back();
      waiting.pop_back();
      for (const std::uint32_t before : from[turn]) mark(before);
    }
    return ends;
  }

private:
  bool here(std::size_t position) const { return begin_ <= position && position < end_; }

  void walk(std::size_t turn, const Box& box, const Arrive& arrive, Sightings* sightings = nullptr) {
    walk_turn(moves_, turn, box, within_limit_, arrive, sightings);
  }

  void ascend() {
    std::size_t walks_left = kWalksATurn * (end_ - begin_);
    for (std::size_t at = begin_; at < end_; ++at) dirty_[order_[at]] = inside_[order_[at]].has_value();
    for (bool again = true; again;) {
      again = false;
      for (std::size_t at = begin_; at < end_; ++at) {
        const std::size_t turn = order_[at];
        if (!dirty_[turn]) continue;
        dirty_[turn] = false;
        again = true;
        if (walks_left > 0) --walks_left;
        const Box box = *inside_[turn]; // a turn may lead to itself
        walk(turn, box, [&](Target to, const Box& next) {
          if (to.kind == Target::Kind::turn && here(position_[to.index]))
            grow(to.index, next, position_[to.index] <= at, walks_left == 0);
        });
      }
    }
  }

  // Every loop has a way that leads back in the order: to widen there is enough for an end.
  void grow(std::size_t turn, const Box& by, bool back, bool to_bounds) {
    std::optional<Box>& box = inside_[turn];
    if (!box) {
      box = by;
      dirty_[turn] = true;
      return;
    }
    if (back && rounds_[turn].empty()) rounds_[turn].resize(by.size());
    for (std::size_t slot = 0; slot < by.size(); ++slot) {
      Interval& value = (*box)[slot];
      const Interval grown = hull(value, by[slot]);
      if (grown == value) continue;
      dirty_[turn] = true;
      int rounds = kPlainRounds;
      if (back) rounds = ++rounds_[turn][slot];
      if (to_bounds) rounds = kPlainRounds + kStepRounds + 1;
      value = rounds <= kPlainRounds ? grown : widened(slot, value, grown, rounds);
      if (rounds > kPlainRounds + kStepRounds && back) --rounds_[turn][slot]; // stays where it is
    }
  }

  Interval widened(std::size_t slot, const Interval& old, Interval grown, int rounds) const {
    const std::vector<std::int64_t>& steps = moves_.steps[slot];
    const bool stepwise = rounds <= kPlainRounds + kStepRounds;
    Interval to = moves_.bounds[slot];
    if (stepwise) {
      const auto up = std::lower_bound(steps.begin(), steps.end(), grown.high);
      if (up != steps.end()) to.high = std::min(to.high, *up);
      const auto down = std::upper_bound(steps.begin(), steps.end(), grown.low);
      if (down != steps.begin()) to.low = std::max(to.low, *std::prev(down));
    }
    // No value lies outside its bounds; the end of the rounds does not rest on it.
    if (grown.high > old.high) grown.high = grown.high <= to.high ? to.high : kUnbounded;
    if (grown.low < old.low) grown.low = grown.low >= to.low ? to.low : -kUnbounded;
    return grown;
  }

  // What comes into a turn from boxes that hold every play holds every play, too: the smaller ones are kept.
  void narrow() {
    for (std::size_t at = begin_; at < end_; ++at) incoming_[order_[at]] = outside_[order_[at]];
    const auto collect = [&](std::size_t at, bool back) {
      const std::size_t turn = order_[at];
      if (!inside_[turn]) return;
      walk(turn, *inside_[turn], [&](Target to, const Box& next) {
        if (to.kind != Target::Kind::turn || !here(position_[to.index])) return;
        if ((position_[to.index] <= at) == back)
          incoming_[to.index] = joined(std::move(incoming_[to.index]), next);
      });
    };
    for (std::size_t at = begin_; at < end_; ++at) collect(at, true);
    for (std::size_t at = begin_; at < end_; ++at) {
      const std::size_t turn = order_[at];
      std::optional<Box>& box = inside_[turn];
      for (std::size_t slot = 0; box && incoming_[turn] && slot < box->size(); ++slot) {
        const std::optional<Interval> both = meet((*box)[slot], (*incoming_[turn])[slot]);
        if (both)
          (*box)[slot] = *both;
        else
          incoming_[turn].reset();
      }
      if (!incoming_[turn]) box.reset();
      collect(at, false);
    }
  }

  void pass_on() {
    for (std::size_t at = begin_; at < end_; ++at) {
      const std::size_t turn = order_[at];
      outside_[turn].reset();
      incoming_[turn].reset();
      if (!inside_[turn]) continue;
      walk(
          turn, *inside_[turn],
          [&](Target to, const Box& next) {
            if (to.kind == Target::Kind::ending) {
              endings_[to.index] = true;
              last_.push_back(static_cast<std::uint32_t>(turn));
              return;
            }
            steps_.emplace_back(static_cast<std::uint32_t>(turn), static_cast<std::uint32_t>(to.index));
            if (here(position_[to.index])) return;
            assert(position_[to.index] >= end_);
            outside_[to.index] = joined(std::move(outside_[to.index]), next);
          },
          &sightings_);
    }
  }

  const BoxMoves& moves_;
  const Ways& ways_;
  const std::vector<std::size_t>& order_;
  bool within_limit_;
  Sightings& sightings_;
  std::vector<std::size_t> position_;                           // by turn: place in the order
  std::vector<std::optional<Box>> outside_, inside_, incoming_; // by turn: from earlier components; in all
  std::vector<std::vector<std::uint8_t>> rounds_; // by turn and slot: how often a way back raised it
  std::vector<bool> dirty_;                       // by turn: its box grew since it was walked
  std::size_t begin_ = 0, end_ = 0;               // of the component at work, in the order
  std::vector<bool> endings_;
  std::vector<std::pair<std::uint32_t, std::uint32_t>> steps_; // from turn to turn
  std::vector<std::uint32_t> last_;                            // turns that lead to an ending
};

/// The values at the start of a play, before the first turn is entered.
Box start_box(const BoxMoves& moves, const std::vector<std::size_t>& variants) {
  const Scenario& scenario = *moves.scenario;
  Box plain(moves.bounds.size(), Interval{0, 0});
  const auto put = [&](Box& box, std::size_t variable, std::int64_t value) {
    if (const auto slot = moves.variable_slots[variable]) box[*slot] = {value, value};
  };
  for (std::size_t i = 0; i < scenario.variables.size(); ++i) put(plain, i, scenario.variables[i].start);
  std::optional<Box> all;
  for (const std::size_t variant : variants) {
    Box box = plain;
    const std::int64_t text = scenario.variants[variant].text_number;
    box[BoxMoves::kVariantSlot] = {text, text};
    for (const scenario::Change& set : scenario.variants[variant].set) put(box, set.variable, set.value);
    all = joined(std::move(all), box);
  }
  if (all) return std::move(*all);
  plain[BoxMoves::kVariantSlot] = moves.bounds[BoxMoves::kVariantSlot];
  return plain;
}

/// Each variant by itself, since none turns into another in a play; many of them in groups.
std::vector<std::vector<std::size_t>> groups_of(std::size_t variants) {
  std::vector<std::vector<std::size_t>> groups(std::clamp<std::size_t>(variants, 1, kMostGroups));
  for (std::size_t i = 0; i < variants; ++i) groups[i * groups.size() / variants].push_back(i);
  return groups;
}

void merge(const Solver& solved, const std::vector<std::size_t>& variants, Intervals& out) {
  const auto add = [&](std::vector<std::size_t>& to) {
    to.insert(to.end(), variants.begin(), variants.end());
  };
  const std::vector<bool> can_end = solved.can_end();
  for (std::size_t i = 0; i < out.turns.size(); ++i) {
    const std::optional<Box>& box = solved.at(i);
    if (!box) continue;
    TurnIntervals& turn = out.turns[i];
    const Box values(box->begin() + 1, box->end()); // the variant stands by itself
    if (turn.reachable)
      extend(turn.values, values);
    else
      turn.values = values;
    turn.reachable = true;
    turn.can_end = turn.can_end || can_end[i];
    add(turn.variants);
    if (!can_end[i]) add(turn.endless_variants);
  }
  for (std::size_t i = 0; i < out.endings.size(); ++i) {
    if (!solved.ends_at(i)) continue;
    out.endings[i].reachable = true;
    add(out.endings[i].variants);
  }
}

Verdict verdict(bool held, bool failed) {
  if (held) return failed ? Verdict::sometimes : Verdict::always;
  return failed ? Verdict::never : Verdict::not_asked;
}

} // namespace

Intervals intervals_of(const Scenario& scenario, const IntervalOptions& options) {
  const std::size_t turns = scenario.turns.size();
  const Ways ways = ways_of(scenario);
  const BoxMoves moves = box_moves_of(scenario, ways, options.most_values / std::max<std::size_t>(turns, 1));
  const std::vector<std::size_t> order = order_of(ways, scenario.start.index);
  Sightings sightings{std::vector<Shown>(moves.tests.size()), std::vector<bool>(scenario.replies.size()),
                      std::vector<bool>(turns)};
  Intervals out;
  out.quantities = moves.quantities;
  out.turns.resize(turns);
  out.endings.resize(scenario.endings.size());
  for (std::size_t i = 0; i < turns; ++i) {
    out.turns[i].linked = ways.linked[i];
    out.turns[i].leads_on = ways.leads_on[i];
  }
  for (std::size_t i = 0; i < out.endings.size(); ++i) out.endings[i].linked = ways.linked[turns + i];
  for (const std::vector<std::size_t>& variants : groups_of(scenario.variants.size())) {
    Solver solver(moves, ways, order, options.within_limit, sightings);
    solver.solve(start_box(moves, variants));
    merge(solver, variants, out);
  }
  out.offered = sightings.offered;
  for (std::size_t i = 0; i < turns; ++i) out.turns[i].can_lock = sightings.can_lock[i];
  for (std::size_t i = 0; i < moves.conditions.size(); ++i) {
    const Shown& shown = sightings.conditions[i];
    out.conditions.push_back({moves.conditions[i], verdict(shown.asked_true, shown.asked_false),
                              verdict(shown.alone_true, shown.alone_false)});
  }
  return out;
}

} // namespace riposte::analysis
