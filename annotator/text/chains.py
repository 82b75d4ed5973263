"""Chains shared runs into stretches: small differences are bridged, the order of the stretches is free.

A chain of runs is scored as a local alignment: what its words say, less what its gaps cost. The best chain
takes its words first, so that each word belongs to one passage at most (Li: Minimap2, Bioinformatics 34, 2018).
"""

from collections.abc import Iterator, Sequence
from itertools import accumulate
from math import log2

from annotator.text.matching_words import MatchingWords
from annotator.text.shared_runs import Run

LONGEST_GAP = 5
"""Words in either text that a passage may bridge."""
LONGEST_INSERTION = 9
"""Words that only one of the texts has, inside a sentence."""
LONGEST_BORDER_GAP = 1
"""Words in either text where a sentence ends among them: another sentence is another passage."""
_LOOK_BACK = 24

_GAP_COST = 0.25
"""What a gap of one word costs, in the unit of evidence; twice that for three, three times for seven."""


def gap_cost(left: int, right: int) -> float:
    """Return what bridging that many words of each text costs."""
    return _GAP_COST * log2(1 + max(left, right))


def bridges(left: MatchingWords, right: MatchingWords, before: Run, after: Run) -> bool:
    """Whether one passage may hold both runs, the second of which follows the first in both texts."""
    gaps = (after.left - before.left_end, after.right - before.right_end)
    if max(gaps) <= LONGEST_BORDER_GAP:
        return min(gaps) >= 0
    if min(gaps) < 0 or max(gaps) > (LONGEST_INSERTION if min(gaps) <= 1 else LONGEST_GAP):
        return False
    return not (
        left.sentence_ends(before.left_end - 1, after.left)
        or right.sentence_ends(before.right_end - 1, after.right)
    )


class Claims:
    """Which words of both texts belong to a passage already, and which to a run of what length."""

    def __init__(self, left: int, right: int, runs: Sequence[Run]) -> None:
        """Start with none, for texts of so many words."""
        self.left = bytearray(left)
        self.right = bytearray(right)
        self.longest_left = [0] * left
        self.longest_right = [0] * right
        for run in sorted(runs, key=lambda run: run.size):
            sizes = [run.size] * run.size
            self.longest_left[run.left : run.left_end] = self.longest_right[run.right : run.right_end] = sizes

    def better_elsewhere(self, run: Run) -> bool:
        """Whether a run at the end of a chain would only take words away from a longer run."""
        return run.size < min(self.longest_left[run.left : run.left_end]) or run.size < min(
            self.longest_right[run.right : run.right_end]
        )

    def take(self, runs: Sequence[Run]) -> None:
        """Claim all words from the first run to the last, those between them too."""
        first, last = runs[0], runs[-1]
        self.left[first.left : last.left_end] = b"\1" * (last.left_end - first.left)
        self.right[first.right : last.right_end] = b"\1" * (last.right_end - first.right)

    def untaken(self, run: Run) -> Run | None:
        """Return the longest part of a run whose words are free in both texts."""
        if self.left.find(1, run.left, run.left_end) < 0 > self.right.find(1, run.right, run.right_end):
            return run
        left = self.left[run.left : run.left_end]
        right = self.right[run.right : run.right_end]
        best = start = size = 0
        for at, taken in enumerate([*map(max, left, right), 1]):
            if taken:
                if at - start > size:
                    best, size = start, at - start
                start = at + 1
        return Run(run.left + best, run.right + best, size) if size else None

    def between(self, before: Run, after: Run) -> bool:
        """Whether a word between two runs is taken in either text."""
        return (
            self.left.find(1, before.left_end, after.left) >= 0
            or self.right.find(1, before.right_end, after.right) >= 0
        )


def chains(
    left: MatchingWords, right: MatchingWords, runs: Sequence[Run]
) -> Iterator[tuple[list[Run], Claims]]:
    """Yield chains of runs, the best first, none of which shares a word with another.

    `runs` are ordered by place. The claims are for the caller to add to before it takes the next chain.
    """
    scores, befores = _scored(left, right, runs)
    claims = Claims(len(left), len(right), runs)
    used = bytearray(len(runs))
    for end in sorted(range(len(runs)), key=lambda at: (-scores[at], at)):
        at = end
        chain: list[Run] = []
        links: list[int] = []
        while at >= 0 and not used[at]:
            run = claims.untaken(runs[at])
            if run and chain:
                run = _ending_before(chain[-1], run)
            if run is None or (chain and not _follows(left, right, run, chain[-1], claims)):
                break
            chain.append(run)
            links.append(at)
            at = befores[at]
        while len(chain) > 1 and claims.better_elsewhere(runs[links[-1]]):
            chain.pop()
            links.pop()
        for at in links:
            used[at] = 1
        if chain:
            yield chain[::-1], claims


def _ending_before(after: Run, run: Run) -> Run | None:
    """Return what of a run lies before another in both texts."""
    size = run.size - max(0, run.left_end - after.left, run.right_end - after.right)
    return Run(run.left, run.right, size) if size > 0 else None


def _follows(left: MatchingWords, right: MatchingWords, run: Run, after: Run, claims: Claims) -> bool:
    """Whether two runs still belong together after others took their words."""
    return bridges(left, right, run, after) and not claims.between(run, after)


def _scored(left: MatchingWords, right: MatchingWords, runs: Sequence[Run]) -> tuple[list[float], list[int]]:
    """Return for each run the score of the best chain that ends with it, and the run before it there (or -1)."""
    weight = left.vocabulary.evidence
    sums = list(accumulate((weight[number] for number in left.ids), initial=0.0))
    reach = list(accumulate((run.left_end for run in runs), max))
    scores: list[float] = []
    befores: list[int] = []
    for at, run in enumerate(runs):
        best, chosen = 0.0, -1
        for other in range(at - 1, max(-1, at - 1 - _LOOK_BACK), -1):
            if reach[other] < run.left - LONGEST_INSERTION:
                break
            rest = _beginning_after(runs[other], run)
            if rest is None or rest.left - runs[other].left_end > LONGEST_INSERTION:
                continue
            gain = scores[other] - gap_cost(
                rest.left - runs[other].left_end, rest.right - runs[other].right_end
            )
            gain -= sums[rest.left] - sums[run.left]
            if gain > best and bridges(left, right, runs[other], rest):
                best, chosen = gain, other
        scores.append(best + sums[run.left_end] - sums[run.left])
        befores.append(chosen)
    return scores, befores


def _beginning_after(before: Run, run: Run) -> Run | None:
    """Return what of a run lies after another, which loses less by it than it has, in both texts."""
    overlap = max(0, before.left_end - run.left, before.right_end - run.right)
    if overlap == 0:
        return run
    if overlap >= min(run.size, before.size):
        return None
    return Run(run.left + overlap, run.right + overlap, run.size - overlap)
