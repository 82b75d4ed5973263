"""Shared passages: the samples, long revised texts against the known aligners, and chance in unrelated texts.

Floors in the same run: the longest common subsequence of `rapidfuzz`, and `patiencediff` (of the dev extra), both
over the numbers of the same words. Neither can find text that was moved. Times are CPU.
"""

import argparse
import importlib.util
import random
import statistics
import sys
import time
from collections.abc import Callable, Sequence
from types import ModuleType
from typing import Any

from patiencediff import PatienceSequenceMatcher
from rapidfuzz.distance import LCSseq

from annotator.text.matching_words import MatchingWords, Vocabulary, matching_words
from annotator.text.passages import passages, shared_passages
from tests.benchmarks.figure import Figure, report
from tests.golden.passages.gold import pairs
from tests.golden.passages.score import scored
from tests.shared_material import SHARED

WORDS = 100_000
CHANGED = 0.06
MOVED, BLOCK = 5, 2000
PAIRS = 1000
MOST_BY_CHANCE = 0.03
ROUNDS = 7


def main() -> int:
    """Print all figures; the status tells whether all are within their limits."""
    corpus = _corpus()
    status = report([_samples(), *_long_texts(corpus)])
    by_chance = _by_chance(corpus)
    print(
        f"passages in {PAIRS:,} unrelated pairs of texts: {by_chance} (at most {MOST_BY_CHANCE * PAIRS:.0f})"
    )
    return status or int(by_chance > MOST_BY_CHANCE * PAIRS)


def _samples() -> Figure:
    [luton] = (pair for pair in pairs() if pair.name == "luton")
    missed = scored(luton).complaints
    name = "the two samples, from text to readings" + (f", {len(missed)} faults" if missed else "")
    return Figure(name, _median(lambda: passages(*luton.texts, *luton.zones)), 20)


def _long_texts(corpus: ModuleType) -> list[Figure]:
    """Compare a long text with its revision, without and with parts of it moved."""
    text = _long_text(corpus)
    chance = random.Random(1)
    revised = _revised(text, chance)
    figures = []
    for name, other in (("revised", revised), ("revised and moved", _moved(revised, chance))):
        texts = " ".join(text), " ".join(other)
        vocabulary = Vocabulary()
        left, right = (matching_words(one, (), vocabulary) for one in texts)
        found = shared_passages(left, right)
        ours, lcs, patience = _times(left, right)
        print(f"{name}: {_matched_counts(left, right, sum(run.size for runs in found for run in runs))}")
        whole = _median(lambda texts=texts: passages(*texts), 3)  # type: ignore[misc]  # bound in this round
        figures += [
            Figure(f"{name}, against the common subsequence", ours, 0.25, lcs),
            Figure(f"{name}, against patiencediff", ours, 5, patience),
            Figure(f"{name}, from text to readings", whole, 0.75, lcs),
        ]
    return figures


def _matched_counts(left: MatchingWords, right: MatchingWords, ours: int) -> str:
    patience = sum(
        size for *_, size in PatienceSequenceMatcher(None, left.ids, right.ids).get_matching_blocks()
    )
    longest = LCSseq.similarity(left.ids, right.ids)
    assert ours >= patience, f"{ours:,} words found alike, by patiencediff {patience:,}"
    return f"{ours:,} of {len(left):,} words alike; common subsequence {longest:,}, patiencediff {patience:,}"


def _times(left: MatchingWords, right: MatchingWords) -> list[float]:
    """Return the medians of the three aligners, measured in turn."""
    works: list[Callable[[], object]] = [
        lambda: shared_passages(left, right),
        lambda: LCSseq.similarity(left.ids, right.ids),
        lambda: PatienceSequenceMatcher(None, left.ids, right.ids).get_matching_blocks(),
    ]
    rounds = [[_milliseconds(work) for work in works] for _ in range(ROUNDS)]
    return [statistics.median(times) for times in zip(*rounds, strict=True)]


def _by_chance(corpus: ModuleType) -> int:
    """Count the passages of random pairs of articles, none of which reprints another."""
    generator = _generator(corpus)
    chance = random.Random(7)
    numbers = [chance.sample(range(5 * PAIRS), 2) for _ in range(PAIRS)]
    return sum(len(passages(*(generator.article(number)[0]["text"] for number in two))) for two in numbers)


def _long_text(corpus: ModuleType) -> list[str]:
    generator = _generator(corpus)
    words: list[str] = []
    number = 0
    while len(words) < WORDS:
        words += generator.article(number)[0]["text"].split()
        number += 1
    return words[:WORDS]


def _revised(words: Sequence[str], chance: random.Random) -> list[str]:
    """Drop, replace and add words, each a third of those changed."""
    revised = []
    for word in words:
        change = chance.random() / CHANGED * 3
        if change < 1:
            continue
        revised += [chance.choice(words)] if change < 3 else []
        revised += [word] if change >= 2 else []
    return revised


def _moved(words: Sequence[str], chance: random.Random) -> list[str]:
    """Move some blocks of words to other places."""
    moved = list(words)
    for _ in range(MOVED):
        start = chance.randrange(len(moved) - BLOCK)
        block = moved[start : start + BLOCK]
        del moved[start : start + BLOCK]
        place = chance.randrange(len(moved))
        moved[place:place] = block
    return moved


def _corpus() -> ModuleType:
    """Load the generator of texts, which lies beside the checkout."""
    spec = importlib.util.spec_from_file_location("make_corpus", SHARED / "make_corpus.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def _generator(corpus: ModuleType) -> Any:
    return corpus.Gen(
        argparse.Namespace(
            seed="2026", vocab=60000, zipf=1.05, words=500, reuse=0.0, astral=0.002, annotators=3
        )
    )


def _median(work: Callable[[], object], rounds: int = ROUNDS) -> float:
    return statistics.median(_milliseconds(work) for _ in range(rounds))


def _milliseconds(work: Callable[[], object]) -> float:
    started = time.process_time()
    work()
    return (time.process_time() - started) * 1000


if __name__ == "__main__":
    sys.exit(main())
