"""A scenario as a graph of positions: every (turn, full state) that a trainee can be asked in, by brute force.

A state is a tuple: the variant's id, every variable, every count that any condition of the file reads, and for
each `once` reply whether it was chosen. Nothing is left out because it happens not to matter; a count stops only
where no comparison can tell further values apart (conditions.caps).
"""
from fractions import Fraction
from math import exp
from typing import NamedTuple

from conditions import caps, compiled, counts_read
from play import LONGEST_RUN

SILENCE = "~"
USUAL_LEVEL = 2.0  # of a reply without levels, when typical play weighs it


class TooMany(Exception):
    """More positions than were asked for."""


class Halt(NamedTuple):
    """A play stands in `turn` for good; `runaway` after more than 100 turns in a row left by their own next."""

    turn: str
    runaway: bool


class Condition(NamedTuple):
    pointer: str
    holds: object


class Line(NamedTuple):
    when: Condition | None
    wordings: frozenset
    mood: str
    by: str | None


class Way(NamedTuple):
    to: str
    when: Condition | None
    weight: int | None


class Reply(NamedTuple):
    """A reply, or a silence, whose id is SILENCE."""

    id: str
    when: Condition | None
    once: int | None  # the slot of its count
    rises: tuple
    changes: tuple
    reaction: Line | None
    ways: tuple
    mean_level: float
    ethics: str | None
    points: int  # sum of weight × level over the levels it records
    weight: int  # sum of weights over the levels it records; both in units that make weights whole


class Turn(NamedTuple):
    id: str
    rises: tuple
    lines: tuple
    replies: tuple
    silence: Reply | None
    ways: tuple | None
    causes: tuple  # conditions of the objection's causes


def holds(condition, state):
    return condition is None or condition.holds(state)


def shares(ways, state):
    """The pick rule with exact proportions: [(target, probability)], empty where no entry is kept."""
    kept = [way for way in ways if way.when is None or way.when.holds(state)]
    if not kept:
        return []
    if kept[0].weight is None:
        return [(kept[0].to, 1.0)]
    kept = [way for way in kept if way.weight is not None]
    total, merged = sum(way.weight for way in kept), {}
    for way in kept:
        merged[way.to] = merged.get(way.to, 0) + way.weight
    return [(to, weight / total) for to, weight in merged.items()]


def condition_texts(value):
    """Every `when` below `value`."""
    if isinstance(value, dict):
        for key, inner in value.items():
            if key == "when" and isinstance(inner, str):
                yield inner
            elif not key.startswith("x-"):
                yield from condition_texts(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from condition_texts(inner)


class Model:
    """A valid scenario, its conditions compiled, ready to be stepped through."""

    def __init__(self, scenario, cap_factor=1):
        self.scenario = scenario
        self.endings = scenario["endings"]
        self.limit = scenario.get("limit", 60)
        self.arrivals = {}
        self.variables = scenario.get("state", {})
        texts = sorted(set(condition_texts([scenario["turns"], scenario.get("rules", [])])))
        self.place_slots(texts, cap_factor)
        self.compile()

    def place_slots(self, texts, cap_factor):
        replies = [reply for turn in self.scenario["turns"].values() for reply in turn.get("replies", [])]
        once = {("chosen", reply["id"]) for reply in replies if reply.get("once")}
        read = set().union(*map(counts_read, texts))
        counts = sorted(read | once)
        self.slots = {name: place for place, name in enumerate(["variant", *self.variables, *counts])}
        bounds = {
            self.slots[name]: max(abs(self.low(name)), abs(self.high(name)))
            for name, variable in self.variables.items()
            if not isinstance(variable["start"], bool)
        }
        self.caps = {slot: cap * cap_factor for slot, cap in caps(texts, self.slots, read, bounds).items()}
        for count in once:
            slot = self.slots[count]
            self.caps[slot] = max(1, self.caps.get(slot, 0))

    def low(self, name):
        return self.variables[name].get("min", 0)

    def high(self, name):
        return self.variables[name].get("max", 100)

    # -- compiling
    def compile(self):
        self.skill_weights = {s: Fraction(str(w)) for s, w in self.scenario.get("skills", {}).items()}
        whole = 1
        for weight in self.skill_weights.values():
            whole *= weight.denominator
        self.skill_weights = {s: int(w * whole) for s, w in self.skill_weights.items()}
        self.rules = self.ways(self.scenario.get("rules", []), "/rules")
        self.turns = {name: self.turn(name, turn) for name, turn in self.scenario["turns"].items()}

    def condition(self, thing, pointer):
        if "when" not in thing:
            return None
        return Condition(f"{pointer}/when", compiled(thing["when"], self.slots))

    def line(self, line, pointer):
        if isinstance(line, str):
            line = {"text": line}
        wordings = frozenset([line["text"], *line.get("variants", [])])
        return Line(self.condition(line, pointer), wordings, line.get("mood", "neutral"), line.get("by"))

    def ways(self, next_, pointer):
        if isinstance(next_, str):
            return (Way(next_, None, None),)
        return tuple(
            Way(entry["to"], self.condition(entry, f"{pointer}/{i}"), entry.get("weight"))
            for i, entry in enumerate(next_)
        )

    def rising(self, *counts):
        return tuple(self.slots[count] for count in counts if count in self.slots)

    def changes(self, reply):
        """(slot, value set or None, amount added, low, high); flags have no bounds."""
        result = []
        values, amounts = reply.get("set", {}), reply.get("add", {})
        for name in {**values, **amounts}:
            flag = isinstance(self.variables[name]["start"], bool)
            low, high = (None, None) if flag else (self.low(name), self.high(name))
            result.append((self.slots[name], values.get(name), amounts.get(name, 0), low, high))
        return tuple(result)

    def reply(self, reply, pointer):
        name, levels = reply.get("id", SILENCE), reply.get("levels", {})
        return Reply(
            name,
            self.condition(reply, pointer),
            self.slots["chosen", name] if reply.get("once") else None,
            self.rising(("chosen", name), ("replies", "")),
            self.changes(reply),
            self.line(reply["reaction"], f"{pointer}/reaction") if "reaction" in reply else None,
            self.ways(reply["next"], f"{pointer}/next"),
            sum(levels.values()) / len(levels) if levels else USUAL_LEVEL,
            reply.get("ethics"),
            sum(self.skill_weights[s] * level for s, level in levels.items()),
            sum(self.skill_weights[s] for s in levels),
        )

    def turn(self, name, turn):
        pointer = f"/turns/{name}"
        objection = turn.get("objection", {})
        cause = objection.get("cause", [])
        causes = [] if isinstance(cause, str) else cause
        return Turn(
            name,
            self.rising(("visited", name), ("said", objection.get("id"))),
            tuple(self.line(line, f"{pointer}/says/{i}") for i, line in enumerate(turn.get("says", []))),
            tuple(self.reply(reply, f"{pointer}/replies/{i}") for i, reply in enumerate(turn.get("replies", []))),
            self.reply(turn["silence"], f"{pointer}/silence") if "silence" in turn else None,
            self.ways(turn["next"], f"{pointer}/next") if "next" in turn else None,
            tuple(c for i, e in enumerate(causes) if (c := self.condition(e, f"{pointer}/objection/cause/{i}"))),
        )

    # -- stepping
    def starts(self):
        """[(state before the first turn is entered, probability)], one for each variant."""
        plain = {name: variable["start"] for name, variable in self.variables.items()}
        counts = [0] * (len(self.slots) - 1 - len(plain))
        variants = self.scenario.get("variants") or [{"id": ""}]
        total = sum(variant.get("weight", 1) for variant in variants)
        return [
            ((v["id"], *{**plain, **v.get("set", {})}.values(), *counts), v.get("weight", 1) / total) for v in variants
        ]

    def risen(self, state, slots):
        if not slots:
            return state
        state = list(state)
        for slot in slots:
            state[slot] = min(state[slot] + 1, self.caps[slot])
        return tuple(state)

    def entered(self, turn, state):
        return self.risen(state, turn.rises)

    def answered(self, reply, state):
        """The state after a reply or silence: counts rise, then set, then add, then clamp."""
        state = list(self.risen(state, reply.rises))
        for slot, value, amount, low, high in reply.changes:
            if value is not None:
                state[slot] = value
            if low is not None:
                state[slot] = max(low, min(high, state[slot] + amount))
        return tuple(state)

    def decided(self, reply, state):
        """Where a reply leads from the state after it: [(turn or ending, probability)], empty for a soft lock."""
        for rule in self.rules:
            if holds(rule.when, state):
                return [(rule.to, 1.0)]
        return shares(reply.ways, state)

    def available(self, turn, state):
        return tuple(r for r in turn.replies if not (r.once is not None and state[r.once]) and holds(r.when, state))

    def arrival(self, name, state):
        """Entering a turn: (state with its visit counted, replies offered, ways on by itself)."""
        key = (name, state)
        if key not in self.arrivals:
            turn = self.turns[name]
            state = self.entered(turn, state)
            offered = self.available(turn, state)
            ways = [] if offered or turn.ways is None else shares(turn.ways, state)
            self.arrivals[key] = (state, offered, ways)
        return self.arrivals[key]


class Move(NamedTuple):
    """A reply given in a position: targets as decided, and where the play comes to rest after that."""

    reply: Reply
    state: tuple
    targets: list
    outcomes: dict  # position index, ending id or Halt -> probability


class Position(NamedTuple):
    turn: str
    state: tuple
    moves: list  # one for each reply offered
    silence: Move | None


class Positions:
    """Every position reachable by replies and silences, whatever `limit` says."""

    def __init__(self, model, most=20000):
        self.model, self.most = model, most
        self.index, self.known, self.flights = {}, [], {}
        self.pairs = set()
        self.start = {}
        for state, share in model.starts():
            for outcome, part in self.flight(model.scenario["start"], state).items():
                self.start[outcome] = self.start.get(outcome, 0.0) + share * part
        self.list = []
        while len(self.list) < len(self.known):
            self.list.append(self.position(*self.known[len(self.list)]))

    def position(self, name, state, offered):
        silence = self.model.turns[name].silence
        moves = [self.move(name, reply, state) for reply in offered]
        return Position(name, state, moves, self.move(name, silence, state) if silence else None)

    def move(self, turn, reply, state):
        after = self.model.answered(reply, state)
        targets = self.model.decided(reply, after)
        return Move(reply, after, targets, self.landing(targets, after) or {Halt(turn, False): 1.0})

    def landing(self, targets, state):
        result = {}
        for target, share in targets:
            for outcome, part in self.flight(target, state).items():
                result[outcome] = result.get(outcome, 0.0) + share * part
        return result

    def flight(self, target, state):
        """Where entering the target ends, turns that go on by themselves followed: outcome -> probability."""
        key = (target, state)
        if key not in self.flights:
            self.flights[key] = self.fly({key: 1.0})
        return self.flights[key]

    def fly(self, front):
        outcomes, model = {}, self.model
        for run in range(LONGEST_RUN + 1):
            further = {}
            for (target, state), share in front.items():
                if target in model.endings:
                    outcomes[target] = outcomes.get(target, 0.0) + share
                    continue
                state, offered, ways = model.arrival(target, state)
                self.pairs.add((target, state))
                if offered:
                    outcome = self.number(target, state, offered)
                elif not ways or run == LONGEST_RUN:
                    outcome = Halt(target, bool(ways))
                else:
                    for to, part in ways:
                        further[to, state] = further.get((to, state), 0.0) + share * part
                    continue
                outcomes[outcome] = outcomes.get(outcome, 0.0) + share
            if len(self.pairs) > self.most:
                raise TooMany(len(self.pairs))
            front = further
        return outcomes

    def number(self, turn, state, offered):
        key = (turn, state)
        if key not in self.index:
            self.index[key] = len(self.known)
            self.known.append((turn, state, offered))
        return self.index[key]


def typical_shares(position):
    """How likely typical play takes each reply offered."""
    weights = [exp(move.reply.mean_level) for move in position.moves]
    return [weight / sum(weights) for weight in weights]


def random_shares(position):
    return [1 / len(position.moves)] * len(position.moves)
