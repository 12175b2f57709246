#include "scenario/lint/lint.h"

#include "scenario/lint/rules.h"

namespace riposte::scenario::lint {

Remarks lint_draft(const Scenario&, const catalogue::Catalogue&) {
  Remarks remarks;
  // The rules about words go here, one line each.
  return remarks;
}

Remarks lint(const Scenario& scenario, const catalogue::Catalogue& catalogue) {
  Remarks remarks = lint_draft(scenario, catalogue);
  const View view = view_of(scenario, catalogue);
  for (const auto rule :
       {lint_graph, lint_choices, lint_state, lint_scores, lint_repeats, lint_timers, lint_field})
    rule(view, remarks);
  return remarks;
}

} // namespace riposte::scenario::lint
