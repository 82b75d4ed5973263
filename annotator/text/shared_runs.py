"""Runs of words that two texts have in common, wherever they stand in each: the seeds of passages.

Order plays no part: a run is found by a few words that occur in both texts. A phrase that occurs often is
tried at its first and its last place only, so that the work grows with the texts and not with their product.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple

from annotator.model.progress import Step, paced, unheard

LONG, SHORT = 4, 2
"""Words of a seed: of four, any four; of two, only words that say something, where no longer seed was found."""
_LEAST_EVIDENCE = 0.9
"""For a seed of two words: more than any two function words have."""

_MOST_OFTEN = 4
"""A pair of words that stands more often in the rest of a text is no seed."""

_AT_ONCE = 50_000
"""Seeds that are noted at once."""

Seeds = tuple[Sequence[int], Sequence[int]]
"""Seeds, the words of each as one number, and the words with which they begin."""


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


def shared_runs(
    left: Sequence[int], right: Sequence[int], evidence: Sequence[float], step: Step = unheard
) -> list[Run]:
    """Return the longest runs around all seeds, ordered by their places; `evidence` is looked up by number.

    Steps count the words of the left text.
    """
    numbers = len(evidence)
    texts = (left, right, numbers)
    runs = _runs(texts, range(len(left) - LONG + 1), _seeds_everywhere(right, numbers, step), LONG, step)
    places = _telling_pairs(left, sorted((run.left, run.left_end) for run in runs), evidence)
    step(0)
    others = _telling_pairs(right, sorted((run.right, run.right_end) for run in runs), evidence)
    step(0)
    pairs = [_short_seed(right, at, numbers) for at in others], others
    return sorted({*runs, *_runs(texts, places, pairs, SHORT, step)})


def _short_seed(words: Sequence[int], at: int, numbers: int) -> int:
    """Return two words as one number."""
    return words[at] * numbers + words[at + 1]


def _long_seed(words: Sequence[int], at: int, numbers: int) -> int:
    """Return four words as one number."""
    one, two, three, four = words[at : at + LONG]
    return ((one * numbers + two) * numbers + three) * numbers + four


def _seeds_everywhere(words: Sequence[int], numbers: int, step: Step) -> Seeds:
    """Return the long seeds from every word on."""
    pairs = [one * numbers + other for one, other in pairwise(words)]
    step(0)
    square = numbers * numbers
    return [one * square + other for one, other in zip(pairs, pairs[2:], strict=False)], range(len(words) - 3)


def _telling_pairs(
    words: Sequence[int], taken: Iterable[tuple[int, int]], evidence: Sequence[float]
) -> list[int]:
    """Return where two words stand that are in no run yet, given in order, and say enough to start one."""
    places: list[int] = []
    free = 0
    for start, end in [*taken, (len(words), len(words))]:
        for at in range(free, start - 1):
            if evidence[words[at]] + evidence[words[at + 1]] >= _LEAST_EVIDENCE:
                places.append(at)
        free = max(free, end)
    often = Counter((words[at], words[at + 1]) for at in places)
    return [at for at in places if often[words[at], words[at + 1]] <= _MOST_OFTEN]


def _place_of_each(seeds: Seeds, way: int, step: Step) -> dict[int, int]:
    """Return the last place of each seed (way +1), or the first (-1)."""
    found: dict[int, int] = {}
    numbers, places = seeds[0][::way], seeds[1][::way]
    for start in range(0, len(numbers), _AT_ONCE):
        step(0)
        found.update(zip(numbers[start : start + _AT_ONCE], places[start : start + _AT_ONCE], strict=True))
    return found


def _runs(
    texts: tuple[Sequence[int], Sequence[int], int],
    places: Iterable[int],
    seeds: Seeds,
    size: int,
    step: Step,
) -> list[Run]:
    """Find the seeds of the left text at `places` among those of the right one, and widen each to a run."""
    left, right, numbers = texts
    seed_at = _long_seed if size == LONG else _short_seed
    last = _place_of_each(seeds, +1, step)
    first = _place_of_each(seeds, -1, step) if len(last) < len(seeds[0]) else last
    runs = []
    done: dict[int, int] = {}
    until = 0
    for at in paced(places, step):
        if at < until or (seed := seed_at(left, at, numbers)) not in last:
            continue
        for place in {first[seed], last[seed]}:
            if done.get(place - at, 0) <= at:
                run = _widened(left, right, at, place, size)
                done[place - at] = run.left_end
                runs.append(run)
                # Only what goes beyond the longest run can start another: text that repeats itself costs no more.
                until = max(until, run.left_end - size + 1)
    return runs


def _widened(left: Sequence[int], right: Sequence[int], at: int, place: int, size: int) -> Run:
    """Return the longest run on both sides of a seed."""
    before, most = 0, min(at, place)
    while before < most and left[at - before - 1] == right[place - before - 1]:
        before += 1
    end, most = size, min(len(left) - at, len(right) - place)
    while end < most and left[at + end] == right[place + end]:
        end += 1
    return Run(at - before, place - before, before + end)
