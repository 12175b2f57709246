"""Markov chains solved by strongly connected components, by elimination that adds and divides positive numbers only.

A chain is a list of rows {next: probability}; a `next` that is an int is a state of the chain, anything else ends
it. Eliminating states as Grassmann, Taksar and Heyman do, taking 1 − p from the other ways out instead of by
subtraction, loses no digits however rarely a loop is left.
"""
from heapq import heapify, heappop, heappush
from math import inf

ENOUGH_BETTER = 1e-13


def inside(row):
    return {to: share for to, share in row.items() if isinstance(to, int)}


def components(rows):
    """Strongly connected components, each after all those it leads to (Tarjan, without recursion)."""
    number, lowest, stack, on_stack, found = {}, {}, [], set(), []
    for root in range(len(rows)):
        if root in number:
            continue
        work = [(root, iter(inside(rows[root])))]
        number[root] = lowest[root] = len(number)
        stack.append(root)
        on_stack.add(root)
        while work:
            state, ways = work[-1]
            for to in ways:
                if to not in number:
                    number[to] = lowest[to] = len(number)
                    stack.append(to)
                    on_stack.add(to)
                    work.append((to, iter(inside(rows[to]))))
                    break
                if to in on_stack:
                    lowest[state] = min(lowest[state], number[to])
            else:
                work.pop()
                if work:
                    above = work[-1][0]
                    lowest[above] = min(lowest[above], lowest[state])
                if lowest[state] == number[state]:
                    component = [stack.pop()]
                    while component[-1] != state:
                        component.append(stack.pop())
                    on_stack.difference_update(component)
                    found.append(component)
    return found


class Block:
    """One component with its states eliminated one after the other, fewest neighbours first."""

    def __init__(self, rows, states):
        members = set(states)
        ways = {s: {to: p for to, p in rows[s].items() if to in members} for s in states}
        leaving = {s: sum(p for to, p in rows[s].items() if to not in members) for s in states}
        from_ = {s: set() for s in states}
        for state in states:
            for to in ways[state]:
                from_[to].add(state)
        self.steps = []  # (state, 1 − p, {to: ratio}, {from: probability}), in order of elimination
        self.closed = not any(leaving.values())
        if self.closed:
            return
        queue = [(len(ways[s]) * len(from_[s]), s) for s in states]
        heapify(queue)
        while queue:
            cost, state = heappop(queue)
            now = len(ways[state]) * len(from_[state])
            if now > cost:  # it has more neighbours than when it was queued
                heappush(queue, (now, state))
            else:
                self.eliminate(state, ways, leaving, from_)

    def eliminate(self, state, ways, leaving, from_):
        ways[state].pop(state, None)
        from_[state].discard(state)
        away = sum(ways[state].values()) + leaving[state]
        ratio = {to: p / away for to, p in ways[state].items()}
        into = {}
        for other in from_[state]:
            share = into[other] = ways[other].pop(state)
            leaving[other] += share * leaving[state] / away
            for to, part in ratio.items():
                ways[other][to] = ways[other].get(to, 0.0) + share * part
                from_[to].add(other)
        for to in ratio:
            from_[to].discard(state)
        self.steps.append((state, away, ratio, into))

    def values(self, gain):
        """v = gain + P v."""
        gain, value = dict(gain), {}
        for state, away, _, into in self.steps:
            gain[state] /= away
            for other, share in into.items():
                gain[other] += share * gain[state]
        for state, _, ratio, _ in reversed(self.steps):
            value[state] = gain[state] + sum(part * value[to] for to, part in ratio.items())
        return value

    def visits(self, inflow):
        """x = inflow + Pᵀ x."""
        inflow, visits = dict(inflow), {}
        for state, _, ratio, _ in self.steps:
            for to, part in ratio.items():
                inflow[to] += inflow[state] * part
        for state, away, _, into in reversed(self.steps):
            visits[state] = (inflow[state] + sum(visits[other] * share for other, share in into.items())) / away
        return visits


class Chain:
    def __init__(self, rows):
        self.rows = rows
        self.order = components(rows)
        self.blocks = [Block(rows, states) for states in self.order]

    def values(self, worth):
        """Expected worth of what ends the chain, from each state; `worth(end)`; never ending is worth 0."""
        value = [0.0] * len(self.rows)
        for states, block in zip(self.order, self.blocks):
            if block.closed:
                continue
            members = set(states)
            away = {s: {to: p for to, p in self.rows[s].items() if to not in members} for s in states}
            gain = {s: expected(row, value, worth) for s, row in away.items()}
            for state, found in block.values(gain).items():
                value[state] = found
        return value

    def visits(self, start):
        """Expected number of visits to each state; infinite where the chain comes and never leaves."""
        visits = [0.0] * len(self.rows)
        inflow = [0.0] * len(self.rows)
        for state, share in start.items():
            inflow[state] += share
        for states, block in zip(reversed(self.order), reversed(self.blocks)):
            if not any(inflow[s] for s in states):
                continue
            found = {s: inf for s in states} if block.closed else block.visits({s: inflow[s] for s in states})
            members = set(states)
            for state, count in found.items():
                visits[state] = count
                if not block.closed:
                    for to, share in inside(self.rows[state]).items():
                        if to not in members:
                            inflow[to] += count * share
        return visits


def value_of(to, value, worth):
    return value[to] if isinstance(to, int) else worth(to)


def can_reach(rows, wanted):
    """The states from which an end that is `wanted(end)` can be reached."""
    before = [[] for _ in rows]
    reached = set()
    for state, row in enumerate(rows):
        for to in row:
            if isinstance(to, int):
                before[to].append(state)
            elif wanted(to):
                reached.add(state)
    work = list(reached)
    while work:
        for state in before[work.pop()]:
            if state not in reached:
                reached.add(state)
                work.append(state)
    return reached


def best_values(choices, worth):
    """The highest expected worth (of ends worth 0 or more) from each state, choosing among `choices[state]`, rows.

    Policy iteration, component by component. It starts from choices that each lead nearer to an end of worth, and
    changes one only for a strictly better, so no policy on the way can be caught in a loop: in a loop that the
    changes close, values would have to rise for ever.
    """
    merged = [{to: 1.0 for row in rows for to in row} for rows in choices]
    value = [0.0] * len(choices)
    for states in components(merged):
        improve(choices, worth, value, set(states))
    return value


def improve(choices, worth, value, members):
    policy = nearing(choices, worth, value, members)
    while policy:
        block = Block(policy, list(policy))
        gain = {
            s: sum(p * value_of(to, value, worth) for to, p in row.items() if to not in policy)
            for s, row in policy.items()
        }
        for state, found in block.values(gain).items():
            value[state] = found
        better = {}
        for state, row in policy.items():
            best = max(choices[state], key=lambda choice: expected(choice, value, worth))
            if expected(best, value, worth) > expected(row, value, worth) + ENOUGH_BETTER:
                better[state] = best
        if not better:
            return
        policy.update(better)


def expected(row, value, worth):
    return sum(p * value_of(to, value, worth) for to, p in row.items())


def nearing(choices, worth, value, members):
    """For each member that can gain anything, a row that may lead nearer to an end or later member of worth."""
    policy, grown = {}, True
    while grown:
        grown = False
        for state in members - set(policy):
            for row in choices[state]:
                if any(to in policy if to in members else value_of(to, value, worth) > 0 for to in row):
                    policy[state] = row
                    grown = True
                    break
    return policy
