"""The table of readings as it is drawn: two lines a row, differing words on the colour of their passage."""

from collections.abc import Sequence

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
_EDGE = 4
_NUMBER, _KINDS = 40, 130
"""Pixels of the first and the last column; the articles share the rest."""


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
    """Rows of two lines, or as many as is said; columns that fill the width: by these shares, or as the readings of articles."""

    def __init__(self, parent: QWidget, shares: Sequence[int] = (), lines: int = _LINES) -> None:
        super().__init__(parent)
        self._shares = shares
        self.setItemDelegate(ReadingDelegate(self))
        self.setWordWrap(lines > 1)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.verticalHeader().setDefaultSectionSize(self.fontMetrics().lineSpacing() * lines + 8)
        self.horizontalHeader().setMinimumSectionSize(_NUMBER)

    def share_out(self) -> None:
        """Give each column its share, or let those of the articles share what the others leave."""
        header = self.horizontalHeader()
        for column, share in enumerate(self._shares):
            header.resizeSection(column, self.viewport().width() * share // sum(self._shares))
        if self._shares:
            return
        articles = header.count() - 2
        if articles < 1:
            return
        header.resizeSection(0, _NUMBER)
        header.resizeSection(articles + 1, _KINDS)
        each, more = divmod(max(0, self.viewport().width() - _NUMBER - _KINDS), articles)
        for number in range(articles):
            header.resizeSection(number + 1, each + (number < more))

    @guarded(nothing)
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.share_out()
