"""Review values by brute-force conditioning: what each reply was worth, as far as could be known when it was given."""
from play import LONGEST_RUN, Play, Refused
from positions import SILENCE

LABELS = ((0.02, "best"), (0.06, "good"), (0.12, "inaccuracy"), (0.25, "mistake"))
NO_EFFECT = 0.02
TIE = 1e-9  # win chances nearer than this are alike


class WatchedPlay(Play):
    """A play together with what its trainee sees: the lines since the last input, with their speakers."""

    def __init__(self, scenario, seed):
        self.heard = []
        super().__init__(scenario, seed)

    def speak(self, line):
        before = len(self.events)
        super().speak(line)
        if len(self.events) > before:
            event = self.events[-1]
            self.heard.append((event["text"], event["mood"], None if isinstance(line, str) else line.get("by")))

    def take(self, name):
        self.heard, kept = [], self.heard
        try:
            super().take(name)
        except Refused:
            self.heard = kept
            raise


def fits(lines, state, heard, at):
    """The place in `heard` after the lines that are spoken in this state, or None where they were not heard."""
    for line in lines:
        if line.when is not None and not line.when.holds(state):
            continue
        if at == len(heard):
            return None
        text, mood, by = heard[at]
        if text not in line.wordings or mood != line.mood or by != line.by:
            return None
        at += 1
    return at


class Belief:
    """Hidden positions that fit what was visible so far, with their probability together with it."""

    def __init__(self, positions):
        self.positions, self.model = positions, positions.model
        self.weights = None  # position -> weight; before the first decision, none

    def total(self):
        return sum(self.weights.values())

    def mean(self, value):
        """Average of value(position)."""
        return sum(weight * value(self.positions.list[state]) for state, weight in self.weights.items()) / self.total()

    def begin(self, heard, offered):
        first = self.model.scenario["start"]
        self.weights = self.follow([(first, state, share, 0) for state, share in self.model.starts()], heard, offered)

    def step(self, name, heard, offered):
        """After the input `name`, these lines were heard and these replies offered."""
        front = []
        for index, weight in self.weights.items():
            position = self.positions.list[index]
            move = taken(position, name)
            reaction = [move.reply.reaction] if move.reply.reaction else []
            at = fits(reaction, move.state, heard, 0)
            if at is not None:
                front += [(to, move.state, weight * share, at) for to, share in move.targets]
        self.weights = self.follow(front, heard, offered)

    def follow(self, front, heard, offered):
        """Enters turns until replies are offered, and keeps what was heard and offered."""
        found, model = {}, self.model
        front_by_place = merged(front)
        for run in range(LONGEST_RUN + 1):
            further = []
            for (target, state, at), share in front_by_place.items():
                if target in model.endings:
                    continue
                state, available, ways = model.arrival(target, state)
                at = fits(model.turns[target].lines, state, heard, at)
                if at is None:
                    continue
                if available:
                    if at == len(heard) and {r.id for r in available} == offered:
                        index = self.positions.index[target, state]
                        found[index] = found.get(index, 0.0) + share
                elif run < LONGEST_RUN:
                    further += [(to, state, share * part, at) for to, part in ways]
            front_by_place = merged(further)
        return found


def merged(front):
    result = {}
    for target, state, share, at in front:
        result[target, state, at] = result.get((target, state, at), 0.0) + share
    return result


def taken(position, name):
    """The move for an input. Reply ids are unique, so positions that offer the same replies are in one turn."""
    return position.silence if name == SILENCE else next(m for m in position.moves if m.reply.id == name)


def review(analysis, seed, inputs):
    """One entry per input; Refused where the play does not take one.

    Two keys are no part of the contract: `borderline` says that the label hangs on a rounding, `hidden` how many
    positions with different win chances fitted.
    """
    play = WatchedPlay(analysis.model.scenario, seed)
    belief = Belief(analysis.positions)
    entries = []
    for number, name in enumerate(inputs):
        offered = set(play.offered)
        if not offered:
            raise Refused(name)
        if number == 0:
            belief.begin(play.heard, offered)
        else:
            belief.step(inputs[number - 1], play.heard, offered)
        play.take(name)
        entries.append(judged(analysis, belief, name))
    return entries


def judged(analysis, belief, name):
    some = analysis.positions.list[next(iter(belief.weights))]
    after = {}
    for given in [m.reply.id for m in some.moves] + ([name] if name == SILENCE else []):
        after[given] = belief.mean(lambda position: analysis.left_by(taken(position, given)))
    replies = {m.reply.id: m.reply for m in some.moves}
    highest = max(after[given] for given in replies)
    best = best_reply(replies, after, highest)
    loss = highest - after[name]
    index = analysis.positions.index
    return {
        "reply": name,
        "before": belief.mean(lambda position: analysis.typical_win[index[position.turn, position.state]]),
        "after": after[name],
        "loss": loss,
        "label": label(taken(some, name).reply.ethics, loss, list(after.values())),
        "best": best,
        "hidden": len({round(analysis.typical_win[state], 9) for state in belief.weights}),
        "borderline": borderline(loss, list(after.values())),
    }


def best_reply(replies, after, highest):
    """Highest win chance, ties by mean level, then file order."""
    tied = [given for given in replies if after[given] > highest - TIE]
    return max(tied, key=lambda given: replies[given].mean_level)


def label(ethics, loss, leaving):
    """`leaving`: the win chance that each choice leaves; for a silence, its own among them."""
    if ethics == "breach":
        return "blunder"
    if ethics != "warn" and max(leaving) - min(leaving) < NO_EFFECT:
        return "no-effect"
    found = next((name for bound, name in LABELS if loss < bound), "blunder")
    return "inaccuracy" if ethics == "warn" and found in ("best", "good") else found


def borderline(loss, leaving):
    spread = max(leaving) - min(leaving)
    return abs(spread - NO_EFFECT) < TIE or any(abs(loss - bound) < TIE for bound, _ in LABELS)
