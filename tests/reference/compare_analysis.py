#!/usr/bin/env python3
"""Holds `ripostectl analyze` and `simulate` against brute force on random small scenarios.

Every figure of the analysis and of reviews to 1e-9; shares of simulated plays within four standard errors.
Usage: compare_analysis.py RIPOSTECTL [--count 200] [--findings]
RIPOSTE_TEST_SEED in the environment changes the seed, which is printed. A scenario that differs is left in a folder
under /tmp together with the command that repeats it.
"""
import argparse
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
from concurrent.futures import ProcessPoolExecutor
from itertools import islice

sys.path.insert(0, str(pathlib.Path(__file__).parent))
from analyze import Analysis  # noqa: E402
from compare import difference  # noqa: E402
from facts import facts  # noqa: E402
from findings import Judge  # noqa: E402
from generate_small import small_scenario  # noqa: E402
from play import Play  # noqa: E402
from positions import SILENCE, TooMany  # noqa: E402
from review import review  # noqa: E402

MOST_PAIRS = 3000
TRANSCRIPTS = 3  # per scenario
RUNS, RUNS_IF_UNENDING = 20000, 500
STANDARD_ERRORS = 4
DIFFERENCES_SHOWN = 10


class Engine:
    """The program under test; the self-test puts one in its place that answers by itself."""

    def __init__(self, ripostectl):
        self.ripostectl = ripostectl

    def answer(self, command, file, *options):
        line = [self.ripostectl, command, str(file), *options, "--json"]
        run = subprocess.run(line, capture_output=True, check=False, timeout=120)
        if run.returncode not in (0, 1):  # 1: there are findings
            raise Different(f"exit status {run.returncode}: {run.stderr.decode(errors='replace')}", line)
        try:
            return json.loads(run.stdout), line
        except ValueError as why:
            raise Different(f"no JSON: {why}", line) from None


class Different(Exception):
    def __init__(self, why, command):
        super().__init__(why)
        self.why, self.command = why, command


def picked(theirs, ours):
    """What of theirs has a place in ours; ids of endings and replies are kept, so that one too many is seen."""
    if not isinstance(theirs, dict) or not isinstance(ours, dict):
        return theirs
    return {key: picked(theirs[key], inner) for key, inner in ours.items() if key in theirs}


def figures_differ(ours, theirs):
    ours = {key: value for key, value in ours.items() if key != "pairs"}
    for ids in ("endings", "replies"):
        if set(ours[ids]) != set(theirs.get(ids, {})):
            return f"/{ids}: {sorted(ours[ids])} and {sorted(theirs.get(ids, {}))}"
    return difference(ours, picked(theirs, ours))


def review_differs(ours, theirs):
    if not isinstance(theirs, list) or len(ours) != len(theirs):
        return f"/review: {len(ours)} entries and {theirs if not isinstance(theirs, list) else len(theirs)}"
    for number, (our, their) in enumerate(zip(ours, theirs)):
        kept_back = ("borderline", "hidden") + (("label",) if our["borderline"] else ())
        our = {key: value for key, value in our.items() if key not in kept_back}
        if found := difference(our, picked(their, our), f"/review/{number}"):
            return found
    return None


def counted(entry):
    """A count of the simulation, plain or among other figures of the ending."""
    return entry["count"] if isinstance(entry, dict) else entry


def far_off(count, share, runs):
    """Beyond four standard errors of a binomial count.

    Three counts more allow for its steps and, where few are expected, its skewness: (z² − 1) / 6 + 1/2 at z = 4.
    """
    return abs(count - runs * share) > STANDARD_ERRORS * math.sqrt(max(0.0, runs * share * (1 - share))) + 3


def simulation_differs(ours, theirs, scenario, runs):
    counts = {ending: counted(entry) for ending, entry in theirs["endings"].items()}
    for ending, shares in ours["endings"].items():
        count = counts.get(ending, 0)
        if far_off(count, shares["typical"], runs):
            return f"ending {ending}: {count} of {runs} plays, probability {shares['typical']}"
    wins = sum(counts.get(ending, 0) for ending, e in scenario["endings"].items() if e["good"])
    if far_off(wins, ours["win"]["typical"], runs):
        return f"won: {wins} of {runs} plays, probability {ours['win']['typical']}"
    return None


def some_inputs(scenario, seed, choose):
    """A play with silences now and then, as far as it goes."""
    play, inputs = Play(scenario, seed), []
    while play.offered:
        silent = play.takes_silence and choose.random() < 0.3
        name = SILENCE if silent else choose.choice(sorted(play.offered))
        play.take(name)
        inputs.append(name)
    return inputs


class Comparison:
    """All of one scenario."""

    def __init__(self, engine, seed, scenario, analysis, file):
        self.engine, self.scenario, self.analysis, self.file = engine, scenario, analysis, file
        self.choose = random.Random(f"plays {seed}")
        self.ours = analysis.figures()
        self.seen = Counter(scenarios=1, positions=len(analysis.positions.list), pairs=self.ours["pairs"])

    def run(self, with_findings):
        theirs, line = self.engine.answer("analyze", self.file)
        self.demand(figures_differ(self.ours, theirs), line)
        if with_findings:
            judge = Judge(self.scenario, self.analysis.positions, facts(self.analysis.positions), theirs["findings"])
            self.demand("; ".join(judge.judge()), line)
            self.seen["findings"] += len(theirs["findings"])
        self.simulate()
        for _ in range(TRANSCRIPTS):
            self.review()
        self.count_kinds()

    def demand(self, fault, line):
        if fault:
            raise Different(fault, line)

    def simulate(self):
        runs = RUNS_IF_UNENDING if self.ours["unending"]["typical"] else RUNS
        options = ("--runs", str(runs), "--seed", "1", "--no-limit", "--policy", "typical")
        theirs, line = self.engine.answer("simulate", self.file, *options)
        self.demand(simulation_differs(self.ours, theirs, self.scenario, runs), line)

    def review(self):
        seed = self.choose.getrandbits(64)
        inputs = some_inputs(self.scenario, seed, self.choose)
        if not inputs:
            return
        ours = review(self.analysis, seed, inputs)
        theirs, line = self.engine.answer("analyze", self.file, "--seed", str(seed), "--inputs", ",".join(inputs))
        self.demand(review_differs(ours, theirs.get("review")), line)
        self.seen["reviewed"] += len(ours)
        self.seen["silences reviewed"] += inputs.count(SILENCE)
        self.seen["hidden"] += sum(entry["hidden"] > 1 for entry in ours)
        for entry in ours:
            self.seen[f"label {entry['label']}"] += 1

    def count_kinds(self):
        win, typical = self.ours["win"], self.analysis.typical
        self.seen["loops"] += any(len(states) > 1 for states in typical.chain.order)
        self.seen["uncertain"] += 1e-9 < win["typical"] < 1 - 1e-9
        self.seen["best above typical"] += win["best"] > win["typical"] + 1e-9
        self.seen["unending"] += typical.unending > 0
        self.seen["scored"] += self.ours["score"]["lowest"] is not None
        self.seen["losses"] += any((reply["loss"] or 0) > 1e-9 for reply in self.ours["replies"].values())


def dull(figures):
    return figures["pairs"] < 10 or not 1e-9 < figures["win"]["typical"] < 1 - 1e-9


def worth_comparing(base):
    """(seed, scenario) without end; of those in which nothing is at stake, one in five."""
    seed = base
    while True:
        seed += 1
        scenario = small_scenario(random.Random(seed))
        try:
            analysis = Analysis(scenario, MOST_PAIRS)
        except TooMany:
            continue
        if seed % 5 == 0 or not dull(analysis.figures()):
            yield seed, scenario, analysis


def compare_share(engine, base, share, shares, count, with_findings):
    """Every `shares`-th of `count` scenarios; what was seen, and what differs."""
    seen, different = Counter(), []
    wanted = count // shares + (share < count % shares)
    with tempfile.TemporaryDirectory() as folder:
        file = pathlib.Path(folder) / "made-up.json"
        for seed, scenario, analysis in islice(worth_comparing(base + share * 1_000_000), wanted):
            file.write_text(json.dumps(scenario, ensure_ascii=False, indent=1), encoding="utf-8")
            comparison = Comparison(engine, seed, scenario, analysis, file)
            try:
                comparison.run(with_findings)
            except Different as why:
                different.append(kept(why, seed, file))
            seen += comparison.seen
    return seen, different


def kept(why, seed, file):
    folder = pathlib.Path(tempfile.mkdtemp(prefix="riposte-analysis-"))
    (folder / file.name).write_bytes(file.read_bytes())
    line = " ".join(map(str, why.command)).replace(str(file), str(folder / file.name))
    return f"DIFFERENT (scenario {seed}), reference and engine at {why.why}\n  {line}"


NEEDED = ("loops", "uncertain", "best above typical", "unending", "scored", "losses", "silences reviewed", "hidden")


def compared(engine, base, count, with_findings=False, workers=2):
    """(what was seen, differences); the same whatever the machine, as the shares are fixed."""
    shares = 2
    with ProcessPoolExecutor(workers) as pool:
        jobs = [pool.submit(compare_share, engine, base, s, shares, count, with_findings) for s in range(shares)]
        results = [job.result() for job in jobs]
    return sum((seen for seen, _ in results), Counter()), [fault for _, faults in results for fault in faults]


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("ripostectl")
    parser.add_argument("--count", type=int, default=200)
    parser.add_argument("--findings", action="store_true")
    arguments = parser.parse_args()
    base = int(os.environ.get("RIPOSTE_TEST_SEED", "20261124"))
    print(f"RIPOSTE_TEST_SEED={base}")
    started = time.monotonic()
    seen, different = compared(Engine(arguments.ripostectl), base, arguments.count, arguments.findings)
    print(*different[:DIFFERENCES_SHOWN], sep="\n")
    print(f"{time.monotonic() - started:.1f} s:", ", ".join(f"{k} {v}" for k, v in sorted(seen.items())))
    if different:
        sys.exit(f"{len(different)} of {arguments.count} scenarios differ")
    for kind in NEEDED:
        if seen[kind] * 20 < arguments.count:
            sys.exit(f"too few cases met: {kind} {seen[kind]}")


if __name__ == "__main__":
    main()
