// What `check` finds, for the commands that refuse what is wrong.
#pragma once

#include <vector>

#include "catalogue/catalogue.h"
#include "checking.h"
#include "sources.h"

namespace riposte::ctl {

struct CheckRun {
  std::vector<CheckedFile> files;
  bool all_read = true; // what could not be read has been complained of
};

/// Every finding about these files, and across them.
CheckRun check_sources(const Sources& sources, const catalogue::Catalogue& catalogue,
                       Depth depth = Depth::shallow);

} // namespace riposte::ctl
