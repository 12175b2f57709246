// What each reply of a played talk was worth, as far as its trainee could know (section 10 of the format).
//
// The trainee sees the lines, the replies on offer and the ending; not the variant, the state, nor what
// chance decided. After what was visible up to a reply, several positions may be possible, each with its
// probability: win chances and losses are means over them.
#pragma once

#include <string_view>
#include <vector>

#include "analysis/components.h"
#include "analysis/space.h"
#include "analysis/ways.h"
#include "base/error.h"
#include "scenario/session.h"

namespace riposte::analysis {

enum class Label { best, good, inaccuracy, mistake, blunder, no_effect };

std::string_view name_of(Label label);

/// One reply, or silence, of a talk.
struct Reviewed {
  scenario::Input input;
  double before = 0; // win chance before it, 0–1, typical play from there
  double after = 0;  // the win chance that it leaves, before the customer answers
  double loss = 0;   // of the reply that leaves most less `after`; below 0 only for a lucky silence
  Label label = Label::best;
  std::size_t best = 0; // the reply that leaves most; of equals the one of higher levels, then the first
};

/// What reviewing plays of one scenario stands on; made once, good for any number of plays. Lines are part of
/// the state here: they are what tells positions apart.
struct ReviewGround {
  Space space;
  std::vector<double> win; // by pair, typical play
  Ways ways;
  std::vector<std::vector<Guard>> says; // by turn and line
};

/// Errors as of explore().
Explored prepare_review(const scenario::Scenario& scenario, const SpaceOptions& options,
                        ReviewGround& ground);

/// One entry an input. Errors: an input that the play does not take.
Result<std::vector<Reviewed>> review(const scenario::Scenario& scenario, const ReviewGround& ground,
                                     std::uint64_t seed, const std::vector<scenario::Input>& inputs);

/// The play under the seed in which each reply is the best for all that is visible; at most `limit` of them.
std::vector<scenario::Input> best_line(const scenario::Scenario& scenario, const ReviewGround& ground,
                                       std::uint64_t seed);

} // namespace riposte::analysis
