"""Positions of other programs, in UTF-16 units, UTF-8 bytes or with CR LF, and ours, converted both ways."""

import re
from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from typing import Literal

Unit = Literal["code points", "utf-16", "utf-8"]
"""What another program counts."""

_WIDE = {
    "code points": re.compile("\r\n"),
    "utf-16": re.compile("\r\n|[\U00010000-\U0010ffff]"),
    "utf-8": re.compile("\r\n|[^\x00-\x7f]"),
}
"""What takes more than one unit."""


class UnitMap:
    """Converts positions between one way of counting and code points of the text with LF for each CR LF or CR.

    A position within a character, or between CR and LF, counts as the start of both; one after the end as the end.
    """

    __slots__ = ("_behind", "_length", "_points", "_starts")

    def __init__(self, text: str, unit: Unit) -> None:
        """`text` is what the other program counts in, with its own line ends; it holds no lone surrogate."""
        self._points: array[int] = array("L")
        """Code points of what takes more than one unit."""
        self._starts: array[int] = array("L")
        """Units at which each of them starts."""
        self._behind: array[int] = array("L", [0])
        """Units more than code points, before each of them and at last in all."""
        folded = 0
        for found in _WIDE[unit].finditer(text):
            point = found.start() - folded
            self._points.append(point)
            self._starts.append(point + self._behind[-1])
            self._behind.append(self._behind[-1] + _width(found.group(), unit) - 1)
            folded += len(found.group()) - 1
        self._length = len(text) - folded

    def to_units(self, position: int) -> int:
        """Units before `position` (code points)."""
        return position + self._behind[bisect_left(self._points, position)]

    def to_points(self, position: int) -> int:
        """Code points before `position` (units)."""
        known = bisect_right(self._starts, position)
        point = position - self._behind[known]
        return min(max(point, self._points[known - 1]) if known else point, self._length)


def likeliest_map(
    raw: str, text: str, units: Sequence[Unit], agreeing: Callable[[UnitMap], int], told: int
) -> UnitMap:
    """How a file counts, by the words that it says stand at its positions: as most of them agree.

    `raw` is the text with its own line ends and `text` the same with LF; `agreeing` says for how many of the
    `told` words a way of counting leads to them. Where two agree as often, the first of `units` in `raw` holds.
    """
    best, most = UnitMap(raw, units[0]), -1
    for unit in units:
        for counted in (raw, text):
            places = UnitMap(counted, unit)
            agreed = agreeing(places)
            if agreed > most:
                best, most = places, agreed
            if most == told:
                return best
    return best


def _width(found: str, unit: Unit) -> int:
    """Units that a match takes."""
    if unit == "utf-8":
        return len(found.encode("utf-8"))
    return 2
