#include "scenario/lint/amounts.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>

#include "base/utf8.h"

namespace riposte::scenario::lint {
namespace {

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

/// "0.250" with two zeros of scale → digits "25" and exponent 0, written as one text.
std::string canonical(std::string whole, std::string fraction, int zeros) {
  for (; zeros > 0; --zeros) {
    whole += fraction.empty() ? '0' : fraction.front();
    if (!fraction.empty()) fraction.erase(0, 1);
  }
  whole.erase(0, std::min(whole.find_first_not_of('0'), whole.size()));
  if (whole.empty()) whole = "0";
  fraction.erase(fraction.find_last_not_of('0') + 1);
  return fraction.empty() ? whole : whole + "." + fraction;
}

/// "10,400" and "10.400" are grouped, "10.4" and "10,45" have a fraction, "10,400.50" both.
struct Digits {
  std::string whole, fraction;
};

Digits digits_of(std::string_view text) {
  std::vector<std::string> groups{""};
  std::vector<char> dividers;
  for (const char c : text) {
    if (is_digit(c)) {
      groups.back() += c;
    } else {
      dividers.push_back(c);
      groups.emplace_back();
    }
  }
  Digits out{groups[0], ""};
  const bool grouped = groups[0].size() <= 3 && groups[0] != "0";
  for (std::size_t i = 1; i < groups.size(); ++i) {
    const bool another_divider = dividers[i - 1] != dividers[0];
    if (groups[i].size() == 3 && grouped && !another_divider)
      out.whole += groups[i];
    else
      out.fraction += groups[i];
  }
  return out;
}

constexpr std::array kEnglish{
    NumberWord{"zero", 0},      NumberWord{"one", 1},       NumberWord{"two", 2},
    NumberWord{"three", 3},     NumberWord{"four", 4},      NumberWord{"five", 5},
    NumberWord{"six", 6},       NumberWord{"seven", 7},     NumberWord{"eight", 8},
    NumberWord{"nine", 9},      NumberWord{"ten", 10},      NumberWord{"eleven", 11},
    NumberWord{"twelve", 12},   NumberWord{"thirteen", 13}, NumberWord{"fourteen", 14},
    NumberWord{"fifteen", 15},  NumberWord{"sixteen", 16},  NumberWord{"seventeen", 17},
    NumberWord{"eighteen", 18}, NumberWord{"nineteen", 19}, NumberWord{"twenty*", 20},
    NumberWord{"thirty*", 30},  NumberWord{"forty*", 40},   NumberWord{"fifty*", 50},
    NumberWord{"sixty*", 60},   NumberWord{"seventy*", 70}, NumberWord{"eighty*", 80},
    NumberWord{"ninety*", 90},  NumberWord{"hundred", 100}, NumberWord{"dozen", 12}};

constexpr std::array kRussian{
    NumberWord{"ноль", 0},          NumberWord{"один", 1},          NumberWord{"одн*", 1},
    NumberWord{"два", 2},           NumberWord{"две", 2},           NumberWord{"двух", 2},
    NumberWord{"двум*", 2},         NumberWord{"двое", 2},          NumberWord{"три", 3},
    NumberWord{"трех", 3},          NumberWord{"трем*", 3},         NumberWord{"трое", 3},
    NumberWord{"четыре", 4},        NumberWord{"четырех", 4},       NumberWord{"четырьмя", 4},
    NumberWord{"четырем", 4},       NumberWord{"четверо", 4},       NumberWord{"пять", 5},
    NumberWord{"пяти", 5},          NumberWord{"пятью", 5},         NumberWord{"пятеро", 5},
    NumberWord{"шесть", 6},         NumberWord{"шести", 6},         NumberWord{"шестью", 6},
    NumberWord{"семь", 7},          NumberWord{"семи", 7},          NumberWord{"семью", 7},
    NumberWord{"восемь", 8},        NumberWord{"восьми", 8},        NumberWord{"восемью", 8},
    NumberWord{"девять", 9},        NumberWord{"девяти", 9},        NumberWord{"девятью", 9},
    NumberWord{"десять", 10},       NumberWord{"десяти", 10},       NumberWord{"десятью", 10},
    NumberWord{"одиннадцат*", 11},  NumberWord{"двенадцат*", 12},   NumberWord{"тринадцат*", 13},
    NumberWord{"четырнадцат*", 14}, NumberWord{"пятнадцат*", 15},   NumberWord{"шестнадцат*", 16},
    NumberWord{"семнадцат*", 17},   NumberWord{"восемнадцат*", 18}, NumberWord{"девятнадцат*", 19},
    NumberWord{"двадцат*", 20},     NumberWord{"тридцат*", 30},     NumberWord{"сорок*", 40},
    NumberWord{"пятьдесят", 50},    NumberWord{"пятидесяти", 50},   NumberWord{"шестьдесят", 60},
    NumberWord{"шестидесяти", 60},  NumberWord{"семьдесят", 70},    NumberWord{"семидесяти", 70},
    NumberWord{"восемьдесят", 80},  NumberWord{"восьмидесяти", 80}, NumberWord{"девяност*", 90},
    NumberWord{"сто", 100},         NumberWord{"ста", 100},         NumberWord{"двести", 200},
    NumberWord{"двухсот", 200},     NumberWord{"триста", 300},      NumberWord{"трехсот", 300},
    NumberWord{"четыреста", 400},   NumberWord{"четырехсот", 400},  NumberWord{"пятьсот", 500},
    NumberWord{"пятисот", 500},     NumberWord{"шестьсот", 600},    NumberWord{"шестисот", 600},
    NumberWord{"семьсот", 700},     NumberWord{"семисот", 700},     NumberWord{"восемьсот", 800},
    NumberWord{"восьмисот", 800},   NumberWord{"девятьсот", 900},   NumberWord{"девятисот", 900},
    NumberWord{"дюжин*", 12}};

template <class Table>
std::optional<std::int64_t> look_up(const Table& table, std::string_view word) {
  for (const NumberWord& row : table) {
    const bool stem = row.stem.ends_with('*');
    const std::string_view wanted = row.stem.substr(0, row.stem.size() - (stem ? 1 : 0));
    if (stem ? word.starts_with(wanted) : word == wanted) return row.value;
  }
  return std::nullopt;
}

/// "twenty-five" is 25; nothing where a part is no number word.
std::optional<std::int64_t> number_word(std::string_view word, bool russian) {
  if (russian) return look_up(kRussian, word);
  const std::size_t hyphen = word.find('-');
  const auto first = look_up(kEnglish, word.substr(0, hyphen));
  if (!first || hyphen == std::string_view::npos) return first;
  const auto second = look_up(kEnglish, word.substr(hyphen + 1));
  if (!second || *first < 20 || *first > 90 || *second > 9) return std::nullopt;
  return *first + *second;
}

/// Whether `next` goes on a number that stands at `sum` so far: "two hundred", "сто двадцать", "twenty five".
bool goes_on(std::int64_t sum, std::int64_t next) {
  if (next == 0 || sum == 0) return false;
  if (next == 100 && sum < 10) return true; // two hundred
  const std::int64_t room = sum % 100 == 0 ? 100 : sum % 10 == 0 && sum % 100 >= 20 ? 10 : 0;
  return next < room;
}

int zeros_of(const Reading& reading, std::size_t word) {
  return reading.is(word, Topic::thousand)  ? 3
         : reading.is(word, Topic::million) ? 6
         : reading.is(word, Topic::billion) ? 9
                                            : 0;
}

/// The text between two neighbouring words, or after the last.
std::string_view gap_after(const Reading& reading, std::size_t word) {
  const auto& words = reading.words.words;
  const std::size_t end = words[word].offset + words[word].length;
  const std::size_t next = word + 1 < words.size() ? words[word + 1].offset : reading.text.size();
  return reading.text.substr(end, next - end);
}

std::string_view gap_before(const Reading& reading, std::size_t word) {
  const auto& words = reading.words.words;
  const std::size_t end = word == 0 ? 0 : words[word - 1].offset + words[word - 1].length;
  return reading.text.substr(end, words[word].offset - end);
}

bool is_blank_gap(std::string_view gap) {
  return gap == " " || gap == "\u00A0" || gap == "\u202F" || gap == "\u2009";
}

bool has_currency_sign(std::string_view gap) {
  for (const std::string_view sign : {"£", "$", "€", "₽", "¥", "₴", "₸"})
    if (gap.find(sign) != std::string_view::npos) return true;
  return false;
}

/// Percent, money and scale that stand after the number; widens the amount by their words.
int read_units(const Reading& reading, Amount& amount) {
  const std::size_t last = amount.first + amount.count - 1;
  int zeros = 0;
  const std::string_view gap = gap_after(reading, last);
  if (gap.starts_with('%') || gap.starts_with(" %") || gap.starts_with("\u00A0%") ||
      gap.starts_with("\u202F%"))
    amount.kind = Amount::Kind::percent;
  std::size_t next = last + 1;
  if (amount.kind != Amount::Kind::percent && next < reading.words.size() && is_blank_gap(gap)) {
    if (zeros = zeros_of(reading, next); zeros > 0) ++amount.count, ++next;
    const bool per_cent = std::any_of(reading.hits.begin(), reading.hits.end(), [&](const Hit& hit) {
      return hit.topic == Topic::percent && hit.first == next;
    });
    if (per_cent) {
      amount.kind = Amount::Kind::percent;
      ++amount.count;
    } else if (reading.is(next, Topic::money)) {
      amount.kind = Amount::Kind::money;
      ++amount.count;
    }
  }
  const std::size_t end = amount.first + amount.count - 1;
  if (amount.kind == Amount::Kind::plain &&
      (has_currency_sign(gap_before(reading, amount.first)) || has_currency_sign(gap_after(reading, end))))
    amount.kind = Amount::Kind::money;
  return zeros;
}

/// What follows the digits in one word: nothing, a unit ("10k", "5kg"), an ordinal or a name.
enum class Suffix { none, thousand, million, unit, no_number };

Suffix suffix_of(std::string_view rest) {
  if (rest.empty()) return Suffix::none;
  if (rest == "k" || rest == "к") return Suffix::thousand;
  if (rest == "m" || rest == "м") return Suffix::million;
  const bool hyphen = rest.front() == '-';
  const std::size_t letters = count_code_points(rest) - (hyphen ? 1 : 0);
  for (const std::string_view ordinal : {"st", "nd", "rd", "th", "с", "c", "d", "g"})
    if (rest == ordinal) return Suffix::no_number;
  if (hyphen)
    return letters <= 3 && static_cast<unsigned char>(rest[1]) >= 0x80 ? Suffix::no_number : Suffix::unit;
  return letters <= 3 ? Suffix::unit : Suffix::no_number;
}

/// "10-15" is two numbers in one word; `rest` is left with what is not read yet.
void read_digits(const Reading& reading, bool russian, std::size_t& word, std::vector<Amount>& found) {
  std::string_view text = reading.words.folded(word);
  const std::size_t here = word;
  while (!text.empty() && is_digit(text.front())) {
    const std::size_t end = std::min(text.find_first_not_of("0123456789.,:"), text.size());
    const std::string_view number = text.substr(0, end);
    text.remove_prefix(end);
    if (const std::size_t colon = number.find(':'); colon != std::string_view::npos) {
      Amount clock{Amount::Kind::clock, std::string(number), here, 1, false};
      clock.value = canonical(std::string(number.substr(0, colon)), "", 0) + ":" +
                    std::string(number.substr(colon + 1));
      found.push_back(std::move(clock));
      return;
    }
    Digits digits = digits_of(number);
    Amount amount{Amount::Kind::plain, "", here, 1, false};
    if (text.size() > 1 && text.front() == '-' && is_digit(text[1])) {
      amount.value = canonical(digits.whole, digits.fraction, 0);
      found.push_back(std::move(amount));
      text.remove_prefix(1);
      continue;
    }
    const Suffix suffix = suffix_of(text);
    if (suffix == Suffix::no_number) return;
    int zeros = suffix == Suffix::thousand ? 3 : suffix == Suffix::million ? 6 : 0;
    if (suffix == Suffix::none) {
      const bool may_be_grouped = number.size() <= 3; // "10 400"
      while (may_be_grouped && word + 1 < reading.words.size()) {
        // English divides by commas: "at £4 450 visits" are two numbers.
        const std::string_view gap = gap_after(reading, word);
        if (!is_blank_gap(gap) || (!russian && gap == " ")) break;
        const std::string_view group = reading.words.folded(word + 1);
        if (group.size() != 3 || !std::all_of(group.begin(), group.end(), is_digit)) break;
        digits.whole += group;
        ++amount.count;
        ++word;
      }
      zeros = read_units(reading, amount);
      word = here + amount.count - 1;
    } else if (has_currency_sign(gap_before(reading, here))) {
      amount.kind = Amount::Kind::money;
    }
    amount.value = canonical(digits.whole, digits.fraction, zeros);
    found.push_back(std::move(amount));
    return;
  }
}

void read_number_words(const Reading& reading, std::int64_t value, bool russian, std::size_t& word,
                       std::vector<Amount>& found) {
  Amount amount{Amount::Kind::plain, "", word, 1, true};
  std::int64_t sum = value;
  while (word + 1 < reading.words.size() && is_blank_gap(gap_after(reading, word))) {
    std::size_t next = word + 1;
    if (!russian && sum % 100 == 0 && reading.words.folded(next) == "and") ++next; // two hundred and five
    if (next >= reading.words.size()) break;
    const auto more = number_word(reading.words.folded(next), russian);
    if (!more || !goes_on(sum, *more)) break;
    sum = *more == 100 && sum < 10 ? sum * 100 : sum + *more;
    amount.count += next - word;
    word = next;
  }
  const int zeros = read_units(reading, amount);
  word = amount.first + amount.count - 1;
  amount.value = canonical(std::to_string(sum), "", zeros);
  found.push_back(std::move(amount));
}

} // namespace

std::span<const NumberWord> number_words(std::string_view language) {
  if (is_language(language, "ru")) return kRussian;
  return kEnglish;
}

std::vector<Amount> amounts_in(const Reading& reading, std::string_view language) {
  const bool russian = is_language(language, "ru");
  std::vector<Amount> found;
  for (std::size_t word = 0; word < reading.words.size(); ++word) {
    const std::string_view folded = reading.words.folded(word);
    if (is_digit(folded.front()))
      read_digits(reading, russian, word, found);
    else if (reading.is(word, Topic::number_word))
      if (const auto value = number_word(folded, russian))
        read_number_words(reading, *value, russian, word, found);
  }
  return found;
}

} // namespace riposte::scenario::lint
