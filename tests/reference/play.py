#!/usr/bin/env python3
"""A second player for riposte.scenario/1, written from the page that describes the format and from nothing else.

It plays valid scenarios only and checks nothing; tests/reference/compare.py holds the engine against it.
Usage: play.py play FILE [--seed N] [--inputs a,b,~] [--json]    exit status 2: an input was refused
"""
import argparse
import json
import re
import sys
from fractions import Fraction

MASK = 2**64 - 1
LONGEST_RUN = 100  # turns in a row that may be left by their own next


class Refused(Exception):
    pass


class SplitMix64:
    def __init__(self, seed):
        self.state = seed & MASK

    def next(self):
        self.state = (self.state + 0x9E3779B97F4A7C15) & MASK
        z = self.state
        z = ((z ^ (z >> 30)) * 0xBF58476D1CE4E5B9) & MASK
        z = ((z ^ (z >> 27)) * 0x94D049BB133111EB) & MASK
        return z ^ (z >> 31)

    def weighted(self, weights):
        """Index of the first whose running sum exceeds the draw; fewer than two: no draw."""
        if len(weights) < 2:
            return 0
        draw = self.next() % sum(weights)
        running = 0
        for index, weight in enumerate(weights):
            running += weight
            if running > draw:
                return index
        raise AssertionError("unreachable")


TOKEN = re.compile(r"\s*(?:(\d+)|([A-Za-z_][A-Za-z0-9_]*)|'([^']*)'|(<=|>=|==|!=|[-+<>()]))")


class Condition:
    """Recursive descent over the grammar of section 7; evaluates while it reads, without short cuts."""

    def __init__(self, text, lookup, call):
        self.tokens = []
        position = 0
        text = text.rstrip()
        while position < len(text):
            match = TOKEN.match(text, position)
            assert match, (text, position)
            kind = match.lastindex
            self.tokens.append((kind, match.group(kind)))
            position = match.end()
        self.tokens.append((0, ""))
        self.at = 0
        self.lookup, self.call = lookup, call

    def peek(self, *symbols):
        kind, text = self.tokens[self.at]
        return text if kind in (2, 4) and text in symbols else None

    def take(self):
        self.at += 1
        return self.tokens[self.at - 1]

    def value(self):
        result = self.disjunction()
        assert self.tokens[self.at][0] == 0
        return result

    def disjunction(self):
        result = self.conjunction()
        while self.peek("or"):
            self.take()
            right = self.conjunction()
            result = result or right
        return result

    def conjunction(self):
        result = self.negation()
        while self.peek("and"):
            self.take()
            right = self.negation()
            result = result and right
        return result

    def negation(self):
        if self.peek("not"):
            self.take()
            return not self.comparison()
        return self.comparison()

    def comparison(self):
        left = self.sum()
        symbol = self.peek("<", "<=", ">", ">=", "==", "!=")
        if not symbol:
            return left
        self.take()
        right = self.sum()
        return {
            "<": lambda: left < right,
            "<=": lambda: left <= right,
            ">": lambda: left > right,
            ">=": lambda: left >= right,
            "==": lambda: left == right,
            "!=": lambda: left != right,
        }[symbol]()

    def sum(self):
        result = self.atom()
        while symbol := self.peek("+", "-"):
            self.take()
            right = self.atom()
            result = result + right if symbol == "+" else result - right
        return result

    def atom(self):
        kind, text = self.take()
        if kind == 1:
            return int(text)
        if kind == 3:
            return text
        if text == "-":
            return -int(self.take()[1])
        if text == "(":
            result = self.disjunction()
            self.take()
            return result
        if text in ("true", "false"):
            return text == "true"
        if self.peek("("):
            self.take()
            argument = self.take()[1]
            self.take()
            return self.call(text, argument)
        return self.lookup(text)


class Play:
    def __init__(self, scenario, seed=0):
        self.scenario, self.seed = scenario, seed
        self.chance = SplitMix64(seed)
        self.wording = SplitMix64(seed ^ 0x9E3779B97F4A7C15)
        self.order = SplitMix64(seed ^ 0xD1B54A32D192ED03)
        self.counts = {"visited": {}, "chosen": {}, "said": {}}
        self.replies, self.levels, self.breach = 0, [], False
        self.events, self.offered = [], []
        self.ending = self.outcome = self.variant = None
        self.halted = False
        self.run = 0
        self.state = {name: variable["start"] for name, variable in scenario.get("state", {}).items()}
        variants = scenario.get("variants", [])
        if variants:
            drawn = variants[self.chance.weighted([v.get("weight", 1) for v in variants])]
            self.variant = drawn["id"]
            self.state.update(drawn.get("set", {}))
        self.turn = None
        self.go_to(scenario["start"])

    # -- what a condition can read
    def holds(self, thing):
        return "when" not in thing or Condition(thing["when"], self.read, self.count).value()

    def read(self, name):
        if name == "variant":
            return self.variant or ""
        if name == "replies":
            return self.replies
        return self.state[name]

    def count(self, function, argument):
        return self.counts[function].get(argument, 0)

    def rise(self, function, argument):
        self.counts[function][argument] = self.count(function, argument) + 1

    # -- the pick rule of section 5
    def pick(self, next_):
        if isinstance(next_, str):
            return next_
        kept = [entry for entry in next_ if self.holds(entry)]
        if not kept:
            return None
        if "weight" not in kept[0]:
            return kept[0]["to"]
        kept = [entry for entry in kept if "weight" in entry]
        return kept[self.chance.weighted([entry["weight"] for entry in kept])]["to"]

    # -- section 6
    @property
    def over(self):
        return self.outcome is not None

    @property
    def takes_silence(self):
        return bool(self.offered) and "silence" in self.scenario["turns"][self.turn]

    def available(self, turn):
        return [
            reply
            for reply in turn.get("replies", [])
            if self.holds(reply) and not (reply.get("once") and self.count("chosen", reply["id"]))
        ]

    def speak(self, line):
        if isinstance(line, str):
            line = {"text": line}
        if not self.holds(line):
            return
        wordings = [line["text"]] + line.get("variants", [])
        text = wordings[self.wording.weighted([1] * len(wordings))]
        self.events.append({"type": "line", "text": text, "mood": line.get("mood", "neutral")})

    def go_to(self, target):
        """Enters the target and follows turns that go on by themselves."""
        while True:
            if target in self.scenario["endings"]:
                self.ending, self.turn, self.offered = target, None, []
                self.outcome = self.scenario["endings"][target]["outcome"]
                self.events.append({"type": "ending", "ending": target, "outcome": self.outcome})
                return
            self.turn = target
            turn = self.scenario["turns"][target]
            self.rise("visited", target)
            if "objection" in turn:
                self.rise("said", turn["objection"]["id"])
            self.events.append({"type": "turn", "turn": target})
            for line in turn.get("says", []):
                self.speak(line)
            self.offered = [reply["id"] for reply in self.available(turn)]
            if self.offered:
                for last in range(len(self.offered) - 1, 0, -1):
                    other = self.order.next() % (last + 1)
                    self.offered[last], self.offered[other] = self.offered[other], self.offered[last]
                return
            if "next" not in turn or self.run == LONGEST_RUN:
                self.halted = True
                return
            target = self.pick(turn["next"])
            if target is None:
                self.halted = True
                return
            self.run += 1

    def take(self, name):
        turn = self.scenario["turns"].get(self.turn)
        if turn is None or self.halted:
            raise Refused(name)
        if name == "~":
            if not self.takes_silence:
                raise Refused(name)
            reply = turn["silence"]
            self.events.append({"type": "silence", "turn": self.turn})
        else:
            if name not in self.offered:
                raise Refused(name)
            reply = next(r for r in turn["replies"] if r["id"] == name)
            self.rise("chosen", name)
            self.events.append({"type": "reply", "reply": name})
        self.replies += 1
        self.run = 0
        self.levels += reply.get("levels", {}).items()
        self.breach |= reply.get("ethics") == "breach"
        self.change(reply)
        if "reaction" in reply:
            self.speak(reply["reaction"])
        target = self.decide(reply)
        self.offered = []
        if target is None:
            self.halted = True
        elif self.replies >= self.scenario.get("limit", 60) and target not in self.scenario["endings"]:
            self.turn, self.outcome = None, "burned"
            # The page leaves open whether events tell of the limit; read as: the end that is no ending.
            self.events.append({"type": "ending", "ending": None, "outcome": "burned"})
        else:
            self.go_to(target)

    def change(self, reply):
        self.state.update(reply.get("set", {}))
        for name, amount in reply.get("add", {}).items():
            self.state[name] += amount
        for name, variable in self.scenario.get("state", {}).items():
            if not isinstance(self.state[name], bool):
                low, high = variable.get("min", 0), variable.get("max", 100)
                self.state[name] = max(low, min(high, self.state[name]))

    def decide(self, reply):
        for index, rule in enumerate(self.scenario.get("rules", [])):
            if self.holds(rule):
                self.events.append({"type": "rule", "index": index, "to": rule["to"]})
                return rule["to"]
        return self.pick(reply["next"])

    # -- section 9
    def score(self):
        weights = {skill: Fraction(str(w)) for skill, w in self.scenario.get("skills", {}).items()}
        skills = {}
        for skill, level in self.levels:
            skills.setdefault(skill, []).append(level)
        overall = None
        if self.levels:
            overall = sum(weights[s] * n for s, n in self.levels) / sum(weights[s] for s, _ in self.levels)
            if self.breach:
                overall = min(overall, Fraction(1))
        return overall, {skill: Fraction(sum(v), len(v)) for skill, v in skills.items()}

    def result(self):
        overall, skills = self.score()
        wanted = self.scenario.get("pass", {})
        passed = (
            self.ending is not None
            and not self.breach
            and overall is not None
            and overall >= Fraction(str(wanted.get("level", 2.5)))
            and (self.scenario["endings"][self.ending]["good"] or not wanted.get("good_ending", True))
        )
        return {
            "scenario": self.scenario["id"],
            "seed": str(self.seed),
            "variant": self.variant,
            "events": self.events,
            "turn": self.turn,
            "ending": self.ending,
            "outcome": self.outcome,
            "score": {
                "overall": None if overall is None else float(overall),
                "skills": {skill: float(mean) for skill, mean in skills.items()},
            },
            "state": self.state,
            "passed": passed,
        }


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("command", choices=["play"])
    parser.add_argument("file")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--inputs", default="")
    parser.add_argument("--json", action="store_true")
    arguments = parser.parse_args()
    with open(arguments.file, encoding="utf-8") as file:
        play = Play(json.load(file), arguments.seed)
    try:
        for name in filter(None, arguments.inputs.split(",")):
            play.take(name)
    except Refused as refused:
        print(f"{refused} is not taken here", file=sys.stderr)
        return 2
    if arguments.json:
        print(json.dumps(play.result(), ensure_ascii=False, indent=2))
    else:
        for event in play.events:
            print(*event.values(), sep="\t")
    return 0


if __name__ == "__main__":
    sys.exit(main())
