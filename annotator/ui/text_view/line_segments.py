"""Finds where in a line the spans of tags lie, and gives each its lane."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import cast

from PySide6.QtGui import QTextLine

from annotator.text.lanes import Interval, packed
from annotator.ui.text_view.laid_block import Line, Segment
from annotator.ui.text_view.mark import Mark
from annotator.ui.text_view.metrics import Metrics

RIGHT_TO_LEFT = re.compile(
    "[\u0590-\u08ff\u200f\u202a-\u202e\u2066-\u2069\ufb1d-\ufdff\ufe70-\ufefe\U00010800-\U00010fff"
    "\U0001e800-\U0001efff]"
)
"""Any sign that letters of a text may not simply follow each other from left to right."""

_LANE_GAP = 3.0


@dataclass(frozen=True, slots=True)
class UnitSpan:
    """One span of a mark, in code units of its block (it may reach beyond the block at both ends)."""

    start: int
    end: int
    mark: Mark
    number: int


def line_segments(qt_line: QTextLine, line: Line, text: str, spans: Sequence[UnitSpan], plain: bool) -> None:
    """Fill `line.segments` with the parts of `spans` that lie in it, not yet in lanes.

    `text` is the line's text; `plain` says that it runs from left to right throughout. A line without ink, such
    as the empty one between two paragraphs of a quotation, has none.
    """
    ink_end = line.end - (len(text) - len(text.rstrip()))
    if ink_end <= line.start:
        return
    for span in spans:
        if span.start >= line.end:
            break
        if span.end <= line.start:
            continue
        start, end = max(span.start, line.start), min(span.end, ink_end)
        if end <= start:
            continue
        segment = (_plain_segment if plain else _mixed_segment)(qt_line, span, start, end)
        if span.start < line.start:
            segment.begins = None
        if span.end > line.end:
            segment.ends = None
        line.segments.append(segment)


def _plain_segment(qt_line: QTextLine, span: UnitSpan, start: int, end: int) -> Segment:
    left: float = x_of(qt_line, start)
    right: float = x_of(qt_line, end)
    if right - left < 2:
        right = left + 2
    return Segment(span.mark, span.number, [(left, right)], left, right)


def _mixed_segment(qt_line: QTextLine, span: UnitSpan, start: int, end: int) -> Segment:
    runs = _runs(qt_line, start, end)
    first = _edge_run(qt_line, start)
    last = _edge_run(qt_line, end - 1)
    begins = (first[1] if first[2] else first[0]) if first else runs[0][0]
    ends = (last[0] if last[2] else last[1]) if last else runs[-1][1]
    segment = Segment(span.mark, span.number, runs, begins, ends)
    segment.begins_rightward = not (first and first[2])
    segment.ends_rightward = not (last and last[2])
    return segment


def _runs(qt_line: QTextLine, start: int, end: int) -> list[Interval]:
    """Return the intervals the letters occupy, from left to right, touching ones joined."""
    boxes = [run.boundingRect() for run in qt_line.glyphRuns(start, end - start)]
    found = sorted((box.left(), box.right()) for box in boxes if box.width() > 0)
    if not found:
        x = x_of(qt_line, start)
        return [(x, x + 2)]
    joined = [found[0]]
    for left, right in found[1:]:
        if left <= joined[-1][1] + 1:
            joined[-1] = (joined[-1][0], max(right, joined[-1][1]))
        else:
            joined.append((left, right))
    return joined


def _edge_run(qt_line: QTextLine, unit: int) -> tuple[float, float, bool] | None:
    """Return left, right and whether the text runs to the left, of the letter at `unit`."""
    for run in qt_line.glyphRuns(unit, 1):
        box = run.boundingRect()
        return box.left(), box.right(), run.isRightToLeft()
    return None


def x_of(qt_line: QTextLine, unit: int) -> float:
    """Return where the caret stands in a line before a code unit of its block."""
    x, _ = cast(tuple[float, int], qt_line.cursorToX(unit))
    return x


def give_lanes(line: Line, metrics: Metrics, column: float, chip_width: Callable[[str], int]) -> int:
    """Pack the segments of a line into lanes, set their chips, and return how many lanes it took."""
    segments = line.segments
    if not segments:
        return 0
    labelled = metrics.chip > 0
    if labelled:
        for segment in segments:
            letter = segment.mark.letter
            _set_chip(segment, "…" + letter if segment.number else letter, chip_width, column)
    lanes = packed([_occupied(segment) for segment in segments], _LANE_GAP)
    for segment, lane in zip(segments, lanes, strict=True):
        segment.lane = lane
    if labelled:
        _spell_out(segments, chip_width, column)
    return max(lanes) + 1


def _set_chip(segment: Segment, text: str, chip_width: Callable[[str], int], column: float) -> None:
    if segment.begins is None:
        return
    width = chip_width(text)
    x = segment.begins if segment.begins_rightward else segment.begins - width
    segment.chip, segment.chip_width = text, width
    segment.chip_x = min(max(0.0, x), max(0.0, column - width))


def _occupied(segment: Segment) -> list[Interval]:
    if not segment.chip:
        return segment.runs
    return [*segment.runs, (segment.chip_x, segment.chip_x + segment.chip_width)]


def _spell_out(segments: Sequence[Segment], chip_width: Callable[[str], int], column: float) -> None:
    """Let chips say the whole label where their lane has room for it."""
    by_lane: dict[int, list[Segment]] = {}
    for segment in segments:
        by_lane.setdefault(segment.lane, []).append(segment)
    for lane in by_lane.values():
        for segment in lane:
            if not segment.chip or segment.number:
                continue
            letter = segment.chip
            tagged = segment.runs[-1][1] - segment.runs[0][0]
            if chip_width(segment.mark.label) > tagged:
                continue  # a chip wider than the words would say that the tag is longer
            _set_chip(segment, segment.mark.label, chip_width, column)
            wanted = [(segment.chip_x, segment.chip_x + segment.chip_width)]
            others = [_occupied(other) for other in lane if other is not segment]
            if packed([*_one_lane(others), wanted], _LANE_GAP)[-1] > 0:
                _set_chip(segment, letter, chip_width, column)


def _one_lane(others: Sequence[Sequence[Interval]]) -> list[list[Interval]]:
    return [[interval for other in others for interval in other]] if others else []
