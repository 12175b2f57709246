#include "analysis/edit.h"

#include <algorithm>

#include "analysis/ways.h"

namespace riposte::analysis {
namespace {

using scenario::Scenario;

template <class T, class Same>
bool all_same(const std::vector<T>& one, const std::vector<T>& other, Same same) {
  return std::equal(one.begin(), one.end(), other.begin(), other.end(), same);
}

// ---- whether anything but wording differs

bool same_condition(const scenario::Condition& one, const scenario::Condition& other) {
  return one.source == other.source;
}

bool same_next(const std::vector<scenario::Alternative>& one,
               const std::vector<scenario::Alternative>& other) {
  return all_same(one, other, [](const scenario::Alternative& a, const scenario::Alternative& b) {
    return a.to == b.to && a.weight == b.weight && same_condition(a.when, b.when);
  });
}

/// Findings read when lines are said and what they give away.
bool same_line(const scenario::Line& one, const scenario::Line& other) {
  return same_condition(one.when, other.when) && one.reveals == other.reveals && one.bare == other.bare;
}

bool same_consequence(const scenario::Consequence& one, const scenario::Consequence& other) {
  return one.levels == other.levels && one.ethics == other.ethics && one.set == other.set &&
         one.add == other.add && one.technique == other.technique &&
         one.reaction.has_value() == other.reaction.has_value() &&
         (!one.reaction || same_line(*one.reaction, *other.reaction)) && same_next(one.next, other.next);
}

bool same_reply(const scenario::Reply& one, const scenario::Reply& other) {
  return one.id == other.id && one.turn == other.turn && one.once == other.once &&
         same_condition(one.when, other.when) && same_consequence(one.consequence, other.consequence);
}

bool same_objection(const scenario::Objection& one, const scenario::Objection& other) {
  return one.id == other.id && one.number == other.number && one.sincerity == other.sincerity &&
         one.implied == other.implied &&
         all_same(one.causes, other.causes, [](const scenario::Cause& a, const scenario::Cause& b) {
           return a.id == b.id && same_condition(a.when, b.when);
         });
}

bool same_turn(const scenario::Turn& one, const scenario::Turn& other) {
  return one.id == other.id && all_same(one.says, other.says, same_line) &&
         one.objection.has_value() == other.objection.has_value() &&
         (!one.objection || same_objection(*one.objection, *other.objection)) &&
         one.silence.has_value() == other.silence.has_value() &&
         (!one.silence || same_consequence(*one.silence, *other.silence)) &&
         one.reply_count == other.reply_count && same_next(one.next, other.next);
}

bool same_endings(const Scenario& one, const Scenario& other) {
  return all_same(one.endings, other.endings, [](const scenario::Ending& a, const scenario::Ending& b) {
    return a.id == b.id && a.good == b.good && a.outcome == b.outcome;
  });
}

bool same_start(const Scenario& one, const Scenario& other) {
  return one.start == other.start &&
         all_same(one.variants, other.variants, [](const scenario::Variant& a, const scenario::Variant& b) {
           return a.id == b.id && a.weight == b.weight && a.text_number == b.text_number && a.set == b.set;
         });
}

bool same_variables(const Scenario& one, const Scenario& other) {
  return all_same(
      one.variables, other.variables, [](const scenario::Variable& a, const scenario::Variable& b) {
        return a.name == b.name && a.flag == b.flag && a.start == b.start && a.min == b.min && a.max == b.max;
      });
}

// ---- turn by turn

bool same_place(const Place& one, const Place& other) {
  return one.silence == other.silence && one.next == other.next && one.visited == other.visited &&
         one.said == other.said && all_same(one.choices, other.choices, [](const Choice& a, const Choice& b) {
           return a.when == b.when && a.chosen == b.chosen && a.once == b.once && a.weight == b.weight &&
                  a.effects == b.effects;
         });
}

bool same_slots(const Slots& one, const Slots& other) {
  return one.ranges == other.ranges && one.variant == other.variant && one.replies == other.replies &&
         one.run == other.run && one.visited == other.visited && one.said == other.said;
}

/// Calls `visit` for every turn that some play might enter next from the place.
template <class Visit>
void for_each_turn_after(const Ways& ways, const Place& place, Visit visit) {
  const auto all = [&](const std::vector<WayOn>& next) {
    for (const WayOn& way : next)
      if (way.to.kind == scenario::Target::Kind::turn) visit(way.to.index);
  };
  all(place.next);
  for (const Choice& choice : place.choices) all(choice.effects.next);
  for (const Effects& silence : place.silence) all(silence.next);
  if (!place.choices.empty()) all(ways.rules);
}

} // namespace

bool plays_alike(const Scenario& before, const Scenario& now) {
  return same_start(before, now) && same_variables(before, now) && same_endings(before, now) &&
         before.kind == now.kind && before.limit == now.limit && before.pass_level == now.pass_level &&
         before.pass_needs_good_ending == now.pass_needs_good_ending && before.said == now.said &&
         before.objections == now.objections &&
         all_same(before.skills, now.skills,
                  [](const scenario::SkillWeight& a, const scenario::SkillWeight& b) {
                    return a.id == b.id && a.weight == b.weight;
                  }) &&
         all_same(before.rules, now.rules,
                  [](const scenario::Rule& a, const scenario::Rule& b) {
                    return a.to == b.to && same_condition(a.when, b.when);
                  }) &&
         all_same(before.turns, now.turns, same_turn) && all_same(before.replies, now.replies, same_reply);
}

Edit edit_between(const Scenario& before, const Slots& slots_before, const Scenario& now,
                  const Slots& slots_now) {
  const Ways old = ways_of(before, slots_before), ways = ways_of(now, slots_now);
  Edit edit;
  if (old.places.size() != ways.places.size() || !same_slots(slots_before, slots_now) ||
      old.rules != ways.rules || !same_endings(before, now))
    return edit;
  const std::size_t turns = ways.places.size();
  for (std::size_t turn = 0; turn < turns; ++turn)
    edit.same.push_back(same_place(old.places[turn], ways.places[turn]));

  // Turns that changed lead elsewhere than they did; all others lead where they led.
  std::vector<std::vector<std::size_t>> before_it(turns), after(turns);
  std::vector<std::size_t> changed_ahead, changed_behind;
  for (std::size_t turn = 0; turn < turns; ++turn) {
    const auto note = [&](std::size_t to) {
      before_it[to].push_back(turn);
      after[turn].push_back(to);
      if (!edit.same[turn]) changed_behind.push_back(to);
    };
    for_each_turn_after(ways, ways.places[turn], note);
    if (edit.same[turn]) continue;
    for_each_turn_after(old, old.places[turn], note);
    changed_ahead.push_back(turn);
  }
  if (!same_start(before, now))
    changed_behind.insert(changed_behind.end(), {before.start.index, now.start.index});
  const auto spread = [&](std::vector<std::size_t> waiting, const std::vector<std::vector<std::size_t>>& on) {
    std::vector<bool> unchanged(turns, true);
    while (!waiting.empty()) {
      const std::size_t turn = waiting.back();
      waiting.pop_back();
      if (!unchanged[turn]) continue;
      unchanged[turn] = false;
      waiting.insert(waiting.end(), on[turn].begin(), on[turn].end());
    }
    return unchanged;
  };
  edit.ahead = spread(std::move(changed_ahead), before_it);
  edit.behind = spread(std::move(changed_behind), after);
  return edit;
}

} // namespace riposte::analysis
