"""Draws one entry of the register: its kind and name, then its dates, and the number of its mentions."""

from collections.abc import Callable

from PySide6.QtCore import QLocale, QModelIndex, QPersistentModelIndex, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPalette, QPen, QPixmap
from PySide6.QtWidgets import QAbstractItemView, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from annotator.ui.docks.kind_chip import SIDE
from annotator.ui.docks.register_list import CANDIDATE_ROLE, COUNT_ROLE, DETAILS_ROLE, KIND_ROLE
from annotator.ui.docks.row_text import draw_line, small
from annotator.ui.text_view.guard import guarded, nothing

_EDGE = 6
_GAP = 6
_AT_RIGHT = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight | Qt.TextFlag.TextSingleLine)

Index = QModelIndex | QPersistentModelIndex


class RegisterRow(QStyledItemDelegate):
    """One height for every row, so that a list of any length is laid out at once."""

    def __init__(self, chip: Callable[[str], QPixmap], parent: QWidget) -> None:
        super().__init__(parent)
        self._chip = chip

    @guarded(lambda: QSize(100, 40))
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        lines = QFontMetrics(option.font).height() + QFontMetrics(small(option.font)).height()
        return QSize(100, lines + _EDGE)

    @guarded(nothing)
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        # Drawn without the style, as the rows of the library are.
        view = option.widget
        assert isinstance(view, QAbstractItemView)
        selected = view.selectionModel().isSelected(index)
        if selected:
            painter.fillRect(option.rect, option.palette.highlight())
        if view.hasFocus() and view.currentIndex() == index:
            painter.setPen(QPen(option.palette.color(QPalette.ColorRole.Accent), 2))
            painter.drawRect(option.rect.adjusted(1, 1, -1, -1))
        roles = QPalette.ColorRole
        ink = option.palette.color(roles.HighlightedText if selected else roles.Text)
        faint = ink if selected else option.palette.color(roles.PlaceholderText)
        painter.save()
        inner = option.rect.adjusted(_EDGE, _EDGE // 2, -_EDGE, -_EDGE // 2)
        name_height = QFontMetrics(option.font).height()
        chip_top = inner.top() + (name_height - SIDE) // 2
        painter.drawPixmap(QPoint(inner.left(), chip_top), self._chip(index.data(KIND_ROLE) or ""))
        inner.setLeft(inner.left() + SIDE + _GAP)
        font = QFont(option.font)
        font.setItalic(bool(index.data(CANDIDATE_ROLE)))
        painter.setFont(font)
        painter.setPen(faint)
        count = QLocale().toString(index.data(COUNT_ROLE) or 0)
        head = QRect(inner.left(), inner.top(), inner.width(), name_height)
        painter.drawText(head, _AT_RIGHT, count)
        head.setRight(head.right() - painter.fontMetrics().horizontalAdvance(count) - _GAP)
        painter.setPen(ink)
        draw_line(painter, head, index.data() or "")
        painter.setFont(small(option.font))
        painter.setPen(faint)
        draw_line(painter, inner.adjusted(0, name_height, 0, 0), index.data(DETAILS_ROLE) or "")
        painter.restore()
