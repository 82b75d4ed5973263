"""Puts passages and what only one text has into one list: who says what, and what contradicts it."""

from collections.abc import Sequence

from annotator.model.conflict import Conflict
from annotator.model.passage import Passage
from annotator.model.saying import Contradiction, Saying
from annotator.model.span import Span
from annotator.text.matching_words import Vocabulary, matching_words
from annotator.text.only_here import only_here
from annotator.text.word_edges import sentence_at

_REMAINDER = 4
"""Words from which on it is listed what a passage leaves of a sentence: *he said* tells nothing."""


def who_says_what(
    texts: Sequence[str],
    zones: Sequence[Sequence[Span]],
    passages: Sequence[Passage],
    conflicts: Sequence[Sequence[tuple[Span, Conflict]]] = (),
) -> list[Saying]:
    """Return the passages and the stretches only one text has, by the first text that has each, in its order.

    `zones` holds the furniture of each text and `conflicts` the words in it (code points) that do not go
    together with what another says, with why. What a passage leaves of a sentence is left out if it is a word or three.
    """
    said: list[tuple[tuple[Span | None, ...], int | None]] = [
        (passage.spans, number) for number, passage in enumerate(passages)
    ]
    for index, text in enumerate(texts):
        shared = [passage.spans[index] for passage in passages]
        for stretch in only_here(text, shared, zones[index]):
            if _tells(text, stretch):
                spans = tuple(stretch if at == index else None for at in range(len(texts)))
                said.append((spans, None))
    sayings = [Saying(spans, number, _contradictions(spans, conflicts)) for spans, number in said]
    return sorted(sayings, key=lambda saying: _place(saying.spans))


def _place(spans: Sequence[Span | None]) -> tuple[int, int]:
    return next((index, span.start) for index, span in enumerate(spans) if span is not None)


def _contradictions(
    spans: Sequence[Span | None], conflicts: Sequence[Sequence[tuple[Span, Conflict]]]
) -> tuple[Contradiction, ...]:
    return tuple(
        Contradiction(index, place, conflict.sentence)
        for index, (span, places) in enumerate(zip(spans, conflicts, strict=False))
        for place, conflict in places
        if span is not None and span.overlaps(place)
    )


def _tells(text: str, stretch: Span) -> bool:
    words = _count(text, stretch)
    if words >= _REMAINDER:
        return True
    sentence = sentence_at(text, stretch.start)
    return sentence is None or words >= _count(text, sentence)


def _count(text: str, span: Span) -> int:
    return len(matching_words(text[span.start : span.end], (), Vocabulary()))
