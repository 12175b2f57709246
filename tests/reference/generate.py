"""Random valid scenarios that use every feature of section 2 to 9, and few endings, so that plays are long."""

OBJECTIONS = ["brush-off.not-interested", "price.too-high", "brush-off.send-email"]
SKILLS = ["listen", "acknowledge", "clarify", "next-step", "composure"]
OUTCOMES = ["won-step", "deferred-dated", "qualified-out", "lost-polite", "burned"]
MOODS = ["neutral", "friendly", "interested", "wary", "impatient", "irritated", "angry", "worried", "sad", "amused"]
BOUND = 2**31


class Writer:
    def __init__(self, random, objections):
        self.random, self.objections = random, objections
        self.word = 0

    def chance(self, share):
        return self.random.random() < share

    def text(self):
        self.word += 1
        return self.random.choice(["words {}", "“words” {} — \\ \"q\" \u2028", "слова {} 🙂"]).format(self.word)

    # -- conditions
    def integer(self, depth=0):
        r = self.random
        kinds = ["number", "variable", "replies", "visited", "chosen", "said"]
        if depth < 3:
            kinds += ["sum", "sum", "bracket"]
        kind = r.choice(kinds)
        if kind == "number":
            return str(r.choice([0, 1, 2, 3, 5, 40, 50, 60, 100, -1, -7, BOUND, -BOUND, r.randint(-99, 99)]))
        if kind == "variable":
            return r.choice(self.numbers) if self.numbers else "0"
        if kind == "visited":
            return f"visited('{r.choice(self.turns)}')"
        if kind == "chosen":
            return f"chosen('{r.choice(self.replies)}')" if self.replies else "replies"
        if kind == "said":
            return f"said( '{r.choice(self.objections)}' )"
        if kind == "sum":
            return f"{self.integer(depth + 1)}{r.choice(['+', '-', ' + ', ' - '])}{self.integer(depth + 1)}"
        if kind == "bracket":
            return f"({self.integer(depth + 1)})"
        return kind

    def truth(self, depth=0):
        r = self.random
        kinds = ["compare", "compare", "compare", "flag", "variant", "constant"]
        if depth < 3:
            kinds += ["and", "or", "not", "bracket", "equal"]
        kind = r.choice(kinds)
        if kind == "compare":
            return f"{self.integer(1)} {r.choice(['<', '<=', '>', '>=', '==', '!='])} {self.integer(1)}"
        if kind == "flag":
            return r.choice(self.flags) if self.flags else "true"
        if kind == "variant":
            return f"variant {r.choice(['==', '!='])} '{r.choice(self.variants + ['', 'nobody'])}'"
        if kind == "constant":
            return r.choice(["true", "false"])
        if kind == "and" or kind == "or":
            return f"{self.truth(depth + 1)} {kind} {self.truth(depth + 1)}"
        if kind == "not":
            return f"not ({self.truth(depth + 1)})" if self.chance(0.5) else f"not {self.truth(9)}"
        if kind == "equal":
            return f"({self.truth(depth + 1)}) {r.choice(['==', '!='])} ({self.truth(depth + 1)})"
        return f"({self.truth(depth + 1)})"

    def maybe_when(self, entry, share):
        if self.chance(share):
            entry["when"] = self.truth()
        return entry

    # -- parts
    def line(self):
        if self.chance(0.4):
            return self.text()
        line = self.maybe_when({"text": self.text()}, 0.4)
        if self.chance(0.5):
            line["mood"] = self.random.choice(MOODS)
        if self.chance(0.5):
            line["variants"] = [self.text() for _ in range(self.random.randint(0, 3))]
        return line

    def target(self):
        return self.random.choice(self.endings if self.chance(self.end_share) else self.turns)

    def next(self):
        if self.chance(0.3):
            return self.target()
        entries = []
        for _ in range(self.random.randint(1, 5)):
            entry = self.maybe_when({"to": self.target()}, 0.5)
            if self.chance(0.6):
                entry["weight"] = self.random.choice([1, 1, 2, 3, 7, 1000, BOUND])
            entries.append(entry)
        if self.chance(0.7):  # most lists end in a way that is always open
            entries.append({"to": self.target()} if self.chance(0.5) else {"to": self.target(), "weight": 1})
        return entries

    def consequence(self, entry):
        r = self.random
        if self.chance(0.6):
            entry["levels"] = {s: r.randint(0, 4) for s in r.sample(self.skills, r.randint(0, len(self.skills)))}
        if self.chance(0.08):
            entry["ethics"] = r.choice(["warn", "breach"])
        if self.numbers and self.chance(0.6):
            entry["add"] = {v: r.choice([-BOUND, BOUND, -60, -9, -1, 0, 3, 8, 70]) for v in r.sample(self.numbers, 1)}
        if self.chance(0.4):
            entry["set"] = {}
            for v in r.sample(self.numbers, min(len(self.numbers), r.randint(0, 2))):
                entry["set"][v] = r.choice([-BOUND, BOUND, -5, 0, 41, 120])
            for v in r.sample(self.flags, min(len(self.flags), r.randint(0, 1))):
                entry["set"][v] = self.chance(0.5)
        if self.chance(0.4):
            entry["reaction"] = self.line()
        entry["next"] = self.next()
        return entry

    def turn(self, name):
        turn = {"says": [self.line() for _ in range(self.random.randint(0, 3))]}
        if self.chance(0.4):
            turn["objection"] = {"id": self.random.choice(self.objections)}
        replies = [r for r in self.replies if r.startswith(name + "-")]
        if replies:
            turn["replies"] = []
            for reply in replies:
                entry = self.maybe_when({"id": reply, "text": self.text()}, 0.3)
                if self.chance(0.25):
                    entry["once"] = self.chance(0.8)
                turn["replies"].append(self.consequence(entry))
            if self.chance(0.3):
                turn["seconds"], turn["silence"] = 20, self.consequence({})
        if not replies or self.chance(0.4):
            turn["next"] = self.next()
        return turn


def variables(random, writer):
    state = {}
    for name in random.sample(["trust", "irritation", "_x", "Budget2", "asked", "late", "andy"], random.randint(0, 6)):
        if random.random() < 0.35:
            state[name] = {"start": random.random() < 0.5}
            writer.flags.append(name)
            continue
        low, high = random.choice([(None, None), (0, 100), (-10, 10), (-BOUND, BOUND), (None, BOUND), (-5, None), (7, 7)])
        variable = {"start": random.choice([low if low is not None else 0, high if high is not None else 100])}
        variable.update({k: v for k, v in (("min", low), ("max", high)) if v is not None})
        state[name] = variable
        writer.numbers.append(name)
    return state


def scenario(random):
    writer = Writer(random, OBJECTIONS)
    writer.numbers, writer.flags = [], []
    state = variables(random, writer)
    count = random.randint(1, 7)
    writer.turns = [f"t{i}" for i in range(count)]
    writer.replies = [f"{t}-r{i}" for t in writer.turns if random.random() < 0.8 for i in range(random.randint(1, 4))]
    writer.endings = [f"e{i}" for i in range(random.randint(1, 3))]
    writer.variants = [f"v-{i}" for i in range(random.choice([0, 0, 1, 2, 4]))]
    writer.skills = random.sample(SKILLS, random.randint(1, len(SKILLS)))
    writer.end_share = random.choice([0.02, 0.15, 0.4])
    made = {
        "format": "riposte.scenario/1",
        "id": "made-up",
        "version": 1,
        "language": "en",
        "title": "Made up",
        "skills": {s: random.choice([1, 2, 3, 0.1, 0.2, 0.7, 2.5, 1e-3, 17]) for s in writer.skills},
        "state": state,
        "start": random.choice(writer.turns),
        "turns": {t: writer.turn(t) for t in writer.turns},
        "endings": {
            e: {"outcome": random.choice(OUTCOMES), "good": random.random() < 0.5, "text": writer.text()}
            for e in writer.endings
        },
        "limit": random.choice([1, 2, 5, 12, 40]),
    }
    if writer.variants:
        made["variants"] = []
        for v in writer.variants:
            variant = {"id": v}
            if random.random() < 0.6:
                variant["weight"] = random.choice([1, 2, 9, BOUND])
            if random.random() < 0.6:
                variant["set"] = {f: random.random() < 0.5 for f in writer.flags[:1]}
                variant["set"].update({n: random.choice(edges(state[n])) for n in writer.numbers[:2]})
            made["variants"].append(variant)
    if random.random() < 0.5:
        made["rules"] = [
            {"when": writer.truth(1 if random.random() < 0.5 else 0), "to": writer.target()}
            for _ in range(random.randint(1, 2))
        ]
    if random.random() < 0.8:
        made["pass"] = {"level": random.choice([0, 1, 2, 2.5, 3, 4, 1.75]), "good_ending": random.random() < 0.5}
    return made


def edges(variable):
    return [variable.get("min", 0), variable.get("max", 100)]
