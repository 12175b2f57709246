#include "analysis/fields.h"

#include <algorithm>
#include <bit>

#include "scenario/reads.h"
#include "scenario/session.h"

namespace riposte::analysis {
namespace {

using scenario::Alternative;
using scenario::Condition;
using scenario::Consequence;
using scenario::Instruction;
using scenario::Operation;
using scenario::Reply;
using scenario::Scenario;
using scenario::Target;
using scenario::Turn;

/// Calls `visit` for every condition that decides which replies are offered and where they lead.
template <class Visit>
void for_each_way(const Scenario& scenario, Visit visit) {
  const auto alternatives = [&](const std::vector<Alternative>& next) {
    for (const Alternative& entry : next) visit(entry.when);
  };
  for (const Turn& turn : scenario.turns) {
    alternatives(turn.next);
    if (turn.silence) alternatives(turn.silence->next);
  }
  for (const Reply& reply : scenario.replies) {
    visit(reply.when);
    alternatives(reply.consequence.next);
  }
  for (const scenario::Rule& rule : scenario.rules) visit(rule.when);
}

template <class Visit>
void for_each_reader(const Scenario& scenario, Readers readers, Visit visit) {
  if (readers == Readers::ways)
    for_each_way(scenario, visit);
  else
    scenario::for_each_condition(scenario, visit);
}

/// The slot an instruction reads, where it is one of those that are given slots as they are met.
Slot* counter_slot(Slots& slots, const Instruction& instruction) {
  const auto number = static_cast<std::size_t>(instruction.argument);
  switch (instruction.operation) {
  case Operation::visited: return &slots.visited[number];
  case Operation::chosen: return &slots.chosen[number];
  case Operation::said: return &slots.said[number];
  case Operation::replies: return &slots.replies;
  default: return nullptr;
  }
}

Slot slot_in(const Slots& slots, const Instruction& instruction) {
  if (instruction.operation == Operation::variable) return static_cast<Slot>(instruction.argument);
  if (instruction.operation == Operation::variant) return slots.variant;
  return *counter_slot(const_cast<Slots&>(slots), instruction);
}

/// Least and greatest value of the terms that are no counters, and the constant.
struct Bounds {
  std::int64_t least = 0, greatest = 0;
};

Bounds bounds_without_counters(const Slots& slots, const LinearForm& form) {
  Bounds bounds{form.constant, form.constant};
  for (const LinearForm::Term& term : form.terms) {
    const SlotRange& range = slots.ranges[term.slot];
    if (range.counter) continue;
    bounds.least += term.times * (term.times > 0 ? range.min : range.max);
    bounds.greatest += term.times * (term.times > 0 ? range.max : range.min);
  }
  return bounds;
}

/// Raises the cap of each counter of the form to where the form's sign no longer depends on anything else.
void raise_caps(Slots& slots, const LinearForm& form) {
  int rising = 0, falling = 0;
  for (const LinearForm::Term& term : form.terms)
    if (slots.ranges[term.slot].counter) ++(term.times > 0 ? rising : falling);
  const Bounds rest = bounds_without_counters(slots, form);
  for (const LinearForm::Term& term : form.terms) {
    SlotRange& range = slots.ranges[term.slot];
    if (!range.counter) continue;
    std::int64_t enough = kUncapped;
    if (rising == 0 || falling == 0) {
      // The other counters push the same way, so that the form is decided at the latest without them: once it
      // is past zero, or already at zero where that is on the same side.
      const bool rises = term.times > 0;
      const bool zero_decides =
          rises ? form.comparison == Operation::greater_equal || form.comparison == Operation::less
                : form.comparison == Operation::greater || form.comparison == Operation::less_equal;
      const std::int64_t against = (rises ? -rest.least : rest.greatest) + (zero_decides ? 0 : 1);
      const std::int64_t step = std::abs(term.times);
      enough = against <= 0 ? 0 : std::min((against + step - 1) / step, kUncapped);
    }
    range.max = std::max(range.max, enough);
  }
}

Slot new_counter(Slots& slots) {
  slots.ranges.push_back({0, 0, 0, true});
  return static_cast<Slot>(slots.ranges.size() - 1);
}

/// Calls `visit(target)` for each turn that the alternatives may lead to.
template <class Visit>
void for_each_turn_of(const std::vector<Alternative>& next, Visit visit) {
  for (const Alternative& entry : next)
    if (entry.to.kind == Target::Kind::turn) visit(entry.to.index);
}

/// Calls `visit(consequence, reply)` for each reply of the turn and its silence (reply kNoSlot).
template <class Visit>
void for_each_consequence(const Scenario& scenario, const Turn& turn, Visit visit) {
  for (std::size_t i = 0; i < turn.reply_count; ++i)
    visit(scenario.reply_of(turn, i).consequence, turn.first_reply + i);
  if (turn.silence) visit(*turn.silence, scenario::npos);
}

/// Turns whose chain of `next`s may be cut by the longest run: those before, in and behind a circle of turns
/// that go on by themselves, or all where a straight chain is long enough.
class Runs {
public:
  explicit Runs(const Scenario& scenario) : scenario_(scenario), mark_(scenario.turns.size()) {
    for (std::size_t turn = 0; turn < scenario.turns.size(); ++turn) walk(turn);
  }

  std::vector<bool> counted() const {
    const std::size_t count = scenario_.turns.size();
    std::vector<bool> counted(count, longest_ >= scenario::kLongestRun);
    if (!counted.empty() && counted[0]) return counted;
    for (std::size_t turn = 0; turn < count; ++turn)
      if (circular_[turn]) counted[turn] = true;
    spread(counted, true);
    std::vector<bool> before(count);
    for (std::size_t turn = 0; turn < count; ++turn) before[turn] = circular_[turn];
    spread(before, false);
    for (std::size_t turn = 0; turn < count; ++turn) counted[turn] = counted[turn] || before[turn];
    return counted;
  }

  bool any() const {
    return longest_ >= scenario::kLongestRun ||
           std::find(circular_.begin(), circular_.end(), true) != circular_.end();
  }

private:
  enum class Mark : char { fresh, open, done };

  template <class Visit>
  void ways(std::size_t turn, Visit visit) const {
    for_each_turn_of(scenario_.turns[turn].next, visit);
  }

  // Depth first without recursion: a chain may be as long as the talk.
  void walk(std::size_t from) {
    if (circular_.empty()) {
      circular_.resize(mark_.size());
      length_.resize(mark_.size());
    }
    if (mark_[from] != Mark::fresh) return;
    struct Place {
      std::size_t turn;
      std::vector<std::size_t> left;
    };
    std::vector<Place> path;
    const auto open = [&](std::size_t turn) {
      mark_[turn] = Mark::open;
      path.push_back({turn, {}});
      ways(turn, [&](std::size_t to) { path.back().left.push_back(to); });
    };
    open(from);
    while (!path.empty()) {
      if (path.back().left.empty()) {
        const std::size_t turn = path.back().turn;
        mark_[turn] = Mark::done;
        longest_ = std::max(longest_, length_[turn]);
        path.pop_back();
        if (!path.empty()) length_[path.back().turn] = std::max(length_[path.back().turn], length_[turn] + 1);
        continue;
      }
      const std::size_t to = path.back().left.back();
      path.back().left.pop_back();
      if (mark_[to] == Mark::fresh) {
        open(to);
      } else if (mark_[to] == Mark::open) {
        for (auto place = path.rbegin(); place != path.rend(); ++place) {
          circular_[place->turn] = true;
          if (place->turn == to) break;
        }
      } else {
        length_[path.back().turn] = std::max(length_[path.back().turn], length_[to] + 1);
      }
    }
  }

  /// Adds what is reached from the marked turns (forward), or reaches them.
  void spread(std::vector<bool>& marked, bool forward) const {
    for (bool more = true; more;) {
      more = false;
      for (std::size_t turn = 0; turn < marked.size(); ++turn)
        ways(turn, [&](std::size_t to) {
          const std::size_t source = forward ? turn : to, sink = forward ? to : turn;
          if (marked[source] && !marked[sink]) marked[sink] = more = true;
        });
    }
  }

  const Scenario& scenario_;
  std::vector<Mark> mark_;
  std::vector<bool> circular_;
  std::vector<int> length_; // of the longest chain from here, circles left out
  int longest_ = 0;
};

/// Which slots can still be read from a turn on, and which may differ there, to a fixed point each.
class Flow {
public:
  Flow(const Scenario& scenario, const Slots& slots, Readers readers)
      : scenario_(scenario), slots_(slots), readers_(readers),
        live_(scenario.turns.size(), SlotSet(slots.ranges.size())), varied_(live_),
        rules_read_(slots.ranges.size()) {
    for (const scenario::Rule& rule : scenario.rules) read(rule.when, rules_read_);
  }

  std::vector<SlotSet> state() {
    find_live();
    find_varied();
    for (std::size_t turn = 0; turn < live_.size(); ++turn) live_[turn].keep_common(varied_[turn]);
    if (slots_.run != kNoSlot) {
      const std::vector<bool> counted = Runs(scenario_).counted();
      for (std::size_t turn = 0; turn < live_.size(); ++turn)
        if (counted[turn]) live_[turn].add(slots_.run);
    }
    return std::move(live_);
  }

private:
  void read(const Condition& condition, SlotSet& into) const {
    for (const Slot slot : slots_read(guard_in(slots_, condition))) into.add(slot);
  }

  bool with_lines() const { return readers_ == Readers::ways_and_lines; }

  void behind(const std::vector<Alternative>& next, SlotSet& into) const {
    for (const Alternative& entry : next) read(entry.when, into);
    for_each_turn_of(next, [&](std::size_t to) { into.add_all(live_[to]); });
  }

  void find_live() {
    std::vector<SlotSet> own(live_.size(), SlotSet(slots_.ranges.size()));
    for (std::size_t turn = 0; turn < own.size(); ++turn) read_by_turn(scenario_.turns[turn], own[turn]);
    for (bool more = true; more;) {
      more = false;
      SlotSet rules = rules_read_;
      for (const scenario::Rule& rule : scenario_.rules)
        if (rule.to.kind == Target::Kind::turn) rules.add_all(live_[rule.to.index]);
      for (std::size_t turn = live_.size(); turn-- > 0;) {
        SlotSet live = own[turn];
        behind(scenario_.turns[turn].next, live);
        for_each_consequence(scenario_, scenario_.turns[turn], [&](const Consequence& c, std::size_t) {
          SlotSet after = rules;
          behind(c.next, after);
          if (with_lines() && c.reaction) read(c.reaction->when, after);
          for (const scenario::Change& set : c.set) after.remove(static_cast<Slot>(set.variable));
          live.add_all(after);
        });
        more = live_[turn].add_all(live) || more;
      }
    }
  }

  void read_by_turn(const Turn& turn, SlotSet& into) const {
    for (std::size_t i = 0; i < turn.reply_count; ++i) {
      const Reply& reply = scenario_.reply_of(turn, i);
      read(reply.when, into);
      if (reply.once) into.add(slots_.chosen[turn.first_reply + i]);
    }
    if (!with_lines()) return;
    for (const scenario::Line& line : turn.says) read(line.when, into);
    if (turn.objection)
      for (const scenario::Cause& cause : turn.objection->causes) read(cause.when, into);
  }

  void find_varied() {
    enter(scenario_.start.index, first());
    for (bool more = true; more;) {
      more = false;
      SlotSet anywhere(slots_.ranges.size()); // after some reply, where a rule may take over
      for (std::size_t turn = 0; turn < varied_.size(); ++turn) {
        if (!entered_[turn]) continue;
        for_each_turn_of(scenario_.turns[turn].next,
                         [&](std::size_t to) { more = enter(to, varied_[turn]) || more; });
        for_each_consequence(scenario_, scenario_.turns[turn], [&](const Consequence& c, std::size_t reply) {
          SlotSet after = varied_[turn];
          for (const auto* changes : {&c.set, &c.add})
            for (const scenario::Change& change : *changes) after.add(static_cast<Slot>(change.variable));
          if (slots_.replies != kNoSlot) after.add(slots_.replies);
          if (reply != scenario::npos && slots_.chosen[reply] != kNoSlot) after.add(slots_.chosen[reply]);
          for_each_turn_of(c.next, [&](std::size_t to) { more = enter(to, after) || more; });
          anywhere.add_all(after);
        });
      }
      for (const scenario::Rule& rule : scenario_.rules)
        if (rule.to.kind == Target::Kind::turn) more = enter(rule.to.index, anywhere) || more;
    }
  }

  SlotSet first() {
    entered_.resize(varied_.size());
    SlotSet varied(slots_.ranges.size());
    for (const scenario::Variant& variant : scenario_.variants)
      for (const scenario::Change& set : variant.set)
        if (set.value != scenario_.variables[set.variable].start) varied.add(static_cast<Slot>(set.variable));
    varied.add(slots_.variant);
    return varied;
  }

  bool enter(std::size_t turn, SlotSet varied) {
    if (slots_.visited[turn] != kNoSlot) varied.add(slots_.visited[turn]);
    if (const auto& objection = scenario_.turns[turn].objection)
      if (slots_.said[objection->number] != kNoSlot) varied.add(slots_.said[objection->number]);
    const bool first_time = !entered_[turn];
    entered_[turn] = true;
    return varied_[turn].add_all(varied) || first_time;
  }

  const Scenario& scenario_;
  const Slots& slots_;
  const Readers readers_;
  std::vector<SlotSet> live_, varied_;
  std::vector<bool> entered_;
  SlotSet rules_read_;
};

} // namespace

bool SlotSet::add_all(const SlotSet& others) {
  bool more = false;
  for (std::size_t i = 0; i < words_.size(); ++i) {
    more = more || (others.words_[i] & ~words_[i]) != 0;
    words_[i] |= others.words_[i];
  }
  return more;
}

void SlotSet::keep_common(const SlotSet& others) {
  for (std::size_t i = 0; i < words_.size(); ++i) words_[i] &= others.words_[i];
}

Guard guard_in(const Slots& slots, const Condition& condition) {
  return guard_of(condition, [&](const Instruction& instruction) { return slot_in(slots, instruction); });
}

Slots slots_of(const Scenario& scenario, Readers readers) {
  Slots slots;
  for (const scenario::Variable& variable : scenario.variables)
    slots.ranges.push_back({variable.start, variable.min, variable.max});
  std::int64_t largest_text = 0;
  for (const scenario::Variant& variant : scenario.variants)
    largest_text = std::max(largest_text, variant.text_number);
  slots.variant = static_cast<Slot>(slots.ranges.size());
  slots.ranges.push_back({0, 0, largest_text});
  slots.visited.assign(scenario.turns.size(), kNoSlot);
  slots.chosen.assign(scenario.replies.size(), kNoSlot);
  slots.said.assign(scenario.said.size(), kNoSlot);

  for_each_reader(scenario, readers, [&](const Condition& condition) {
    for (const Instruction& instruction : condition.code)
      if (Slot* slot = counter_slot(slots, instruction); slot != nullptr && *slot == kNoSlot)
        *slot = new_counter(slots);
  });
  for (std::size_t reply = 0; reply < scenario.replies.size(); ++reply) {
    if (!scenario.replies[reply].once) continue;
    if (slots.chosen[reply] == kNoSlot) slots.chosen[reply] = new_counter(slots);
    slots.ranges[slots.chosen[reply]].max = 1;
  }
  for_each_reader(scenario, readers, [&](const Condition& condition) {
    const SlotOf slot_of = [&](const Instruction& instruction) { return slot_in(slots, instruction); };
    for (const LinearForm& form : comparisons_of(condition, slot_of)) raise_caps(slots, form);
  });
  if (Runs(scenario).any()) {
    slots.run = static_cast<Slot>(slots.ranges.size());
    slots.ranges.push_back({0, 0, scenario::kLongestRun});
  }
  return slots;
}

std::vector<SlotSet> state_by_turn(const Scenario& scenario, const Slots& slots, Readers readers) {
  return Flow(scenario, slots, readers).state();
}

Layout layout_of(const Scenario& scenario, const Slots& slots, const std::vector<SlotSet>& state_by_turn) {
  Layout layout;
  std::uint32_t used = 0; // bits of the last word
  const auto place = [&](Slot slot, std::int64_t min, std::uint64_t values) {
    const auto bits = static_cast<std::uint32_t>(std::bit_width(values - 1));
    if (used + bits > 64) {
      ++layout.words;
      used = 0;
    }
    const Field field{slot, layout.words - 1, used % 64, bits == 0 ? 0 : ~std::uint64_t{0} >> (64 - bits),
                      min};
    used += bits;
    layout.bits += bits;
    return field;
  };
  layout.turn = place(kNoSlot, 0, scenario.turns.size());
  SlotSet anywhere(slots.ranges.size());
  for (const SlotSet& state : state_by_turn) anywhere.add_all(state);
  layout.fields.resize(slots.ranges.size());
  for (Slot slot = 0; slot < slots.ranges.size(); ++slot) {
    const SlotRange& range = slots.ranges[slot];
    if (!anywhere.has(slot)) continue;
    layout.fields[slot] = place(slot, range.min, static_cast<std::uint64_t>(range.max - range.min) + 1);
  }
  for (const SlotSet& state : state_by_turn) {
    std::vector<Field>& fields = layout.of_turn.emplace_back();
    std::vector<std::uint64_t>& mask = layout.mask_of_turn.emplace_back(layout.words);
    for (const Field& field : layout.fields) {
      if (field.mask == 0 || !state.has(field.slot)) continue;
      fields.push_back(field);
      mask[field.word] |= field.mask << field.shift;
    }
  }
  return layout;
}

} // namespace riposte::analysis
