"""Tells what stands at the top or the foot of the pages of a PDF from the text that runs through them."""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence

from annotator.formats.importers.pdf_lines import PdfLine

HEADER, FOOTER = "header", "footer"

_NUMBER = re.compile(r"\d+|\b[ivxlc]+\b", re.IGNORECASE)
_OUTERMOST = 2
"""Lines at either end of a page that may be repeated on others."""
_SAME_HEIGHT = 3.0
"""Points."""
_ENOUGH = 3
"""Pages: the head of a chapter stands on no more."""
_LONGEST = 150


def running_heads(pages: Sequence[Sequence[PdfLine]]) -> dict[PdfLine, str]:
    """Return the lines that repeat at one height on three pages, or half of a few, whatever numbers they hold.

    On one of a few pages a line counts as well that holds nothing but the number of the page.
    """
    found: dict[tuple[str, str, int], list[PdfLine]] = defaultdict(list)
    heads: dict[PdfLine, str] = {}
    for number, lines in enumerate(pages, 1):
        for place, line in _outermost(lines):
            if len(line.text) <= _LONGEST:
                found[place, _NUMBER.sub("#", line.text), round(line.y / _SAME_HEIGHT)].append(line)
            if line.text.strip("-–— ") == str(number):
                heads[line] = place
    with_text = sum(bool(lines) for lines in pages)
    enough = min(_ENOUGH, max(2, (with_text + 1) // 2))
    for (place, _, _), lines in _with_neighbours(found).items():
        if len({line.page for line in lines}) >= enough:
            heads.update(dict.fromkeys(lines, place))
    return heads


def _outermost(lines: Sequence[PdfLine]) -> list[tuple[str, PdfLine]]:
    """Return the lines nearest to the edges; a page of a few lines is all text."""
    by_height = sorted(lines, key=lambda line: -line.y)
    if len(by_height) < 2:
        return []
    count = min(_OUTERMOST, len(by_height) // 2)
    return [(HEADER, line) for line in by_height[:count]] + [(FOOTER, line) for line in by_height[-count:]]


def _with_neighbours(
    found: Mapping[tuple[str, str, int], list[PdfLine]],
) -> dict[tuple[str, str, int], list[PdfLine]]:
    """Join lines whose heights were rounded to neighbouring steps."""
    return {
        (place, text, step): [*lines, *found.get((place, text, step + 1), ())]
        for (place, text, step), lines in found.items()
    }
