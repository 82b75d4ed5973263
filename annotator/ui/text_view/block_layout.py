"""Breaks one block into lines and places them one below the other, each with room for its lanes."""

from collections.abc import Callable, Sequence
from math import ceil

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QTextLayout, QTextOption

from annotator.ui.text_view.laid_block import LaidBlock, Line
from annotator.ui.text_view.line_segments import RIGHT_TO_LEFT, UnitSpan, give_lanes, line_segments
from annotator.ui.text_view.metrics import Metrics


def set_direction(layout: QTextLayout, text: str, direction: Qt.LayoutDirection, metrics: Metrics) -> bool:
    """Set how a block runs and breaks; return whether some of it may run from right to left."""
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    option.setTabStopDistance(metrics.letter_width * 8)
    mixed = not text.isascii() and RIGHT_TO_LEFT.search(text) is not None
    if mixed:
        option.setTextDirection(direction)
        if direction == Qt.LayoutDirection.RightToLeft:
            option.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignAbsolute)
    layout.setTextOption(option)
    return mixed


def break_lines(layout: QTextLayout, column: int) -> list[tuple[int, int]]:
    """Break a layout into lines of `column` pixels; return start and length of each in code units."""
    found: list[tuple[int, int]] = []
    layout.beginLayout()
    while True:
        qt_line = layout.createLine()
        if not qt_line.isValid():
            break
        qt_line.setLineWidth(column)
        found.append((qt_line.textStart(), qt_line.textLength()))
    layout.endLayout()
    return found


def place_lines(
    laid: LaidBlock,
    spans: Sequence[UnitSpan],
    gap_above: int,
    *,
    metrics: Metrics,
    column: int,
    chip_width: Callable[[str], int],
) -> None:
    """Give the lines of a block their lanes and places, and the block its height."""
    y = gap_above
    plain_units = len(laid.text) == laid.size
    for number, line in enumerate(laid.lines):
        qt_line = laid.layout.lineAt(number)
        line.segments = []
        lanes = 0
        if spans:
            content = laid.text[line.start : line.end] if plain_units else _units_of(laid.text, line)
            line_segments(qt_line, line, content, spans, not laid.mixed)
            lanes = give_lanes(line, metrics, column, chip_width)
        high = ceil(qt_line.height())
        spare = max(2, metrics.line - high)
        line.text_top = y + spare // 2
        line.text_bottom = line.text_top + high
        qt_line.setPosition(QPointF(0, line.text_top))
        first_lane = line.text_bottom + metrics.band_gap - 1
        for segment in line.segments:
            segment.y = first_lane + segment.lane * metrics.lane
        below = lanes * metrics.lane + metrics.band_gap * 3 if lanes else 0
        y = line.bottom = line.text_bottom + max(spare - spare // 2, below)
    laid.height = y
    laid.stale = laid.mirrored = False


def _units_of(text: str, line: Line) -> str:
    """Return a line's text where positions are code units and some letters take two."""
    return text.encode("utf-16-le")[2 * line.start : 2 * line.end].decode("utf-16-le", "replace")
