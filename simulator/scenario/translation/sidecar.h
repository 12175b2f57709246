// A translation file as one works on it: its entries in order, and whatever else stands in it, kept.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "scenario/diagnostic.h"

namespace riposte::scenario {

/// A key that this program does not read, and its value as JSON, byte for byte.
struct KeptMember {
  std::string key, json;
  friend bool operator==(const KeptMember&, const KeptMember&) = default;
};

struct SidecarEntry {
  std::string text;
  std::string from;             // hash of the source text it was made from
  std::vector<KeptMember> more; // "note" and unknown keys
  friend bool operator==(const SidecarEntry&, const SidecarEntry&) = default;

  std::string note() const; // empty where there is none
  void set_note(std::string_view note);
};

using SidecarEntries = std::vector<std::pair<std::string, SidecarEntry>>; // by key, in file order

/// `riposte.translation/1` with the order and the rest of its file.
struct Sidecar {
  std::string of, language;
  std::vector<KeptMember> top; // members other than format, of, language and text, in file order
  std::size_t before_text = 0; // how many of them stand before "text"
  SidecarEntries entries;
  friend bool operator==(const Sidecar&, const Sidecar&) = default;
};

struct ReadSidecar {
  Sidecar sidecar;         // of no use where there are errors
  Diagnostics diagnostics; // those of load_translation
};

ReadSidecar read_sidecar(std::string_view text);

/// The canonical form: format, of, language, the texts, with two spaces of indentation; a line feed at the
/// end. A file in that form is written back byte for byte.
std::string write_sidecar(const Sidecar& sidecar);

} // namespace riposte::scenario
