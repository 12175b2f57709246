#include "analysis/simulate.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "analysis/space.h"
#include "scenario/score.h"

namespace riposte::analysis {
namespace {

using scenario::Phase;
using scenario::Scenario;
using scenario::Session;

struct Streams {
  std::uint64_t talk = 0; // the seed of the play
  SplitMix64 policy;      // what the trainee draws from
};

/// Talk i takes the outputs 2i and 2i + 1 of the plan's stream, which can be reached directly.
Streams streams_of(std::uint64_t seed, std::uint64_t index) {
  constexpr std::uint64_t kStep = 0x9E3779B97F4A7C15ull; // by which SplitMix64 moves on
  SplitMix64 source{seed + 2 * index * kStep};
  const std::uint64_t talk = source.next();
  // The streams of the play start at its seed and two masks of it, which end in the bits 000, 101 and 011:
  // one that ends in 001 is none of them.
  constexpr std::uint64_t kLast = 7;
  return {talk, {(source.next() & ~kLast) | ((talk ^ 1) & kLast)}};
}

// Plays talks of one plan, one after another, in buffers of its own: one for each thread.
class Player {
public:
  Player(const Scenario& scenario, const SimulationPlan& plan, const std::vector<double>& weights)
      : scenario_(scenario), plan_(plan), weights_(weights) {}

  /// What became of the talk; valid until the next. `inputs`, where given, gets what was said.
  const Session& play(std::uint64_t index, std::vector<scenario::Input>* inputs = nullptr) {
    Streams streams = streams_of(plan_.seed, index);
    session_ = scenario::start(scenario_, streams.talk).session;
    while (session_.phase == Phase::awaiting && session_.replies < kLongestTalk) {
      const scenario::Input input{false, session_.offered[choose(streams.policy)]};
      if (inputs != nullptr) inputs->push_back(input);
      events_.clear();
      if (!scenario::advance(scenario_, session_, input, events_)) break; // never: it was on offer
    }
    return session_;
  }

private:
  std::size_t choose(SplitMix64& stream) const {
    const std::vector<std::size_t>& offered = session_.offered;
    switch (plan_.policy) {
    case Policy::typical: return choose_typical(stream);
    case Policy::random: return stream.next() % offered.size();
    case Policy::chosen: break;
    }
    return plan_.chooser(session_);
  }

  std::size_t choose_typical(SplitMix64& stream) const {
    const std::vector<std::size_t>& offered = session_.offered;
    double total = 0;
    for (std::size_t reply : offered) total += weights_[reply];
    const double drawn = static_cast<double>(stream.next() >> 11) * 0x1p-53 * total;
    double running = 0;
    for (std::size_t i = 0; i + 1 < offered.size(); ++i) {
      running += weights_[offered[i]];
      if (drawn < running) return i;
    }
    return offered.size() - 1;
  }

  const Scenario& scenario_;
  const SimulationPlan& plan_;
  const std::vector<double>& weights_; // of typical play, by reply
  Session session_;
  std::vector<scenario::Event> events_;
};

// Mean and spread, one value after another (Welford) and of two parts (Chan, Golub & LeVeque).
struct Moments {
  std::uint64_t count = 0;
  double mean = 0, squares = 0; // squares: sum of the squared distances from the mean

  void add(double value) {
    ++count;
    const double distance = value - mean;
    mean += distance / static_cast<double>(count);
    squares += distance * (value - mean);
  }
  void add(const Moments& other) {
    if (other.count == 0) return;
    const auto ours = static_cast<double>(count), theirs = static_cast<double>(other.count);
    const double distance = other.mean - mean;
    count += other.count;
    mean += distance * theirs / (ours + theirs);
    squares += other.squares + distance * distance * ours * theirs / (ours + theirs);
  }
  std::optional<double> mean_if_any() const { return count > 0 ? std::optional(mean) : std::nullopt; }
  std::optional<double> deviation() const {
    return count > 1 ? std::optional(std::sqrt(squares / static_cast<double>(count - 1))) : std::nullopt;
  }
};

// What a block of talks counts. Blocks are put together in their order, so that sums of fractions come out
// the same whoever counted which.
struct Tally {
  std::vector<std::uint64_t> endings;
  std::uint64_t at_limit = 0, halted = 0, unending = 0, wins = 0, passed = 0;
  Moments replies, score;
  double lowest = std::numeric_limits<double>::infinity(), highest = -lowest;
  std::array<std::uint64_t, ScoreDistribution::kBuckets> histogram{};

  void add(const Scenario& scenario, const Session& session) {
    replies.add(static_cast<double>(session.replies));
    if (session.phase == Phase::awaiting)
      ++unending;
    else if (session.phase == Phase::halted)
      ++halted;
    else if (!session.ending)
      ++at_limit;
    else {
      ++endings[*session.ending];
      if (scenario.endings[*session.ending].good) ++wins;
    }
    const scenario::Score result = scenario::score_of(scenario, session);
    if (result.passed) ++passed;
    if (result.overall) add_score(*result.overall);
  }

  void add_score(double overall) {
    // A mean of fractional weights may fall short of a bound by a rounding.
    constexpr double kRounding = 1e-9;
    score.add(overall);
    lowest = std::min(lowest, overall);
    highest = std::max(highest, overall);
    const auto bucket = static_cast<std::size_t>((overall + kRounding) / ScoreDistribution::kBucketWidth);
    ++histogram[std::min(bucket, histogram.size() - 1)];
  }

  void add(const Tally& other) {
    for (std::size_t i = 0; i < endings.size(); ++i) endings[i] += other.endings[i];
    at_limit += other.at_limit;
    halted += other.halted;
    unending += other.unending;
    wins += other.wins;
    passed += other.passed;
    replies.add(other.replies);
    score.add(other.score);
    lowest = std::min(lowest, other.lowest);
    highest = std::max(highest, other.highest);
    for (std::size_t i = 0; i < histogram.size(); ++i) histogram[i] += other.histogram[i];
  }
};

Simulation result_of(const Tally& tally, std::uint64_t runs) {
  Simulation result;
  result.runs = runs;
  for (std::uint64_t count : tally.endings) result.endings.push_back(share_of(count, runs));
  result.at_limit = share_of(tally.at_limit, runs);
  result.halted = share_of(tally.halted, runs);
  result.unending = share_of(tally.unending, runs);
  result.wins = share_of(tally.wins, runs);
  result.passed = share_of(tally.passed, runs);
  if (tally.unending == 0) {
    result.replies = tally.replies.mean_if_any();
    if (const auto deviation = tally.replies.deviation())
      result.replies_error = *deviation / std::sqrt(static_cast<double>(runs));
  }
  result.score.talks = tally.score.count;
  result.score.mean = tally.score.mean_if_any();
  result.score.deviation = tally.score.deviation();
  if (tally.score.count > 0) {
    result.score.lowest = tally.lowest;
    result.score.highest = tally.highest;
  }
  result.score.histogram = tally.histogram;
  return result;
}

// A scenario as the plan wants it played; what a play reads is shared, so that a copy costs little.
class Prepared {
public:
  Prepared(const Scenario& scenario, const SimulationPlan& plan) : scenario_(&scenario) {
    if (!plan.limit) {
      unlimited_ = scenario;
      unlimited_->limit = std::numeric_limits<std::int64_t>::max();
      scenario_ = &*unlimited_;
    }
    if (plan.policy == Policy::typical)
      for (const scenario::Reply& reply : scenario.replies) weights_.push_back(typical_weight(reply));
  }
  Prepared(const Prepared&) = delete;
  Prepared& operator=(const Prepared&) = delete;

  const Scenario& scenario() const { return *scenario_; }
  const std::vector<double>& weights() const { return weights_; }

private:
  std::optional<Scenario> unlimited_;
  const Scenario* scenario_;
  std::vector<double> weights_;
};

} // namespace

Share share_of(std::uint64_t count, std::uint64_t runs) {
  Share result;
  result.count = count;
  if (runs == 0) return result;
  constexpr double kZ = 1.959963984540054; // 97.5 % of a normal distribution lie below
  const double n = static_cast<double>(runs), p = static_cast<double>(count) / n;
  result.share = p;
  result.standard_error = std::sqrt(p * (1 - p) / n);
  const double middle = p + kZ * kZ / (2 * n);
  const double reach = kZ * std::sqrt(p * (1 - p) / n + kZ * kZ / (4 * n * n));
  const double whole = 1 + kZ * kZ / n;
  result.low = count == 0 ? 0 : std::max(0.0, (middle - reach) / whole);
  result.high = count == runs ? 1 : std::min(1.0, (middle + reach) / whole);
  return result;
}

std::optional<Simulation> simulate(const Scenario& scenario, const SimulationPlan& plan, Progress& progress) {
  // Blocks follow from the number of runs alone.
  constexpr std::uint64_t kSmallestBlock = 1024, kMostBlocks = 4096;
  const std::uint64_t block = std::max(kSmallestBlock, (plan.runs + kMostBlocks - 1) / kMostBlocks);
  const std::size_t blocks = (plan.runs + block - 1) / block;
  const Prepared prepared(scenario, plan);
  std::vector<Tally> tallies(blocks);
  in_parallel(blocks, plan.threads, [&](std::size_t i) {
    Player player(prepared.scenario(), plan, prepared.weights());
    Tally tally;
    tally.endings.resize(scenario.endings.size());
    const std::uint64_t first = i * block, end = std::min(first + block, plan.runs);
    for (std::uint64_t talk = first; talk < end; ++talk) {
      if (progress.cancelled.load(std::memory_order_relaxed)) return;
      tally.add(scenario, player.play(talk));
    }
    tallies[i] = std::move(tally);
    progress.done += end - first;
  });
  if (progress.cancelled) return std::nullopt;
  Tally all;
  all.endings.resize(scenario.endings.size());
  for (const Tally& tally : tallies) all.add(tally);
  return result_of(all, plan.runs);
}

SimulatedTalk simulated_talk(const Scenario& scenario, const SimulationPlan& plan, std::uint64_t index) {
  const Prepared prepared(scenario, plan);
  SimulatedTalk talk;
  talk.session = Player(prepared.scenario(), plan, prepared.weights()).play(index, &talk.inputs);
  return talk;
}

} // namespace riposte::analysis
