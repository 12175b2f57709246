// Findings that intervals prove, for talks with more positions than can be followed.
#include <algorithm>
#include <vector>

#include "analysis/finding_parts.h"
#include "analysis/intervals.h"
#include "scenario/lint/graph.h"
#include "scenario/lint/remark.h"

namespace riposte::analysis {
namespace {

using scenario::Scenario;
namespace lint = scenario::lint;

class Proofs {
public:
  explicit Proofs(const Scenario& scenario)
      : scenario_(scenario), known_(intervals_of(scenario, {.within_limit = true})) {}

  Drafts all() {
    unreached();
    endings();
    unoffered();
    conditions();
    sort(drafts_);
    return std::move(drafts_);
  }

private:
  Finding& add(std::string code, std::string pointer, FileOrder order, Error message) {
    Draft& draft = drafts_.emplace_back();
    draft.finding.code = std::move(code);
    draft.finding.pointer = std::move(pointer);
    draft.finding.message = std::move(message);
    draft.order = order;
    return draft.finding;
  }

  bool reached(std::size_t turn) const { return known_.turns[turn].reachable; }

  /// What lies behind another unreached turn follows from that one, and what no way leads to the linter says.
  void unreached() {
    const lint::Graph graph = lint::graph_of(scenario_);
    std::vector<bool> next(graph.nodes);
    const auto mark = [&](lint::Graph::Node from) {
      for (const lint::Graph::Node to : graph.ways(from)) next[to] = true;
    };
    for (std::size_t turn = 0; turn < scenario_.turns.size(); ++turn)
      if (reached(turn)) mark(static_cast<lint::Graph::Node>(turn));
    if (graph.rules < graph.nodes && next[graph.rules]) mark(graph.rules);
    for (std::size_t turn = 0; turn < scenario_.turns.size(); ++turn) {
      if (reached(turn)) continue;
      Finding& finding = add("graph-unreachable", lint::turn_pointer(scenario_, turn), order_of_turn(turn),
                             said_unreached_turn(scenario_.turns[turn].id));
      finding.turn = turn;
      finding.told_elsewhere = !known_.turns[turn].linked || !next[turn];
    }
    for (std::size_t ending = 0; ending < scenario_.endings.size(); ++ending) {
      if (known_.endings[ending].reachable) continue;
      Finding& finding = add("graph-unreachable", lint::ending_pointer(scenario_, ending),
                             order_of_ending(ending), said_unreached_ending(scenario_.endings[ending].id));
      finding.ending = ending;
      finding.told_elsewhere = !known_.endings[ending].linked || !next[graph.turns + ending] ||
                               (scenario_.endings[ending].good && !any_good(&EndingIntervals::reachable));
    }
  }

  bool any_good(bool EndingIntervals::*holds) const {
    for (std::size_t i = 0; i < scenario_.endings.size(); ++i)
      if (scenario_.endings[i].good && known_.endings[i].*holds) return true;
    return false;
  }

  void endings() {
    if (any_good(&EndingIntervals::reachable)) return;
    Finding& finding =
        add("graph-no-good-ending", "/endings", order_of_section(kEndings), said_no_good_ending());
    finding.told_elsewhere = !any_good(&EndingIntervals::linked);
    for (std::size_t i = 0; i < scenario_.endings.size(); ++i) {
      if (!scenario_.endings[i].good) continue;
      finding.ending = i;
      finding.pointer = lint::ending_pointer(scenario_, i);
      drafts_.back().order = order_of_ending(i);
      return;
    }
  }

  void unoffered() {
    for (std::size_t reply = 0; reply < scenario_.replies.size(); ++reply) {
      const std::size_t turn = scenario_.replies[reply].turn;
      if (known_.offered[reply] || !reached(turn)) continue;
      Finding& finding =
          add("reply-never-offered", lint::reply_pointer(scenario_, reply), order_of_reply(scenario_, reply),
              said_never_offered(scenario_.replies[reply].id));
      finding.turn = turn;
      finding.reply = reply;
    }
  }

  void conditions() {
    for (const JudgedCondition& judged : known_.conditions) {
      const ConditionPlace& place = judged.place;
      const bool never = judged.asked == Verdict::never;
      const bool always = judged.asked == Verdict::always && judged.alone == Verdict::always;
      if (!never && !always) continue;
      const std::string& source = condition_at(scenario_, place).source;
      Finding& finding = add(never ? "condition-never" : "condition-always", pointer_of(scenario_, place),
                             order_of_condition(scenario_, place),
                             always                           ? said_always(source)
                             : judged.alone == Verdict::never ? said_never(source)
                                                              : said_never_decides(source));
      finding.turn = place.turn;
      finding.reply = place.reply;
      finding.told_elsewhere = place.part == ConditionPlace::Part::reply && never;
    }
  }

  const Scenario& scenario_;
  const Intervals known_;
  Drafts drafts_;
};

} // namespace

Findings proved_findings(const Scenario& scenario) {
  Findings findings;
  for (Draft& draft : Proofs(scenario).all()) findings.list.push_back(std::move(draft.finding));
  findings.lines_judged = findings.passes_judged = false;
  return findings;
}

} // namespace riposte::analysis
