"""How tables of tags look and which keys they know."""

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QWidget

from annotator.ui.docks.row_view import RowView
from annotator.ui.text_view.guard import guarded, nothing

_LEAST = {"text": 170, "type": 110, "article": 120, "certainty": 76, "values": 150, "by": 64, "note": 60}
"""Pixels that each column has at least."""
_SHARES = {"text": 4, "article": 2, "values": 4, "note": 2}
"""How what is left of the width is shared out."""


def widths(width: int, least: Mapping[str, int] = _LEAST, shares: Mapping[str, int] = _SHARES) -> list[int]:
    """Return the widths of the columns, in pixels, that together fill a table of this width."""
    spare = max(0, width - sum(least.values()))
    whole = sum(shares.values())
    found = [pixels + spare * shares.get(column, 0) // whole for column, pixels in least.items()]
    found[-1] += max(0, width - sum(found))
    return found


class TagView(RowView):
    """Rows sorted by their headers; Delete asks for deletion."""

    delete_pressed = Signal()

    def __init__(
        self, parent: QWidget, least: Mapping[str, int] = _LEAST, shares: Mapping[str, int] = _SHARES
    ) -> None:
        """Columns are at least so many pixels wide, and share out what is left."""
        super().__init__(parent)
        self._least, self._shares = least, shares
        self._shared_out = False
        self._own_widths = False
        self.horizontalHeader().sectionResized.connect(self._take_width)

    @guarded(nothing)
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if not self._own_widths:
            self._share_out(self.viewport().width())

    def _share_out(self, width: int) -> None:
        self._shared_out = True
        for place, section in enumerate(widths(width, self._least, self._shares)):
            self.horizontalHeader().resizeSection(place, section)
        self._shared_out = False

    def _take_width(self, _section: int, _old: int, _new: int) -> None:
        """From the first width that the archivist chooses, all stay as they are."""
        if not self._shared_out and self.isVisible():
            self._own_widths = True

    @guarded(nothing)
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Delete):
            self.delete_pressed.emit()
        else:
            super().keyPressEvent(event)
