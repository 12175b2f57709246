#include "analysis/made_talks.h"

#include <algorithm>
#include <vector>

#include <fmt/format.h>

#include "support/seed.h"

namespace riposte::analysis::test {
namespace {

using riposte::test::draw;

constexpr std::int64_t kBound = std::int64_t{1} << 31;

class TalkMaker {
public:
  TalkMaker(SplitMix64& random, const TalkShape& shape) : random_(random), shape_(shape) {}

  std::string make() {
    plan();
    std::string text = fmt::format(
        R"({{"format":"riposte.scenario/1","id":"made-up","title":"Made up","skills":{{"listen":2,"clarify":1}},
"state":{{{}}},{}"start":"t0","turns":{{)",
        state(), variants());
    for (std::size_t i = 0; i < shape_.turns; ++i) {
      if (i > 0) text += ",";
      text += fmt::format("\n\"t{}\":{}", i, turn(i));
    }
    text += "},\n\"endings\":{";
    for (std::size_t i = 0; i < shape_.endings; ++i)
      text += fmt::format(R"({}"e{}":{{"outcome":"{}","good":{}}})", i > 0 ? "," : "", i,
                          i == 0 ? "won-step" : "lost-polite", i == 0 || percent(20));
    text += "}";
    if (shape_.rules > 0) {
      std::vector<std::string> rules;
      for (std::size_t i = 0; i < shape_.rules; ++i)
        rules.push_back(fmt::format(R"({{"when":"{}","to":"{}"}})", rule_condition(), target(0)));
      text += fmt::format(R"(,"rules":[{}])", fmt::join(rules, ","));
    }
    if (shape_.limit > 0) text += fmt::format(R"(,"limit":{})", shape_.limit);
    return text + "}";
  }

private:
  struct Integer {
    std::string name;
    std::int64_t start = 0, min = 0, max = 0;
    bool wide = false;
  };

  bool percent(int share) { return draw(random_, 100) < static_cast<std::size_t>(share); }
  std::int64_t between(std::int64_t low, std::int64_t high) {
    return low + static_cast<std::int64_t>(draw(random_, static_cast<std::size_t>(high - low + 1)));
  }
  template <class T>
  const T& any(const std::vector<T>& of) {
    return of[draw(random_, of.size())];
  }

  // What can be named, before anything names it.
  void plan() {
    for (std::size_t i = 0; i < shape_.variables; ++i) {
      Integer made{fmt::format("n{}", i), 0, 0, 0, i < shape_.wide};
      if (made.wide) {
        made.min = percent(50) ? -kBound : 0;
        made.max = kBound;
      } else {
        made.min = percent(30) ? -between(0, shape_.span / 2) : 0;
        made.max = made.min + between(1, std::max(1, shape_.span));
      }
      made.start = percent(50) ? std::clamp<std::int64_t>(0, made.min, made.max)
                               : between(made.min, std::min(made.max, made.min + shape_.span));
      integers_.push_back(made);
    }
    for (std::size_t i = 0; i < shape_.turns; ++i) {
      // Silent turns pass by themselves; the last one waits for a reply, so that talks do not run on for
      // ever.
      const bool passes = i > 0 && i + 1 < shape_.turns && percent(shape_.own_next / 2);
      replies_.push_back(passes ? 0 : 1 + draw(random_, std::max<std::size_t>(1, shape_.most_replies)));
    }
  }

  std::string state() {
    std::vector<std::string> parts;
    for (const Integer& n : integers_)
      parts.push_back(fmt::format(R"("{}":{{"start":{},"min":{},"max":{}}})", n.name, n.start, n.min, n.max));
    for (std::size_t i = 0; i < shape_.flags; ++i)
      parts.push_back(fmt::format(R"("f{}":{{"start":{}}})", i, percent(30)));
    return fmt::format("{}", fmt::join(parts, ","));
  }

  std::string variants() {
    std::vector<std::string> parts;
    for (std::size_t i = 0; i < shape_.variants; ++i) {
      std::vector<std::string> set;
      for (const Integer& n : integers_)
        if (percent(40))
          set.push_back(fmt::format(R"("{}":{})", n.name, between(n.min, std::min(n.max, n.min + 9))));
      for (std::size_t k = 0; k < shape_.flags; ++k)
        if (percent(40)) set.push_back(fmt::format(R"("f{}":{})", k, percent(50)));
      parts.push_back(
          fmt::format(R"({{"id":"v{}","weight":{},"set":{{{}}}}})", i, between(1, 3), fmt::join(set, ",")));
    }
    return parts.empty() ? "" : fmt::format(R"("variants":[{}],)", fmt::join(parts, ","));
  }

  // ---- conditions

  std::string some_reply() {
    std::size_t turn = draw(random_, shape_.turns);
    while (replies_[turn] == 0) turn = (turn + 1) % shape_.turns; // the last has some
    return fmt::format("t{}-r{}", turn, draw(random_, replies_[turn]));
  }

  std::string count() {
    switch (draw(random_, 4)) {
    case 0: return "replies";
    case 1: return fmt::format("visited('t{}')", draw(random_, shape_.turns));
    case 2: return fmt::format("chosen('{}')", some_reply());
    default: return fmt::format("said('{}')", any(kObjections));
    }
  }

  // An integer and a constant that it may well be.
  std::string comparison() {
    std::string left;
    std::int64_t constant = 0;
    if (integers_.empty() || percent(shape_.counts)) {
      left = count();
      constant = between(0, 4);
    } else {
      const Integer& n = any(integers_);
      left = n.name;
      constant =
          n.wide ? between(-3, 20) : between(n.min - (percent(20) ? 1 : 0), n.max + (percent(20) ? 1 : 0));
    }
    std::string right = std::to_string(constant);
    if (percent(12) && !integers_.empty()) right = any(integers_).name;
    if (percent(12)) left = fmt::format("{} {} {}", left, percent(50) ? "+" : "-", count());
    if (percent(8) && !integers_.empty()) right = fmt::format("({} - {})", right, any(integers_).name);
    return fmt::format("{} {} {}", left, any(kComparisons), right);
  }

  std::string truth(int depth) {
    const std::size_t kinds = depth > 0 ? 9 : 5;
    switch (draw(random_, kinds)) {
    case 0:
      if (shape_.flags > 0) return fmt::format("f{}", draw(random_, shape_.flags));
      return comparison();
    case 1:
      if (shape_.variants > 0)
        return fmt::format("variant {} 'v{}'", percent(70) ? "==" : "!=", draw(random_, shape_.variants + 1));
      return percent(20) ? "variant == ''" : comparison();
    case 5: return fmt::format("{} and {}", truth(depth - 1), truth(0));
    case 6: return fmt::format("({} or {})", truth(depth - 1), truth(depth - 1));
    case 7: return fmt::format("not ({})", truth(depth - 1));
    case 8:
      return percent(30) ? fmt::format("({}) {} ({})", truth(depth - 1), percent(50) ? "==" : "!=", truth(0))
                         : comparison();
    default: return percent(3) ? (percent(50) ? "true" : "false") : comparison();
    }
  }

  // Rules hold seldom, or a talk would be nothing else.
  std::string rule_condition() { return fmt::format("{} and {}", comparison(), truth(1)); }

  std::string maybe_when(int share) { return percent(share) ? fmt::format(R"(,"when":"{}")", truth(2)) : ""; }

  // ---- ways and effects

  std::string target(std::size_t from) {
    const std::size_t later = shape_.turns - 1 - from;
    if (percent(shape_.loops)) return fmt::format("t{}", draw(random_, shape_.turns));
    if (later > 0 && percent(85)) return fmt::format("t{}", from + 1 + draw(random_, later));
    return fmt::format("e{}", draw(random_, shape_.endings));
  }

  std::string next(std::size_t from) {
    if (percent(35)) return fmt::format("\"{}\"", target(from));
    std::vector<std::string> entries;
    for (std::size_t left = 1 + draw(random_, 3); left > 0; --left)
      entries.push_back(
          fmt::format(R"({{"to":"{}"{}{}}})", target(from), maybe_when(90), weight(shape_.chance)));
    if (!percent(shape_.locks))
      entries.push_back(fmt::format(R"({{"to":"{}"{}}})", target(from), weight(shape_.chance / 2)));
    return fmt::format("[{}]", fmt::join(entries, ","));
  }

  std::string weight(int share) {
    return percent(share) ? fmt::format(R"(,"weight":{})", between(1, 4)) : "";
  }

  std::string changes() {
    std::vector<std::string> set, add;
    for (const Integer& n : integers_) {
      if (percent(10))
        set.push_back(fmt::format(R"("{}":{})", n.name, between(n.min - 1, std::min(n.max, n.min + 9) + 1)));
      if (!percent(45)) continue;
      std::int64_t step = between(-2, 3);
      if (n.wide && percent(20)) step = percent(50) ? kBound : -kBound;
      add.push_back(fmt::format(R"("{}":{})", n.name, step));
    }
    for (std::size_t i = 0; i < shape_.flags; ++i)
      if (percent(35)) set.push_back(fmt::format(R"("f{}":{})", i, percent(60)));
    for (std::string& entry : set) { // a set beyond ±2^31 is no value of the format
      if (entry.find(std::to_string(-kBound - 1)) != std::string::npos) entry.clear();
    }
    set.erase(std::remove(set.begin(), set.end(), std::string()), set.end());
    return fmt::format(R"(,"set":{{{}}},"add":{{{}}})", fmt::join(set, ","), fmt::join(add, ","));
  }

  std::string consequence(std::size_t from) {
    std::string text;
    if (percent(70))
      text += fmt::format(R"(,"levels":{{"listen":{},"clarify":{}}})", between(0, 4), between(0, 4));
    else if (percent(50))
      text += fmt::format(R"(,"levels":{{"{}":{}}})", percent(50) ? "listen" : "clarify", between(0, 4));
    if (percent(8)) text += fmt::format(R"(,"ethics":"{}")", percent(50) ? "warn" : "breach");
    if (percent(shape_.changes)) text += changes();
    if (percent(25)) text += fmt::format(R"(,"reaction":{{"text":"Hm."{}}})", maybe_when(shape_.conditions));
    return fmt::format(R"({},"next":{})", text, next(from));
  }

  std::string line() {
    return fmt::format(R"({{"text":"Words {}."{}}})", ++words_, maybe_when(shape_.conditions));
  }

  std::string objection() {
    std::string cause;
    if (percent(50))
      cause = fmt::format(R"(,"cause":[{{"id":"timing.later"{}}},{{"id":"timing.stall"{}}}])", maybe_when(70),
                          maybe_when(20));
    return fmt::format(R"("objection":{{"id":"{}"{}}},)", any(kObjections), cause);
  }

  std::string turn(std::size_t number) {
    std::string text = "{";
    if (percent(50)) text += objection();
    text += fmt::format(R"("says":[{}{}])", line(), percent(30) ? "," + line() : "");
    const std::size_t count = replies_[number];
    if (count > 0) {
      std::vector<std::string> replies;
      for (std::size_t i = 0; i < count; ++i)
        replies.push_back(fmt::format(R"({{"id":"t{}-r{}","text":"Reply {}"{}{}{}}})", number, i, ++words_,
                                      maybe_when(i == 0 ? shape_.locks : shape_.conditions),
                                      percent(shape_.once) ? R"(,"once":true)" : "", consequence(number)));
      text += fmt::format(",\n\"replies\":[{}]", fmt::join(replies, ",\n"));
      if (percent(shape_.silence)) {
        const std::string silent = consequence(number);
        text += fmt::format(",\n\"seconds\":20,\"silence\":{{{}}}", silent.substr(1));
      }
    }
    if (count == 0 || percent(shape_.own_next)) text += fmt::format(",\n\"next\":{}", next(number));
    return text + "}";
  }

  inline static const std::vector<std::string> kObjections{"price.too-high", "brush-off.send-email"};
  inline static const std::vector<std::string> kComparisons{"<", "<=", ">", ">=", "==", "!="};
  SplitMix64& random_;
  const TalkShape& shape_;
  std::vector<Integer> integers_;
  std::vector<std::size_t> replies_; // by turn: how many
  int words_ = 0;
};

} // namespace

std::string made_talk(SplitMix64& random, const TalkShape& shape) {
  return TalkMaker(random, shape).make();
}

TalkShape random_shape(SplitMix64& random) {
  TalkShape shape;
  shape.turns = 3 + draw(random, 7);
  shape.most_replies = 1 + draw(random, 4);
  shape.variables = draw(random, 4);
  shape.flags = draw(random, 3);
  shape.variants = draw(random, 4);
  shape.endings = 1 + draw(random, 3);
  shape.rules = draw(random, 3);
  shape.span = 2 + static_cast<int>(draw(random, 9));
  shape.wide = draw(random, 6) == 0 ? 1 : 0;
  shape.loops = static_cast<int>(draw(random, 80));
  shape.chance = static_cast<int>(draw(random, 80));
  shape.counts = static_cast<int>(draw(random, 60));
  shape.once = static_cast<int>(draw(random, 60));
  shape.locks = static_cast<int>(draw(random, 30));
  if (draw(random, 4) == 0) shape.limit = 1 + static_cast<int>(draw(random, 30));
  return shape;
}

} // namespace riposte::analysis::test
