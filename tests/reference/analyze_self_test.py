#!/usr/bin/env python3
"""The brute-force analysis against values known by hand, against plays of play.py, and its comparison against lies."""
import json
import math
import random
import sys
import unittest
from collections import Counter, defaultdict
from math import e

sys.dont_write_bytecode = True
from analyze import Analysis  # noqa: E402
from compare_analysis import compared, far_off, picked, some_inputs, worth_comparing  # noqa: E402
from conditions import Unbounded, compiled, counts_read  # noqa: E402
from facts import facts  # noqa: E402
from findings import Judge  # noqa: E402
from generate_small import small_scenario  # noqa: E402
from play import Condition, Refused  # noqa: E402
from positions import SILENCE, Model, TooMany  # noqa: E402
from review import WatchedPlay, review  # noqa: E402


def reply(name, to, **keys):
    return {"id": name, "text": name, "next": to, **keys}


def scenario(turns, **keys):
    """Turns given as lists of replies or whole; endings `won` (good) and `lost`; skills a and b weigh 1 and 2."""
    return {
        "format": "riposte.scenario/1",
        "id": "by-hand",
        "title": "By hand",
        "skills": {"a": 1, "b": 2},
        "start": next(iter(turns)),
        "turns": {name: {"replies": turn} if isinstance(turn, list) else turn for name, turn in turns.items()},
        "endings": {"won": {"outcome": "won-step", "good": True}, "lost": {"outcome": "burned", "good": False}},
        **keys,
    }


def coin(*targets):
    return [{"to": to, "weight": weight} for to, weight in targets]


def ruin(up=None, down=None):
    """A walk between 0 and 10 that starts at 3."""
    return scenario(
        {"walk": [reply("up", "walk", add={"x": 1}, **(up or {})), reply("down", "walk", add={"x": -1}, **(down or {}))]},
        state={"x": {"start": 3, "min": 0, "max": 10}},
        rules=[{"when": "x == 10", "to": "won"}, {"when": "x == 0", "to": "lost"}],
    )


def two_causes():
    """Whether pushing helps depends on the variant; what is heard first tells something of it, or everything."""
    says = [
        {"text": "x", "variants": ["y"], "when": "variant == 'open'"},
        {"text": "y", "when": "variant == 'closed'"},
    ]
    push = reply("push", [{"to": "won", "when": "variant == 'open'"}, {"to": "lost"}])
    leave = reply("leave", coin(("won", 1), ("lost", 1)))
    return scenario(
        {"ask": {"says": says, "replies": [push, leave]}},
        variants=[{"id": "open", "weight": 3}, {"id": "closed"}],
    )


class ByHand(unittest.TestCase):
    def near(self, found, wanted):
        self.assertIsNotNone(found)
        self.assertTrue(math.isclose(found, wanted, rel_tol=1e-12, abs_tol=1e-12), f"{found}, not {wanted}")

    def test_ruin_with_even_chances(self):
        found = Analysis(ruin()).figures()
        self.near(found["win"]["typical"], 0.3)
        self.near(found["win"]["random"], 0.3)
        self.near(found["win"]["best"], 1)
        self.near(found["expected_replies"]["typical"], 21)  # 3 × (10 − 3)
        self.near(found["endings"]["lost"]["typical"], 0.7)
        self.near(found["replies"]["up"]["offered"], 21)
        self.near(found["replies"]["up"]["chosen"], 10.5)
        self.near(found["replies"]["up"]["loss"], 0)
        self.near(found["replies"]["down"]["loss"], 0.2)
        self.assertEqual(found["score"], {"lowest": None, "highest": None})
        self.assertEqual(found["unending"], {"typical": 0, "random": 0})

    def test_ruin_with_levels(self):
        """Up is e times as likely as down: the mean of its levels is 3, plain, though b weighs twice."""
        found = Analysis(ruin(up={"levels": {"a": 4, "b": 2}})).figures()
        ratio = 1 / e  # of down to up; a reply without levels counts as 2
        self.near(found["win"]["typical"], (1 - ratio**3) / (1 - ratio**10))
        self.near(found["win"]["random"], 0.3)

    def test_retry_until_clamped(self):
        """Trust stops at 2; from there on every further try wins with 1/2."""
        ways = [{"to": "won", "when": "trust >= 2", "weight": 1}, {"to": "ask", "weight": 1}]
        made = scenario(
            {"ask": [reply("try", ways, add={"trust": 1}), reply("stop", "lost")]},
            state={"trust": {"start": 0, "max": 2}},
        )
        found = Analysis(made).figures()
        self.near(found["win"]["random"], 1 / 6)
        self.near(found["win"]["best"], 1)
        self.near(found["expected_replies"]["random"], 5 / 3)
        self.near(found["replies"]["stop"]["offered"], 5 / 3)
        self.near(found["replies"]["try"]["chosen"], 5 / 6)
        # offered once with 1/6 and 1/3 left by a try, and 1 + 1/3 times with 2/3; stopping leaves nothing
        self.near(found["replies"]["stop"]["loss"], (1 / 3 + 0.5 * 2 / 3 + 0.5 * 2 / 3 / 3 + 0.5 / 3) / (5 / 3) if False else self.stop_loss())

    def stop_loss(self):
        """Trying from trust 0 leaves V(1) = 1/3; from 1 and from 2 it leaves 1/2 + V(2)/2 = 2/3, met 2/3 times."""
        return (1 * 1 / 3 + 2 / 3 * 2 / 3) / (5 / 3)

    def test_best_is_not_held_by_a_loop(self):
        """Going round loses nothing and wins nothing: of three ways out of the loop the best is worth 0.7."""
        made = scenario(
            {
                "here": [reply("go", "there"), reply("half", coin(("won", 1), ("lost", 1)))],
                "there": [reply("back", "here"), reply("most", coin(("won", 7), ("lost", 3))), reply("stay", "there")],
            }
        )
        self.near(Analysis(made).figures()["win"]["best"], 0.7)

    def test_best_prefers_a_loop_to_a_loss(self):
        made = scenario({"here": [reply("stay", "here"), reply("risk", coin(("here", 1), ("won", 1), ("lost", 98)))]})
        self.near(Analysis(made).figures()["win"]["best"], 1 / 99)

    def test_unending(self):
        made = scenario({"door": [reply("in", "pit"), reply("out", "won")], "pit": [reply("dig", "pit"), reply("sit", "pit")]})
        analysis = Analysis(made)
        found = analysis.figures()
        self.near(found["unending"]["typical"], 0.5)
        self.near(found["win"]["typical"], 0.5)
        self.assertEqual(found["expected_replies"], {"typical": None, "random": None})
        self.assertEqual(found["replies"]["dig"], {"offered": None, "chosen": None, "loss": 0})
        self.assertEqual(found["replies"]["in"], {"offered": 1, "chosen": 0.5, "loss": 1})
        self.assertEqual(facts(analysis.positions)["traps"], ["pit"])

    def test_silence_is_a_way_out_for_reach_only(self):
        made = scenario({"pit": {"replies": [reply("dig", "pit")], "seconds": 9, "silence": {"next": "after"}}, "after": [reply("yes", "won")]})
        analysis = Analysis(made)
        found, seen = analysis.figures(), facts(analysis.positions)
        self.assertEqual(found["unending"]["typical"], 1)
        self.assertEqual(found["win"]["best"], 0)
        self.assertEqual(found["replies"]["yes"], {"offered": 0, "chosen": 0, "loss": None})
        self.assertEqual((seen["traps"], seen["traps_without_silence"]), ([], ["pit"]))
        self.assertEqual(seen["endings"], ["won"])

    def test_halts(self):
        """A halt is neither a win nor an ending nor unending, and has no part in the score."""
        made = scenario(
            {"ask": [reply("jam", [{"to": "won", "when": "false"}], levels={"a": 0}), reply("ok", "won", levels={"a": 3})]}
        )
        analysis = Analysis(made)
        found = analysis.figures()
        share = e**3 / (1 + e**3)
        self.near(found["endings"]["won"]["typical"], share)
        self.near(found["endings"]["lost"]["typical"], 0)
        self.near(found["expected_replies"]["typical"], 1)
        self.assertEqual(found["unending"]["typical"], 0)
        self.assertEqual(found["score"], {"lowest": 3, "highest": 3})
        self.assertEqual(facts(analysis.positions)["soft_locks"], {"ask": 1})

    def test_runs_of_turns(self):
        for length, halted in ((99, False), (100, False), (101, True)):
            turns = {"ask": [reply("go", "c1")]}
            turns |= {f"c{i}": {"next": f"c{i + 1}" if i < length else "won"} for i in range(1, length + 1)}
            analysis = Analysis(scenario(turns))
            self.assertEqual(analysis.figures()["win"]["best"], 0 if halted else 1)
            self.assertEqual(facts(analysis.positions)["runaways"], ["c101"] if halted else [])

    def test_score_is_bounded_by_the_limit(self):
        """Three replies: one of level 1 weighing 1 first, then up to two of level 4 weighing 2."""
        loop = {"replies": [reply("fine", "loop", levels={"b": 4}), reply("end", "won")], "seconds": 9,
                "silence": {"levels": {"a": 0}, "next": "loop"}}
        made = scenario({"begin": [reply("poor", "loop", levels={"a": 1})], "loop": loop}, limit=3)
        found = Analysis(made).figures()["score"]
        self.near(found["highest"], (1 + 8 + 8) / 5)
        self.near(found["lowest"], 1 / 3)

    def test_once_and_counts(self):
        """Every reply once, then the way out; a count read by a condition opens the good one."""
        ask = {"replies": [reply("one", "ask", once=True), reply("two", "ask", once=True, when="visited('ask') >= 2")],
               "next": [{"to": "won", "when": "chosen('two') == 1"}, {"to": "lost"}]}
        analysis = Analysis(scenario({"ask": ask}))
        found = analysis.figures()
        self.assertEqual(found["win"]["typical"], 1)
        self.assertEqual(found["expected_replies"]["typical"], 2)
        self.assertEqual(facts(analysis.positions)["conditions"]["/turns/ask/replies/1/when"]["asked"], [False, True])

    def test_facts_end_at_the_limit(self):
        made = scenario({"a": [reply("r1", "b")], "b": [reply("r2", "c")], "c": [reply("r3", "won")]}, limit=2)
        seen = facts(Analysis(made).positions)
        self.assertEqual((seen["turns"], seen["offered"], seen["endings"]), (["a", "b"], ["r1", "r2"], []))

    def test_differences_of_counts_are_refused(self):
        made = scenario({"a": [reply("r1", "a", when="visited('a') - replies > 1")]})
        with self.assertRaises(Unbounded):
            Model(made)


class ReviewByHand(unittest.TestCase):
    def first_heard(self, text):
        return next(seed for seed in range(100) if WatchedPlay(two_causes(), seed).heard[0][0] == text)

    def test_what_was_heard_decides(self):
        analysis = Analysis(two_causes())
        told = review(analysis, self.first_heard("x"), ["leave"])[0]
        self.assertEqual((told["before"], told["after"], told["loss"], told["best"], told["label"]), (0.75, 0.5, 0.5, "push", "blunder"))
        # Heard y: the prior 3 : 1 stays as it is, because the wording is no evidence.
        told = review(analysis, self.first_heard("y"), ["push"])[0]
        self.assertEqual((told["before"], told["after"], told["loss"], told["best"], told["label"]), (0.625, 0.75, 0, "push", "best"))
        told = review(analysis, self.first_heard("y"), ["leave"])[0]
        self.assertEqual(told["loss"], 0.25)

    def test_draws_are_hidden_until_they_show(self):
        """After the first reply the play is in one of two moods, 1 : 3; only one of them answers aloud half the time."""
        ask = [reply("first", "which")]
        which = {"next": coin(("loud", 1), ("still", 3))}
        loud = {"next": [{"to": "told", "weight": 1}, {"to": "meet", "weight": 1}]}
        told = {"says": ["Aha."], "next": "meet"}
        meet = [reply("bet", [{"to": "won", "when": "visited('loud') == 1"}, {"to": "lost"}]), reply("pass", coin(("won", 1), ("lost", 9)))]
        analysis = Analysis(scenario({"ask": ask, "which": which, "loud": loud, "told": told, "still": {"next": "meet"}, "meet": meet}))
        entries = {}
        for seed in range(200):
            play = WatchedPlay(analysis.model.scenario, seed)
            play.take("first")
            entries[bool(play.heard)] = review(analysis, seed, ["first", "bet"])
        self.assertAlmostEqual(entries[True][1]["after"], 1)
        self.assertAlmostEqual(entries[False][1]["after"], (1 / 8) / (1 / 8 + 3 / 4))
        self.assertAlmostEqual(entries[False][0]["after"], 0.5 * 1 / 4 + 0.5 * 1 / 10)

    def test_labels(self):
        """Losses 0, .01, .05, .11, .24, .5 of replies, and what ethics make of them."""
        chances = {"best": 60, "near": 59, "good": 55, "slip": 49, "bad": 36, "worst": 10}
        replies = [reply(name, coin(("won", share), ("lost", 100 - share))) for name, share in chances.items()]
        replies += [reply("wrong", coin(("won", 60), ("lost", 40)), ethics="breach"), reply("sly", coin(("won", 60), ("lost", 40)), ethics="warn")]
        ask = {"replies": replies, "seconds": 9, "silence": {"next": "lost"}}
        analysis = Analysis(scenario({"ask": ask}))
        wanted = {"best": "best", "near": "best", "good": "good", "slip": "inaccuracy", "bad": "mistake", "worst": "blunder",
                  "wrong": "blunder", "sly": "inaccuracy", SILENCE: "blunder"}
        for name, label in wanted.items():
            entry = review(analysis, 1, [name])[0]
            self.assertEqual((name, entry["label"], entry["best"]), (name, label, "best"))

    def test_ties_and_no_effect(self):
        replies = [reply("plain", "won", levels={"a": 1}), reply("skilled", "won", levels={"a": 3, "b": 2}), reply("last", "won", levels={"b": 2.5})]
        analysis = Analysis(scenario({"ask": replies}))
        entry = review(analysis, 1, ["plain"])[0]
        self.assertEqual((entry["best"], entry["label"]), ("skilled", "no-effect"))


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
        runs, longest = 400, 200
        for seed, made, analysis in self.scenarios(5_000_000, 12):
            found, counts, replies, offered = analysis.figures(), Counter(), [], Counter()
            choose = random.Random(seed)
            for _ in range(runs):
                play = WatchedPlay(endless(made), choose.getrandbits(64))
                while play.offered and play.replies < longest:
                    position = true_position(analysis.positions, play)
                    offered.update(play.offered)
                    moves = analysis.positions.list[position].moves
                    name = choose.choices([m.reply.id for m in moves], analysis.typical.shares[position])[0]
                    play.take(name)
                replies.append(play.replies)
                counts["unending" if play.offered else play.ending] += 1
            for ending, shares in found["endings"].items():
                self.assertFalse(far_off(counts[ending], shares["typical"], runs), (seed, ending, counts, shares))
            self.assertFalse(far_off(counts["unending"], found["unending"]["typical"], runs), (seed, counts))
            expected = found["expected_replies"]["typical"]
            if expected is not None:
                mean = sum(replies) / runs
                spread = math.sqrt(sum((n - mean) ** 2 for n in replies) / runs / runs)
                self.assertLess(abs(mean - expected), 4 * spread + 0.1, (seed, mean, expected))
                for name, figures in found["replies"].items():
                    self.assertLess(abs(offered[name] / runs - figures["offered"]), 8 * spread + 0.2, (seed, name))

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
        for seed, made, analysis in self.scenarios(7_000_000, 10):
            made = without_wordings(made)
            analysis = Analysis(made)
            choose, alike, example = random.Random(seed), defaultdict(list), {}
            for _ in range(600):
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
                if len(wins) < 50:
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
        return {k: without_wordings(v) for k, v in value.items() if k != "variants" or not isinstance(v[0] if v else "", str)}
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
                    state[model.slots[name]] = choose.random() < 0.5 if isinstance(variable["start"], bool) else choose.randint(-1, 3)
                state[0] = choose.choice(["", "v0", "v1"])
                lookup = lambda name: state[model.slots[("replies", "") if name == "replies" else name]]  # noqa: B023, E731
                call = lambda function, argument: state[model.slots[function, argument]]  # noqa: B023, E731
                wanted = Condition(text, lookup, call).value()
                self.assertEqual(compiled(text, model.slots)(tuple(state)), wanted, text)
        self.assertEqual(counts_read("visited( 'a' ) + replies > chosen('b')"), {("visited", "a"), ("replies", ""), ("chosen", "b")})

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
        for seed, _, analysis in self.small(8_100_000, 60):
            value = [0.0] * len(analysis.positions.list)
            for _ in range(400):
                value = [max(analysis.worth(m.outcomes, value) for m in p.moves) for p in analysis.positions.list]
            for slow, exact in zip(value, analysis.best_win):
                self.assertLessEqual(slow, exact + 1e-10, seed)
                self.assertGreater(slow, exact - 1e-3, seed)

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


class Stand:
    """In the engine's place: gives the reference's own answers, spoiled by `spoil(command, answer)`."""

    def __init__(self, spoil=None):
        self.spoil = spoil

    def answer(self, command, file, *options):
        made = json.loads(file.read_text(encoding="utf-8"))
        analysis = Analysis(made)
        options = dict(zip(options[::2], options[1::2]))
        answer = {**analysis.figures(), "findings": [], "more": "than is asked for"}
        if command == "simulate":
            runs = int(options["--runs"])
            answer = {"endings": {name: {"count": round(runs * p["typical"])} for name, p in answer["endings"].items()}}
        elif "--inputs" in options:
            answer["review"] = review(analysis, int(options["--seed"]), options["--inputs"].split(","))
        if self.spoil:
            self.spoil(command, answer)
        return answer, ["stand-in", command, file]


def spoil_win(command, answer):
    if command == "analyze":
        answer["win"]["best"] += 2e-9


def spoil_loss(command, answer):
    if command == "analyze":
        next(iter(answer["replies"].values()))["loss"] = 5


def spoil_review(command, answer):
    for entry in answer.get("review", []):
        entry["before"] += 1e-8


def spoil_simulation(command, answer):
    if command == "simulate":
        ending = max(answer["endings"].values(), key=lambda entry: entry["count"])
        ending["count"] = round(ending["count"] * 0.95) - 20


class TheComparison(unittest.TestCase):
    def test_agrees_with_itself(self):
        seen, different = compared(Stand(), 20261124, 4)
        self.assertEqual(different, [])
        self.assertEqual(seen["scenarios"], 4)

    def test_finds_every_lie(self):
        for spoil in (spoil_win, spoil_loss, spoil_review, spoil_simulation):
            _, different = compared(Stand(spoil), 20261124, 2)
            self.assertTrue(different, spoil.__name__)

    def test_one_id_too_many_is_kept(self):
        self.assertEqual(picked({"a": {"x": 1, "y": 2}, "b": 3}, {"a": {"x": 0}}), {"a": {"x": 1}})

    def test_findings(self):
        """A table of true findings, each left out and each made up elsewhere."""
        made = scenario(
            {
                "ask": [
                    reply("jam", [{"to": "won", "when": "false"}]),
                    reply("fall", "pit", when="true"),
                    reply("never", "won", when="x > 9"),
                ],
                "pit": [reply("dig", "pit")],
                "island": [reply("swim", "won")],
            },
            state={"x": {"start": 0}},
        )
        analysis = Analysis(made)
        seen = facts(analysis.positions)
        true = [
            {"code": "graph-soft-lock", "turn": "ask", "play": ["jam"]},
            {"code": "reply-never-offered", "turn": "ask", "reply": "never"},
            {"code": "condition-never", "pointer": "/turns/ask/replies/0/next/0/when"},
            {"code": "condition-always", "pointer": "/turns/ask/replies/fall/when"},
            {"code": "condition-never", "pointer": "/turns/ask/replies/2/when"},
            {"code": "graph-unreachable", "turn": "island"},
            {"code": "graph-unreachable", "pointer": "/endings/won"},
            {"code": "graph-unreachable", "ending": "lost"},
            {"code": "graph-trap-loop", "turn": "pit"},
            {"code": "graph-no-good-ending"},
        ]
        judged = lambda findings: Judge(made, analysis.positions, seen, findings).judge()  # noqa: E731
        self.assertEqual(judged(true), [])
        for left_out in range(len(true)):
            self.assertTrue(judged(true[:left_out] + true[left_out + 1 :]), true[left_out])
        for false in (
            {"code": "graph-soft-lock", "turn": "pit"},
            {"code": "graph-soft-lock", "turn": "ask", "play": ["fall"]},
            {"code": "graph-soft-lock", "turn": "ask", "play": ["fall", "jam"]},
            {"code": "reply-never-offered", "turn": "ask", "reply": "jam"},
            {"code": "condition-never", "pointer": "/turns/ask/replies/1/when"},
            {"code": "condition-always", "pointer": "/turns/ask/replies/2/when"},
            {"code": "graph-unreachable", "turn": "ask"},
            {"code": "graph-trap-loop", "turn": "ask"},
        ):
            self.assertTrue(judged([*true, false]), false)


if __name__ == "__main__":
    unittest.main()
