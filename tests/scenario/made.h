// Scenarios made up for tests: one that uses every key of the format, and short ones put together from parts.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>

#include "scenario/load.h"
#include "scenario/session.h"
#include "support/shipped_catalogue.h"

namespace riposte::scenario::test {

/// Uses every key of the format once and loads without any finding.
extern const std::string kFull;

/// kFull with the one occurrence of `from` replaced; a failed test where it is not there exactly once.
std::string full_with(std::string_view from, std::string_view to);

/// A scenario that starts in the turn "a"; the endings are "won" (good), "lost" and "left" (good, too).
/// `more`: further top-level members, each followed by a comma.
std::string talk(std::string_view turns, std::string_view more = "");

/// Loads what must load.
inline Scenario loaded(const std::string& text) {
  Loaded result = load_scenario(text, riposte::test::shipped_catalogue());
  for (const Diagnostic& d : result.diagnostics)
    if (d.severity == Severity::error) ADD_FAILURE() << to_line("made-up", d);
  return result.scenario ? std::move(*result.scenario) : Scenario{};
}

/// Every diagnostic as "code pointer", in order.
inline std::vector<std::string> findings(std::string_view text) {
  std::vector<std::string> out;
  for (const Diagnostic& d : load_scenario(text, riposte::test::shipped_catalogue()).diagnostics)
    out.push_back(d.code + " " + d.pointer);
  return out;
}

/// Plays inputs by their names; stops with a failed test at the first that is refused.
inline Step played(const Scenario& scenario, std::uint64_t seed, const std::vector<std::string>& inputs) {
  Step step = start(scenario, seed);
  for (const std::string& name : inputs) {
    const auto input = input_from(scenario, name);
    const auto taken = input ? advance(scenario, step.session, *input, step.events)
                             : Result<void>(tl::unexpected(input.error()));
    if (taken) continue;
    ADD_FAILURE() << name << ": " << taken.error().message;
    break;
  }
  return step;
}

/// The ids of the turns and endings entered, in order; the limit of replies as "limit".
std::vector<std::string> path_of(const Scenario& scenario, const std::vector<Event>& events);

/// The texts of the lines spoken, in order.
std::vector<std::string> lines_of(const Scenario& scenario, const std::vector<Event>& events);

/// The ids on offer, in the order shown.
std::vector<std::string> offered_in(const Scenario& scenario, const Session& session);

/// The value of a state variable.
std::int64_t value_of(const Scenario& scenario, const Session& session, std::string_view variable);

} // namespace riposte::scenario::test
