#!/usr/bin/env python3
"""Holds ripostectl against the reference player: random scenarios, random plays, the whole JSON of each.

Usage: compare.py RIPOSTECTL [plays]     RIPOSTE_TEST_SEED in the environment changes the seed, which is printed.
A play that differs is left in a folder under /tmp together with the command that repeats it.
"""
import json
import math
import os
import pathlib
import random
import subprocess
import sys
import tempfile
import time
from collections import Counter

sys.path.insert(0, str(pathlib.Path(__file__).parent))
from generate import scenario as random_scenario  # noqa: E402
from play import Play, Refused  # noqa: E402

PLAYS_PER_SCENARIO = 3
SEEDS = [0, 1, 2**64 - 1, 2**63]


def chain(length, way_out):
    """Turns that go on by themselves, `length` in a row, before `way_out`."""
    turns = {"t0": {"replies": [{"id": "go", "text": "Go", "next": "c1"}]}}
    for i in range(1, length + 1):
        turns[f"c{i}"] = {"says": [f"line {i}"], "next": f"c{i + 1}" if i < length else way_out}
    return {
        "format": "riposte.scenario/1",
        "id": "made-up",
        "title": "A chain",
        "start": "t0",
        "turns": turns,
        "endings": {"e0": {"outcome": "won-step", "good": True}},
    }


def fixed_cases():
    """What chance would meet too rarely: runs of exactly 100 and 101 turns, and a loop."""
    for length in (99, 100, 101):
        yield chain(length, "e0"), ["go"]
        yield chain(length, "t0"), ["go", "go"]
    yield chain(3, "c1"), ["go"]
    weights = {"listen": 0.1, "acknowledge": 0.2, "clarify": 0.7, "next-step": 0.3, "composure": 1e-3}
    for level in range(5):  # equal levels have that mean, whatever the weights
        for skills in (("listen", "acknowledge"), ("listen", "next-step"), tuple(weights)):
            case = chain(1, "e0")
            case["skills"] = {s: weights[s] for s in skills}
            case["turns"]["t0"]["replies"][0]["levels"] = {s: level for s in skills}
            case["pass"] = {"level": level}
            yield case, ["go"]


def random_inputs(player, choose, longest):
    inputs = []
    while len(inputs) < longest and not player.over and not player.halted:
        name = choose.choice(player.offered + (["~"] if player.takes_silence else []))
        player.take(name)
        inputs.append(name)
    return inputs


def wrong_input(player, choose):
    """One that is refused here, or None."""
    wrong = "~" if choose.random() < 0.5 else "no-such-reply"
    if choose.random() < 0.5:
        others = [r["id"] for t in player.scenario["turns"].values() for r in t.get("replies", [])]
        wrong = choose.choice(others or [wrong])
    try:
        player.take(wrong)
    except Refused:
        return wrong
    return None


def difference(ours, theirs, path=""):
    if isinstance(ours, dict) and isinstance(theirs, dict):
        for key in list(ours) + [k for k in theirs if k not in ours]:
            if key not in ours or key not in theirs:
                return f"{path}/{key} stands in one only"
            if found := difference(ours[key], theirs[key], f"{path}/{key}"):
                return found
        return None
    if isinstance(ours, list) and isinstance(theirs, list):
        for index, pair in enumerate(zip(ours, theirs)):
            if found := difference(*pair, f"{path}/{index}"):
                return found
        return None if len(ours) == len(theirs) else f"{path}: {len(ours)} and {len(theirs)} entries"
    if isinstance(ours, float) and isinstance(theirs, (int, float)) and not isinstance(theirs, bool):
        return None if math.isclose(ours, theirs, abs_tol=1e-9) else f"{path}: {ours} and {theirs}"
    same = ours == theirs and isinstance(ours, bool) == isinstance(theirs, bool)
    return None if same else f"{path}: {ours!r} and {theirs!r}"


class Comparison:
    def __init__(self, ripostectl, folder):
        self.ripostectl, self.folder = ripostectl, folder
        self.file = folder / "made-up.json"
        self.seen = Counter()

    def engine(self, seed, inputs):
        command = [self.ripostectl, "play", str(self.file), "--seed", str(seed), "--inputs", ",".join(inputs), "--json"]
        return command, subprocess.run(command, capture_output=True, check=False)

    def fail(self, why, command, reference):
        kept = pathlib.Path(tempfile.mkdtemp(prefix="riposte-reference-"))
        (kept / "made-up.json").write_bytes(self.file.read_bytes())
        (kept / "reference.json").write_text(json.dumps(reference, ensure_ascii=False, indent=2), encoding="utf-8")
        print(f"DIFFERENT: {why}\n  {' '.join(command)}\n  kept in {kept}")
        sys.exit(1)

    def write(self, scenario):
        self.file.write_text(json.dumps(scenario, ensure_ascii=False), encoding="utf-8")

    def play(self, player, seed, inputs):
        """`player` has taken the inputs already."""
        command, run = self.engine(seed, inputs)
        result = player.result()
        if run.returncode != 0:
            self.fail(f"exit status {run.returncode}: {run.stderr.decode()}", command, result)
        theirs = json.loads(run.stdout)
        if found := difference(result, theirs):
            self.fail(f"reference and engine at {found}", command, result)
        self.seen["plays"] += 1
        self.seen["inputs"] += len(inputs)
        self.seen["at an ending" if player.ending else "at the limit" if player.over else "halted" if player.halted else "open"] += 1
        for event in result["events"]:
            self.seen[event["type"]] += 1
        for what in ("breach", "variant"):
            self.seen[what] += bool(getattr(player, what))
        self.seen["passed"] += result["passed"]

    def refusal(self, seed, inputs):
        command, run = self.engine(seed, inputs)
        if run.returncode != 2 or run.stdout or not run.stderr:
            self.fail(f"an input that is not taken gave exit status {run.returncode}", command, None)
        self.seen["refused"] += 1


def main():
    ripostectl = sys.argv[1]
    wanted = int(sys.argv[2]) if len(sys.argv) > 2 else 900
    seed = int(os.environ.get("RIPOSTE_TEST_SEED", "20261123"))
    print(f"RIPOSTE_TEST_SEED={seed}")
    choose = random.Random(seed)
    started = time.monotonic()
    with tempfile.TemporaryDirectory() as folder:
        comparison = Comparison(ripostectl, pathlib.Path(folder))
        for scenario, inputs in fixed_cases():
            comparison.write(scenario)
            player = Play(scenario, 7)
            for name in inputs:
                if not player.halted and not player.over:
                    player.take(name)
                else:
                    inputs = inputs[:1]
            comparison.play(player, 7, inputs)
        while comparison.seen["plays"] < wanted:
            scenario = random_scenario(choose)
            comparison.write(scenario)
            for _ in range(PLAYS_PER_SCENARIO):
                play_seed = choose.choice([choose.getrandbits(64), choose.randrange(100), choose.choice(SEEDS)])
                player = Play(scenario, play_seed)
                inputs = random_inputs(player, choose, choose.choice([0, 3, 10, 60]))
                comparison.play(player, play_seed, inputs)
                if choose.random() < 0.15 and (wrong := wrong_input(player, choose)):
                    comparison.refusal(play_seed, inputs + [wrong])
    for what in ("at an ending", "at the limit", "halted", "open", "rule", "silence", "breach", "variant", "passed", "refused"):
        if comparison.seen[what] < 5:
            print(f"too few cases met: {what} {comparison.seen[what]}")
            sys.exit(1)
    print(f"{time.monotonic() - started:.1f} s:", ", ".join(f"{k} {v}" for k, v in sorted(comparison.seen.items())))


if __name__ == "__main__":
    main()
