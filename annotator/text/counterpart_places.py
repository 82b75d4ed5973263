"""Where a tag of one text stands in another text that shares its passage.

The readings of a passage are where its texts differ; between them word stands for word. A tag goes from its
first word to its last; where it ends among words that differ, these go along when it holds most of them.

    CounterpartPlaces(passage, texts, zones).place(target, here, there)  →  Place(target, exact)
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from annotator.model.passage import Passage
from annotator.model.span import Span, Target, target_of
from annotator.text.edge_signs import as_quoted, with_signs
from annotator.text.matching_words import MatchingWords, Vocabulary
from annotator.text.stretch_words import stretch_words
from annotator.text.tag_shape import crosses_furniture
from annotator.text.word_alignment import Difference, Words, aligned, differences
from annotator.text.word_edges import trimmed

NEARLY = 0.8
"""Share of a tag, in code points, that must lie in the passage."""


class Place(NamedTuple):
    """Where a tag stands in another text, in code points of that text."""

    target: Target
    exact: bool
    """Whether the words are the same, but for case and typography."""


class _Part(NamedTuple):
    """Words of a passage in one text, and those that stand for them in another; one side may be empty."""

    here: Words
    there: Words
    even: bool
    """Whether each word stands for one word."""


class _Fragment(NamedTuple):
    """A range of a tag, its words, and those that stand for them."""

    span: Span
    here: Words
    there: Words


class CounterpartPlaces:
    """The places of one passage; `zones` are the furniture of each text, sorted, none over another."""

    def __init__(self, passage: Passage, texts: Sequence[str], zones: Sequence[Sequence[Span]] = ()) -> None:
        self._passage = passage
        self._texts = texts
        self._zones = zones or [()] * len(texts)
        self._vocabulary = Vocabulary()
        self._words: dict[int, MatchingWords] = {}
        self._parts: dict[tuple[int, int], list[_Part]] = {}

    def place(self, target: Target, here: int, there: int, quotation: bool = False) -> Place | None:
        """Return where a target (code points) of text number `here` stands in text number `there`.

        It is in several ranges where furniture runs through it there, unless it is a `quotation` that goes on
        behind. None when the tag does not lie in the passage, or nothing stands for it there.
        """
        if self._passage.spans[there] is None or not self._covers(target, here):
            return None
        found = self._fragments(target, here, there)
        if not found:
            return None
        one, other = self._words_of(here).ids, self._words_of(there).ids
        exact = all(one[slice(*it.here)] == other[slice(*it.there)] for it in found)
        whole = quotation and len(target) == 1
        pieces = [piece for it in found for piece in self._pieces(it, here, there, whole)]
        if whole and not exact and len(pieces) == 1:
            pieces = [as_quoted(self._texts[there], pieces[0], self._zones[there])]
        return Place(target_of(*((piece.start, piece.end) for piece in pieces)), exact)

    def _covers(self, target: Target, here: int) -> bool:
        """Whether most of a target, without the signs at its ends, lies in the passage."""
        passage = self._passage.spans[here]
        if passage is None:
            return False
        inked = [ink for span in target if (ink := _inked(self._texts[here], span)) is not None]
        inside = sum(max(0, min(ink.end, passage.end) - max(ink.start, passage.start)) for ink in inked)
        return 0 < sum(map(len, inked)) * NEARLY <= inside

    def _fragments(self, target: Target, here: int, there: int) -> list[_Fragment]:
        """Return the ranges of a target with their words; those that only furniture parts are one."""
        words, parts = self._words_of(here), self._parts_between(here, there)
        found: list[_Fragment] = []
        for span in target:
            own = bisect_right(words.ends, span.start), bisect_left(words.starts, span.end)
            other = _counterpart(parts, own) if own[0] < own[1] else None
            if other is None:
                continue
            other = _whole(words, own, self._words_of(there), other)
            if found and found[-1].here[1] == own[0] and found[-1].there[1] <= other[0]:
                before = found.pop()
                found.append(
                    _Fragment(
                        Span(before.span.start, span.end),
                        (before.here[0], own[1]),
                        (before.there[0], other[1]),
                    )
                )
            else:
                found.append(_Fragment(span, own, other))
        return found

    def _words_of(self, text: int) -> MatchingWords:
        """Return the words of the passage in a text; most passages hold no tag, and are never read."""
        if text not in self._words:
            span = self._passage.spans[text]
            assert span is not None
            zones = _near(self._zones[text], span)
            self._words[text] = stretch_words(self._texts[text], span, zones, self._vocabulary)
        return self._words[text]

    def _parts_between(self, here: int, there: int) -> list[_Part]:
        """Return the passage in parts that follow each other in both texts."""
        if (here, there) not in self._parts:
            one, other = sorted((here, there))
            parts = list(self._aligned(one, other))
            self._parts[one, other] = parts
            if one != other:
                self._parts[other, one] = [_Part(part.there, part.here, part.even) for part in parts]
        return self._parts[here, there]

    def _aligned(self, here: int, there: int) -> Iterator[_Part]:
        left, right = self._words_of(here), self._words_of(there)
        at = 0, 0
        end = Difference(len(left), len(left), len(right), len(right))
        for anchor in [*self._differing(here, there), end]:
            if anchor.left < at[0] or anchor.right < at[1]:
                continue
            yield from _between(left, right, Difference(at[0], anchor.left, at[1], anchor.right))
            yield _part(left, right, anchor)
            at = anchor.left_end, anchor.right_end

    def _differing(self, here: int, there: int) -> Iterator[Difference]:
        """Yield the words of each reading that both texts have."""
        for reading in self._passage.readings:
            one, other = reading.places[here], reading.places[there]
            if one is not None and other is not None:
                own = _words_in(self._words_of(here), one)
                yield Difference(*own, *_words_in(self._words_of(there), other))

    def _pieces(self, fragment: _Fragment, here: int, there: int, quotation: bool) -> Iterator[Span]:
        """Yield a range of the other text with the signs that go along, parted by the furniture in it."""
        text, zones = self._texts[there], self._zones[there]
        words = self._words_of(there).span(*fragment.there)
        whole = with_signs(self._texts[here], fragment.span, text, words)
        if not crosses_furniture(text, whole, zones, quotation):
            yield whole
            return
        for piece in whole.without(_near(zones, whole)):
            kept = trimmed(text, piece.start, piece.end, punctuation=False)
            if kept is not None:
                yield kept


def _near(zones: Sequence[Span], span: Span) -> Sequence[Span]:
    """Return the zones that overlap a stretch."""
    first = bisect_right(zones, span.start, key=lambda zone: zone.end)
    return zones[first : bisect_left(zones, span.end, key=lambda zone: zone.start)]


def _inked(text: str, span: Span) -> Span | None:
    """Return a stretch from its first letter or digit to its last."""
    start, end = span.start, span.end
    while start < end and not text[start].isalnum():
        start += 1
    while start < end and not text[end - 1].isalnum():
        end -= 1
    return Span(start, end) if start < end else None


def _words_in(words: MatchingWords, place: tuple[int, int]) -> Words:
    """Return the words that lie in a place, or the place between two words."""
    first = bisect_left(words.starts, place[0])
    return first, max(first, bisect_right(words.ends, place[1]))


def _between(left: MatchingWords, right: MatchingWords, gap: Difference) -> Iterator[_Part]:
    """Yield what lies between two readings: the same words, unless one of the texts has not all of them."""
    if left.ids[slice(*gap.of_left)] == right.ids[slice(*gap.of_right)]:
        yield _Part(gap.of_left, gap.of_right, even=True)
        return
    runs = aligned(left, right, gap)
    same = [Difference(run.left, run.left_end, run.right, run.right_end) for run in runs]
    apart = differences(runs, (gap.left, gap.right), (gap.left_end, gap.right_end))
    for part in sorted([*same, *apart]):
        yield _part(left, right, part)


def _part(left: MatchingWords, right: MatchingWords, part: Difference) -> _Part:
    """Return differing words; each stands for one when they are as many and none of them only moved."""
    one, other = left.ids[slice(*part.of_left)], right.ids[slice(*part.of_right)]
    moved = {a for a, b in zip(one, other, strict=False) if a != b} & set(other)
    return _Part(part.of_left, part.of_right, even=len(one) == len(other) and not moved)


def _counterpart(parts: Sequence[_Part], words: Words) -> Words | None:
    """Return the words that stand for some words; None where these are a part of words that differ."""
    first = parts[bisect_right(parts, words[0], key=lambda part: part.here[1])]
    last = parts[bisect_right(parts, words[1] - 1, key=lambda part: part.here[1])]
    if first is last and not first.even and words != first.here:
        return None
    start = first.there[0] + words[0] - first.here[0]
    if not first.even:
        start = first.there[0] if _holds_most(words, first) else first.there[1]
    end = last.there[0] + words[1] - last.here[0]
    if not last.even:
        end = last.there[1] if _holds_most(words, last) else last.there[0]
    return (start, end) if start < end else None


def _holds_most(words: Words, part: _Part) -> bool:
    held = min(words[1], part.here[1]) - max(words[0], part.here[0])
    return 2 * held >= part.here[1] - part.here[0]


def _whole(here: MatchingWords, words: Words, there: MatchingWords, others: Words) -> Words:
    """Return the words of the other text, widened where they would cut a contraction that the tag does not cut."""
    start, end = others
    while there.enclitic(start) and not here.enclitic(words[0]):
        start -= 1
    while end < len(there) and there.cut_after(end) and not here.cut_after(words[1]):
        end += 1
    return start, end
