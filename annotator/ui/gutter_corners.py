"""The corners of a gutter: how many passages lie above and below what is on the screen, in each of both panes."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPalette

from annotator.ui.ribbon_shapes import ABOVE, BELOW

_ROOMY = 40
"""Pixels of a gutter in which the counts of both panes stand beside each other; in others, one below the other."""
_SMALLEST = 7
"""Pixels that digits have at least."""


@dataclass(frozen=True, slots=True)
class Corner:
    """One count, where it is drawn."""

    box: QRectF
    place: int
    """0 for the left pane, 1 for the right one."""
    away: int
    """ABOVE or BELOW what is on the screen."""
    count: int

    @property
    def words(self) -> str:
        """An arrow and the number."""
        return f"{'↑' if self.away == ABOVE else '↓'}{self.count}"


def corners(
    width: float,
    line: float,
    rooms: Sequence[tuple[float, float]],
    hidden: Sequence[tuple[int, int]],
) -> list[Corner]:
    """Return the corners that have something to count.

    `line` is the height of a count, `rooms` are top and bottom of each pane's text, and `hidden` what lies
    above and below it.
    """
    found = []
    for place, ((top, bottom), counts) in enumerate(zip(rooms, hidden, strict=True)):
        if width >= _ROOMY:
            left, size, inward = place * width / 2, width / 2, 0.0
        else:
            left, size, inward = 0.0, width, place * line
        for away, y, count in ((ABOVE, top + inward, counts[0]), (BELOW, bottom - line - inward, counts[1])):
            if count:
                found.append(Corner(QRectF(left, y, size, line), place, away, count))
    return found


def paint_corner(painter: QPainter, corner: Corner, palette: QPalette, lit: bool) -> None:
    """Paint a count as small as its box asks for; `lit` while it is pointed at."""
    painter.save()
    font = painter.font()
    metrics = painter.fontMetrics()
    wanted = metrics.horizontalAdvance(corner.words)
    if wanted > corner.box.width():
        font.setPixelSize(max(_SMALLEST, int(metrics.height() * 0.75 * corner.box.width() / wanted)))
        painter.setFont(font)
    ground = (palette.highlight() if lit else palette.window()).color()
    ground.setAlpha(255 if lit else 215)
    painter.fillRect(corner.box, ground)
    painter.setPen((palette.highlightedText() if lit else palette.windowText()).color())
    painter.drawText(corner.box, Qt.AlignmentFlag.AlignCenter, corner.words)
    painter.restore()
