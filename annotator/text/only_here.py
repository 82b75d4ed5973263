"""Finds what a text says that it shares with no other: all words outside of its passages and its furniture."""

import re
from collections.abc import Iterable

from annotator.model.span import Span

_PARAGRAPH = re.compile(r"[^\n]+")
_WORD = re.compile(r"\w")
_BEFORE = re.compile(r"(?:[\s.,;:!?…”’»)\]]|[\"'](?!\w)|[-–—](?=\s))*")
"""What closes the words before: a blank, a comma or a quotation mark is not where a stretch begins."""
_OPENING = "“‘«„(["


def only_here(text: str, shared: Iterable[Span | None], zones: Iterable[Span] = ()) -> list[Span]:
    """Return the stretches (code points) that hold every word outside of `shared` and `zones`, in text order.

    A passage that the text has no part of may stand among `shared` as None. A stretch stays inside its
    paragraph. It begins and ends with whole sentences, but for a sentence of which a passage has a part: there
    it is what the passage leaves.
    """
    if not text:
        return []
    elsewhere = [span for span in shared if span is not None]
    return [
        _trimmed(text, *found.span())
        for piece in Span(0, len(text)).without([*elsewhere, *zones])
        for found in _PARAGRAPH.finditer(text, piece.start, piece.end)
        if _WORD.search(text, *found.span())
    ]


def _trimmed(text: str, start: int, end: int) -> Span:
    """Leave out signs that belong to the words before or behind."""
    closing = _BEFORE.match(text, start, end)
    start = closing.end() if closing else start
    while text[end - 1].isspace() or text[end - 1] in _OPENING or _opens(text, end - 1):
        end -= 1
    return Span(start, end)


def _opens(text: str, position: int) -> bool:
    """Whether a plain quotation mark stands behind a blank."""
    return text[position] in "\"'" and text[position - 1].isspace()
