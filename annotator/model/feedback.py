"""What became of one person's tags, for that person."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from annotator.model.annotation import Annotation
from annotator.model.review import Review

FEEDBACK_KINDS = ("type", "boundary", "identity", "value", "rejected")
"""In which way what was taken differs from the tag first; *rejected* when nothing was taken in its place."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """One tag that a reviewer did not take, and what was taken instead."""

    kind: str
    """One of FEEDBACK_KINDS."""
    tag: Annotation
    quoted: str
    review: Review
    taken: Annotation | None = None
    taken_words: str = ""
    """The words of what was taken."""


@dataclass(frozen=True, slots=True)
class Feedback:
    """What a reviewer did not take of one person's tags, in the order of the articles and their texts."""

    person: str
    tags: int
    """How many tags that person made."""
    outcomes: tuple[Outcome, ...]

    @property
    def counts(self) -> Mapping[str, int]:
        """Number of outcomes by kind, where there are any."""
        found = Counter(outcome.kind for outcome in self.outcomes)
        return {kind: found[kind] for kind in FEEDBACK_KINDS if found[kind]}

    @property
    def sentence(self) -> str:
        """Such as `12 of 140 tags were changed.`"""
        return f"{len(self.outcomes)} of {self.tags} tags were changed."
