"""Draws one article of the library: title on up to two lines, then outlet and date, and the number of its tags."""

from PySide6.QtCore import QLocale, QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPalette, QPen, QTextLayout, QTextOption
from PySide6.QtWidgets import QAbstractItemView, QStyledItemDelegate, QStyleOptionViewItem

from annotator.ui.docks.article_list import COUNT_ROLE, DETAILS_ROLE
from annotator.ui.docks.row_text import ALIGNED, draw_line, small
from annotator.ui.text_view.guard import guarded, nothing

_EDGE = 8
_GAP = 2
_TITLE_LINES = 2

Index = QModelIndex | QPersistentModelIndex


class ArticleRow(QStyledItemDelegate):
    """One height for every row, so that a list of any length is laid out at once."""

    @guarded(lambda: QSize(100, 56))
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        lines = QFontMetrics(option.font).height() * _TITLE_LINES + QFontMetrics(small(option.font)).height()
        return QSize(100, lines + _GAP + _EDGE + 2)

    @guarded(nothing)
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        # Drawn without the style: to touch one from Python makes twenty of its enumerations, at every start.
        view = option.widget
        selected = isinstance(view, QAbstractItemView) and view.selectionModel().isSelected(index)
        if selected:
            painter.fillRect(option.rect, option.palette.highlight())
        if isinstance(view, QAbstractItemView) and view.hasFocus() and view.currentIndex() == index:
            painter.setPen(QPen(option.palette.color(QPalette.ColorRole.Accent), 2))
            painter.drawRect(option.rect.adjusted(1, 1, -1, -1))
        ink, faint = _inks(option.palette, selected)
        inner = option.rect.adjusted(_EDGE, _EDGE // 2, -_EDGE, -_EDGE // 2)
        font = small(option.font)
        painter.save()
        painter.setFont(option.font)
        painter.setPen(ink)
        drawn = _draw_title(painter, inner, index.data())
        foot = QRect(inner.left(), inner.top() + drawn + _GAP, inner.width(), QFontMetrics(font).height())
        painter.setFont(font)
        foot.setRight(foot.right() - _draw_count(painter, foot, index.data(COUNT_ROLE), faint))
        draw_line(painter, foot, index.data(DETAILS_ROLE) or self.tr("No outlet or date"))
        painter.restore()


def _inks(palette: QPalette, selected: bool) -> tuple[QColor, QColor]:
    """Colours of the title and of what stands under it."""
    if selected:
        ink = palette.color(QPalette.ColorRole.HighlightedText)
        return ink, ink
    return palette.color(QPalette.ColorRole.Text), palette.color(QPalette.ColorRole.PlaceholderText)


def _draw_title(painter: QPainter, room: QRect, title: str) -> int:
    """Draw as much of the title as two lines hold, with an ellipsis where it is cut; returns the height used."""
    metrics = painter.fontMetrics()
    layout = QTextLayout(title, painter.font())
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.beginLayout()
    # Positions of a layout are UTF-16 units, those of str are code points.
    units = title.encode("utf-16-le", "surrogatepass")
    used = 0
    for number in range(_TITLE_LINES):
        line = layout.createLine()
        if not line.isValid():
            break
        line.setLineWidth(room.width())
        start = line.textStart() * 2
        end = len(units) if number == _TITLE_LINES - 1 else start + line.textLength() * 2
        text = units[start:end].decode("utf-16-le", "replace")
        shown = metrics.elidedText(text.strip(), Qt.TextElideMode.ElideRight, room.width())
        place = QRect(room.left(), room.top() + number * metrics.height(), room.width(), metrics.height())
        painter.drawText(place, ALIGNED, shown)
        used += metrics.height()
    layout.endLayout()
    return used


def _draw_count(painter: QPainter, foot: QRect, count: int, ink: QColor) -> int:
    """Draw the number of tags as a chip at the right; returns the width that it takes."""
    text = QLocale().toString(count)
    metrics = painter.fontMetrics()
    width = max(metrics.horizontalAdvance(text) + 12, metrics.height() + 2)
    chip = QRectF(foot.right() - width, foot.center().y() - metrics.height() / 2, width, metrics.height() + 1)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    ground = QColor(ink)
    ground.setAlpha(36 if count else 0)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(ground)
    painter.drawRoundedRect(chip, chip.height() / 2, chip.height() / 2)
    painter.setPen(ink)
    painter.drawText(chip, Qt.AlignmentFlag.AlignCenter, text)
    return width + _EDGE
