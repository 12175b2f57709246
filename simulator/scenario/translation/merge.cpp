#include <algorithm>
#include <array>
#include <unordered_set>

#include <fmt/format.h>

#include "scenario/loading.h"
#include "scenario/translation/follow.h"
#include "scenario/translation/placing.h"
#include "scenario/translation/work.h"

namespace riposte::scenario {
namespace {

constexpr std::size_t kLongestKey = 4096;

class Merge {
public:
  Merge(const std::vector<SourceText>& sources, Placement& placement, Keep keep)
      : sources_(sources), placement_(placement), index_(sources), keep_(keep) {}

  MergeReport run(std::vector<Incoming> incoming) {
    // Who is sure of his text chooses first among the source texts, then who is not, then the orphans.
    std::array<std::vector<Incoming>, 3> ranks;
    std::unordered_set<std::string> seen;
    for (Incoming& text : incoming)
      if (acceptable(text, seen)) ranks[text.obsolete ? 2 : text.unsure ? 1 : 0].push_back(std::move(text));
    std::vector<bool> free(sources_.size(), true);
    for (std::vector<Incoming>& texts : ranks) {
      const std::vector<std::size_t> targets = choose(texts, free);
      for (std::size_t i = 0; i < texts.size(); ++i) take(texts[i], targets[i]);
    }
    put_away();
    return std::move(report_);
  }

private:
  void refuse(const Incoming& text, Error message) {
    ++report_.refused;
    report_.refusals.push_back({text.line, std::move(message)});
  }

  bool acceptable(const Incoming& text, std::unordered_set<std::string>& seen) {
    if (!text.key.starts_with('/') || text.key.size() > kLongestKey)
      return refuse(text, phrase("'{}' is no key of a text; keys begin with / and are not to be changed",
                                 text.key.substr(0, 80))),
             false;
    if (!text.obsolete && !seen.insert(text.key).second)
      return refuse(text, phrase("a second text for '{}'; the first is taken", text.key)), false;
    if (text.text.empty()) return ++report_.empty, false;
    if (is_blank(text.text))
      return refuse(text, phrase("the text for '{}' is only white space", text.key)), false;
    return true;
  }

  /// Which source text each is for: the one of its key if it was made from it, else the nearest it was made
  /// from, else the one of its key.
  std::vector<std::size_t> choose(const std::vector<Incoming>& texts, std::vector<bool>& free) const {
    std::vector<std::size_t> targets(texts.size(), npos);
    const auto claim = [&](std::size_t i, std::size_t target) {
      targets[i] = target;
      free[target] = false;
    };
    const auto claim_own = [&](bool only_current) {
      for (std::size_t i = 0; i < texts.size(); ++i) {
        const std::size_t own = index_.find(texts[i].key);
        if (targets[i] != npos || own == npos || !free[own]) continue;
        if (!only_current || texts[i].from == sources_[own].hash) claim(i, own);
      }
    };
    claim_own(true);
    std::vector<std::size_t> seeking;
    std::vector<Seeker> seekers;
    for (std::size_t i = 0; i < texts.size(); ++i)
      if (targets[i] == npos) {
        seeking.push_back(i);
        seekers.push_back({texts[i].key, texts[i].from});
      }
    const std::vector<std::size_t> found = follow(seekers, sources_, free);
    for (std::size_t i = 0; i < seeking.size(); ++i)
      if (found[i] != npos) claim(seeking[i], found[i]);
    claim_own(false);
    return targets;
  }

  void take(Incoming& text, std::size_t target) {
    if (target == npos) return keep_aside(text, std::move(text.key));
    if (text.key != sources_[target].key && text.key != twin_key(sources_[target].key)) ++report_.moved;
    place(text, target);
  }

  /// Put away once all else has its place: then one knows what is there already.
  void keep_aside(Incoming& text, std::string key) {
    SidecarEntry entry{std::move(text.text), made_from(text), {}};
    if (text.note) entry.set_note(*text.note);
    aside_.emplace_back(std::move(key), std::move(entry));
  }

  void put_away() {
    const auto content = [](const SidecarEntry& entry) { return entry.from + '\n' + entry.text; };
    std::unordered_set<std::string> there;
    for (const std::optional<SidecarEntry>& entry : placement_.at)
      if (entry) there.insert(content(*entry));
    Orphanage orphanage(index_, placement_.orphans);
    for (auto& [key, entry] : aside_) {
      const bool put = !there.contains(content(entry)) && orphanage.take(std::move(key), std::move(entry));
      ++(put ? report_.orphaned : report_.unchanged);
    }
  }

  /// The hash that its entry gets. Of a text that somebody was not sure of, nobody knows what it was made
  /// from, unless it is the very one that was handed out: the hash of the text it stands beside would let it
  /// pass for fresh.
  static std::string made_from(const Incoming& text) {
    const std::string& from = text.unsure ? text.was_from : text.from;
    return from.empty() ? std::string(kNoSource) : from;
  }

  void place(Incoming& text, std::size_t target) {
    const std::string& now = sources_[target].hash;
    std::optional<SidecarEntry>& entry = placement_.at[target];
    const std::string from = made_from(text);
    const bool current = from == now;
    if (!entry) {
      entry = SidecarEntry{std::move(text.text), from, {}};
      if (text.note) entry->set_note(*text.note);
      ++report_.added;
    } else {
      const bool was_current = entry->from == now;
      const bool differs = entry->text != text.text;
      if (differs && was_current && !current) return keep_aside(text, sources_[target].key);
      if (differs && was_current && keep_ == Keep::current) return void(++report_.kept);
      const bool remarked = text.note && *text.note != plain_note(entry->note());
      if (remarked) entry->set_note(*text.note);
      const bool confirmed = !differs && current && !was_current;
      if (differs || confirmed) {
        entry->text = std::move(text.text);
        entry->from = from;
      }
      report_.overwritten += differs ? 1 : 0;
      ++(differs || confirmed || remarked ? report_.changed : report_.unchanged);
      if (!differs && !confirmed) return;
    }
    report_.stale += current ? 0 : 1;
  }

  const std::vector<SourceText>& sources_;
  Placement& placement_;
  const SourceIndex index_;
  const Keep keep_;
  SidecarEntries aside_; // by the key they would have; put there once all else has its place
  MergeReport report_;
};

} // namespace

std::string plain_note(std::string_view note) {
  std::string plain(note);
  std::replace_if(
      plain.begin(), plain.end(),
      [](char c) { return c != '\n' && (static_cast<unsigned char>(c) < 0x20 || c == 0x7F); }, ' ');
  return plain;
}

MergeReport merge(const std::vector<SourceText>& sources, Placement& placement,
                  std::vector<Incoming> incoming, Keep keep) {
  MergeReport report = Merge(sources, placement, keep).run(std::move(incoming));
  // What was kept aside may be just the translation that another text waits for.
  const std::size_t moved = placement.moved;
  placement = settle(sources, entries_of(sources, placement));
  placement.moved += moved;
  return report;
}

} // namespace riposte::scenario
