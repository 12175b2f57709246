// What the trainee chooses from: how many replies, whether choosing changes anything, where the best one
// stands.
#include <algorithm>
#include <utility>

#include "scenario/lint/rules.h"

namespace riposte::scenario::lint {
namespace {

constexpr std::size_t kFewest = 3, kMost = 4; // on offer at once

/// Says so only where it holds in every play: `when` and `once` can take a reply away.
void lint_count(const View& view, std::size_t turn_index, Remarks& remarks) {
  const Turn& turn = view.scenario.turns[turn_index];
  std::size_t always = 0;
  for (std::size_t i = 0; i < turn.reply_count; ++i) {
    const Reply& reply = view.scenario.reply_of(turn, i);
    always += reply.when.always() && !reply.once ? 1 : 0;
  }
  if (turn.reply_count >= kFewest && always <= kMost) return;
  const std::string pointer = turn_pointer(view.scenario, turn_index) + "/replies";
  if (turn.reply_count < kFewest)
    remarks.push_back(
        {"choice-count", pointer,
         phrase("at most {} on offer here; 3 or 4 replies make a decision: a best one, an acceptable "
                "one, a tempting mistake",
                turn.reply_count == 1 ? phrase("1 reply") : phrase("2 replies"))});
  else
    remarks.push_back(
        {"choice-count", pointer,
         phrase("{} replies on offer at once; 3 or 4 can be weighed against each other", always)});
}

bool same_levels(const Consequence& a, const Consequence& b) {
  return a.levels.size() == b.levels.size() &&
         std::all_of(a.levels.begin(), a.levels.end(), [&](const Level& level) {
           return std::any_of(b.levels.begin(), b.levels.end(), [&](const Level& other) {
             return other.skill == level.skill && other.level == level.level;
           });
         });
}

/// Equal for replies that may have the same consequence; mostly different for others.
std::uint64_t fingerprint(const Reply& reply) {
  std::uint64_t sum = reply.consequence.levels.size();
  const auto mix = [&](std::uint64_t a, std::uint64_t b) { // whatever the order
    sum += (a * 0x9E3779B97F4A7C15u) ^ ((b + 1) * 0xC2B2AE3D27D4EB4Fu);
  };
  for (const Level& level : reply.consequence.levels)
    mix(level.skill, static_cast<std::uint64_t>(level.level));
  for (const Change& c : reply.consequence.set) mix(c.variable + 1000, static_cast<std::uint64_t>(c.value));
  for (const Change& c : reply.consequence.add) mix(c.variable + 2000, static_cast<std::uint64_t>(c.value));
  for (const Alternative& way : reply.consequence.next)
    mix(way.to.index + 3000,
        static_cast<std::uint64_t>(way.weight) * 2 + (way.to.kind == Target::Kind::turn ? 1 : 0));
  return sum;
}

bool equal(const Reply& a, const Reply& b) {
  return a.once == b.once && a.when.code == b.when.code && a.consequence.ethics == b.consequence.ethics &&
         same_levels(a.consequence, b.consequence) && same_ways(a.consequence, b.consequence) &&
         same_changes(a.consequence, b.consequence);
}

/// Whatever is chosen, the customer goes the same way in the same state, and no condition asks later.
bool is_fake_choice(const View& view, const Turn& turn) {
  if (turn.reply_count < 2) return false;
  const Consequence& first = view.scenario.reply_of(turn, 0).consequence;
  for (std::size_t i = 0; i < turn.reply_count; ++i) {
    const Consequence& other = view.scenario.reply_of(turn, i).consequence;
    if (view.reply_read[turn.first_reply + i] || !same_ways(first, other) || !same_changes(first, other))
      return false;
  }
  return true;
}

void lint_dominated(const View& view, const Turn& turn, Remarks& remarks) {
  std::vector<std::pair<std::uint64_t, std::size_t>> order; // in the order of the file where alike
  for (std::size_t i = turn.first_reply; i < turn.first_reply + turn.reply_count; ++i)
    if (!view.reply_read[i]) order.emplace_back(fingerprint(view.scenario.replies[i]), i);
  std::sort(order.begin(), order.end());
  for (std::size_t i = 1, first = 0; i < order.size(); ++i) {
    const Reply& reply = view.scenario.replies[order[i].second];
    const Reply& earlier = view.scenario.replies[order[first].second];
    if (order[i].first != order[first].first || !equal(earlier, reply)) {
      first = i;
      continue;
    }
    remarks.push_back(
        {"choice-dominated", reply_pointer(view.scenario, order[i].second),
         phrase("'{}' scores, changes and leads exactly as '{}' does; give it a fault or a merit of its "
                "own, or leave it out",
                reply.id, earlier.id)});
  }
}

/// Where the one best reply of a turn stands in the file; nothing where two are equally good.
std::optional<std::size_t> place_of_best(const View& view, const Turn& turn) {
  std::optional<std::size_t> place;
  double highest = -1;
  std::size_t scored = 0;
  for (std::size_t i = 0; i < turn.reply_count; ++i) {
    const std::optional<double> mean = view.mean[turn.first_reply + i];
    if (!mean) continue;
    ++scored;
    if (*mean == highest) place.reset();
    if (*mean <= highest) continue;
    highest = *mean;
    place = i;
  }
  return scored < 2 ? std::nullopt : place;
}

void lint_key_position(const View& view, Remarks& remarks) {
  constexpr std::size_t kFewestDecisions = 5; // fewer say nothing
  constexpr double kSkewed = 0.6;             // chance alone gives a third or a quarter
  std::vector<std::size_t> counts;
  std::size_t decisions = 0;
  for (const Turn& turn : view.scenario.turns) {
    const auto place = place_of_best(view, turn);
    if (!place) continue;
    ++decisions;
    if (counts.size() <= *place) counts.resize(*place + 1);
    ++counts[*place];
  }
  if (decisions < kFewestDecisions) return;
  const auto most = std::max_element(counts.begin(), counts.end());
  if (static_cast<double>(*most) <= kSkewed * static_cast<double>(decisions)) return;
  remarks.push_back(
      {"choice-key-position", "/turns",
       phrase("in {} of {} turns the best reply stands at place {} of the file; whoever reads or prints "
              "the talk learns the place: mix them",
              *most, decisions, most - counts.begin() + 1)});
}

} // namespace

void lint_choices(const View& view, Remarks& remarks) {
  for (std::size_t i = 0; i < view.scenario.turns.size(); ++i) {
    const Turn& turn = view.scenario.turns[i];
    if (turn.reply_count == 0) continue;
    lint_count(view, i, remarks);
    if (is_fake_choice(view, turn))
      remarks.push_back(
          {"graph-fake-choice", turn_pointer(view.scenario, i) + "/replies",
           phrase("all {} replies lead to the same place and change the same; let the customer take at "
                  "least one of them otherwise: another \"next\", \"add\" or \"set\"",
                  turn.reply_count)});
    else
      lint_dominated(view, turn, remarks);
  }
  lint_key_position(view, remarks);
}

} // namespace riposte::scenario::lint
