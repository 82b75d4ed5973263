"""The list that drops down from a value: entries of the register with the reason why, and a new one last."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QIcon, QPainter, QPalette, QPen
from PySide6.QtWidgets import (
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from annotator.ui.docks.entry_offers import EntryOffer
from annotator.ui.docks.row_text import draw_line, small
from annotator.ui.text_view.guard import guarded, nothing

_MOST_SEEN = 9
_LEAST_WIDTH = 360
_EDGE = 6
_SIGN = 22
"""Pixels for the chip or the plus in front."""
_OFFER, _DETAILS = Qt.ItemDataRole.UserRole, Qt.ItemDataRole.UserRole + 1

Index = QModelIndex | QPersistentModelIndex


class EntryList(QListWidget):
    """Never takes the keyboard: the line below which it drops down steers it."""

    taken = Signal(object)
    """The EntryOffer that was clicked."""

    def __init__(self, line: QWidget, chip: Callable[[str], QIcon]) -> None:
        super().__init__(line)
        self._line = line
        self._chip = chip
        self._before = 0
        # Not a popup, which would take all keys; nor a plain child, which the dock would cut off.
        self.setWindowFlags(Qt.WindowType.ToolTip | Qt.WindowType.FramelessWindowHint)
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setMouseTracking(True)  # to show the row under the mouse; Return takes what the keys have chosen
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setItemDelegate(_Row(self))
        self.itemClicked.connect(lambda item: self.taken.emit(item.data(_OFFER)))
        self.hide()

    @property
    def highlighted(self) -> EntryOffer | None:
        """What Return would take."""
        item = self.currentItem() if self.isVisible() else None
        offer = item.data(_OFFER) if item is not None else None
        return offer if isinstance(offer, EntryOffer) else None

    def offer(self, known: Sequence[EntryOffer], new: Sequence[EntryOffer], *, highlight: bool) -> None:
        """Show these below the line, the first one highlighted or none; an empty list goes away."""
        self.clear()
        for offer in (*known, *new):
            item = QListWidgetItem(offer.words, self)
            details = self.tr("Ctrl+Return") if offer is next(iter(new), None) else offer.details
            item.setData(_OFFER, offer)
            item.setData(_DETAILS, details)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, ", ".join(filter(None, (offer.words, details))))
            if offer.record:
                item.setIcon(self._chip(offer.kind))
        if not self.count():
            self.hide()
            return
        self._place()
        self.show()
        self.setCurrentRow(0 if highlight else -1)
        if highlight:
            self._tell()

    def follow(self) -> None:
        """Stay with the line, which was moved."""
        if self.isVisible():
            self._place()

    def step(self, by: int) -> None:
        """Highlight the next row (+1) or the one before (-1), round and round."""
        row = self.currentRow()
        self.setCurrentRow((row + by) % self.count() if row >= 0 else (0 if by > 0 else self.count() - 1))
        self._tell()

    def _tell(self) -> None:
        item = self.currentItem()
        if item is not None and QAccessible.isActive():
            words = str(item.data(Qt.ItemDataRole.AccessibleTextRole))
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self._line, words))

    def _place(self) -> None:
        """Below the line, or above it where there is no room; inside the window, or at least the screen."""
        row = self.sizeHintForRow(0)
        height = row * min(self.count(), _MOST_SEEN) + 2 * self.frameWidth()
        width = max(self._line.width(), _LEAST_WIDTH)
        below = self._line.mapToGlobal(QPoint(0, self._line.height() + 1))
        screen = self._line.screen().availableGeometry()
        window = self._line.window().frameGeometry()
        right = min(screen.right(), max(window.right(), window.left() + width))
        x = max(screen.left(), min(below.x(), right - width))
        y = below.y()
        if y + height > screen.bottom():
            y = max(screen.top(), min(below.y() - self._line.height() - 2, screen.bottom()) - height)
        self.setGeometry(x, y, width, height)


class _Row(QStyledItemDelegate):
    """The name, and in grey below it what helps to decide."""

    @guarded(lambda: QSize(100, 36))
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(100, option.fontMetrics.height() * 2 + _EDGE)

    @guarded(nothing)
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        offer = index.data(_OFFER)
        view = option.widget
        assert isinstance(view, EntryList)
        selected = view.currentIndex() == index
        roles = QPalette.ColorRole
        if selected:
            painter.fillRect(option.rect, option.palette.highlight())
        elif option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(option.rect, option.palette.midlight())
        ink = option.palette.color(roles.HighlightedText if selected else roles.Text)
        faint = ink if selected else option.palette.color(roles.PlaceholderText)
        painter.save()
        if not offer.record and index.row():
            painter.setPen(QPen(option.palette.color(roles.Mid), 1))
            painter.drawLine(option.rect.topLeft(), option.rect.topRight())
        room = option.rect.adjusted(_EDGE, _EDGE // 2, -_EDGE, -_EDGE // 2)
        half = room.height() // 2
        top = QRect(room.left() + _SIGN, room.top(), room.width() - _SIGN, half)
        painter.setPen(ink)
        painter.setFont(option.font)
        if offer.record:
            index.data(Qt.ItemDataRole.DecorationRole).paint(
                painter, room.left(), top.top() + (half - 16) // 2, 16, 16
            )
        else:
            painter.drawText(QRect(room.left(), room.top(), 16, half), Qt.AlignmentFlag.AlignCenter, "+")
        draw_line(painter, top, offer.words)
        painter.setFont(small(option.font))
        painter.setPen(faint)
        draw_line(painter, top.translated(0, half), index.data(_DETAILS))
        painter.restore()
