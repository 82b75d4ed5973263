"""Writes the text of a PDF, and marks on it where each page begins."""

from collections.abc import Sequence
from itertools import pairwise

from annotator.formats.importers.document_lines import Line, page_footer, page_header
from annotator.formats.importers.pdf_lines import PdfLine
from annotator.formats.importers.pdf_paragraphs import Measures, paragraphs
from annotator.formats.importers.pdf_running_heads import HEADER, running_heads
from annotator.formats.importers.pdf_words import LineJoiner
from annotator.model.span import Span
from annotator.model.zone import ProposedZone


class PdfText:
    """The text as it grows: `lines`, the zones of pages in them, and what was done to divided words.

    Running heads between the two pages of a paragraph stand below that paragraph.
    """

    def __init__(self, pages: Sequence[Sequence[PdfLine]]) -> None:
        """Put all lines of all pages together."""
        heads = running_heads(pages)
        texts = [[line for line in lines if line not in heads] for lines in pages]
        self._heads = [[(line, heads[line]) for line in lines if line in heads] for lines in pages]
        self._joiner = LineJoiner.of(line.text for lines in texts for line in lines)
        self._length = 0
        self._page = 0
        self.lines: list[Line] = []
        self.zones: list[ProposedZone] = []
        self._running(0, HEADER)
        for paragraph in paragraphs([line for lines in texts for line in lines], Measures.of(texts)):
            self._paragraph(paragraph)
        self._go_to(len(pages))

    @property
    def remarks(self) -> tuple[str, ...]:
        """What became of words that were divided at the end of a line."""
        return self._joiner.remarks()

    def _paragraph(self, lines: Sequence[PdfLine]) -> None:
        if lines[0].page > self._page:
            first = self._page
            self._go_to(lines[0].page)
            if self._before_heads >= 0:
                self._mark(first, lines[0].page, self._before_heads)
        pieces, breaks, at = [lines[0].text], [], len(lines[0].text)
        for above, line in pairwise(lines):
            cut, between = self._joiner.seam(above.text, line.text)
            pieces[-1] = pieces[-1][: len(pieces[-1]) - cut]
            pieces.append(between + line.text)
            if line.page > above.page:
                breaks.append((above.page, line.page, at - cut))
            at += len(pieces[-1]) - cut
        start, text = self._length, "".join(pieces)
        self._add(Line(text))
        for before, after, at in breaks:
            blank = _blank_near(text, at)
            if blank >= 0:
                self._mark(before, after, start + blank)
        self._go_to(lines[-1].page)

    def _mark(self, before: int, after: int, at: int) -> None:
        """Mark the blank at `at` as the place where the pages after `before` begin, up to `after`; from 0."""
        pages = f"page {after + 1}" if after == before + 1 else f"pages {before + 2}–{after + 1}"
        self.zones.append(ProposedZone(Span(at, at + 1), pages, "Page begins"))

    def _go_to(self, page: int) -> None:
        """Write the running heads and feet up to the top of a page."""
        self._before_heads = self._length - 1
        while self._page < page:
            self._running(self._page, "")
            self._page += 1
            self._before_heads = self._length - 1
            self._running(self._page, HEADER)

    def _running(self, page: int, place: str) -> None:
        """Write the heads of a page, or its feet."""
        for line, where in self._heads[page] if page < len(self._heads) else ():
            if (where == HEADER) == (place == HEADER):
                self._add(page_header(line.text) if where == HEADER else page_footer(line.text))

    def _add(self, line: Line) -> None:
        self.lines.append(line)
        self._length += len(line.text) + 1


def _blank_near(text: str, at: int) -> int:
    """Return where the next blank of a paragraph is, else the one before; -1 when it is one word."""
    found = text.find(" ", at)
    return found if found >= 0 else text.rfind(" ")
