"""Keeps what is read where it is, while blocks above it get their true heights; and scrolls to places."""

from typing import NamedTuple

from PySide6.QtCore import QRectF
from PySide6.QtWidgets import QScrollBar, QWidget

from annotator.ui.text_view.document_layout import LaneLayout


class Anchor(NamedTuple):
    """A line by the code unit (of the document) it starts with, and its distance from the screen's top."""

    block: int
    unit: int
    distance: int


class Scroller:
    """Lays out what can be seen, and moves the scroll bar by what has grown above it."""

    def __init__(self, layout: LaneLayout, bar: QScrollBar, viewport: QWidget) -> None:
        self._layout = layout
        self._bar = bar
        self._viewport = viewport
        self.settling = False
        """Whether the scroll bar is being moved so that the text stays where it is: nobody has scrolled."""

    def settle(self) -> None:
        """Lay out the blocks on the screen without moving the text that is read.

        Where blocks above the first line grew or shrank, the scroll bar moves along.
        """
        if self.settling:
            return
        self.settling = True
        try:
            for _ in range(4):
                if not self._settle_once():
                    break
            self._layout.report_size()
        finally:
            self.settling = False

    def _settle_once(self) -> bool:
        layout = self._layout
        top = self._bar.value()
        bottom = top + self._viewport.height()
        first = layout.block_at(top)
        known = layout.is_laid(first)
        layout.first_seen = first if known else first + 1
        if not known and layout.top(first) <= top and first == layout.block_at(top):
            # A block of which only the end is seen keeps its end where it was; a jump keeps its start.
            laid_before = layout.is_laid(min(first + 1, len(layout.heights) - 1))
            layout.first_seen = first + 1 if laid_before else first
        block, y = first, layout.top(first)
        while block < len(layout.heights) and y < bottom:
            y += layout.laid(block).height
            block += 1
        return self.follow()

    def follow(self) -> bool:
        """Move the scroll bar by what has grown above the screen; return whether it moved."""
        pushed, self._layout.pushed = self._layout.pushed, 0
        if not pushed:
            return False
        self._layout.report_size()
        before = self._bar.value()
        self._put(before + pushed)
        return self._bar.value() != before

    def _put(self, value: int) -> None:
        before, self.settling = self.settling, True
        try:
            self._bar.setValue(value)
        finally:
            self.settling = before

    def anchor(self) -> Anchor:
        """Return the first line of which the letters can be seen."""
        layout = self._layout
        top = self._bar.value()
        block = layout.block_at(top)
        start = layout.units_start(block)
        if not layout.is_laid(block):
            return Anchor(block, start, layout.top(block) - top)
        block_top = layout.top(block)
        for line in layout.laid(block).lines:
            if block_top + line.text_bottom > top:
                return Anchor(block, start + line.start, block_top + line.text_top - top)
        return Anchor(block, start, block_top - top)

    def anchor_at(self, unit: int, distance: int) -> Anchor:
        """Return an anchor for the line with a code unit, `distance` pixels from the screen's top."""
        block = self._layout.blocks.index_at(self._layout.units.to_points(unit))
        return Anchor(block, unit, distance)

    def return_to(self, anchor: Anchor) -> None:
        """Scroll until the anchor's line is as far from the top of the screen as it was."""
        layout = self._layout
        if anchor.block >= len(layout.heights) or self.settling:
            return
        laid = layout.laid(anchor.block)
        line = laid.lines[laid.line_of(anchor.unit - layout.units_start(anchor.block))]
        for _ in range(3):  # blocks that come to stand above it may be higher than was guessed
            layout.pushed = 0
            layout.report_size()
            self._put(layout.top(anchor.block) + line.text_top - anchor.distance)
            self.settle()
            if layout.top(anchor.block) + line.text_top - self._bar.value() == anchor.distance:
                break

    def line_box(self, unit: int) -> QRectF:
        """Return where on the document the line with a code unit is, its lanes included."""
        layout = self._layout
        block = layout.blocks.index_at(layout.units.to_points(unit))
        laid = layout.laid(block)
        line = laid.lines[laid.line_of(unit - layout.units_start(block))]
        top = layout.top(block)
        return QRectF(layout.left, top + line.text_top, layout.column, line.bottom - line.text_top)

    def reveal(self, first: int, last: int) -> None:
        """Scroll so that the lines from code unit `first` to `last` are seen with some context."""
        for _ in range(3):
            start, end = self.line_box(first), self.line_box(last)
            self.follow()
            start, end = self.line_box(first), self.line_box(last)
            height = self._viewport.height()
            top = self._bar.value()
            context = min(height // 5, 3 * self._layout.metrics.line)
            if top + context <= start.top() and end.bottom() <= top + height - context:
                break
            above = max(context, int(height - (end.bottom() - start.top())) // 3)
            target = int(start.top()) - above
            if abs(target - top) < 2 or self._moved_to(target) == top:
                break
            self.settle()

    def reveal_line(self, unit: int) -> None:
        """Scroll no more than it takes to see the line with a code unit whole."""
        box = self.line_box(unit)
        self.follow()
        box = self.line_box(unit)
        top, height = self._bar.value(), self._viewport.height()
        if box.top() < top:
            self._moved_to(int(box.top()) - 2)
        elif box.bottom() > top + height:
            self._moved_to(int(box.bottom()) - height + 2)

    def _moved_to(self, value: int) -> int:
        self._layout.report_size()
        self._bar.setValue(value)
        return self._bar.value()
