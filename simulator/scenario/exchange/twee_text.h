// The texts of a passage: links in their four forms, characters written as entities, ids made from titles.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>

namespace riposte::scenario::exchange {

struct Link {
  std::string text, target; // the text is the target where none is given
  std::string setter;       // SugarCube's `[[text|target][setter]]`, else empty
};

/// What stands between `[[` and `]]`: `target`, `text|target`, `text->target` (divided at the last arrow) or
/// `target<-text` (at the first). Empty where no target is named.
std::optional<Link> parse_link(std::string_view inside);

std::string_view trimmed_text(std::string_view text);

/// With `&amp;`, `&#39;` and their like replaced by what they stand for.
std::string without_entities(std::string_view text);

/// As a paragraph or as the text of a link of a SugarCube passage: what would be read there as markup, and
/// blanks at the edges, become entities. without_entities(trimmed_text(x)) gives the text back.
std::string as_paragraph(std::string_view text);
std::string as_link_text(std::string_view text);

/// Lower-case Latin letters, digits and single hyphens, at most 48; Cyrillic letters are written in Latin
/// ones. Empty where nothing is left.
std::string slug(std::string_view text);

/// Makes ids that are not taken yet: `base`, `base-2`, `base-3`, …
class Ids {
public:
  void take(std::string id) { taken_.insert(std::move(id)); }
  bool taken(std::string_view id) const { return taken_.contains(id); }
  std::string make(const std::string& base, std::string_view otherwise);

private:
  std::set<std::string, std::less<>> taken_;
  std::map<std::string, int, std::less<>> last_;
};

} // namespace riposte::scenario::exchange
