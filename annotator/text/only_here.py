"""Finds what a text says that it shares with no other: all words outside of its passages and its furniture."""

import re
from collections.abc import Iterable

from annotator.model.span import Span

_PARAGRAPH = re.compile(r"[^\n]*\w[^\n]*")
_BEFORE = re.compile(r"(?:[\s.,;:!?…”’»)\]]|[\"'](?!\w)|[-–—](?=\s))*")
"""What closes the words before, a blank, a comma or a quotation mark, is not where a stretch begins."""
_BEHIND = re.compile(r"(?:[\s“‘«„(\[]|(?<=\s)[\"'])*$")


def only_here(text: str, shared: Iterable[Span | None], zones: Iterable[Span] = ()) -> list[Span]:
    """Return the stretches (code points) that hold every word outside of `shared` and `zones`, in text order.

    A passage that the text has no part of may stand among `shared` as None. A stretch stays inside its paragraph. It begins and ends with whole sentences, but for a sentence of which
    a passage has a part: there it is what the passage leaves.
    """
    if not text:
        return []
    stretches = []
    elsewhere = [span for span in shared if span is not None]
    for piece in Span(0, len(text)).without([*elsewhere, *zones]):
        for found in _PARAGRAPH.finditer(text, piece.start, piece.end):
            start, end = found.span()
            start = _before_word(text, start, end)
            behind = _BEHIND.search(text[start:end])
            stretches.append(Span(start, start + behind.start() if behind else end))
    return stretches


def _before_word(text: str, start: int, end: int) -> int:
    closing = _BEFORE.match(text, start, end)
    return closing.end() if closing else start
