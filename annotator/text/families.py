"""Joins the passages that several texts share two by two into families: one passage, a reading per text.

A passage of two texts is first cut where a third text has its parts in other places, or where two others have a part
each and no word of it in common. Passages that lie over
each other in a text then make one family, and their readings are put side by side (`collation`).

    families((text, other, third), (zones, …))  →  (Passage(spans=(Span(…), None, Span(…)), …), …)
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations, pairwise

from annotator.model.passage import Passage
from annotator.model.progress import Progress, silent, towards
from annotator.model.span import Span
from annotator.text.chains import LONGEST_INSERTION
from annotator.text.collation import collated
from annotator.text.family import Family, Tie
from annotator.text.matching_words import Vocabulary, matching_words
from annotator.text.passages import shared_passages
from annotator.text.shared_runs import Run
from annotator.text.word_alignment import Words

_CHARACTERS_OF_A_STEP = 8
"""About so many code points of a text make a step of its comparison with another."""


def families(
    texts: Sequence[str], zones: Sequence[Sequence[Span]] = (), progress: Progress = silent
) -> tuple[Passage, ...]:
    """Return the passages that two or more of the texts share, in the order of the first text that has each.

    `zones` holds the furniture of each text, in the same order, or nothing. All places are code points.
    Progress counts words, by estimate, and is told often enough to stop the work within a quarter of a second.
    """
    step = towards(progress, len(texts) * sum(map(len, texts)) // _CHARACTERS_OF_A_STEP, "Shared passages")
    vocabulary = Vocabulary()
    furniture = zones or [()] * len(texts)
    words = [
        matching_words(text, skipped, vocabulary, step)
        for text, skipped in zip(texts, furniture, strict=True)
    ]
    ties = [
        Tie(left, right, tuple(runs))
        for left, right in combinations(range(len(texts)), 2)
        for runs in shared_passages(words[left], words[right], step)
    ]
    found = [collated(words, family, step) for family in _joined(_cut(ties), [len(text) for text in words])]
    return tuple(sorted(found, key=lambda passage: (passage.members[0], passage.spans[passage.members[0]])))


def _cut(ties: Sequence[Tie]) -> list[Tie]:
    """Cut passages where another text has what lies in them in separate places."""
    beside: dict[tuple[int, int], list[tuple[Words, Words]]] = {}
    for tie in ties:
        for text, other in ((tie.left, tie.right), (tie.right, tie.left)):
            beside.setdefault((text, other), []).append((tie.words(text), tie.words(other)))
    for stretches in beside.values():
        stretches.sort()
    return [piece for tie in ties for piece in _pieces(tie, sorted(_cuts(tie, beside)))]


def _cuts(tie: Tie, beside: Mapping[tuple[int, int], Sequence[tuple[Words, Words]]]) -> set[int]:
    """Return the words of the left text before which a tie is to be cut."""
    cuts: set[int] = set()
    for text in (tie.left, tie.right):
        thirds = {
            third: _inside(stretches, tie.words(text))
            for (one, third), stretches in beside.items()
            if one == text and third not in (tie.left, tie.right)
        }
        breaks = [*(at for parts in thirds.values() for at in _breaks(parts)), *_borders(thirds)]
        cuts.update(breaks if text == tie.left else (_in_left(tie.runs, at) for at in breaks))
    return cuts


def _inside(stretches: Sequence[tuple[Words, Words]], whole: Words) -> Sequence[tuple[Words, Words]]:
    """Return the stretches of a text that have words inside another stretch of it."""
    first = bisect_right(stretches, whole[0], key=lambda pair: pair[0][1])
    end = bisect_left(stretches, whole[1], key=lambda pair: pair[0][0])
    return stretches[first:end]


def _breaks(stretches: Sequence[tuple[Words, Words]]) -> list[int]:
    """Return the words from which on a third text goes on elsewhere."""
    return [
        after[0]
        for (_before, before_third), (after, after_third) in pairwise(stretches)
        if not 0 <= after_third[0] - before_third[1] <= LONGEST_INSERTION
    ]


def _borders(thirds: Mapping[int, Sequence[tuple[Words, Words]]]) -> Iterator[int]:
    """Yield the words where what some other texts have has ended, and what none of them has begins."""
    parts = sorted((here, third) for third, stretches in thirds.items() for here, _there in stretches)
    end, having = 0, set[int]()
    for here, third in parts:
        if here[0] >= end and third not in having:
            if having:
                yield here[0]
            having = set()
        end = max(end, here[1])
        having.add(third)


def _in_left(runs: Sequence[Run], at: int) -> int:
    """Return the word of the left text that stands for one of the right."""
    run = runs[min(bisect_right(runs, at, key=lambda run: run.right_end), len(runs) - 1)]
    return run.left + max(0, min(at - run.right, run.size))


def _pieces(tie: Tie, cuts: Sequence[int]) -> list[Tie]:
    """Return a tie cut before words of its left text; a piece without words that are the same is dropped."""
    pieces: list[list[Run]] = [[]]
    waiting = list(reversed(cuts))
    for whole in tie.runs:
        run = whole
        while waiting and waiting[-1] < run.left_end:
            size = max(0, waiting.pop() - run.left)
            pieces[-1].append(Run(run.left, run.right, size))
            pieces.append([])
            run = Run(run.left + size, run.right + size, run.size - size)
        pieces[-1].append(run)
    kept = (tuple(run for run in piece if run.size) if cuts else tuple(piece) for piece in pieces)
    return [Tie(tie.left, tie.right, runs) for runs in kept if runs]


def _joined(ties: Sequence[Tie], lengths: Sequence[int]) -> list[Family]:
    """Join the ties that lie over each other, those with most words first."""
    families: dict[int, Family] = {}
    owners = [[-1] * length for length in lengths]
    for number, tie in enumerate(sorted(ties, key=lambda tie: (-tie.matched, tie.left, tie.right, tie.runs))):
        family = Family({text: tie.words(text) for text in (tie.left, tie.right)}, [tie])
        touched = {owner for text, (start, end) in family.words.items() for owner in owners[text][start:end]}
        for other in sorted(touched - {-1}):
            if families[other].lies_over(tie) and family.fits(families[other]):
                family.merge(families.pop(other))
        families[number] = family
        for text, (start, end) in family.words.items():
            owners[text][start:end] = [number] * (end - start)
    return list(families.values())
