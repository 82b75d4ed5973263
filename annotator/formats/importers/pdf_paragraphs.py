"""Puts the lines of a PDF together as paragraphs, by where they stand and by whether the next word had room."""

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from annotator.formats.importers.pdf_lines import PdfLine

_ITEM = re.compile(r"(?:[•◦▪■●‣–*-]|\d{1,3}[.)]|[a-zA-Z][.)]|\(?[ivx]{1,4}[.)])\s")
_LARGER = 1.15
"""Of two lines, how much larger the type of one is when they are no paragraph."""
_GAP = 1.35
"""How much farther apart than usual lines of two paragraphs stand."""
_INDENT = 0.8
"""Of the size of the type."""
_ROOM = 0.88
"""Share of the usual width that a line and the next word may fill before the line ends by itself."""
_SAME_EDGE = 2.0
_FEWEST = 3
"""Lines at one edge that show how wide their column is."""


@dataclass(frozen=True, slots=True)
class Measures:
    """What is usual in a document: the gap between lines by size of type, and the width of lines by their place."""

    gaps: dict[int, float]
    widths: dict[tuple[int, int | None], float]
    """By size of type and left edge; None stands for every edge."""

    @classmethod
    def of(cls, pages: Sequence[Sequence[PdfLine]]) -> "Measures":
        """Measure all lines."""
        gaps: dict[int, list[float]] = defaultdict(list)
        widths: dict[tuple[int, int | None], list[float]] = defaultdict(list)
        for lines in pages:
            for above, below in pairwise(lines):
                if _alike(above, below) and 0 < above.y - below.y < 3 * above.size:
                    gaps[_size(above)].append(above.y - below.y)
            for line in lines:
                widths[_size(line), _edge(line)].append(line.width)
                widths[_size(line), None].append(line.width)
        return cls(
            {size: median(found) for size, found in gaps.items()},
            {
                place: max(found) if place[1] is None else sorted(found)[int(0.9 * (len(found) - 1) + 0.5)]
                for place, found in widths.items()
                if place[1] is None or len(found) >= _FEWEST
            },
        )

    def divide(self, above: PdfLine, below: PdfLine, first: PdfLine) -> bool:
        """Whether a paragraph that begins with the line `first` ends with `above` and not with `below`."""
        if not _alike(above, below) or "\t" in above.text or "\t" in below.text or _ITEM.match(below.text):
            return True
        if self._has_room(above, below):
            return True
        if below.page != above.page or below.y >= above.y:  # the next page or column
            return False
        usual = self.gaps.get(_size(above), above.size * 1.2)
        if above.y - below.y > _GAP * usual:
            return True
        hangs = bool(_ITEM.match(first.text)) or (
            above is not first and abs(above.x - below.x) < above.size / 2
        )
        return below.x - above.x > _INDENT * below.size and not hangs

    def _has_room(self, above: PdfLine, below: PdfLine) -> bool:
        """Whether the first word of the next line would have had room: then the line was ended on purpose."""
        word = below.text.partition(" ")[0]
        needed = above.width + PdfLine(f" {word}", 0, 0, 0, above.size).width
        anywhere = self.widths.get((_size(above), None), 0.0)
        return needed < _ROOM * self.widths.get((_size(above), _edge(above)), anywhere)


def paragraphs(lines: Sequence[PdfLine], measures: Measures) -> list[list[PdfLine]]:
    """Return the lines of each paragraph."""
    found: list[list[PdfLine]] = []
    for line in lines:
        if not found or measures.divide(found[-1][-1], line, found[-1][0]):
            found.append([line])
        else:
            found[-1].append(line)
    return found


def _alike(one: PdfLine, other: PdfLine) -> bool:
    smaller, larger = sorted((one.size, other.size))
    return larger <= _LARGER * smaller or larger == 0


def _size(line: PdfLine) -> int:
    return round(line.size)


def _edge(line: PdfLine) -> int:
    """Return the left edge, rounded so that a paragraph whose first line is indented has one."""
    return round(line.x / max(1.0, _SAME_EDGE * line.size))
