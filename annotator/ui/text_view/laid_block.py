"""One block that has been laid out: its lines, and where in them each tag is drawn."""

from bisect import bisect_right
from dataclasses import dataclass, field

from PySide6.QtGui import QTextLayout

from annotator.text.lanes import Interval
from annotator.ui.text_view.mark import Mark


@dataclass(slots=True)
class Segment:
    """The part of one span that lies in one line. Pixels count from the block's top left corner."""

    mark: Mark
    number: int
    """Which of the mark's spans it belongs to, from 0."""
    runs: list[Interval]
    """Where its letters stand, from left to right; several in text of mixed direction."""
    begins: float | None
    """Where the span starts, if it does in this line, as `ends`."""
    ends: float | None
    begins_rightward: bool = True
    """Whether the text runs to the right from there."""
    ends_rightward: bool = True
    lane: int = 0
    y: int = 0
    """Top of its stripe."""
    chip: str = ""
    chip_x: float = 0.0
    chip_width: float = 0.0


@dataclass(slots=True)
class Line:
    """One line with its lanes. Pixels count from the block's top."""

    start: int
    """Code units of the block, as is `end`, where the next line starts."""
    end: int
    text_top: int = 0
    text_bottom: int = 0
    bottom: int = 0
    """Where the next line's share begins; everything from `text_bottom` on is lanes."""
    segments: list[Segment] = field(default_factory=list)


@dataclass(slots=True)
class LaidBlock:
    """Lines of one block."""

    layout: QTextLayout
    """Its glyphs; lines are placed relative to the block's top left corner."""
    text: str
    lines: list[Line]
    mixed: bool
    """Whether some of it may run from right to left."""
    size: int
    """Code units."""
    signs: list[tuple[int, str]]
    """Code units before each character that leaves no ink, and the sign painted there."""
    height: int = 0
    stale: bool = False
    """Whether its marks have changed since."""
    mirrored: bool = False
    """Whether the layout that Qt keeps of the block has its lines at the same places."""

    def line_at(self, y: float) -> int:
        """Index of the line that has `y`; lanes belong to the line above them."""
        bottoms = [line.bottom for line in self.lines]
        return min(bisect_right(bottoms, y), len(self.lines) - 1)

    def line_of(self, unit: int) -> int:
        """Index of the line that holds a code unit of the block."""
        return max(0, bisect_right([line.start for line in self.lines], unit) - 1)
