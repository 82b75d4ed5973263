"""A line of text that ends in an ellipsis where it does not fit, until it is edited."""

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFocusEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from annotator.ui.docks.labels import plain_tooltip
from annotator.ui.text_view.guard import guarded, nothing

_INSET = 3
"""Pixels that a frame and the text's margin take."""
_ELLIPSIS = "…"


class ElidedLine(QLineEdit):
    """The tooltip holds all of a text that is cut, else the hint."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._hint = ""
        self.textChanged.connect(lambda _text: self._tell())

    def set_hint(self, hint: str) -> None:
        """Say this in the tooltip while all of the text is seen."""
        self._hint = hint
        self._tell()

    @property
    def is_cut(self) -> bool:
        """Whether the text is wider than the line."""
        room = self.width() - 2 * _INSET - 2
        return self.fontMetrics().horizontalAdvance(self.text()) > room

    def _tell(self) -> None:
        told = "\n".join(filter(None, (self.text() if self.is_cut else "", self._hint)))
        self.setToolTip(plain_tooltip(told))

    @guarded(nothing)
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._tell()

    @guarded(nothing)
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() not in (
            Qt.FocusReason.PopupFocusReason,
            Qt.FocusReason.ActiveWindowFocusReason,
        ):
            self.setCursorPosition(0)

    @guarded(nothing)
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.hasFocus() or not self.is_cut:
            return
        ground = self.palette().base()
        if not ground.color().alpha():
            ground = self.window().palette().window()
        width = self.fontMetrics().horizontalAdvance(_ELLIPSIS) + 1
        end = QRect(self.width() - _INSET - width, _INSET, width, self.height() - 2 * _INSET)
        painter = QPainter(self)
        painter.fillRect(end.adjusted(0, 0, _INSET - self.hasFrame(), 0), ground)
        painter.setPen(self.palette().color(self.foregroundRole()))
        painter.drawText(end, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, _ELLIPSIS)
