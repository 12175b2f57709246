#include "training/filter.h"

#include <algorithm>

#include "base/words.h"
#include "training/plan.h"

namespace riposte::training {
namespace {

using scenario::Scenario;

std::string told_of(const Scenario& scenario, const catalogue::Catalogue& catalogue,
                    std::string_view language) {
  std::string text = scenario.title + "\n" + scenario.summary + "\n" + scenario.customer.name + "\n" +
                     scenario.customer.job + "\n" + scenario.customer.company + "\n";
  if (const auto* stage = catalogue::find(catalogue.stages, scenario.stage))
    text += stage->label.in(language) + "\n";
  for (const std::string& id : scenario.objections)
    if (const auto* objection = catalogue.find_objection(id)) text += objection->label.in(language) + "\n";
  return text;
}

/// Every word of the query begins a word of the text.
bool has_words(const Words& query, const std::string& text) {
  if (query.size() == 0) return true;
  const Words words = split_words(text);
  for (std::size_t i = 0; i < query.size(); ++i) {
    bool found = false;
    for (std::size_t k = 0; k < words.size() && !found; ++k)
      found = words.folded(k).starts_with(query.folded(i));
    if (!found) return false;
  }
  return true;
}

bool contains(const std::vector<std::string>& all, const std::string& one) {
  return one.empty() || std::find(all.begin(), all.end(), one) != all.end();
}

bool is_done(Done wanted, const Standing& standing) {
  switch (wanted) {
  case Done::not_tried: return standing.finished == 0;
  case Done::not_passed: return standing.finished > 0 && standing.passed == 0;
  case Done::passed: return standing.passed > 0;
  case Done::any: break;
  }
  return true;
}

} // namespace

std::vector<std::size_t> matching(const Library& library, const std::vector<AttemptSummary>& history,
                                  const LibraryFilter& filter, const catalogue::Catalogue& catalogue,
                                  std::string_view language) {
  const Words query = split_words(filter.words);
  std::vector<std::size_t> found;
  for (std::size_t i = 0; i < library.talks.size(); ++i) {
    const Content& content = *library.talks[i];
    const Scenario& scenario = content.in(language);
    const bool skilled = filter.skill.empty() || std::any_of(scenario.skills.begin(), scenario.skills.end(),
                                                             [&](const scenario::SkillWeight& skill) {
                                                               return skill.id == filter.skill;
                                                             });
    if (!skilled || !contains(scenario.roles, filter.role) ||
        !contains(scenario.objections, filter.objection) ||
        (!filter.stage.empty() && scenario.stage != filter.stage) ||
        (filter.difficulty != 0 && scenario.difficulty != filter.difficulty) ||
        (!filter.language.empty() && content.by_language.count(filter.language) == 0))
      continue;
    if (filter.done != Done::any && !is_done(filter.done, standing(history, scenario.id))) continue;
    if (has_words(query, told_of(scenario, catalogue, language))) found.push_back(i);
  }
  return found;
}

} // namespace riposte::training
