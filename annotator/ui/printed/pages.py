"""Pages that are laid out: drawn as pictures, on a printer or into a file, always the same.

They are drawn in the thread that laid them out: Qt keeps its fonts by thread.
"""

from dataclasses import dataclass, field

from PySide6.QtCore import QLineF, QSizeF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from annotator.ui.printed.typesetting import Line


@dataclass(slots=True)
class Page:
    """Lines of type with the place of their top left corner, and rules with their width."""

    lines: list[tuple[float, float, Line]] = field(default_factory=list)
    rules: list[tuple[QLineF, float]] = field(default_factory=list)

    def draw(self, painter: QPainter) -> None:
        """Draw it with a painter that is scaled to the units of `typesetting`."""
        for line, width in self.rules:
            painter.setPen(QPen(QColor(Qt.GlobalColor.black), width))
            painter.drawLine(line)
        painter.setPen(QColor(Qt.GlobalColor.black))
        for x, y, words in self.lines:
            words.draw(painter, x, y)


@dataclass(frozen=True, slots=True)
class Pages:
    """A sheet on paper of one size."""

    title: str
    size: QSizeF
    pages: tuple[Page, ...]
