"""Finds numbers and dates that differ inside a passage, and which remarks on claims are about one thing."""

from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from itertools import combinations
from typing import TypeVar

from annotator.model.claim_note import ClaimNote
from annotator.model.passage import Passage, Reading
from annotator.text.contradicting_numbers import contradict
from annotator.text.matching_words import Vocabulary, matching_words

Item = TypeVar("Item")

_OF_ONE_ARTICLE = frozenset(("order", "existence", "publication"))
"""Kinds of remarks for which an article needs no other one."""
_AROUND = 40
"""Code points told on each side of a number that differs."""


def differing_numbers(passages: Iterable[Passage], texts: Sequence[str]) -> Iterator[Reading]:
    """Yield the readings in which two of the texts of a passage have another number or date.

    A text without a number there (*May 2023*, *May*) contradicts nobody; it is left out of the reading.
    """
    for passage in passages:
        for reading in passage.readings:
            keys = {
                index: _keys(texts[index][place[0] : place[1]])
                for index, place in enumerate(reading.places)
                if place is not None and place[0] < place[1]
            }
            differing = {
                index
                for pair in combinations(keys, 2)
                if contradict(*(keys[index] for index in pair))
                for index in pair
            }
            if differing:
                places = tuple(
                    place if index in differing else None for index, place in enumerate(reading.places)
                )
                yield Reading("number", places)


def words_around(text: str, start: int, end: int) -> str:
    """Return the words `[start, end)` (code points) with those around them, on one line."""
    low, high = max(0, start - _AROUND), min(len(text), end + _AROUND)
    before = text[low:start].partition(" ")[2] if low else text[:start]
    after = text[end:high].rpartition(" ")[0] if high < len(text) else text[end:]
    told = " ".join(f"{before}{text[start:end]}{after}".split())
    return f"“{'… ' if low else ''}{told}{' …' if high < len(text) else ''}”"


def between_articles(notes: Iterable[ClaimNote]) -> list[list[ClaimNote]]:
    """Return the remarks that set articles against each other, those that share a claim together."""
    return linked([note for note in notes if note.kind not in _OF_ONE_ARTICLE], lambda note: note.claims)


def linked(items: Iterable[Item], keys: Callable[[Item], Iterable[Hashable]]) -> list[list[Item]]:
    """Return the items in groups: those that have a key in common, by way of others too, are together.

    Union-find with path halving (Tarjan and van Leeuwen: Worst-case analysis of set union algorithms, 1984).
    """
    listed = list(items)
    above = list(range(len(listed)))

    def top(number: int) -> int:
        while above[number] != number:
            above[number] = above[above[number]]
            number = above[number]
        return number

    first: dict[Hashable, int] = {}
    for number, item in enumerate(listed):
        for key in keys(item):
            one, other = sorted((top(first.setdefault(key, number)), top(number)))
            above[other] = one
    groups: dict[int, list[Item]] = {}
    for number, item in enumerate(listed):
        groups.setdefault(top(number), []).append(item)
    return list(groups.values())


def _keys(words: str) -> list[str]:
    found = matching_words(words, (), Vocabulary())
    return found.keys(0, len(found))
