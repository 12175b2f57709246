#include "desktop/widgets/text.h"

#include "desktop/imx.h"

#include <algorithm>
#include <cmath>

namespace riposte::desktop {

namespace {

struct Decoded {
  unsigned code = 0;
  std::size_t bytes = 1;
};

Decoded decode(std::string_view text, std::size_t at) {
  unsigned code = 0;
  const int bytes = ImTextCharFromUtf8(&code, text.data() + at, text.data() + text.size());
  return {code, static_cast<std::size_t>(std::max(bytes, 1))};
}

bool is_dash(unsigned code) {
  return code == 0x2013 || code == 0x2014 || code == 0x2015;
}

bool is_letter(unsigned code) {
  return (code >= 'A' && code <= 'Z') || (code >= 'a' && code <= 'z') || (code >= 0xC0 && code <= 0x52F);
}

// Where the word that begins at `from` ends: at a space, or after a dash or a hyphen between words.
std::size_t word_end(std::string_view text, std::size_t from) {
  std::size_t at = from;
  int letters = 0;
  while (at < text.size() && text[at] != ' ') {
    const Decoded character = decode(text, at);
    at += character.bytes;
    if (at >= text.size() || text[at] == ' ') break;
    const Decoded next = decode(text, at);
    // "customer-facing" may break, "из-за" and "e-mail" may not: three letters before the hyphen.
    if ((character.code == '-' || character.code == 0x2010) && letters >= 3 && is_letter(next.code))
      return at;
    if (is_dash(character.code) && letters > 0 && is_letter(next.code)) return at;
    letters = is_letter(character.code) ? letters + 1 : 0;
  }
  return at;
}

std::size_t skip_spaces(std::string_view text, std::size_t at) {
  while (at < text.size() && text[at] == ' ') ++at;
  return at;
}

// What stays with the word before it: a dash never begins a line ("слово —", Russian typography and harmless
// in English), and a sign of a unit stays with its number ("10 %", "900 ₽").
bool clings(unsigned code, char before) {
  const bool unit = code == '%' || code == 0x20AC || code == 0x20BD || code == 0xA3;
  return is_dash(code) || (unit && before >= '0' && before <= '9');
}

std::size_t unit_end(std::string_view text, std::size_t from) {
  const std::size_t end = word_end(text, from);
  const std::size_t next = skip_spaces(text, end);
  if (end == from || next == end || next >= text.size()) return end;
  if (text.substr(from, end - from) == "№") return word_end(text, next);
  const Decoded sign = decode(text, next);
  const std::size_t after = next + sign.bytes;
  const bool word_goes_on = after < text.size() && is_letter(decode(text, after).code);
  return clings(sign.code, text[end - 1]) && !word_goes_on ? word_end(text, next) : end;
}

// As many characters of `text` as fit, at least one.
Line break_word(const TextStyle& style, std::string_view text, float wrap) {
  Line line;
  while (line.next < text.size()) {
    const std::size_t bytes = std::min(decode(text, line.next).bytes, text.size() - line.next);
    const float advance = text_width(style, text.substr(line.next, bytes));
    if (line.next > 0 && line.width + advance > wrap) break;
    line.width += advance;
    line.next += bytes;
  }
  line.visible = line.next;
  return line;
}

template <class Emit>
Block each_line(const TextStyle& style, std::string_view text, float wrap, Emit&& emit) {
  Block block;
  std::size_t at = 0;
  do {
    const std::string_view rest = text.substr(at);
    const Line line = break_line(style, rest, wrap);
    emit(rest.substr(0, line.visible), block.height);
    block.width = std::max(block.width, line.width);
    block.height += style.line;
    ++block.lines;
    at += line.next;
  } while (at < text.size());
  return block;
}

} // namespace

float text_width(const TextStyle& style, std::string_view text) {
  return imx::text_width(style.font, style.size, text);
}

Line break_line(const TextStyle& style, std::string_view text, float wrap) {
  const std::size_t newline = std::min(text.find('\n'), text.size());
  const std::string_view paragraph = text.substr(0, newline);
  const std::size_t after = std::min(newline + 1, text.size());
  if (wrap <= 0.0f) return {newline, after, text_width(style, paragraph)};
  Line line;
  std::size_t at = 0;
  while (at < paragraph.size()) {
    const std::size_t end = unit_end(paragraph, at);
    // From the end of what fits so far: the spaces before the word count as soon as the word follows.
    const float width = line.width + text_width(style, paragraph.substr(line.visible, end - line.visible));
    if (width > wrap) {
      if (line.visible > 0) return line;
      const std::size_t word = word_end(paragraph, at);
      if (const float alone = text_width(style, paragraph.substr(at, word - at)); alone <= wrap)
        return {word, skip_spaces(paragraph, word), alone};
      return break_word(style, paragraph.substr(0, end), wrap);
    }
    line = {end, end, width};
    at = line.next = skip_spaces(paragraph, end);
  }
  line.next = after;
  return line;
}

Block measure(const TextStyle& style, std::string_view text, float wrap) {
  return each_line(style, text, wrap, [](std::string_view, float) {});
}

Block draw_paragraph(ImDrawList& draw, const TextStyle& style, ImVec2 at, ImU32 color, std::string_view text,
                     float wrap) {
  return each_line(style, text, wrap, [&](std::string_view line, float y) {
    draw_text(draw, style, {at.x, at.y + y}, color, line);
  });
}

void draw_text(ImDrawList& draw, const TextStyle& style, ImVec2 at, ImU32 color, std::string_view text) {
  if (text.empty()) return;
  const float lead = std::floor((style.line - style.size) * 0.5f);
  draw.AddText(style.font, style.size, {std::floor(at.x), std::floor(at.y + lead)}, color, text.data(),
               text.data() + text.size());
}

void draw_text_centered(ImDrawList& draw, const TextStyle& style, ImVec2 a, ImVec2 b, ImU32 color,
                        std::string_view text) {
  if (text.empty()) return;
  const float width = text_width(style, text);
  draw.AddText(style.font, style.size,
               {std::floor((a.x + b.x - width) * 0.5f + 0.5f), std::floor((a.y + b.y - style.size) * 0.5f)},
               color, text.data(), text.data() + text.size());
}

void draw_icon(ImDrawList& draw, const TextStyle& style, ImVec2 center, ImU32 color, const char* icon) {
  if (icon == nullptr) return;
  const float half = style.size * 0.5f;
  draw.AddText(style.font, style.size,
               {std::floor(center.x - half + 0.5f), std::floor(center.y - half + 0.5f)}, color, icon);
}

std::string ellipsize(const TextStyle& style, std::string_view text, float width) {
  if (text_width(style, text) <= width) return std::string(text);
  constexpr std::string_view kDots = "…";
  const Line line = break_word(style, text, width - text_width(style, kDots));
  std::string_view kept = text.substr(0, line.visible);
  while (!kept.empty() && kept.back() == ' ') kept.remove_suffix(1);
  return std::string(kept).append(kDots);
}

void text(Ui& ui, std::string_view id, const TextStyle& style, ImU32 color, std::string_view text,
          float width) {
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const float natural = text_width(style, text);
  const bool cut = width > 0.0f && natural > width;
  ImGui::Dummy({cut ? width : std::ceil(natural), style.line});
  draw_text(*ImGui::GetWindowDrawList(), style, at, color,
            cut ? ellipsize(style, text, width) : std::string(text));
  announce(ui.probe, id, text);
}

void paragraph(Ui& ui, std::string_view id, const TextStyle& style, ImU32 color, std::string_view text,
               float wrap) {
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const float width = wrap > 0.0f ? wrap : ImGui::GetContentRegionAvail().x;
  const Block block =
      draw_paragraph(*ImGui::GetWindowDrawList(), style, at, color, text, std::max(width, style.size));
  ImGui::Dummy({std::ceil(block.width), block.height});
  announce(ui.probe, id, text);
}

} // namespace riposte::desktop
