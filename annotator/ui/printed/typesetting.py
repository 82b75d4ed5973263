"""Cells of a sheet as lines of type, in tenths of a point, the same on every device."""

import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QTextCharFormat, QTextLayout, QTextLine, QTextOption

from annotator.model.sheet import DIFFERS, FURNITURE, MARK, STRONG, Cell, Run

POINT = 10
"""Units in a point: whole pixels of type at this size are fine enough for the eye."""
UNITS_PER_INCH = 72 * POINT

_FAMILIES = ("Noto Serif", "Liberation Serif", "DejaVu Serif", "Georgia", "Times New Roman")
_LEADING = 1.25
_GREY = QColor("#5a5a5a")
"""Small type has to stay readable on a copier."""
_GAP = 0.4
"""Lines left free where a paragraph of the article is empty."""
_ISOLATE, _END_OF_ISOLATE = "\u2067", "\u2069"
"""Around marks in a text that runs to the left, so that their letters turn nothing around and brackets do turn."""
_FEATURES = ("liga", "clig")


@dataclass(frozen=True, slots=True)
class Line:
    """One line of type, or a gap between paragraphs; its layout lives as long as it does."""

    height: float
    line: QTextLine | None = None
    layout: QTextLayout | None = None

    @property
    def width(self) -> float:
        """Of its words."""
        return self.line.naturalTextWidth() if self.line is not None else 0

    def draw(self, painter: QPainter, x: float, y: float) -> None:
        """Draw it with its top left corner at a place."""
        if self.line is not None:
            self.line.draw(painter, QPointF(x, y) - self.line.position())


def font(points: float) -> QFont:
    """The type of the page; sizes are pixels of our unit, so that no device changes a line."""
    type_ = QFont()
    type_.setFamilies(list(_FAMILIES))
    type_.setStyleHint(QFont.StyleHint.Serif)
    type_.setPixelSize(round(points * POINT))
    type_.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    for feature in _FEATURES:
        # a ligature is one glyph, and a reader that searches the page would miss its letters
        type_.setFeature(QFont.Tag(feature), 0)
    return type_


def lines(cell: Cell, width: float, points: float) -> list[Line]:
    """Set a cell in lines of at most `width`, without the empty lines at its edges."""
    found: list[Line] = []
    for paragraph in _paragraphs(cell):
        if any(run.text.strip() for run in paragraph):
            found += _set(paragraph, width, points)
        elif found and found[-1].line is not None:
            found.append(Line(points * POINT * _GAP))
    while found and found[-1].line is None:
        found.pop()
    return found


def _paragraphs(cell: Cell) -> Iterable[list[Run]]:
    paragraph: list[Run] = []
    for run in cell:
        first, *others = run.text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
        paragraph.append(Run(first, run.looks))
        for part in others:
            yield paragraph
            paragraph = [Run(part, run.looks)]
    yield paragraph


def _set(paragraph: Sequence[Run], width: float, points: float) -> list[Line]:
    right_to_left = _runs_right_to_left(paragraph)
    text, formats = "", []
    for run in paragraph:
        words = run.text.replace("\t", " ")
        if right_to_left and MARK in run.looks:
            words = f"{_ISOLATE}{words}{_END_OF_ISOLATE}"
        if run.looks and words:
            formats.append(_format(run, _units(text), _units(words), points))
        text += words
    layout = QTextLayout(text, font(points))
    option = QTextOption(Qt.AlignmentFlag.AlignRight if right_to_left else Qt.AlignmentFlag.AlignLeft)
    option.setTextDirection(
        Qt.LayoutDirection.RightToLeft if right_to_left else Qt.LayoutDirection.LeftToRight
    )
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.setFormats(formats)
    found = []
    layout.beginLayout()
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        found.append(Line(max(line.height(), points * POINT * _LEADING), line, layout))
    layout.endLayout()
    return found


def _runs_right_to_left(paragraph: Iterable[Run]) -> bool:
    """Whether the first letter that has a direction runs to the left; what was set in does not count."""
    letters = (letter for run in paragraph if MARK not in run.looks for letter in run.text)
    strong = (
        direction for direction in map(unicodedata.bidirectional, letters) if direction in ("L", "R", "AL")
    )
    return next(strong, "L") != "L"


def _units(text: str) -> int:
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def _format(run: Run, start: int, length: int, points: float) -> QTextLayout.FormatRange:
    look = QTextCharFormat()
    type_ = font(points * (0.85 if FURNITURE in run.looks else 1))
    type_.setBold(bool(run.looks & {DIFFERS, STRONG}))
    type_.setUnderline(DIFFERS in run.looks)
    look.setFont(type_)
    if FURNITURE in run.looks:
        look.setForeground(_GREY)
    if MARK in run.looks:
        look.setVerticalAlignment(QTextCharFormat.VerticalAlignment.AlignSuperScript)
    place = QTextLayout.FormatRange()
    place.start, place.length, place.format = start, length, look
    return place
