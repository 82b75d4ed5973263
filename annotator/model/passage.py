"""A stretch that several texts share, and the places in it where their words differ."""

from dataclasses import dataclass

from annotator.model.span import Span

READING_KINDS = (
    "typographic",
    "contraction",
    "spelling",
    "person",
    "omission",
    "addition",
    "number",
    "wording",
)
"""What a difference is, from the least to the most that an archivist would want to see.

*typographic*: case, quotation marks, apostrophes, dashes, hyphens, punctuation; *contraction*: it’s / it is;
*spelling*: one of the two is likely a slip; *person*: him / me, his / my, he has / I have; *omission*: words of
the first text that the other lacks; *addition*: words that only the other has; *number*: numbers or dates
that differ; *wording*: other words.
"""

Place = tuple[int, int]
"""Half-open stretch `(start, end)` in code points; empty, behind a word and its signs, where a text lacks the words."""


@dataclass(frozen=True, slots=True)
class Reading:
    """One difference inside a passage: where it stands in each text, in the order of the texts compared."""

    kind: str
    """One of READING_KINDS; omission and addition are seen from the first text of the passage."""
    places: tuple[Place | None, ...]
    """None for a text that has no part of the passage there."""


@dataclass(frozen=True, slots=True)
class Passage:
    """What two or more of the compared texts have in common, whole, in the order of the texts compared."""

    spans: tuple[Span | None, ...]
    """From the first to the last word, furniture between them included; None for a text without it."""
    readings: tuple[Reading, ...]
    """All differences, in text order; outside of them the words are the same."""
    matched: int
    """Number of words alike; in more than two texts, the most that two of them share."""
    score: float
    """Share of the words that are alike, above 0 and at most 1."""

    @property
    def members(self) -> tuple[int, ...]:
        """Which of the compared texts have it, as indices."""
        return tuple(index for index, span in enumerate(self.spans) if span is not None)
