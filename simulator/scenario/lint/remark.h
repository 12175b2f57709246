// A remark of the linter: a file that keeps every rule of the format can still be a poor talk.
#pragma once

#include <string>
#include <vector>

#include "base/error.h"
#include "scenario/model.h"

namespace riposte::scenario::lint {

/// Its severity stands in the table of codes (scenario/codes.h); its line and column follow from the pointer.
struct Remark {
  std::string code;
  std::string pointer; // into the scenario's file, RFC 6901
  Error message;       // what is wrong and what would be right
};

using Remarks = std::vector<Remark>;

// ---- where the parts of a scenario stand in its file
std::string turn_pointer(const Scenario& scenario, std::size_t turn);
std::string reply_pointer(const Scenario& scenario, std::size_t reply); // /turns/<id>/replies/<n>
std::string ending_pointer(const Scenario& scenario, std::size_t ending);

} // namespace riposte::scenario::lint
