"""Signs in the margin, beside the lines where something waits."""

from collections.abc import Iterable

from PySide6.QtCore import QRectF

from annotator.ui.text_view.document_layout import LaneLayout
from annotator.ui.text_view.mark import MarginMark


class MarginMarks:
    """Margin marks of one text, by block."""

    def __init__(self, marks: Iterable[MarginMark], layout: LaneLayout) -> None:
        self._in_block: dict[int, list[MarginMark]] = {}
        for mark in sorted(marks, key=lambda mark: mark.position):
            self._in_block.setdefault(layout.blocks.index_at(mark.position), []).append(mark)

    def hint_at(self, layout: LaneLayout, block: int, x: float, y: float) -> str:
        """Return what the mark at a point of the document says, or nothing."""
        return next((mark.hint for mark, box in self.boxes(layout, block) if box.contains(x, y)), "")

    def boxes(self, layout: LaneLayout, block: int) -> list[tuple[MarginMark, QRectF]]:
        """Return the marks of a block and where on the document they stand, those of a line side by side."""
        marks = self._in_block.get(block)
        if not marks:
            return []
        top = layout.top(block)
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
            x = max(0.0, layout.left - size * 1.5) - size * place
            boxes.append((mark, QRectF(x, top + line.text_top, size, line.text_bottom - line.text_top)))
        return boxes
