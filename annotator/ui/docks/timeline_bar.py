"""How a bar of the timeline is drawn: solid where it is sure, pale where it can be, fading where it is open."""

from collections.abc import Iterable

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QLinearGradient, QPainter, QPen

from annotator.text.timelines import Bar
from annotator.ui.docks.time_scale import TimeScale
from annotator.ui.text_view.contrast import parsed, visible_on
from annotator.ui.text_view.scheme import Scheme, colour_of

_COLOURS = ("#1f6fb2", "#b45309", "#2d7d32", "#a3408f", "#00727a", "#8a6d00", "#b3261e", "#5b5bd6")
"""Of articles, in the order in which they speak; the name stands beside."""
_PALE, _SOLID = 60, 130
"""Opacity, of 255."""


def article_colours(articles: Iterable[str], scheme: Scheme) -> dict[str, QColor]:
    """Return a colour for each article that can be seen on the page."""
    return {
        article: colour_of(visible_on(scheme.page, parsed(_COLOURS[number % len(_COLOURS)])))
        for number, article in enumerate(dict.fromkeys(articles))
    }


def draw_bar(painter: QPainter, box: QRectF, bar: Bar, scale: TimeScale, colour: QColor) -> None:
    """Draw a bar into its box: dashed where it is not certain, without an edge where it is open."""
    opens, closes = bar.began is not None, bar.ended is not None
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(_faded(box, colour, _PALE, opens=opens, closes=closes))
    painter.drawRoundedRect(box, 3, 3)
    if (sure := bar.surely) is not None and not bar.is_point:
        inner = QRectF(
            QPointF(scale.x(sure[0]), box.top()), QPointF(scale.x(sure[1] + 1), box.bottom())
        ).intersected(box)
        painter.setBrush(_faded(inner, colour, _SOLID, opens=opens, closes=closes))
        painter.drawRect(inner)
    elif bar.is_point:
        painter.setBrush(_with(colour, _SOLID))
        painter.drawRoundedRect(box, 3, 3)
    certain = bar.claim.certainty == "certain" and not bar.derived
    pen = QPen(colour, 1.4, Qt.PenStyle.SolidLine if certain else Qt.PenStyle.CustomDashLine)
    if not certain:
        pen.setDashPattern([3, 2])
    pen.setBrush(QBrush(_faded(box, colour, 255, opens=opens, closes=closes)))
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(box, 3, 3)


def draw_band(painter: QPainter, box: QRectF, scheme: Scheme, word: str, *, hatched: bool) -> None:
    """Draw an overlap (tinted) or a gap (hatched) behind the bars, with its name at the foot where it fits."""
    if hatched:
        painter.fillRect(box, QBrush(colour_of(scheme.faint_ink, 70), Qt.BrushStyle.BDiagPattern))
    else:
        painter.fillRect(box, colour_of(scheme.accent, 34))
    painter.setPen(QPen(colour_of(scheme.faint_ink, 150), 1, Qt.PenStyle.DotLine))
    painter.drawLine(box.topLeft(), box.bottomLeft())
    painter.drawLine(box.topRight(), box.bottomRight())
    metrics = painter.fontMetrics()
    width = metrics.horizontalAdvance(word)
    if width + 4 <= box.width():
        painter.setPen(colour_of(scheme.faint_ink))
        painter.drawText(QPointF(box.center().x() - width / 2, box.bottom() - metrics.descent() - 1), word)


def _with(colour: QColor, alpha: int) -> QColor:
    paler = QColor(colour)
    paler.setAlpha(alpha)
    return paler


def _faded(box: QRectF, colour: QColor, alpha: int, *, opens: bool, closes: bool) -> QBrush:
    """A fill that grows out of nothing on a side where nobody says when it began or ended."""
    if opens and closes:
        return QBrush(_with(colour, alpha))
    fill = QLinearGradient(box.topLeft(), box.topRight())
    fill.setColorAt(0, _with(colour, alpha if opens else 0))
    if closes:
        fill.setColorAt(0.6, _with(colour, alpha))
    else:
        fill.setColorAt(0.4, _with(colour, alpha))
    fill.setColorAt(1, _with(colour, alpha if closes else 0))
    return QBrush(fill)
