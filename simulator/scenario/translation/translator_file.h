// The files a translator works in: a gettext catalogue (PO) or a table (CSV), written from a scenario and its
// translation, and read back.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "scenario/translation/text_fault.h"
#include "scenario/translation/work.h"

namespace riposte::scenario {

struct Extraction {
  const std::vector<SourceText>& sources;
  const Placement& placement;
  std::string of, source_language, language;
  std::string file_name; // of the scenario, for the references of a PO
  bool todo = false;     // only what is missing or stale
};

/// The key is the msgctxt, the source text the msgid; stale entries are fuzzy; orphans are obsolete (#~),
/// with `riposte:<hash>` for the source text that nobody has any more.
std::string extract_po(const Extraction& extraction);

/// Columns key, context, source, translation, state (ok, stale, missing, orphaned), from (hash of the text
/// that the translation was made from). A cell that a spreadsheet would take for a formula begins with an
/// apostrophe.
std::string extract_csv(const Extraction& extraction);

/// What a translator hands in.
struct TranslatorFile {
  std::vector<Incoming> texts;
  std::string of, language;      // as the file says; empty: it does not
  std::vector<TextFault> faults; // any: nothing of it is to be used
};

TranslatorFile read_translated_po(std::string_view text);
TranslatorFile read_translated_csv(std::string_view text);

/// Whether two language tags name the same, however they are written: pt-BR, pt_BR, PT-br.
bool same_language(std::string_view a, std::string_view b);

} // namespace riposte::scenario
