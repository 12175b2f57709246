#include "deep.h"

#include "analysis/findings.h"

namespace riposte::ctl {
namespace {

void add(Deep& deep, const analysis::Findings& findings) {
  for (const analysis::Finding& finding : findings.list)
    if (!finding.told_elsewhere) deep.remarks.push_back({finding.code, finding.pointer, finding.message});
}

} // namespace

Deep deep_findings(const scenario::Scenario& scenario, unsigned threads) {
  Deep deep;
  analysis::Options options;
  options.threads = threads;
  analysis::Exact exact;
  const analysis::Explored explored = analysis::analyse_exactly(scenario, options, exact);
  if (explored != analysis::Explored::whole) {
    deep.left_open.push_back(
        explored == analysis::Explored::key_too_wide
            ? phrase("the conditions of the talk read more than can be followed: only what can be proved "
                     "without its plays is said")
            : phrase("the talk has more than {} positions: only what can be proved without following its "
                     "plays is said",
                     options.most_pairs));
    add(deep, analysis::proved_findings(scenario));
    return deep;
  }
  const analysis::Findings findings = analysis::findings_of(scenario, exact, options);
  add(deep, findings);
  if (!findings.lines_judged)
    deep.left_open.push_back(
        phrase("the conditions of lines tell more than {} positions apart: nothing is said of "
               "them",
               options.most_pairs));
  if (!findings.passes_judged)
    deep.left_open.push_back(
        phrase("there are too many positions to look for plays that are passed too easily"));
  return deep;
}

} // namespace riposte::ctl
