"""Packs things that occupy intervals of one line into as few lanes as first-fit gives."""

from collections.abc import Sequence

Interval = tuple[float, float]


def packed(occupied: Sequence[Sequence[Interval]], gap: float = 0.0) -> list[int]:
    """Return for each thing the lowest lane where none of its intervals meets one of an earlier thing.

    A thing is one or more intervals `(left, right)`; `gap` is kept free to the right of each. The order
    given is the order of choice: whoever comes first lies nearest the text.
    """
    lanes: list[list[Interval]] = []
    chosen: list[int] = []
    for intervals in occupied:
        lane = next(
            (index for index, taken in enumerate(lanes) if not _collide(taken, intervals, gap)), len(lanes)
        )
        if lane == len(lanes):
            lanes.append([])
        lanes[lane].extend(intervals)
        chosen.append(lane)
    return chosen


def _collide(taken: Sequence[Interval], wanted: Sequence[Interval], gap: float) -> bool:
    for left, right in wanted:
        for other_left, other_right in taken:
            if left < other_right + gap and other_left < right + gap:
                return True
    return False
