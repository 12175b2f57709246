"""Holds the findings of `ripostectl analyze` against what brute force has seen (facts.py): none false, none missing.

Where the page leaves a choice, both are taken: a condition whose value differs only where nothing asks for it may be
reported or not; so may what stands in turns that no play enters.
"""
from positions import SILENCE, Halt


class Judge:
    def __init__(self, scenario, positions, seen, findings):
        self.scenario, self.positions, self.seen = scenario, positions, seen
        self.by_code = {}
        for finding in findings:
            self.by_code.setdefault(finding["code"], []).append(finding)
        self.faults = []

    def compare(self, code, found, possible, certain):
        """`found` ids must be among the possible ones and hold all the certain ones."""
        self.faults += [f"{code}: {name} is reported and is not so" for name in sorted(set(found) - set(possible))]
        self.faults += [f"{code}: {name} is missing" for name in sorted(set(certain) - set(found))]

    def of(self, code, key):
        return [finding.get(key) for finding in self.by_code.get(code, [])]

    def judge(self):
        self.soft_locks()
        self.never_offered()
        self.conditions()
        self.unreachable()
        self.traps()
        self.no_good_ending()
        return self.faults

    def soft_locks(self):
        locks = self.seen["soft_locks"]
        self.compare("graph-soft-lock", self.of("graph-soft-lock", "turn"), [*locks, *self.seen["runaways"]], locks)
        for finding in self.by_code.get("graph-soft-lock", []):
            inputs, turn = finding.get("play"), finding.get("turn")
            if turn not in locks or not isinstance(inputs, list) or not all(isinstance(i, str) for i in inputs):
                continue
            if turn not in halts_after(self.positions, inputs):
                self.faults.append(f"graph-soft-lock: the play {inputs} can't halt in {turn}")
            elif len(inputs) != locks[turn]:
                self.faults.append(f"graph-soft-lock: {turn} is reached by {locks[turn]} replies, not {len(inputs)}")

    def never_offered(self):
        replies = {t: [r["id"] for r in turn.get("replies", [])] for t, turn in self.scenario["turns"].items()}
        offered = set(self.seen["offered"])
        possible = {r for ids in replies.values() for r in ids} - offered
        certain = {r for t in self.seen["turns"] for r in replies[t]} - offered
        self.compare("reply-never-offered", self.of("reply-never-offered", "reply"), possible, certain)

    def conditions(self):
        for code, value in (("condition-never", False), ("condition-always", True)):
            met = self.seen["conditions"].items()
            possible = {pointer for pointer, values in met if (not value) not in values["asked"]}
            certain = {pointer for pointer, values in met if values["asked"] == values["kept"] == [value]}
            found = [self.with_indexes(pointer) for pointer in self.of(code, "pointer")]
            self.compare(code, found, possible, certain)

    def with_indexes(self, pointer):
        """A pointer that names a reply by its id, as translations do, with its index instead."""
        parts = (pointer or "").split("/")
        if len(parts) > 4 and parts[1] == "turns" and parts[3] == "replies" and not parts[4].isdigit():
            ids = [reply["id"] for reply in self.scenario["turns"].get(parts[2], {}).get("replies", [])]
            if parts[4] in ids:
                parts[4] = str(ids.index(parts[4]))
        return "/".join(parts)

    def unreachable(self):
        found = set()
        for finding in self.by_code.get("graph-unreachable", []):
            place = (finding.get("pointer") or "").split("/")
            found.add(finding.get("ending") or finding.get("turn") or (place[2] if len(place) > 2 else "?"))
        reached = {*self.seen["turns"], *self.seen["endings"]}
        never = {*self.scenario["turns"], *self.scenario["endings"]} - reached
        self.compare("graph-unreachable", found, never, never)

    def traps(self):
        found = self.of("graph-trap-loop", "turn")
        self.compare("graph-trap-loop", found, self.seen["traps_without_silence"], [])
        if self.seen["traps"] and not found:
            self.faults.append(f"graph-trap-loop: {', '.join(self.seen['traps'])} is missing")

    def no_good_ending(self):
        good = [e for e in self.seen["endings"] if self.scenario["endings"][e]["good"]]
        if bool(self.by_code.get("graph-no-good-ending")) == bool(good):
            self.faults.append(f"graph-no-good-ending: the good endings that plays reach are {good}")


def halts_after(positions, inputs):
    """Turns in which a play with these inputs may halt, chance resolved either way."""
    reached = set(positions.start)
    for name in inputs:
        further = set()
        for state in (s for s in reached if isinstance(s, int)):
            position = positions.list[state]
            silent = [position.silence] if name == SILENCE and position.silence else []
            for move in silent or [m for m in position.moves if m.reply.id == name]:
                further |= set(move.outcomes)
        reached = further
    return {end.turn for end in reached if isinstance(end, Halt)}
