"""Aligns two short stretches of words: which are the same, and which stand against each other."""

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from annotator.model.progress import Step, paced, unheard
from annotator.text.matching_words import MatchingWords
from annotator.text.shared_runs import Run

_LARGEST = 4_000_000
"""Words of one stretch times words of the other beyond which nothing is aligned: memory grows with it."""

Words = tuple[int, int]
"""Half-open stretch of words `(first, end)`, counted from the first word of the text."""


class Difference(NamedTuple):
    """Words `[left, left_end)` of one text against `[right, right_end)` of the other; one side may be empty."""

    left: int
    left_end: int
    right: int
    right_end: int

    @property
    def of_left(self) -> Words:
        """The words of the left text."""
        return self.left, self.left_end

    @property
    def of_right(self) -> Words:
        """The words of the right text."""
        return self.right, self.right_end


def aligned(left: MatchingWords, right: MatchingWords, part: Difference) -> list[Run]:
    """Return the runs of equal words in a part of two texts, as many words as can be kept in order.

    A part of thousands of words on both sides is left alone: it takes `shared_runs` first.
    """
    start, end, other, other_end = part
    if start == end or other == other_end:
        return []
    one, two = left.ids[start:end], right.ids[other:other_end]
    if len(one) == len(two) == 1:
        return [Run(start, other, 1)] if one == two else []
    if len(one) * len(two) > _LARGEST:
        return []
    from rapidfuzz.distance import Indel

    return [
        Run(start + code.src_start, other + code.dest_start, code.src_end - code.src_start)
        for code in Indel.opcodes(one, two)
        if code.tag == "equal"
    ]


def differences(runs: Sequence[Run], start: tuple[int, int], end: tuple[int, int]) -> list[Difference]:
    """Return what stands between the runs, from the words `start` to the words `end` of both texts."""
    found = []
    left, right = start
    for run in [*runs, Run(*end, 0)]:
        if run.left > left or run.right > right:
            found.append(Difference(left, run.left, right, run.right))
        left, right = run.left_end, run.right_end
    return found


def filled(left: MatchingWords, right: MatchingWords, runs: Sequence[Run], step: Step = unheard) -> list[Run]:
    """Return runs that follow each other, with those between them. Steps count runs."""
    found = [runs[0]]
    for before, after in paced(pairwise(runs), step):
        found += aligned(left, right, Difference(before.left_end, after.left, before.right_end, after.right))
        found.append(after)
    return found
