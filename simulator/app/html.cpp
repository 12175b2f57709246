#include "app/html.h"

#include "base/utf8.h"

namespace riposte::app {
namespace {

bool allowed(char32_t c) {
  if (c < 0x20) return c == '\t' || c == '\n' || c == '\r';
  if (c >= 0x7F && c <= 0x9F) return false;
  return (c & 0xFFFE) != 0xFFFE && (c < 0xFDD0 || c > 0xFDEF); // no non-characters
}

} // namespace

std::string escaped(std::string_view text) {
  std::string html;
  html.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = next_code_point(text, at);
    switch (c) {
    case '&': html += "&amp;"; break;
    case '<': html += "&lt;"; break;
    case '>': html += "&gt;"; break;
    case '"': html += "&quot;"; break;
    case '\'': html += "&#39;"; break;
    default: append_utf8(html, allowed(c) ? c : kReplacementCharacter);
    }
  }
  return html;
}

std::string element(std::string_view tag, std::string_view text, std::string_view kind) {
  std::string html = "<";
  html += tag;
  if (!kind.empty()) ((html += " class=\"") += kind) += '"';
  ((html += '>') += escaped(text)) += "</";
  return (html += tag) += ">\n";
}

} // namespace riposte::app
