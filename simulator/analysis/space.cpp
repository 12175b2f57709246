#include "analysis/space.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <cstring>

#include "analysis/numbering.h"
#include "analysis/ways.h"
#include "scenario/session.h"

namespace riposte::analysis {
namespace {

using scenario::Scenario;
using scenario::Target;

/// Room for `more`, a quarter at a time: doubling would leave up to half of the largest tables empty.
template <class T>
void make_room(std::vector<T>& row, std::size_t more) {
  const std::size_t needed = row.size() + more;
  if (needed > row.capacity()) row.reserve(needed + needed / 4);
}

/// The possible outcomes of one action, while they are found.
struct Found {
  struct Way {
    Outcome::Kind kind = Outcome::Kind::halt;
    std::uint32_t index = 0; // of the ending or the turn
    std::int64_t weight = 1;
    std::int32_t rule = -1;
  };
  Action::Kind kind = Action::Kind::reply;
  const Choice* choice = nullptr; // of a reply
  std::vector<Way> ways;
};

std::uint64_t hash_of(const std::uint64_t* key, std::uint32_t words) {
  std::uint64_t hash = 0;
  for (std::uint32_t i = 0; i < words; ++i) hash = mixed(hash + key[i]);
  return hash;
}

template <std::uint32_t Words>
class Explorer {
  using Key = std::array<std::uint64_t, Words>;

public:
  Explorer(const Scenario& scenario, const SpaceOptions& options, Space& space)
      : scenario_(scenario), options_(options), space_(space), ways_(ways_of(scenario, space.slots)) {
    for (const SlotRange& range : space.slots.ranges) row_.push_back(range.start);
    if (options.known == nullptr || !(options.known->space->layout == space.layout)) return;
    known_ = options.known->space;
    pair_of_known_.assign(known_->size(), kNoPair);
    shape_of_known_.assign(known_->shapes.size(), kNoPair);
  }

  Explored run() {
    begin();
    for (std::size_t next = 0; next < count_;) {
      expand(static_cast<Pair>(next++));
      if (waiting_.size() >= kTogether || next == count_) settle();
      if (count_ > options_.most_pairs) return Explored::too_many_pairs;
      if (options_.progress != nullptr && next % 4096 == 0) {
        options_.progress->done = next;
        if (options_.progress->cancelled) return Explored::cancelled;
      }
    }
    note_peak();
    return Explored::whole;
  }

private:
  // Pairs that were met wait for their numbers together, so that the memory can be asked for all of them.
  static constexpr std::size_t kTogether = 96;
  struct Waiting {
    Key key;
    std::uint64_t hash;
    std::size_t target;   // place in Space::targets
    Pair known = kNoPair; // where it was taken over
  };

  static std::uint64_t hash_of(const std::uint64_t* key) { return analysis::hash_of(key, Words); }
  const std::uint64_t* key_of(Pair pair) const { return space_.keys.data() + std::size_t{pair} * Words; }

  void begin() {
    std::int64_t total = 0;
    for (const scenario::Variant& variant : scenario_.variants) total += variant.weight;
    const auto enter_start = [&](double chance, std::size_t variant) {
      const Key key = entered(scenario_.start.index);
      space_.starts.push_back({number_of(key, hash_of(key.data()), kNoPair), chance, variant});
    };
    if (scenario_.variants.empty()) return enter_start(1, scenario::npos);
    for (std::size_t i = 0; i < scenario_.variants.size(); ++i) {
      const scenario::Variant& variant = scenario_.variants[i];
      row_[space_.slots.variant] = variant.text_number;
      for (const scenario::Change& set : variant.set) row_[set.variable] = set.value;
      enter_start(static_cast<double>(variant.weight) / static_cast<double>(total), i);
      for (const scenario::Change& set : variant.set)
        row_[set.variable] = start_of(static_cast<Slot>(set.variable));
      row_[space_.slots.variant] = start_of(space_.slots.variant);
    }
  }

  std::int64_t start_of(Slot slot) const { return space_.slots.ranges[slot].start; }

  void raise(Slot slot) {
    if (slot != kNoSlot) row_[slot] = std::min(row_[slot] + 1, space_.slots.ranges[slot].max);
  }

  /// The key of a play whose values are in the row and that enters the turn now.
  Key entered(std::size_t turn) {
    const Place& place = ways_.places[turn];
    const std::int64_t visited = place.visited == kNoSlot ? 0 : row_[place.visited];
    const std::int64_t said = place.said == kNoSlot ? 0 : row_[place.said];
    raise(place.visited);
    raise(place.said);
    Key key{};
    const Layout& layout = space_.layout;
    key[layout.turn.word] |= static_cast<std::uint64_t>(turn) << layout.turn.shift;
    for (const Field& field : layout.of_turn[turn])
      key[field.word] |= static_cast<std::uint64_t>(row_[field.slot] - field.min) << field.shift;
    if (place.visited != kNoSlot) row_[place.visited] = visited;
    if (place.said != kNoSlot) row_[place.said] = said;
    return key;
  }

  /// `known` is the same position in the space that is known, where that was found already.
  Pair number_of(const Key& key, std::uint64_t hash, Pair known) {
    const std::uint32_t number = space_.numbers.number(
        hash, count_, [&](Pair pair) { return std::memcmp(key_of(pair), key.data(), sizeof key) == 0; },
        [&](Pair pair) { return hash_of(key_of(pair)); });
    if (number != count_) return number;
    make_room(space_.keys, Words);
    space_.keys.insert(space_.keys.end(), key.begin(), key.end());
    ++count_;
    if (known_ == nullptr) return number;
    if (known == kNoPair) known = find_pair(*known_, key.data()).value_or(kNoPair);
    make_room(space_.known, 1);
    space_.known.push_back(known);
    if (known != kNoPair) pair_of_known_[known] = number;
    return number;
  }

  void settle() {
    for (const Waiting& one : waiting_)
      space_.numbers.expect_entry(one.hash, [&](Pair pair) { return key_of(pair); });
    for (const Waiting& one : waiting_) space_.targets[one.target] = number_of(one.key, one.hash, one.known);
    waiting_.clear();
  }

  /// A pair from which plays go on as they did: its row is the known one, in other numbers.
  void take_over(std::uint32_t shape, Pair known) {
    space_.shape_of.push_back(shape);
    for (const Pair to : known_->targets_of(known)) {
      make_room(space_.targets, 1);
      space_.targets.push_back(pair_of_known_[to]);
      if (pair_of_known_[to] != kNoPair) continue;
      Waiting& one = waiting_.emplace_back();
      std::memcpy(one.key.data(), known_->keys.data() + std::size_t{to} * Words, sizeof one.key);
      await(one, to);
    }
  }

  /// Of the last target so far, its key filled in.
  void await(Waiting& one, Pair known) {
    one.hash = hash_of(one.key.data());
    one.target = space_.targets.size() - 1;
    one.known = known;
    space_.numbers.expect(one.hash);
  }

  void expand(Pair pair) {
    const Layout& layout = space_.layout;
    const std::uint64_t* key = key_of(pair);
    const auto turn =
        static_cast<std::uint32_t>(key[layout.turn.word] >> layout.turn.shift & layout.turn.mask);
    make_room(space_.first_target, 1);
    make_room(space_.shape_of, 1);
    space_.first_target.push_back(static_cast<std::uint32_t>(space_.targets.size()));
    std::uint32_t* known_shape = nullptr; // which shape of this space the known one is
    if (known_ != nullptr && space_.known[pair] != kNoPair && options_.known->same[turn]) {
      known_shape = &shape_of_known_[known_->shape_of[space_.known[pair]]];
      if (*known_shape != kNoPair) return take_over(*known_shape, space_.known[pair]);
    }
    const std::vector<Field>& fields = layout.of_turn[turn];
    for (const Field& field : fields)
      row_[field.slot] = field.min + static_cast<std::int64_t>(key[field.word] >> field.shift & field.mask);
    actions_ = 0;
    signature_.assign(1, turn);
    act(ways_.places[turn]);
    space_.shape_of.push_back(shape(turn));
    if (known_shape != nullptr) *known_shape = space_.shape_of.back();
    for (const Field& field : fields) row_[field.slot] = start_of(field.slot);
  }

  void act(const Place& place) {
    for (std::size_t i = 0; i < place.choices.size(); ++i) {
      const Choice& choice = place.choices[i];
      if (choice.once && row_[choice.chosen] > 0) continue;
      if (!holds(choice.when, row_.data())) continue;
      follow(action(Action::Kind::reply, &choice, i), choice.effects, choice.chosen);
    }
    if (actions_ > 0) {
      if (!place.silence.empty())
        follow(action(Action::Kind::silence, nullptr, kSilenceMark), place.silence.front(), kNoSlot);
      return;
    }
    if (place.next.empty()) return;
    Found& found = action(Action::Kind::by_itself, nullptr, kByItselfMark);
    const Slot run = space_.slots.run;
    if (run != kNoSlot && row_[run] >= scenario::kLongestRun) return add_way(found, {});
    const std::int64_t before = run == kNoSlot ? 0 : row_[run];
    raise(run);
    pick(place.next, found);
    if (run != kNoSlot) row_[run] = before;
  }

  Found& action(Action::Kind kind, const Choice* choice, std::size_t mark) {
    if (actions_ == found_.size()) found_.emplace_back();
    Found& found = found_[actions_++];
    found.kind = kind;
    found.choice = choice;
    found.ways.clear();
    signature_.push_back(kActionMark | static_cast<std::uint32_t>(mark));
    return found;
  }

  void follow(Found& found, const Effects& effects, Slot chosen) {
    const Slots& slots = space_.slots;
    saved_.clear();
    const auto save = [&](Slot slot) {
      if (slot != kNoSlot) saved_.emplace_back(slot, row_[slot]);
    };
    for (const Slot slot : effects.changed) save(slot);
    for (const Slot slot : {chosen, slots.replies, slots.run}) save(slot);
    apply(slots, effects, chosen, row_);
    if (!take_rule(found)) pick(effects.next, found);
    for (const auto& [slot, value] : saved_) row_[slot] = value;
  }

  bool take_rule(Found& found) {
    for (std::size_t i = 0; i < ways_.rules.size(); ++i) {
      if (!holds(ways_.rules[i].when, row_.data())) continue;
      signature_.push_back(kRuleMark | static_cast<std::uint32_t>(i));
      go(found, ways_.rules[i].to, 1, static_cast<std::int32_t>(i));
      return true;
    }
    return false;
  }

  /// The pick rule of section 5, all draws followed.
  void pick(const std::vector<WayOn>& next, Found& found) {
    for (std::size_t i = 0; i < next.size(); ++i) {
      const WayOn& way = next[i];
      if (way.weight == 0 && !found.ways.empty()) continue;
      if (!holds(way.when, row_.data())) continue;
      signature_.push_back(static_cast<std::uint32_t>(i));
      go(found, way.to, std::max<std::int64_t>(way.weight, 1), -1);
      if (way.weight == 0) return;
    }
    if (found.ways.empty()) add_way(found, {});
  }

  void go(Found& found, Target to, std::int64_t weight, std::int32_t rule) {
    const auto index = static_cast<std::uint32_t>(to.index);
    if (to.kind == Target::Kind::ending) return add_way(found, {Outcome::Kind::ending, index, weight, rule});
    add_way(found, {Outcome::Kind::pair, index, weight, rule});
    Waiting& one = waiting_.emplace_back();
    one.key = entered(to.index);
    make_room(space_.targets, 1);
    space_.targets.push_back(0);
    await(one, kNoPair);
  }

  void add_way(Found& found, Found::Way way) { found.ways.push_back(way); }

  /// The shape of what was just found, by its signature: the same choices with the same ways.
  std::uint32_t shape(std::uint32_t turn) {
    std::uint64_t hash = signature_.size();
    for (const std::uint32_t part : signature_) hash = mixed(hash ^ part);
    const auto next = static_cast<std::uint32_t>(space_.shapes.size());
    const std::uint32_t number = shapes_.number(
        hash, next, [&](std::uint32_t shape) { return signatures_[shape] == signature_; },
        [&](std::uint32_t shape) { return hashes_[shape]; });
    if (number == next) {
      signatures_.push_back(signature_);
      hashes_.push_back(hash);
      add_shape(turn);
    }
    return number;
  }

  void add_shape(std::uint32_t turn) {
    Shape shape{turn, static_cast<std::uint32_t>(space_.actions.size()), static_cast<std::uint32_t>(actions_),
                0};
    double weights = 0;
    std::size_t replies = 0;
    for (std::size_t i = 0; i < actions_; ++i)
      if (found_[i].choice != nullptr) {
        weights += found_[i].choice->weight;
        ++replies;
      }
    for (std::size_t i = 0; i < actions_; ++i) {
      const Found& found = found_[i];
      Action action;
      action.kind = found.kind;
      if (found.choice != nullptr) {
        action.reply = found.choice->reply;
        action.typical = found.choice->weight / weights;
        action.random = 1 / static_cast<double>(replies);
      } else if (found.kind == Action::Kind::by_itself) {
        action.typical = action.random = 1;
      }
      action.first_outcome = static_cast<std::uint32_t>(space_.outcomes.size());
      action.outcomes = static_cast<std::uint32_t>(found.ways.size());
      std::int64_t total = 0;
      for (const Found::Way& way : found.ways) total += way.weight;
      if (found.kind == Action::Kind::silence) shape.spoken_targets = shape.targets;
      for (const Found::Way& way : found.ways) {
        const double chance = static_cast<double>(way.weight) / static_cast<double>(total);
        space_.outcomes.push_back({way.kind, way.index, chance, way.rule});
        if (way.kind == Outcome::Kind::pair) ++shape.targets;
      }
      space_.actions.push_back(action);
    }
    if (actions_ == 0 || found_[actions_ - 1].kind != Action::Kind::silence)
      shape.spoken_targets = shape.targets;
    space_.shapes.push_back(shape);
  }

  void note_peak() {
    const auto bytes = [](const auto& row) { return row.capacity() * sizeof(row[0]); };
    space_.peak_bytes = space_.numbers.bytes() + bytes(space_.keys) + bytes(space_.shape_of) +
                        bytes(space_.first_target) + bytes(space_.targets);
  }

  // Parts of a signature that are no numbers of alternatives.
  static constexpr std::uint32_t kActionMark = 0x8000'0000, kRuleMark = 0x4000'0000;
  static constexpr std::size_t kSilenceMark = 0x3FFF'FFFE, kByItselfMark = 0x3FFF'FFFF;

  const Scenario& scenario_;
  const SpaceOptions& options_;
  Space& space_;
  const Ways ways_;
  std::vector<std::int64_t> row_; // by slot; at their starts between two expansions
  std::vector<std::pair<Slot, std::int64_t>> saved_;
  std::uint32_t count_ = 0; // pairs met so far
  const Space* known_ = nullptr;
  std::vector<Pair> pair_of_known_;           // by known pair: its number here
  std::vector<std::uint32_t> shape_of_known_; // the same of shapes
  Numbering shapes_;
  std::vector<Waiting> waiting_;
  std::vector<Found> found_; // the first `actions_` of them
  std::size_t actions_ = 0;
  std::vector<std::uint32_t> signature_;
  std::vector<std::vector<std::uint32_t>> signatures_; // by shape
  std::vector<std::uint64_t> hashes_;                  // by shape
};

} // namespace

Explored explore(const Scenario& scenario, const SpaceOptions& options, Space& space) {
  space = {};
  space.slots = slots_of(scenario, options.readers);
  space.layout = layout_of(scenario, space.slots, state_by_turn(scenario, space.slots, options.readers));
  const std::uint32_t words = space.layout.words;
  if (words > kMostWords) return Explored::key_too_wide;
  // A key may have words to spare; it is compared and hashed whole.
  for (std::uint32_t wide = 1;; wide *= 2)
    if (words <= wide) {
      space.layout.words = wide;
      break;
    }
  switch (space.layout.words) {
  case 1: return Explorer<1>(scenario, options, space).run();
  case 2: return Explorer<2>(scenario, options, space).run();
  case 4: return Explorer<4>(scenario, options, space).run();
  case 8: return Explorer<8>(scenario, options, space).run();
  case 16: return Explorer<16>(scenario, options, space).run();
  default: return Explorer<32>(scenario, options, space).run();
  }
}

std::optional<Pair> find_pair(const Space& space, const std::uint64_t* key) {
  const std::uint32_t words = space.layout.words;
  return space.numbers.find(hash_of(key, words), [&](Pair pair) {
    return std::memcmp(space.keys.data() + std::size_t{pair} * words, key, words * sizeof *key) == 0;
  });
}

std::vector<std::int64_t> values_of(const Space& space, Pair pair) {
  std::vector<std::int64_t> row;
  for (const SlotRange& range : space.slots.ranges) row.push_back(range.start);
  const std::uint64_t* key = space.keys.data() + std::size_t{pair} * space.layout.words;
  for (const Field& field : space.layout.of_turn[space.turn(pair)])
    row[field.slot] = field.min + static_cast<std::int64_t>(key[field.word] >> field.shift & field.mask);
  return row;
}

} // namespace riposte::analysis
