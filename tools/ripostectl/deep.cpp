#include "deep.h"

#include "analysis/findings.h"

namespace riposte::ctl {

Deep deep_findings(const scenario::Scenario& scenario, unsigned threads) {
  Deep deep;
  analysis::Options options;
  options.threads = threads;
  analysis::Exact exact;
  // What intervals prove of a talk with more positions than these belongs here.
  const analysis::Explored explored = analysis::analyse_exactly(scenario, options, exact);
  if (explored != analysis::Explored::whole) {
    deep.left_open.push_back(
        explored == analysis::Explored::key_too_wide
            ? phrase("the conditions of the talk read more than can be followed: its plays are not looked "
                     "through")
            : phrase("the talk has more than {} positions: its plays are not looked through",
                     options.most_pairs));
    return deep;
  }
  analysis::Findings findings = analysis::findings_of(scenario, exact, options);
  for (analysis::Finding& finding : findings.list)
    if (!finding.told_elsewhere)
      deep.remarks.push_back(
          {std::move(finding.code), std::move(finding.pointer), std::move(finding.message)});
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
