// What a position of a talk consists of: a row of values by slot, packed into words of which only what can
// still matter is kept.
//
// A slot holds a state variable, the variant, the count of replies, or a count of visits, choices or
// objections. In a turn a slot is part of the state where two things hold: some condition of a reply, a
// `next` or a rule can still read it from there (live), and plays can come there with different values of it
// (varied). Everything else stands at its value of the beginning, so that positions that nothing can tell
// apart are one.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "analysis/guards.h"
#include "scenario/model.h"

namespace riposte::analysis {

inline constexpr Slot kNoSlot = static_cast<Slot>(-1);

struct SlotRange {
  std::int64_t start = 0, min = 0, max = 0;
  bool counter = false; // rises only, and is not followed past `max`
  friend bool operator==(const SlotRange&, const SlotRange&) = default;
};

/// Whose conditions belong to the state. Lines can't change how a play goes; they are what a trainee sees of
/// it.
enum class Readers { ways, ways_and_lines };

/// Every slot of a scenario, whether it is part of the state or not. Numbers below `variables` are those of
/// the scenario's variables.
struct Slots {
  std::vector<SlotRange> ranges;
  Slot variant = 0;                        // holds the text number of the variant's id
  Slot replies = kNoSlot;                  // kNoSlot here and below: nothing reads it
  Slot run = kNoSlot;                      // turns in a row left by their own `next`
  std::vector<Slot> visited, chosen, said; // by turn, reply, Scenario::said
};

Guard guard_in(const Slots& slots, const scenario::Condition& condition);

/// Counts are followed as far as the largest value that some comparison can tell from a larger one; where a
/// count has a sign of its own in a comparison with others, there is no such value, and kUncapped stands.
inline constexpr std::int64_t kUncapped = (std::int64_t{1} << 31) - 1;

Slots slots_of(const scenario::Scenario& scenario, Readers readers);

class SlotSet {
public:
  explicit SlotSet(std::size_t slots) : words_((slots + 63) / 64) {}
  bool has(Slot slot) const { return (words_[slot / 64] >> (slot % 64) & 1u) != 0; }
  void add(Slot slot) { words_[slot / 64] |= std::uint64_t{1} << (slot % 64); }
  void remove(Slot slot) { words_[slot / 64] &= ~(std::uint64_t{1} << (slot % 64)); }
  /// True where something was added.
  bool add_all(const SlotSet& others);
  void keep_common(const SlotSet& others);

private:
  std::vector<std::uint64_t> words_;
};

/// For each turn, the slots that are part of the state of a play that has just entered it.
std::vector<SlotSet> state_by_turn(const scenario::Scenario& scenario, const Slots& slots, Readers readers);

/// Where a slot lies in a packed position.
struct Field {
  Slot slot = 0;
  std::uint32_t word = 0, shift = 0;
  std::uint64_t mask = 0; // of the value, before the shift
  std::int64_t min = 0;
  friend bool operator==(const Field&, const Field&) = default;
};

/// All fields of a scenario side by side; no field is divided between two words, and each is as wide as its
/// range, so that nothing can wrap. The turn is a field as well.
struct Layout {
  std::vector<Field> fields; // by slot; mask 0 where the slot is never part of a state
  Field turn;
  std::uint32_t words = 1;
  std::vector<std::vector<Field>> of_turn;              // the fields of each turn's state
  std::vector<std::vector<std::uint64_t>> mask_of_turn; // the same as bits, `words` of them
  std::uint32_t bits = 0;                               // in all
  friend bool operator==(const Layout&, const Layout&) = default;
};

Layout layout_of(const scenario::Scenario& scenario, const Slots& slots,
                 const std::vector<SlotSet>& state_by_turn);

} // namespace riposte::analysis
