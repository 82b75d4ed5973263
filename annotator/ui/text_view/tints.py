"""The ground of passages that articles share, the words in which they differ, and a number in the margin."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPen, QPolygonF

from annotator.model.span import Span
from annotator.ui.text_view.contrast import ink_on
from annotator.ui.text_view.document_layout import LaneLayout
from annotator.ui.text_view.family_colours import ground_of, line_of
from annotator.ui.text_view.line_segments import x_of
from annotator.ui.text_view.scheme import Scheme, colour_of

_GROUND, _LIT = 0.20, 0.32
_DIFFERING = 0.22
"""How much stronger the ground of words is that differ."""


@dataclass(frozen=True, slots=True)
class Tint:
    """A passage as it is drawn in one text; positions are code points."""

    number: int
    """From 1; it says the colour, too."""
    parts: tuple[Span, ...]
    """In text order, without the furniture between them."""
    differing: tuple[Span, ...] = ()
    """Words that other texts have otherwise, or not at all."""
    slight: tuple[Span, ...] = ()
    """Words that differ only in how they are written."""
    gaps: tuple[int, ...] = ()
    """Where other texts have more words."""
    hint: str = ""

    @property
    def extent(self) -> Span:
        """From the first to the last code point."""
        return Span(self.parts[0].start, self.parts[-1].end)


class Ground(NamedTuple):
    """A stretch of the document's code units, the colour behind it, and that of a line under it."""

    start: int
    end: int
    colour: QColor
    line: QColor | None = None


class Tints:
    """Those of one text, by block."""

    def __init__(self, tints: Iterable[Tint] = (), layout: LaneLayout | None = None) -> None:
        self.all = sorted(tints, key=lambda tint: tint.extent)
        self._in_block: dict[int, list[Tint]] = {}
        if layout is None:
            return
        for tint in self.all:
            extent = tint.extent
            first, last = layout.blocks.index_at(extent.start), layout.blocks.index_at(extent.end - 1)
            for block in range(first, last + 1):
                self._in_block.setdefault(block, []).append(tint)

    def at(self, layout: LaneLayout, position: int) -> Tint | None:
        """Return the shortest passage at a code point."""
        found = self._in_block.get(layout.blocks.index_at(position), ())
        here = [tint for tint in found if any(part.start <= position < part.end for part in tint.parts)]
        return min(here, key=lambda tint: len(tint.extent), default=None)

    def in_block(self, block: int) -> list[Tint]:
        """Return the passages that a block has a part of."""
        return self._in_block.get(block, [])


class TintPainter:
    """Paints in the colours of one look and the letters of one size."""

    def __init__(self, layout: LaneLayout, scheme: Scheme, font: QFont) -> None:
        self._layout = layout
        self._scheme = scheme
        self._font = QFont(font)
        self._font.setPixelSize(max(8, round(layout.metrics.text * 0.66)))
        self._font.setBold(True)

    def grounds(self, tints: Tints, lit: int, block: int) -> Iterator[Ground]:
        """Yield what lies behind the letters of a block, the lowest first; `lit` is a passage's number or 0."""
        layout, scheme = self._layout, self._scheme
        to_units = layout.units.to_units
        start = layout.blocks.starts[block]
        whole = Span(start, start + max(1, layout.blocks.length(block)))
        for tint in tints.in_block(block):
            strength = _LIT if tint.number == lit else _GROUND
            line = colour_of(line_of(scheme, tint.number))
            plain = colour_of(ground_of(scheme, tint.number, strength))
            strong = colour_of(ground_of(scheme, tint.number, strength + _DIFFERING))
            for spans, colour, under in (
                (tint.parts, plain, None),
                (tint.slight, plain, line),
                (tint.differing, strong, line),
            ):
                for span in spans:
                    if span.overlaps(whole):
                        yield Ground(to_units(span.start), to_units(span.end), colour, under)

    def paint_signs(self, painter: QPainter, tints: Tints, block: int) -> None:
        """Paint the number of each passage that begins in a block, and wedges where other texts have more."""
        here = tints.in_block(block)
        if not here:
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(self._font)
        beside: dict[int, float] = {}
        for tint in here:
            colour = line_of(self._scheme, tint.number)
            if self._layout.blocks.index_at(tint.extent.start) == block:
                self._paint_number(painter, block, tint, beside)
            painter.setPen(QPen(colour_of(colour), 1.5))
            painter.setBrush(colour_of(colour))
            for gap in tint.gaps:
                if self._layout.blocks.index_at(gap) == block:
                    self._paint_wedge(painter, block, gap)
        painter.restore()

    def _paint_number(self, painter: QPainter, block: int, tint: Tint, beside: dict[int, float]) -> None:
        layout = self._layout
        laid = layout.laid(block)
        number = laid.line_of(layout.units.to_units(tint.extent.start) - layout.units_start(block))
        line = laid.lines[number]
        words = str(tint.number)
        metrics = painter.fontMetrics()
        height = float(metrics.height())
        roomy = layout.width - layout.left - layout.column > 1.5 * height
        width = (
            max(height, metrics.horizontalAdvance(words) + 6.0)
            if roomy
            else metrics.horizontalAdvance(words) + 3.0
        )
        # At the far end of the line: signs of comments stand before its first letter.
        left = beside.get(number, layout.left + layout.column + 3.0)
        left = min(left, layout.width - width)
        beside[number] = left + width + 2
        middle = layout.top(block) + (line.text_top + line.text_bottom) / 2
        box = QRectF(left, middle - height / 2, width, height)
        ground = line_of(self._scheme, tint.number)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour_of(ground))
        painter.drawRoundedRect(box, 3, 3)
        painter.setPen(colour_of(ink_on(ground)))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, words)

    def _paint_wedge(self, painter: QPainter, block: int, position: int) -> None:
        layout = self._layout
        laid = layout.laid(block)
        unit = layout.units.to_units(position) - layout.units_start(block)
        number = laid.line_of(max(0, unit - 1))
        line = laid.lines[number]
        x = layout.left + x_of(laid.layout.lineAt(number), min(unit, line.end)) + 1
        y = layout.top(block) + line.text_bottom - 1
        painter.drawPolygon(QPolygonF([QPointF(x, y - 6), QPointF(x - 3.5, y), QPointF(x + 3.5, y)]))


def underline(painter: QPainter, box: QRectF, colour: QColor) -> None:
    """Draw the line under words that differ, just under their letters."""
    painter.setPen(QPen(colour, 1.5))
    painter.drawLine(QLineF(box.left(), box.bottom() - 1, box.right(), box.bottom() - 1))
