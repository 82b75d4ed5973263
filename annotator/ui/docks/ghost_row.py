"""Draws one counterpart: the letter of its type, its words in two lines with those marked that differ, its values."""

from dataclasses import replace

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPalette, QPen
from PySide6.QtWidgets import QApplication, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from annotator.model.counterpart import Counterpart
from annotator.model.ghost import Ghost
from annotator.ui.docks.check_list import ITEM_ROLE
from annotator.ui.docks.ghost_list import GhostList
from annotator.ui.docks.piece_layout import PieceLayout
from annotator.ui.text_view.guard import guarded, nothing
from annotator.ui.text_view.scheme import colour_of, scheme_of

_LINES = 2
_NUMBER = 1
"""Number of the passage in whose colour differing words stand."""
_GAP = 8
_INDENT = 14
_REMARKS = 0.3
"""Share of the width that values take."""

Index = QModelIndex | QPersistentModelIndex


class GhostRow(QStyledItemDelegate):
    """All rows have one height, that of two lines."""

    @guarded(lambda: QSize(100, 40))
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(100, QFontMetrics(option.font).lineSpacing() * _LINES + 8)

    @guarded(nothing)
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        shown = QStyleOptionViewItem(option)
        self.initStyleOption(shown, index)
        text, shown.text = shown.text, ""
        style = shown.widget.style() if shown.widget else QApplication.style()
        style.drawControl(QStyle.ControlElement.CE_ItemViewItem, shown, painter, shown.widget)
        box = style.subElementRect(QStyle.SubElement.SE_ItemViewItemCheckIndicator, shown, shown.widget)
        room = QRectF(shown.rect).adjusted(0, 0, -_GAP, 0)
        room.setLeft(box.right() + _GAP)
        item, model = index.data(ITEM_ROLE), index.model()
        painter.save()
        if item is not None and isinstance(model, GhostList):
            _draw_item(painter, room.adjusted(_INDENT, 0, 0, 0), (model, item), shown)
        else:
            bold = QFont(shown.font)
            bold.setBold(True)
            painter.setFont(bold)
            painter.setPen(_ink(shown))
            _draw_line(painter, room, text, Qt.TextElideMode.ElideMiddle)
        painter.restore()


def _draw_item(
    painter: QPainter,
    room: QRectF,
    what: tuple[GhostList, Ghost | Counterpart],
    shown: QStyleOptionViewItem,
) -> None:
    model, item = what
    _draw_chip(painter, room, model.letter(item), shown)
    room.setLeft(room.left() + shown.fontMetrics.height() + _GAP)
    remarks = room.adjusted(room.width() * (1 - _REMARKS) + _GAP, 0, 0, 0)
    place = room.adjusted(0, 0, -room.width() * _REMARKS, 0)
    scheme, ink = scheme_of(shown.palette), _ink(shown)
    if shown.state & QStyle.StateFlag.State_Selected:
        scheme = replace(scheme, faint_ink=(ink.red(), ink.green(), ink.blue()))
    laid = PieceLayout(model.pieces(item), (scheme, _NUMBER), shown.font, place.width(), _LINES)
    painter.setClipRect(place)
    laid.paint(painter, QPointF(place.left(), place.center().y() - laid.height / 2), ink)
    painter.setClipping(False)
    painter.setFont(shown.font)
    painter.setPen(_ink(shown, QPalette.ColorRole.PlaceholderText))
    lines = list(model.remarks(item))
    if len(lines) > _LINES:
        lines = [lines[0], " · ".join(lines[1:])]
    height = QFontMetrics(shown.font).lineSpacing()
    top = remarks.center().y() - height * len(lines) / 2
    for number, line in enumerate(lines):
        box = QRectF(remarks.left(), top + number * height, remarks.width(), height)
        _draw_line(painter, box, line, Qt.TextElideMode.ElideRight)


def _draw_chip(painter: QPainter, room: QRectF, letter: str, shown: QStyleOptionViewItem) -> None:
    """Hollow and grey, as in the text."""
    scheme = scheme_of(shown.palette)
    side = shown.fontMetrics.height()
    box = QRectF(room.left(), room.center().y() - side / 2, side, side)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(colour_of(scheme.suggestion), 1.2, Qt.PenStyle.DashLine))
    painter.setBrush(colour_of(scheme.page))
    painter.drawRoundedRect(box, 4, 4)
    painter.setFont(shown.font)
    painter.setPen(colour_of(scheme.ink))
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, letter)


def _draw_line(painter: QPainter, room: QRectF, text: str, elided: Qt.TextElideMode) -> None:
    line = painter.fontMetrics().elidedText(text, elided, int(room.width()))
    painter.drawText(room, int(Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine), line)


def _ink(shown: QStyleOptionViewItem, role: QPalette.ColorRole = QPalette.ColorRole.Text) -> QColor:
    selected = bool(shown.state & QStyle.StateFlag.State_Selected)
    return shown.palette.color(QPalette.ColorRole.HighlightedText if selected else role)
