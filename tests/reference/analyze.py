#!/usr/bin/env python3
"""A second exact analysis of riposte.scenario/1, by brute force, from section 10 of the page and nothing else.

It enumerates every reachable (turn, full state) and solves what it finds; small valid scenarios only.
tests/reference/compare_analysis.py holds the engine against it.
Usage: analyze.py FILE [--seed N --inputs a,b,~] [--facts]    exit status 2: too many positions
"""
import argparse
import json
import sys
from functools import cached_property
from math import inf

from chain import Chain, best_values, can_reach
from conditions import Unbounded
from facts import facts
from play import Refused
from positions import Halt, Model, Positions, TooMany, random_shares, typical_shares
from review import review
from score import score_range


def mixed(rows, shares):
    """One row from several, each with its share."""
    result = {}
    for row, share in zip(rows, shares):
        for to, part in row.items():
            result[to] = result.get(to, 0.0) + share * part
    return result


class Policy:
    """Plays in which each reply is taken with a fixed probability; silence is no part of them."""

    def __init__(self, positions, shares):
        self.positions = positions
        self.shares = [shares(position) for position in positions.list]
        rows = [mixed([m.outcomes for m in p.moves], s) for p, s in zip(positions.list, self.shares)]
        self.chain = Chain(rows)
        self.visits = self.chain.visits({to: p for to, p in positions.start.items() if isinstance(to, int)})
        self.endless = set(range(len(rows))) - can_reach(rows, lambda end: True)

    @cached_property
    def unending(self):
        """Probability of reaching a position from which neither an ending nor a halt can be reached."""
        into = sum(p for to, p in self.positions.start.items() if to in self.endless)
        for state, row in enumerate(self.chain.rows):
            if state not in self.endless and self.visits[state]:
                into += self.visits[state] * sum(p for to, p in row.items() if to in self.endless)
        return into

    def reaches(self, ending):
        """Probability of the ending."""
        total = self.positions.start.get(ending, 0.0)
        for count, row in zip(self.visits, self.chain.rows):
            if ending in row:
                total += count * row[ending]
        return total

    @property
    def expected_replies(self):
        return None if self.unending else sum(self.visits)


class Analysis:
    def __init__(self, scenario, most=20000, cap_factor=1):
        self.model = Model(scenario, cap_factor)
        self.positions = Positions(self.model, most)

    @cached_property
    def typical(self):
        return Policy(self.positions, typical_shares)

    @cached_property
    def random(self):
        return Policy(self.positions, random_shares)

    def good(self, end):
        return 0.0 if isinstance(end, Halt) else float(self.model.endings[end]["good"])

    @cached_property
    def typical_win(self):
        """Win chance of every position under typical play."""
        return self.typical.chain.values(self.good)

    @cached_property
    def best_win(self):
        return best_values([[m.outcomes for m in p.moves] for p in self.positions.list], self.good)

    def worth(self, outcomes, values):
        """Expected value of a row of outcomes."""
        return sum(p * (values[to] if isinstance(to, int) else self.good(to)) for to, p in outcomes.items())

    def left_by(self, move):
        """The win chance that a reply leaves, typical play afterwards."""
        return self.worth(move.outcomes, self.typical_win)

    def replies(self):
        """Per reply: times offered and chosen in a typical play, mean loss over the times offered."""
        result = {r.id: Tally() for turn in self.model.turns.values() for r in turn.replies}
        for state, (position, shares) in enumerate(zip(self.positions.list, self.typical.shares)):
            visits = self.typical.visits[state]
            if not visits:
                continue
            left = [self.left_by(move) for move in position.moves]
            for move, share, win in zip(position.moves, shares, left):
                result[move.reply.id].add(visits, share, max(left) - win, state in self.typical.endless)
        return {name: tally.figures() for name, tally in result.items()}

    def win(self):
        random_win = sum(self.random.reaches(ending) for ending, e in self.model.endings.items() if e["good"])
        return {
            "typical": self.worth(self.positions.start, self.typical_win),
            "best": self.worth(self.positions.start, self.best_win),
            "random": random_win,
        }

    def figures(self):
        """What `ripostectl analyze --json` gives, save `findings`; `pairs` are those of this enumeration."""
        policies = {"typical": self.typical, "random": self.random}
        lowest, highest = score_range(self.positions)
        return {
            "exact": True,
            "pairs": len(self.positions.pairs),
            "win": self.win(),
            "endings": {e: {name: p.reaches(e) for name, p in policies.items()} for e in self.model.endings},
            "unending": {name: p.unending for name, p in policies.items()},
            "expected_replies": {name: p.expected_replies for name, p in policies.items()},
            "score": {"lowest": lowest, "highest": highest},
            "replies": self.replies(),
        }


class Tally:
    """What happens to one reply over the positions that offer it."""

    def __init__(self):
        self.offered = self.chosen = self.lost = 0.0
        self.endless = False

    def add(self, visits, share, loss, endless):
        self.endless |= endless
        self.offered += visits
        self.chosen += visits * share
        if visits != inf:  # where plays never end there is nothing to lose
            self.lost += visits * loss

    def figures(self):
        return {
            "offered": None if self.endless else self.offered,
            "chosen": None if self.endless else self.chosen,
            "loss": self.lost / self.offered if self.offered else None,  # 0 where it is offered for ever
        }


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("file")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--inputs")
    parser.add_argument("--facts", action="store_true")
    parser.add_argument("--most", type=int, default=20000)
    arguments = parser.parse_args()
    with open(arguments.file, encoding="utf-8") as file:
        scenario = json.load(file)
    try:
        analysis = Analysis(scenario, arguments.most)
        result = analysis.figures()
        if arguments.inputs is not None:
            result["review"] = review(analysis, arguments.seed, arguments.inputs.split(",") if arguments.inputs else [])
    except (TooMany, Unbounded, Refused) as why:
        print(f"{type(why).__name__}: {why}", file=sys.stderr)
        return 2
    if arguments.facts:
        result["facts"] = facts(analysis.positions)
    print(json.dumps(result, ensure_ascii=False, indent=2))
    return 0


if __name__ == "__main__":
    sys.exit(main())
