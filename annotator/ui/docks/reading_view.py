"""The table of readings as it is drawn: two lines a row, differing words on the colour of their passage."""

from collections.abc import Mapping, Sequence
from itertools import accumulate, pairwise

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from annotator.ui.docks.piece_layout import PieceLayout
from annotator.ui.docks.reading_excerpts import Piece
from annotator.ui.docks.reading_table import NUMBER, PIECES
from annotator.ui.docks.row_view import RowView
from annotator.ui.text_view.contrast import ink_on
from annotator.ui.text_view.family_colours import line_of
from annotator.ui.text_view.guard import guarded, nothing
from annotator.ui.text_view.scheme import colour_of, scheme_of

_LINES = 2
_LEAST = 40
_EDGE = 4
_READINGS = {0: 40, -1: 130}
"""Pixels of the first and the last column of readings."""


class ReadingDelegate(QStyledItemDelegate):
    """Paints the number as in the margin of the text, and an article's words in their pieces."""

    @guarded(nothing)
    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        pieces = index.data(PIECES)
        number = index.data(NUMBER)
        if pieces is None and (index.column() or number is None):
            super().paint(painter, option, index)
            return
        style = option.widget.style() if option.widget else QApplication.style()
        style.drawPrimitive(QStyle.PrimitiveElement.PE_PanelItemViewItem, option, painter, option.widget)
        painter.save()
        if pieces is None:
            _paint_number(painter, option, number)
        else:
            _paint_pieces(painter, option, number, pieces)
        painter.restore()


def _paint_number(painter: QPainter, option: QStyleOptionViewItem, number: int) -> None:
    ground = line_of(scheme_of(option.palette), number)
    height = option.fontMetrics.height()
    width = max(height, option.fontMetrics.horizontalAdvance(str(number)) + 8)
    middle = QRectF(option.rect).center()
    box = QRectF(middle.x() - width / 2, middle.y() - height / 2, width, height)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour_of(ground))
    painter.drawRoundedRect(box, 3, 3)
    painter.setPen(colour_of(ink_on(ground)))
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, str(number))


def _paint_pieces(
    painter: QPainter, option: QStyleOptionViewItem, number: int, pieces: Sequence[Piece]
) -> None:
    selected = bool(option.state & QStyle.StateFlag.State_Selected)
    ink = option.palette.highlightedText() if selected else option.palette.text()
    box = QRectF(option.rect).adjusted(_EDGE, 0, -_EDGE, 0)
    painter.setClipRect(box)
    laid = PieceLayout(pieces, (scheme_of(option.palette), number), option.font, box.width(), _LINES)
    laid.paint(painter, QPointF(box.left(), box.top() + (box.height() - laid.height) / 2), ink.color())


class ReadingView(RowView):
    """Rows of two lines, or as many as is said; columns that fill the width.

    By these shares, or equally but for those of a fixed width (pixels): negative numbers count from the last one.
    """

    def __init__(
        self,
        parent: QWidget,
        shares: Sequence[int] = (),
        lines: int = _LINES,
        fixed: Mapping[int, int] = _READINGS,
    ) -> None:
        super().__init__(parent)
        self._shares, self._fixed = shares, fixed
        self.setItemDelegate(ReadingDelegate(self))
        self.setWordWrap(lines > 1)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.verticalHeader().setDefaultSectionSize(self.fontMetrics().lineSpacing() * lines + 8)
        self.horizontalHeader().setMinimumSectionSize(_LEAST)

    def share_out(self) -> None:
        """Give each column its share of what those of a fixed width leave."""
        header = self.horizontalHeader()
        count = header.count()
        fixed = {} if self._shares or not count else {at % count: size for at, size in self._fixed.items()}
        shares = self._shares or [0 if column in fixed else 1 for column in range(count)]
        room = max(0, self.viewport().width() - sum(fixed.values()))
        edges = [room * share // max(1, sum(shares)) for share in accumulate(shares, initial=0)]
        for column, (left, right) in enumerate(pairwise(edges)):
            header.resizeSection(column, fixed.get(column, right - left))

    @guarded(nothing)
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.share_out()
