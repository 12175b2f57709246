#include "made.h"

namespace riposte::scenario::test {

const std::string kFull = R"({
  "format": "riposte.scenario/1",
  "id": "made-up",
  "version": 3,
  "language": "en",
  "kind": "talk",
  "title": "Made up",
  "summary": "S", "brief": "B", "note": "N",
  "roles": ["hunter"],
  "stage": "cold-call",
  "segment": "smb",
  "industry": "Delivery",
  "difficulty": 2,
  "minutes": 5,
  "objections": ["brush-off.not-interested"],
  "skills": {"listen": 2, "clarify": 1.5},
  "customer": {"name": "Marina", "job": "Owner", "company": "Tin", "temperament": "direct",
    "goal": "G", "fear": "F", "voice": "female", "portrait": "7"},
  "facts": [{"id": "since", "text": "Since 2011"}, {"id": "price", "text": "5 a parcel"}],
  "state": {
    "trust": {"start": 40},
    "depth": {"start": 0, "min": -5, "max": 5},
    "asked": {"start": false}
  },
  "variants": [{"id": "busy", "weight": 2, "set": {"trust": 25, "asked": true}}, {"id": "burnt"}],
  "start": "opening",
  "turns": {
    "opening": {
      "note": "first",
      "says": ["Hello?", {"text": "Who?", "when": "variant == 'busy'", "mood": "wary", "by": "Joe",
        "reveals": "timing.later", "variants": ["Eh?"], "note": "n"}],
      "objection": {"id": "brush-off.not-interested", "sincerity": "smokescreen", "cause": "timing.later",
        "intensity": 2, "explicitness": "spoken"},
      "seconds": 20,
      "silence": {"add": {"depth": 1}, "next": "closing"},
      "hints": ["Ask"],
      "replies": [
        {"id": "ask", "text": "May I ask?", "examples": ["A question"], "when": "trust > 10", "once": true,
          "technique": "yes-and", "levels": {"listen": 3}, "ethics": "warn", "add": {"trust": 8}, "set": {"asked": true},
          "reaction": {"text": "Hm.", "mood": "neutral"}, "feedback": {"effect": "e", "rule": "r", "try": "t"},
          "next": [{"to": "closing", "when": "asked", "weight": 2}, {"to": "left", "weight": 1}], "note": "rn"},
        {"id": "leave", "text": "Bye", "next": "left"}
      ],
      "next": "closing"
    },
    "closing": {
      "objection": {"id": "timing.later", "cause": [{"id": "timing.stall", "when": "asked"}, {"id": "timing.later"}]},
      "replies": [{"id": "close", "text": "Shall we?", "next": "step"}]
    }
  },
  "rules": [{"when": "trust < 1", "to": "left"}],
  "endings": {
    "step": {"outcome": "won-step", "good": true, "text": "T", "debrief": "D", "note": "en"},
    "left": {"outcome": "lost-polite", "good": false}
  },
  "pass": {"level": 2.5, "good_ending": true},
  "limit": 60
})";

std::string full_with(std::string_view from, std::string_view to) {
  const std::size_t at = kFull.find(from);
  if (at == std::string::npos || kFull.find(from, at + 1) != std::string::npos) {
    ADD_FAILURE() << "not there exactly once: " << from;
    return {};
  }
  std::string text = kFull;
  return text.replace(at, from.size(), to);
}

std::string talk(std::string_view turns, std::string_view more) {
  return R"({"format": "riposte.scenario/1", "id": "made-up", "title": "Made up", "start": "a", )" +
         std::string(more) + R"("turns": {)" + std::string(turns) +
         R"(}, "endings": {"won": {"outcome": "won-step", "good": true}, "lost": {"outcome": "lost-polite"},
             "left": {"outcome": "qualified-out", "good": true}}})";
}

std::vector<std::string> path_of(const Scenario& scenario, const std::vector<Event>& events) {
  std::vector<std::string> path;
  for (const Event& event : events) {
    if (const auto* turn = std::get_if<TurnEntered>(&event)) path.push_back(scenario.turns[turn->turn].id);
    if (const auto* end = std::get_if<PlayEnded>(&event))
      path.push_back(end->ending ? scenario.endings[*end->ending].id : "limit");
  }
  return path;
}

std::vector<std::string> lines_of(const Scenario& scenario, const std::vector<Event>& events) {
  std::vector<std::string> lines;
  for (const Event& event : events)
    if (const auto* line = std::get_if<LineSpoken>(&event)) lines.push_back(text_of(scenario, *line));
  return lines;
}

std::vector<std::string> offered_in(const Scenario& scenario, const Session& session) {
  std::vector<std::string> ids;
  for (std::size_t reply : session.offered) ids.push_back(scenario.replies[reply].id);
  return ids;
}

std::int64_t value_of(const Scenario& scenario, const Session& session, std::string_view variable) {
  for (std::size_t i = 0; i < scenario.variables.size(); ++i)
    if (scenario.variables[i].name == variable) return session.variables[i];
  ADD_FAILURE() << "no variable " << variable;
  return 0;
}

} // namespace riposte::scenario::test
