"""Chains shared runs into stretches: small differences are bridged, the order of the stretches is free.

A chain of runs is scored as a local alignment: what its words say, less what its gaps cost. The best chain
takes its words first, so that each word belongs to one passage at most (Li: Minimap2, Bioinformatics 34, 2018).
"""

from collections.abc import Iterator, Sequence
from itertools import accumulate
from math import log2

from annotator.model.progress import Step, paced, unheard
from annotator.text.matching_words import MatchingWords
from annotator.text.shared_runs import Run
from annotator.text.taken_words import TakenWords

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


def chains(
    left: MatchingWords, right: MatchingWords, runs: Sequence[Run], step: Step = unheard
) -> Iterator[tuple[list[Run], TakenWords]]:
    """Yield chains of runs, the best first, none of which shares a word with another.

    `runs` are ordered by place. The caller takes the words of those that are passages
    before it asks for the next chain. Steps count runs, twice.
    """
    scores, befores = _scored(left, right, runs, step)
    taken = TakenWords(len(left), len(right), runs)
    used = bytearray(len(runs))
    for end in sorted(range(len(runs)), key=lambda at: (-scores[at], at)):
        at = end
        chain: list[Run] = []
        links: list[int] = []
        while at >= 0 and not used[at]:
            step(1)
            run = taken.free_part(runs[at])
            if run and chain:
                run = _ending_before(chain[-1], run)
            if run is None or (chain and not _follows(left, right, run, chain[-1], taken)):
                break
            chain.append(run)
            links.append(at)
            at = befores[at]
        while len(chain) > 1 and taken.better_elsewhere(runs[links[-1]]):
            chain.pop()
            links.pop()
        for at in links:
            used[at] = 1
        if chain:
            yield chain[::-1], taken


def _ending_before(after: Run, run: Run) -> Run | None:
    """Return what of a run lies before another in both texts."""
    size = run.size - max(0, run.left_end - after.left, run.right_end - after.right)
    return Run(run.left, run.right, size) if size > 0 else None


def _follows(left: MatchingWords, right: MatchingWords, run: Run, after: Run, taken: TakenWords) -> bool:
    """Whether two runs still belong together after others took their words."""
    return bridges(left, right, run, after) and not taken.between(run, after)


def _scored(
    left: MatchingWords, right: MatchingWords, runs: Sequence[Run], step: Step
) -> tuple[list[float], list[int]]:
    """Return for each run the score of the best chain that ends with it, and the run before it there (or -1)."""
    sums = list(accumulate(map(left.vocabulary.evidence.__getitem__, left.ids), initial=0.0))
    reach = list(accumulate((run.left_end for run in runs), max))
    scores: list[float] = []
    befores: list[int] = []
    for at, run in enumerate(paced(runs, step)):
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
