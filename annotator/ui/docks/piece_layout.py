"""Lays out words in pieces, those that differ underlined, and on a ground where another word stands."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QPainter, QTextCharFormat, QTextLayout, QTextOption

from annotator.ui.compared import SLIGHT
from annotator.ui.docks.reading_excerpts import CONTEXT, Piece
from annotator.ui.text_view.contrast import Rgb
from annotator.ui.text_view.family_colours import ground_of, line_of
from annotator.ui.text_view.scheme import Scheme, colour_of

_DIFFERING = 0.42


class PieceLayout:
    """Some pieces in one width."""

    def __init__(
        self, pieces: Sequence[Piece], look: tuple[Scheme, int], font: QFont, width: float, lines: int = 0
    ) -> None:
        """`look` is a scheme and the number (from 1) of the passage whose colour the differing words have.

        No more than `lines` lines are laid out; 0 for as many as there are.
        """
        self._ranges = _ranges(pieces, *look)
        self._layout = QTextLayout("".join(piece.words for piece in pieces), font)
        choice = QTextOption()
        choice.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self._layout.setTextOption(choice)
        self._layout.setFormats(self._ranges)
        self._layout.beginLayout()
        self.height = 0.0
        """Pixels."""
        while (not lines or self._layout.lineCount() < lines) and (
            line := self._layout.createLine()
        ).isValid():
            line.setLineWidth(max(1.0, width))
            line.setPosition(QPointF(0, self.height))
            self.height += line.height()
        self._layout.endLayout()

    def paint(self, painter: QPainter, at: QPointF, ink: QColor) -> None:
        """Paint the words, those without a look of their own in `ink`."""
        painter.setPen(ink)
        self._layout.draw(painter, at)


def _ranges(pieces: Sequence[Piece], scheme: Scheme, number: int) -> list[QTextLayout.FormatRange]:
    """The looks of the pieces; beside their context, those that are meant are bold."""
    bold = any(kind == CONTEXT for _words, kind in pieces)
    ranges: list[QTextLayout.FormatRange] = []
    at = 0
    for words, kind in pieces:
        made = QTextLayout.FormatRange()
        made.start, made.length = at, len(words.encode("utf-16-le")) // 2
        look = _look(scheme, number, kind)
        if bold and kind != CONTEXT:
            look.setFontWeight(QFont.Weight.Bold)
        made.format = look
        ranges.append(made)
        at += made.length
    return ranges


def _look(scheme: Scheme, number: int, kind: str) -> QTextCharFormat:
    look = QTextCharFormat()
    if kind == CONTEXT:
        look.setForeground(_brush(scheme.faint_ink))
    elif kind:
        look.setUnderlineStyle(QTextCharFormat.UnderlineStyle.SingleUnderline)
        look.setUnderlineColor(colour_of(line_of(scheme, number)))
        if kind not in SLIGHT:
            look.setBackground(_brush(ground_of(scheme, number, _DIFFERING)))
            look.setForeground(_brush(scheme.ink))
    return look


def _brush(colour: Rgb) -> QBrush:
    return QBrush(colour_of(colour), Qt.BrushStyle.SolidPattern)
