"""The space between two panes: the splitter's own handle, wide enough for what joins the articles."""

from typing import cast

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSplitter, QSplitterHandle, QWidget

GUTTER_WIDTH = 54
"""Device-independent pixels."""
NARROW_GUTTER = 18
"""Where the panes need the room."""
_ROOMY = 260
"""Pixels that a pane has at least beside wide gutters."""


class Gutter(QSplitterHandle):
    """Drawn quietly, with a grip in the middle."""

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), self.palette().window())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self.palette().mid())
        middle = self.rect().center()
        for step in (-8, 0, 8):
            painter.drawEllipse(middle.x() - 1, middle.y() + step - 1, 3, 3)


class PaneSplitter(QSplitter):
    """Panes side by side with gutters between them."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setHandleWidth(GUTTER_WIDTH)
        self.setChildrenCollapsible(False)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self.fit_gutters()
        super().resizeEvent(event)

    def fit_gutters(self) -> None:
        """Narrow the gutters where the panes would become narrow."""
        panes = max(1, self.count())
        roomy = self.width() - (panes - 1) * GUTTER_WIDTH >= panes * _ROOMY
        wanted = GUTTER_WIDTH if roomy else NARROW_GUTTER
        if wanted != self.handleWidth():
            self.setHandleWidth(wanted)

    def gutter(self, number: int) -> Gutter:
        """Return the gutter at the left of a pane, counted from 0; the first pane's is hidden."""
        return cast(Gutter, self.handle(number))

    def createHandle(self) -> QSplitterHandle:
        return Gutter(self.orientation(), self)
