// The findings of the analysis as remarks about a file, for `check --deep`.
#pragma once

#include <vector>

#include "base/error.h"
#include "scenario/lint/remark.h"
#include "scenario/model.h"

namespace riposte::ctl {

struct Deep {
  scenario::lint::Remarks remarks; // without what the linter says itself
  std::vector<Error> left_open;    // what was too much to look through: nothing is said of it
};

Deep deep_findings(const scenario::Scenario& scenario, unsigned threads);

} // namespace riposte::ctl
