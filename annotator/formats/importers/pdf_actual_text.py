"""Reads the words that a PDF states for glyphs which don't tell them (PDF 32000-1, 14.9.4, *Replacement text*).

Ligatures, hyphens at the end of a line and glyphs that a font lacks are often drawn so.
"""

from collections.abc import MutableSequence
from typing import Any

_PLACES = {b"Tj": 0, b"TJ": 0, b"'": 0, b'"': 2}
"""Which operand of an operator shows text."""


class ActualText:
    """Puts stated words in the place of the first glyphs they stand for, and nothing in that of the others."""

    def __init__(self) -> None:
        """Begin outside every stretch with stated words."""
        self._open: list[str | None] = []
        """Words stated for the stretches that are open, None where none are; empty once they are said."""

    def before(self, operator: bytes, operands: Any) -> None:
        """Take one step of drawing, whose operands may be changed."""
        if operator in (b"BDC", b"BMC"):
            self._open.append(_stated(operands))
        elif operator == b"EMC":
            if self._open:
                self._open.pop()
        elif operator in _PLACES and isinstance(operands, MutableSequence):
            self._say(operands, operator)

    def _say(self, operands: MutableSequence[Any], operator: bytes) -> None:
        from pypdf.generic import ArrayObject, TextStringObject

        level = next((n for n, words in enumerate(self._open) if words is not None), None)
        place = _PLACES[operator]
        if level is None or len(operands) <= place:
            return
        words = TextStringObject(self._open[level])
        self._open[level] = ""
        operands[place] = ArrayObject([words]) if operator == b"TJ" else words


def _stated(operands: Any) -> str | None:
    """Return the words in the properties of a stretch."""
    if not isinstance(operands, list) or len(operands) < 2 or not isinstance(operands[1], dict):
        return None
    words = operands[1].get("/ActualText")
    if isinstance(words, bytes):
        return _decoded(words)
    return str(words) if isinstance(words, str) else None


def _decoded(data: bytes) -> str:
    if data.startswith(b"\xfe\xff"):
        return data[2:].decode("utf-16-be", "replace")
    if data.startswith(b"\xef\xbb\xbf"):
        return data[3:].decode("utf-8", "replace")
    return data.decode("latin-1")
