"""Runs of words that two texts have in common, wherever they stand in each: the seeds of passages.

Order plays no part: a run is found by a few words that occur in both texts. A phrase that occurs often is
tried at its first and its last place only, so that the work grows with the texts and not with their product.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import NamedTuple

LONG, SHORT = 4, 2
"""Words of a seed: of four, any four; of two, only words that say something, where no longer seed was found."""
_LEAST_EVIDENCE = 0.9
"""For a seed of two words: more than any two function words have."""

Gram = tuple[int, ...]


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
    runs = list(_runs(left, right, _grams(left, LONG), _grams(right, LONG), LONG))
    free_left = _free(len(left), ((run.left, run.left_end) for run in runs))
    free_right = _free(len(right), ((run.right, run.right_end) for run in runs))
    short = _runs(
        left,
        right,
        _telling_pairs(left, free_left, evidence),
        _telling_pairs(right, free_right, evidence),
        SHORT,
    )
    return sorted({*runs, *short})


def _grams(words: Sequence[int], size: int) -> list[Gram]:
    return list(zip(*(islice(words, start, None) for start in range(size)), strict=False))


def _free(words: int, taken: Iterable[tuple[int, int]]) -> bytearray:
    """Return for each of so many words whether no run holds it."""
    free = bytearray(b"\1") * words
    for start, end in taken:
        free[start:end] = bytes(end - start)
    return free


def _telling_pairs(words: Sequence[int], free: bytearray, evidence: Sequence[float]) -> list[Gram | None]:
    """Return the pairs of words that are in no run yet and say enough to start one."""
    return [
        (one, other)
        if open_one and open_other and evidence[one] + evidence[other] >= _LEAST_EVIDENCE
        else None
        for one, other, open_one, open_other in zip(words, words[1:], free, free[1:], strict=False)
    ]


def _runs(
    left: Sequence[int],
    right: Sequence[int],
    left_grams: Sequence[Gram | None],
    right_grams: Sequence[Gram | None],
    size: int,
) -> Iterator[Run]:
    """Find each seed of the left text in the right one, and widen it to the longest run."""
    places = range(len(right_grams))
    last = dict(zip(right_grams, places, strict=True))
    first = dict(zip(reversed(right_grams), reversed(places), strict=True))
    last.pop(None, None)  # what is no seed
    seen: dict[int, int] = {}
    at = 0
    while at < len(left_grams):
        found = last.get(left_grams[at])
        if found is None:
            at += 1
            continue
        step = 1
        for place in {first[left_grams[at]], found}:
            if seen.get(place - at, 0) > at:
                continue
            run = _widened(left, right, at, place, size)
            seen[place - at] = run.left_end
            yield run
            if first[left_grams[at]] == found:
                step = max(1, run.left_end - size + 1 - at)
        at += step


def _widened(left: Sequence[int], right: Sequence[int], at: int, place: int, size: int) -> Run:
    """Return the longest run on both sides of a seed."""
    before = 0
    while before < min(at, place) and left[at - before - 1] == right[place - before - 1]:
        before += 1
    end, most = size, min(len(left) - at, len(right) - place)
    while end < most and left[at + end] == right[place + end]:
        end += 1
    return Run(at - before, place - before, before + end)
