// The linter's own parts: what several rules look at, found out once, and the rules by theme.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "catalogue/catalogue.h"
#include "scenario/lint/graph.h"
#include "scenario/lint/remark.h"
#include "scenario/model.h"

namespace riposte::scenario::lint {

struct View {
  const Scenario& scenario;
  const catalogue::Catalogue& catalogue;
  Graph graph;                             // rules followed
  Components components;                   // of `graph`
  std::vector<bool> reached;               // nodes of `graph` that lie on a way from the start
  std::vector<std::optional<double>> mean; // by reply: of its levels; nothing where it has none
  std::vector<bool> variable_read;         // by variable: in some condition
  std::vector<bool> variable_changed;      // by variable: by a reply or a silence, or other values by variant
  std::vector<bool> reply_read;            // by reply: chosen() asks for it somewhere
};

View view_of(const Scenario& scenario, const catalogue::Catalogue& catalogue);

/// The mean of the levels, as in the analysis; nothing where there are none.
std::optional<double> mean_level(const Consequence& consequence);
inline constexpr double kMeanWithoutLevels = 2; // what the analysis takes for a reply without levels

/// The same ways under the same conditions and weights.
bool same_ways(const Consequence& a, const Consequence& b);
/// The same changes of the state, whatever their order in the file.
bool same_changes(const Consequence& a, const Consequence& b);

/// Runs of characters with a letter or a digit in them; a dash that stands alone is no word.
std::size_t count_words(std::string_view text);

/// "a, b, c" for a message.
std::string listed(const std::vector<std::string>& ids);

// ---- the rules by theme
void lint_graph(const View& view, Remarks& remarks);
void lint_choices(const View& view, Remarks& remarks);
void lint_state(const View& view, Remarks& remarks);
void lint_scores(const View& view, Remarks& remarks);
void lint_repeats(const View& view, Remarks& remarks);
void lint_timers(const View& view, Remarks& remarks);
void lint_field(const View& view, Remarks& remarks);

} // namespace riposte::scenario::lint
