"""What can be met within `limit` replies, silences included, by brute force: the ground that findings must stand on.

facts(positions) gives, with every list sorted:
  "turns", "endings"            ids that some play enters
  "offered"                     ids of replies that some play is offered
  "conditions": {pointer: {"asked": [...], "kept": [...]}}
                                for every condition of the file, the values (false, true) it has in plays;
                                "asked": where its value decides something (rules until the first that holds, entries
                                of a `next` until the draw is settled, replies not used up); "kept": wherever its
                                list is read, "asked" among them. Both empty: its place is never reached
  "soft_locks": {turn: n}       turns in which a play halts for want of a way on, and the fewest replies that get there
  "runaways"                    turns in which a play halts after 100 turns left by their own next
  "traps"                       turns of positions from which nothing, not even a silence, leads to an ending or halt
  "traps_without_silence"       the same for plays without silence: where `unending` begins
"""
from chain import can_reach
from play import LONGEST_RUN
from positions import Halt


class Witness:
    """Plays breadth first: a position is met with the fewest replies first, so nothing within `limit` is missed."""

    def __init__(self, positions):
        self.positions, self.model = positions, positions.model
        self.turns, self.endings, self.offered, self.met = set(), set(), set(), set()
        self.halts = {}  # halt -> fewest replies that lead to it
        self.given = 0
        self.asked, self.kept = {}, {}
        self.list_conditions()
        self.walk()

    def list_conditions(self):
        for turn in self.model.turns.values():
            lines = [line.when for line in turn.lines]
            ways = [way.when for way in turn.ways or ()]
            for reply in (*turn.replies, *([turn.silence] if turn.silence else [])):
                ways += [reply.when, *(way.when for way in reply.ways)]
                lines += [reply.reaction.when] if reply.reaction else []
            self.declare(lines + ways + list(turn.causes))
        self.declare([rule.when for rule in self.model.rules])

    def declare(self, conditions):
        for condition in filter(None, conditions):
            self.asked[condition.pointer], self.kept[condition.pointer] = set(), set()

    def walk(self):
        first = self.model.scenario["start"]
        front = self.enter({(first, state) for state, _ in self.model.starts()})
        for self.given in range(1, self.model.limit + 1):
            arriving = set()
            for state in front:
                position = self.positions.list[state]
                for move in position.moves + ([position.silence] if position.silence else []):
                    arriving |= self.give(position.turn, move)
            if self.given == self.model.limit:  # nothing is entered any more
                self.endings |= {target for target, _ in arriving if target in self.model.endings}
            else:
                front = self.enter(arriving)

    def give(self, turn, move):
        """Where a reply leads, with the state it leaves."""
        if move.reply.reaction:
            self.ask(move.reply.reaction.when, move.state)
        if not self.read_rules(move.state):
            self.read_ways(move.reply.ways, move.state)
        if not move.targets:
            self.halts.setdefault(Halt(turn, False), self.given)
        return {(target, move.state) for target, _ in move.targets}

    def enter(self, front):
        """Follows turns to where replies are offered; gives positions that are new."""
        found = set()
        for run in range(LONGEST_RUN + 1):
            further = set()
            for target, state in front:
                if target in self.model.endings:
                    self.endings.add(target)
                    continue
                state, offered, ways = self.model.arrival(target, state)
                self.look_round(self.model.turns[target], state, not offered)
                if offered:
                    found.add(self.positions.index[target, state])
                elif not ways or run == LONGEST_RUN:
                    self.halts.setdefault(Halt(target, bool(ways)), self.given)
                else:
                    further |= {(to, state) for to, _ in ways}
            front = further
        found -= self.met
        self.met |= found
        return found

    def look_round(self, turn, state, left_by_itself):
        self.turns.add(turn.id)
        for line in turn.lines:
            self.ask(line.when, state)
        for cause in turn.causes:
            self.ask(cause, state)
        for reply in turn.replies:
            used_up = reply.once is not None and state[reply.once]
            self.ask(reply.when, state, decides=not used_up)
        self.offered |= {reply.id for reply in self.model.available(turn, state)}
        if left_by_itself and turn.ways is not None:
            self.read_ways(turn.ways, state)

    def ask(self, condition, state, decides=True):
        if condition is None:
            return True
        value = condition.holds(state)
        self.kept[condition.pointer].add(value)
        if decides:
            self.asked[condition.pointer].add(value)
        return value

    def read_rules(self, state):
        decided = False
        for rule in self.model.rules:
            decided |= self.ask(rule.when, state, decides=not decided)
        return decided

    def read_ways(self, ways, state):
        first = None
        for way in ways:
            settled = first is not None and (first.weight is None or way.weight is None)
            if self.ask(way.when, state, decides=not settled) and first is None:
                first = way


def traps(positions, with_silence):
    """Indexes of positions from which neither an ending nor a halt can be reached."""
    rows = []
    for position in positions.list:
        moves = position.moves + ([position.silence] if position.silence and with_silence else [])
        rows.append({to for move in moves for to in move.outcomes})
    return set(range(len(rows))) - can_reach(rows, lambda end: True)


def facts(positions):
    met = Witness(positions)

    def turns_of(states):
        return sorted({positions.list[state].turn for state in states})

    return {
        "turns": sorted(met.turns),
        "endings": sorted(met.endings),
        "offered": sorted(met.offered),
        "conditions": {p: {"asked": sorted(met.asked[p]), "kept": sorted(met.kept[p])} for p in met.asked},
        "soft_locks": {halt.turn: given for halt, given in sorted(met.halts.items()) if not halt.runaway},
        "runaways": sorted({halt.turn for halt in met.halts if halt.runaway}),
        "traps": turns_of(traps(positions, True) & met.met),
        "traps_without_silence": turns_of(traps(positions, False) & met.met),
    }
