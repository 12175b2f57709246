// Any bytes as a translator's PO file: faults with their lines, or entries that are written and read alike.
#include "scenario/translation/gettext_po.h"
#include "target.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace riposte;
  const scenario::PoParsed parsed = scenario::parse_po(fuzz::text_of(data, size));
  for (const scenario::TextFault& fault : parsed.faults)
    fuzz::require(fault.line > 0 && !fault.message.message.empty());
  if (!parsed.faults.empty()) return 0;
  const std::string written = scenario::write_po(parsed.entries);
  const scenario::PoParsed again = scenario::parse_po(written);
  fuzz::require(again.faults.empty() && again.entries.size() == parsed.entries.size());
  fuzz::require(scenario::write_po(again.entries) == written);
  return 0;
}
