"""The ends of a tag that can be taken hold of and dragged."""

from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter, QPen

from annotator.model.span import Target, target_of
from annotator.ui.text_view.document_layout import LaneLayout
from annotator.ui.text_view.laid_block import Segment
from annotator.ui.text_view.mark import Mark
from annotator.ui.text_view.scheme import Scheme, colour_of

_REACH = 5
"""Pixels outside a tag from which its edge can still be taken hold of."""
_INSIDE = 2
"""The same inside it: more would be in the way of selecting the first of its words, such as a name in a role."""
_KNOB = 3.2


@dataclass(frozen=True, slots=True)
class Edge:
    """One end of one span of a mark, and where on the document it is drawn."""

    mark: Mark
    number: int
    is_start: bool
    x: float
    top: float
    bottom: float

    @property
    def position(self) -> int:
        """Code point of the edge."""
        span = self.mark.spans[self.number]
        return span.start if self.is_start else span.end

    def grip(self) -> QRectF:
        """Where on the document the mouse takes hold of it."""
        left = _REACH if self.is_start else _INSIDE
        return QRectF(self.x - left, self.top, _REACH + _INSIDE, self.bottom - self.top)

    def moved_to(self, position: int) -> Target:
        """Return the mark's target with this edge at `position`, never past its other end.

        Fragments that come to touch are joined.
        """
        spans = [(span.start, span.end) for span in self.mark.spans]
        start, end = spans[self.number]
        spans[self.number] = (
            (min(position, end - 1), end) if self.is_start else (start, max(position, start + 1))
        )
        return target_of(*spans)


def edges_in(layout: LaneLayout, identifier: str, blocks: range) -> Iterator[Edge]:
    """Yield the edges of a mark that are drawn in some blocks."""
    for block in blocks:
        laid = layout.laid(block)
        top = layout.top(block)
        for line in laid.lines:
            for segment in line.segments:
                if segment.mark.id == identifier:
                    yield from _edges_of(layout, segment, top, line.text_top)


def _edges_of(layout: LaneLayout, segment: Segment, top: int, text_top: int) -> Iterator[Edge]:
    bottom = top + segment.y + (layout.metrics.chip or layout.metrics.bar)
    if segment.begins is not None:
        yield Edge(segment.mark, segment.number, True, layout.left + segment.begins, top + text_top, bottom)
    if segment.ends is not None:
        yield Edge(segment.mark, segment.number, False, layout.left + segment.ends, top + text_top, bottom)


def paint_edge(painter: QPainter, edge: Edge, scheme: Scheme) -> None:
    """Paint a handle: a hairline through the letters with a knob above and one at the lane."""
    colour = colour_of(scheme.lane(edge.mark))
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.fillRect(QRectF(round(edge.x) - 1, edge.top, 2, edge.bottom - edge.top), colour)
    painter.setPen(QPen(colour_of(scheme.page), 1))
    painter.setBrush(colour)
    painter.drawEllipse(QPointF(round(edge.x), edge.top), _KNOB, _KNOB)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
