"""Positions in code points (the model's) and in UTF-16 code units (Qt's), converted both ways."""

import re
from array import array
from bisect import bisect_left

_ASTRAL = re.compile("[\U00010000-\U0010ffff]")


class Utf16Map:
    """Converts positions of one text; free of cost when no code point lies beyond the basic plane."""

    __slots__ = ("_astral", "_astral_units")

    def __init__(self, text: str) -> None:
        """Look for code points that take two code units; `text` must hold no lone surrogate."""
        self._astral: array[int] = array("L")
        """Code points of the astral characters."""
        self._astral_units: array[int] = array("L")
        """Code units at which they start."""
        if text.isascii() or len(text.encode("utf-16-le")) == 2 * len(text):
            return
        for count, found in enumerate(_ASTRAL.finditer(text)):
            self._astral.append(found.start())
            self._astral_units.append(found.start() + count)

    @property
    def is_identity(self) -> bool:
        """Whether both ways of counting agree everywhere."""
        return not self._astral

    def to_units(self, position: int) -> int:
        """Code units before `position` (code points)."""
        if not self._astral:
            return position
        return position + bisect_left(self._astral, position)

    def to_points(self, position: int) -> int:
        """Code points before `position` (code units); the middle of a pair counts as its start."""
        if not self._astral:
            return position
        pairs = bisect_left(self._astral_units, position)
        if pairs and self._astral_units[pairs - 1] == position - 1:
            return self._astral[pairs - 1]
        return position - pairs
