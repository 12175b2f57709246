// i18n-placeholder, i18n-length and i18n-same-text: a translation beside its source.
#include <algorithm>
#include <map>

#include <fmt/format.h>

#include "base/located_json.h"
#include "base/utf8.h"
#include "scenario/lint/lexicon.h"
#include "scenario/lint/text_rules.h"
#include "scenario/lint/texts.h"

namespace riposte::scenario::lint {
namespace {

// Russian to English, in characters (5.6); a short text says nothing about its length.
constexpr double kShortest = 0.8, kLongest = 1.5;
constexpr std::size_t kLongEnough = 40;  // characters of the source
constexpr double kSlack = 10;            // and so many beyond: a turn of phrase, not a lost sentence
constexpr std::size_t kSameWords = 3;    // fewer may be a name
constexpr std::size_t kSameLetters = 20; // characters of one or two words

bool is_ascii_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
}

bool is_ascii_digit(char c) {
  return c >= '0' && c <= '9';
}

std::size_t past_name(std::string_view text, std::size_t at) {
  while (at < text.size() && (is_ascii_letter(text[at]) || is_ascii_digit(text[at]))) ++at;
  return at;
}

/// {name}, {0}, {} and ${name}, from the brace on; `at` where there is none.
std::size_t past_braces(std::string_view text, std::size_t at) {
  if (at >= text.size() || text[at] != '{') return at;
  std::size_t end = past_name(text, at + 1);
  while (end < text.size() && (text[end] == '.' || text[end] == '-')) end = past_name(text, end + 1);
  return end < text.size() && text[end] == '}' ? end + 1 : at;
}

/// printf's %s, %d, %1$s, %.2f; not the sign of "25 %" and "25%".
std::size_t past_percent(std::string_view text, std::size_t at) {
  if (at > 0 && (is_ascii_digit(text[at - 1]) || text[at - 1] == ' ' || text[at - 1] == '\xA0')) {
    const std::size_t before = text.find_last_not_of(" \xC2\xA0", at - 1);
    if (before != std::string_view::npos && is_ascii_digit(text[before])) return at;
  }
  std::size_t end = at + 1;
  while (end < text.size() && (is_ascii_digit(text[end]) || text[end] == '$' || text[end] == '.')) ++end;
  if (end >= text.size() || std::string_view("sdifxuc").find(text[end]) == std::string_view::npos) return at;
  const bool word = end + 1 < text.size() && is_ascii_letter(text[end + 1]);
  return word ? at : end + 1;
}

std::vector<std::string> placeholders_in(std::string_view text) {
  std::vector<std::string> found;
  for (std::size_t at = 0; at < text.size();) {
    std::size_t end = at;
    if (text[at] == '{')
      end = past_braces(text, at);
    else if (text[at] == '%')
      end = past_percent(text, at);
    else if (text[at] == '$' && at + 1 < text.size() && text[at + 1] == '{' &&
             past_braces(text, at + 1) > at + 1)
      end = past_braces(text, at + 1);
    else if (text[at] == '$' && at + 1 < text.size() && is_ascii_letter(text[at + 1]))
      end = past_name(text, at + 1);
    if (end > at) found.emplace_back(text.substr(at, end - at));
    at = std::max(end, at + 1);
  }
  std::sort(found.begin(), found.end());
  return found;
}

void check_placeholders(const std::string& source, const std::string& text, const std::string& pointer,
                        Remarks& remarks) {
  const auto wanted = placeholders_in(source), given = placeholders_in(text);
  std::vector<std::string> missing, extra;
  std::set_difference(wanted.begin(), wanted.end(), given.begin(), given.end(), std::back_inserter(missing));
  std::set_difference(given.begin(), given.end(), wanted.begin(), wanted.end(), std::back_inserter(extra));
  if (missing.empty() && extra.empty()) return;
  const Error what = missing.empty() ? phrase("the source has no {}", quoted_list(extra))
                     : extra.empty()
                         ? phrase("{} of the source is missing", quoted_list(missing))
                         : phrase("the source has {} and not {}", quoted_list(missing), quoted_list(extra));
  remarks.push_back({"i18n-placeholder", pointer,
                     phrase("{}; placeholders stay as they are, each as often as in the source", what)});
}

void check_ratio(const std::string& source, const std::string& text, bool into_russian,
                 const std::string& pointer, Remarks& remarks) {
  const std::size_t from = count_code_points(source), to = count_code_points(text);
  if (from < kLongEnough || to == 0) return;
  const auto wanted = static_cast<double>(from), given = static_cast<double>(to);
  const double least = into_russian ? kShortest * wanted : wanted / kLongest;
  const double most = into_russian ? kLongest * wanted : wanted / kShortest;
  if (given >= least - kSlack && given <= most + kSlack) return;
  const double ratio = into_russian ? given / wanted : wanted / given;
  remarks.push_back(
      {"i18n-length", pointer,
       phrase("{} characters for {} of the source: Russian to English is {}, from 0.8 to 1.5 nothing is "
              "lost or added",
              to, from, fmt::format("{:.2f}", ratio))});
}

/// Names are often the same in both languages.
bool is_name(std::string_view key) {
  return key == "/customer/name" || key == "/customer/company" || key.ends_with("/by");
}

void check_same(const std::string& key, const std::string& source, const std::string& text,
                const std::string& pointer, Remarks& remarks) {
  if (is_name(key)) return;
  const Words words = split_words(text);
  const auto letters =
      static_cast<std::size_t>(std::count_if(words.folded_text.begin(), words.folded_text.end(), [](char c) {
        return !is_ascii_digit(c) && (c & 0xC0) != 0x80;
      }));
  const auto spoken =
      static_cast<std::size_t>(std::count_if(words.words.begin(), words.words.end(), [&](const Word& w) {
        return !is_ascii_digit(words.folded_text[w.folded_at]);
      }));
  if (spoken < kSameWords && letters < kSameLetters) return;
  if (fold_words(source) != fold_words(text)) return;
  remarks.push_back(
      {"i18n-same-text", pointer, phrase("the text is the source's, word for word; translate it")});
}

} // namespace

void lint_translation(const Scenario& source, const Translation& translation, Remarks& remarks) {
  const bool into_russian = is_language(translation.language, "ru") && is_language(source.language, "en");
  const bool out_of_russian = is_language(translation.language, "en") && is_language(source.language, "ru");
  const bool another_language = translation.language.substr(0, translation.language.find('-')) !=
                                source.language.substr(0, source.language.find('-'));
  std::map<std::string, std::string> texts;
  for_each_text(source, [&](const std::string& key, const std::string& text) { texts.emplace(key, text); });
  for (const auto& [key, entry] : translation.text) {
    constexpr std::string_view kText =
        "/text"; // as localise() does where a line went from a text to an object
    auto found = texts.find(key);
    if (found == texts.end())
      found = texts.find(key.ends_with(kText) ? key.substr(0, key.size() - kText.size())
                                              : key + std::string(kText));
    if (found == texts.end() || entry.text.empty()) continue; // reported as unknown or missing
    const std::string pointer = json::child(json::child("/text", key), "text");
    check_placeholders(found->second, entry.text, pointer, remarks);
    if (!another_language) continue;
    if (into_russian || out_of_russian)
      check_ratio(found->second, entry.text, into_russian, pointer, remarks);
    check_same(key, found->second, entry.text, pointer, remarks);
  }
}

} // namespace riposte::scenario::lint
