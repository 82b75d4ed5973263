"""Lines from the selected tag to the tags it points at, and from those that point at it, with what they are."""

from collections.abc import Sequence, Set
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QFontMetricsF, QPainter, QPainterPath, QPen, QPolygonF

from annotator.ui.text_view.document_layout import LaneLayout
from annotator.ui.text_view.mark import Mark
from annotator.ui.text_view.scheme import Scheme, colour_of

_STUB = 12
"""Pixels of a line whose other end is not on the screen."""
_BESIDE = 11
"""Pixels between two stubs, and from the start of a tag to its first line."""
_NEAR = 60
"""Pixels by which two ends may lie aside of each other so that their line is almost upright."""
_HEAD = 5.0
_LABEL_EDGE = 8


@dataclass(frozen=True, slots=True)
class LinkLine:
    """One value that joins the selected mark with another one, which may stand in another article."""

    other: str
    label: str
    outward: bool = True
    """Whether the selected mark points, or is pointed at."""


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a mark is on the document: above its letters, and under its lane."""

    mark: Mark
    x: float
    top: float
    bottom: float


class LinkPainter:
    """Paints for one look and size."""

    def __init__(self, layout: LaneLayout, scheme: Scheme, font: QFont) -> None:
        self._layout = layout
        self._scheme = scheme
        self._font = QFont(font)
        self._font.setPixelSize(max(9, layout.metrics.chip_text))
        self._metrics = QFontMetricsF(self._font)

    def paint(self, painter: QPainter, seen: QRectF, selected: str, lines: Sequence[LinkLine]) -> None:
        """Paint what of the lines lies in `seen`; `painter` is in the document's coordinates."""
        if self._layout.index.get(selected) is None:
            return
        places = self._places({selected, *(line.other for line in lines)}, seen)
        here = places.get(selected)
        if here is None:
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(self._font)
        away: dict[tuple[str, str, bool], int] = {}
        for line in lines:
            there = places.get(line.other)
            if there is not None:
                self._paint_curve(painter, seen, here, there, line)
            else:
                key = (self._direction(here, line.other), line.label, line.outward)
                away[key] = away.get(key, 0) + 1
        used = {"up": 0.0, "down": 0.0, "aside": 0.0}
        for (direction, label, outward), count in away.items():
            words = label if count == 1 else f"{label} × {count}"
            stub = (direction, words, outward)
            used[direction] += self._paint_stub(painter, seen, here, stub, used[direction])
        painter.restore()

    # Where things are

    def _places(self, wanted: Set[str], seen: QRectF) -> dict[str, _Place]:
        """The first part of each of these marks that is on the screen."""
        layout = self._layout
        found: dict[str, _Place] = {}
        for block in range(layout.block_at(seen.top()), layout.block_at(seen.bottom()) + 1):
            top = layout.top(block)
            for line in layout.laid(block).lines:
                if top + line.text_top < seen.top():
                    continue
                for segment in line.segments:
                    mark = segment.mark
                    if mark.id in wanted and mark.id not in found:
                        left, right = segment.runs[0]
                        x = layout.left + min(left + _BESIDE, (left + right) / 2)
                        bottom = top + segment.y + (layout.metrics.chip or layout.metrics.bar) + 1
                        if bottom <= seen.bottom():
                            found[mark.id] = _Place(mark, x, top + line.text_top, bottom)
        return found

    def _direction(self, here: _Place, other: str) -> str:
        mark = self._layout.index.get(other)
        if mark is None:
            return "aside"
        return "up" if mark.extent.start < here.mark.extent.start else "down"

    # Drawing

    def _paint_curve(
        self, painter: QPainter, seen: QRectF, here: _Place, there: _Place, line: LinkLine
    ) -> None:
        source = here.mark if line.outward else there.mark
        # Many may point at one tag: their lines stand back behind the letters, and a hairline is drawn at once.
        colour = colour_of(self._scheme.lane(source), 255 if line.outward else 190)
        begin, end, pull = self._ends(here, there)
        path = QPainterPath(begin)
        path.cubicTo(begin + pull[0], end + pull[1], end)
        self._stroke(painter, path, QPen(colour, 1.5 if line.outward else 1.0))
        tip, towards = (end, end + pull[1]) if line.outward else (begin, begin + pull[0])
        _paint_head(painter, tip, towards, colour)
        # Beside the end, in the gap between two lines, where it hides the fewest letters.
        below = end.y() >= there.bottom
        self._paint_label(painter, seen, (end + QPointF(_HEAD + 2, 0), below), line.label, colour)

    @staticmethod
    def _ends(here: _Place, there: _Place) -> tuple[QPointF, QPointF, tuple[QPointF, QPointF]]:
        """Both ends of a curve, and which way it leaves them: from under the upper tag to above the lower one."""
        if abs(here.top - there.top) < 2:  # in one line: an arc under both
            low = QPointF(0, 9)
            return QPointF(here.x, here.bottom), QPointF(there.x, there.bottom), (low, low)
        down = here.top < there.top
        begin = QPointF(here.x, here.bottom if down else here.top)
        end = QPointF(there.x, there.top if down else there.bottom)
        far = abs(end.y() - begin.y())
        reach = max(12.0, min(70.0, far * 0.5))
        # One that would run straight down through the letters bends aside, at the left into the margin.
        aside = -min(60.0, 12 + far * 0.25) if abs(end.x() - begin.x()) < _NEAR else 0.0
        pull = QPointF(aside, reach if down else -reach)
        return begin, end, (pull, QPointF(aside, -pull.y()))

    def _paint_stub(
        self, painter: QPainter, seen: QRectF, here: _Place, stub: tuple[str, str, bool], beside: float
    ) -> float:
        """Paint a short line with its label, `beside` pixels from the first; returns the pixels it took."""
        direction, words, outward = stub
        colour = colour_of(self._scheme.lane(here.mark))
        x = here.x + beside
        begin, end = {
            "up": (QPointF(x, here.top), QPointF(x, here.top - _STUB)),
            "down": (QPointF(x, here.bottom), QPointF(x, here.bottom + _STUB)),
            "aside": (QPointF(x, here.bottom + 6), QPointF(x + _STUB, here.bottom + 6)),
        }[direction]
        path = QPainterPath(begin)
        path.lineTo(end)
        self._stroke(painter, path, QPen(colour, 1.5))
        if outward:
            _paint_head(painter, end, begin, colour)
        else:
            _paint_head(painter, begin, end, colour)
        beside_it = (end if direction == "aside" else begin) + QPointF(_HEAD + 2, 0)
        self._paint_label(painter, seen, (beside_it, direction != "up"), words, colour)
        return self._metrics.horizontalAdvance(words) + _LABEL_EDGE + 2 * _BESIDE

    @staticmethod
    def _stroke(painter: QPainter, path: QPainterPath, pen: QPen) -> None:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(pen)
        painter.drawPath(path)

    def _paint_label(
        self, painter: QPainter, seen: QRectF, at: tuple[QPointF, bool], words: str, colour: QColor
    ) -> None:
        """Paint a label to the right of a point, just below it or just above."""
        point, below = at
        width, height = self._metrics.horizontalAdvance(words) + _LABEL_EDGE, self._metrics.height()
        left = min(max(point.x(), seen.left() + 1), seen.right() - width - 1)
        box = QRectF(left, point.y() if below else point.y() - height, width, height)
        painter.setPen(QPen(colour, 1))
        painter.setBrush(QBrush(colour_of(self._scheme.page)))
        painter.drawRoundedRect(box, 3, 3)
        painter.setPen(colour_of(self._scheme.ink))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, words)


def _paint_head(painter: QPainter, tip: QPointF, towards: QPointF, colour: QColor) -> None:
    """Paint the head of an arrow whose shaft comes from `towards`."""
    way = towards - tip
    length = (way.x() ** 2 + way.y() ** 2) ** 0.5 or 1.0
    back = way * (1.6 * _HEAD / length)
    aside = QPointF(-way.y(), way.x()) * (0.7 * _HEAD / length)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QBrush(colour))
    painter.drawPolygon(QPolygonF([tip, tip + back + aside, tip + back - aside]))
