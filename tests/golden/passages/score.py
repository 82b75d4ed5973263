"""Scores the passages that the program finds against those that a reader marked."""

from collections import Counter
from dataclasses import dataclass, field

from annotator.model.passage import Passage
from annotator.model.span import Span
from annotator.text.passages import passages
from tests.golden.passages.gold import ExpectedPassage, Pair, WordedReading, worded

CLOSE = 0.7
"""Least share of their common extent that a passage and the marked one have in common, in both texts."""


@dataclass(slots=True)
class Score:
    """Hits, and what was found and expected, of passages and of readings; what went wrong in words."""

    passages: Counter[str] = field(default_factory=Counter)
    readings: Counter[str] = field(default_factory=Counter)
    complaints: list[str] = field(default_factory=list)

    def add(self, other: "Score") -> None:
        """Count another score in."""
        self.passages += other.passages
        self.readings += other.readings
        self.complaints += other.complaints


def precision(counts: Counter[str]) -> float:
    """Share of what was found that is right; 1 when nothing was found."""
    return counts["hit"] / counts["found"] if counts["found"] else 1.0


def recall(counts: Counter[str]) -> float:
    """Share of what was expected that was found; 1 when nothing was expected."""
    return counts["hit"] / counts["expected"] if counts["expected"] else 1.0


def scored(pair: Pair) -> Score:
    """Find the passages of a pair, and compare them and their readings with those marked."""
    score = Score()
    found = list(passages(*pair.texts, *pair.zones))
    score.passages.update(found=len(found), expected=len(pair.expected))
    for expected in pair.expected:
        hit = max(found, key=lambda passage: closeness(passage, expected), default=None)
        if hit is None or closeness(hit, expected) < CLOSE:
            score.complaints.append(f"{pair.name}: missed {_quoted(pair, expected.spans)}")
            score.readings["expected"] += len(expected.readings)
            continue
        found.remove(hit)
        score.passages["hit"] += 1
        score.passages["exact"] += closeness(hit, expected) == 1
        _score_readings(pair, hit, expected, score)
    for passage in found:
        score.complaints.append(f"{pair.name}: chance {_quoted(pair, passage.spans)}")
        score.readings["found"] += len(readings_of(pair, passage))
    return score


def closeness(passage: Passage, expected: ExpectedPassage) -> float:
    """Return what both have in common, as the share of their joint extent, in the text where it is less."""
    return min(
        _shared(span, marked) for span, marked in zip(passage.spans, expected.spans, strict=True) if span
    )


def readings_of(pair: Pair, passage: Passage) -> list[WordedReading]:
    """Return the readings of a passage that count, in words."""
    left, right = pair.texts
    found = []
    for reading in passage.readings:
        one, other = reading.places
        assert one is not None
        assert other is not None
        if pair.typographic or reading.kind != "typographic":
            found.append(worded(reading.kind, left[slice(*one)], right[slice(*other)]))
    return found


def _score_readings(pair: Pair, hit: Passage, expected: ExpectedPassage, score: Score) -> None:
    found, marked = Counter(readings_of(pair, hit)), Counter(expected.readings)
    score.readings.update(found=found.total(), expected=marked.total(), hit=(found & marked).total())
    score.complaints += [f"{pair.name}: no reading {reading}" for reading in (marked - found).elements()]
    score.complaints += [f"{pair.name}: reading {reading}" for reading in (found - marked).elements()]


def _shared(one: Span, other: Span) -> float:
    common = min(one.end, other.end) - max(one.start, other.start)
    return max(0, common) / (max(one.end, other.end) - min(one.start, other.start))


def _quoted(pair: Pair, spans: tuple[Span | None, ...]) -> str:
    return " | ".join(repr(text[s.start : s.end]) for text, s in zip(pair.texts, spans, strict=True) if s)
