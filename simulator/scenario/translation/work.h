// Keeping a translation in step with its scenario: what is left to do, which lines moved, what a translator
// hands in. Nothing that was translated is ever dropped: what names no text any more is kept as an orphan.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "scenario/translation/sidecar.h"
#include "scenario/translation/source_texts.h"
#include "scenario/translation/text_fault.h"

namespace riposte::scenario {

enum class TextState { ok, stale, missing };

struct TranslationStatus {
  std::size_t texts = 0; // = ok + stale + missing
  std::size_t ok = 0, stale = 0, missing = 0;
  std::size_t orphaned = 0;   // entries that name no text
  std::size_t words_left = 0; // words of the source in stale and missing texts
  std::size_t movable = 0;    // entries that belong to a text under another key: settle() takes them there
  bool complete() const { return stale + missing + orphaned == 0; }
};

/// What the program shows: as localise() sees it.
TranslationStatus status_of(const std::vector<SourceText>& sources, const SidecarEntries& entries);

/// The entries at the texts they translate.
struct Placement {
  std::vector<std::optional<SidecarEntry>> at; // by source text; empty: missing
  SidecarEntries orphans;                      // in their order
  std::size_t moved = 0;                       // entries that went to another key
};

/// An entry that was made from the text now at its key stays. Any other goes to a text that has none and is
/// the one it was made from, by hash; where several are, to the nearest: the same kind of text first, then
/// the longest common way in the keys, then the nearest number. What is left stays at its key, stale. An
/// orphan whose key names another's text now is kept under `<key>/was/<hash>`. The order of entries of equal
/// rank decides; doing it twice changes nothing.
Placement settle(const std::vector<SourceText>& sources, SidecarEntries entries);

/// In the order of the source, orphans last.
SidecarEntries entries_of(const std::vector<SourceText>& sources, const Placement& placement);

TextState state_of(const SourceText& source, const std::optional<SidecarEntry>& entry);

/// The hash of no text: for a translation of which one does not know what it was made from. Always stale.
inline constexpr std::string_view kNoSource = "0000000000000000";

/// One text that a translator hands in.
struct Incoming {
  std::string key;
  std::string text;      // empty: nothing was translated
  std::string from;      // hash of the source text as the translator saw it
  bool unsure = false;   // fuzzy, or still marked as stale: it does not count as a translation of that text
  std::string was_from;  // of an unsure one: the hash that its entry had when it was handed out, or empty
  bool obsolete = false; // it was handed out, or is handed in, as an orphan
  std::optional<std::string> note; // the translator's remark
  std::size_t line = 1;            // in the translator's file
};

enum class Keep { translators, current };

/// Every incoming text is counted once: added, changed, unchanged, kept, orphaned, empty or refused.
struct MergeReport {
  std::size_t added = 0;     // there was none
  std::size_t changed = 0;   // text, remark or state differ from what was there
  std::size_t unchanged = 0; // the same was there
  std::size_t kept = 0;      // differs from a current translation that was to be kept
  std::size_t orphaned = 0;  // names no text, or an outdated text of one that has a current translation
  std::size_t empty = 0;
  std::size_t refused = 0;
  // Of those:
  std::size_t moved = 0;           // taken to another key than they name
  std::size_t stale = 0;           // added or changed, but made from another text than the one there now
  std::size_t overwritten = 0;     // changed: a different text was there
  std::vector<TextFault> refusals; // by line of the translator's file
};

/// A note as comments of a PO file can hold it: lines without control characters.
std::string plain_note(std::string_view note);

/// Takes in what a translator hands in, after settle(). What he made from another text than the one
/// there now becomes a stale entry, and never replaces a current one. Refused: keys that are no JSON pointer,
/// texts of white space, a second text for one key.
MergeReport merge(const std::vector<SourceText>& sources, Placement& placement,
                  std::vector<Incoming> incoming, Keep keep);

} // namespace riposte::scenario
