"""Joins the passages that several texts share two by two into families: one passage, a reading per text.

A passage of two texts is first cut where a third text has its parts in other places. Passages that lie over
each other in a text then make one family. Its readings are taken against one of its texts, the base, as an
editor collates witnesses against a copy text, and put side by side where they concern the same words.

    families((text, other, third), (zones, …))  →  (Passage(spans=(Span(…), None, Span(…)), …), …)
"""

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations, pairwise

from annotator.model.passage import READING_KINDS, Passage, Reading
from annotator.model.span import Span
from annotator.text.chains import LONGEST_GAP, LONGEST_INSERTION
from annotator.text.matching_words import MatchingWords, Vocabulary, matching_words
from annotator.text.passages import shared_passages
from annotator.text.readings import differing, kind_between, place_of
from annotator.text.shared_runs import Run, shared_runs
from annotator.text.word_alignment import Difference, Words, filled

_SAME = 0.5
"""Share of the shorter of two stretches of a text that must lie in both for them to be one."""


@dataclass(frozen=True, slots=True)
class _Link:
    """A passage of two texts, by the runs of words that are the same."""

    left: int
    right: int
    runs: tuple[Run, ...]

    def words(self, text: int) -> Words:
        """Return the stretch of words in one of both texts."""
        first, last = self.runs[0], self.runs[-1]
        return (first.left, last.left_end) if text == self.left else (first.right, last.right_end)

    @property
    def matched(self) -> int:
        """Number of words that are the same."""
        return sum(run.size for run in self.runs)

    def seen_from(self, text: int) -> tuple[Run, ...]:
        """Return the runs with that text on the left."""
        if text == self.left:
            return self.runs
        return tuple(Run(run.right, run.left, run.size) for run in self.runs)


@dataclass(slots=True)
class _Family:
    """Links that belong together, and the stretch of words they cover in each text."""

    words: dict[int, Words] = field(default_factory=dict)
    links: list[_Link] = field(default_factory=list)


def families(texts: Sequence[str], zones: Sequence[Sequence[Span]] = ()) -> tuple[Passage, ...]:
    """Return the passages that two or more of the texts share, in the order of the first text that has each.

    `zones` holds the furniture of each text, in the same order, or nothing. All places are code points.
    """
    vocabulary = Vocabulary()
    furniture = zones or [()] * len(texts)
    words = [
        matching_words(text, skipped, vocabulary) for text, skipped in zip(texts, furniture, strict=True)
    ]
    links = [
        _Link(left, right, tuple(runs))
        for left, right in combinations(range(len(texts)), 2)
        for runs in shared_passages(words[left], words[right])
    ]
    found = [_collated(words, family) for family in _joined(_cut(links), [len(text) for text in words])]
    return tuple(sorted(found, key=lambda passage: (passage.members[0], passage.spans[passage.members[0]])))


def _cut(links: Sequence[_Link]) -> list[_Link]:
    """Cut passages where another text has what lies in them in separate places."""
    beside: dict[tuple[int, int], list[tuple[Words, Words]]] = {}
    for link in links:
        for text, other in ((link.left, link.right), (link.right, link.left)):
            beside.setdefault((text, other), []).append((link.words(text), link.words(other)))
    for stretches in beside.values():
        stretches.sort()
    return [piece for link in links for piece in _pieces(link, sorted(_cuts(link, beside)))]


def _cuts(link: _Link, beside: Mapping[tuple[int, int], Sequence[tuple[Words, Words]]]) -> set[int]:
    """Return the words of the left text before which a link is to be cut."""
    cuts: set[int] = set()
    for (text, third), stretches in beside.items():
        if third in (link.left, link.right) or text not in (link.left, link.right):
            continue
        breaks = _breaks(stretches, link.words(text))
        cuts.update(breaks if text == link.left else (_in_left(link.runs, at) for at in breaks))
    return cuts


def _breaks(stretches: Sequence[tuple[Words, Words]], whole: Words) -> list[int]:
    """Return the words from which on a third text goes on elsewhere, inside a stretch of a text."""
    first = bisect_right(stretches, whole[0], key=lambda pair: pair[0][1])
    end = bisect_left(stretches, whole[1], key=lambda pair: pair[0][0])
    return [
        after[0]
        for (_before, before_third), (after, after_third) in pairwise(stretches[first:end])
        if not 0 <= after_third[0] - before_third[1] <= LONGEST_INSERTION
    ]


def _in_left(runs: Sequence[Run], at: int) -> int:
    """Return the word of the left text that stands for one of the right."""
    run = runs[min(bisect_right(runs, at, key=lambda run: run.right_end), len(runs) - 1)]
    return run.left + max(0, min(at - run.right, run.size))


def _pieces(link: _Link, cuts: Sequence[int]) -> list[_Link]:
    """Return a link cut before words of its left text; a piece without words that are the same is dropped."""
    pieces: list[list[Run]] = [[]]
    waiting = list(reversed(cuts))
    for whole in link.runs:
        run = whole
        while waiting and waiting[-1] < run.left_end:
            size = max(0, waiting.pop() - run.left)
            pieces[-1].append(Run(run.left, run.right, size))
            pieces.append([])
            run = Run(run.left + size, run.right + size, run.size - size)
        pieces[-1].append(run)
    kept = (tuple(run for run in piece if run.size) if cuts else tuple(piece) for piece in pieces)
    return [_Link(link.left, link.right, runs) for runs in kept if runs]


def _joined(links: Sequence[_Link], lengths: Sequence[int]) -> list[_Family]:
    """Join the links that lie over each other, those with most words first."""
    families: dict[int, _Family] = {}
    owners = [[-1] * length for length in lengths]
    for number, link in enumerate(
        sorted(links, key=lambda link: (-link.matched, link.left, link.right, link.runs))
    ):
        family = _Family({text: link.words(text) for text in (link.left, link.right)}, [link])
        touched = {owner for text, (start, end) in family.words.items() for owner in owners[text][start:end]}
        for other in sorted(touched - {-1}):
            if _over(families[other], link) and _fit(family, families[other]):
                _merge(family, families.pop(other))
        families[number] = family
        for text, (start, end) in family.words.items():
            owners[text][start:end] = [number] * (end - start)
    return list(families.values())


def _over(family: _Family, link: _Link) -> bool:
    """Whether a link has most of its words in common with a family, in one of its texts."""
    return any(
        _common(family.words[text], link.words(text))
        >= _SAME * min(map(_length, (family.words[text], link.words(text))))
        for text in (link.left, link.right)
        if text in family.words
    )


def _fit(one: _Family, other: _Family) -> bool:
    """Whether two families lie over or beside each other in all texts that both have."""
    return all(
        _common(one.words[text], other.words[text]) >= -LONGEST_GAP
        for text in one.words.keys() & other.words.keys()
    )


def _merge(family: _Family, other: _Family) -> None:
    """Add another family to one."""
    family.links += other.links
    for text, (start, end) in other.words.items():
        known = family.words.get(text, (start, end))
        family.words[text] = min(known[0], start), max(known[1], end)


def _length(stretch: Words) -> int:
    return stretch[1] - stretch[0]


def _common(one: Words, other: Words) -> int:
    """Return how many words two stretches have in common; below 0 how far they are apart."""
    return min(one[1], other[1]) - max(one[0], other[0])


@dataclass(frozen=True, slots=True)
class _Witness:
    """A text of a family against the base: the runs of words they share, and where they differ."""

    runs: list[Run]
    differences: list[Difference]

    def score(self, base: Words, own: Words) -> float:
        """Return the share of the words that are alike."""
        return 2 * sum(run.size for run in self.runs) / (_length(base) + _length(own))

    def counterpart(self, part: Words) -> Words | None:
        """Return the words that stand for those of the base; None beyond what the text has of the passage."""
        own = [one for one in self.differences if _inside(one.of_left, part)]
        if own:
            start = own[0].right - (own[0].left - part[0])
            end = own[-1].right_end + (part[1] - own[-1].left_end)
            return max(start, self.runs[0].right), min(end, self.runs[-1].right_end)
        for run in self.runs:
            if run.left <= part[0] and part[1] <= run.left_end:
                return run.right + part[0] - run.left, run.right + part[1] - run.left
        return None


def _inside(part: Words, other: Words) -> bool:
    """Whether words, or a place between two words, lie in a stretch and not only at its edge."""
    return part == other or (
        other[0] <= part[0] and part[1] <= other[1] and (part[0] < part[1] or other[0] < part[0] < other[1])
    )


def _collated(words: Sequence[MatchingWords], family: _Family) -> Passage:
    """Return a family as a passage, its readings taken against its longest text."""
    base = max(sorted(family.words), key=lambda text: _length(family.words[text]))
    witnesses = {
        text: _Witness(runs, differing(words[base], words[text], runs))
        for text in family.words
        if text != base and (runs := _runs_between(words, family, base, text))
    }
    readings = []
    for part in _merged(sorted(one.of_left for it in witnesses.values() for one in it.differences)):
        parts = {text: place for text, it in witnesses.items() if (place := it.counterpart(part))}
        readings.append(_reading(words, family, {**parts, base: part}))
    scores = [it.score(family.words[base], family.words[text]) for text, it in witnesses.items()]
    return Passage(
        tuple(
            words[text].span(*family.words[text]) if text in family.words else None
            for text in range(len(words))
        ),
        tuple(readings),
        max(link.matched for link in family.links),
        round(sum(scores) / len(scores), 3),
    )


def _runs_between(words: Sequence[MatchingWords], family: _Family, base: int, text: int) -> list[Run]:
    """Return the runs of words that two texts of a family share, in the order of both."""
    links = (link for link in family.links if {link.left, link.right} == {base, text})
    runs = [run for link in links for run in link.seen_from(base)]
    if not runs:  # both go with a third text only
        (start, end), (other, other_end) = family.words[base], family.words[text]
        found = shared_runs(
            words[base].ids[start:end], words[text].ids[other:other_end], words[base].vocabulary.evidence
        )
        runs = [Run(start + run.left, other + run.right, run.size) for run in found]
    ordered: list[Run] = []
    for run in sorted(runs):
        if not ordered or (ordered[-1].left_end <= run.left and ordered[-1].right_end <= run.right):
            ordered.append(run)
    return filled(words[base], words[text], ordered) if ordered else []


def _merged(parts: Sequence[Words]) -> list[Words]:
    """Join stretches of the base that lie over each other: they concern the same words."""
    merged: list[Words] = []
    for part in parts:
        if merged and (part[0] < merged[-1][1] or part == merged[-1]):
            merged[-1] = merged[-1][0], max(merged[-1][1], part[1])
        else:
            merged.append(part)
    return merged


def _reading(words: Sequence[MatchingWords], family: _Family, parts: dict[int, Words]) -> Reading:
    """Return the reading of each text, named by what differs most from the first of them."""
    first = min(parts)
    kinds = [
        kind_between(words[first], parts[first], words[text], parts[text])
        for text in parts
        if text != first and (_length(parts[first]) or _length(parts[text]))
    ]
    kind = max(kinds, key=READING_KINDS.index)
    return Reading(
        kind,
        tuple(
            place_of(words[text], parts[text], family.words[text], kind) if text in parts else None
            for text in range(len(words))
        ),
    )
