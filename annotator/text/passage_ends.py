"""Moves the ends of a passage outward, as far as the words of both texts go on to be alike."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from annotator.text.chains import LONGEST_GAP, LONGEST_INSERTION, gap_cost
from annotator.text.matching_words import MatchingWords
from annotator.text.reading_kinds import alike
from annotator.text.shared_runs import Run
from annotator.text.taken_words import Side, TakenWords
from annotator.text.word_alignment import Difference, aligned

_REACH = 11
"""Words beyond an end that are looked at, in the same sentence."""
_END_GAP = 0.3
"""What a gap costs at an end, beside what it costs inside: a passage does not reach out for a lone *the*.

It does for two words that only one of the texts has something after: *Ella Simm, who will* for *Ella Simm will*.
"""
_STAND_IN = 0.3
"""What it says that a word stands for the other, as *distain* for *disdain*."""
_SCRAP = 1.5
"""What the part of a passage in another sentence must say at least."""
_LAST_WORDS = 2
"""Differing words at the end of a sentence that belong to the passage that holds all its others."""
_QUOTATION_MARK = re.compile(r"[\"“”„«»‹›「」『』]|(?<!\w)[‘']|[’'](?!\w)")


class _Edge(NamedTuple):
    """A border between two words in each text."""

    left: int
    right: int


def settled(left: MatchingWords, right: MatchingWords, runs: Sequence[Run], taken: TakenWords) -> list[Run]:
    """Return the runs of a passage with both ends where a reader would put them.

    A scrap of the neighbouring sentence is cut off; words beyond that are worth their gap are taken in, and so
    is what little is left of a sentence. The first or the last run may hold no word, where the passage ends
    with words that stand against each other.
    """
    for way in (-1, +1):
        runs = _without_scrap(left, right, runs, way)
        runs = _put(runs, _beyond(left, right, runs[::way][-1], taken, way), way)
        runs = _put(runs, _rest_of_sentence(left, right, runs[::way][-1], taken, way), way)
    return _at_word_borders(left, right, list(runs))


def _at_word_borders(left: MatchingWords, right: MatchingWords, runs: list[Run]) -> list[Run]:
    """Leave out a word at an end that is written as one with a word beyond, as in *do|n’t*; ’s may stay outside."""
    first = runs[0]
    while first.size > 1 and (left.enclitic(first.left) or right.enclitic(first.right)):
        first = Run(first.left + 1, first.right + 1, first.size - 1)
    runs[0] = first
    last = runs[-1]
    while last.size > 1 and (left.cut_after(last.left_end) or right.cut_after(last.right_end)):
        last = Run(last.left, last.right, last.size - 1)
    runs[-1] = last
    return runs


def _put(runs: Sequence[Run], outer: Sequence[Run], way: int) -> list[Run]:
    """Add runs, given outward, at one end of a passage."""
    return [*runs, *outer] if way > 0 else [*reversed(outer), *runs]


def _without_scrap(left: MatchingWords, right: MatchingWords, runs: Sequence[Run], way: int) -> Sequence[Run]:
    """Cut a passage at the border of a sentence when hardly anything of it lies beyond."""
    if _ends_there(left, right, _far(runs[::way][-1], way)):
        return runs
    said = 0.0
    last: Run | None = None
    for number in range(len(runs))[::-way]:
        run = runs[number]
        said -= gap_cost(*_gap(_far(run, way), _far(last, -way))) if last else 0
        for at in range(run.size)[::-way]:
            word, other = run.left + at, run.right + at
            said += left.evidence(word, word + 1)
            if said >= _SCRAP:
                return runs
            if way < 0 and at + 1 < run.size and _border(left, right, word, other):
                return [Run(word + 1, other + 1, run.size - at - 1), *runs[number + 1 :]]
            if way > 0 and at > 0 and _border(left, right, word - 1, other - 1):
                return [*runs[:number], Run(run.left, run.right, at)]
        last = run
    return runs


def _ends_there(left: MatchingWords, right: MatchingWords, edge: _Edge) -> bool:
    """Whether a sentence begins or ends at a border, in both texts."""
    return all(
        at in (0, len(words)) or words.sentence_ends(at - 1, at)
        for words, at in ((left, edge.left), (right, edge.right))
    )


def _border(left: MatchingWords, right: MatchingWords, word: int, other: int) -> bool:
    """Whether a sentence ends after a word, in either text."""
    return left.sentence_ends(word, word + 1) or right.sentence_ends(other, other + 1)


def _rest_of_sentence(
    left: MatchingWords, right: MatchingWords, run: Run, taken: TakenWords, way: int
) -> list[Run]:
    """Return an outermost run without words where a sentence goes on for a few words in both texts."""
    edge = _far(run, way)
    here = _words_left(left, taken.left, edge.left, way)
    there = _words_left(right, taken.right, edge.right, way)
    if not here or not there:
        return []
    end = _Edge(edge.left + way * here, edge.right + way * there)
    same = sum(found.size for found in aligned(left, right, _between(edge, end)))
    return [Run(*end, 0)] if max(_gap(edge, end)) - same <= _LAST_WORDS else []


def _words_left(words: MatchingWords, side: Side, edge: int, way: int) -> int:
    """Return how many words are left of a sentence or a quotation; 0 when they are many, or not free."""
    for size in range(2 * _LAST_WORDS + 1):
        beyond = edge + way * size
        if beyond in (0, len(words)) or words.sentence_ends(beyond - 1, beyond):
            return size
        before, _, after = words.separators[beyond - 1].partition(" ")
        if _QUOTATION_MARK.search(before if way > 0 else after):
            return size
        word = beyond if way > 0 else beyond - 1
        if _QUOTATION_MARK.search(after if way > 0 else before) or not side.is_free(word):
            return 0
    return 0


def _beyond(left: MatchingWords, right: MatchingWords, run: Run, taken: TakenWords, way: int) -> list[Run]:
    """Return the runs with which the passage goes on before its first run (way -1) or after its last (+1)."""
    edge = _far(run, way)
    reach = _Edge(
        edge.left + way * _room(left, taken.left, edge.left, way),
        edge.right + way * _room(right, taken.right, edge.right, way),
    )
    if edge.left == reach.left or edge.right == reach.right:
        return []
    found = aligned(left, right, _between(edge, reach))
    score = best = 0.0
    passed: list[Run] = []
    kept: list[Run] = []
    for following in [*found[::way], Run(*reach, 0)]:
        gap = _gap(edge, _far(following, -way))
        stands_in = min(gap) > 0 and alike(*_first_keys(left, right, edge, way))
        if stands_in and score + _STAND_IN > best:
            best = score + _STAND_IN
            kept = [*passed, Run(edge.left + way, edge.right + way, 0)]
        inserted = min(gap) == 0 and following.size > 1
        if max(gap) > (LONGEST_INSERTION if inserted else LONGEST_GAP):
            break
        if stands_in and max(gap) == 1:
            score += _STAND_IN
        elif max(gap):
            score -= gap_cost(*gap) + (0 if inserted else _END_GAP)
        score += left.evidence(following.left, following.left_end)
        passed.append(following)
        if score > best:
            best, kept = score, list(passed)
        edge = _far(following, way)
    return kept


def _far(run: Run, way: int) -> _Edge:
    """Return the end of a run that lies that way."""
    return _Edge(run.left_end, run.right_end) if way > 0 else _Edge(run.left, run.right)


def _gap(one: _Edge, other: _Edge) -> tuple[int, int]:
    """Return how many words lie between two borders in each text."""
    return abs(one.left - other.left), abs(one.right - other.right)


def _between(one: _Edge, other: _Edge) -> Difference:
    """Return the words between two borders, whichever comes first."""
    start, end = sorted((one, other))
    return Difference(start.left, end.left, start.right, end.right)


def _room(words: MatchingWords, side: Side, edge: int, way: int) -> int:
    """Return how many words from `edge` on are free, in the same sentence, and in no long run of their own."""
    for size in range(_REACH):
        word, inner = (edge + size, edge + size - 1) if way > 0 else (edge - 1 - size, edge - size)
        if not 0 <= word < len(words) or not side.is_free(word):
            return size
        if words.sentence_ends(min(word, inner), max(word, inner)):
            return size
    return _REACH


def _first_keys(left: MatchingWords, right: MatchingWords, edge: _Edge, way: int) -> tuple[str, str]:
    """Return what the first words beyond an edge are compared by."""
    step = 0 if way > 0 else -1
    keys = left.vocabulary.keys_by_id
    return keys[left.ids[edge.left + step]], keys[right.ids[edge.right + step]]
