#include "scenario/translation/csv.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "base/file.h"
#include "base/utf8.h"

namespace riposte::scenario {
namespace {

class Reader {
public:
  Reader(std::string_view text, char separator) : text_(text), separator_(separator) {}

  CsvParsed read() {
    while (at_ < text_.size() && parsed_.faults.empty()) read_row();
    return std::move(parsed_);
  }

private:
  void fault(std::size_t line, Error message) { parsed_.faults.push_back({line, std::move(message)}); }

  bool at_row_end() const { return at_ >= text_.size() || text_[at_] == '\n' || text_[at_] == '\r'; }

  void end_row() {
    if (at_ >= text_.size()) return;
    if (text_[at_] == '\r' && at_ + 1 < text_.size() && text_[at_ + 1] == '\n') ++at_;
    ++at_, ++line_;
  }

  void read_row() {
    if (at_row_end()) return end_row();
    CsvRow row;
    row.line = line_;
    for (;;) {
      std::string cell;
      if (!(text_[at_] == '"' ? quoted(cell) : plain(cell))) return;
      row.cells.push_back(std::move(cell));
      if (row.cells.size() > kMostCsvCells)
        return fault(row.line, phrase("more than {} cells in one row", kMostCsvCells));
      if (at_row_end()) break;
      ++at_; // the separator
      if (at_row_end()) {
        row.cells.emplace_back();
        break;
      }
    }
    end_row();
    if (parsed_.rows.size() == kMostCsvRows)
      return fault(row.line, phrase("more than {} rows; divide the file", kMostCsvRows));
    parsed_.rows.push_back(std::move(row));
  }

  bool plain(std::string& cell) {
    const std::size_t from = at_;
    while (!at_row_end() && text_[at_] != separator_ && text_[at_] != '"') ++at_;
    if (!at_row_end() && text_[at_] == '"') {
      fault(line_, phrase("a quote inside a cell: put the whole cell in quotes and write the quote twice"));
      return false;
    }
    cell = text_.substr(from, at_ - from);
    return true;
  }

  bool quoted(std::string& cell) {
    const std::size_t begun = line_;
    for (++at_;;) {
      const std::size_t quote = text_.find('"', at_);
      if (quote == std::string_view::npos) {
        fault(begun, phrase("the quote that begins a cell here is never closed"));
        return false;
      }
      const std::string_view part = text_.substr(at_, quote - at_);
      cell += part;
      line_ += static_cast<std::size_t>(std::count(part.begin(), part.end(), '\n'));
      at_ = quote + 1;
      if (at_ >= text_.size() || text_[at_] != '"') break;
      cell += '"';
      ++at_;
    }
    if (at_row_end() || text_[at_] == separator_) return true;
    fault(line_,
          phrase("after the closing quote of a cell only a separator or the end of the row may stand"));
    return false;
  }

  std::string_view text_;
  char separator_;
  std::size_t at_ = 0, line_ = 1;
  CsvParsed parsed_;
};

void write_cell(std::string& out, std::string_view cell, bool alone) {
  const bool edge = cell.empty() ? alone : cell.front() == ' ' || cell.back() == ' ';
  // Semicolons and tabs in quotes, too: a reader that takes them for separators is not led astray.
  if (!edge && cell.find_first_of("\",;\t\r\n") == std::string_view::npos &&
      !cell.starts_with("\xEF\xBB\xBF")) {
    out += cell;
    return;
  }
  out += '"';
  for (char c : cell) out.append(c == '"' ? 2 : 1, c);
  out += '"';
}

} // namespace

CsvParsed parse_csv(std::string_view text, char separator) {
  if (text.size() > kLargestFile)
    return {{}, {{1, phrase("larger than {} MiB, the most that is read", kLargestFile >> 20)}}};
  text = without_bom(text);
  if (const std::size_t bad = first_invalid_utf8(text); bad != std::string_view::npos) {
    const auto lines = std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(bad), '\n');
    return {
        {},
        {{static_cast<std::size_t>(lines) + 1, phrase("not valid UTF-8; save the table as CSV in UTF-8")}}};
  }
  return Reader(text, separator).read();
}

char csv_separator(std::string_view text) {
  constexpr std::array<char, 3> kKnown{',', ';', '\t'};
  std::array<std::size_t, 3> counts{};
  bool quoted = false;
  for (char c : without_bom(text)) {
    if (c == '"') quoted = !quoted;
    if (!quoted && (c == '\n' || c == '\r')) break;
    for (std::size_t i = 0; i < kKnown.size() && !quoted; ++i)
      if (c == kKnown[i]) ++counts[i];
  }
  return kKnown[static_cast<std::size_t>(std::max_element(counts.begin(), counts.end()) - counts.begin())];
}

std::string write_csv(const std::vector<std::vector<std::string>>& rows) {
  std::string out;
  for (const std::vector<std::string>& row : rows) {
    if (row.empty()) continue;
    for (std::size_t i = 0; i < row.size(); ++i) {
      if (i > 0) out += ',';
      write_cell(out, row[i], row.size() == 1);
    }
    out += "\r\n";
  }
  return out;
}

} // namespace riposte::scenario
