"""Remarks on claims in tables: their sign, a ring with an exclamation mark, and their kinds in few words."""

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QGuiApplication, QIcon, QPainter, QPalette, QPen, QPixmap

_SIZE = 16
_SCALE = 3
"""Drawn larger than shown, for screens of high density."""


_LABELS = {
    "start": str(QT_TRANSLATE_NOOP("Remarks", "Start differs")),
    "end": str(QT_TRANSLATE_NOOP("Remarks", "End differs")),
    "date": str(QT_TRANSLATE_NOOP("Remarks", "Date differs")),
    "implied": str(QT_TRANSLATE_NOOP("Remarks", "Implies another start")),
    "duration": str(QT_TRANSLATE_NOOP("Remarks", "Durations differ")),
    "order": str(QT_TRANSLATE_NOOP("Remarks", "Ends before it starts")),
    "existence": str(QT_TRANSLATE_NOOP("Remarks", "Outside of the register's dates")),
    "publication": str(QT_TRANSLATE_NOOP("Remarks", "Starts after publication")),
}


def remark_label(kind: str) -> str:
    """Return what a kind of remark is about; one that is not known stays as it is."""
    known = _LABELS.get(kind)
    return QCoreApplication.translate("Remarks", known) if known else kind


def remark_icon() -> QIcon:
    """Return the sign in a colour that is seen on the page of this look, and on a selected row."""
    palette = QGuiApplication.palette()
    page = palette.color(QPalette.ColorRole.Base)
    icon = QIcon(_drawn(QColor("#ffb95c") if page.lightness() < 128 else QColor("#9a4d00")))
    selected = _drawn(palette.color(QPalette.ColorRole.HighlightedText))
    icon.addPixmap(selected, QIcon.Mode.Selected)
    return icon


def _drawn(ink: QColor) -> QPixmap:
    drawn = QPixmap(_SIZE * _SCALE, _SIZE * _SCALE)
    drawn.setDevicePixelRatio(_SCALE)
    drawn.fill(Qt.GlobalColor.transparent)
    painter = QPainter(drawn)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(ink, 1.5))
    painter.drawEllipse(QRectF(1.5, 1.5, 13, 13))
    painter.setPen(QPen(ink, 1.8, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
    painter.drawLine(QPointF(8, 4.8), QPointF(8, 8.8))
    painter.drawPoint(QPointF(8, 11.3))
    painter.end()
    return drawn
