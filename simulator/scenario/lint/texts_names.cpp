// name-stereotype, real-brand and pii: whom and what a made-up talk must not name.
#include <algorithm>
#include <optional>

#include "base/utf8.h"
#include "scenario/lint/text_rules.h"

namespace riposte::scenario::lint {
namespace {

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

bool in_capitals(std::string_view word) {
  for (std::size_t at = 0; at < word.size();) {
    const char32_t c = next_code_point(word, at);
    if (is_word_character(c) && !is_upper_case(c) && !(c < 0x80 && is_digit(static_cast<char>(c))))
      return false;
  }
  return true;
}

bool begins_upper(std::string_view word) {
  std::size_t at = 0;
  return !word.empty() && is_upper_case(next_code_point(word, at));
}

/// Google's → Google
std::string_view without_possessive(std::string_view word) {
  for (const std::string_view mark : {"'s", "’s"})
    if (word.ends_with(mark)) return word.substr(0, word.size() - mark.size());
  return word;
}

void check_brands(const Scenario& scenario, const Place& place, const Reading& reading, Remarks& remarks) {
  std::vector<std::string> found;
  for (const Hit& hit : reading.hits) {
    const std::string_view said = reading.said(hit.first, hit.count);
    const std::size_t offset = reading.words.words[hit.first].offset;
    const bool counts = hit.topic == Topic::brand || (hit.topic == Topic::acronym && in_capitals(said)) ||
                        (hit.topic == Topic::brand_word && begins_upper(said) &&
                         (place.part == Part::name || !opens_sentence(reading.text, offset)));
    if (counts) found.emplace_back(without_possessive(said));
  }
  if (found.empty()) return;
  remarks.push_back(
      {"real-brand", pointer_of(scenario, place),
       phrase("{} is a real trademark; a made-up firm or a plain word for the thing keeps the talk "
              "clear of other people's rights and of claims about them",
              quoted_list(found))});
}

void check_stereotypes(const Scenario& scenario, const Place& place, const Reading& reading,
                       Remarks& remarks) {
  // A reply that is marked as a breach or close to one may show the remark that a trainee must not make.
  if (place.reply != npos && scenario.replies[place.reply].consequence.ethics != Ethics::pass) return;
  std::vector<std::string> found;
  for (const Hit& hit : reading.hits) {
    const std::string_view said = reading.said(hit.first, hit.count);
    if (hit.topic == Topic::stereotype || (hit.topic == Topic::pet_name && begins_upper(said)))
      found.emplace_back(said);
  }
  if (found.empty()) return;
  remarks.push_back(
      {"name-stereotype", pointer_of(scenario, place),
       phrase("{} belittles a person by sex or name; the job and the full name say what the trainee "
              "needs",
              quoted_list(found))});
}

// ---- pii

bool is_ascii_word(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || is_digit(c);
}

/// The domains that RFC 2606 and RFC 6761 keep free for examples.
bool is_for_examples(std::string domain) {
  std::transform(domain.begin(), domain.end(), domain.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
  while (domain.ends_with('.')) domain.pop_back();
  const std::size_t top = domain.rfind('.');
  const std::string last = domain.substr(top == std::string::npos ? 0 : top + 1);
  if (last == "example" || last == "test" || last == "invalid" || last == "localhost") return true;
  for (const std::string_view name : {"example.com", "example.org", "example.net"})
    if (domain == name || domain.ends_with("." + std::string(name))) return true;
  return false;
}

void find_addresses(std::string_view text, std::vector<std::string>& found) {
  constexpr std::string_view kInside = "._%+-";
  for (std::size_t at = text.find('@'); at != std::string_view::npos; at = text.find('@', at + 1)) {
    std::size_t start = at, end = at + 1;
    while (start > 0 &&
           (is_ascii_word(text[start - 1]) || kInside.find(text[start - 1]) != std::string_view::npos))
      --start;
    while (end < text.size() && (is_ascii_word(text[end]) || text[end] == '.' || text[end] == '-')) ++end;
    while (end > at + 1 && !is_ascii_word(text[end - 1])) --end; // the point of the sentence
    const std::string_view domain = text.substr(at + 1, end - at - 1);
    if (start == at || domain.find('.') == std::string_view::npos || is_for_examples(std::string(domain)))
      continue;
    found.emplace_back(text.substr(start, end - start));
  }
}

/// ISO/IEC 7812-1, annex B.
bool passes_luhn(std::string_view digits) {
  int sum = 0;
  for (std::size_t i = 0; i < digits.size(); ++i) {
    int d = digits[digits.size() - 1 - i] - '0';
    if (i % 2 == 1) d = d * 2 > 9 ? d * 2 - 9 : d * 2;
    sum += d;
  }
  return sum % 10 == 0;
}

struct Run {
  std::string digits;
  std::vector<std::size_t> groups;
  std::string_view said;
  bool plus = false, brackets = false;
};

/// Digits with single blanks, hyphens, brackets or points between them, from `at` on; moves past them.
Run digits_from(std::string_view text, std::size_t& at) {
  Run run;
  run.plus = at > 0 && text[at - 1] == '+';
  run.brackets = at > 0 && text[at - 1] == '(';
  std::size_t end = at, start = at - (run.plus || run.brackets ? 1 : 0);
  while (at < text.size()) {
    const std::size_t from = at;
    while (at < text.size() && is_digit(text[at])) run.digits += text[at++];
    if (at == from) break;
    run.groups.push_back(at - from);
    end = at;
    std::size_t gap = at, dividers = 0;
    while (gap < text.size() && dividers < 3) {
      if (text[gap] == ' ' || text[gap] == '-' || text[gap] == '(' || text[gap] == ')') {
        run.brackets = run.brackets || text[gap] == '(';
        ++gap;
      } else if (text.substr(gap).starts_with("\u00A0") || text.substr(gap).starts_with("‑")) {
        gap += text[gap] == '\xC2' ? 2 : 3;
      } else {
        break;
      }
      ++dividers;
    }
    if (dividers == 0 || gap >= text.size() || !is_digit(text[gap])) break;
    at = gap;
  }
  run.said = text.substr(start, end - start);
  at = end;
  return run;
}

bool is_fictitious(const std::string& digits) {
  if (digits.find_first_not_of(digits.back(), 1) == std::string::npos) return true; // +7 000 000 00 00
  const auto ends_with_range = [&](std::string_view range, std::size_t rest) {
    const std::size_t at = digits.find(range);
    return at != std::string::npos && at + range.size() + rest == digits.size();
  };
  // North America keeps 555-0100 to 555-0199 free for fiction, Ofcom 01632 960xxx and 07700 900xxx.
  return ends_with_range("55501", 2) || ends_with_range("1632960", 3) || ends_with_range("7700900", 3);
}

bool is_grouped_number(const Run& run) {
  if (run.plus || run.brackets || run.groups.empty() || run.groups[0] > 3) return false;
  return run.groups.size() > 1 &&
         std::all_of(run.groups.begin() + 1, run.groups.end(), [](auto n) { return n == 3; });
}

bool is_date(const Run& run) {
  return run.groups.size() >= 3 && run.groups[0] == 4 && run.groups[1] == 2 && run.groups[2] == 2;
}

bool could_be_somebodys(const Run& run) {
  const std::size_t n = run.digits.size();
  if (n < 10 || n > 19 || is_fictitious(run.digits) || is_date(run)) return false;
  if (n >= 13) return passes_luhn(run.digits) || (run.plus && n <= 15);
  if (run.plus || run.brackets) return true;
  if (is_grouped_number(run)) return false; // 10 400 000 000
  if (run.groups.size() == 1) return !run.digits.ends_with("000");
  const bool passport = run.groups.size() == 2 && run.groups[0] == 4 && run.groups[1] == 6;
  return run.groups.size() >= 3 || passport;
}

void find_numbers(std::string_view text, std::vector<std::string>& found) {
  for (std::size_t at = 0; at < text.size();) {
    const bool inside_word =
        at > 0 && (is_ascii_word(text[at - 1]) || text[at - 1] == '.' || text[at - 1] == ',');
    if (!is_digit(text[at]) || inside_word) {
      ++at;
      continue;
    }
    const Run run = digits_from(text, at);
    if (could_be_somebodys(run)) found.emplace_back(run.said);
  }
}

void check_pii(const Scenario& scenario, const Place& place, const Reading& reading, Remarks& remarks) {
  std::vector<std::string> found;
  find_addresses(reading.text, found);
  if (reading.has_digits) find_numbers(reading.text, found);
  if (found.empty()) return;
  remarks.push_back(
      {"pii", pointer_of(scenario, place),
       phrase("{} could be somebody's e-mail address, phone, card or document number; leave it out, or "
              "take one kept for fiction (name@example.com, 555-0100)",
              quoted_list(found))});
}

} // namespace

void check_names(const Scenario& scenario, const Place& place, const Reading& reading, Remarks& remarks) {
  check_brands(scenario, place, reading, remarks);
  check_stereotypes(scenario, place, reading, remarks);
  check_pii(scenario, place, reading, remarks);
}

} // namespace riposte::scenario::lint
