"""The ground on which agreement is measured: a text without its furniture, in places of its own."""

from bisect import bisect_right
from collections.abc import Iterable

from annotator.model.span import Span

Stretches = tuple[tuple[int, int], ...]
"""Half-open stretches in text order, not touching each other."""


class Ground:
    """What is left of a text when its furniture is cut out and the rest moved together; all in code points."""

    def __init__(self, characters: int, furniture: Iterable[Span] = ()) -> None:
        kept = Span(0, characters).without(furniture) if characters else []
        self._starts = [span.start for span in kept]
        self._kept: list[tuple[int, int, int]] = []
        self.characters = 0
        for span in kept:
            self._kept.append((span.start, span.end, self.characters))
            self.characters += len(span)
        self._is_whole = self.characters == characters

    def place(self, stretches: Stretches) -> Stretches:
        """Return where stretches of the text lie on the ground: nothing when all of them are furniture."""
        return stretches if self._is_whole else tuple(self._places(stretches))

    def _places(self, stretches: Stretches) -> list[tuple[int, int]]:
        found: list[tuple[int, int]] = []
        for start, end in stretches:
            number = max(0, bisect_right(self._starts, start) - 1)
            for begin, stop, here in self._kept[number:]:
                if begin >= end:
                    break
                if start < stop:
                    placed = here + max(start, begin) - begin, here + min(end, stop) - begin
                    if found and found[-1][1] == placed[0]:  # only furniture lay between
                        placed = found.pop()[0], placed[1]
                    found.append(placed)
        return found
