// Any bytes as a translation or as recorded plays of a shipped talk.
#include "scenario/load.h"
#include "scenario/record.h"
#include "scenario/translation/translation.h"
#include "target.h"

namespace {

using namespace riposte;

const scenario::Scenario& talk() {
  static const scenario::Scenario talk =
      scenario::load_scenario(fuzz::shipped_text("scenarios/first-pack/not-interested.json"),
                              fuzz::shipped_catalogue())
          .scenario.value();
  return talk;
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text = fuzz::text_of(data, size);
  const scenario::LoadedTranslation loaded = scenario::load_translation(text);
  fuzz::require(loaded.translation.has_value() || scenario::has_errors(loaded.diagnostics));
  if (loaded.translation) {
    scenario::check_translation(talk(), *loaded.translation);
    fuzz::require(scenario::localise(talk(), *loaded.translation).scenario.turns.size() ==
                  talk().turns.size());
  }
  const scenario::LoadedPlays plays = scenario::load_plays(text);
  fuzz::require(plays.plays.has_value() || scenario::has_errors(plays.diagnostics));
  if (plays.plays) {
    scenario::check_plays(talk(), *plays.plays);
    for (const scenario::RecordedPlay& play : plays.plays->plays) scenario::first_difference(talk(), play);
  }
  return 0;
}
