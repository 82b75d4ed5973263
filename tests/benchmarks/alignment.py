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
from itertools import pairwise
from types import ModuleType
from typing import Any

from patiencediff import PatienceSequenceMatcher
from rapidfuzz.distance import LCSseq

from annotator.text.families import families
from annotator.text.matching_words import MatchingWords, Vocabulary, matching_words
from annotator.text.passages import passages, shared_passages
from tests.benchmarks.figure import Figure, cpu_milliseconds, report
from tests.golden.passages.gold import pairs
from tests.golden.passages.score import scored
from tests.shared_material import SHARED

WORDS = 100_000
CHANGED = 0.06
MOVED, BLOCK = 5, 2000
PAIRS = 1000
MOST_BY_CHANCE = 0.03
ROUNDS = 7
WHOLE_BOOKS = 1_000_000
"""Words of each of two texts whose comparison is listened to."""
STOCK_PHRASES = (
    "said in a statement on Monday",
    "has been contacted for comment",
    "could not comment further at this stage",
    "Police are appealing for witnesses after",
    "Anyone with information is asked to call",
    "the leader of the council said",
    "a spokesman for the council said that",
    "at a meeting on Monday evening",
    "Members of the planning committee voted",
    "at the annual meeting of the council in May",
    "said she was deeply disappointed with the decision",
    "would like to thank everyone who",
    "a member of the Labour Party since",
    "has resigned from the party with immediate effect",
    "was pronounced dead at the scene",
    "was taken to hospital with serious injuries",
    "arrested on suspicion of",
    "Emergency services were called to the scene",
    "more than half of those who",
    "for the first time in more than ten years",
    "is expected to be announced at the end of the month",
    "said it was one of the worst",
    "the chief executive of the company said",
    "according to a report published on Tuesday",
    "told the court that he had never seen",
)
"""What reports are filled up with; some of them stand in each of two unrelated ones, in sentences of their own."""
STOCK_IN_EACH = 1
"""So that one pair in 25 has the same."""


def main() -> int:
    """Print all figures; the status tells whether all are within their limits."""
    corpus = _corpus()
    status = report([_samples(), *_long_texts(corpus), _unheard(corpus)])
    most = MOST_BY_CHANCE * PAIRS
    for what, stock in (("", 0), (f" with {STOCK_IN_EACH} stock phrase each", STOCK_IN_EACH)):
        by_chance = _by_chance(corpus, stock)
        print(f"passages in {PAIRS:,} unrelated pairs of texts{what}: {by_chance} (at most {most:.0f})")
        status |= by_chance > most
    return int(status)


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
    rounds = [[cpu_milliseconds(work) for work in works] for _ in range(ROUNDS)]
    return [statistics.median(times) for times in zip(*rounds, strict=True)]


def _unheard(corpus: ModuleType) -> Figure:
    """Longest time in which the comparison of two very long texts cannot be cancelled (CPU of its thread)."""
    text = _long_text(corpus, WHOLE_BOOKS)
    chance = random.Random(1)
    texts = " ".join(text), " ".join(_moved(_revised(text, chance), chance))
    heard = [time.thread_time()]
    families(texts, progress=lambda _done, _total, _what: heard.append(time.thread_time()))
    heard.append(time.thread_time())
    print(f"2 × {WHOLE_BOOKS:,} words compared in {heard[-1] - heard[0]:.1f} s (CPU)")
    longest = max(after - before for before, after in pairwise(heard)) * 1000
    return Figure(f"2 × {WHOLE_BOOKS:,} words, longest time without progress", longest, 250)


def _by_chance(corpus: ModuleType, stock: int) -> int:
    """Count the passages of random pairs of articles, none of which reprints another."""
    generator = _generator(corpus)
    chance = random.Random(7)
    found = 0
    for _ in range(PAIRS):
        numbers = chance.sample(range(5 * PAIRS), 2)
        left, right = (
            _filled_up(generator.article(number)[0]["text"], generator, chance, stock) for number in numbers
        )
        found += len(passages(left, right))
    return found


def _filled_up(text: str, generator: Any, chance: random.Random, stock: int) -> str:
    """Put sentences with stock phrases between the paragraphs of a text."""
    parts = text.split("\n\n")
    for phrase in chance.sample(STOCK_PHRASES, stock):
        own = generator.words(chance, 16)
        parts.insert(chance.randrange(len(parts) + 1), " ".join([*own[:8], phrase, *own[8:]]) + ".")
    return "\n\n".join(parts)


def _long_text(corpus: ModuleType, count: int = WORDS) -> list[str]:
    generator = _generator(corpus)
    words: list[str] = []
    number = 0
    while len(words) < count:
        words += generator.article(number)[0]["text"].split()
        number += 1
    return words[:count]


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
    return statistics.median(cpu_milliseconds(work) for _ in range(rounds))


if __name__ == "__main__":
    sys.exit(main())
