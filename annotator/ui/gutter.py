"""The space between two panes: the splitter's own handle, wide enough for what joins the articles."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSplitter, QSplitterHandle, QWidget

GUTTER_WIDTH = 54
"""Device-independent pixels."""


class Gutter(QSplitterHandle):
    """Drawn quietly, with a grip in the middle."""

    def sizeHint(self) -> QSize:
        return QSize(GUTTER_WIDTH, super().sizeHint().height())

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

    def createHandle(self) -> QSplitterHandle:
        return Gutter(self.orientation(), self)
