"""The letter of a tag type on its colour, as it stands in the text."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QSizePolicy, QWidget

from annotator.model.tag_type import TagType
from annotator.ui.text_view.guard import guarded, nothing


class TypeChip(QWidget):
    """A rounded square with a letter."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._type: TagType | None = None
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set_type(self, tag_type: TagType) -> None:
        """Show this type."""
        self._type = tag_type
        self.setAccessibleName(tag_type.label)
        self.update()

    def sizeHint(self) -> QSize:
        side = self.fontMetrics().height() + 6
        return QSize(side, side)

    @guarded(nothing)
    def paintEvent(self, event: QPaintEvent) -> None:
        if self._type is None:
            return
        dark = self.palette().color(QPalette.ColorRole.Base).lightness() < 128
        colour = QColor(self._type.colour_dark if dark else self._type.colour)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
        font = self.font()
        font.setBold(True)
        painter.setFont(font)
        painter.setPen(QColor("#14161a") if dark else QColor("#ffffff"))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self._type.letter)
