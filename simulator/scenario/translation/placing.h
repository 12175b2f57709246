// What settle() and merge() share: source texts by key, and orphans under keys of their own.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "scenario/translation/sidecar.h"
#include "scenario/translation/source_texts.h"

namespace riposte::scenario {

class SourceIndex {
public:
  explicit SourceIndex(const std::vector<SourceText>& sources);
  /// The text of that key, or of its other form (a line as bare text or as object), or npos.
  std::size_t find(std::string_view key) const;
  bool has(std::string_view key) const { return by_key_.contains(key); }

private:
  std::unordered_map<std::string_view, std::size_t> by_key_;
};

/// Orphans keep their keys; one whose key is taken is kept under `<key>/was/<hash>`.
class Orphanage {
public:
  Orphanage(const SourceIndex& sources, SidecarEntries& orphans);
  /// False where the same text is kept there already.
  bool take(std::string key, SidecarEntry entry);

private:
  const SourceIndex& sources_;
  SidecarEntries& orphans_;
  std::unordered_map<std::string, std::size_t> at_;
};

} // namespace riposte::scenario
