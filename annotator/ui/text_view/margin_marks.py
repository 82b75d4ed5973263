"""Signs in the margin, beside the lines where something waits."""

from collections.abc import Iterable

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFont, QPainter

from annotator.ui.text_view.document_layout import LaneLayout
from annotator.ui.text_view.mark import MarginMark
from annotator.ui.text_view.scheme import Scheme, colour_of


class MarginMarks:
    """Margin marks of one text, by block."""

    def __init__(self, marks: Iterable[MarginMark], layout: LaneLayout) -> None:
        self._in_block: dict[int, list[MarginMark]] = {}
        for mark in sorted(marks, key=lambda mark: mark.position):
            self._in_block.setdefault(layout.blocks.index_at(mark.position), []).append(mark)

    def paint(
        self, painter: QPainter, font: QFont, scheme: Scheme, layout: LaneLayout, block: int, top: int
    ) -> None:
        """Paint the marks of a block, those of one line beside each other."""
        marks = self._in_block.get(block)
        if not marks:
            return
        painter.setFont(font)
        for mark, box in self._boxes(marks, layout, block, top):
            painter.setPen(colour_of(scheme.lane(mark)))
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, mark.sign)

    def hint_at(self, layout: LaneLayout, block: int, x: float, y: float) -> str:
        """Return what the mark at a point of the document says, or nothing."""
        boxes = self._boxes(self._in_block.get(block, []), layout, block, layout.top(block))
        return next((mark.hint for mark, box in boxes if box.contains(x, y)), "")

    @staticmethod
    def _boxes(
        marks: list[MarginMark], layout: LaneLayout, block: int, top: int
    ) -> list[tuple[MarginMark, QRectF]]:
        laid = layout.laid(block)
        start = layout.units_start(block)
        size = layout.metrics.text
        used: dict[int, int] = {}
        boxes: list[tuple[MarginMark, QRectF]] = []
        for mark in marks:
            number = laid.line_of(layout.units.to_units(mark.position) - start)
            line = laid.lines[number]
            place = used.get(number, 0)
            used[number] = place + 1
            x = layout.left - size * (1.5 + place)
            boxes.append((mark, QRectF(x, top + line.text_top, size, line.text_bottom - line.text_top)))
        return boxes
