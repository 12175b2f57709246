// Any bytes as a translator's table: a fault with its line, or rows that are written and read alike.
#include "scenario/translation/csv.h"
#include "target.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace riposte;
  const std::string_view text = fuzz::text_of(data, size);
  const scenario::CsvParsed parsed = scenario::parse_csv(text, scenario::csv_separator(text));
  for (const scenario::TextFault& fault : parsed.faults)
    fuzz::require(fault.line > 0 && !fault.message.message.empty());
  if (!parsed.faults.empty()) return 0;
  std::vector<std::vector<std::string>> rows;
  for (const scenario::CsvRow& row : parsed.rows) rows.push_back(row.cells);
  const scenario::CsvParsed again = scenario::parse_csv(scenario::write_csv(rows));
  fuzz::require(again.faults.empty() && again.rows.size() == rows.size());
  for (std::size_t i = 0; i < rows.size(); ++i) fuzz::require(again.rows[i].cells == rows[i]);
  return 0;
}
