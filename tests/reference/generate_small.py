"""Random valid scenarios small enough to be enumerated: few values, many loops, few words, so that much looks alike."""
from generate import MOODS, OBJECTIONS, OUTCOMES, SKILLS, Writer

WORDS = ["Hm.", "Go on.", "And what would that cost?", "We have one already."]


class SmallWriter(Writer):
    """Writes with a small choice of counts to read, because every count read multiplies the states."""

    def __init__(self, random):
        super().__init__(random, OBJECTIONS)
        self.numbers, self.flags, self.variants, self.counts = [], [], [], []
        self.trap = set()

    def words(self):
        return self.random.choice(WORDS)

    # -- conditions
    def integer(self, depth=0):
        """A sum that reads counts with one sign only: differences of counts have no end."""
        r = self.random
        kinds = ["variable"] * 3 * bool(self.numbers) + ["count"] * 2 * bool(self.counts)
        kind = r.choice(kinds or ["number"])
        if kind == "number":
            return str(r.randint(-1, 3))
        if kind == "variable":
            name = r.choice(self.numbers)
            return f"{name} {r.choice('+-')} {r.choice(self.numbers)}" if self.chance(0.2) else name
        if self.chance(0.8):
            return r.choice(self.counts)
        other = r.choice(self.numbers or ["1"])
        return r.choice([f"{r.choice(self.counts)} + {r.choice(self.counts)}", f"({r.choice(self.counts)}) - {other}"])

    def truth(self, depth=0):
        r = self.random
        kinds = ["compare"] * 6 + ["flag", "variant"]
        kind = r.choice(kinds + ["and", "or", "not", "equal", "constant"] * (depth == 0))
        if kind == "compare":
            return f"{self.integer()} {r.choice(['<', '<=', '>', '>=', '==', '!='])} {r.randint(0, 2)}"
        if kind == "flag" and self.flags:
            return r.choice(self.flags)
        if kind == "variant" and self.variants:
            return f"variant {r.choice(['==', '!='])} '{r.choice(self.variants)}'"
        if kind in ("and", "or"):
            return f"{self.truth(1)} {kind} {self.truth(1)}"
        if kind == "not":
            return f"not {self.truth(1)}"
        if kind == "equal":
            return f"({self.truth(1)}) {r.choice(['==', '!='])} ({self.truth(1)})"
        return "true" if kind == "constant" and self.chance(0.2) else f"{self.integer()} > 0"

    def rule(self, state):
        """Mostly one that holds seldom: a rule that always holds leaves nothing of the scenario."""
        name = self.random.choice(self.numbers + self.counts + [""])
        if not name:
            return f"{self.truth(1)} and {self.truth(1)}"
        bound = state[name]["max"] if name in state else self.random.randint(2, 3)
        return f"{name} {self.random.choice(['==', '>='])} {bound}"

    # -- parts
    def line(self):
        if self.chance(0.5):
            return self.words()
        line = self.maybe_when({"text": self.words()}, 0.4)
        if self.chance(0.2):
            line["mood"] = self.random.choice(MOODS[:2])
        if self.chance(0.1):
            line["by"] = "The boss"
        if self.chance(0.4):
            line["variants"] = [self.words() for _ in range(self.random.randint(0, 2))]
        return line

    def target(self, home):
        if home in self.trap:
            return self.random.choice(sorted(self.trap))
        if self.chance(self.end_share):
            return self.random.choice(self.endings)
        return self.random.choice(self.turns if home is None or self.chance(0.6) else self.after(home))

    def after(self, home):
        return self.turns[self.turns.index(home) + 1 :] or self.endings

    def next(self, home=None):
        if self.chance(0.25):
            return self.target(home)
        entries = []
        for _ in range(self.random.randint(1, 3)):
            entry = self.maybe_when({"to": self.target(home)}, 0.4)
            if self.variants and self.chance(0.25):  # what the trainee can't see decides
                entry["when"] = f"variant == '{self.random.choice(self.variants)}'"
            if self.chance(0.85):
                entry["weight"] = self.random.choice([1, 1, 2, 3, 97])
            entries.append(entry)
        if all("when" in entry for entry in entries) and self.chance(0.9):
            entries.append({"to": self.target(home)})
        return entries

    def consequence(self, entry, home):
        r = self.random
        if self.chance(0.7):
            entry["levels"] = {s: r.randint(0, 4) for s in r.sample(self.skills, r.randint(0, len(self.skills)))}
        if self.chance(0.08):
            entry["ethics"] = r.choice(["warn", "breach"])
        if self.numbers and self.chance(0.75):
            entry["add"] = {r.choice(self.numbers): r.choice([-2, -1, 1, 1, 2])}
        if self.chance(0.3):
            entry["set"] = {v: self.chance(0.5) for v in r.sample(self.flags, min(1, len(self.flags)))}
            entry["set"].update({v: r.randint(0, 2) for v in self.numbers[:1] if self.chance(0.5)})
        if self.chance(0.3):
            entry["reaction"] = self.line()
        entry["next"] = self.next(home)
        return entry

    def turn(self, name):
        turn = {"says": [self.line() for _ in range(self.random.choice([0, 0, 1, 1, 2]))]}
        if self.chance(0.4):
            turn["objection"] = {"id": self.random.choice(self.objections)}
        replies = [r for r in self.replies if r.startswith(name + "-")]
        if replies:
            turn["replies"] = [self.reply(reply, name) for reply in replies]
            if self.chance(0.25):
                turn["seconds"], turn["silence"] = 20, self.consequence({}, name)
        conditional = all("when" in r or r.get("once") for r in turn.get("replies", []))
        if not replies or self.chance(0.9 if conditional else 0.1):
            turn["next"] = self.next(name)
        return turn

    def reply(self, name, home):
        reply = self.maybe_when({"id": name, "text": f"I say {name}"}, 0.25)
        if self.chance(0.15):
            reply["once"] = True
        return self.consequence(reply, home)

    def counts_to_read(self):
        r = self.random
        every = [f"visited('{r.choice(self.turns)}')", f"said('{r.choice(self.objections)}')"]
        every += [f"chosen('{r.choice(self.replies)}')"] * 2 if self.replies else []
        return r.sample(every, r.choice([0, 1, 1, 2])) + ["replies"] * self.chance(0.15)


def small_scenario(random):
    """Every feature that section 10 speaks of turns up; endings are near enough for plays of a few replies."""
    writer = SmallWriter(random)
    writer.turns = [f"t{i}" for i in range(random.choice([3, 4, 5, 6, 7, 8]))]
    writer.replies = [
        f"{t}-r{i}"
        for t in writer.turns
        if t == "t0" or random.random() < 0.85
        for i in range(random.choice([1, 2, 2, 3, 3]))
    ]
    writer.endings = [f"e{i}" for i in range(random.randint(2, 4))]
    writer.variants = [f"v{i}" for i in range(random.choice([0, 1, 2, 3, 4]))]
    writer.skills = random.sample(SKILLS, random.randint(1, 3))
    writer.end_share = random.choice([0.08, 0.12, 0.2])
    writer.counts = writer.counts_to_read()
    if random.random() < 0.1:
        writer.trap = set(random.sample([t for t in writer.turns[1:] if f"{t}-r0" in writer.replies] or ["t0"], 1))
    state = variables(random, writer)
    made = {
        "format": "riposte.scenario/1",
        "id": "made-up",
        "version": 1,
        "language": "en",
        "title": "Made up",
        "skills": {s: random.choice([1, 1, 2, 3, 0.5, 0.7]) for s in writer.skills},
        "state": state,
        "start": "t0" if random.random() < 0.8 else random.choice(writer.turns),
        "turns": {t: writer.turn(t) for t in writer.turns},
        "endings": {
            e: {"outcome": random.choice(OUTCOMES), "good": i % 2 == 0, "text": "Bye."}
            for i, e in enumerate(writer.endings)
        },
        "limit": random.choice([2, 3, 5, 8, 12]),
    }
    if writer.variants:
        made["variants"] = [variant(random, writer, state, v) for v in writer.variants]
    if random.random() < 0.4:
        made["rules"] = [{"when": writer.rule(state), "to": writer.target(None)} for _ in range(random.randint(1, 2))]
    return made


def variables(random, writer):
    """Ranges are small, so that clamping is the rule; some begin below nought."""
    state = {}
    for name in random.sample(["trust", "irritation", "asked", "late"], random.choice([0, 1, 2, 3, 4, 4])):
        if random.random() < 0.4:
            state[name] = {"start": random.random() < 0.5}
            writer.flags.append(name)
        else:
            low, high = random.choice([(0, 2), (0, 3), (-1, 1), (-2, 2), (0, 5), (-3, 9)])
            state[name] = {"start": random.randint(low, high), "min": low, "max": high}
            writer.numbers.append(name)
    return state


def variant(random, writer, state, name):
    made = {"id": name}
    if random.random() < 0.6:
        made["weight"] = random.choice([1, 2, 9])
    if random.random() < 0.7:
        made["set"] = {flag: random.random() < 0.5 for flag in writer.flags[:1]}
        made["set"].update({n: random.randint(state[n]["min"], state[n]["max"]) for n in writer.numbers[:1]})
    return made
