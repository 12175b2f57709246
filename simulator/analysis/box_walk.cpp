#include "analysis/box_walk.h"

#include <algorithm>

namespace riposte::analysis {
namespace {

using Test = BoxMoves::Test;

void raise(Box& box, std::optional<std::size_t> slot) {
  if (slot) box[*slot] = box[*slot] + Interval{1, 1};
}

std::optional<Box> with(const Box& box, std::size_t slot, const Interval& only) {
  const std::optional<Interval> left = meet(box[slot], only);
  if (!left) return std::nullopt;
  std::optional<Box> part = box;
  (*part)[slot] = *left;
  return part;
}

class Walk {
public:
  Walk(const BoxMoves& moves, std::size_t turn, bool within_limit, const Arrive& arrive, Sightings* sightings)
      : moves_(moves), turn_(turn), within_limit_(within_limit), arrive_(arrive), sightings_(sightings) {}

  void leave(const Box& box) {
    const BoxMoves::Place& place = moves_.places[turn_];
    for (const Test line : place.says) saw(line, box, box);
    hear_causes(place, box);
    std::optional<Box> answered;         // some reply is available
    std::optional<Box> unanswered = box; // none is
    for (const BoxMoves::Offer& offer : place.offers) {
      const std::optional<Box> available = take(offer, box);
      answered = joined(std::move(answered), available);
      if (unanswered) unanswered = without(offer, *unanswered);
    }
    if (place.silence && answered) follow(*place.silence, std::move(*answered));
    if (unanswered) pick(place.next, *unanswered);
  }

private:
  std::optional<Box> where(Test test, bool wanted, const Box& box) const {
    if (test != BoxMoves::kAlways) return moves_.tests[test].where(wanted, box);
    return wanted ? std::optional(box) : std::nullopt;
  }

  void saw(Test test, const std::optional<Box>& asked, const Box& alone) {
    if (sightings_ == nullptr || test == BoxMoves::kAlways) return;
    Shown& shown = sightings_->conditions[test];
    if (asked) {
      shown.asked_true = shown.asked_true || where(test, true, *asked);
      shown.asked_false = shown.asked_false || where(test, false, *asked);
    }
    shown.alone_true = shown.alone_true || where(test, true, alone);
    shown.alone_false = shown.alone_false || where(test, false, alone);
  }

  void hear_causes(const BoxMoves::Place& place, const Box& box) {
    if (sightings_ == nullptr) return; // causes change nothing
    std::optional<Box> open = box;
    for (const Test cause : place.causes) {
      saw(cause, open, box);
      if (open) open = where(cause, false, *open);
    }
  }

  // The box in which the reply is available.
  std::optional<Box> take(const BoxMoves::Offer& offer, const Box& box) {
    const std::optional<Box> fresh = offer.once && offer.count ? with(box, *offer.count, {0, 0}) : box;
    if (!fresh) return std::nullopt;
    saw(offer.when, fresh, *fresh);
    std::optional<Box> available = where(offer.when, true, *fresh);
    if (!available) return std::nullopt;
    if (sightings_ != nullptr) sightings_->offered[offer.reply] = true;
    Box after = *available;
    raise(after, offer.count);
    follow(offer.effects, std::move(after));
    return available;
  }

  std::optional<Box> without(const BoxMoves::Offer& offer, const Box& box) const {
    if (!offer.once) return where(offer.when, false, box);
    if (!offer.count) return box; // it may have been used up: nobody counts
    const std::optional<Box> fresh = with(box, *offer.count, {0, 0});
    return joined(with(box, *offer.count, {1, kUnbounded}),
                  fresh ? where(offer.when, false, *fresh) : std::nullopt);
  }

  void change(const scenario::Consequence& consequence, Box& box) const {
    const auto slot = [&](const scenario::Change& change) { return moves_.variable_slots[change.variable]; };
    for (const scenario::Change& c : consequence.set)
      if (const auto at = slot(c)) box[*at] = {c.value, c.value};
    for (const scenario::Change& c : consequence.add)
      if (const auto at = slot(c)) box[*at] = box[*at] + Interval{c.value, c.value};
    for (const auto* changes : {&consequence.set, &consequence.add})
      for (const scenario::Change& c : *changes) {
        const auto at = slot(c);
        if (!at) continue;
        const Interval& bounds = moves_.bounds[*at];
        Interval& value = box[*at];
        value = {std::clamp(value.low, bounds.low, bounds.high),
                 std::clamp(value.high, bounds.low, bounds.high)};
      }
  }

  // After a reply or a silence was taken; section 6.
  void follow(const BoxMoves::Effects& effects, Box box) {
    raise(box, moves_.replies_slot);
    change(*effects.consequence, box);
    saw(effects.reaction, box, box);
    if (moves_.rules.empty()) return pick(effects.next, box);
    std::optional<Box> left = box;
    for (const BoxMoves::Way& rule : moves_.rules) {
      saw(rule.when, left, box);
      if (!left) continue;
      if (const std::optional<Box> fired = where(rule.when, true, *left)) arrive(rule.to, *fired);
      left = where(rule.when, false, *left);
    }
    if (left) pick(effects.next, *left);
  }

  // The pick rule of section 5.
  void pick(const std::vector<BoxMoves::Way>& next, const Box& box) {
    std::optional<Box> none = box; // no entry so far was kept
    std::optional<Box> drawing;    // one was, and the first of them has a weight
    for (const BoxMoves::Way& way : next) {
      saw(way.when, way.weighted ? joined(none, drawing) : none, box);
      std::optional<Box> first = none ? where(way.when, true, *none) : std::nullopt;
      if (!way.weighted) {
        if (first) arrive(way.to, *first);
      } else {
        std::optional<Box> drawn = drawing ? where(way.when, true, *drawing) : std::nullopt;
        drawn = joined(std::move(drawn), first);
        if (drawn) arrive(way.to, *drawn);
        drawing = joined(std::move(drawing), first);
      }
      if (none) none = where(way.when, false, *none);
    }
    if (none && sightings_ != nullptr) sightings_->can_lock[turn_] = true;
  }

  void arrive(scenario::Target to, const Box& box) {
    if (to.kind == scenario::Target::Kind::ending) return arrive_(to, box);
    if (const std::optional<Box> inside = entered(moves_, to.index, box, within_limit_)) arrive_(to, *inside);
  }

  const BoxMoves& moves_;
  std::size_t turn_;
  bool within_limit_;
  const Arrive& arrive_;
  Sightings* sightings_;
};

} // namespace

std::optional<Box> entered(const BoxMoves& moves, std::size_t turn, Box box, bool within_limit) {
  if (within_limit) {
    const auto open = meet(box[moves.replies_slot], {0, moves.scenario->limit - 1});
    if (!open) return std::nullopt;
    box[moves.replies_slot] = *open;
  }
  raise(box, moves.places[turn].visits);
  raise(box, moves.places[turn].objections);
  return box;
}

void walk_turn(const BoxMoves& moves, std::size_t turn, const Box& box, bool within_limit,
               const Arrive& arrive, Sightings* sightings) {
  Walk(moves, turn, within_limit, arrive, sightings).leave(box);
}

} // namespace riposte::analysis
