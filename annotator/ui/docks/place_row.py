"""Draws one place: its words in the middle of a line, bold, the context on either side; somebody else's in red."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPalette
from PySide6.QtWidgets import QApplication, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from annotator.model.occurrence import FREE, Hit
from annotator.ui.docks.check_list import ITEM_ROLE
from annotator.ui.docks.place_list import PlaceList
from annotator.ui.text_view.guard import guarded, nothing

_RED = {False: "#a8201a", True: "#ff9d94"}
"""Ink of somebody else's place on a light and on a dark ground."""
_MIDDLE = 0.38
"""Where the words stand, as a share of the width: a reader looks ahead further than back."""
_REMARK = 0.22
"""Share of the width that what speaks against a place takes at most."""
_GAP = 6
_INDENT = 14

Index = QModelIndex | QPersistentModelIndex


class PlaceRow(QStyledItemDelegate):
    """All rows have one height; words of all places stand below each other, so that the eye runs down them."""

    @guarded(lambda: QSize(100, 24))
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(100, QFontMetrics(option.font).height() + 6)

    @guarded(nothing)
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        shown = QStyleOptionViewItem(option)
        self.initStyleOption(shown, index)
        text, shown.text = shown.text, ""
        style = shown.widget.style() if shown.widget else QApplication.style()
        style.drawControl(QStyle.ControlElement.CE_ItemViewItem, shown, painter, shown.widget)
        box = style.subElementRect(QStyle.SubElement.SE_ItemViewItemCheckIndicator, shown, shown.widget)
        room = QRect(shown.rect)
        room.setLeft(box.right() + _GAP)
        room.setRight(room.right() - _GAP)
        selected = bool(shown.state & QStyle.StateFlag.State_Selected)
        hit = index.data(ITEM_ROLE)
        painter.save()
        if isinstance(hit, Hit):
            model = index.model()
            remark = model.remark(hit) if isinstance(model, PlaceList) else ""
            _draw_place(painter, room, hit, remark, shown)
        else:
            painter.setFont(_bold(shown.font))
            painter.setPen(_ink(shown.palette, QPalette.ColorRole.Text, selected))
            _draw(painter, room, text, Qt.AlignmentFlag.AlignLeft, Qt.TextElideMode.ElideMiddle)
        painter.restore()


def _draw_place(painter: QPainter, room: QRect, hit: Hit, remark: str, shown: QStyleOptionViewItem) -> None:
    selected = bool(shown.state & QStyle.StateFlag.State_Selected)
    plain = _ink(shown.palette, QPalette.ColorRole.Text, selected)
    faint = _ink(shown.palette, QPalette.ColorRole.PlaceholderText, selected)
    dark = shown.palette.color(QPalette.ColorRole.Base).lightness() < 128
    strong = plain if hit.state == FREE or selected else QColor(_RED[dark])
    room.setLeft(room.left() + _INDENT)
    if remark:
        side = QRect(room)
        width = QFontMetrics(shown.font).horizontalAdvance(remark) + 2
        side.setLeft(room.right() - min(width, int(room.width() * _REMARK)))
        room.setRight(side.left() - _GAP)
        painter.setFont(shown.font)
        painter.setPen(strong if hit.who else faint)
        _draw(painter, side, remark, Qt.AlignmentFlag.AlignRight, Qt.TextElideMode.ElideRight)
    before, words, after = (" ".join(part.split()) for part in (hit.before, hit.words, hit.after))
    middle = room.left() + int((shown.rect.width() - _INDENT) * _MIDDLE)
    bold = _bold(shown.font)
    width = min(QFontMetrics(bold).horizontalAdvance(words) + 2, room.right() - middle)
    space = QFontMetrics(shown.font).horizontalAdvance(" ")
    painter.setFont(bold)
    painter.setPen(strong)
    place = QRect(middle, room.top(), width, room.height())
    _draw(painter, place, words, Qt.AlignmentFlag.AlignLeft, Qt.TextElideMode.ElideRight)
    painter.setFont(shown.font)
    painter.setPen(plain if selected else faint)
    left = QRect(room.left(), room.top(), middle - room.left(), room.height())
    left.setRight(left.right() - (space if hit.before[-1:].isspace() else 0))
    _draw(painter, left, before, Qt.AlignmentFlag.AlignRight, Qt.TextElideMode.ElideLeft)
    right = QRect(place.right() - 1, room.top(), room.right() - place.right(), room.height())
    right.setLeft(right.left() + (space if hit.after[:1].isspace() else 0))
    _draw(painter, right, after, Qt.AlignmentFlag.AlignLeft, Qt.TextElideMode.ElideRight)


def _draw(
    painter: QPainter, room: QRect, text: str, side: Qt.AlignmentFlag, elided: Qt.TextElideMode
) -> None:
    shown = painter.fontMetrics().elidedText(text, elided, room.width())
    painter.drawText(room, int(side | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine), shown)


def _bold(font: QFont) -> QFont:
    bold = QFont(font)
    bold.setBold(True)
    return bold


def _ink(palette: QPalette, role: QPalette.ColorRole, selected: bool) -> QColor:
    return palette.color(QPalette.ColorRole.HighlightedText if selected else role)
