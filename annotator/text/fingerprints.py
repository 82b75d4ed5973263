"""Fingerprints of a text: a few of its runs of words, chosen so that texts which share a passage share some.

Winnowing (Schleimer, Wilkerson and Aiken: Winnowing, local algorithms for document fingerprinting, SIGMOD 2003):
of the runs of GRAM words that begin in each stretch of WINDOW words, one is kept. Which one depends on the run
alone, so that two texts with WINDOW + GRAM - 1 words in common, wherever, keep the same one. Runs of short words
are kept only where there is nothing else: they are alike in texts that have nothing to do with each other.
"""

from collections import deque
from collections.abc import Iterable
from functools import lru_cache
from zlib import crc32

from annotator.model.span import Span
from annotator.text.matching_words import Vocabulary, matching_words

GRAM = 4
"""Words of a run: three are often alike by chance, five seldom survive slips and changes of person."""
WINDOW = 6
"""Runs of which one is kept: more make fewer fingerprints, and miss shorter quotations."""
DENSE = 4
"""The same for what is looked up: all that WINDOW keeps and as much again, for quotations in which words changed."""
_LONGEST, _TELLING = 12, 23
"""Letters of a word that count, and letters of a run that tells something."""
_BITS = 32
_MASK = (1 << _BITS) - 1
_MIXER = 0x9E3779B1


def fingerprints(text: str, zones: Iterable[Span] = (), window: int = WINDOW) -> frozenset[int]:
    """Return the fingerprints of a text without its furniture, as signed numbers of 32 bits.

    Case, typography and contractions make no difference. A text of less than GRAM words has none. A smaller window
    keeps more: all that a larger one does, and all runs when it is 1.
    """
    return frozenset(number for _is_telling, number in _winnowed(_runs(text, zones), window))


def _runs(text: str, zones: Iterable[Span]) -> list[tuple[bool, int]]:
    """Each run: False if it tells something, so that it is less than one that does not, and its number."""
    vocabulary = Vocabulary()
    words = matching_words(text, zones, vocabulary)
    known = [_word(key) for key in vocabulary.keys_by_id]
    numbers = [known[number] for number in words.ids]
    found = []
    for (a, one), (b, two), (c, three), (d, four) in zip(
        numbers, numbers[1:], numbers[2:], numbers[3:], strict=False
    ):
        mixed = (((one * _MIXER + two) * _MIXER + three) * _MIXER + four) & _MASK
        mixed = ((mixed ^ mixed >> 15) * _MIXER) & _MASK
        found.append((a + b + c + d < _TELLING, mixed - (1 << _BITS - 1)))
    return found


@lru_cache(maxsize=1 << 16)
def _word(key: str) -> tuple[int, int]:
    """Return the letters of a word that count, and its number, which is the same on every machine."""
    return min(len(key), _LONGEST), crc32(key.encode())


def _winnowed(runs: list[tuple[bool, int]], window: int) -> Iterable[tuple[bool, int]]:
    """The least run of every window, by a queue of those that may still become one."""
    queue: deque[tuple[tuple[bool, int], int]] = deque()
    for place, run in enumerate(runs):
        while queue and queue[-1][0] >= run:
            queue.pop()
        queue.append((run, place))
        if queue[0][1] <= place - window:
            queue.popleft()
        if place >= window - 1 or place == len(runs) - 1:
            yield queue[0][0]
