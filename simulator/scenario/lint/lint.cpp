#include "scenario/lint/lint.h"

#include "scenario/lint/rules.h"
#include "scenario/lint/texts.h"

namespace riposte::scenario::lint {

Remarks lint_draft(const Scenario& draft, const catalogue::Catalogue&) {
  Remarks remarks;
  lint_texts(draft, remarks);
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
