"""How the delegates of lists write the lines of a row."""

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFont, QPainter

ALIGNED = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextSingleLine)
"""One line at the left, in the middle of its height."""
_SMALLER = 0.88


def small(font: QFont) -> QFont:
    """The font of the second line. One that was sized in pixels has no points to be smaller by and stays as it is."""
    smaller = QFont(font)
    if font.pointSizeF() > 0:
        smaller.setPointSizeF(font.pointSizeF() * _SMALLER)
    return smaller


def draw_line(painter: QPainter, room: QRect, text: str) -> None:
    """Draw as much of a text as there is room for (pixels)."""
    shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, room.width())
    painter.drawText(room, ALIGNED, shown)
