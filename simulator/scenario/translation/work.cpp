#include "scenario/translation/work.h"

#include <algorithm>
#include <unordered_map>

#include "scenario/translation/follow.h"
#include "scenario/translation/placing.h"

namespace riposte::scenario {

std::size_t SourceIndex::find(std::string_view key) const {
  if (const auto exact = by_key_.find(key); exact != by_key_.end()) return exact->second;
  const auto twin = by_key_.find(twin_key(key));
  return twin == by_key_.end() ? npos : twin->second;
}

SourceIndex::SourceIndex(const std::vector<SourceText>& sources) {
  for (std::size_t i = 0; i < sources.size(); ++i) by_key_.emplace(sources[i].key, i);
}

Orphanage::Orphanage(const SourceIndex& sources, SidecarEntries& orphans)
    : sources_(sources), orphans_(orphans) {
  for (std::size_t i = 0; i < orphans.size(); ++i) at_.emplace(orphans[i].first, i);
}

bool Orphanage::take(std::string key, SidecarEntry entry) {
  const std::string own = key;
  for (std::size_t n = 1;; ++n) {
    if (!sources_.has(key)) {
      const auto [there, free] = at_.try_emplace(key, orphans_.size());
      if (free) {
        orphans_.emplace_back(std::move(key), std::move(entry));
        return true;
      }
      if (orphans_[there->second].second.text == entry.text) return false;
    }
    key = displaced_key(own, entry.from);
    if (n > 1) key += '/' + std::to_string(n);
  }
}

TextState state_of(const SourceText& source, const std::optional<SidecarEntry>& entry) {
  if (!entry) return TextState::missing;
  return entry->from == source.hash ? TextState::ok : TextState::stale;
}

TranslationStatus status_of(const std::vector<SourceText>& sources, const SidecarEntries& entries) {
  std::unordered_map<std::string_view, const SidecarEntry*> by_key;
  for (const auto& [key, entry] : entries) by_key.emplace(key, &entry);
  TranslationStatus status;
  status.texts = sources.size();
  std::size_t used = 0;
  for (const SourceText& source : sources) {
    auto found = by_key.find(source.key);
    if (found == by_key.end()) found = by_key.find(twin_key(source.key));
    if (found != by_key.end()) ++used;
    const bool ok = found != by_key.end() && found->second->from == source.hash;
    ++(ok ? status.ok : found != by_key.end() ? status.stale : status.missing);
    if (!ok) status.words_left += count_words(source.text);
  }
  status.orphaned = entries.size() - used;
  status.movable = settle(sources, entries).moved;
  return status;
}

Placement settle(const std::vector<SourceText>& sources, SidecarEntries entries) {
  const SourceIndex index(sources);
  Placement placement;
  placement.at.resize(sources.size());
  std::vector<std::size_t> homes;
  for (const auto& [key, entry] : entries) homes.push_back(index.find(key));
  std::vector<bool> placed(entries.size(), false);
  const auto put = [&](std::size_t i, std::size_t source) {
    if (entries[i].first != sources[source].key) ++placement.moved;
    placement.at[source] = std::move(entries[i].second);
    placed[i] = true;
  };
  // An entry under the very key goes before one under the key's other form.
  const auto put_at_home = [&](bool only_current) {
    for (const bool exact : {true, false})
      for (std::size_t i = 0; i < entries.size(); ++i) {
        const std::size_t home = homes[i];
        if (placed[i] || home == npos || placement.at[home]) continue;
        if (exact != (entries[i].first == sources[home].key)) continue;
        if (!only_current || entries[i].second.from == sources[home].hash) put(i, home);
      }
  };
  put_at_home(true);
  std::vector<bool> free(sources.size());
  for (std::size_t i = 0; i < sources.size(); ++i) free[i] = !placement.at[i];
  std::vector<std::size_t> seeking;
  std::vector<Seeker> seekers;
  for (std::size_t i = 0; i < entries.size(); ++i)
    if (!placed[i]) {
      seeking.push_back(i);
      seekers.push_back({entries[i].first, entries[i].second.from});
    }
  const std::vector<std::size_t> found = follow(seekers, sources, free);
  for (std::size_t i = 0; i < seeking.size(); ++i)
    if (found[i] != npos) put(seeking[i], found[i]);
  put_at_home(false);
  Orphanage orphanage(index, placement.orphans);
  for (std::size_t i = 0; i < entries.size(); ++i)
    if (!placed[i]) orphanage.take(std::move(entries[i].first), std::move(entries[i].second));
  return placement;
}

SidecarEntries entries_of(const std::vector<SourceText>& sources, const Placement& placement) {
  SidecarEntries entries;
  for (std::size_t i = 0; i < sources.size(); ++i)
    if (placement.at[i]) entries.emplace_back(sources[i].key, *placement.at[i]);
  entries.insert(entries.end(), placement.orphans.begin(), placement.orphans.end());
  return entries;
}

} // namespace riposte::scenario
