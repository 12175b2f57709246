#include "training/receipt.h"

#include <algorithm>
#include <variant>

namespace riposte::training {
namespace {

using scenario::Scenario;

class Writer {
public:
  Writer(const Scenario& scenario, Receipt& receipt) : scenario_(scenario), receipt_(receipt) {}

  void operator()(const scenario::ReplyChosen& chosen) {
    const scenario::Reply& reply = scenario_.replies[chosen.reply];
    add(reply.consequence, chosen.reply, reply.turn);
  }
  void operator()(const scenario::SilenceKept& kept) {
    const auto& silence = scenario_.turns[kept.turn].silence;
    add(silence ? *silence : scenario::Consequence{}, std::nullopt, kept.turn);
  }
  template <class Other>
  void operator()(const Other&) {}

private:
  void add(const scenario::Consequence& consequence, std::optional<std::size_t> reply, std::size_t turn) {
    ++step_;
    for (const scenario::Level& level : consequence.levels) {
      receipt_.entries.push_back({step_, reply, turn, level.skill, level.level});
      receipt_.skills[level.skill].sum += level.level;
      ++receipt_.skills[level.skill].count;
    }
    if (consequence.ethics != scenario::Ethics::pass) receipt_.remarks.push_back({step_, consequence.ethics});
  }

  const Scenario& scenario_;
  Receipt& receipt_;
  std::size_t step_ = 0;
};

} // namespace

Receipt receipt_of(const Scenario& scenario, const std::vector<scenario::Event>& events, int rubric_version) {
  Receipt receipt;
  receipt.rubric_version = rubric_version;
  for (std::size_t i = 0; i < scenario.skills.size(); ++i) {
    ReceiptSkill& skill = receipt.skills.emplace_back();
    skill.skill = i;
    skill.weight = scenario.skills[i].weight;
  }
  Writer writer(scenario, receipt);
  for (const scenario::Event& event : events) std::visit(writer, event);
  double weighted_sum = 0, weight = 0;
  for (ReceiptSkill& skill : receipt.skills) {
    if (skill.count == 0) continue;
    skill.level = static_cast<double>(skill.sum) / static_cast<double>(skill.count);
    weighted_sum += skill.weight * static_cast<double>(skill.sum);
    weight += skill.weight * static_cast<double>(skill.count);
  }
  if (!(weight > 0)) return receipt;
  for (ReceiptSkill& skill : receipt.skills) {
    skill.share = skill.weight * static_cast<double>(skill.count) / weight;
    skill.contribution = skill.weight * static_cast<double>(skill.sum) / weight;
  }
  receipt.uncapped = receipt.overall = weighted_sum / weight;
  const bool breach = std::ranges::any_of(
      receipt.remarks, [](const ReceiptRemark& remark) { return remark.ethics == scenario::Ethics::breach; });
  receipt.capped = breach && *receipt.uncapped > scenario::kBreachCap;
  if (receipt.capped) receipt.overall = scenario::kBreachCap;
  return receipt;
}

} // namespace riposte::training
