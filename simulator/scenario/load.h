// From the text of a scenario file to a Scenario, or to everything that is wrong with it at once.
#pragma once

#include <optional>
#include <string_view>

#include "base/located_json.h"
#include "catalogue/catalogue.h"
#include "scenario/diagnostic.h"
#include "scenario/migrate.h"
#include "scenario/model.h"

namespace riposte::scenario {

struct Loaded {
  std::optional<Scenario> scenario; // empty where a rule of the format is broken
  /// What could be read of a file that breaks a rule: for remarks about its words, never for a play. Ways,
  /// levels and conditions that are wrong are missing in it. Empty where the file is no scenario at all.
  std::optional<Scenario> draft;
  Diagnostics diagnostics; // sorted by place; warnings and remarks do not stop a play
};

/// Never throws on bad input. `text` is the whole file; an older version of the format is migrated by
/// `steps`.
Loaded load_scenario(std::string_view text, const catalogue::Catalogue& catalogue,
                     MigrationSteps steps = published_steps());
/// The same for a text that was parsed before; the document is brought up to date where it is older.
Loaded load_scenario(std::string_view text, json::Document& document, const catalogue::Catalogue& catalogue,
                     MigrationSteps steps = published_steps());

/// What is allowed as id of a turn, reply, ending, fact or variant.
bool is_plain_id(std::string_view id);
bool is_kebab_case(std::string_view id);
/// Subtags of 1–8 letters and digits divided by hyphens, the first of 2–8 letters (RFC 5646, without the
/// registry).
bool is_language_tag(std::string_view tag);

} // namespace riposte::scenario
