"""A text with marks set into it and stretches that look different, cut into runs."""

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator
from functools import cached_property
from itertools import pairwise

from annotator.model.sheet import Run
from annotator.model.span import Span


class MarkedText:
    """Marks are set first (places in code points), then runs are cut; nothing of the text is lost between."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._turns: dict[int, list[tuple[str, int]]] = {}
        self._starts: dict[int, list[Run]] = {}
        self._ends: dict[int, list[Run]] = {}
        """Set behind the code point before the place: they stay with what they end."""

    def look(self, start: int, end: int, name: str) -> None:
        """Give a stretch a look."""
        self._turns.setdefault(start, []).append((name, 1))
        self._turns.setdefault(end, []).append((name, -1))

    def enclose(self, span: Span, before: list[Run], after: list[Run]) -> None:
        """Set marks around a stretch, inside of those that were set at its edges before."""
        self._starts.setdefault(span.start, []).extend(before)
        self._ends[span.end] = [*after, *self._ends.get(span.end, ())]

    def precede(self, place: int, mark: Run) -> None:
        """Set a mark before what begins at a place, inside of those that were set there before."""
        self._starts.setdefault(place, []).append(mark)

    def follow(self, place: int, mark: Run) -> None:
        """Set a mark behind what ends at a place."""
        self._ends.setdefault(place, []).append(mark)

    def runs(self, span: Span) -> tuple[Run, ...]:
        """Cut a stretch into runs, with the marks in it and at its edges."""
        return tuple(self._cut(span))

    def _cut(self, span: Span) -> Iterator[Run]:
        places, looks = self._settled
        inside = places[bisect_right(places, span.start) : bisect_left(places, span.end)]
        for start, end in pairwise((span.start, *inside, span.end)):
            yield from self._starts.get(start, ())
            yield Run(self._text[start:end], looks[bisect_right(places, start)])
            yield from self._ends.get(end, ())

    @cached_property
    def _settled(self) -> tuple[list[int], list[frozenset[str]]]:
        """Places where anything changes, and the looks before the first of them and behind each."""
        places = sorted({*self._turns, *self._starts, *self._ends})
        count: Counter[str] = Counter()
        looks: list[frozenset[str]] = [frozenset()]
        for place in places:
            for name, step in self._turns.get(place, ()):
                count[name] += step
            looks.append(frozenset(name for name in count if count[name] > 0))
        return places, looks
