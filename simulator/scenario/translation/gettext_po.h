// Message catalogues of gettext (PO) as values: what Poedit, Weblate and msgfmt read and write.
//
// libgettextpo reads from a file name only and ends the process where it meets a fault it calls fatal; a file
// from a translator needs every fault with its line, from memory, and no way to stop the program.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "scenario/translation/text_fault.h"

namespace riposte::scenario {

/// One message. What each part is for: GNU gettext manual, "The Format of PO Files".
struct PoEntry {
  std::vector<std::string> comments;   // "# "  of the translator, by line
  std::vector<std::string> extracted;  // "#. " for the translator, by line
  std::vector<std::string> references; // "#: " by line
  std::vector<std::string> flags;      // "#, fuzzy"
  std::optional<std::string> previous_context, previous_id, previous_plural; // "#| "
  std::optional<std::string> context;                                        // msgctxt
  std::string id;                                                            // msgid
  std::optional<std::string> plural;                                         // msgid_plural
  std::vector<std::string> translations; // msgstr, or msgstr[0] … where there is a plural
  bool obsolete = false;                 // "#~ "
  std::size_t line = 1;                  // of its first keyword

  bool has_flag(std::string_view flag) const;
  /// The place in the file is no part of what an entry says.
  friend bool operator==(const PoEntry& a, const PoEntry& b) {
    return a.comments == b.comments && a.extracted == b.extracted && a.references == b.references &&
           a.flags == b.flags && a.previous_context == b.previous_context && a.previous_id == b.previous_id &&
           a.previous_plural == b.previous_plural && a.context == b.context && a.id == b.id &&
           a.plural == b.plural && a.translations == b.translations && a.obsolete == b.obsolete;
  }
};

struct PoParsed {
  std::vector<PoEntry> entries; // in file order; the header is the one without context and with an empty id
  std::vector<TextFault> faults;
};

inline constexpr std::size_t kMostPoEntries = 1'000'001; // a header and a million entries
inline constexpr std::size_t kMostPoFaults = 100;        // more are not told

/// Every fault with its line, at most kMostPoFaults: keywords out of their order, texts without their quotes,
/// unknown escapes, invalid UTF-8, too much of it. Never throws on bad input.
PoParsed parse_po(std::string_view text);

/// A text goes on one line, or on one for each line feed in it; lines are never wrapped. Reads back as the
/// same entries, as long as comments, references and flags hold no line feed, flags and references no white
/// space at their ends, and an entry has one translation or a plural.
std::string write_po(const std::vector<PoEntry>& entries);

/// The value of a field of the header entry, e.g. "Language", without white space around it; empty where
/// there is none.
std::string po_header_field(const PoEntry& header, std::string_view name);

} // namespace riposte::scenario
