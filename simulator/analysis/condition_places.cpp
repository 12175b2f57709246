#include "analysis/condition_places.h"

#include "scenario/lint/remark.h"

namespace riposte::analysis {

using scenario::Alternative;
using scenario::Condition;
using scenario::Consequence;
using scenario::npos;
using scenario::Scenario;
using scenario::Turn;
using Part = ConditionPlace::Part;

namespace {

class Collector {
public:
  explicit Collector(const Scenario& scenario) : scenario_(scenario) {}

  std::vector<ConditionPlace> collect() {
    for (std::size_t i = 0; i < scenario_.turns.size(); ++i) add_turn(i);
    for (std::size_t i = 0; i < scenario_.rules.size(); ++i)
      add(scenario_.rules[i].when, {Part::rule, npos, npos, false, i});
    return std::move(places_);
  }

private:
  void add(const Condition& condition, const ConditionPlace& place) {
    if (!condition.always()) places_.push_back(place);
  }

  void add_ways(const std::vector<Alternative>& next, ConditionPlace owner) {
    owner.part = Part::way;
    for (owner.item = 0; owner.item < next.size(); ++owner.item) add(next[owner.item].when, owner);
  }

  void add_consequence(const Consequence& consequence, ConditionPlace owner) {
    owner.part = Part::reaction;
    if (consequence.reaction) add(consequence.reaction->when, owner);
    add_ways(consequence.next, owner);
  }

  void add_turn(std::size_t number) {
    const Turn& turn = scenario_.turns[number];
    for (std::size_t i = 0; i < turn.says.size(); ++i)
      add(turn.says[i].when, {Part::line, number, npos, false, i});
    if (turn.objection)
      for (std::size_t i = 0; i < turn.objection->causes.size(); ++i)
        add(turn.objection->causes[i].when, {Part::cause, number, npos, false, i});
    if (turn.silence) add_consequence(*turn.silence, {Part::reaction, number, npos, true, 0});
    for (std::size_t i = turn.first_reply; i < turn.first_reply + turn.reply_count; ++i) {
      const ConditionPlace place{Part::reply, number, i, false, 0};
      add(scenario_.replies[i].when, place);
      add_consequence(scenario_.replies[i].consequence, place);
    }
    add_ways(turn.next, {Part::way, number, npos, false, 0});
  }

  const Scenario& scenario_;
  std::vector<ConditionPlace> places_;
};

} // namespace

std::vector<ConditionPlace> condition_places(const Scenario& scenario) {
  return Collector(scenario).collect();
}

const Condition& condition_at(const Scenario& scenario, const ConditionPlace& place) {
  if (place.part == Part::rule) return scenario.rules[place.item].when;
  const Turn& turn = scenario.turns[place.turn];
  const auto consequence = [&]() -> const Consequence& {
    return place.silence ? *turn.silence : scenario.replies[place.reply].consequence;
  };
  switch (place.part) {
  case Part::line: return turn.says[place.item].when;
  case Part::cause: return turn.objection->causes[place.item].when;
  case Part::reply: return scenario.replies[place.reply].when;
  case Part::reaction: return consequence().reaction->when;
  case Part::rule:
  case Part::way: break;
  }
  const bool own = !place.silence && place.reply == npos;
  return (own ? turn.next : consequence().next)[place.item].when;
}

std::string pointer_of(const Scenario& scenario, const ConditionPlace& place) {
  const std::string item = "/" + std::to_string(place.item) + "/when";
  if (place.part == Part::rule) return "/rules" + item;
  std::string owner = place.reply == npos ? scenario::lint::turn_pointer(scenario, place.turn)
                                          : scenario::lint::reply_pointer(scenario, place.reply);
  if (place.silence) owner += "/silence";
  switch (place.part) {
  case Part::line: return owner + "/says" + item;
  case Part::cause: return owner + "/objection/cause" + item;
  case Part::reply: return owner + "/when";
  case Part::reaction: return owner + "/reaction/when";
  case Part::rule:
  case Part::way: break;
  }
  return owner + "/next" + item;
}

} // namespace riposte::analysis
