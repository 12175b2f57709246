// What a good trainer would remark about a talk that loads: its shape, its choices, its scores, its words.
#pragma once

#include <memory>
#include <string_view>

#include "base/located_json.h"
#include "catalogue/catalogue.h"
#include "scenario/diagnostic.h"
#include "scenario/lint/remark.h"
#include "scenario/model.h"

namespace riposte::scenario::lint {

/// Every remark about a scenario that keeps the rules of the format, in no particular order. Takes time and
/// memory in proportion to the scenario.
Remarks lint(const Scenario& scenario, const catalogue::Catalogue& catalogue);

/// The remarks about words alone: all that can be said of a draft, in which ways and levels may be missing.
Remarks lint_draft(const Scenario& draft, const catalogue::Catalogue& catalogue);

/// The remarks as findings about the file, with severity, line and column. A pointer to what is not there
/// stands at the nearest thing around it.
Diagnostics positioned(std::string_view text, const json::Document& document, Remarks remarks);

/// Where pointers lead in one document: each step costs the same in large objects, too.
class Places {
public:
  Places(std::string_view text, const json::Document& document);
  ~Places();
  TextPosition of(std::string_view pointer);

private:
  struct Index;
  const json::Value& root_;
  LineIndex lines_;
  std::unique_ptr<Index> index_;
};

} // namespace riposte::scenario::lint
