"""Lays out a long text lazily, block by block, with lanes for its tags under each line."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterable, Sequence
from math import ceil
from typing import TYPE_CHECKING, NamedTuple, cast

from PySide6.QtCore import QPoint, QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import (
    QAbstractTextDocumentLayout,
    QPainter,
    QTextBlock,
    QTextDocument,
    QTextFrame,
    QTextLayout,
)

from annotator.text.heights import Heights
from annotator.text.paragraphs import Blocks, split_softly
from annotator.text.utf16 import Utf16Map
from annotator.ui.text_view.block_layout import break_lines, place_lines, set_direction
from annotator.ui.text_view.guard import guarded, nothing
from annotator.ui.text_view.invisible_signs import invisible_in
from annotator.ui.text_view.laid_block import LaidBlock, Line
from annotator.ui.text_view.line_segments import UnitSpan
from annotator.ui.text_view.mark import Mark
from annotator.ui.text_view.mark_index import MarkIndex
from annotator.ui.text_view.metrics import Metrics
from annotator.ui.text_view.stamps import Stamps

if TYPE_CHECKING:
    from PySide6.QtGui import QPainterPath

    PointLike = QPointF | QPoint | QPainterPath.Element

_LEAST_MARGIN, _LEAST_COLUMN = 10, 40
_NARROW = 300
"""Pixels of letters before margins get wider than the least."""
_KEPT_UNITS = 100_000
"""Code units of text whose glyphs are kept; about twenty screens."""


class Spot(NamedTuple):
    """A place in the laid text: block, line in it, and the point relative to the block."""

    block: int
    line: int
    x: float
    y: float


class LaneLayout(QAbstractTextDocumentLayout):
    """A document layout that knows only the blocks that were needed; the heights of others are guessed.

    Positions of its Qt overrides are code units of the document; those of marks are code points.
    """

    def __init__(self, document: QTextDocument, metrics: Metrics, stamps: Stamps) -> None:
        super().__init__(document)
        self.blocks = split_softly("")[1]
        self.units = Utf16Map("")
        self.index = MarkIndex(self.blocks)
        self.metrics = metrics
        self.stamps = stamps
        self.column = 600
        self.left = metrics.margin
        self.width = 660
        self.heights = Heights([metrics.line])
        self.first_seen = 0
        """Blocks before this one lie above what is on the screen: they may not push it down."""
        self.pushed = 0
        """Pixels by which blocks above the screen have grown; whoever scrolls takes them off."""
        self.busy = True
        """Whether Qt's notes about changes of the document are to be ignored."""
        self._laid: OrderedDict[int, LaidBlock] = OrderedDict()
        self._kept_units = 0
        self._mirrored: set[int] = set()
        """Blocks of which Qt's own layout has lines."""
        self._reported = -1

    # ---- what the view tells -------------------------------------------------------------------------

    def start_over(self, blocks: Blocks, units: Utf16Map, marks: Iterable[Mark]) -> None:
        """Take a new text, whose blocks the document already has."""
        self.blocks, self.units = blocks, units
        self.index = MarkIndex(blocks, marks)
        self.forget_all()

    def set_marks(self, marks: Iterable[Mark]) -> None:
        """Replace all marks."""
        self.index = MarkIndex(self.blocks, marks)
        for laid in self._laid.values():
            laid.stale = True

    def change_marks(self, added: Iterable[Mark], removed: Iterable[str]) -> None:
        """Take marks out and in; only the blocks they touch are looked at again."""
        touched = [blocks for identifier in removed for blocks in self.index.remove(identifier)]
        for mark in added:
            touched.extend(self.index.add(mark))
        for blocks in touched:
            keys = blocks if len(blocks) < len(self._laid) else list(self._laid)
            for block in keys:
                if block in blocks and (laid := self._laid.get(block)):
                    laid.stale = True

    def set_geometry(self, width: int) -> bool:
        """Fit the column into `width` pixels; return whether lines have to be broken anew."""
        # A narrow pane gives its margins up before its letters.
        margin = min(self.metrics.margin, max(_LEAST_MARGIN, (width - _NARROW) // 2))
        column = max(_LEAST_COLUMN, min(self.metrics.measure, width - 2 * margin))
        self.left = max(margin, (width - column) // 2)
        changed = column != self.column
        self.column, self.width = column, width
        return changed

    def forget_all(self) -> None:
        """Drop all laid blocks and guess all heights."""
        self.busy = True
        self._laid.clear()
        self._kept_units = 0
        self._forget_mirrors()
        self.busy = False
        self.heights = Heights(self._guesses())
        self.pushed = 0
        self.report_size()

    def report_size(self) -> None:
        """Tell the view how high the document is, if that has changed."""
        total = self.heights.total
        if total != self._reported:
            self._reported = total
            self.documentSizeChanged.emit(self._size())

    # ---- where things are ----------------------------------------------------------------------------

    def top(self, block: int) -> int:
        """Pixels above a block, from the top of the document."""
        return self.metrics.padding + self.heights.top(block)

    def block_at(self, y: float) -> int:
        """Index of the block at `y` pixels of the document."""
        return self.heights.find(int(y) - self.metrics.padding)

    def is_laid(self, block: int) -> bool:
        """Whether a block is laid out with its present marks."""
        laid = self._laid.get(block)
        return laid is not None and not laid.stale

    def laid(self, block: int) -> LaidBlock:
        """Return a block laid out, doing so if need be."""
        laid = self._laid.get(block)
        if laid is not None and not laid.stale:
            self._laid.move_to_end(block)
            return laid
        before = self.heights[block]
        if laid is None:
            laid = self._broken(block)
            self._laid[block] = laid
            self._kept_units += laid.size + 40
            self._make_room()
        place_lines(
            laid,
            self._spans_of(block),
            self._gap_above(block),
            metrics=self.metrics,
            column=self.column,
            chip_width=self.stamps.chip_width,
        )
        grown = laid.height - before
        if grown:
            self.heights.set(block, laid.height)
            if block < self.first_seen:
                self.pushed += grown
        return laid

    def spot_at(self, point: QPointF) -> Spot:
        """Return the block and line at a point of the document; lanes belong to the line above them."""
        block = self.block_at(point.y())
        y = point.y() - self.top(block)
        laid = self.laid(block)
        y = min(max(0.0, point.y() - self.top(block)), max(0.0, laid.height - 1)) if laid.height else y
        return Spot(block, laid.line_at(y), point.x() - self.left, y)

    def units_start(self, block: int) -> int:
        """Code units of the document before a block."""
        return self.units.to_units(self.blocks.starts[block])

    def unit_at(self, spot: Spot, on_letter: bool = False) -> int:
        """Code units of the document at a spot: the nearest gap, or with `on_letter` the letter there."""
        laid = self.laid(spot.block)
        line = laid.lines[spot.line]
        qt_line = laid.layout.lineAt(spot.line)
        mode = (
            qt_line.CursorPosition.CursorOnCharacter
            if on_letter
            else qt_line.CursorPosition.CursorBetweenCharacters
        )
        unit = qt_line.xToCursor(spot.x, mode)
        last = spot.line == len(laid.lines) - 1
        return self.units_start(spot.block) + min(unit, line.end if last else max(line.start, line.end - 1))

    # ---- laying out ----------------------------------------------------------------------------------

    def _broken(self, block: int) -> LaidBlock:
        qt_block = self.document().findBlockByNumber(block)
        text = qt_block.text()
        # Not the block's own layout: that one never gives the memory of its glyphs back.
        layout = QTextLayout(text, self.document().defaultFont())
        mixed = set_direction(layout, text, qt_block.textDirection(), self.metrics)
        layout.setCacheEnabled(True)
        lines = [Line(start, start + length) for start, length in break_lines(layout, self.column)]
        first, start = self.blocks.starts[block], self.units_start(block)
        signs = [(self.units.to_units(first + at) - start, sign) for at, sign in invisible_in(text)]
        return LaidBlock(layout, text, lines, mixed, qt_block.length() - 1, signs)

    def _forget_mirrors(self) -> None:
        for block in self._mirrored:
            self.document().findBlockByNumber(block).clearLayout()
        self._mirrored.clear()

    def mirror(self, number: int, qt_block: QTextBlock | None = None) -> LaidBlock:
        """Lay out Qt's own layout of a block alike: Qt moves the caret and answers screen readers by it."""
        laid = self.laid(number)
        layout = (qt_block or self.document().findBlockByNumber(number)).layout()
        layout.setPosition(QPointF(self.left, self.top(number)))
        if laid.mirrored:
            return laid
        if layout.lineCount() != len(laid.lines):
            layout.setTextOption(laid.layout.textOption())
            break_lines(layout, self.column)
        for line_number, line in enumerate(laid.lines):
            layout.lineAt(line_number).setPosition(QPointF(0, line.text_top))
        laid.mirrored = True
        self._mirrored.add(number)
        return laid

    def _spans_of(self, block: int) -> Sequence[UnitSpan]:
        placed = self.index.in_block(block)
        if not placed:
            return ()
        to_units = self.units.to_units
        start = self.units_start(block)
        return [
            UnitSpan(to_units(p.start) - start, to_units(p.end) - start, p.mark, p.number) for p in placed
        ]

    def _gap_above(self, block: int) -> int:
        return 0 if block == 0 or block in self.blocks.soft else self.metrics.paragraph_gap

    def _guesses(self) -> list[int]:
        metrics, count_in = self.metrics, self.index.count_in
        per_line = max(8.0, self.column / metrics.letter_width * 0.97)
        gap = metrics.paragraph_gap
        soft = self.blocks.soft
        starts = self.blocks.starts
        count = len(starts)
        guesses: list[int] = []
        for block in range(count):
            end = starts[block + 1] - 1 if block + 1 < count else self.blocks.size
            lines = ceil((end - starts[block]) / per_line) or 1
            lanes = min(count_in(block), lines * 2)
            guesses.append(lines * metrics.line + lanes * metrics.lane // 2 + (0 if block in soft else gap))
        return guesses

    def _make_room(self) -> None:
        while self._kept_units > _KEPT_UNITS and len(self._laid) > 1:
            block = next(iter(self._laid))
            self._drop(block)

    def _drop(self, block: int) -> None:
        """Give the memory of a laid block back; its height stays known."""
        self._kept_units -= self._laid.pop(block).size + 40

    def _size(self) -> QSizeF:
        return QSizeF(self.width, self.heights.total + 2 * self.metrics.padding)

    # ---- what Qt asks --------------------------------------------------------------------------------

    @guarded(nothing)
    def documentChanged(self, position: int, removed: int, added: int) -> None:
        """The text never changes but through `start_over`; anything else is a new font or page size."""

    @guarded(QSizeF)
    def documentSize(self) -> QSizeF:
        """Size of the whole document in pixels, guessed where nothing is laid out."""
        return self._size()

    @guarded(lambda: 1)
    def pageCount(self) -> int:
        """Always one."""
        return 1

    @guarded(QRectF)
    def frameBoundingRect(self, frame: QTextFrame) -> QRectF:
        """Rectangle of the root frame: the whole document."""
        return QRectF(QPointF(0, 0), self._size())

    @guarded(QRectF)
    def blockBoundingRect(self, block: QTextBlock) -> QRectF:
        """Rectangle of a block, which is laid out for it."""
        number = block.blockNumber()
        if self.busy or not block.isValid() or number >= len(self.heights):
            return QRectF()
        laid = self.mirror(number, block)
        return QRectF(self.left, self.top(number), self.column, laid.height)

    @guarded(lambda: -1)
    def hitTest(self, point: PointLike, accuracy: Qt.HitTestAccuracy) -> int:
        """Code unit at a point; in the lanes, that of the line above them."""
        if self.busy or not len(self.heights):
            return -1
        spot = self.spot_at(point if isinstance(point, QPointF) else QPointF(cast(QPoint, point)))
        if accuracy == Qt.HitTestAccuracy.ExactHit and not 0 <= spot.x <= self.column:
            return -1
        return self.unit_at(spot, accuracy == Qt.HitTestAccuracy.ExactHit)

    @guarded(nothing)
    def draw(self, painter: QPainter, context: QAbstractTextDocumentLayout.PaintContext) -> None:
        """Draw the bare text, for whoever prints the document; the view paints by itself."""
        for block in range(len(self.heights)):
            self.laid(block).layout.draw(painter, QPointF(self.left, self.top(block)))
