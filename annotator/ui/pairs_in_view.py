"""Which pairs of shared passages have an end on the screen, and how many lie above and below it."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import accumulate

from annotator.model.span import Span

Pair = tuple[Span, Span, int]
"""The same passage in the left and in the right article, and its number."""


class _Side:
    """One article's ends of the pairs, found by where they stand."""

    def __init__(self, spans: Sequence[Span]) -> None:
        self._spans = spans
        self._order = sorted(range(len(spans)), key=lambda index: spans[index])
        self._starts = [spans[index].start for index in self._order]
        self._reach = list(accumulate((spans[index].end for index in self._order), max))
        self._ends = sorted(span.end for span in spans)

    def touching(self, seen: Span) -> list[int]:
        first = bisect_right(self._reach, seen.start)
        last = bisect_left(self._starts, seen.end)
        return [at for at in self._order[first:last] if self._spans[at].end > seen.start]

    def above(self, seen: Span) -> int:
        return bisect_right(self._ends, seen.start)

    def below(self, seen: Span) -> int:
        return len(self._starts) - bisect_left(self._starts, seen.end)


class PairsInView:
    """Built once for two articles; each question takes a time that grows with what is on the screen."""

    def __init__(self, pairs: Sequence[Pair] = ()) -> None:
        self._pairs = pairs
        self._sides = _Side([pair[0] for pair in pairs]), _Side([pair[1] for pair in pairs])

    def __len__(self) -> int:
        return len(self._pairs)

    def shown(self, left: Span, right: Span) -> list[Pair]:
        """Return the pairs of which at least one end is seen; `left` and `right` are what is on the screen."""
        found = {*self._sides[0].touching(left), *self._sides[1].touching(right)}
        return [self._pairs[at] for at in sorted(found)]

    def hidden(self, left: Span, right: Span) -> tuple[tuple[int, int], tuple[int, int]]:
        """Return how many pairs without an end on the screen lie above and below it, left and right."""
        lefts, rights = [], []
        for here, there, _number in self.shown(left, right):
            lefts.append(here)
            rights.append(there)
        counts = []
        for side, seen, ends in zip(self._sides, (left, right), (lefts, rights), strict=True):
            above = side.above(seen) - sum(end.end <= seen.start for end in ends)
            below = side.below(seen) - sum(end.start >= seen.end for end in ends)
            counts.append((above, below))
        return counts[0], counts[1]

    def nearest_hidden(self, place: int, away: int, left: Span, right: Span) -> int:
        """Return the number of the nearest pair without an end on the screen that lies above (-1) or below (1).

        `place` is 0 for the left article and 1 for the right one; 0 stands for none.
        """
        seen = (left, right)[place]
        shown = {number for _here, _there, number in self.shown(left, right)}
        ends = [(pair[1] if place else pair[0], pair[2]) for pair in self._pairs if pair[2] not in shown]
        if away < 0:
            return max(((end.end, number) for end, number in ends if end.end <= seen.start), default=(0, 0))[
                1
            ]
        return min(((end.start, number) for end, number in ends if end.start >= seen.end), default=(0, 0))[1]
