// What `check` finds, for the commands that refuse what is wrong.
#pragma once

#include <filesystem>
#include <vector>

#include "catalogue/catalogue.h"
#include "scenario/diagnostic.h"
#include "sources.h"

namespace riposte::ctl {

struct Checked {
  std::filesystem::path path;
  scenario::Diagnostics diagnostics;
};

struct CheckRun {
  std::vector<Checked> files;
  bool all_read = true; // what could not be read has been complained of
};

/// Every finding about these files, and across them.
CheckRun check_sources(const Sources& sources, const catalogue::Catalogue& catalogue);

} // namespace riposte::ctl
