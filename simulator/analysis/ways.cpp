#include "analysis/ways.h"

#include <algorithm>
#include <cmath>

#include "analysis/space.h"

namespace riposte::analysis {
namespace {

std::vector<WayOn> next_of(const Slots& slots, const std::vector<scenario::Alternative>& next) {
  std::vector<WayOn> ways;
  for (const scenario::Alternative& entry : next)
    ways.push_back({guard_in(slots, entry.when), entry.to, entry.weight});
  return ways;
}

Effects effects_of(const Slots& slots, const scenario::Consequence& consequence) {
  Effects effects{consequence.set, consequence.add, {}, next_of(slots, consequence.next)};
  for (const auto* changes : {&effects.set, &effects.add})
    for (const scenario::Change& change : *changes)
      effects.changed.push_back(static_cast<Slot>(change.variable));
  std::sort(effects.changed.begin(), effects.changed.end());
  effects.changed.erase(std::unique(effects.changed.begin(), effects.changed.end()), effects.changed.end());
  return effects;
}

} // namespace

double typical_weight(const scenario::Reply& reply) {
  constexpr double kUnscored = 2;
  const std::vector<scenario::Level>& levels = reply.consequence.levels;
  double sum = 0;
  for (const scenario::Level& level : levels) sum += level.level;
  return std::exp(levels.empty() ? kUnscored : sum / static_cast<double>(levels.size()));
}

void apply(const Slots& slots, const Effects& effects, Slot chosen, std::vector<std::int64_t>& row) {
  for (const Slot counter : {chosen, slots.replies})
    if (counter != kNoSlot) row[counter] = std::min(row[counter] + 1, slots.ranges[counter].max);
  if (slots.run != kNoSlot) row[slots.run] = 0;
  for (const scenario::Change& set : effects.set) row[set.variable] = set.value;
  for (const scenario::Change& add : effects.add) row[add.variable] += add.value;
  for (const Slot slot : effects.changed)
    row[slot] = std::clamp(row[slot], slots.ranges[slot].min, slots.ranges[slot].max);
}

Ways ways_of(const scenario::Scenario& scenario, const Slots& slots) {
  Ways ways;
  for (std::size_t turn = 0; turn < scenario.turns.size(); ++turn) {
    const scenario::Turn& source = scenario.turns[turn];
    Place& place = ways.places.emplace_back();
    for (std::size_t i = 0; i < source.reply_count; ++i) {
      const std::size_t number = source.first_reply + i;
      const scenario::Reply& reply = scenario.replies[number];
      place.choices.push_back({static_cast<std::uint32_t>(number), guard_in(slots, reply.when),
                               slots.chosen[number], reply.once, typical_weight(reply),
                               effects_of(slots, reply.consequence)});
    }
    if (source.silence) place.silence.push_back(effects_of(slots, *source.silence));
    place.next = next_of(slots, source.next);
    place.visited = slots.visited[turn];
    if (source.objection) place.said = slots.said[source.objection->number];
  }
  for (const scenario::Rule& rule : scenario.rules)
    ways.rules.push_back({guard_in(slots, rule.when), rule.to, 0});
  return ways;
}

} // namespace riposte::analysis
