"""An article's text as paragraphs, and stretches of it as pointers that never leave their paragraph."""

import re
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

from annotator.model.span import Span

_PARAGRAPH = re.compile(r"[^\n]+\n*|\n+")


class Piece(NamedTuple):
    """The part of a span that lies in one paragraph; `offset` and `length` are code points in it."""

    paragraph: int
    offset: int
    length: int


@dataclass(frozen=True, slots=True)
class Paragraphs:
    """Where the paragraphs of a text lie; every code point belongs to exactly one of them.

    A paragraph ends with its line breaks, so that white space between two `p` elements is never text.
    An empty text is one empty paragraph. `bounds` are code points.
    """

    article: str
    """Id of the article's TEI element."""
    bounds: tuple[int, ...]
    """Start of each paragraph, then the length of the text."""

    @classmethod
    def of(cls, article: str, text: str) -> "Paragraphs":
        """Divide a text after each run of line feeds."""
        starts = [match.start() for match in _PARAGRAPH.finditer(text)] or [0]
        return cls(article, (*starts, len(text)))

    def __len__(self) -> int:
        """Count the paragraphs."""
        return len(self.bounds) - 1

    def identifier(self, index: int) -> str:
        """Id of the paragraph at `index`, counted from 0; ids count from 1."""
        return f"{self.article}.p{index + 1}"

    def pieces(self, span: Span) -> list[Piece]:
        """Cut a span at the paragraph borders it crosses."""
        bounds, start, last = self.bounds, span.start, span.end
        index = bisect_right(bounds, start) - 1
        pieces = []
        while last > bounds[index + 1]:
            end = bounds[index + 1]
            pieces.append(Piece(index, start - bounds[index], end - start))
            start = end
            index += 1
        pieces.append(Piece(index, start - bounds[index], last - start))
        return pieces

    def pointers(self, spans: Iterable[Span]) -> str:
        """Return one `string-range` pointer for each piece (TEI Guidelines, 16.2.4.6)."""
        article = self.article
        return " ".join(
            [
                f"#string-range({article}.p{index + 1},{offset},{length})"
                for span in spans
                for index, offset, length in self.pieces(span)
            ]
        )
