// One attempt as a page of its own: an HTML document that needs nothing else and prints well.
#pragma once

#include <string>

#include "catalogue/catalogue.h"
#include "text/translator.h"
#include "training/attempt.h"
#include "training/review.h"

namespace riposte::app {

struct AttemptPage {
  const catalogue::Catalogue& catalogue;
  const scenario::Scenario& scenario; // in the language of the page
  const training::Attempt& attempt;   // as many steps as `talk` has
  const training::Talk& talk;
  const training::TalkReview* review = nullptr; // null: without the curve
  std::string person{};                         // the name
};

/// Without scripts and without anything from elsewhere; every text is escaped.
std::string attempt_page(const AttemptPage& page, const text::Translator& words);

} // namespace riposte::app
