// What the library shows, worked out when something changes rather than in every frame.
#pragma once

#include <set>
#include <string>
#include <vector>

#include "training/filter.h"

namespace riposte::desktop {

/// By what the talks of a library can be told apart: ids, each once.
struct LibraryFacets {
  std::set<std::string> roles, stages, objections, skills;
};

struct LibraryView {
  // What it was worked out from.
  std::vector<training::ContentPtr> talks;
  training::LibraryFilter filter;
  std::string language;
  std::size_t attempts = 0, finished = 0; // of the history
  // What came of it.
  std::vector<std::size_t> shown; // indexes into `talks`
  LibraryFacets facets;
  // Rows of cards, measured for a width (pixels) and a scale.
  float width = 0.0f, scale = 0.0f;
  std::vector<float> row_heights; // pixels
};

/// Brings the view up to date; true where it was not.
bool refresh(LibraryView& view, const training::Library& library,
             const std::vector<training::AttemptSummary>& history, const training::LibraryFilter& filter,
             const catalogue::Catalogue& catalogue, const std::string& language);

} // namespace riposte::desktop
