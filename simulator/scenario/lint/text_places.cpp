#include "scenario/lint/text_places.h"

#include <algorithm>
#include <charconv>

#include "base/located_json.h"
#include "scenario/lint/remark.h"

namespace riposte::scenario::lint {
namespace {

using json::child;
using Visit = std::function<void(const Place&, const std::string&)>;

void visit_text(const Visit& visit, const Place& place, const std::string& text) {
  if (!text.empty()) visit(place, text);
}

void visit_line(const Visit& visit, Place place, const Line& line) {
  visit_text(visit, place, line.text);
  for (place.wording = 0; place.wording < line.variants.size(); ++place.wording)
    visit_text(visit, place, line.variants[place.wording]);
  place.wording = npos;
  const Part part = place.part;
  place.part = Part::name;
  place.step = part == Part::reaction ? "reaction" : "says";
  visit_text(visit, place, line.by);
}

void visit_consequence(const Visit& visit, Place place, const Consequence& consequence) {
  place.part = Part::reaction;
  if (consequence.reaction) visit_line(visit, place, *consequence.reaction);
  place.part = Part::effect;
  visit_text(visit, place, consequence.feedback.effect);
  place.part = Part::rule;
  visit_text(visit, place, consequence.feedback.rule);
  place.part = Part::advice;
  visit_text(visit, place, consequence.feedback.advice);
}

void visit_turn(const Visit& visit, const Scenario& scenario, std::size_t index) {
  const Turn& turn = scenario.turns[index];
  Place place;
  place.turn = index;
  place.part = Part::line;
  for (place.item = 0; place.item < turn.says.size(); ++place.item)
    visit_line(visit, place, turn.says[place.item]);
  place.item = 0;
  if (turn.silence) visit_consequence(visit, place, *turn.silence);
  place.part = Part::hint;
  for (place.item = 0; place.item < turn.hints.size(); ++place.item)
    visit_text(visit, place, turn.hints[place.item]);
  for (std::size_t i = turn.first_reply; i < turn.first_reply + turn.reply_count; ++i) {
    const Reply& reply = scenario.replies[i];
    place.reply = i;
    place.item = 0;
    place.part = Part::reply;
    visit_text(visit, place, reply.text);
    place.part = Part::example;
    for (place.item = 0; place.item < reply.examples.size(); ++place.item)
      visit_text(visit, place, reply.examples[place.item]);
    place.item = 0;
    visit_consequence(visit, place, reply.consequence);
  }
}

std::string consequence_pointer(const Scenario& scenario, const Place& place) {
  return place.reply == npos ? child(turn_pointer(scenario, place.turn), "silence")
                             : reply_pointer(scenario, place.reply);
}

const Line& line_of(const Scenario& scenario, const Place& place, bool reaction) {
  const Turn& turn = scenario.turns[place.turn];
  if (!reaction) return turn.says[place.item];
  return place.reply == npos ? *turn.silence->reaction : *scenario.replies[place.reply].consequence.reaction;
}

std::string line_pointer(const Scenario& scenario, const Place& place, bool reaction) {
  const std::string here = reaction ? child(consequence_pointer(scenario, place), "reaction")
                                    : child(child(turn_pointer(scenario, place.turn), "says"), place.item);
  if (place.part == Part::name) return child(here, "by");
  if (place.wording != npos) return child(child(here, "variants"), place.wording);
  return line_of(scenario, place, reaction).bare ? here : child(here, "text");
}

std::string feedback_pointer(const Scenario& scenario, const Place& place, std::string_view step) {
  return child(child(consequence_pointer(scenario, place), "feedback"), step);
}

} // namespace

void for_each_place(const Scenario& scenario, const Visit& visit) {
  const auto top = [&](Part part, std::string_view step, const std::string& text) {
    visit_text(visit, Place{part, npos, npos, 0, npos, step}, text);
  };
  top(Part::title, "/title", scenario.title);
  top(Part::summary, "/summary", scenario.summary);
  top(Part::brief, "/brief", scenario.brief);
  top(Part::label, "/industry", scenario.industry);
  const Customer& customer = scenario.customer;
  top(Part::name, "/customer/name", customer.name);
  top(Part::label, "/customer/job", customer.job);
  top(Part::name, "/customer/company", customer.company);
  top(Part::label, "/customer/goal", customer.goal);
  top(Part::label, "/customer/fear", customer.fear);
  for (std::size_t i = 0; i < scenario.facts.size(); ++i)
    visit_text(visit, Place{Part::fact, npos, npos, i, npos, {}}, scenario.facts[i].text);
  for (std::size_t i = 0; i < scenario.turns.size(); ++i) visit_turn(visit, scenario, i);
  for (std::size_t i = 0; i < scenario.endings.size(); ++i) {
    visit_text(visit, Place{Part::ending, npos, npos, i, npos, {}}, scenario.endings[i].text);
    visit_text(visit, Place{Part::debrief, npos, npos, i, npos, {}}, scenario.endings[i].debrief);
  }
}

std::string pointer_of(const Scenario& scenario, const Place& place) {
  switch (place.part) {
  case Part::fact: return child(child("/facts", place.item), "text");
  case Part::line: return line_pointer(scenario, place, false);
  case Part::reaction: return line_pointer(scenario, place, true);
  case Part::hint: return child(child(turn_pointer(scenario, place.turn), "hints"), place.item);
  case Part::reply: return child(reply_pointer(scenario, place.reply), "text");
  case Part::example: return child(child(reply_pointer(scenario, place.reply), "examples"), place.item);
  case Part::effect: return feedback_pointer(scenario, place, "effect");
  case Part::rule: return feedback_pointer(scenario, place, "rule");
  case Part::advice: return feedback_pointer(scenario, place, "try");
  case Part::ending: return child(ending_pointer(scenario, place.item), "text");
  case Part::debrief: return child(ending_pointer(scenario, place.item), "debrief");
  case Part::name:
    if (place.turn != npos) return line_pointer(scenario, place, place.step == "reaction");
    break;
  default: break;
  }
  return std::string(place.step);
}

TranslationKeys::TranslationKeys(const Scenario& scenario) : scenario_(scenario) {
  for (std::size_t i = 0; i < scenario.turns.size(); ++i)
    turns_.emplace(child("", scenario.turns[i].id).substr(1), i);
}

std::string TranslationKeys::of(std::string_view pointer) const {
  const auto cut = [](std::string_view& rest) {
    const std::size_t end = std::min(rest.find('/'), rest.size());
    const std::string_view step = rest.substr(0, end);
    rest.remove_prefix(std::min(end + 1, rest.size()));
    return step;
  };
  const auto number = [](std::string_view step) {
    std::size_t value = npos;
    std::from_chars(step.data(), step.data() + step.size(), value);
    return value;
  };
  std::string_view rest = pointer;
  cut(rest); // before the first /
  const std::string_view top = cut(rest);
  std::string key;
  if (top == "facts") {
    if (const std::size_t fact = number(cut(rest)); fact < scenario_.facts.size())
      key = child("/facts", scenario_.facts[fact].id);
  } else if (top == "turns") {
    const auto turn = turns_.find(cut(rest));
    if (turn != turns_.end() && cut(rest) == "replies")
      if (const std::size_t reply = number(cut(rest)); reply < scenario_.turns[turn->second].reply_count)
        key = "/turns/" + turn->first + "/replies" +
              child("", scenario_.reply_of(scenario_.turns[turn->second], reply).id);
  }
  if (key.empty()) return std::string(pointer);
  return rest.empty() ? key : key + "/" + std::string(rest);
}

} // namespace riposte::scenario::lint
