"""Things that lie on stretches of a text, found by the stretch that they overlap."""

from collections.abc import Iterator
from typing import Generic, TypeVar

from annotator.model.span import Span, Target

_BLOCK = 1024
"""Code points of a block, by which things are looked up."""

Thing = TypeVar("Thing")


class Overlaps(Generic[Thing]):
    """Things by the stretches (code points) on which they lie."""

    def __init__(self) -> None:
        self._blocks: dict[int, dict[int, tuple[Span, Thing]]] = {}
        self._count = 0

    def add(self, span: Span, thing: Thing) -> None:
        """Let a thing lie on a stretch."""
        for block in _blocks(span):
            self._blocks.setdefault(block, {})[self._count] = span, thing
        self._count += 1

    def over(self, span: Span) -> Iterator[Thing]:
        """Yield what lies over a part of a stretch, in the order in which it was added."""
        found = {
            number: thing
            for block in _blocks(span)
            for number, (own, thing) in self._blocks.get(block, {}).items()
            if own.overlaps(span)
        }
        yield from (found[number] for number in sorted(found))


def _blocks(span: Span) -> range:
    return range(span.start // _BLOCK, (span.end - 1) // _BLOCK + 1)


def common(one: Target, other: Target) -> int:
    """Return how many code points two targets have in common."""
    return sum(max(0, min(span.end, own.end) - max(span.start, own.start)) for span in one for own in other)


def size(target: Target) -> int:
    """Return the code points of a target."""
    return sum(map(len, target))
