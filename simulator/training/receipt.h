// The receipt of a talk: every level that counted, and how the score came of them.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "scenario/score.h"
#include "scenario/session.h"

namespace riposte::training {

/// One level that a reply, or a silence, was given. Its text is in the scenario and the rubric.
struct ReceiptEntry {
  std::size_t step = 0;             // of the attempt, from 1
  std::optional<std::size_t> reply; // index into Scenario::replies; empty: silence
  std::size_t turn = 0;             // in which it was given
  std::size_t skill = 0;            // index into Scenario::skills
  int level = 0;                    // 0–4, a behaviour anchor
  friend bool operator==(const ReceiptEntry&, const ReceiptEntry&) = default;
};

struct ReceiptSkill {
  std::size_t skill = 0; // index into Scenario::skills
  std::int64_t sum = 0;  // of levels
  std::int64_t count = 0;
  double weight = 0;           // of one level
  std::optional<double> level; // sum / count, 0–4; empty: not observed
  double share = 0;            // of all that was weighed, 0–1
  double contribution = 0;     // to the score before the cap, 0–4; all of them add up to it
};

/// A reply, or a silence, that the ethics gate remarked on.
struct ReceiptRemark {
  std::size_t step = 0; // from 1
  scenario::Ethics ethics = scenario::Ethics::warn;
  friend bool operator==(const ReceiptRemark&, const ReceiptRemark&) = default;
};

struct Receipt {
  int rubric_version = 0;
  std::vector<ReceiptEntry> entries; // in the order of the talk
  std::vector<ReceiptSkill> skills;  // by Scenario::skills
  std::vector<ReceiptRemark> remarks;
  std::optional<double> uncapped, overall; // 0–4 before and after the cap; empty: no level was recorded
  bool capped = false;                     // the cap took something
};

/// Added up anew from what happened, not from the tally of the session: the two must agree.
Receipt receipt_of(const scenario::Scenario& scenario, const std::vector<scenario::Event>& events,
                   int rubric_version);

} // namespace riposte::training
