"""A stretch of text, in code points."""

from collections.abc import Iterable
from dataclasses import dataclass

from annotator.model.errors import InvalidRange


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Half-open stretch `[start, end)` of a text, counted in Unicode code points; never empty."""

    start: int
    end: int

    def __post_init__(self) -> None:
        """Refuse a stretch without text."""
        if self.start < 0 or self.end <= self.start:
            raise InvalidRange(
                f"The range {self.start}:{self.end} holds no text; give a start that lies before its end."
            )

    def __len__(self) -> int:
        """Length in code points."""
        return self.end - self.start

    def overlaps(self, other: "Span") -> bool:
        """Whether both share at least one code point."""
        return self.start < other.end and other.start < self.end

    def contains(self, other: "Span") -> bool:
        """Whether every code point of `other` lies in this one."""
        return self.start <= other.start and other.end <= self.end

    def without(self, others: Iterable["Span"]) -> "list[Span]":
        """What of this stretch lies in none of the others, in text order; nothing if they cover it."""
        left: list[Span] = []
        start = self.start
        for other in sorted(others):
            if start < min(other.start, self.end):
                left.append(Span(start, min(other.start, self.end)))
            start = max(start, other.end)
        if start < self.end:
            left.append(Span(start, self.end))
        return left


Target = tuple[Span, ...]
"""One or more spans that make one tag, in text order, not touching each other."""


def target_of(*pairs: tuple[int, int]) -> Target:
    """Return the target of `(start, end)` pairs: sorted, with touching and overlapping spans joined.

    Raises InvalidRange for an empty pair or no pair at all.
    """
    spans = sorted(Span(start, end) for start, end in pairs)
    if not spans:
        raise InvalidRange("A tag needs at least one range of text; select some text first.")
    joined = [spans[0]]
    for span in spans[1:]:
        if span.start <= joined[-1].end:
            joined[-1] = Span(joined[-1].start, max(joined[-1].end, span.end))
        else:
            joined.append(span)
    return tuple(joined)
