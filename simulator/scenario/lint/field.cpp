// What the field asks of a talk: hidden causes, the objections it trains, how hard it is.
#include <algorithm>
#include <set>

#include "scenario/lint/rules.h"

namespace riposte::scenario::lint {
namespace {

using Ids = std::set<std::string_view>;

bool is_of_family(std::string_view id, std::string_view family) {
  return id.size() > family.size() && id.starts_with(family) && id[family.size()] == '.';
}

void lint_causes(const View& view, Remarks& remarks) {
  for (std::size_t i = 0; i < view.scenario.turns.size(); ++i) {
    const auto& objection = view.scenario.turns[i].objection;
    if (!objection || !objection->causes.empty()) continue;
    const bool hidden = is_of_family(objection->id, "hidden");
    if (!hidden && objection->sincerity == Sincerity::genuine) continue;
    const std::string pointer = turn_pointer(view.scenario, i) + "/objection";
    if (hidden)
      remarks.push_back(
          {"hidden-without-cause", pointer,
           phrase("'{}' is an objection whose reason is not spoken; name the true one under \"cause\"",
                  objection->id)});
    else
      remarks.push_back(
          {"hidden-without-cause", pointer,
           phrase("'{}' is \"{}\" here, so something else lies behind it; name it under \"cause\", or "
                  "write \"sincerity\": \"true\"",
                  objection->id, name_of(objection->sincerity))});
  }
}

/// What a trainee meets: objections of turns, their causes, and what lines reveal.
Ids met_in(const Scenario& scenario) {
  Ids met;
  const auto line = [&](const Line& l) {
    if (!l.reveals.empty()) met.insert(l.reveals);
  };
  for (const Turn& turn : scenario.turns) {
    for (const Line& l : turn.says) line(l);
    if (turn.silence && turn.silence->reaction) line(*turn.silence->reaction);
    if (!turn.objection) continue;
    met.insert(turn.objection->id);
    for (const Cause& cause : turn.objection->causes) met.insert(cause.id);
  }
  for (const Reply& reply : scenario.replies)
    if (reply.consequence.reaction) line(*reply.consequence.reaction);
  return met;
}

void lint_objections(const View& view, const Ids& met, Remarks& remarks) {
  for (std::size_t i = 0; i < view.scenario.objections.size(); ++i) {
    const std::string& id = view.scenario.objections[i];
    if (met.contains(id)) continue;
    remarks.push_back(
        {"objection-unused", "/objections/" + std::to_string(i),
         phrase("the talk is said to train '{}', but no turn carries it as \"objection\" and nothing "
                "reveals it; let a turn carry it, or leave it out",
                id)});
  }
}

/// What makes a talk harder.
struct Drivers {
  std::size_t objections = 0; // different ones on the turns
  bool hidden_cause = false, feeling = false, temptation = false, timed = false, shifting = false;
  std::set<std::string_view> others; // who speaks beside the customer
  bool angry = false;
};

Drivers drivers_of(const Scenario& scenario) {
  Drivers drivers;
  Ids objections;
  const auto line = [&](const Line& l) {
    if (!l.by.empty()) drivers.others.insert(l.by);
    drivers.angry = drivers.angry || l.mood == Mood::angry;
    drivers.feeling = drivers.feeling || l.mood == Mood::angry || l.mood == Mood::irritated ||
                      l.mood == Mood::worried || l.mood == Mood::sad;
  };
  for (const Turn& turn : scenario.turns) {
    for (const Line& l : turn.says) line(l);
    drivers.timed = drivers.timed || turn.silence.has_value();
    if (!turn.objection) continue;
    const Objection& o = *turn.objection;
    objections.insert(o.id);
    drivers.hidden_cause = drivers.hidden_cause || !o.causes.empty() || is_of_family(o.id, "hidden");
    drivers.feeling = drivers.feeling || is_of_family(o.id, "emotional") || is_of_family(o.id, "complaint");
    drivers.shifting = drivers.shifting || o.id == "hidden.shifting-reasons" || o.id == "hidden.going-silent";
  }
  for (const Reply& reply : scenario.replies) {
    drivers.temptation = drivers.temptation || reply.consequence.ethics != Ethics::pass;
    if (reply.consequence.reaction) line(*reply.consequence.reaction);
  }
  drivers.objections = objections.size();
  return drivers;
}

void lint_difficulty(const View& view, Remarks& remarks) {
  const Scenario& scenario = view.scenario;
  if (scenario.difficulty == 0) return;
  const Drivers d = drivers_of(scenario);
  const bool something = d.objections > 1 || d.hidden_cause || d.feeling || d.temptation || !d.others.empty();
  const bool top = d.shifting || d.angry || d.timed || d.temptation || d.objections > 2;
  if (scenario.difficulty >= 3 && !something)
    remarks.push_back(
        {"difficulty-mismatch", "/difficulty",
         phrase("{} promises more than one open objection: from 3 on a talk has two objections, a hidden "
                "cause, feelings, several people or a temptation",
                scenario.difficulty)});
  else if (scenario.difficulty == 5 && !top)
    remarks.push_back(
        {"difficulty-mismatch", "/difficulty",
         phrase("5 promises shifting reasons, anger, silence, a temptation or objections that hang "
                "together; none of them is here")});
  else if (scenario.difficulty <= 2 && (d.shifting || d.others.size() > 1 || scenario.objections.size() > 2))
    remarks.push_back(
        {"difficulty-mismatch", "/difficulty",
         phrase("{} promises one objection of one cooperative person; shifting reasons, several people or "
                "three objections to train belong to 4 and 5",
                scenario.difficulty)});
}

} // namespace

void lint_field(const View& view, Remarks& remarks) {
  lint_causes(view, remarks);
  lint_objections(view, met_in(view.scenario), remarks);
  lint_difficulty(view, remarks);
}

} // namespace riposte::scenario::lint
