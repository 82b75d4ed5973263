"""A passage as one article has it, in pieces: the words that differ, and a few around each of them."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from annotator.model.passage import Place
from annotator.model.span import Span

MISSING = "▴"
"""Stands where an article lacks words."""
CONTEXT = "context"
"""Kind of a piece that stands around the passage."""
WHOLE = 400
"""Code points up to which a passage that stands by itself is shown with all its words."""
_AROUND = 4
"""Words shown before and after words that differ."""
_BLANKS = re.compile(r"\s+")


class Piece(NamedTuple):
    """Some words, and what kind of difference they are; empty where all articles agree."""

    words: str
    kind: str = ""


def excerpt(text: str, span: Span, readings: Sequence[tuple[str, Place]], whole: int = 0) -> list[Piece]:
    """Return a passage with its readings, `(kind, place)` in text order.

    What agrees is shortened in a passage of more than `whole` code points.
    """
    pieces: list[Piece] = []
    at = span.start
    for kind, (start, end) in readings:
        pieces += Piece(text[at:start]), Piece(text[start:end] or MISSING, kind)
        at = end
    pieces.append(Piece(text[at : span.end]))
    shown = [Piece(_BLANKS.sub(" ", words), kind) for words, kind in pieces]
    if readings and len(span) > whole:
        last = len(shown) - 1
        for place in range(0, last + 1, 2):
            words = _shortened(shown[place].words, open_left=place == 0, open_right=place == last)
            shown[place] = Piece(words)
    return [piece for piece in shown if piece.words]


def _shortened(words: str, *, open_left: bool, open_right: bool) -> str:
    """Shorten what lies between two readings, or before the first or after the last one."""
    parts = words.split(" ")
    if open_left:
        return words if len(parts) <= _AROUND + 1 else "… " + " ".join(parts[-_AROUND - 1 :])
    if open_right:
        return words if len(parts) <= _AROUND + 1 else " ".join(parts[: _AROUND + 1]) + " …"
    if len(parts) <= 2 * _AROUND + 3:
        return words
    return " ".join(parts[: _AROUND + 1]) + " … " + " ".join(parts[-_AROUND - 1 :])
