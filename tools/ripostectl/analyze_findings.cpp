#include <fmt/format.h>

#include "analyze.h"
#include "command.h"
#include "scenario/codes.h"
#include "terminal.h"

namespace riposte::ctl {

std::string findings_text(const scenario::Scenario& scenario, const analysis::Findings& findings) {
  std::string text;
  for (const analysis::Finding& finding : findings.list) {
    const scenario::Code* code = scenario::find_code(finding.code);
    const auto severity = code == nullptr ? scenario::Severity::error : code->severity;
    text += fmt::format("{} {} {}: {}\n", scenario::name_of(severity), finding.code, finding.pointer,
                        said(finding.message));
    if (finding.play.inputs.empty()) continue;
    std::string inputs;
    for (const scenario::Input input : finding.play.inputs)
      inputs += (inputs.empty() ? "" : ",") + to_text(scenario, input);
    text += finding.play.seed ? fmt::format("  --seed {} --inputs {}\n", *finding.play.seed, inputs)
                              : fmt::format("  --inputs {}\n", inputs);
  }
  return text;
}

} // namespace riposte::ctl
