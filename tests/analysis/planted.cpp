#include "planted.h"

#include <fmt/format.h>

namespace riposte::analysis::test {
namespace {

std::string joined(const std::vector<std::string>& parts) {
  std::string all;
  for (const std::string& part : parts) all += (all.empty() ? "" : ", ") + part;
  return all;
}

std::string quoted(const std::string& next) {
  return next.starts_with('[') ? next : '"' + next + '"';
}

} // namespace

std::string reply(const std::string& id, int level, const std::string& next, const std::string& more) {
  return fmt::format(R"({{"id": "{0}", "text": "Text of {0}", {1} {2} "next": {3}}})", id,
                     level < 0 ? "" : fmt::format(R"("levels": {{"listen": {}}},)", level), more,
                     quoted(next));
}

std::string Planted::text() const {
  std::vector<std::string> parts;
  for (const Turn& turn : turns) {
    std::string own = fmt::format(R"("{}": {{{} "note": "-")", turn.id, turn.more);
    if (!turn.replies.empty()) own += fmt::format(R"(, "replies": [{}])", joined(turn.replies));
    if (!turn.next.empty()) own += fmt::format(R"(, "next": {})", quoted(turn.next));
    parts.push_back(own + "}");
  }
  return fmt::format(
      R"({{"format": "riposte.scenario/1", "id": "made-up", "title": "Made up", "kind": "{}", "start": "a",
           "objections": ["price.too-high"], "skills": {{"listen": 2}},
           "state": {{"trust": {{"start": 40}}, "warmth": {{"start": 50}}}},
           "variants": [{}], "rules": [{}], "turns": {{{}}},
           "endings": {{"won": {{"outcome": "won-step", "good": true}},
                        "lost": {{"outcome": "lost-polite", "good": {}}},
                        "left": {{"outcome": "qualified-out", "good": true}}}}}})",
      kind, variants, rules, joined(parts), lost);
}

Planted sound(std::size_t shape, int best) {
  Planted talk;
  talk.best = best;
  talk.decisions = 4 + shape % 3;
  for (std::size_t i = 0; i < talk.decisions; ++i)
    talk.turns.push_back({i == 0 ? "a" : fmt::format("t{}", i), "", {}, ""});
  for (std::size_t i = 0; i < talk.decisions; ++i) {
    Planted::Turn& turn = talk.turn(i);
    const std::string next = talk.after(i), n = std::to_string(i);
    const bool last = i + 1 == talk.decisions;
    turn.replies = {reply("best" + n, best,
                          last ? R"([{"to": "won", "when": "trust > 40"}, {"to": "left"}])" : next,
                          R"("add": {"trust": 5},)"),
                    reply("fair" + n, 2, last ? "left" : next, R"("add": {"trust": -5},)"),
                    reply("poor" + n, 0, "lost", R"("add": {"trust": -15},)")};
  }
  talk.turn(0).more =
      R"("objection": {"id": "price.too-high", "sincerity": "smokescreen", "cause": "price.no-budget"},)";
  talk.turn(1).more = R"("says": ["Well.", {"text": "There is no money.", "when": "trust > 40",
                                             "reveals": "price.no-budget"}],)";
  if (shape % 2 == 1) talk.variants = R"({"id": "cold"}, {"id": "warm", "weight": 2, "set": {"trust": 42}})";
  if (shape % 3 == 0)
    talk.turn(2).more =
        R"("seconds": 20, "silence": {"levels": {"listen": 0}, "add": {"trust": -1}, "next": "lost"},)";
  if (shape % 4 == 1) talk.turn(2).replies.push_back(reply("back", 1, "t1", R"("once": true,)"));
  if (shape % 4 == 3)
    talk.turn(2).replies.push_back(reply("again", 1, "t1", R"("when": "visited('t1') < 3",)"));
  if (shape % 5 == 2)
    talk.turn(2).replies[1] =
        reply("fair2", 2,
              fmt::format(R"([{{"to": "{}", "weight": 3}}, {{"to": "lost", "weight": 1}}])", talk.after(2)),
              R"("add": {"trust": -5},)");
  if (shape % 2 == 0) talk.rules = R"({"when": "trust < 26", "to": "lost"})";
  return talk;
}

} // namespace riposte::analysis::test
