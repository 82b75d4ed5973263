"""Where the edge of a tag comes to lie when it is moved by a word or a code point."""

from annotator.model.errors import InvalidRange
from annotator.model.span import Span, Target
from annotator.text.word_edges import next_word_edge, trimmed

Pairs = list[tuple[int, int]]


def moved(
    text: str, target: Target, caret: int, *, end: bool, step: int, by_word: bool, punctuation: bool = True
) -> Pairs:
    """Return the ranges of a tag whose end (or start) moves to the right (step +1) or left (-1).

    Of several fragments the one that holds the caret is changed, else the outermost one. All positions are
    code points. Raises InvalidRange when nothing would be left, or the edge is at an end of the text.
    """
    index = _fragment(target, caret, end)
    span = target[index]
    edge = span.end if end else span.start
    wanted = next_word_edge(text, edge, step) if by_word else _next_letter(text, edge, end, step)
    if wanted == edge or not 0 <= wanted <= len(text):
        raise InvalidRange("The tag reaches the end of the article; its edge cannot go further.")
    start, stop = (span.start, wanted) if end else (wanted, span.end)
    changed = Span(start, stop) if start < stop else None
    if changed is not None and by_word:
        changed = trimmed(text, start, stop, punctuation)
    if changed is None:
        raise InvalidRange("Nothing of the tag would be left; press Delete to take the tag away.")
    return [(s.start, s.end) for s in (*target[:index], changed, *target[index + 1 :])]


def _fragment(target: Target, caret: int, end: bool) -> int:
    for index, span in enumerate(target):
        if span.start <= caret <= span.end:
            return index
    return len(target) - 1 if end else 0


def _next_letter(text: str, edge: int, end: bool, step: int) -> int:
    """The next place for an edge that does not leave white space inside the tag; `edge` when there is none."""
    at = _next_mark(text, edge, step)
    while trimmed(text, *((at - 1, at) if end else (at, at + 1)), punctuation=False) is None:
        beyond = _next_mark(text, at, step)
        if beyond == at:
            return edge
        at = beyond
    return at


def _next_mark(text: str, edge: int, step: int) -> int:
    """The next place that does not part a letter from its combining marks."""
    at = edge + step
    while 0 < at < len(text) and _joins(text[at]):
        at += step
    return max(0, min(len(text), at))


def _joins(character: str) -> bool:
    return "\u0300" <= character <= "\u036f" or "\ufe00" <= character <= "\ufe0f" or character == "\u200d"
