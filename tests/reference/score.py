"""Lowest and highest overall score, by carrying every sum that plays within the limit can have recorded."""


class Sums:
    """{weight recorded so far: [lowest points, highest points]}.

    Of plays that stand in one position after as many replies with the same weight, only those with the fewest and
    the most points can end lowest and highest: what follows adds alike to all of them.
    """

    def __init__(self):
        self.points = {}

    def meet(self, other, points, weight):
        for before, (low, high) in other.points.items():
            known = self.points.get(before + weight)
            if known is None:
                self.points[before + weight] = [low + points, high + points]
            else:
                known[0] = min(known[0], low + points)
                known[1] = max(known[1], high + points)


def score_range(positions):
    """(lowest, highest) overall before the cap, silence included; (None, None) where no play records a level.

    Over plays that reach an ending, or their limit; halted plays have no end.
    """
    model, ended = positions.model, Sums()
    nothing = Sums()
    nothing.points[0] = [0, 0]
    layer = {to: nothing for to in positions.start if isinstance(to, int)}
    for given in range(1, model.limit + 1):
        following = {}
        for state, sums in layer.items():
            position = positions.list[state]
            for move in position.moves + ([position.silence] if position.silence else []):
                for to in next_places(move, given == model.limit, model):
                    place = ended if to is None else following.setdefault(to, Sums())
                    place.meet(sums, move.reply.points, move.reply.weight)
        layer = following
    recorded = [(low / weight, high / weight) for weight, (low, high) in ended.points.items() if weight]
    if not recorded:
        return None, None
    return min(low for low, _ in recorded), max(high for _, high in recorded)


def next_places(move, last, model):
    """Positions that a move can lead to, and None for the end of the play; a halt is neither."""
    if last:
        return {None} if move.targets else set()
    return {to if isinstance(to, int) else None for to in move.outcomes if isinstance(to, (int, str))}
