"""Paints laid blocks: furniture, highlights, letters, lanes, signs, caret. Replays what was laid out before."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QPainter, QPen, QTextCharFormat, QTextLayout

from annotator.ui.text_view.contrast import INK_CONTRAST, mixed, visible_on
from annotator.ui.text_view.document_layout import LaneLayout
from annotator.ui.text_view.laid_block import LaidBlock, Line, Segment
from annotator.ui.text_view.line_segments import x_of
from annotator.ui.text_view.metrics import Metrics
from annotator.ui.text_view.scheme import Scheme, colour_of
from annotator.ui.text_view.showing import Showing
from annotator.ui.text_view.tints import TintPainter, underline


class _Place(NamedTuple):
    """A laid block, the top of it on the document, and the code units of the document before it."""

    block: int
    laid: LaidBlock
    top: int
    start: int


class BlockPainter:
    """Paints with the pens and brushes of one scheme and size."""

    def __init__(self, layout: LaneLayout, scheme: Scheme, metrics: Metrics, font: QFont) -> None:
        self._layout = layout
        self._scheme = scheme
        self._metrics = metrics
        self._page = colour_of(scheme.page)
        self._ink = QPen(colour_of(scheme.ink))
        self._faint = QPen(colour_of(scheme.faint_ink))
        self._zone_ground = colour_of(scheme.zone_ground)
        self._selected = _format(scheme.selection_ink, scheme.selection)
        self._in_zone = _format(scheme.faint_ink, None)
        self._hit_ground = colour_of(mixed(scheme.page, (255, 190, 0), 0.38))
        self._sign_font = QFont(font)
        self._sign_font.setPixelSize(max(7, round(metrics.text * 0.72)))
        self._sign_pen = QPen(colour_of(visible_on(scheme.page, mixed(scheme.accent, scheme.page, 0.15))))
        self._margin_font = QFont(font)
        self._margin_font.setPixelSize(metrics.chip_text + 1)
        self._margin_font.setBold(True)
        self._tints = TintPainter(layout, scheme, font)

    def paint(self, painter: QPainter, clip: QRectF, showing: Showing) -> None:
        """Paint what of the document lies in `clip`; `painter` is in the document's coordinates."""
        layout = self._layout
        painter.fillRect(clip, self._page)
        block = layout.block_at(clip.top())
        count = len(layout.heights)
        y = layout.top(block)
        while block < count and y < clip.bottom():
            laid = layout.laid(block)
            place = _Place(block, laid, y, layout.units_start(block))
            self._paint_block(painter, clip, place, showing)
            y += laid.height
            block += 1

    def _paint_block(self, painter: QPainter, clip: QRectF, place: _Place, showing: Showing) -> None:
        layout, laid, top, start = self._layout, place.laid, place.top, place.start
        left = layout.left
        qt_layout = laid.layout
        ranges: list[QTextLayout.FormatRange] = []
        zone = self._paint_zones(painter, place, showing, ranges)
        seen = [
            line
            for line in laid.lines
            if top + line.bottom > clip.top() and top + line.text_top < clip.bottom()
        ]
        if showing.tints.all:
            self._paint_tints(painter, place, showing)
        if showing.hovered or showing.selected:
            self._paint_brackets(painter, place, seen, showing)
        for line in seen if showing.lights else ():
            self._paint_highlights(painter, line, left, top, showing)
        for begin, end in showing.found.in_block(layout, place.block):
            self._fill(painter, place, (begin - start, end - start), self._hit_ground)
        begin, end = showing.selection
        if begin < end and begin <= start + laid.size and end > start:
            ranges.append(_range(max(0, begin - start), min(end - start, laid.size + 1), self._selected))
        painter.setPen(self._faint if zone else self._ink)
        qt_layout.draw(painter, QPointF(left, top), ranges, clip)
        for line in seen:
            for segment in line.segments:
                self._paint_segment(painter, segment, left, top, showing)
            if showing.hovered or showing.selected:
                self._paint_joints(painter, line, left, top, showing)
        self._paint_signs(painter, place)
        if showing.tints.all:
            self._tints.paint_signs(painter, showing.tints, place.block)
        for mark, box in showing.margin.boxes(layout, place.block):
            painter.setFont(self._margin_font)
            painter.setPen(colour_of(self._scheme.lane(mark)))
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, mark.sign)
        if start <= showing.caret <= start + laid.size:
            self._paint_caret(painter, qt_layout, showing, showing.caret - start, QPointF(left, top))

    def _paint_zones(
        self, painter: QPainter, place: _Place, showing: Showing, ranges: list[QTextLayout.FormatRange]
    ) -> bool:
        """Paint the ground of furniture; return whether the whole block is furniture."""
        spans = showing.zones.in_block(self._layout, place.block)
        if not spans:
            return False
        layout, laid, top, start = self._layout, place.laid, place.top, place.start
        if any(span[0] <= start and span[1] >= start + laid.size for span in spans):
            first, last = laid.lines[0].text_top, laid.lines[-1].text_bottom
            inset = self._metrics.text * 0.55
            ground = QRectF(layout.left - inset, top + first - 2, layout.column + 2 * inset, last - first + 4)
            painter.fillRect(ground, self._zone_ground)
            edge = QRectF(ground.left(), ground.top(), 2, ground.height())
            painter.fillRect(edge, colour_of(self._scheme.rule))
            return True
        for begin, end in spans:
            ranges.append(_range(max(0, begin - start), min(laid.size, end - start), self._in_zone))
            self._fill(painter, place, (begin - start, end - start), self._zone_ground)
        return False

    def _paint_tints(self, painter: QPainter, place: _Place, showing: Showing) -> None:
        for ground in self._tints.grounds(showing.tints, showing.lit_tint, place.block):
            units = ground.start - place.start, ground.end - place.start
            self._fill(painter, place, units, ground.colour, ground.line)

    def _fill(
        self,
        painter: QPainter,
        place: _Place,
        units: tuple[int, int],
        colour: QColor,
        line_under: QColor | None = None,
    ) -> None:
        """Fill the ground behind a stretch of a block's code units."""
        qt_layout = place.laid.layout
        for number, line in enumerate(place.laid.lines):
            begin, end = max(units[0], line.start), min(units[1], line.end)
            if begin >= end:
                continue
            for run in qt_layout.lineAt(number).glyphRuns(begin, end - begin):
                box = run.boundingRect()
                left, top = self._layout.left + box.left(), place.top + line.text_top
                filled = QRectF(left, top, box.width(), line.text_bottom - line.text_top)
                painter.fillRect(filled, colour)
                if line_under is not None:
                    underline(painter, filled, line_under)

    def _paint_brackets(self, painter: QPainter, place: _Place, seen: list[Line], showing: Showing) -> None:
        """Join the lines of a lit tag by a bar in the margin: thick beside its parts, thin in between."""
        layout, units = self._layout, self._layout.units
        for identifier in {showing.hovered, showing.selected} - {None}:
            mark = layout.index.get(identifier or "")
            if mark is None:
                continue
            begin = units.to_units(mark.extent.start) - place.start
            end = units.to_units(mark.extent.end) - place.start
            colour = colour_of(self._scheme.lane(mark))
            first = place.laid.line_of(max(0, begin)) if begin >= 0 else -1
            if begin >= 0 and end <= place.laid.lines[first].end:
                continue  # it lies in one line, where nothing needs joining
            for line in seen:
                if line.start >= end or line.end <= begin:
                    continue
                part = any(segment.mark.id == identifier for segment in line.segments)
                above = line.text_top - (0 if line.start <= begin else self._metrics.paragraph_gap + 8)
                bar = 3 if part else 1
                x = layout.left - round(self._metrics.text * 0.75) - (bar - 1) // 2
                foot = line.bottom if line.end < end else line.text_bottom
                painter.fillRect(QRectF(x, place.top + max(above, 0), bar, foot - max(above, 0)), colour)

    def _paint_highlights(self, painter: QPainter, line: Line, left: int, top: int, showing: Showing) -> None:
        for segment in line.segments:
            strength = showing.light_of(segment.mark.id)
            if not strength:
                continue
            tint = colour_of(self._tint(segment, strength))
            for x0, x1 in segment.runs:
                box = QRectF(left + x0 - 1, top + line.text_top, x1 - x0 + 2, segment.y - line.text_top)
                painter.fillRect(box, tint)

    def _tint(self, segment: Segment, strength: float) -> tuple[int, int, int]:
        """Return the ground that shows a tag, as strong as letters on it stay readable."""
        page, ink = self._scheme.page, self._scheme.ink
        ground = mixed(page, self._scheme.lane(segment.mark), strength)
        return ground if visible_on(ground, ink, INK_CONTRAST) == ink else page

    def _paint_segment(
        self, painter: QPainter, segment: Segment, left: int, top: int, showing: Showing
    ) -> None:
        mark, metrics = segment.mark, self._metrics
        stamps = self._layout.stamps
        bar_top = top + segment.y + ((metrics.chip - metrics.bar) // 2 if metrics.chip else 0)
        stripe = stamps.stripe(mark)
        if mark.id in (showing.hovered, showing.selected):
            self._paint_glow(painter, segment, left, bar_top)
        origin = segment.runs[0][0]
        for x0, x1 in segment.runs:
            box = QRectF(round(left + x0), bar_top, max(2, round(x1) - round(x0)), metrics.bar)
            painter.drawTiledPixmap(box, stripe, QPointF((x0 - origin) % 36, 0))
        colour = colour_of(self._scheme.lane(mark))
        reach = metrics.bar + (2 if metrics.chip else 1)
        if segment.ends is not None:
            x = round(left + segment.ends) - (2 if segment.ends_rightward else 0)
            painter.fillRect(QRectF(x, bar_top - 1, 2, reach), colour)
        if segment.chip:
            chip = stamps.chip(mark, segment.chip)
            painter.drawPixmap(QPointF(round(left + segment.chip_x), top + segment.y), chip)
        elif segment.begins is not None:
            x = round(left + segment.begins) - (0 if segment.begins_rightward else 2)
            painter.fillRect(QRectF(x, bar_top - 2, 2, reach + 1), colour)

    def _paint_glow(self, painter: QPainter, segment: Segment, left: int, bar_top: int) -> None:
        glow = colour_of(mixed(self._scheme.page, self._scheme.lane(segment.mark), 0.42))
        for x0, x1 in segment.runs:
            painter.fillRect(QRectF(left + x0 - 1, bar_top - 1, x1 - x0 + 2, self._metrics.bar + 2), glow)

    def _paint_joints(self, painter: QPainter, line: Line, left: int, top: int, showing: Showing) -> None:
        """Show how a lit tag goes on: a dotted bridge between fragments, and an ellipsis at open ends."""
        lit = (showing.hovered, showing.selected)
        last: dict[str, Segment] = {}
        middle = (self._metrics.chip or self._metrics.bar) / 2
        for segment in line.segments:
            mark = segment.mark
            if mark.id not in lit or len(mark.spans) < 2:
                continue
            pen = QPen(colour_of(self._scheme.lane(mark)), 2, Qt.PenStyle.DotLine)
            painter.setPen(pen)
            y = top + segment.y + middle
            before = last.get(mark.id)
            if before and before.number != segment.number:
                start = QPointF(left + before.runs[-1][1] + 2, top + before.y + middle)
                painter.drawLine(QLineF(start, QPointF(left + segment.runs[0][0] - 2, y)))
            elif segment.number and segment.begins is not None:
                x = left + segment.runs[0][0] - 2
                painter.drawLine(QLineF(max(left - 12.0, x - 14), y, x, y))
            if segment.number < len(mark.spans) - 1 and segment.ends is not None:
                x = left + segment.runs[-1][1] + 2
                painter.drawLine(QLineF(x, y, x + 14, y))
            last[mark.id] = segment

    def _paint_signs(self, painter: QPainter, place: _Place) -> None:
        if not place.laid.signs:
            return
        layout, laid = self._layout, place.laid
        qt_layout = laid.layout
        painter.setFont(self._sign_font)
        painter.setPen(self._sign_pen)
        for unit, sign in laid.signs:
            number = laid.line_of(unit)
            line = laid.lines[number]
            qt_line = qt_layout.lineAt(number)
            left = layout.left + x_of(qt_line, unit)
            width = abs(x_of(qt_line, min(unit + 1, line.end)) + layout.left - left)
            bottom = place.top + line.text_bottom
            top = place.top + line.text_top - 5
            box = QRectF(left - 20 + width / 2, top, 40, bottom - top)
            if width > 2:
                painter.drawText(box, Qt.AlignmentFlag.AlignCenter, sign)
                continue
            painter.drawText(box, Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop, sign)
            painter.drawLine(QLineF(left, bottom - self._metrics.text * 0.9, left, bottom))

    def _paint_caret(
        self, painter: QPainter, qt_layout: QTextLayout, showing: Showing, unit: int, at: QPointF
    ) -> None:
        painter.setPen(colour_of(self._scheme.accent if showing.focused else self._scheme.faint_ink))
        qt_layout.drawCursor(painter, at, unit, 2 if showing.focused else 1)


def _format(ink: tuple[int, int, int], ground: tuple[int, int, int] | None) -> QTextCharFormat:
    made = QTextCharFormat()
    made.setForeground(QBrush(colour_of(ink)))
    if ground is not None:
        made.setBackground(QBrush(colour_of(ground)))
    return made


def _range(start: int, end: int, look: QTextCharFormat) -> QTextLayout.FormatRange:
    made = QTextLayout.FormatRange()
    made.start = start
    made.length = end - start
    made.format = look
    return made
