#include <fmt/format.h>

#include "scenario/translation/gettext_po.h"

namespace riposte::scenario {
namespace {

void escape(std::string& out, std::string_view text) {
  constexpr std::string_view kLetters = "ntrabfv\\\"", kMeanings = "\n\t\r\a\b\f\v\\\"";
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (const std::size_t known = kMeanings.find(c); known != std::string_view::npos)
      out += '\\', out += kLetters[known];
    else if (static_cast<unsigned char>(c) < 0x20 || c == 0x7F)
      out += fmt::format("\\{:03o}", static_cast<unsigned>(static_cast<unsigned char>(c)));
    else
      out += c;
  }
}

void write_text(std::string& out, std::string_view lead, std::string_view keyword, std::string_view text) {
  out += fmt::format("{}{} \"", lead, keyword);
  const std::size_t first_feed = text.find('\n');
  if (first_feed == std::string_view::npos || first_feed + 1 == text.size()) {
    escape(out, text);
    out += "\"\n";
    return;
  }
  out += "\"\n";
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t feed = text.find('\n', at);
    const std::size_t end = feed == std::string_view::npos ? text.size() : feed + 1;
    out += fmt::format("{}\"", lead);
    escape(out, text.substr(at, end - at));
    out += "\"\n";
    at = end;
  }
}

void write_lines(std::string& out, std::string_view lead, const std::vector<std::string>& lines) {
  for (const std::string& line : lines) out += fmt::format("{}{}{}\n", lead, line.empty() ? "" : " ", line);
}

void write_entry(std::string& out, const PoEntry& entry) {
  write_lines(out, "#", entry.comments);
  write_lines(out, "#.", entry.extracted);
  write_lines(out, "#:", entry.references);
  if (!entry.flags.empty()) out += fmt::format("#, {}\n", fmt::join(entry.flags, ", "));
  const std::string_view before = entry.obsolete ? "#~| " : "#| ";
  if (entry.previous_context) write_text(out, before, "msgctxt", *entry.previous_context);
  if (entry.previous_id) write_text(out, before, "msgid", *entry.previous_id);
  if (entry.previous_plural) write_text(out, before, "msgid_plural", *entry.previous_plural);
  const std::string_view lead = entry.obsolete ? "#~ " : "";
  if (entry.context) write_text(out, lead, "msgctxt", *entry.context);
  write_text(out, lead, "msgid", entry.id);
  if (entry.plural) write_text(out, lead, "msgid_plural", *entry.plural);
  for (std::size_t i = 0; i < entry.translations.size(); ++i)
    write_text(out, lead, entry.plural ? fmt::format("msgstr[{}]", i) : "msgstr", entry.translations[i]);
}

} // namespace

std::string write_po(const std::vector<PoEntry>& entries) {
  std::string out;
  for (const PoEntry& entry : entries) {
    if (!out.empty()) out += '\n';
    write_entry(out, entry);
  }
  return out;
}

} // namespace riposte::scenario
