"""Aligns two short stretches of words: which are the same, and which stand against each other."""

from collections.abc import Sequence
from itertools import chain as joined
from typing import NamedTuple

from annotator.text.matching_words import MatchingWords
from annotator.text.shared_runs import Run

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
    """Return the runs of equal words in a part of two texts, as many words as can be kept in order."""
    return [
        Run(part.left + run.left, part.right + run.right, run.size)
        for run in _common(left.ids[part.left : part.left_end], right.ids[part.right : part.right_end])
    ]


def _common(left: Sequence[int], right: Sequence[int]) -> list[Run]:
    if not left or not right or (len(left) == len(right) == 1 and left != right):
        return []
    from rapidfuzz.distance import Indel

    return [
        Run(code.src_start, code.dest_start, code.src_end - code.src_start)
        for code in Indel.opcodes(left, right)
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


def filled(left: MatchingWords, right: MatchingWords, runs: Sequence[Run]) -> list[Run]:
    """Return runs that follow each other, with those between them."""
    first, last = runs[0], runs[-1]
    gaps = differences(runs, (first.left, first.right), (last.left_end, last.right_end))
    return sorted(joined(runs, *(aligned(left, right, gap) for gap in gaps)))
