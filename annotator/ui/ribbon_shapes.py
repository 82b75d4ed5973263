"""The shapes of ribbons: from edge to edge of a gutter, or a stub that points to what is out of view."""

from dataclasses import dataclass

from PySide6.QtCore import QPointF
from PySide6.QtGui import QPainterPath, QPolygonF

ABOVE, BELOW = -1, 1
_REACH = 30.0
"""Pixels that a stub runs up or down beyond its passage."""
_HEAD = 5.0


@dataclass(frozen=True, slots=True)
class End:
    """One end of a ribbon, at an edge of the gutter; pixels count from its top."""

    top: float = 0.0
    bottom: float = 0.0
    away: int = 0
    """ABOVE or BELOW what is on the screen, or 0 when the passage is seen."""

    @property
    def middle(self) -> float:
        """Height of the passage's middle."""
        return (self.top + self.bottom) / 2


def band(width: float, left: End, right: End) -> QPainterPath:
    """Return a ribbon whose ends are both in view."""
    path = QPainterPath(QPointF(0, left.top))
    half = width / 2
    path.cubicTo(QPointF(half, left.top), QPointF(half, right.top), QPointF(width, right.top))
    path.lineTo(QPointF(width, right.bottom))
    path.cubicTo(QPointF(half, right.bottom), QPointF(half, left.bottom), QPointF(0, left.bottom))
    path.closeSubpath()
    return path


def stub(
    width: float, end: End, away: int, room: tuple[float, float], at_left: bool
) -> tuple[QPainterPath, QPointF]:
    """Return a stub from the end that is in view, and where the head of its arrow is: between the edges of `room`."""
    edge, x = (0.0, width * 0.62) if at_left else (width, width * 0.38)
    wanted = end.top - _REACH if away == ABOVE else end.bottom + _REACH
    tip = QPointF(x, min(max(wanted, room[0] + 2 * _HEAD), room[1] - 2 * _HEAD))
    pull = QPointF(x, end.middle)
    path = QPainterPath(QPointF(edge, end.top))
    path.quadTo(pull, tip)
    path.quadTo(pull, QPointF(edge, end.bottom))
    path.closeSubpath()
    return path, tip


def head(tip: QPointF, away: int) -> QPolygonF:
    """Return the head of an arrow that points up or down."""
    back = -away * 1.6 * _HEAD
    return QPolygonF(
        [tip + QPointF(0, away * _HEAD), tip + QPointF(-_HEAD, back), tip + QPointF(_HEAD, back)]
    )
