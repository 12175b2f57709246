#include "desktop/screens/library_view.h"

#include <algorithm>

namespace riposte::desktop {

namespace {

LibraryFacets facets_of(const std::vector<training::ContentPtr>& talks) {
  LibraryFacets facets;
  for (const training::ContentPtr& talk : talks) {
    const scenario::Scenario& scenario = talk->by_language.begin()->second; // ids are those of every language
    facets.roles.insert(scenario.roles.begin(), scenario.roles.end());
    facets.objections.insert(scenario.objections.begin(), scenario.objections.end());
    for (const scenario::SkillWeight& skill : scenario.skills) facets.skills.insert(skill.id);
    if (!scenario.stage.empty()) facets.stages.insert(scenario.stage);
  }
  return facets;
}

} // namespace

bool refresh(LibraryView& view, const training::Library& library,
             const std::vector<training::AttemptSummary>& history, const training::LibraryFilter& filter,
             const catalogue::Catalogue& catalogue, const std::string& language) {
  const auto finished = static_cast<std::size_t>(
      std::ranges::count_if(history, [](const auto& attempt) { return attempt.result.has_value(); }));
  const bool same_talks = view.talks == library.talks;
  if (same_talks && view.filter == filter && view.language == language && view.attempts == history.size() &&
      view.finished == finished)
    return false;
  if (!same_talks) {
    view.talks = library.talks;
    view.facets = facets_of(view.talks);
  }
  view.filter = filter;
  view.language = language;
  view.attempts = history.size();
  view.finished = finished;
  view.shown = training::matching(library, history, filter, catalogue, language);
  view.row_heights.clear();
  return true;
}

} // namespace riposte::desktop
