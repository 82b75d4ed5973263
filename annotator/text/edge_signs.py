"""Which signs at the ends of a tag go along to the same words of another text: quotation marks, above all."""

from collections.abc import Sequence
from itertools import takewhile
from typing import NamedTuple

from annotator.model.span import Span
from annotator.text.quotations import is_quotation_mark, quotation_at

_SPACED = ("«", "»", "‹", "›")
"""Marks that French sets with a blank between them and the words."""
_QUOTED = 0.9
"""Share of a stretch that a quotation has, which is then all of it that counts."""


class _Edge(NamedTuple):
    """The signs that touch a word on one side: `[start, end)` of a text, in code points."""

    text: str
    start: int
    end: int
    way: int
    """-1 before a word, +1 behind it."""

    @property
    def signs(self) -> str:
        """The signs, from the word outward."""
        return self.text[self.start : self.end][:: self.way]

    def marks(self, start: int, end: int) -> list[int]:
        """Which of the signs `[start, end)`, counted from the word outward, are quotation marks."""
        return [at for at in range(start, end) if is_quotation_mark(self.text, self._position(at))]

    def goes_on(self, count: int) -> str:
        """So many code points of the text beyond the word."""
        if self.way > 0:
            return self.text[self.start : self.start + count]
        return self.text[max(0, self.end - count) : self.end]

    def _position(self, at: int) -> int:
        return self.start + at if self.way > 0 else self.end - 1 - at


def with_signs(text: str, span: Span, other: str, words: Span) -> Span:
    """Return `words` of the other text with the signs at its ends that `span` of `text` has; code points.

    Quotation marks go along where the other text has any, at both ends or at none; other signs when they are
    the same.
    """
    first, last = _first_ink(text, span), _last_ink(text, span)
    before = (
        _Edge(text, _sign_start(text, first), first, -1),
        _Edge(other, _sign_start(other, words.start), words.start, -1),
    )
    behind = (
        _Edge(text, last, _sign_end(text, last), +1),
        _Edge(other, words.end, _sign_end(other, words.end), +1),
    )
    held = first - span.start, span.end - last
    marked = [bool(edge.marks(0, count)) for (edge, _), count in zip((before, behind), held, strict=True)]
    taken = [_taken(*edges, count, any(marked)) for edges, count in zip((before, behind), held, strict=True)]
    found = [bool(edges[1].marks(0, count)) for edges, count in zip((before, behind), taken, strict=True)]
    if all(marked) and found[0] != found[1]:
        taken = [0 if alone else count for alone, count in zip(found, taken, strict=True)]
    return Span(words.start - taken[0], words.end + taken[1])


def as_quoted(text: str, span: Span, furniture: Sequence[Span]) -> Span:
    """Return the quotation, marks included, that a stretch (code points) is but for a word or two before it.

    Where one text says *“I joined a party”* and the other *he “joined a party”*, the marks are right there. The
    stretch itself where no quotation begins soon in it, or one that does goes on behind it.
    """
    soon = range(span.start, span.end - int(len(span) * _QUOTED))
    mark = next((at for at in soon if is_quotation_mark(text, at)), None)
    found = quotation_at(text, mark, furniture) if mark is not None else None
    if found is None or found.start < span.start or any(map(str.isalnum, text[span.end : found.end])):
        return span
    return found if found.end - found.start >= len(span) * _QUOTED else span


def _taken(edge: _Edge, other: _Edge, held: int, quoted: bool) -> int:
    """How many signs of the other text go along, when the tag holds so many; `quoted` if it has marks at an end."""
    if edge.signs == other.signs:
        return held if edge.goes_on(held) == other.goes_on(held) else min(held, len(other.signs))
    left_outside = edge.marks(held, len(edge.signs))
    marks = other.marks(0, len(other.signs))
    if quoted and marks and not left_outside:
        return marks[-1] + 1
    alike = takewhile(
        lambda at: edge.signs[at] == other.signs[at] and at not in marks,
        range(min(held, len(edge.signs), len(other.signs))),
    )
    return sum(1 for _ in alike)


def _first_ink(text: str, span: Span) -> int:
    return next((at for at in range(span.start, span.end) if text[at].isalnum()), span.start)


def _last_ink(text: str, span: Span) -> int:
    return next((at for at in range(span.end, span.start, -1) if text[at - 1].isalnum()), span.end)


def _sign_start(text: str, at: int) -> int:
    while at > 0 and _is_sign(text, at - 1, at - 2):
        at -= 1
    return at


def _sign_end(text: str, at: int) -> int:
    while at < len(text) and _is_sign(text, at, at + 1):
        at += 1
    return at


def _is_sign(text: str, at: int, beyond: int) -> bool:
    """Whether a sign stands there, or the blank between words and a mark `beyond` it."""
    blank_before_mark = text[beyond : beyond + 1] in _SPACED
    return not text[at].isalnum() and (blank_before_mark or not text[at].isspace())
