#!/usr/bin/env python3
"""The brute-force analysis against plays of play.py, and against slower or simpler ways to the same values."""
import math
import random
import sys
import unittest
from collections import Counter, defaultdict

sys.dont_write_bytecode = True
from analyze import Analysis  # noqa: E402
from compare_analysis import far_off, some_inputs, worth_comparing  # noqa: E402
from conditions import compiled, counts_read  # noqa: E402
from facts import facts  # noqa: E402
from generate_small import small_scenario  # noqa: E402
from play import Condition  # noqa: E402
from positions import SILENCE, Model, TooMany  # noqa: E402
from review import WatchedPlay, review  # noqa: E402


def endless(made):
    return {**made, "limit": 10**6}


def true_position(positions, play):
    """Where a play of play.py stands, in terms of the enumeration."""
    model = positions.model
    state = [None] * len(model.slots)
    for name, slot in model.slots.items():
        if name == "variant":
            state[slot] = play.variant or ""
        elif isinstance(name, str):
            state[slot] = play.state[name]
        else:
            count = play.replies if name[0] == "replies" else play.count(*name)
            state[slot] = min(count, model.caps[slot])
    return positions.index[play.turn, tuple(state)]


class AgainstPlays(unittest.TestCase):
    """What play.py does, played many times, on random scenarios."""

    def scenarios(self, first, count):
        found = worth_comparing(first)
        return [next(found) for _ in range(count)]

    def test_typical_plays(self):
        runs, checked = 400, 0
        for seed, made, analysis in self.scenarios(5_000_000, 16):
            policy, found = analysis.typical, analysis.figures()
            if sum(n for n in policy.visits if n < math.inf) > 40:
                continue
            checked += 1
            counts, lengths, offered = Counter(), [], Counter()
            choose = random.Random(seed)
            for _ in range(runs):
                play = self.typical_play(analysis, made, choose, offered)
                lengths.append(play.replies)
                counts["unending" if play.offered else play.ending] += 1
            for ending, shares in found["endings"].items():
                self.assertFalse(far_off(counts[ending], shares["typical"], runs), (seed, ending, counts, shares))
            self.assertFalse(far_off(counts["unending"], found["unending"]["typical"], runs), (seed, counts))
            if found["expected_replies"]["typical"] is not None:
                self.lengths_agree(seed, found, lengths, offered, runs)
        self.assertGreater(checked, 10)

    def typical_play(self, analysis, made, choose, offered):
        """Until it ends, or can't end any more."""
        play = WatchedPlay(endless(made), choose.getrandbits(64))
        while play.offered:
            position = true_position(analysis.positions, play)
            if position in analysis.typical.endless:
                break
            offered.update(play.offered)
            names = [move.reply.id for move in analysis.positions.list[position].moves]
            play.take(choose.choices(names, analysis.typical.shares[position])[0])
        return play

    def lengths_agree(self, seed, found, lengths, offered, runs):
        mean, expected = sum(lengths) / runs, found["expected_replies"]["typical"]
        spread = math.sqrt(sum((n - mean) ** 2 for n in lengths)) / runs
        self.assertLess(abs(mean - expected), 4 * spread + 0.05, (seed, mean, expected))
        for name, figures in found["replies"].items():
            self.assertLess(abs(offered[name] / runs - figures["offered"]), 4 * spread + 0.15, (seed, name))

    def test_facts_and_scores_hold_every_play(self):
        for seed, made, analysis in self.scenarios(6_000_000, 25):
            seen, score = facts(analysis.positions), analysis.figures()["score"]
            choose = random.Random(seed)
            for _ in range(60):
                play_seed = choose.getrandbits(64)
                play = WatchedPlay(made, play_seed)
                for name in some_inputs(made, play_seed, choose):
                    self.assertLessEqual(set(play.offered), set(seen["offered"]))
                    self.assertIn(play.turn, seen["turns"])
                    play.take(name)
                if play.ending:
                    self.assertIn(play.ending, seen["endings"])
                if play.halted:
                    self.assertIn(play.turn, [*seen["soft_locks"], *seen["runaways"]])
                play.breach = False
                overall = play.score()[0]
                if play.over and overall is not None:
                    self.assertLessEqual(score["lowest"] - 1e-12, overall)
                    self.assertGreaterEqual(score["highest"] + 1e-12, overall)

    def test_reviews_are_calibrated(self):
        """Among plays that look alike, the true positions are worth on average what the review says of each."""
        checked = uncertain = 0
        for seed, made, _ in self.scenarios(7_000_000, 40):
            if not made.get("variants"):
                continue
            made = without_wordings(made)
            analysis = Analysis(made)
            choose, alike, example = random.Random(seed), defaultdict(list), {}
            for _ in range(250):
                play_seed = choose.getrandbits(64)
                play, key, inputs = WatchedPlay(made, play_seed), (), []
                for _ in range(3):
                    key += (tuple(play.heard), frozenset(play.offered))
                    if not play.offered:
                        break
                    name = min(play.offered) if choose.random() < 0.7 or not play.takes_silence else SILENCE
                    key, inputs = (*key, name), [*inputs, name]
                    position = true_position(analysis.positions, play)
                    alike[key].append(analysis.typical_win[position])
                    example[key] = (play_seed, list(inputs))
                    play.take(name)
            for key, wins in alike.items():
                if len(wins) < 25:
                    continue
                mean = sum(wins) / len(wins)
                error = math.sqrt(sum((win - mean) ** 2 for win in wins)) / len(wins)
                before = review(analysis, *example[key])[-1]["before"]
                self.assertLess(abs(before - mean), 4 * error + 0.02, (seed, example[key], before, mean))
                checked += 1
                uncertain += error > 0.001
        self.assertGreater(uncertain, 10, checked)


def without_wordings(value):
    if isinstance(value, dict):
        return {k: without_wordings(v) for k, v in value.items() if k != "variants" or isinstance((v or [""])[0], dict)}
    return [without_wordings(inner) for inner in value] if isinstance(value, list) else value


class InOtherWays(unittest.TestCase):
    """The same values by slower or simpler ways."""

    def small(self, first, count, most=400):
        found = []
        while len(found) < count:
            first += 1
            try:
                made = small_scenario(random.Random(first))
                found.append((first, made, Analysis(made, most)))
            except TooMany:
                pass
        return found

    def test_conditions(self):
        """Translated to Python and read by play.py's own reader."""
        for seed in range(60):
            made = small_scenario(random.Random(seed))
            model = Model(made)
            choose = random.Random(seed)
            for text in {t for t in texts(made)}:
                state = [choose.randint(0, 3) for _ in model.slots]
                for name, variable in made["state"].items():
                    flag = isinstance(variable["start"], bool)
                    state[model.slots[name]] = choose.random() < 0.5 if flag else choose.randint(-1, 3)
                state[0] = choose.choice(["", "v0", "v1"])
                lookup = lambda name: state[model.slots[("replies", "") if name == "replies" else name]]  # noqa: B023, E731
                call = lambda function, argument: state[model.slots[function, argument]]  # noqa: B023, E731
                wanted = Condition(text, lookup, call).value()
                self.assertEqual(compiled(text, model.slots)(tuple(state)), wanted, text)
        read = counts_read("visited( 'a' ) + replies > chosen('b')")
        self.assertEqual(read, {("visited", "a"), ("replies", ""), ("chosen", "b")})

    def test_twice_the_caps(self):
        """Counting further than the largest comparison changes no figure."""
        more = 0
        for seed, made, analysis in self.small(8_000_000, 80):
            twice = Analysis(made, 4000, cap_factor=2)
            ours, theirs = analysis.figures(), twice.figures()
            more += theirs.pop("pairs") > ours.pop("pairs")
            self.assertEqual(rounded(ours), rounded(theirs), seed)
            self.assertEqual(facts(analysis.positions), facts(twice.positions), seed)
        self.assertGreater(more, 5)

    def test_best_by_iteration_from_below(self):
        """Slow where loops are seldom left, so not every scenario gets there."""
        settled = 0
        for seed, _, analysis in self.small(8_100_000, 60):
            value, change = [0.0] * len(analysis.positions.list), 1
            for _ in range(600):
                before = value
                value = [max(analysis.worth(m.outcomes, before) for m in p.moves) for p in analysis.positions.list]
                change = max((abs(a - b) for a, b in zip(before, value)), default=0)
                if change < 1e-13:
                    settled += 1
                    break
            for slow, exact in zip(value, analysis.best_win):
                self.assertLessEqual(slow, exact + 1e-10, seed)
                if change < 1e-13:
                    self.assertGreater(slow, exact - 1e-9, seed)
        self.assertGreater(settled, 40)

    def test_values_and_visits_agree(self):
        """The chance of winning forwards, from visits, and backwards, from values."""
        for seed, made, analysis in self.small(8_200_000, 100, 1000):
            forwards = sum(analysis.typical.reaches(name) for name, ending in made["endings"].items() if ending["good"])
            self.assertAlmostEqual(forwards, analysis.win()["typical"], delta=1e-12, msg=seed)

    def test_scores_by_listing_every_play(self):
        for seed, made, analysis in self.small(8_300_000, 60, 100):
            analysis.model.limit = min(analysis.model.limit, 3)
            ends = set()
            for start in analysis.positions.start:
                every_end(analysis, start, 0, 0, 0, ends)
            overall = [points / weight for points, weight in ends if weight] or [None]
            found = analysis.figures()["score"]
            self.assertEqual((found["lowest"], found["highest"]), (min(overall), max(overall)), seed)


def every_end(analysis, state, given, points, weight, ends):
    """(points, weight) at the end of every play from here."""
    if not isinstance(state, int):
        if isinstance(state, str):
            ends.add((points, weight))
        return
    position = analysis.positions.list[state]
    for move in position.moves + ([position.silence] if position.silence else []):
        sums = (points + move.reply.points, weight + move.reply.weight)
        if given + 1 < analysis.model.limit:
            for to in move.outcomes:
                every_end(analysis, to, given + 1, *sums, ends)
        elif move.targets:
            ends.add(sums)


def texts(value):
    if isinstance(value, dict):
        for key, inner in value.items():
            if key == "when":
                yield inner
            else:
                yield from texts(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from texts(inner)


def rounded(value):
    if isinstance(value, dict):
        return {key: rounded(inner) for key, inner in value.items()}
    return round(value, 10) if isinstance(value, float) else value


if __name__ == "__main__":
    unittest.main()
