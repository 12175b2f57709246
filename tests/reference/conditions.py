"""Conditions of section 7, translated to Python once, and how far the counts they read need following."""
import ast

from play import TOKEN

COUNTS = ("visited", "chosen", "said")
SYMBOLS = {"and", "or", "not"}
CONSTANTS = {"true": "True", "false": "False"}


def tokens(text):
    """(kind, text) as play.TOKEN groups them: 1 digits, 2 name, 3 text, 4 symbol."""
    text, position = text.rstrip(), 0
    while position < len(text):
        match = TOKEN.match(text, position)
        assert match, (text, position)
        yield match.lastindex, match.group(match.lastindex)
        position = match.end()


def counts_read(text):
    """The counts a condition reads: ("visited", "turn") and so on, and ("replies", "")."""
    found, before = set(), [(0, ""), (0, "")]
    for kind, word in tokens(text):
        if kind == 3 and before[0][0] == 2 and before[0][1] in COUNTS and before[1][1] == "(":
            found.add((before[0][1], word))
        if kind == 2 and word == "replies":
            found.add(("replies", ""))
        before = [before[1], (kind, word)]
    return found


def to_python(text, slots):
    """The condition as a Python expression over a tuple `s`; `slots` maps names and counts to places in it.

    The grammar agrees with Python's once names are places: `not` binds looser than a comparison, comparisons
    are never chained.
    """
    words, result, at = list(tokens(text)), [], 0
    while at < len(words):
        kind, word = words[at]
        if kind == 2 and word in COUNTS and at + 1 < len(words) and words[at + 1][1] == "(":
            result.append(f"s[{slots[word, words[at + 2][1]]}]")
            at += 4
            continue
        if kind == 1:
            word = str(int(word))
        elif kind == 3:
            word = repr(word)
        elif kind == 2 and word in CONSTANTS:
            word = CONSTANTS[word]
        elif kind == 2 and word not in SYMBOLS:
            word = f"s[{slots['replies', ''] if word == 'replies' else slots[word]}]"
        result.append(word)
        at += 1
    return " ".join(result)


def compiled(text, slots):
    return eval(f"lambda s: {to_python(text, slots)}")  # noqa: S307 - of our own making, from a valid scenario


class Unbounded(Exception):
    """A comparison that tells apart arbitrarily high counts, such as a difference of two."""


def linear(node):
    """{slot: factor, None: constant} of a sum of integers, or None where the node is no such sum."""
    if isinstance(node, ast.Constant):
        return {None: node.value} if type(node.value) is int else None
    if isinstance(node, ast.Subscript):
        return {node.slice.value: 1, None: 0}
    if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.USub):
        inner = linear(node.operand)
        return inner and {slot: -factor for slot, factor in inner.items()}
    if isinstance(node, ast.BinOp):
        left, right = linear(node.left), linear(node.right)
        if left is None or right is None:
            return None
        sign = 1 if isinstance(node.op, ast.Add) else -1
        for slot, factor in right.items():
            left[slot] = left.get(slot, 0) + sign * factor
        return left
    return None


def caps(texts, slots, counts, bounds):
    """Per count read, a number above which no comparison of `texts` can tell two values apart.

    A comparison says the sign of  sum of factor × count + rest.  With all factors of one sign and |rest| at most
    B, the sign is settled as soon as one of its counts is B + 1; so a count may stop there. `bounds` holds the
    largest magnitude of each integer variable, by slot. Factors of both signs: Unbounded.
    """
    result = {slots[count]: 0 for count in counts}
    for text in texts:
        for node in ast.walk(ast.parse(to_python(text, slots), mode="eval")):
            if not isinstance(node, ast.Compare):
                continue
            form = linear(ast.BinOp(node.left, ast.Sub(), node.comparators[0]))
            if form is None:
                continue
            factors = {slot: factor for slot, factor in form.items() if slot in result and factor}
            if len({factor > 0 for factor in factors.values()}) > 1:
                raise Unbounded(text)
            rest = abs(form.pop(None))
            rest += sum(abs(f) * bounds.get(slot, 0) for slot, f in form.items() if slot not in result)
            for slot in factors:
                result[slot] = max(result[slot], rest + 1)
    return result
