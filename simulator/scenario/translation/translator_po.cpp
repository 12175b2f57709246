#include <algorithm>

#include <fmt/format.h>

#include "base/utf8.h"
#include "scenario/translation/gettext_po.h"
#include "scenario/translation/translation.h"
#include "scenario/translation/translator_file.h"

namespace riposte::scenario {
namespace {

constexpr std::string_view kNoLongerKnown = "riposte:"; // and the hash: an orphan's source text
constexpr std::string_view kStaleRemark = "the source text has changed since this was translated";

std::vector<std::string> lines_of(std::string_view text) {
  std::vector<std::string> lines;
  for (std::size_t at = 0; !text.empty() && at <= text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    lines.emplace_back(text.substr(at, end - at));
    at = end + 1;
  }
  return lines;
}

PoEntry header(const Extraction& extraction) {
  std::string language = extraction.language;
  std::replace(language.begin(), language.end(), '-', '_'); // as gettext's tools write it
  PoEntry entry;
  entry.translations.push_back(
      fmt::format("Project-Id-Version: riposte {0}\nPO-Revision-Date: \nLast-Translator: \nLanguage-Team: \n"
                  "Language: {1}\nMIME-Version: 1.0\nContent-Type: text/plain; charset=UTF-8\n"
                  "Content-Transfer-Encoding: 8bit\nX-Riposte-Scenario: {0}\nX-Source-Language: {2}\n",
                  extraction.of, language, extraction.source_language));
  return entry;
}

/// gettext divides references at white space; a name with some stands between these marks.
std::string reference(const std::string& file, std::size_t line) {
  constexpr char32_t kFirstStrongIsolate = 0x2068, kPopDirectionalIsolate = 0x2069;
  if (file.find_first_of(" \t") == std::string::npos) return fmt::format("{}:{}", file, line);
  std::string marked;
  append_utf8(marked, kFirstStrongIsolate);
  marked += fmt::format("{}:{}", file, line);
  append_utf8(marked, kPopDirectionalIsolate);
  return marked;
}

PoEntry entry_of(const Extraction& extraction, const SourceText& source,
                 const std::optional<SidecarEntry>& translated) {
  PoEntry entry;
  entry.context = source.key;
  entry.id = source.text;
  entry.extracted = source.context;
  if (source.line > 0) entry.references.push_back(reference(extraction.file_name, source.line));
  if (state_of(source, translated) == TextState::stale) {
    entry.flags.emplace_back("fuzzy");
    entry.extracted.emplace_back(kStaleRemark);
  }
  if (translated) entry.comments = lines_of(plain_note(translated->note()));
  entry.translations.push_back(translated ? translated->text : std::string());
  return entry;
}

PoEntry obsolete(const std::string& key, const SidecarEntry& orphan) {
  PoEntry entry;
  entry.obsolete = true;
  entry.comments = lines_of(plain_note(orphan.note()));
  entry.context = key;
  entry.id = std::string(kNoLongerKnown) + orphan.from;
  entry.translations.push_back(orphan.text);
  return entry;
}

void read_header(const PoEntry& entry, TranslatorFile& file) {
  file.language = po_header_field(entry, "Language");
  file.of = po_header_field(entry, "X-Riposte-Scenario");
  std::string type = po_header_field(entry, "Content-Type");
  std::transform(type.begin(), type.end(), type.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
  const std::size_t at = type.find("charset=");
  if (at == std::string::npos) return;
  const std::string charset = type.substr(at + 8);
  if (charset != "utf-8" && charset != "utf8" && charset != "ascii" && charset != "us-ascii")
    file.faults.push_back({entry.line, phrase("the charset is '{}'; save the catalogue in UTF-8", charset)});
}

Incoming incoming_from(PoEntry& entry) {
  Incoming incoming;
  incoming.line = entry.line;
  incoming.key = entry.context.value_or("");
  incoming.text = std::move(entry.translations.front());
  incoming.obsolete = entry.obsolete;
  incoming.unsure = entry.has_flag("fuzzy") && !entry.obsolete;
  const bool unknown = entry.obsolete && entry.id.starts_with(kNoLongerKnown);
  incoming.from = unknown ? entry.id.substr(kNoLongerKnown.size()) : source_hash(entry.id);
  const std::string note = fmt::format("{}", fmt::join(entry.comments, "\n"));
  if (!note.empty()) incoming.note = note;
  return incoming;
}

} // namespace

std::string extract_po(const Extraction& extraction) {
  std::vector<PoEntry> entries{header(extraction)};
  for (std::size_t i = 0; i < extraction.sources.size(); ++i) {
    const SourceText& source = extraction.sources[i];
    const std::optional<SidecarEntry>& translated = extraction.placement.at[i];
    if (!extraction.todo || state_of(source, translated) != TextState::ok)
      entries.push_back(entry_of(extraction, source, translated));
  }
  if (!extraction.todo)
    for (const auto& [key, orphan] : extraction.placement.orphans) entries.push_back(obsolete(key, orphan));
  return write_po(entries);
}

TranslatorFile read_translated_po(std::string_view text) {
  TranslatorFile file;
  PoParsed parsed = parse_po(text);
  file.faults = std::move(parsed.faults);
  for (PoEntry& entry : parsed.entries) {
    if (!entry.context && entry.id.empty())
      read_header(entry, file);
    else if (entry.plural)
      file.faults.push_back(
          {entry.line, phrase("an entry with plural forms; a text of a scenario has one form")});
    else if (!entry.context && !entry.obsolete)
      file.faults.push_back(
          {entry.line, phrase("an entry without msgctxt, which holds the key of its text")});
    else
      file.texts.push_back(incoming_from(entry));
  }
  return file;
}

bool same_language(std::string_view a, std::string_view b) {
  const auto plain = [](char c) {
    if (c == '_') return '-';
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
  };
  return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                    [&](char x, char y) { return plain(x) == plain(y); });
}

} // namespace riposte::scenario
