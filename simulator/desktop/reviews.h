// Reviews of finished talks, and what they stand on, kept for the talks read last.
#pragma once

#include <list>
#include <string>

#include "analysis/review.h"
#include "app/effect.h"
#include "app/state.h"

namespace riposte::desktop {

class Reviews {
public:
  /// Finds the positions of the scenario first, unless it was one of the last few.
  app::Reviewing review(const app::ReviewTalk& effect);

private:
  struct Known {
    std::string hash; // of the scenario: positions are the same in every language
    analysis::ReviewGround ground;
  };
  const analysis::ReviewGround* ground_of(const scenario::Scenario& scenario);

  std::list<Known> known_; // newest first
};

} // namespace riposte::desktop
