#!/usr/bin/env python3
"""The brute-force analysis against values known by hand, and the comparison with the engine against lies."""
import json
import math
import sys
import tempfile
import unittest
from math import e
from unittest.mock import patch

sys.dont_write_bytecode = True
from analyze import Analysis  # noqa: E402
from compare_analysis import compared, picked  # noqa: E402
from conditions import Unbounded  # noqa: E402
from facts import facts  # noqa: E402
from findings import Judge  # noqa: E402
from positions import SILENCE, Model  # noqa: E402
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


def ruin(up=None):
    """A walk between 0 and 10 that starts at 3."""
    return scenario(
        {"walk": [reply("up", "walk", add={"x": 1}, **(up or {})), reply("down", "walk", add={"x": -1})]},
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
        # Trying from trust 0 leaves V(1) = 1/3; from 1 and 2 it leaves 1/2 + V(2)/2 = 2/3, and is met 2/3 times.
        self.near(found["replies"]["stop"]["loss"], (1 / 3 + 2 / 3 * 2 / 3) / (5 / 3))

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
        pit = [reply("dig", "pit"), reply("sit", "pit")]
        made = scenario({"door": [reply("in", "pit"), reply("out", "won")], "pit": pit})
        analysis = Analysis(made)
        found = analysis.figures()
        self.near(found["unending"]["typical"], 0.5)
        self.near(found["win"]["typical"], 0.5)
        self.assertEqual(found["expected_replies"], {"typical": None, "random": None})
        self.assertEqual(found["replies"]["dig"], {"offered": None, "chosen": None, "loss": 0})
        self.assertEqual(found["replies"]["in"], {"offered": 1, "chosen": 0.5, "loss": 1})
        self.assertEqual(facts(analysis.positions)["traps"], ["pit"])

    def test_silence_is_a_way_out_for_reach_only(self):
        pit = {"replies": [reply("dig", "pit")], "seconds": 9, "silence": {"next": "after"}}
        made = scenario({"pit": pit, "after": [reply("yes", "won")]})
        analysis = Analysis(made)
        found, seen = analysis.figures(), facts(analysis.positions)
        self.assertEqual(found["unending"]["typical"], 1)
        self.assertEqual(found["win"]["best"], 0)
        self.assertEqual(found["replies"]["yes"], {"offered": 0, "chosen": 0, "loss": None})
        self.assertEqual((seen["traps"], seen["traps_without_silence"]), ([], ["pit"]))
        self.assertEqual(seen["endings"], ["won"])

    def test_halts(self):
        """A halt is neither a win nor an ending nor unending, and has no part in the score."""
        jam = reply("jam", [{"to": "won", "when": "false"}], levels={"a": 0})
        made = scenario({"ask": [jam, reply("ok", "won", levels={"a": 3})]})
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

    def test_what_is_asked(self):
        """A rule after one that holds is read by nobody, nor an entry after the one that is taken."""
        ways = [{"to": "won", "when": "x == 0"}, {"to": "lost", "when": "x == 1"}]
        made = scenario(
            {"a": [reply("stay", "a"), reply("rise", "b", add={"x": 1})], "b": [reply("go", ways)]},
            state={"x": {"start": 0}},
            rules=[{"when": "visited('b') > 0", "to": "won"}, {"when": "visited('b') == 1", "to": "lost"}],
        )
        seen = facts(Analysis(made).positions)["conditions"]
        self.assertEqual(seen["/rules/0/when"], {"asked": [False, True], "kept": [False, True]})
        self.assertEqual(seen["/rules/1/when"], {"asked": [False], "kept": [False, True]})
        self.assertEqual(seen["/turns/b/replies/0/next/0/when"], {"asked": [], "kept": []})

    def test_differences_of_counts_are_refused(self):
        made = scenario({"a": [reply("r1", "a", when="visited('a') - replies > 1")]})
        with self.assertRaises(Unbounded):
            Model(made)


def figures(entry):
    return tuple(entry[key] for key in ("before", "after", "loss", "best", "label"))


class ReviewByHand(unittest.TestCase):
    def first_heard(self, text):
        return next(seed for seed in range(100) if WatchedPlay(two_causes(), seed).heard[0][0] == text)

    def test_what_was_heard_decides(self):
        analysis = Analysis(two_causes())
        told = review(analysis, self.first_heard("x"), ["leave"])[0]
        self.assertEqual(figures(told), (0.75, 0.5, 0.5, "push", "blunder"))
        # Heard y: the prior 3 : 1 stays as it is, because the wording is no evidence.
        told = review(analysis, self.first_heard("y"), ["push"])[0]
        self.assertEqual(figures(told), (0.625, 0.75, 0, "push", "best"))
        told = review(analysis, self.first_heard("y"), ["leave"])[0]
        self.assertEqual(told["loss"], 0.25)

    def test_moods_speakers_and_reactions_are_seen(self):
        """Two variants that say the same words: in another mood, by another speaker, or only as a reaction."""
        said = {"text": "Well."}
        for other in ({"mood": "angry"}, {"by": "The boss"}):
            one, two = {**said, "when": "variant == 'one'"}, {**said, **other, "when": "variant == 'two'"}
            at_once = self.two_variants({"says": [one, two], "replies": [reply("on", "bet")]})
            self.assertEqual(self.chances_before(at_once, ["on", "take"]), {0: {0, 1}, 1: {0, 1}}, other)
            replies = [reply("on", "bet", reaction=one), reply("off", "bet", reaction=two)]
            later = self.two_variants({"replies": replies})
            self.assertEqual(self.chances_before(later, ["on", "take"]), {0: {0.5}, 1: {0, 1}}, other)

    def two_variants(self, ask):
        bet = [reply("take", [{"to": "won", "when": "variant == 'one'"}, {"to": "lost"}])]
        return Analysis(scenario({"ask": ask, "bet": bet}, variants=[{"id": "one"}, {"id": "two"}]))

    def chances_before(self, analysis, inputs):
        """{index of an input: the win chances before it, over many seeds}."""
        entries = [review(analysis, seed, inputs) for seed in range(30)]
        return {number: {entry[number]["before"] for entry in entries} for number in range(len(inputs))}

    def test_draws_are_hidden_until_they_show(self):
        """After the first reply the play goes one of two ways, 1 : 3; only one of them answers aloud half the time."""
        ask = [reply("first", "which")]
        which = {"next": coin(("loud", 1), ("still", 3))}
        loud = {"next": [{"to": "told", "weight": 1}, {"to": "meet", "weight": 1}]}
        told = {"says": ["Aha."], "next": "meet"}
        bet = reply("bet", [{"to": "won", "when": "visited('loud') == 1"}, {"to": "lost"}])
        meet = [bet, reply("pass", coin(("won", 1), ("lost", 9)))]
        turns = {"ask": ask, "which": which, "loud": loud, "told": told, "still": {"next": "meet"}, "meet": meet}
        analysis = Analysis(scenario(turns))
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
        for name, ethics in (("wrong", "breach"), ("sly", "warn")):
            replies.append(reply(name, coin(("won", 60), ("lost", 40)), ethics=ethics))
        ask = {"replies": replies, "seconds": 9, "silence": {"next": "lost"}}
        analysis = Analysis(scenario({"ask": ask}))
        wanted = {"best": "best", "near": "best", "good": "good", "slip": "inaccuracy", "bad": "mistake"}
        wanted |= {"worst": "blunder", "wrong": "blunder", "sly": "inaccuracy", SILENCE: "blunder"}
        for name, label in wanted.items():
            entry = review(analysis, 1, [name])[0]
            self.assertEqual((name, entry["label"], entry["best"]), (name, label, "best"))

    def test_ties_and_no_effect(self):
        levels = {"plain": {"a": 1}, "skilled": {"a": 3, "b": 2}, "last": {"a": 2, "b": 3}}
        replies = [reply(name, "won", levels=of) for name, of in levels.items()]
        analysis = Analysis(scenario({"ask": replies}))
        entry = review(analysis, 1, ["plain"])[0]
        self.assertEqual((entry["best"], entry["label"]), ("skilled", "no-effect"))


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
        with tempfile.TemporaryDirectory() as folder, patch("tempfile.tempdir", folder):
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
