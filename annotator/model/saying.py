"""What one or more of the compared articles say, and what in it is contradicted."""

from dataclasses import dataclass

from annotator.model.span import Span

SAYING_STATES = ("all", "some", "only")
"""Who says it: all articles, two or more but not all, one alone."""


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Words that do not go together with what another article says."""

    article: int
    """Index of the article that has the words."""
    place: Span
    told: str
    """All of it, in a sentence."""


@dataclass(frozen=True, slots=True)
class Saying:
    """A passage, or a stretch that only one article has, in the order of the articles compared."""

    spans: tuple[Span | None, ...]
    """None for an article that does not say it."""
    passage: int | None
    """Index among the passages compared; None for what only one article has."""
    contradictions: tuple[Contradiction, ...] = ()

    @property
    def said_by(self) -> int:
        """Number of articles that say it."""
        return sum(span is not None for span in self.spans)

    @property
    def state(self) -> str:
        """One of SAYING_STATES."""
        if self.said_by == 1:
            return "only"
        return "all" if self.said_by == len(self.spans) else "some"
