"""How overlapping stretches become properly nested elements: which parts open and close where."""

from collections import defaultdict
from collections.abc import Iterable
from typing import NamedTuple


class Stretch(NamedTuple):
    """What one tag covers of a paragraph, in code points of it; a lower `rank` prefers to lie outside."""

    start: int
    end: int
    rank: int


class Step(NamedTuple):
    """At `position`, close so many elements, then open those of these ranks, outermost first."""

    position: int
    closes: int
    opens: tuple[int, ...]


def nested(stretches: Iterable[Stretch]) -> list[Step]:
    """Return the steps that write stretches, which may overlap in any way, as nested elements.

    Where a stretch ends, everything opened inside it is closed as well; what goes on is opened again as a
    further part. What ends later is opened further outside, so that little is split. The cost is linear in
    the number of parts that are opened.
    """
    starting: dict[int, list[Stretch]] = defaultdict(list)
    positions: set[int] = set()
    for stretch in stretches:
        starting[stretch.start].append(stretch)
        positions.update((stretch.start, stretch.end))
    steps = []
    stack: list[Stretch] = []
    for position in sorted(positions):
        keep = next((depth for depth, stretch in enumerate(stack) if stretch.end == position), len(stack))
        closed = stack[keep:]
        going_on = [stretch for stretch in closed if stretch.end > position]
        opened = sorted(
            going_on + starting.get(position, []), key=lambda stretch: (-stretch.end, stretch.rank)
        )
        stack[keep:] = opened
        steps.append(Step(position, len(closed), tuple(stretch.rank for stretch in opened)))
    return steps
