#include "catalogue/catalogue.h"

namespace riposte::catalogue {

const std::string& LocalText::in(std::string_view language) const {
  static const std::string nothing;
  if (const auto found = by_language.find(language); found != by_language.end()) return found->second;
  if (const auto english = by_language.find("en"); english != by_language.end()) return english->second;
  return nothing;
}

const Leaf* Catalogue::find_objection(std::string_view id) const {
  for (const Family& family : families)
    if (const Leaf* leaf = find(family.leaves, id)) return leaf;
  return nullptr;
}

const Skill* Catalogue::find_skill(std::string_view id) const {
  return find(rubric.skills, id);
}

std::vector<std::string> Catalogue::objection_ids() const {
  std::vector<std::string> ids;
  for (const Family& family : families)
    for (const Leaf& leaf : family.leaves) ids.push_back(leaf.id);
  return ids;
}

} // namespace riposte::catalogue
