// Any bytes as a scenario file: findings, or a scenario that can be played, localised and written.
#include "base/random.h"
#include "scenario/canonical.h"
#include "scenario/codes.h"
#include "scenario/lint/lint.h"
#include "scenario/load.h"
#include "scenario/record.h"
#include "scenario/translation/translation.h"
#include "target.h"

namespace {

using namespace riposte;
using scenario::Input;

void play_some(const scenario::Scenario& talk, std::uint64_t seed) {
  SplitMix64 choice{seed};
  scenario::Step step = scenario::start(talk, seed);
  for (int i = 0; i < 20 && step.session.phase == scenario::Phase::awaiting; ++i) {
    const bool silence = scenario::silence_possible(talk, step.session) && choice.next() % 4 == 0;
    const std::size_t reply = step.session.offered[choice.next() % step.session.offered.size()];
    fuzz::require(
        scenario::advance(talk, step.session, Input{silence, silence ? 0 : reply}, step.events).has_value());
  }
  fuzz::require(!scenario::play_json(talk, step.session, step.events).empty());
}

/// What fmt makes of it is the same again, and reads as the same values.
void format(std::string_view text, const json::Document& document) {
  const auto once = scenario::formatted(text, scenario::FileKind::scenario);
  if (!once) return;
  fuzz::require(scenario::formatted(*once, scenario::FileKind::scenario) == *once);
  fuzz::require(json::parse(*once).problems.empty() && document.problems.empty());
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text = fuzz::text_of(data, size);
  json::Document document = json::parse(text);
  format(text, document);
  const scenario::Loaded loaded = scenario::load_scenario(text, document, fuzz::shipped_catalogue());
  fuzz::require(loaded.scenario.has_value() != scenario::has_errors(loaded.diagnostics));
  for (const scenario::Diagnostic& d : loaded.diagnostics)
    fuzz::require(!d.code.empty() && !d.message.message.empty() && d.position.line > 0 &&
                  d.position.column > 0);
  const scenario::Scenario* read = loaded.scenario ? &*loaded.scenario
                                   : loaded.draft  ? &*loaded.draft
                                                   : nullptr;
  if (read == nullptr) return 0;
  const auto remarks = loaded.scenario ? scenario::lint::lint(*read, fuzz::shipped_catalogue())
                                       : scenario::lint::lint_draft(*read, fuzz::shipped_catalogue());
  for (const scenario::Diagnostic& d : scenario::lint::positioned(text, document, remarks))
    fuzz::require(scenario::find_code(d.code) != nullptr && d.position.line > 0);
  if (!loaded.scenario) return 0;
  for (std::uint64_t seed = 1; seed <= 3; ++seed) play_some(*loaded.scenario, seed);
  fuzz::require(scenario::localise(*loaded.scenario, {"made-up", "ru", {}}).scenario.turns.size() ==
                loaded.scenario->turns.size());
  return 0;
}
