"""Puts the pieces of text that a page of a PDF draws together as lines, each with its place on the page.

A PDF says where glyphs stand, not what is a line. Pieces on one base line, drawn from left to right, are one;
the order of the lines is that in which the page draws them, which for columns is the order of reading.
"""

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from annotator.text.normalising import with_joined_surrogates

_BLANKS = re.compile(r"\s+")
_LIGATURES = str.maketrans({"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"})
_NARROW, _WIDE = frozenset("iljtfrI.,:;'’‘|!()[]- "), frozenset("mwMW—…%@")
_RAISED = 0.6
"""How far, in sizes of the type, the number of a note may stand above or below its line."""
_CELL = 2.0
"""Gap, in sizes of the type, that sets the cells of a table apart."""

_LONGEST_LINE = 10_000
_DOUBT = 0.15
"""Share by which the guessed width of what stands before may be too small."""

Matrix = Sequence[float]


@dataclass(frozen=True, slots=True)
class PdfLine:
    """One line: its text, the page from 0, where it begins, the size of its type; in points, y upwards."""

    text: str
    page: int
    x: float
    y: float
    size: float

    @property
    def width(self) -> float:
        """About how wide it is, in points; widths of glyphs are guessed."""
        return _ems(self.text) * self.size


@dataclass(slots=True)
class PageLines:
    """Collects the pieces of one page."""

    page: int
    lines: list[PdfLine] = field(default_factory=list)
    _text: str = ""
    _at: tuple[float, float, float] = (0.0, 0.0, 0.0)
    _end: float = 0.0

    def add(self, text: str, cm: Matrix, tm: Matrix, _font: object, size: float) -> None:
        """Take the next piece, as pypdf hands it over (PDF 32000-1, 9.4.4: text space times user space)."""
        words = text.strip("\n")
        if words.strip():
            x, y, type_size = _placed(cm, tm, size)
            if self._text and not self._continues(x, y, type_size):
                self.finish()
            if not self._text:
                self._at = (x, y, type_size)
            elif x - self._end > _CELL * type_size + _DOUBT * (self._end - self._at[0]):
                self._text += "\t"
            self._text += _BLANKS.sub(" ", words)
            self._end = x + _ems(words) * type_size
        elif words and self._text:
            self._text += " "
        if text.endswith("\n"):
            self.finish()

    def finish(self) -> None:
        """End the line that is being put together."""
        cells = (cell.strip() for cell in self._text.split("\t"))
        text = "\t".join(filter(None, cells)).translate(_LIGATURES)
        text = with_joined_surrogates(re.sub(" +", " ", text))
        if text:
            x, y, size = self._at
            self.lines.append(PdfLine(text, self.page, x, y, size))
        self._text = ""

    def _continues(self, x: float, y: float, size: float) -> bool:
        """Whether a piece stands on the line, to the right of where that begins; a line without end is ended."""
        left, base, first = self._at
        if len(self._text) > _LONGEST_LINE:
            return False
        return abs(y - base) < _RAISED * max(size, first) and x >= left


def _placed(cm: Matrix, tm: Matrix, size: float) -> tuple[float, float, float]:
    """Return x, y and size of the type on the page."""
    a, b, c, d, e, f = cm
    x, y = tm[4], tm[5]
    across, up = tm[2] * a + tm[3] * c, tm[2] * b + tm[3] * d
    placed = (x * a + y * c + e, x * b + y * d + f, abs(size) * math.hypot(across, up))
    return placed if all(map(math.isfinite, placed)) else (0.0, 0.0, 0.0)


def _ems(text: str) -> float:
    """About how wide a text is, in sizes of its type."""
    return sum(
        0.28 if char in _NARROW else 0.85 if char in _WIDE else 0.66 if char.isupper() else 0.52
        for char in text
    )
