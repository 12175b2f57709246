#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "scenario/translation/csv.h"
#include "scenario/translation/translation.h"
#include "scenario/translation/translator_file.h"

namespace riposte::scenario {
namespace {

enum Column : std::size_t { kKey, kContext, kSource, kTranslation, kState, kFrom, kHandedOut };
constexpr std::array<std::string_view, 7> kColumns{"key",   "context", "source",    "translation",
                                                   "state", "from",    "handed-out"};
constexpr std::string_view kOrphaned = "orphaned";

std::string_view name_of(TextState state) {
  constexpr std::array<std::string_view, 3> kNames{"ok", "stale", "missing"};
  return kNames[static_cast<std::size_t>(state)];
}

// A spreadsheet computes a cell that begins like a formula, and may send or run what a stranger's file asks
// for. An apostrophe before it makes it text; apostrophes that could be taken for that one get another.
constexpr std::string_view kFormulas = "=+-@\t\r";

std::string to_cell(const std::string& text) {
  const bool formula = !text.empty() && kFormulas.find(text[0]) != std::string_view::npos;
  const bool like_ours = text.size() > 1 && text[0] == '\'' &&
                         (text[1] == '\'' || kFormulas.find(text[1]) != std::string_view::npos);
  return formula || like_ours ? "'" + text : text;
}

std::string from_cell(const std::string& cell) {
  const bool ours = cell.size() > 1 && cell[0] == '\'' &&
                    (cell[1] == '\'' || kFormulas.find(cell[1]) != std::string_view::npos);
  return ours ? cell.substr(1) : cell;
}

/// Tells whether a stale row was worked on. Spreadsheets change the line ends inside of cells.
std::string mark_of(std::string text) {
  std::erase(text, '\r');
  return source_hash(text);
}

/// Where each column of ours stands in the header row, or npos.
std::array<std::size_t, kColumns.size()> columns_of(const CsvRow& header) {
  std::array<std::size_t, kColumns.size()> columns;
  for (std::size_t i = 0; i < kColumns.size(); ++i) {
    const auto found = std::find(header.cells.begin(), header.cells.end(), kColumns[i]);
    columns[i] = found == header.cells.end() ? npos : static_cast<std::size_t>(found - header.cells.begin());
  }
  return columns;
}

class Reading {
public:
  explicit Reading(std::string_view text) : parsed_(parse_csv(text, csv_separator(text))) {}

  TranslatorFile read() {
    file_.faults = std::move(parsed_.faults);
    if (!file_.faults.empty()) return std::move(file_);
    if (parsed_.rows.empty())
      return fault(1, phrase("the table is empty; its first row names the columns")), std::move(file_);
    columns_ = columns_of(parsed_.rows.front());
    for (const Column needed : {kKey, kSource, kTranslation})
      if (columns_[needed] == npos)
        fault(parsed_.rows.front().line,
              phrase("no column is named '{}'; the first row names {}", kColumns[needed],
                     fmt::format("{}", fmt::join(kColumns, ", "))));
    if (!file_.faults.empty()) return std::move(file_);
    for (std::size_t i = 1; i < parsed_.rows.size(); ++i) read_row(parsed_.rows[i]);
    return std::move(file_);
  }

private:
  void fault(std::size_t line, Error message) { file_.faults.push_back({line, std::move(message)}); }

  static std::string cell(const CsvRow& row, std::size_t column) {
    return column < row.cells.size() ? from_cell(row.cells[column]) : std::string();
  }

  void read_row(const CsvRow& row) {
    const std::vector<std::string>& cells = row.cells;
    if (std::all_of(cells.begin(), cells.end(), [](const std::string& c) { return c.empty(); })) return;
    if (cells.size() > parsed_.rows.front().cells.size())
      return fault(row.line, phrase("{} cells under {} columns; a cell with a separator in it needs quotes",
                                    cells.size(), parsed_.rows.front().cells.size()));
    const std::string state = cell(row, columns_[kState]), source = cell(row, columns_[kSource]);
    if (!state.empty() && state != "ok" && state != "stale" && state != "missing" && state != kOrphaned)
      return fault(row.line, phrase("the state '{}' is none of ok, stale, missing, orphaned", state));
    Incoming incoming;
    incoming.line = row.line;
    incoming.key = cell(row, columns_[kKey]);
    incoming.text = cell(row, columns_[kTranslation]);
    incoming.was_from = cell(row, columns_[kFrom]);
    incoming.obsolete = state == kOrphaned;
    incoming.unsure = state == name_of(TextState::stale);
    const std::string mark = cell(row, columns_[kHandedOut]);
    const bool untouched = mark == mark_of(incoming.text);
    if (incoming.unsure && !mark.empty()) incoming.unsure = untouched;
    incoming.from = source.empty() ? incoming.was_from : source_hash(source);
    if (!untouched) incoming.was_from.clear(); // it says what another text was made from
    file_.texts.push_back(std::move(incoming));
  }

  CsvParsed parsed_;
  std::array<std::size_t, kColumns.size()> columns_{};
  TranslatorFile file_;
};

} // namespace

std::string extract_csv(const Extraction& extraction) {
  std::vector<std::vector<std::string>> rows{{kColumns.begin(), kColumns.end()}};
  for (std::size_t i = 0; i < extraction.sources.size(); ++i) {
    const SourceText& source = extraction.sources[i];
    const std::optional<SidecarEntry>& translated = extraction.placement.at[i];
    const TextState state = state_of(source, translated);
    if (extraction.todo && state == TextState::ok) continue;
    rows.push_back({to_cell(source.key), to_cell(fmt::format("{}", fmt::join(source.context, "\n"))),
                    to_cell(source.text), translated ? to_cell(translated->text) : std::string(),
                    std::string(name_of(state)), translated ? to_cell(translated->from) : std::string(),
                    state == TextState::stale ? mark_of(translated->text) : std::string()});
  }
  if (!extraction.todo)
    for (const auto& [key, orphan] : extraction.placement.orphans)
      rows.push_back(
          {to_cell(key), "", "", to_cell(orphan.text), std::string(kOrphaned), to_cell(orphan.from), ""});
  return write_csv(rows);
}

TranslatorFile read_translated_csv(std::string_view text) {
  return Reading(text).read();
}

} // namespace riposte::scenario
