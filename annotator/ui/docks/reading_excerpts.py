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
    if len(span) <= whole:
        return _pieces(text, span, readings)
    pieces: list[Piece] = []
    at = span.start
    for kind, place in readings:
        pieces.append(Piece(_between(text[at : place[0]], open_left=not pieces)))
        pieces.append(Piece(_BLANKS.sub(" ", text[place[0] : place[1]]) or MISSING, kind))
        at = place[1]
    rest = text[at : span.end]
    pieces.append(
        Piece(_between(rest, open_left=False, open_right=True) if pieces else _BLANKS.sub(" ", rest))
    )
    return [piece for piece in pieces if piece.words]


def _pieces(text: str, span: Span, readings: Sequence[tuple[str, Place]]) -> list[Piece]:
    pieces: list[Piece] = []
    at = span.start
    for kind, (start, end) in [*readings, ("", (span.end, span.end))]:
        pieces.append(Piece(_BLANKS.sub(" ", text[at:start])))
        pieces.append(Piece(_BLANKS.sub(" ", text[start:end]) or (MISSING if kind else ""), kind))
        at = end
    return [piece for piece in pieces if piece.words]


def _between(text: str, *, open_left: bool, open_right: bool = False) -> str:
    """Shorten what lies between two readings, or before the first or after the last one."""
    words = _BLANKS.sub(" ", text)
    parts = words.split(" ")
    if open_left:
        return words if len(parts) <= _AROUND + 1 else "… " + " ".join(parts[-_AROUND - 1 :])
    if open_right:
        return words if len(parts) <= _AROUND + 1 else " ".join(parts[: _AROUND + 1]) + " …"
    if len(parts) <= 2 * _AROUND + 3:
        return words
    return " ".join(parts[: _AROUND + 1]) + " … " + " ".join(parts[-_AROUND - 1 :])
