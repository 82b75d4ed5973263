"""Finds which lines of a page make up the main text that an extractor took from it.

The extractor's text keeps the order of the page but joins, splits and trims lines in its own way. Lines that
it kept whole are matched first, as the heaviest chain that rises in both (so that a headline repeated in a
menu is not taken for the headline); what lies between two of them is then compared word by word.
"""

import re
import unicodedata
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

_MOST_PLACES = 50
"""Places of one line in the main text that are tried."""
_FEWEST_WORDS = 4
_SHARED_WORDS = 0.6
_WORD = re.compile(r"\w+")


def matching(lines: Sequence[str], weights: Sequence[float], main: str) -> list[bool]:
    """Return for each line of a page whether it belongs to `main`; of two chains the heavier one wins."""
    page = [_letters(line) for line in lines]
    kept = [(letters, line) for line in main.split("\n") if (letters := _letters(line))]
    chain = _heaviest_chain(page, weights, [letters for letters, _ in kept])
    belongs = [False] * len(lines)
    before = (-1, -1)
    for number, place in [*chain, (len(lines), len(kept))]:
        gap = kept[before[1] + 1 : place]
        if gap:
            for between in _found_between(range(before[0] + 1, number), page, lines, gap):
                belongs[between] = True
        if number < len(lines):
            belongs[number] = True
        before = (number, place)
    return belongs


def _letters(text: str) -> str:
    """Reduce a line to its letters and digits: all that every extractor leaves alone."""
    return "".join(filter(str.isalnum, unicodedata.normalize("NFKD", text)))


@dataclass(slots=True)
class _Link:
    """One match of a chain and the match before it."""

    line: int
    place: int
    previous: "_Link | None"


def _heaviest_chain(
    page: Sequence[str], weights: Sequence[float], kept: Sequence[str]
) -> list[tuple[int, int]]:
    """Match equal lines, rising in both, with the most letters in all: `(line, line of main)` pairs.

    A heaviest increasing subsequence by a Fenwick tree of prefix maxima, O(n log n).
    """
    places: dict[str, list[int]] = defaultdict(list)
    for place, letters in enumerate(kept):
        places[letters].append(place)
    tree: list[tuple[float, _Link | None]] = [(0.0, None)] * (len(kept) + 1)
    for line, letters in enumerate(page):
        matches = []
        for place in places.get(letters, ())[:_MOST_PLACES] if letters else ():
            weight, previous = _best_below(tree, place)
            matches.append((place, weight + weights[line] * (len(letters) + 1), _Link(line, place, previous)))
        for place, weight, link in matches:
            _raise(tree, place, weight, link)
    _, last = _best_below(tree, len(kept))
    chain = []
    while last is not None:
        chain.append((last.line, last.place))
        last = last.previous
    return chain[::-1]


def _best_below(tree: Sequence[tuple[float, _Link | None]], place: int) -> tuple[float, _Link | None]:
    """Return the heaviest chain that ends before `place`."""
    best: tuple[float, _Link | None] = (0.0, None)
    while place > 0:
        if tree[place][0] > best[0]:
            best = tree[place]
        place -= place & -place
    return best


def _raise(tree: list[tuple[float, _Link | None]], place: int, weight: float, link: _Link) -> None:
    """Record a chain that ends at `place`."""
    place += 1
    while place < len(tree):
        if weight > tree[place][0]:
            tree[place] = (weight, link)
        place += place & -place


def _found_between(
    numbers: range, page: Sequence[str], lines: Sequence[str], gap: Sequence[tuple[str, str]]
) -> list[int]:
    """Return the lines between two matches that are found inside the lines of main between them."""
    joined = "".join(letters for letters, _ in gap)
    starts = _starts_of_words(gap)
    words = set(_WORD.findall(" ".join(line for _, line in gap)))
    found, cursor = [], 0
    for number in numbers:
        letters = page[number]
        if not letters:
            continue
        at = joined.find(letters, cursor)
        at = at if at >= 0 and _is_start(starts, at) else -1
        if at >= 0 and (len(letters) > 12 or _is_start(starts, at + len(letters))):
            found.append(number)
            cursor = at + len(letters)
        elif _shares_words(lines[number], words):
            found.append(number)
    return found


def _starts_of_words(gap: Sequence[tuple[str, str]]) -> list[int]:
    """Return where words begin in the letters of the lines put together, and their end."""
    starts, at = [], 0
    for _, line in gap:
        for word in line.split():
            letters = _letters(word)
            if letters:
                starts.append(at)
                at += len(letters)
    return [*starts, at]


def _is_start(starts: Sequence[int], at: int) -> bool:
    """Whether a word begins at `at`."""
    place = bisect_left(starts, at)
    return place < len(starts) and starts[place] == at


def _shares_words(line: str, words: set[str]) -> bool:
    """Whether most words of a longer line are among `words`."""
    own = _WORD.findall(line)
    return len(own) >= _FEWEST_WORDS and sum(word in words for word in own) >= _SHARED_WORDS * len(own)
