"""Reads the pairs of articles, and the passages marked in them, from the TOML files of this folder."""

import re
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from annotator.model.span import Span
from annotator.recognisers import furniture

HERE = Path(__file__).resolve().parent
SAMPLES = HERE.parents[2] / "resources" / "samples"

_SIGNS = re.compile(r"[^\w'’:]+|(?<!\w)['’]|['’](?!\w)")

WordedReading = tuple[str, str, str]
"""Kind, words on the left, words on the right; compared without case, signs and blanks at the ends."""


@dataclass(frozen=True, slots=True)
class ExpectedPassage:
    """A passage as a reader marked it."""

    spans: tuple[Span, Span]
    readings: tuple[WordedReading, ...]


@dataclass(frozen=True, slots=True)
class Pair:
    """Two articles with their furniture, and what they share."""

    name: str
    about: str
    texts: tuple[str, str]
    zones: tuple[list[Span], list[Span]]
    expected: tuple[ExpectedPassage, ...]

    @property
    def typographic(self) -> bool:
        """Whether typographic readings are marked, and so asked for."""
        return any(kind == "typographic" for passage in self.expected for kind, _, _ in passage.readings)


def pairs() -> list[Pair]:
    """Return all pairs, by name."""
    return [_pair(path) for path in sorted(HERE.glob("*.toml"))]


def worded(kind: str, left: str, right: str) -> WordedReading:
    """Return a reading as readings are compared; signs count only where they are the difference."""
    if kind == "typographic":
        return kind, " ".join(left.split()), " ".join(right.split())
    bare = [" ".join(_SIGNS.sub(" ", words.casefold()).split()) for words in (left, right)]
    return kind, bare[0], bare[1]


def _pair(path: Path) -> Pair:
    read = tomllib.loads(path.read_text(encoding="utf-8"))
    left, right = (_text(read, side) for side in ("left", "right"))
    expected = (
        ExpectedPassage(
            (_place(left, marked["left"]), _place(right, marked["right"])),
            tuple(worded(*reading) for reading in marked["readings"]),
        )
        for marked in read.get("passage", [])
    )
    zones = tuple([zone.span for zone in furniture.propose(text)] for text in (left, right))
    return Pair(path.stem, read["about"], (left, right), (zones[0], zones[1]), tuple(expected))


def _text(read: dict[str, Any], side: str) -> str:
    sample = read.get(f"{side}_sample")
    return (SAMPLES / sample).read_text(encoding="utf-8") if sample else str(read[side])


def _place(text: str, words: str) -> Span:
    """Find the only place of words in a text; an ellipsis leaves out what lies between two parts."""
    first, _, last = words.partition(" … ")
    start = text.index(first)
    assert text.find(first, start + 1) < 0, f"not the only place: {first}"
    return Span(start, text.index(last, start + len(first)) + len(last) if last else start + len(first))
