"""Splits a text into the blocks a text view lays out, without moving a single position."""

from __future__ import annotations

from array import array
from bisect import bisect_right
from dataclasses import dataclass

SOFT_LIMIT = 3000
"""Code points after which a long paragraph is broken; Qt's line breaking is quadratic in its length."""

_SHOWN_AS = {
    "\r": "\u240d",
    "\u2029": "\n",
    "\ufdd0": "\ufffd",
    "\ufdd1": "\ufffd",
    "\ufffc": "\ufffd",
    "\x00": "\ufffd",
}
"""Characters to which QTextDocument gives a meaning of its own, and what stands for them, one for one."""

_BREAKABLE = (" ", "\t", "\u3000", "\u2003", "\u2009")


@dataclass(frozen=True, slots=True)
class Blocks:
    """Where the blocks of a text lie; between two of them stands one code point."""

    starts: array[int]
    """Code point at which each block starts; the first is 0."""
    soft: frozenset[int]
    """Indexes of the blocks that only continue the paragraph before them."""
    size: int
    """Code points of the whole text."""

    def index_at(self, position: int) -> int:
        """Index of the block that holds `position` (code points); its end and line feed belong to it."""
        return bisect_right(self.starts, position) - 1

    def length(self, index: int) -> int:
        """Code points of a block without its line feed."""
        if index + 1 < len(self.starts):
            return self.starts[index + 1] - 1 - self.starts[index]
        return self.size - self.starts[index]


def split_softly(text: str, limit: int = SOFT_LIMIT) -> tuple[str, Blocks]:
    """Break `text` at its line feeds, and paragraphs longer than `limit` code points at a blank.

    Return the text as it is to be shown, of exactly the length of `text` and with a line feed between two
    blocks, and where the blocks lie. A stretch without any blank is not broken.
    """
    shown = text
    for character, stand_in in _SHOWN_AS.items():
        shown = shown.replace(character, stand_in)
    starts = array("L", [0])
    soft: set[int] = set()
    breaks: list[int] = []
    begin = 0
    size = len(shown)
    while True:
        end = shown.find("\n", begin)
        end = size if end < 0 else end
        while end - begin > limit:
            cut = _blank_near(shown, begin, end, limit)
            if cut < 0:
                break
            breaks.append(cut)
            begin = cut + 1
            soft.add(len(starts))
            starts.append(begin)
        if end == size:
            break
        begin = end + 1
        starts.append(begin)
    return _with_line_feeds(shown, breaks), Blocks(starts, frozenset(soft), size)


def _blank_near(shown: str, begin: int, end: int, limit: int) -> int:
    """Return the position of the last blank within `limit`, or of the next one after it, or -1."""
    cut = max(shown.rfind(blank, begin + 1, begin + limit) for blank in _BREAKABLE)
    if cut < 0:
        found = [shown.find(blank, begin + limit, end - 1) for blank in _BREAKABLE]
        cut = min((position for position in found if position >= 0), default=-1)
    return cut


def _with_line_feeds(shown: str, breaks: list[int]) -> str:
    if not breaks:
        return shown
    parts: list[str] = []
    begin = 0
    for cut in breaks:
        parts.append(shown[begin:cut])
        begin = cut + 1
    parts.append(shown[begin:])
    return "\n".join(parts)
