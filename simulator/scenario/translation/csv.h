// Comma-separated values as RFC 4180 has them, from memory and to memory.
//
// Of the packaged readers none fits: libcsv (its last release is of 2013) gives no place of a cell through
// its callbacks and strips spaces, libfccp knows no line feed inside a cell. A finding here needs its line.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "scenario/translation/text_fault.h"

namespace riposte::scenario {

struct CsvRow {
  std::vector<std::string> cells;
  std::size_t line = 1; // on which the row begins
};

struct CsvParsed {
  std::vector<CsvRow> rows;
  std::vector<TextFault> faults; // the first that stops the reading
};

inline constexpr std::size_t kMostCsvRows = 1'000'001; // a header and a million entries
inline constexpr std::size_t kMostCsvCells = 64;       // in one row

/// Rows end with CR LF, LF or CR; a byte order mark and empty rows are passed over. Faults: a quote that is
/// not closed, a quote inside a cell without quotes, anything after a closing quote, invalid UTF-8, too much
/// of it. Never throws on bad input.
CsvParsed parse_csv(std::string_view text, char separator = ',');

/// What divides the cells of the first row: a comma, a semicolon or a tab, whichever stands there most
/// outside of quotes; spreadsheets of many countries write semicolons.
char csv_separator(std::string_view text);

/// Rows with CR LF, cells in quotes where they need them; reads back as the same cells.
std::string write_csv(const std::vector<std::vector<std::string>>& rows);

} // namespace riposte::scenario
