#include <algorithm>

#include "base/utf8.h"
#include "scenario/lint/rules.h"

namespace riposte::scenario::lint {
namespace {

/// Each condition of a scenario.
template <class Visit>
void for_each_condition(const Scenario& scenario, const Visit& visit) {
  const auto ways = [&](const std::vector<Alternative>& next) {
    for (const Alternative& way : next) visit(way.when);
  };
  const auto consequence = [&](const Consequence& c) {
    ways(c.next);
    if (c.reaction) visit(c.reaction->when);
  };
  for (const Turn& turn : scenario.turns) {
    for (const Line& line : turn.says) visit(line.when);
    if (turn.objection)
      for (const Cause& cause : turn.objection->causes) visit(cause.when);
    if (turn.silence) consequence(*turn.silence);
    ways(turn.next);
  }
  for (const Reply& reply : scenario.replies) {
    visit(reply.when);
    consequence(reply.consequence);
  }
  for (const Rule& rule : scenario.rules) visit(rule.when);
}

void note_changes(View& view, const std::vector<Change>& changes, bool adding) {
  for (const Change& change : changes)
    if (!adding || change.value != 0) view.variable_changed[change.variable] = true;
}

std::vector<Change> sorted(std::vector<Change> changes) {
  std::sort(changes.begin(), changes.end(),
            [](const Change& a, const Change& b) { return a.variable < b.variable; });
  return changes;
}

bool same(const std::vector<Change>& a, const std::vector<Change>& b) {
  if (a.size() != b.size()) return false;
  const auto equal = [](const Change& x, const Change& y) {
    return x.variable == y.variable && x.value == y.value;
  };
  if (std::equal(a.begin(), a.end(), b.begin(), equal)) return true;
  const std::vector<Change> first = sorted(a), second = sorted(b);
  return std::equal(first.begin(), first.end(), second.begin(), equal);
}

} // namespace

std::optional<double> mean_level(const Consequence& consequence) {
  if (consequence.levels.empty()) return std::nullopt;
  double sum = 0;
  for (const Level& level : consequence.levels) sum += level.level;
  return sum / static_cast<double>(consequence.levels.size());
}

View view_of(const Scenario& scenario, const catalogue::Catalogue& catalogue) {
  View view{scenario, catalogue, graph_of(scenario), {}, {}, {}, {}, {}, {}};
  view.components = components_of(view.graph);
  view.reached = reached_from_start(scenario, view.graph);
  view.mean.reserve(scenario.replies.size());
  for (const Reply& reply : scenario.replies) view.mean.push_back(mean_level(reply.consequence));
  view.variable_read.resize(scenario.variables.size());
  view.variable_changed.resize(scenario.variables.size());
  view.reply_read.resize(scenario.replies.size());
  for_each_condition(scenario, [&](const Condition& condition) {
    for (const Instruction& step : condition.code) {
      if (step.operation == Operation::variable)
        view.variable_read[static_cast<std::size_t>(step.argument)] = true;
      if (step.operation == Operation::chosen)
        view.reply_read[static_cast<std::size_t>(step.argument)] = true;
    }
  });
  const auto note = [&](const Consequence& consequence) {
    note_changes(view, consequence.set, false);
    note_changes(view, consequence.add, true);
  };
  for (const Reply& reply : scenario.replies) note(reply.consequence);
  for (const Turn& turn : scenario.turns)
    if (turn.silence) note(*turn.silence);
  for (const Variant& variant : scenario.variants) note_changes(view, variant.set, false);
  return view;
}

bool same_ways(const Consequence& a, const Consequence& b) {
  return a.next.size() == b.next.size() && std::equal(a.next.begin(), a.next.end(), b.next.begin(),
                                                      [](const Alternative& x, const Alternative& y) {
                                                        return x.to == y.to && x.weight == y.weight &&
                                                               x.when.code == y.when.code;
                                                      });
}

bool same_changes(const Consequence& a, const Consequence& b) {
  return same(a.set, b.set) && same(a.add, b.add);
}

std::size_t count_words(std::string_view text) {
  std::size_t words = 0;
  bool inside = false;
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = next_code_point(text, at);
    const bool space = c <= 0x20 || c == 0xA0 || c == 0x202F || (c >= 0x2000 && c <= 0x200B);
    const bool sign =
        (c < 0x80 && !(c >= '0' && c <= '9') && !(c >= 'A' && c <= 'Z') && !(c >= 'a' && c <= 'z')) ||
        c == 0xAB || c == 0xBB || (c >= 0x2010 && c <= 0x206F);
    if (space) inside = false;
    if (space || sign || inside) continue;
    inside = true;
    ++words;
  }
  return words;
}

std::string listed(const std::vector<std::string>& ids) {
  std::string out;
  for (const std::string& id : ids) out += (out.empty() ? "" : ", ") + id;
  return out;
}

} // namespace riposte::scenario::lint
