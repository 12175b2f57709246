#include "scenario/lint/lexicon.h"

#include <algorithm>

#include "base/utf8.h"
#include "scenario/lint/amounts.h"

namespace riposte::scenario::lint {
namespace {

std::string_view trimmed(std::string_view text) {
  const std::size_t first = text.find_first_not_of(" \n");
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(" \n") - first + 1);
}

template <class Visit>
void for_each_part(std::string_view text, char divider, const Visit& visit) {
  while (!text.empty()) {
    const std::size_t end = std::min(text.find(divider), text.size());
    if (const std::string_view part = trimmed(text.substr(0, end)); !part.empty()) visit(part);
    text.remove_prefix(std::min(end + 1, text.size()));
  }
}

bool is_blank(char32_t c) {
  return c == U' ' || c == U'\n' || c == U'\t' || c == U'\u00A0' || c == U'\u202F' || c == U'\u2009';
}

bool ends_sentence(char32_t c) {
  return c == U'.' || c == U'!' || c == U'?' || c == U'…';
}

bool opens_or_closes_quotation(char32_t c) {
  return c == U'“' || c == U'”' || c == U'«' || c == U'»' || c == U'„' || c == U'"' || c == U'(' ||
         c == U')' || c == U'’';
}

/// Whether a clause ends after this word and before the next.
bool clause_ends_between(const Reading& reading, std::size_t word) {
  const Word& here = reading.words.words[word];
  const std::size_t end = here.offset + here.length;
  const std::string_view between = reading.text.substr(end, reading.words.words[word + 1].offset - end);
  return between.find_first_of(".!?:;\n") != std::string_view::npos ||
         between.find("…") != std::string_view::npos;
}

/// Topics of everyday words: only ever asked for word by word, so that their hits need no list.
bool stands_in_topics(Topic topic) {
  return topic == Topic::judgement_filler || topic == Topic::verdict_filler || topic == Topic::negation ||
         topic == Topic::number_word;
}

/// The length of a folded word without what may hang on to any: Zoom's, вам-то.
std::size_t bare_length(std::string_view folded) {
  for (const std::string_view tail : {"'s", "-то"})
    if (folded.size() > tail.size() && folded.ends_with(tail)) return folded.size() - tail.size();
  return folded.size();
}

} // namespace

bool is_language(std::string_view tag, std::string_view primary) {
  return tag.substr(0, tag.find('-')) == primary;
}

bool Reading::has(Topic topic) const {
  return std::any_of(hits.begin(), hits.end(), [&](const Hit& hit) { return hit.topic == topic; });
}

std::string_view Reading::said(std::size_t first, std::size_t count) const {
  const Word& last = words.words[first + count - 1];
  const std::size_t start = words.words[first].offset;
  return text.substr(start, last.offset + last.length - start);
}

Lexicon::Lexicon(std::string_view language) {
  for (const std::span<const WordList> lists : {word_lists(language), name_lists()})
    for (const WordList& list : lists)
      for_each_part(list.entries, ',', [&](std::string_view entry) { add(list.topic, entry); });
  for (const NumberWord& word : number_words(language)) add(Topic::number_word, word.stem);
  constexpr std::size_t kMany = 6;
  for (Node& node : nodes_) {
    if (node.children.size() <= kMany) continue;
    node.by_byte.assign(256, 0);
    for (const auto& [byte, child] : node.children) node.by_byte[static_cast<unsigned char>(byte)] = child;
  }
}

std::uint32_t Lexicon::child_of(const Node& node, char byte) {
  if (!node.by_byte.empty()) return node.by_byte[static_cast<unsigned char>(byte)];
  for (const auto& [known, child] : node.children)
    if (known == byte) return child;
  return 0;
}

void Lexicon::add(Topic topic, std::string_view text) {
  Entry entry{topic, false, {}};
  std::string first;
  for_each_part(text, ' ', [&](std::string_view word) {
    const bool stem = word.ends_with('*');
    if (first.empty()) {
      first = fold_words(word);
      entry.stem = stem;
    } else {
      entry.rest.emplace_back(fold_words(word), stem);
    }
  });
  std::uint32_t at = 0;
  for (const char byte : first) {
    if (const std::uint32_t known = child_of(nodes_[at], byte); known != 0) {
      at = known;
      continue;
    }
    const auto made = static_cast<std::uint32_t>(nodes_.size());
    nodes_[at].children.emplace_back(byte, made);
    nodes_.emplace_back();
    at = made;
  }
  nodes_[at].entries.push_back(static_cast<std::uint32_t>(entries_.size()));
  entries_.push_back(std::move(entry));
}

void Lexicon::match(std::size_t word, std::uint32_t number, bool whole, Reading& reading) const {
  const Entry& entry = entries_[number];
  if (!whole && !entry.stem) return;
  if (word + entry.rest.size() >= reading.words.size()) return;
  for (std::size_t i = 0; i < entry.rest.size(); ++i) {
    const std::string_view next = reading.words.folded(word + 1 + i);
    const auto& [wanted, stem] = entry.rest[i];
    if (stem ? !next.starts_with(wanted) : next != wanted && next.substr(0, bare_length(next)) != wanted)
      return;
    if (clause_ends_between(reading, word + i)) return;
  }
  if (!entry.rest.empty() || !stands_in_topics(entry.topic))
    reading.hits.push_back({entry.topic, word, 1 + entry.rest.size()});
  if (entry.rest.empty()) reading.topics[word] |= std::uint64_t{1} << static_cast<unsigned>(entry.topic);
}

void Lexicon::read(std::string_view text, Reading& reading) const {
  reading.text = text;
  split_words(text, reading.words);
  reading.hits.clear();
  reading.has_digits = false;
  reading.topics.assign(reading.words.size(), 0);
  for (std::size_t word = 0; word < reading.words.size(); ++word) {
    const std::string_view folded = reading.words.folded(word);
    const std::size_t bare = bare_length(folded);
    reading.has_digits = reading.has_digits || (folded.front() >= '0' && folded.front() <= '9');
    std::uint32_t at = 0;
    for (std::size_t i = 0; i < folded.size(); ++i) {
      at = child_of(nodes_[at], folded[i]);
      if (at == 0) break;
      for (const std::uint32_t entry : nodes_[at].entries)
        match(word, entry, i + 1 == folded.size() || i + 1 == bare, reading);
    }
  }
}

bool opens_sentence(std::string_view text, std::size_t offset) {
  bool blank = false;
  while (offset > 0) {
    std::size_t start = offset - 1;
    while (start > 0 && (static_cast<unsigned char>(text[start]) & 0xC0) == 0x80) --start;
    std::size_t at = start;
    const char32_t c = next_code_point(text, at);
    if (is_blank(c)) {
      blank = true;
    } else if (c == U'–' || c == U'—' || c == U'-' || c == U':' || c == U';') {
      return blank;
    } else if (!opens_or_closes_quotation(c)) {
      return ends_sentence(c);
    } else if (!blank) {
      return true; // the first word in quotation marks or brackets
    }
    offset = start;
  }
  return true;
}

std::vector<std::pair<std::size_t, std::size_t>> quotations(std::string_view text) {
  std::vector<std::pair<std::size_t, std::size_t>> found;
  std::size_t start = 0, depth = 0;
  bool straight = false;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t here = at;
    const char32_t c = next_code_point(text, at);
    const bool opens = c == U'«' || c == U'„' || (c == U'“' && depth == 0) || (c == U'"' && !straight);
    const bool closes = c == U'»' || c == U'”' || (c == U'“' && depth > 0) || (c == U'"' && straight);
    if (c == U'"') straight = !straight;
    if (opens && depth++ == 0) start = here;
    if (closes && depth > 0 && --depth == 0) found.emplace_back(start, at);
  }
  return found;
}

bool inside(const std::vector<std::pair<std::size_t, std::size_t>>& ranges, std::size_t offset) {
  return std::any_of(ranges.begin(), ranges.end(),
                     [&](const auto& range) { return range.first <= offset && offset < range.second; });
}

std::vector<std::pair<std::size_t, std::size_t>> sentences(std::string_view text) {
  std::vector<std::pair<std::size_t, std::size_t>> found;
  std::size_t start = 0;
  bool ended = false;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t here = at;
    const char32_t c = next_code_point(text, at);
    if (ends_sentence(c)) {
      ended = true;
    } else if (ended && is_blank(c)) {
      found.emplace_back(start, here);
      start = at;
      ended = false;
    } else if (!opens_or_closes_quotation(c)) {
      ended = false; // the point of 10.400, or of example.org
    }
  }
  if (start < text.size()) found.emplace_back(start, text.size());
  return found;
}

} // namespace riposte::scenario::lint
