"""The mouse pointer that says which tag every selection becomes."""

from PySide6.QtCore import QLineF, QRectF, Qt
from PySide6.QtGui import QCursor, QFont, QPainter, QPen, QPixmap

from annotator.ui.text_view.contrast import ink_on
from annotator.ui.text_view.scheme import Scheme, colour_of

_SIZE = 32
_HOT = (7, 11)


def armed_cursor(letter: str, scheme: Scheme, ratio: float) -> QCursor:
    """Draw a text pointer with the letter of a tag on a badge at its foot."""
    canvas = QPixmap(round(_SIZE * ratio), round(_SIZE * ratio))
    canvas.setDevicePixelRatio(ratio)
    canvas.fill(Qt.GlobalColor.transparent)
    painter = QPainter(canvas)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for colour, width in ((scheme.page, 3.6), (scheme.ink, 1.6)):
        painter.setPen(QPen(colour_of(colour), width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
        x, y = _HOT
        painter.drawLine(QLineF(x, y - 8, x, y + 8))
        painter.drawLine(QLineF(x - 3, y - 8.5, x + 3, y - 8.5))
        painter.drawLine(QLineF(x - 3, y + 8.5, x + 3, y + 8.5))
    badge = QRectF(13, 14, 16, 16)
    painter.setPen(QPen(colour_of(scheme.page), 1.5))
    painter.setBrush(colour_of(scheme.accent))
    painter.drawRoundedRect(badge, 4.5, 4.5)
    font = QFont()
    font.setPixelSize(11)
    font.setBold(True)
    painter.setFont(font)
    painter.setPen(colour_of(ink_on(scheme.accent)))
    painter.drawText(badge, Qt.AlignmentFlag.AlignCenter, letter[:2])
    painter.end()
    return QCursor(canvas, *_HOT)
