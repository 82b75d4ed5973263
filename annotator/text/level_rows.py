"""Lays texts out in rows in which the passages that they share stand level."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from annotator.model.passage import Passage
from annotator.model.span import Span

_CLOSING = re.compile(r"[^\w\s]*\s*")
"""Signs and space behind the last word of a passage: alone they would be a row of nothing to read."""


@dataclass(frozen=True, slots=True)
class Row:
    """A stretch of each text, beside each other; None where a text has none."""

    passage: int | None
    """Index of the passage that stands level here; None for what lies between."""
    cells: tuple[Span | None, ...]


def rows(texts: Sequence[str], passages: Sequence[Passage]) -> Iterator[Row]:
    """Yield rows that hold each text whole and in its own order.

    Passages that cross those of more words are not level: they stay where their texts have them.
    """
    done = [0] * len(texts)

    def up_to(ends: Iterable[int]) -> tuple[Span | None, ...]:
        cells = tuple(
            Span(start, end) if start < end else None for start, end in zip(done, ends, strict=True)
        )
        done[:] = [cell.end if cell else start for cell, start in zip(cells, done, strict=True)]
        return cells

    def between(ends: Iterable[int]) -> Iterator[Row]:
        cells = up_to(ends)
        if any(cells):
            yield Row(None, cells)

    for index in level(passages):
        places = list(zip(passages[index].spans, done, texts, strict=True))
        yield from between(span.start if span else start for span, start, _text in places)
        yield Row(index, up_to(_closed(text, span.end) if span else start for span, start, text in places))
    yield from between(map(len, texts))


def _closed(text: str, end: int) -> int:
    closing = _CLOSING.match(text, end)
    return closing.end() if closing else end


def level(passages: Sequence[Passage]) -> list[int]:
    """Return indices of passages that can stand level, in their order in every text.

    Of the passages that all texts have, it is the chain with the most words alike; the others, the largest
    first, follow where they cross none of those before.
    """
    order = _heaviest_chain(passages)
    partly = [at for at, passage in enumerate(passages) if None in passage.spans]
    for at in sorted(partly, key=lambda at: (-passages[at].matched, at)):
        befores = [_before(passages[other], passages[at]) for other in order]
        afters = [_before(passages[at], passages[other]) for other in order]
        first = max((place + 1 for place, before in enumerate(befores) if not afters[place]), default=0)
        last = min((place for place, after in enumerate(afters) if not befores[place]), default=len(order))
        if first <= last and all(map(max, befores, afters)):
            order.insert(first, at)
    return order


def _heaviest_chain(passages: Sequence[Passage]) -> list[int]:
    whole = [at for at, passage in enumerate(passages) if None not in passage.spans]
    whole.sort(key=lambda at: passages[at].spans[0] or Span(0, 1))
    weights: dict[int, int] = {}
    previous: dict[int, int | None] = {}
    for number, at in enumerate(whole):
        fitting = [other for other in whole[:number] if _before(passages[other], passages[at])]
        best = max(fitting, key=weights.__getitem__, default=None)
        weights[at] = passages[at].matched + (0 if best is None else weights[best])
        previous[at] = best
    chain: list[int] = []
    at_end = max(whole, key=weights.__getitem__, default=None)
    while at_end is not None:
        chain.append(at_end)
        at_end = previous[at_end]
    return chain[::-1]


def _before(one: Passage, other: Passage) -> bool:
    """Whether one passage ends before the other begins, in every text that has both."""
    pairs = zip(one.spans, other.spans, strict=True)
    return all(left.end <= right.start for left, right in pairs if left and right)
