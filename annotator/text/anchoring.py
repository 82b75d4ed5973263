"""Finds in a text what a file of another program says is tagged: by place, and by the words that should stand there."""

from collections.abc import Iterator
from itertools import pairwise

from annotator.model.span import Span, Target

BETWEEN = " … "
"""What stands between the quoted stretches of one tag."""
_ENOUGH = 8
"""Code points around words, or all that are told, that tell one place from others."""


def anchored(
    target: Target, quote: str | None, text: str, around: tuple[str, str] = ("", "")
) -> Target | None:
    """The target if it lies in the text and holds the quoted words; else where only they can be meant.

    `around` are the words before and after: of several places with the quoted words it is the one that has the most of
    them. None where that cannot be told; blanks of any kind are alike. Positions are code points.
    """
    inside = bool(target) and target[-1].end <= len(text)
    if inside and (
        quote is None or _flat(quote) == _flat(BETWEEN.join(text[s.start : s.end] for s in target))
    ):
        return target
    if not quote:
        return None
    parts = quote.split(BETWEEN) if len(target) > 1 else [quote]
    before, after = around if len(parts) == 1 else ("", "")
    spans = [_likeliest(part, text, before, after) for part in parts]
    found = tuple(span for span in spans if span is not None)
    apart = all(one.end < other.start for one, other in pairwise(found))
    return found if len(found) == len(parts) and apart else None


def _likeliest(words: str, text: str, before: str, after: str) -> Span | None:
    """The only place where words stand, or the one with enough and most of what should be around them."""
    places = list(_places(words, text))
    if len(places) < 2:
        return places[0] if places else None
    alike = [
        _alike(before[::-1], text[max(0, span.start - len(before)) : span.start][::-1])
        + _alike(after, text[span.end : span.end + len(after)])
        for span in places
    ]
    most = max(alike)
    clear = most >= min(_ENOUGH, len(before) + len(after)) and alike.count(most) == 1
    return places[alike.index(most)] if clear else None


def _places(words: str, text: str) -> Iterator[Span]:
    start = text.find(words) if words else -1
    while start >= 0:
        yield Span(start, start + len(words))
        start = text.find(words, start + 1)


def _alike(one: str, other: str) -> int:
    """How many code points two texts begin with alike."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((at for at, (a, b) in pairs if a != b), min(len(one), len(other)))


def _flat(words: str) -> str:
    return " ".join(words.split())
