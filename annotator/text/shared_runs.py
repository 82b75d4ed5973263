"""Runs of words that two texts have in common, wherever they stand in each: the seeds of passages.

Order plays no part: a run is found by a few words that occur in both texts. A phrase that occurs often is
tried at its first and its last place only, so that the work grows with the texts and not with their product.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

LONG, SHORT = 4, 2
"""Words of a seed: of four, any four; of two, only words that say something, where no longer seed was found."""
_LEAST_EVIDENCE = 0.9
"""For a seed of two words: more than any two function words have."""

Seeds = tuple[Sequence[int], Sequence[int]]
"""Words of seeds, each as one number, and the places where they begin."""


class Run(NamedTuple):
    """`size` words that are the same from word `left` of one text and from word `right` of the other."""

    left: int
    right: int
    size: int

    @property
    def left_end(self) -> int:
        """Word after the last one, in the left text."""
        return self.left + self.size

    @property
    def right_end(self) -> int:
        """Word after the last one, in the right text."""
        return self.right + self.size


def shared_runs(left: Sequence[int], right: Sequence[int], evidence: Sequence[float]) -> list[Run]:
    """Return the longest runs around all seeds, ordered by their places; `evidence` is looked up by number."""
    runs = _runs(left, right, _all_seeds(left, len(evidence)), _all_seeds(right, len(evidence)), LONG)
    rest = (
        _telling_pairs(left, _free(len(left), sorted((run.left, run.left_end) for run in runs)), evidence),
        _telling_pairs(
            right, _free(len(right), sorted((run.right, run.right_end) for run in runs)), evidence
        ),
    )
    return sorted({*runs, *_runs(left, right, *rest, SHORT)})


def _all_seeds(words: Sequence[int], numbers: int) -> Seeds:
    """Return four words from every place on, each four as one number: below 2^63 for 50,000 different words."""
    square = numbers * numbers
    pairs = [one * numbers + other for one, other in pairwise(words)]
    return [one * square + other for one, other in zip(pairs, pairs[2:], strict=False)], range(len(words) - 3)


def _telling_pairs(words: Sequence[int], free: Iterable[range], evidence: Sequence[float]) -> Seeds:
    """Return the pairs of words that are in no run yet and say enough to start one."""
    places = [
        at
        for stretch in free
        for at in stretch[:-1]
        if evidence[words[at]] + evidence[words[at + 1]] >= _LEAST_EVIDENCE
    ]
    return [words[at] * len(evidence) + words[at + 1] for at in places], places


def _free(words: int, taken: Iterable[tuple[int, int]]) -> Iterator[range]:
    """Return the stretches of so many words that none of those taken, which are in order, holds."""
    end = 0
    for start, stop in taken:
        if end < start:
            yield range(end, start)
        end = max(end, stop)
    yield range(end, words)


def _runs(left: Sequence[int], right: Sequence[int], seeds: Seeds, others: Seeds, size: int) -> list[Run]:
    """Find each seed of the left text in the right one, and widen it to the longest run."""
    last = dict(zip(*others, strict=True))
    first = {seed: at for seed, at in zip(*map(reversed, others), strict=True) if last[seed] != at}
    runs = []
    done: dict[int, int] = {}
    until = 0
    for seed, at in zip(*seeds, strict=True):
        if at < until or seed not in last:
            continue
        for place in (first[seed], last[seed]) if seed in first else (last[seed],):
            if done.get(place - at, 0) <= at:
                run = _widened(left, right, at, place, size)
                done[place - at] = run.left_end
                runs.append(run)
                if seed not in first:
                    until = run.left_end - size + 1
    return runs


def _widened(left: Sequence[int], right: Sequence[int], at: int, place: int, size: int) -> Run:
    """Return the longest run on both sides of a seed."""
    before = 0
    while before < min(at, place) and left[at - before - 1] == right[place - before - 1]:
        before += 1
    end, most = size, min(len(left) - at, len(right) - place)
    while end < most and left[at + end] == right[place + end]:
        end += 1
    return Run(at - before, place - before, before + end)
