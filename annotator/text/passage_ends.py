"""Moves the ends of a passage outward, as far as the words of both texts go on to be alike."""

from collections.abc import Sequence
from typing import NamedTuple

from annotator.text.chains import LONGEST_GAP, Claims, gap_cost
from annotator.text.matching_words import MatchingWords
from annotator.text.reading_kinds import alike
from annotator.text.shared_runs import LONG, Run
from annotator.text.word_alignment import Difference, aligned

_REACH = 8
"""Words beyond an end that are looked at, in the same sentence."""
_END_GAP = 0.3
"""What a gap costs at an end, beside what it costs inside: a passage does not reach out for a lone *the*."""
_STAND_IN = 0.3
"""What it says that a word stands for the other, as *distain* for *disdain*."""


class _Edge(NamedTuple):
    """A border between two words in each text."""

    left: int
    right: int


def extended(left: MatchingWords, right: MatchingWords, runs: Sequence[Run], claims: Claims) -> list[Run]:
    """Return the runs of a passage with those beyond its ends that are worth their gaps.

    The first or the last run holds no word where the passage ends with words that stand for each other.
    """
    before = _beyond(left, right, runs[0], claims, -1)
    return [*reversed(before), *runs, *_beyond(left, right, runs[-1], claims, +1)]


def _beyond(left: MatchingWords, right: MatchingWords, run: Run, claims: Claims, way: int) -> list[Run]:
    """Return the runs with which the passage goes on before its first run (way -1) or after its last (+1)."""
    edge = _far(run, way)
    reach = _Edge(
        edge.left + way * _room(left, claims.left, claims.longest_left, edge.left, way),
        edge.right + way * _room(right, claims.right, claims.longest_right, edge.right, way),
    )
    if edge.left == reach.left or edge.right == reach.right:
        return []
    (start, end) = sorted((edge, reach))
    found = aligned(left, right, Difference(start.left, end.left, start.right, end.right))
    score = best = 0.0
    passed: list[Run] = []
    kept: list[Run] = []
    for following in [*found[::way], Run(*reach, 0)]:
        gap = [abs(near - old) for near, old in zip(_far(following, -way), edge, strict=True)]
        stands_in = min(gap) > 0 and alike(*_first_keys(left, right, edge, way))
        if stands_in and score + _STAND_IN > best:
            best = score + _STAND_IN
            kept = [*passed, Run(edge.left + way, edge.right + way, 0)]
        if max(gap) > LONGEST_GAP:
            break
        if stands_in and max(gap) == 1:
            score += _STAND_IN
        elif max(gap):
            score -= gap_cost(*gap) + _END_GAP
        score += left.evidence(following.left, following.left_end)
        passed.append(following)
        if score > best:
            best, kept = score, list(passed)
        edge = _far(following, way)
    return kept


def _far(run: Run, way: int) -> _Edge:
    """Return the end of a run that lies that way."""
    return _Edge(run.left_end, run.right_end) if way > 0 else _Edge(run.left, run.right)


def _room(words: MatchingWords, taken: bytearray, longest: Sequence[int], edge: int, way: int) -> int:
    """Return how many words from `edge` on are free, in the same sentence, and in no long run of their own."""
    for size in range(_REACH):
        word, inner = (edge + size, edge + size - 1) if way > 0 else (edge - 1 - size, edge - size)
        if not 0 <= word < len(words) or taken[word] or longest[word] >= LONG:
            return size
        if words.sentence_ends(min(word, inner), max(word, inner)):
            return size
    return _REACH


def _first_keys(left: MatchingWords, right: MatchingWords, edge: _Edge, way: int) -> tuple[str, str]:
    """Return what the first words beyond an edge are compared by."""
    step = 0 if way > 0 else -1
    keys = left.vocabulary.keys_by_id
    return keys[left.ids[edge.left + step]], keys[right.ids[edge.right + step]]
